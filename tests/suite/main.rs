//! The engine's tests: tables, properties, golden files, structure.

mod cases;
mod contract;
mod corpus;
mod coverage;
mod diagnosis;
mod disagreements;
mod drawing;
mod edit;
mod egress;
mod explain;
mod golden;
mod import;
mod import_properties;
mod link;
mod messages;
mod net;
mod properties;
mod propose;
mod rules;
mod sorting;
mod structure;
mod support;
mod text;
mod vectors;
mod verdicts;
