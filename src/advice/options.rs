//! Every network model with every engine that it has, judged for one cluster and ranked.
use super::answers::answers;
use super::change::Change;
use super::choice::Choice;
use super::edits;
use super::given::Given;
use super::ipam::Ipam;
use super::made::{self, Made};
use super::needed::Needed;
use super::needs::{Answer, Needs, Question};
use super::operations::operations;
use super::ranking;
use super::reasons;
use super::remade::{Making, Ranges};
use super::verdict::{Advice, OptionVerdict, Weight};
use super::way::How;
use super::why_first;
use crate::azure::Date;
use crate::design::{Design, NetworkDataplane, NetworkPolicy};
use crate::resolve::resolve;

/// An option with what it counts once it has the ranges that it needs.
pub(super) struct Counted {
    pub(super) choice: Choice,
    pub(super) made: Made,
    pub(super) needed: Vec<Needed>,
    /// How its ranges come about at the least.
    pub(super) ranges: How,
}

/// Which network model fits the cluster at that place of a design; `None` where there is none.
pub fn advise(design: &Design, cluster: usize, needs: &Needs, today: Date) -> Option<Advice> {
    let mut sized = design.clone();
    made::with_size(&mut sized, cluster, needs);
    let excerpt = made::excerpt(&sized, cluster)?;
    let resolved = resolve(&excerpt);
    let given = Given::of(&resolved, 0)?;
    let before = made::count(&excerpt, today)?;
    let answers = answers(&given, needs, before.subnets_fit);
    let making = Making { whole: &sized, place: cluster, excerpt: &excerpt, given: &given, today };
    let counted = counted(&making);
    let judged = |answers: &[Answer]| ranking::ranked(judged(&given, &counted, answers, &before), answers);
    let mut options = judged(&answers);
    let would_change = ranking::would_change(&answers, &judged);
    let is_offered = |option: &&mut OptionVerdict| option.how == How::InPlace && option.fits != Some(false);
    for option in options.iter_mut().filter(is_offered) {
        option.edits = edits::to(&given, option.choice, &option.needed);
    }
    let why_first = why_first::why_first(&given, &options, &before, today);
    let notes = reasons::notes(&given);
    Some(Advice { answers, options, why_first, would_change, notes })
}

/// Every option with what it counts. Data planes and engines change no sum but for the nodes that Network Policy
/// Manager holds, and each has its own errors.
fn counted(making: &Making) -> Vec<Counted> {
    let mut ranges: Vec<(Ipam, Ranges)> = Vec::new();
    let mut all = Vec::new();
    for choice in Choice::all() {
        let is_model = making.given.ipam() == Some(choice.ipam);
        if ranges.last().is_none_or(|(ipam, _)| *ipam != choice.ipam) {
            ranges.push((choice.ipam, making.ranges(choice, is_model)));
        }
        let Some((_, ranges)) = ranges.last() else { continue };
        let Some(made) = making.made(choice, is_model, ranges) else { continue };
        all.push(Counted { choice, made, needed: ranges.needed.clone(), ranges: ranges.how });
    }
    all
}

fn judged(given: &Given, all: &[Counted], answers: &[Answer], before: &Made) -> Vec<OptionVerdict> {
    let current = Choice::of(given);
    let each = all.iter().map(|counted| {
        let Counted { choice, made, needed, .. } = counted;
        let reasons = reasons::of(given, counted, before, all, answers);
        let bars = |weight: Weight| reasons.iter().any(|reason| reason.weight == weight);
        let possible = match (bars(Weight::Bars), bars(Weight::Unknown)) {
            (true, _) => Some(false),
            (_, true) => None,
            _ => Some(true),
        };
        let (gained, lost) = reasons::gained_and_lost(current, *choice);
        let how = how(given, *choice, current).max(counted.ranges);
        let widens = u64::from(counted.ranges == How::InPlace);
        let operations = operations(given, *choice).map(|count| count.saturating_add(widens));
        OptionVerdict {
            choice: *choice,
            is_current: current == Some(*choice),
            how,
            operations: operations.filter(|_| how == How::InPlace),
            edits: Vec::new(),
            possible,
            taken_now: made.now,
            taken_at_most: made.at_most,
            headroom_percent: percent(made.usable, made.at_most),
            fits: made.fits,
            needed: needed.clone(),
            largest: made.largest.value,
            largest_at_will: made.largest_at_will,
            limited_by: made.largest.limited_by,
            gained,
            lost,
            retires: reasons::retires(*choice, answers),
            reasons,
        }
    });
    each.collect()
}

/// What is left of what there is, in percent, rounded down.
pub(super) fn percent(usable: Option<u64>, taken: Option<u64>) -> Option<i64> {
    let usable = i128::from(usable.filter(|usable| *usable > 0)?);
    let left = usable - i128::from(taken?);
    i64::try_from((left * 100).div_euclid(usable)).ok()
}

/// How the cluster gets to a choice: what its model, its data plane and its engine take together.
fn how(given: &Given, choice: Choice, current: Option<Choice>) -> How {
    if given.is_to_come() {
        return How::AtCreation;
    }
    if current == Some(choice) {
        return How::Already;
    }
    let model = super::ways::way(given, Change::Model(choice.ipam)).how;
    if choice.dataplane.is_none() || model >= How::NewCluster {
        return model;
    }
    let engine = match given.engine() {
        None => How::Unknown,
        Some(engine) if engine == choice.policy => How::Already,
        Some(NetworkPolicy::Cilium) => How::NewCluster,
        Some(_) => How::InPlace,
    };
    let plane = match (given.cluster.dataplane(), choice.is_cilium()) {
        (None, _) => How::Unknown,
        (Some(NetworkDataplane::Cilium), true) | (Some(NetworkDataplane::Azure), false) => How::Already,
        (Some(NetworkDataplane::Cilium), false) => How::NewCluster,
        (Some(NetworkDataplane::Azure), true) => How::InPlace,
    };
    model.max(plane).max(engine)
}

/// The answer to a question.
pub(super) fn answer(answers: &[Answer], question: Question) -> Option<bool> {
    answers.iter().find(|answer| answer.question == question)?.is
}

/// As [`advise`], for those who need the options alone; `None` where the design has no such cluster.
pub fn options(design: &Design, cluster: usize, needs: &Needs, today: Date) -> Option<Vec<OptionVerdict>> {
    Some(advise(design, cluster, needs, today)?.options)
}
