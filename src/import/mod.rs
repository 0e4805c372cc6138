//! Other people's text, read: each document becomes a [`Reading`], and readings are merged into one design.
//!
//! Knows the shapes in which the Azure CLI, ARM and people print clusters and networks; decides nothing.

mod add_ons;
mod attached;
mod block;
mod code;
mod commands;
mod cut;
mod design_file;
mod detect;
mod document;
mod draft;
mod envelope;
mod errors;
mod features;
mod further_interfaces;
mod keys;
mod kubernetes;
mod link;
mod load_balancer;
mod managed_cluster;
mod merge;
mod names;
mod network_profile;
pub(crate) mod node_name;
mod node_pool;
mod pieces;
mod plain;
mod prefixes;
mod ranges;
mod reader;
mod readers;
mod reading;
mod references;
mod renamed;
mod selected;
mod subnet;
mod tables;
mod things;
mod virtual_network;
mod yaml;

pub use merge::{Attachment, Conflict, Merged, Merging, merge};
pub use reader::{AtOnce, Import, Progress, at_once, read};
pub use reading::{Kind, Place, Reading, Shape};
