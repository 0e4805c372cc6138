//! The catalogue of rules: every rule fires, stays silent on a near miss, and says what it is about.

mod access;
mod catalogue;
mod firing;
mod pools;
mod requests;
mod subnets;
mod two_families;
mod wording;
