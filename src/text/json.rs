//! The tolerant reader of JSON: makes a tree of any text, and lists what it had to repair.
mod containers;
mod members;
mod reader;
mod skipped;
mod strings;
mod words;
mod written;

pub use reader::{MAX_DEPTH, Start, read, read_at};
pub use written::{push_string, written};
