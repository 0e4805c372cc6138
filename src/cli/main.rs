//! The terminal's door: reads files and the clock, prints what the engine makes of them, tells by its exit status.
#![forbid(unsafe_code)]

mod analyze;
mod arguments;
mod compare;
mod export;
mod files;
mod link;

use std::io::Write;
use std::process::ExitCode;

use arguments::{Command, usage};

/// A finding at or above the one asked for, a design that no link holds, or a difference with consequence.
const FAILED: u8 = 1;
/// Nothing in the inputs is a cluster, a network, a range or an error.
const NOTHING_READ: u8 = 2;
/// A wrong flag or a file that cannot be opened.
const USAGE_ERROR: u8 = 64;

fn main() -> ExitCode {
    match run() {
        Ok(status) => ExitCode::from(status),
        Err(message) => {
            eprint!("{message}\n\n{}", usage());
            ExitCode::from(USAGE_ERROR)
        }
    }
}

fn run() -> Result<u8, String> {
    match Command::parse()? {
        Command::Print(text) => print(&text).map(|()| 0),
        Command::Analyze(options) => analyze::run(&options),
        Command::Link { files, names } => link::run(&files, names),
        Command::Export(options) => export::run(&options),
        Command::Compare { baseline, files, format } => compare::run(&baseline, &files, format),
    }
}

/// Prints to standard output; a reader that stops listening is no failure.
fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(()),
    }
}
