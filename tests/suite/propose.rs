//! Proposals: worked examples with their sources, and properties over arbitrary designs.
mod growth;
mod layout;
mod operation;
mod properties;
mod remedy;
mod speed;
mod what_if;
mod worked;
