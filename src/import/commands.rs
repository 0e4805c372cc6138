//! Commands of the Azure CLI that would create or change clusters and networks, in scripts of bash, PowerShell and
//! cmd.
use super::Reading;
use crate::text::Span;

mod arguments;
mod autoscaler;
mod claims;
mod cluster;
mod features;
mod flags;
mod network;
mod outbound;
mod pool;
mod profile;
mod references;
mod refusals;
mod script;
mod values;
mod verbs;

pub(super) use claims::claims;

/// Reads lines that were claimed.
pub(super) fn read(text: &str, span: Span) -> Vec<Reading> {
    script::read(text, span).into_iter().collect()
}
