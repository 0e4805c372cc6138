//! The catalogue of rules: every rule fires, stays silent on a near miss, and says what it is about.

mod catalogue;
mod firing;
mod requests;
mod wording;
