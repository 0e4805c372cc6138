//! Tables of kubectl: which lines they are, one after another with what stands between them.
mod header;
mod row;
mod rows;

use crate::text::Span;
use header::Header;

pub(in crate::import) use rows::read;

/// Lines that hold tables of nodes, pods, services or network policies: from the command above the first of them to
/// the last row of the last one.
pub(in crate::import) fn claims(text: &str, span: Span) -> Vec<Span> {
    let mut claims: Vec<Span> = Vec::new();
    // The lines of tables that are joined so far, and whether one of them is read.
    let mut joined: Option<(Span, bool)> = None;
    let mut lead: Option<usize> = None;
    for (line, role) in Lines::new(text, span) {
        match role {
            Role::Header(header) => {
                let start = lead.take().unwrap_or(line.start);
                let (claim, is_read) = joined.get_or_insert((Span::new(start, line.end), false));
                claim.end = line.end;
                *is_read |= header != Header::Other;
            }
            Role::Row => {
                if let Some((claim, _)) = &mut joined {
                    claim.end = line.end;
                }
            }
            Role::Between => {
                if joined.is_none() {
                    lead.get_or_insert(line.start);
                }
            }
            Role::Stranger => {
                lead = None;
                claims.extend(joined.take().filter(|(_, is_read)| *is_read).map(|(claim, _)| claim));
            }
        }
    }
    claims.extend(joined.filter(|(_, is_read)| *is_read).map(|(claim, _)| claim));
    claims
}

/// What a line is beside tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Header(Header),
    Row,
    /// A command, a comment, nothing.
    Between,
    Stranger,
}

/// The lines of a part of a text, each with its role; a line holds its end.
struct Lines<'t> {
    text: &'t str,
    rest: Span,
    /// Whether rows may follow, and whether two blanks stand between their values.
    table: Option<bool>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, span: Span) -> Lines<'t> {
        Lines { text, rest: span, table: None }
    }

    fn role(&mut self, line: &str) -> Role {
        if let Some(header) = Header::of(line) {
            self.table = Some(has_gaps(line));
            return Role::Header(header);
        }
        if self.table.is_some_and(|wide| is_row(line, wide)) {
            return Role::Row;
        }
        self.table = None;
        let is_between =
            line.is_empty() || line.starts_with('#') || line.starts_with("```") || is_command(line);
        if is_between { Role::Between } else { Role::Stranger }
    }
}

impl Iterator for Lines<'_> {
    type Item = (Span, Role);

    fn next(&mut self) -> Option<(Span, Role)> {
        let rest = self.rest.of(self.text);
        let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
        if length == 0 {
            return None;
        }
        let line = Span::new(self.rest.start, self.rest.start + length);
        self.rest.start = line.end;
        Some((line, self.role(line.of(self.text).trim())))
    }
}

/// A row begins with the name of an object, which is no address.
fn is_row(line: &str, wide: bool) -> bool {
    let name = line.split_whitespace().next().unwrap_or_default();
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-./:".contains(&byte);
    name.bytes().any(|byte| byte.is_ascii_lowercase())
        && name.bytes().all(letter)
        && !name.ends_with(':')
        && !is_command(line)
        && (!wide || has_gaps(line))
}

/// Whether more than one blank stands between some values.
fn has_gaps(line: &str) -> bool {
    line.contains("  ") || line.contains('\t')
}

/// `$ kubectl get …`, `k get …`, `Every 2.0s: kubectl get …`
fn is_command(line: &str) -> bool {
    let typed = line.trim_start_matches(['$', '>', '%', ' ']);
    typed.starts_with("k get ") || line.contains("$ k get ") || line.split(' ').any(|word| word == "kubectl")
}
