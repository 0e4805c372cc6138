//! Proposals: worked examples with their sources, and properties over arbitrary designs.
mod beside;
mod growth;
mod layout;
mod operation;
mod properties;
mod remedy;
mod reverse;
mod service_room;
mod speed;
mod subnet_plan;
mod widen;
mod widen_properties;
mod worked;
