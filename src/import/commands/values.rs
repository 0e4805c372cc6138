//! [`Values`]: the flags of a command, asked for their values one by one.
use std::net::IpAddr;

use super::arguments::{Arguments, Given};
use crate::design::{MaxSurge, Word};
use crate::import::draft::Draft;
use crate::net::{Prefix, PrefixError};
use crate::text::{Span, quoted};

/// The flags of a command and the thing that their values belong to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) arguments: &'a Arguments,
    /// Such as `clusters/aks-prod`.
    pub(super) subject: &'a str,
}

impl<'a> Values<'a> {
    /// The value of a flag that takes one.
    pub(super) fn given(self, draft: &mut Draft, flag: &str) -> Option<&'a Given> {
        let argument = self.arguments.get(flag)?;
        if argument.values.is_empty() {
            draft.warn(argument.span, || format!("{flag}: expected a value, found none"));
        }
        for more in argument.values.iter().skip(1) {
            match more.text() {
                Some(text) => draft
                    .warn(more.span, || format!("{flag}: expected one value, found {} too", quoted(text))),
                None => not_told(draft, flag, more),
            }
        }
        argument.values.first()
    }

    /// The text of a flag that is known, and its place.
    pub(super) fn known(self, draft: &mut Draft, flag: &str) -> Option<(&'a str, Span)> {
        let given = self.given(draft, flag)?;
        match given.text().map(str::trim) {
            Some("") => None,
            Some(text) => Some((text, given.span)),
            None => {
                not_told(draft, flag, given);
                None
            }
        }
    }

    /// The text of a flag.
    pub(super) fn text(self, draft: &mut Draft, flag: &str, field: &str) -> Option<String> {
        let (text, span) = self.known(draft, flag)?;
        draft.place(self.subject, field, span);
        Some(text.to_owned())
    }

    /// A whole number.
    pub(super) fn number(self, draft: &mut Draft, flag: &str, field: &str) -> Option<u64> {
        self.read(draft, flag, field, "a whole number of 0 or more", |text| text.parse().ok())
    }

    /// An address.
    pub(super) fn address(self, draft: &mut Draft, flag: &str, field: &str) -> Option<IpAddr> {
        self.read(draft, flag, field, "an address such as 10.0.0.10", |text| text.parse().ok())
    }

    /// A number of nodes, absolute or in percent; a batch file doubles the sign.
    pub(super) fn surge(self, draft: &mut Draft, flag: &str, field: &str) -> Option<MaxSurge> {
        let expected = "a number of nodes such as 3, or a share such as 33%";
        self.read(draft, flag, field, expected, |text| MaxSurge::parse(&text.replace("%%", "%")))
    }

    /// An enumerated value; one that is not known is kept with a problem.
    pub(super) fn word<T>(
        self,
        draft: &mut Draft,
        flag: &str,
        field: &str,
        read: fn(&str) -> Word<T>,
    ) -> Option<Word<T>> {
        let (text, span) = self.known(draft, flag)?;
        let word = read(text);
        draft.place(self.subject, field, span);
        if matches!(word, Word::Newer(_)) {
            draft.warn(span, || {
                format!("{flag}: {} is newer than this planner; kept as it stands", quoted(text))
            });
        }
        Some(word)
    }

    /// A switch: `Some(true)` where it stands alone or with a word for yes.
    pub(super) fn switch(self, draft: &mut Draft, flag: &str, field: &str) -> Option<bool> {
        let argument = self.arguments.get(flag)?;
        let Some(given) = argument.values.first() else {
            draft.place(self.subject, field, argument.span);
            return Some(true);
        };
        let Some(text) = given.text() else {
            draft.place(self.subject, field, argument.span);
            not_told(draft, flag, given);
            return Some(true);
        };
        let text = text.trim().to_ascii_lowercase();
        let value = match text.trim_start_matches('$') {
            "true" | "yes" | "y" | "1" => true,
            "false" | "no" | "n" | "0" => false,
            _ => {
                draft.warn(given.span, || {
                    format!("{flag}: expected nothing behind it, found {}", quoted(&given.shown()))
                });
                true
            }
        };
        draft.place(self.subject, field, argument.span);
        Some(value)
    }

    /// Ranges, with blanks or commas between them; one that cannot be read makes the whole list unknown.
    pub(super) fn prefixes(self, draft: &mut Draft, flag: &str, field: &str) -> Option<Vec<Prefix>> {
        let mut prefixes = Vec::new();
        for given in &self.arguments.get(flag)?.values {
            let Some(text) = given.text() else {
                not_told(draft, flag, given);
                return None;
            };
            for text in pieces(text) {
                prefixes.push(prefix(draft, flag, text, given.span)?);
            }
            draft.place(self.subject, field, given.span);
        }
        (!prefixes.is_empty()).then_some(prefixes)
    }

    /// The properties of a table whose flag stands there with a value that only a run would tell.
    pub(super) fn untold(self, table: &[(&str, &'static str)]) -> Vec<String> {
        let is_untold = |flag: &str| {
            let argument = self.arguments.get(flag);
            argument.is_some_and(|argument| argument.values.iter().any(|given| given.text().is_none()))
        };
        table.iter().filter(|(flag, _)| is_untold(flag)).map(|(_, field)| (*field).to_owned()).collect()
    }

    fn read<T>(
        self,
        draft: &mut Draft,
        flag: &str,
        field: &str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (text, span) = self.known(draft, flag)?;
        let value = read(text);
        match value {
            Some(_) => draft.place(self.subject, field, span),
            None => draft.warn(span, || format!("{flag}: expected {expected}, found {}", quoted(text))),
        }
        value
    }
}

/// Says that a value is not used because only a run of the script would tell it.
pub(super) fn not_told(draft: &mut Draft, flag: &str, given: &Given) {
    draft.warn(given.span, || format!("{flag}: {}; not used", given.unknown()));
}

/// The pieces of a value that holds several.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '"' | '\'');
    text.split(is_between).filter(|piece| !piece.is_empty())
}

fn prefix(draft: &mut Draft, flag: &str, text: &str, span: Span) -> Option<Prefix> {
    match text.parse() {
        Ok(prefix) => Some(prefix),
        Err(PrefixError::HostBits(prefix)) => {
            draft.note(span, || format!("{flag}: {} lies inside {prefix}; read as {prefix}", quoted(text)));
            Some(prefix)
        }
        Err(error) => {
            draft.warn(span, || format!("{flag}: found {}; {error}", quoted(text)));
            None
        }
    }
}
