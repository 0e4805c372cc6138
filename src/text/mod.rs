//! Tolerant readers of the text that people paste: a borrowed tree with byte spans, and a list of what had to
//! be repaired to get it.
//!
//! Knows JSON, YAML, tables and scripts, and how they break on the way through terminals, chats and documents; knows
//! nothing of Azure.

pub mod code;
mod colours;
mod decode;
pub mod json;
mod letters;
mod lines;
mod problem;
mod segments;
pub mod shell;
pub mod table;
pub mod tree;
pub mod yaml;

pub use colours::without_colours;
pub use decode::decode;
pub(crate) use letters::unturned;
pub use letters::{is_harmless, readable};
pub use lines::{LineColumn, LineIndex, line_column};
pub use problem::{Problem, Problems, Severity, quoted};
pub use segments::{FindCode, MAX_DOCUMENTS, Segment, next_opening, segments};
use serde::{Deserialize, Serialize};

/// Where something stands in a text: byte offsets, `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// The part of `text` that stands there; empty where the span is not one of this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}
