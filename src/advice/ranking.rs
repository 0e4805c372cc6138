//! The order of the options, and what would change it.
use super::ipam::Ipam;
use super::needs::{Answer, Question};
use super::options::answer;
use super::verdict::{OptionVerdict, Weight};
use super::way::How;
use crate::azure::limits;
use crate::design::NetworkPolicy;
use crate::sorting::sort_by_key;

/// The options, the best first: what can be, fits and meets every need and does not retire; of these what takes least
/// of a scarce network, what the cluster has, and what is reached most easily.
pub(super) fn ranked(mut options: Vec<OptionVerdict>, answers: &[Answer]) -> Vec<OptionVerdict> {
    let serves_here = options.iter().any(|option| weight(option.how) < ANOTHER_CLUSTER && serves(option));
    let is_scarce = answer(answers, Question::ScarceSpace) == Some(true);
    sort_by_key(&mut options, |option| {
        let possible = match option.possible {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        let doubts = (option.fits == Some(false), is_against(option), option.retires.is_some());
        // Another cluster is not worth it where the one that is there can do.
        let is_dear = serves_here && weight(option.how) >= ANOTHER_CLUSTER;
        let taken = if is_scarce { option.taken_at_most.unwrap_or(u64::MAX) } else { 0 };
        let goes = !(option.is_current && option.how == How::Already);
        let likes = (preference(option), engine(option.choice.policy));
        (possible, doubts, (is_dear, taken, goes), weight(option.how), likes)
    });
    options
}

fn serves(option: &OptionVerdict) -> bool {
    let is_sound = option.fits != Some(false) && option.retires.is_none();
    option.possible == Some(true) && is_sound && !is_against(option)
}

/// A retirement is weighed apart.
fn is_against(option: &OptionVerdict) -> bool {
    let retires = option.retires.map(|fact| fact.source.url);
    let mut against = option.reasons.iter().filter(|reason| reason.weight == Weight::Against);
    against.any(|reason| Some(reason.saying.source.url) != retires)
}

const ANOTHER_CLUSTER: u8 = 3;

/// How heavy a way is: what is not known is counted as one in place.
fn weight(how: How) -> u8 {
    match how {
        How::Already | How::AtCreation => 0,
        How::InPlace | How::Unknown => 1,
        How::NewPools => 2,
        How::NewCluster => ANOTHER_CLUSTER,
        How::Undocumented => 4,
        How::NotPossible => 5,
    }
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
