//! Versions of Kubernetes: which are supported, and from which on something is there.
use super::{Date, Source, learn, release_note, retirement};
use time::Month;

/// How long a minor version is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// 33 for Kubernetes 1.33.
    pub minor: u64,
    /// The last day without long-term support; `None`: before the calendar begins.
    pub ends: Option<Date>,
    /// The last day with long-term support.
    pub long_term_ends: Date,
}

/// Who gives the calendar; its days to come are plans.
pub const CALENDAR_SOURCE: Source =
    learn("https://learn.microsoft.com/azure/aks/supported-kubernetes-versions");

/// The calendar of versions, ascending. A version ends with the last day of its month.
pub const CALENDAR: &[Support] = &[
    Support { minor: 31, ends: None, long_term_ends: day(2026, Month::November, 30) },
    Support { minor: 32, ends: None, long_term_ends: day(2027, Month::March, 31) },
    Support { minor: 33, ends: Some(day(2026, Month::July, 31)), long_term_ends: day(2027, Month::July, 31) },
    Support {
        minor: 34,
        ends: Some(day(2026, Month::November, 30)),
        long_term_ends: day(2027, Month::November, 30),
    },
    Support {
        minor: 35,
        ends: Some(day(2027, Month::March, 31)),
        long_term_ends: day(2028, Month::March, 31),
    },
    Support { minor: 36, ends: Some(day(2027, Month::June, 30)), long_term_ends: day(2028, Month::June, 30) },
    Support {
        minor: 37,
        ends: Some(day(2027, Month::October, 31)),
        long_term_ends: day(2028, Month::October, 31),
    },
];

/// The last day of support of a minor version; `None`: long ago, or the calendar does not know it.
pub fn ends_on(minor: u64, is_long_term: bool) -> Option<Date> {
    let of = CALENDAR.iter().find(|support| support.minor == minor)?;
    if is_long_term { Some(of.long_term_ends) } else { of.ends }
}

/// The first minor version in which Azure NPM and Calico can be installed and uninstalled.
pub const POLICY_ENGINES_CHANGE: (u64, Source) = (30, release_note("2026-05-29"));

/// The first minor version whose Windows pools may run Windows Server 2025 where nothing is said.
pub const WINDOWS_2025_BY_DEFAULT: (u64, Source) = (36, release_note("2026-07-17"));

/// The minor version of `1.33` or `1.33.2`.
pub fn minor(version: &str) -> Option<u64> {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    let major = parts.next()?;
    (major == "1").then(|| parts.next()?.parse().ok()).flatten()
}

const fn day(year: i32, month: Month, day: u8) -> Date {
    retirement::day(year, month, day)
}
