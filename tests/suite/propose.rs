//! Proposals: worked examples with their sources, and properties over arbitrary designs.
mod growth;
mod layout;
mod properties;
mod reverse;
mod speed;
mod what_if;
mod widen;
mod worked;
