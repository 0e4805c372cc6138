//! The catalogue of rules: every rule fires, stays silent on a near miss, and says what it is about.

mod catalogue;
mod features;
mod firing;
mod outbound;
mod policy;
mod retirements;
mod wording;
