//! The order of the options, why the first is the first, and what would change that.
use super::ipam::Ipam;
use super::needs::{Answer, Question};
use super::options::answer;
use super::verdict::{OptionVerdict, Weight};
use super::way::How;
use crate::azure::limits;
use crate::design::NetworkPolicy;
use crate::net::wording::counted;
use crate::sorting::sort_by_key;

/// The options, the best first.
pub(super) fn ranked(mut options: Vec<OptionVerdict>, answers: &[Answer]) -> Vec<OptionVerdict> {
    let is_against =
        |option: &OptionVerdict| option.reasons.iter().any(|reason| reason.weight == Weight::Against);
    let serves = |option: &OptionVerdict| {
        option.possible == Some(true) && option.fits != Some(false) && !is_against(option)
    };
    let serves_here = options.iter().any(|option| option.how < How::NewCluster && serves(option));
    let is_scarce = answer(answers, Question::ScarceSpace) == Some(true);
    sort_by_key(&mut options, |option| {
        let possible = match option.possible {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        // Another cluster is not worth it where the one that is there can do.
        let is_dear = serves_here && option.how == How::NewCluster;
        let taken = if is_scarce { option.taken_at_most.unwrap_or(u64::MAX) } else { 0 };
        let doubts = (option.fits == Some(false), is_against(option), is_dear);
        (possible, doubts, taken, preference(option), engine(option.choice.policy))
    });
    options
}

/// Microsoft's own order of network models: overlay, where pods must be dialled a pod subnet, static blocks past what
/// dynamic allocation is tested for, a node subnet where addresses do not matter.
fn preference(option: &OptionVerdict) -> u8 {
    let is_large = option.taken_at_most.is_some_and(|taken| taken > limits::DYNAMIC_PODS.value);
    match option.choice.ipam {
        Ipam::Overlay => 0,
        Ipam::PodSubnet => 2,
        Ipam::StaticBlocks if is_large => 1,
        Ipam::StaticBlocks => 3,
        Ipam::NodeSubnet => 4,
        Ipam::OwnCni => 5,
        Ipam::Kubenet => 6,
    }
}

fn engine(policy: NetworkPolicy) -> u8 {
    match policy {
        NetworkPolicy::Cilium => 0,
        NetworkPolicy::Calico => 1,
        NetworkPolicy::None => 2,
        NetworkPolicy::Azure => 3,
    }
}

/// Why the first is the first, in a sentence.
pub(super) fn why_first(options: &[OptionVerdict], name: &str) -> String {
    let Some(first) = options.first() else { return format!("Nothing is known of {name}.") };
    let title = first.choice.title();
    let mut parts = Vec::new();
    if first.possible == Some(false) {
        return format!("No option meets every need of {name}; {title} comes nearest.");
    }
    parts.push(match first.how {
        How::Already => format!("{name} has it already"),
        How::AtCreation => format!("{name} is still to be created"),
        How::InPlace => format!("{name} gets there where it stands"),
        How::NewPools => format!("{name} gets there by new pools"),
        How::Unknown => "it goes with every need that is known".to_owned(),
        _ => format!("{name} needs another cluster for it, and what it has does not do"),
    });
    if let Some(percent) = headroom(options, first) {
        parts.push(percent);
    }
    if first.retires.is_none() {
        parts.push("nothing of it retires".to_owned());
    }
    if first.possible.is_none() {
        parts.push("something that would tell whether it can be is not known".to_owned());
    }
    format!("{title} is first: {}.", parts.join(", "))
}

/// `headroom goes from 12% to 68% of the 1,019 …`.
fn headroom(options: &[OptionVerdict], first: &OptionVerdict) -> Option<String> {
    let now = options.iter().find(|option| option.is_current)?;
    let (before, after) = (now.headroom_percent?, first.headroom_percent?);
    if first.is_current {
        return Some(format!("{after}% of its subnets’ addresses are left at its largest moment"));
    }
    let freed = now.taken_at_most?.saturating_sub(first.taken_at_most?);
    let frees =
        if freed > 0 { format!(", {} freed", counted(freed, "address", "addresses")) } else { String::new() };
    Some(format!("headroom of its subnets at its largest moment goes from {before}% to {after}%{frees}"))
}

/// What would put another option first: each answer turned round, where that does it.
pub(super) fn would_change(
    answers: &[Answer],
    with: &dyn Fn(&[Answer]) -> Vec<OptionVerdict>,
) -> Vec<String> {
    let first = |answers: &[Answer]| with(answers).first().map(|option| option.choice);
    let now = first(answers);
    let mut sentences = Vec::new();
    for (place, answer) in answers.iter().enumerate() {
        let turned = !answer.is.unwrap_or(false);
        let mut other = answers.to_vec();
        if let Some(answer) = other.get_mut(place) {
            answer.is = Some(turned);
        }
        let then = first(&other);
        if let Some(then) = then.filter(|_| then != now) {
            let word = if turned { "yes" } else { "no" };
            sentences.push(format!(
                "{} With {word}, {} would be first.",
                answer.question.text(),
                then.title()
            ));
        }
    }
    sentences
}
