//! The engine of AKS Network Planner: from what people paste about a cluster's network to an analysis in
//! which every number carries its sum and its source.
//!
//! The engine does no I/O, reads no clock and never panics: today's date is a parameter, text that is not a
//! value is an error of its parser, and a design that is unwise or impossible is a finding.
//!
//! Modules stand in the order of dependency: each may be used only by those after it.
#![forbid(unsafe_code)]

pub mod sorting;

pub mod text;

pub mod net;

pub mod azure;

pub mod design;

pub mod link;

pub mod edit;

pub mod import;

pub mod resolve;

pub mod capacity;

pub mod occupancy;

pub mod overlap;

pub mod propose;

pub mod egress;

pub mod cost;

pub mod policy;

pub mod rules;

pub mod advice;

pub mod diagnosis;

pub mod symptoms;

pub mod analysis;

pub mod fix;

pub mod compare;

pub mod fleet;

pub mod drawing;

pub mod export;

pub mod messages;
