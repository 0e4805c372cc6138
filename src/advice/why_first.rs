//! Why the first option is the first, in a sentence.
use super::given::Given;
use super::made::Made;
use super::options::percent;
use super::reasons::what_retires;
use super::verdict::OptionVerdict;
use super::way::How;
use crate::azure::Date;
use crate::capacity::Resource;
use crate::net::wording::{counted, listed, number, signed};
use crate::resolve::distinct;

/// Why the first is the first, in a sentence; `before` is the cluster as it is.
pub(super) fn why_first(given: &Given, options: &[OptionVerdict], before: &Made, today: Date) -> String {
    let name = given.name();
    let Some(first) = options.first() else { return format!("Nothing is known of {name}.") };
    let title = first.choice.title();
    if first.possible == Some(false) {
        return format!("No option meets every need of {name}; {title} comes nearest.");
    }
    let mut parts = vec![way(name, first)];
    parts.extend(freed(given, first, before));
    parts.extend(headroom(given, first, before));
    parts.push(retirement(options, first, today));
    if first.possible.is_none() {
        parts.push("something that would tell whether it can be is not known".to_owned());
    }
    if first.fits == Some(false) {
        parts.push("no option that fits is left".to_owned());
    }
    format!("{title} fits best: {}.", listed_apart(&parts))
}

/// How the cluster gets there, with the ranges that it needs.
fn way(name: &str, first: &OptionVerdict) -> String {
    let needed: Vec<String> = first.needed.iter().map(|needed| needed.title()).collect();
    let with = if needed.is_empty() { String::new() } else { format!(" with {}", listed(&needed)) };
    match (first.how, first.is_current) {
        (How::Already, _) => format!("{name} has it already"),
        (How::AtCreation, _) => format!("{name} is still to be created"),
        (How::InPlace, true) => format!("{name} has it already, and goes on{with} in place"),
        (How::NewPools, true) => format!("{name} has it already, and goes on by new pools{with}"),
        (How::InPlace, false) => {
            let steps = first.operations.map(|count| format!(" in {}", steps(count))).unwrap_or_default();
            format!("it is reached in place{steps}{with}")
        }
        (How::NewPools, false) => format!("it is reached by new pools{with}"),
        (How::Unknown, _) => "it goes with every need that is known".to_owned(),
        _ => format!("nothing that {name} can reach in place does, so it takes another cluster{with}"),
    }
}

fn steps(count: u64) -> String {
    match count {
        1 => "one step".to_owned(),
        2 => "two steps".to_owned(),
        3 => "three steps".to_owned(),
        4 => "four steps".to_owned(),
        _ => counted(count, "step", "steps"),
    }
}

/// `it frees 2,880 addresses of vnet`.
fn freed(given: &Given, first: &OptionVerdict, before: &Made) -> Option<String> {
    let freed = before.at_most?.checked_sub(first.taken_at_most?).filter(|freed| *freed > 0)?;
    let places = distinct(given.subnets().map(|(_, subnet, _)| subnet.network));
    let names = places.into_iter().filter_map(|place| given.resolved.networks.get(place));
    let networks: Vec<String> = names.map(|network| network.name.clone()).collect();
    let of = if networks.is_empty() { "its network".to_owned() } else { listed(&networks) };
    Some(format!("frees {} of {of}", counted(freed, "address", "addresses")))
}

/// `headroom of snet goes from 43% to 97%`; what is short before is told in addresses.
fn headroom(given: &Given, first: &OptionVerdict, before: &Made) -> Option<String> {
    let after = first.headroom_percent.filter(|after| *after >= LEAST)?;
    let is_elsewhere = first.needed.iter().any(|needed| needed.resource != Resource::PodCidr);
    let subnets: Vec<&str> = given.subnets().map(|(_, subnet, _)| subnet.name.as_str()).collect();
    let of = match subnets.as_slice() {
        [only] if !is_elsewhere => only,
        _ => "its subnets",
    };
    let was = percent(before.usable, before.at_most)?;
    if was == after {
        return Some(format!("headroom of {of} at its largest moment is {}%", signed(after)));
    }
    let short = before.at_most?.saturating_sub(before.usable?);
    let was = if was < 0 { format!("{} addresses short", number(short)) } else { format!("{was}%") };
    Some(format!("headroom of {of} at its largest moment goes from {was} to {}%", signed(after)))
}

/// The least percentage that tells something.
const LEAST: i64 = -100;

/// What retires of the first, else what it replaces that does, else that nothing of it retires.
fn retirement(options: &[OptionVerdict], first: &OptionVerdict, today: Date) -> String {
    let of = |option: &OptionVerdict| {
        let day = option.retires?.value;
        let word = if day < today { "retired" } else { "retires" };
        Some((what_retires(option.choice), format!("{word} on {day}")))
    };
    let current = options.iter().find(|option| option.is_current);
    match (of(first), current.and_then(of)) {
        (Some((what, when)), _) => format!("{what} {when}"),
        (None, Some((what, when))) => format!("replaces {what}, which {when}"),
        (None, None) => "nothing of it retires".to_owned(),
    }
}

/// `a, b, and c`: the parts hold commas and words of their own.
fn listed_apart(parts: &[String]) -> String {
    match parts {
        [before @ .., last] if !before.is_empty() => format!("{}, and {last}", before.join(", ")),
        _ => listed(parts),
    }
}
