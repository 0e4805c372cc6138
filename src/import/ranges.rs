//! Plain lists of ranges: `10.200.0.0/14  head office`, one a line.
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};

use super::draft::Draft;
use crate::design::subject::segment;
use crate::design::{ConnectedRange, RangeKind};
use crate::net::{AddressRange, Prefix, PrefixError};
use crate::text::{Problems, Severity, Span, quoted};

/// Reads lines of ranges, and counts those that are none.
#[derive(Debug, Default)]
pub(super) struct RangeLines {
    /// Ranges by label and kind.
    index: HashMap<(String, RangeKind), usize>,
    /// Whether the comment line above speaks of peering.
    peered: bool,
    /// How many lines were read.
    pub(super) read: usize,
    /// The lines that hold no range.
    pub(super) others: Problems,
}

impl RangeLines {
    /// Reads the lines at `span`.
    pub(super) fn read(&mut self, text: &str, span: Span, draft: &mut Draft) {
        let mut start = span.start;
        for line in span.of(text).split_inclusive('\n') {
            self.line(line, start, draft);
            start += line.len();
        }
    }

    fn line(&mut self, line: &str, start: usize, draft: &mut Draft) {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        let span = Span::new(start + indent, start + indent + line.len());
        if line.is_empty() {
            self.peered = false;
            return;
        }
        if let Some(comment) = line.strip_prefix('#').or_else(|| line.strip_prefix("//")) {
            self.peered = is_peered(comment);
            return;
        }
        match Entry::parse(line) {
            Ok(entry) => {
                self.read += 1;
                self.keep(&entry, span, draft);
            }
            Err(message) => self.others.add(Severity::Warning, Some(span), || message),
        }
    }

    fn keep(&mut self, entry: &Entry<'_>, span: Span, draft: &mut Draft) {
        let label = if entry.label.is_empty() { entry.range } else { entry.label };
        let label = match entry.prefixes.first() {
            Some(prefix) if entry.label.is_empty() && entry.prefixes.len() == 1 => prefix.to_string(),
            _ => label.to_owned(),
        };
        let peered = self.peered || is_peered(entry.label);
        let kind = if peered { RangeKind::Peered } else { RangeKind::OnPremises };
        let index = *self.index.entry((label, kind)).or_insert_with_key(|(label, kind)| {
            draft.ranges.push(ConnectedRange {
                name: draft.range_names.unique(label),
                kind: *kind,
                prefixes: Vec::new(),
                network: None,
                remote: None,
            });
            draft.ranges.len() - 1
        });
        let Some(range) = draft.ranges.get_mut(index) else { return };
        range.prefixes.extend(&entry.prefixes);
        let subject = format!("ranges/{}", segment(&range.name));
        draft.place(&subject, "", span);
        if let Some(note) = &entry.note {
            draft.note(span, || note.clone());
        }
    }
}

/// One line: a range and what it is called.
struct Entry<'l> {
    /// The range as it is written.
    range: &'l str,
    prefixes: Vec<Prefix>,
    label: &'l str,
    note: Option<String>,
}

impl<'l> Entry<'l> {
    fn parse(line: &'l str) -> Result<Entry<'l>, String> {
        let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
        let line = line.trim_start_matches(['"', '\'', ' ']);
        let end = line.find(is_separator).unwrap_or(line.len());
        let (first, rest) = line.split_at(end);
        if let Some((range, rest)) = address_range(line, first, rest)? {
            let range_text =
                line.get(..line.len() - rest.len()).unwrap_or(first).trim_end_matches(is_separator);
            return Ok(Entry { range: range_text, prefixes: range, label: label(rest), note: None });
        }
        let (prefixes, note) = match first.parse::<Prefix>() {
            Ok(prefix) => (vec![prefix], None),
            Err(PrefixError::HostBits(prefix)) => {
                (vec![prefix], Some(format!("{} lies inside {prefix}; read as {prefix}", quoted(first))))
            }
            Err(PrefixError::NoLength(prefix)) => {
                (vec![prefix], Some(format!("an address without a length; read as {prefix}")))
            }
            Err(error) => return Err(format!("found {}; {error}", quoted(first))),
        };
        Ok(Entry { range: first, prefixes, label: label(rest), note })
    }
}

/// A range by its first and last address, or by an address and a mask; and what stands after it.
fn address_range<'l>(
    line: &str,
    first: &'l str,
    rest: &'l str,
) -> Result<Option<(Vec<Prefix>, &'l str)>, String> {
    let between = |from: &str, to: &str| -> Option<Vec<Prefix>> {
        let (from, to): (IpAddr, IpAddr) = (from.parse().ok()?, to.parse().ok()?);
        Some(AddressRange::new(from, to)?.prefixes())
    };
    let refused = || format!("expected a first address that is not above the last, found {}", quoted(line));
    let ends =
        first.split_once(['-', '–']).filter(|(from, to)| !to.is_empty() && from.parse::<IpAddr>().is_ok());
    if let Some((from, to)) = ends {
        return between(from, to).map(|range| Some((range, rest))).ok_or_else(refused);
    }
    let Ok(address) = first.trim_end_matches(['-', '–']).parse::<IpAddr>() else { return Ok(None) };
    let dash = rest.trim_start().strip_prefix(['-', '–']).or(first.ends_with(['-', '–']).then_some(rest));
    let second = dash.unwrap_or(rest).trim_start_matches(is_separator);
    let end = second.find(is_separator).unwrap_or(second.len());
    let (second, after) = second.split_at(end);
    if dash.is_some() && second.parse::<IpAddr>().is_ok() {
        return between(&address.to_string(), second).map(|range| Some((range, after))).ok_or_else(refused);
    }
    let mask = second.parse::<Ipv4Addr>().ok().map(Ipv4Addr::to_bits).filter(|_| address.is_ipv4());
    match mask {
        Some(mask) if mask.leading_ones() + mask.trailing_zeros() == 32 => {
            let length = u8::try_from(mask.leading_ones()).unwrap_or(32);
            Ok(Some((vec![Prefix::containing(address, length)], after)))
        }
        _ => Ok(None),
    }
}

/// What a range is called: the rest of its line, or the comment there.
fn label(rest: &str) -> &str {
    let (label, comment) = rest.split_once('#').unwrap_or((rest, ""));
    let trimmed = |text: &'_ str| -> (usize, usize) {
        let start = text.len() - text.trim_start_matches(is_around_label).len();
        (start, text.trim_end_matches(is_around_label).len().max(start))
    };
    let (start, end) = trimmed(label);
    match label.get(start..end) {
        Some(label) if !label.is_empty() => label,
        _ => {
            let (start, end) = trimmed(comment);
            comment.get(start..end).unwrap_or_default()
        }
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';' | '"' | '\'')
}

fn is_around_label(character: char) -> bool {
    is_separator(character) || matches!(character, '-' | '–' | ':' | '|')
}

fn is_peered(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    label.contains("peer") || label.contains("vnet")
}
