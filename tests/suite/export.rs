//! The forms that others take: code of a design, and the same bytes from page and terminal.
mod cases;
mod change;
mod documents;
mod golden;
pub(crate) mod hostile;
mod hostile_documents;
mod powershell;
mod printed;
mod round_trip;
mod sarif;
mod templates;

#[cfg(feature = "cli")]
mod terminal;
