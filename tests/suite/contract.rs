//! The analysis document's contract: its worked example, and a test for each sentence on inputs, demand, largest
//! clusters, missing parts, overlaps and severity.

mod demand;
mod example;
mod inputs;
mod largest;
mod missing;
mod observed;
mod overlaps;
mod severity;

pub(crate) use example::example;
