//! The catalogue: what every known error means, by which marks it is known, what to do, and who says so.

mod cli;
mod nodes;
mod pods;
mod service;

use crate::azure::{Grade, Source};
use crate::design::ReportedError;

/// What is known of one error.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number in this catalogue, never given again: `ERR-01`.
    pub id: &'static str,
    /// What happened, one line.
    pub title: &'static str,
    /// Codes that mean it, compared without regard to letter case.
    pub codes: &'static [&'static str],
    /// Codes under a code that mean it, whatever the code is.
    pub subcodes: &'static [&'static str],
    /// Exit codes of a node that mean it.
    pub exit_codes: &'static [u64],
    /// Words of messages that mean it, in small letters: all of one group.
    pub words: &'static [&'static [&'static str]],
    /// Whether its codes mean it only where no words of another one stand in the message.
    pub is_general: bool,
    /// What it means: how it comes about, and what it does not say.
    pub meaning: &'static str,
    /// What to do, a sentence each.
    pub steps: &'static [&'static str],
    /// Who says so.
    pub source: Source,
}

/// Every entry; of two that the same words may mean, the more special one first.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    [service::ENTRIES, nodes::ENTRIES, pods::ENTRIES, cli::ENTRIES].into_iter().flatten()
}

/// What is known of an error: by the code under its code, its own code, its exit code, its words, and last by a
/// code that many errors share.
pub fn entry_of(error: &ReportedError) -> Option<&'static Entry> {
    let letters = squeezed(&error.message);
    let is = |known: &[&str], code: &Option<String>| {
        code.as_ref().is_some_and(|code| known.iter().any(|known| known.eq_ignore_ascii_case(code)))
    };
    let by = |matches: &dyn Fn(&Entry) -> bool| entries().find(|entry| matches(entry));
    by(&|entry| is(entry.subcodes, &error.subcode) || is(entry.subcodes, &error.code))
        .or_else(|| by(&|entry| !entry.is_general && is(entry.codes, &error.code)))
        .or_else(|| by(&|entry| error.exit_code.is_some_and(|exit| entry.exit_codes.contains(&exit))))
        .or_else(|| by(&|entry| !entry.is_general && is(entry.codes, &error.subcode)))
        .or_else(|| {
            by(&|entry| {
                entry.words.iter().any(|group| group.iter().all(|words| letters.contains(&squeezed(words))))
            })
        })
        .or_else(|| by(&|entry| is(entry.codes, &error.code)))
}

fn squeezed(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters.map(|letter| if letter == '’' { '\'' } else { letter.to_ascii_lowercase() }).collect()
}

/// An entry of which nothing but these is said.
const fn entry(id: &'static str, title: &'static str, source: Source) -> Entry {
    Entry {
        id,
        title,
        codes: &[],
        subcodes: &[],
        exit_codes: &[],
        words: &[],
        is_general: false,
        meaning: "",
        steps: &[],
        source,
    }
}

/// A troubleshooting article of Microsoft's, in the copy of 2026-08-21.
const fn article(url: &'static str) -> Source {
    Source { url, read: "2026-08-21", grade: Grade::Troubleshooting }
}

/// An answer of the service that somebody reported, as it was read on 2026-11-23.
const fn report(url: &'static str) -> Source {
    Source { url, read: "2026-11-23", grade: Grade::Observed }
}

/// What follows from other facts of that page, in the copy of 2026-08-21.
const fn inferred(url: &'static str) -> Source {
    Source { url, read: "2026-08-21", grade: Grade::Inferred }
}

/// The validators of the Azure CLI.
const CLI: Source = Source {
    url: "https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acs/_validators.py",
    read: "2026-08-21",
    grade: Grade::Code,
};
