//! The catalogue of rules: every rule fires, stays silent on a near miss, and says what it is about.

mod access;
mod catalogue;
mod egress;
mod features;
pub(crate) mod firing;
mod options;
mod outbound;
mod policy;
mod pools;
mod requests;
mod retirements;
mod subnets;
mod two_families;
mod wording;
