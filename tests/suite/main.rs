//! The engine's tests: tables, properties, golden files, structure.

mod net;
mod structure;
