//! Comma-separated values.
use crate::text::unturned;

/// A line as RFC 4180 writes it. A cell that a spreadsheet would take for a formula begins with an apostrophe, which shows
/// it as the text that it is.
pub(super) fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

fn quoted(cell: &str) -> String {
    let cell = unturned(cell);
    let guard = if is_formula(&cell) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

/// Whether a spreadsheet would work it out; a negative number is what it looks like.
fn is_formula(cell: &str) -> bool {
    let is_number =
        cell.strip_prefix(['-', '+']).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number
}
