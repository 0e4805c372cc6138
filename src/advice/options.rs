//! [`Advice`]: every network model with every engine that it has, judged for one cluster and ranked.
use super::change::Change;
use super::choice::Choice;
use super::edits;
use super::given::Given;
use super::ipam::Ipam;
use super::made::{self, Made};
use super::needs::{Answer, Needs, Question, answers};
use super::ranking;
use super::reasons;
use super::way::{How, Saying};
use crate::azure::{Date, Fact};
use crate::capacity::Resource;
use crate::design::{Design, NetworkDataplane, NetworkPolicy};
use crate::edit::Step;
use crate::resolve::resolve;

/// Which network model fits a cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// The questions with their answers.
    pub answers: Vec<Answer>,
    /// Every option, the best first.
    pub options: Vec<OptionVerdict>,
    /// Why the first one is the first, in a sentence.
    pub why_first: String,
    /// What would put another one first, in sentences.
    pub would_change: Vec<String>,
    /// What else has to be known.
    pub notes: Vec<Saying>,
}

/// An option and what it would mean.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionVerdict {
    /// The option.
    pub choice: Choice,
    /// Whether it is what the cluster has.
    pub is_current: bool,
    /// How the cluster gets there.
    pub how: How,
    /// Whether it can be; `None`: something that would tell is not known.
    pub possible: Option<bool>,
    /// What bars it, what speaks against it, and what is not known.
    pub reasons: Vec<Reason>,
    /// Addresses of the virtual network taken today, by all that share the cluster's subnets.
    pub taken_now: Option<u64>,
    /// The same at the largest moment: autoscalers at their maximum, during an upgrade.
    pub taken_at_most: Option<u64>,
    /// What is left at that moment of the addresses that the cluster's subnets have today, in percent; negative where
    /// they do not suffice.
    pub headroom_percent: Option<i64>,
    /// Whether every range and limit that is known holds the largest moment.
    pub fits: Option<bool>,
    /// The length of the pod subnet or the pod CIDR that it needs and the cluster does not have.
    pub needs_length: Option<u8>,
    /// Nodes of the largest cluster.
    pub largest: Option<u64>,
    /// What limits it.
    pub limited_by: Option<Resource>,
    /// What works then and does not now.
    pub gained: Vec<Saying>,
    /// What works now and does not then.
    pub lost: Vec<Saying>,
    /// From when on it is unsupported.
    pub retires: Option<Fact<Date>>,
    /// What of the design becomes otherwise; empty where it is not reached in place.
    pub edits: Vec<Step>,
}

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// How much it weighs.
    pub weight: Weight,
    /// The sentence and who says so.
    pub saying: Saying,
    /// The rule that says so; empty: the table of features.
    pub rule: &'static str,
}

/// How much a reason weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// It cannot be.
    Bars,
    /// Whether it can be is not known.
    Unknown,
    /// It is too small as things are.
    TooSmall,
    /// It speaks against it.
    Against,
    /// It is to be looked at.
    Note,
}

/// Which network model fits the cluster at that place of a design; `None` where there is none.
pub fn advise(design: &Design, cluster: usize, needs: &Needs, today: Date) -> Option<Advice> {
    let mut sized = design.clone();
    made::with_size(&mut sized, cluster, needs);
    let whole = resolve(&sized);
    let whole = Given::of(&whole, cluster)?;
    let excerpt = made::excerpt(&sized, cluster)?;
    let resolved = resolve(&excerpt);
    let given = Given::of(&resolved, 0)?;
    let current = Choice::of(&given);
    let before = made::count(&excerpt, today)?;
    let usable = made::usable(&excerpt);
    let answers = answers(&given, needs, before.fits);
    let counted = counted(&excerpt, &given, current, before, today);
    let options = judged(&given, &counted, &answers, current, usable);
    let (mut options, would_change) = (ranking::ranked(options, &answers), {
        let with =
            |answers: &[Answer]| ranking::ranked(judged(&given, &counted, answers, current, usable), answers);
        ranking::would_change(&answers, &with)
    });
    let model = edits::of(&whole, Change::Model(Ipam::Overlay));
    for option in options.iter_mut().filter(|option| option.how == How::InPlace) {
        option.edits = edits::to(&whole, option.choice, &model);
    }
    let why_first = ranking::why_first(&options, given.name());
    let notes = reasons::notes(&given);
    Some(Advice { answers, options, why_first, would_change, notes })
}

/// Every option with what it counts. Data planes and engines change no sum but for the nodes that Network Policy
/// Manager holds, and each has its own errors.
fn counted(
    excerpt: &Design,
    given: &Given,
    current: Option<Choice>,
    before: Made,
    today: Date,
) -> Vec<(Choice, Made)> {
    let from = given.ipam();
    let mut before = Some(before);
    let all = Choice::all().into_iter();
    let each = all.filter_map(|choice| {
        let of_now = before.take_if(|_| current == Some(choice));
        let made = of_now.or_else(|| made::count(&made::with_choice(excerpt, choice, from), today))?;
        Some((choice, made))
    });
    each.collect()
}

fn judged(
    given: &Given,
    counted: &[(Choice, Made)],
    answers: &[Answer],
    current: Option<Choice>,
    usable: Option<u64>,
) -> Vec<OptionVerdict> {
    let each = counted.iter().map(|(choice, made)| {
        let reasons = reasons::of(given, *choice, made, counted, answers);
        let bars = |weight: Weight| reasons.iter().any(|reason| reason.weight == weight);
        let possible = match (bars(Weight::Bars), bars(Weight::Unknown)) {
            (true, _) => Some(false),
            (_, true) => None,
            _ => Some(true),
        };
        let (gained, lost) = reasons::gained_and_lost(current, *choice);
        let how = how(given, *choice, current);
        OptionVerdict {
            choice: *choice,
            is_current: current == Some(*choice),
            how,
            edits: Vec::new(),
            possible,
            taken_now: made.now,
            taken_at_most: made.at_most,
            headroom_percent: percent(usable, made.at_most),
            fits: made.fits,
            needs_length: made.length,
            largest: made.largest.value,
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
fn percent(usable: Option<u64>, taken: Option<u64>) -> Option<i64> {
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
