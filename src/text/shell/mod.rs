//! Scripts of bash, PowerShell and cmd: a text as commands of words, each with its place.
//!
//! Knows how people write, paste and spoil such scripts; runs nothing, and knows no program's flags.

mod assignment;
mod braces;
mod command;
mod expansion;
mod line;
mod reader;
mod redirection;
mod strings;
mod variables;
mod word;

pub use assignment::{Assignment, assignments};
pub use command::{Command, Dialect, Part, Word};
pub use line::{Line, hash_is_prompt};
pub use reader::{commands, inner_commands};
pub use variables::{Flat, Variables};
