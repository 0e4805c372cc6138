//! Tables of events, as `kubectl describe` and `kubectl get events` print them.
use super::claims::{Line, goes_on};
use super::marks;

/// A table of events with its heads, as far as it goes, and whether any row tells of a failure.
pub(super) fn events(lines: &[Line<'_>], at: usize) -> (usize, usize, bool) {
    let (mut end, mut is_failing, mut before) = (at, false, "");
    for line in lines.iter().skip(at) {
        if !is_event_line(line.rest()) && !goes_on(before, line.rest()) {
            break;
        }
        is_failing |= is_failing_event(line.rest());
        before = line.rest();
        end += 1;
    }
    (at, end, is_failing)
}

/// Whether a line belongs to a table of events.
pub(super) fn is_event_line(rest: &str) -> bool {
    is_head_of_events(rest) || event(rest).is_some()
}

/// The lines above the rows of a table of events.
pub(super) fn is_head_of_events(rest: &str) -> bool {
    let dashes = rest.len() > 4 && rest.bytes().all(|byte| byte == b'-' || byte == b' ');
    let head = ["Type ", "LAST SEEN ", "LASTSEEN ", "NAMESPACE "].iter().any(|start| rest.starts_with(start))
        && rest.to_ascii_lowercase().contains("reason ");
    dashes || head || rest == "Events:"
}

/// Reasons of events that tell of addresses and networks.
const REASONS: &[&str] = &[
    "CIDRNotAvailable",
    "CreatingLoadBalancerFailed",
    "FailedCreatePodSandBox",
    "FailedToCreateRoute",
    "NetworkNotReady",
    "SandboxChanged",
    "SyncLoadBalancerFailed",
];

/// Whether a line is a row that tells of a failure of the network.
pub(super) fn is_failing_event(rest: &str) -> bool {
    event(rest).is_some_and(|(kind, reason, message)| is_failing(kind, reason, message))
}

/// Whether an event tells of a failure of addresses or networks.
pub(super) fn is_failing(kind: &str, reason: &str, message: &str) -> bool {
    REASONS.iter().any(|known| known.eq_ignore_ascii_case(reason))
        || kind == "Warning" && marks::first(message).is_some()
}

/// The kind, the reason and the rest of a row of events, whose first words may be a namespace and ages.
pub(super) fn event(rest: &str) -> Option<(&str, &str, &str)> {
    let mut after = rest;
    for _ in 0..4 {
        let (word, next) = first_word(after)?;
        if matches!(word, "Warning" | "Normal") {
            let (reason, message) = first_word(next)?;
            let gap = next.len() - next.trim_start().len() >= 2 || next.starts_with('\t');
            return (marks::is_code(reason) || gap && is_reason(reason)).then_some((word, reason, message));
        }
        after = next;
    }
    None
}

fn is_reason(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.len() > 3
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn first_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find([' ', '\t']).unwrap_or(text.len());
    (end > 0).then(|| (text.get(..end).unwrap_or_default(), text.get(end..).unwrap_or_default()))
}
