//! Every network model with every engine that it has, judged for one cluster and ranked.
use super::answers::answers;
use super::change::Change;
use super::choice::Choice;
use super::edits;
use super::given::Given;
use super::ipam::Ipam;
use super::made::{self, Made};
use super::needs::{Answer, Needs, Question};
use super::ranking;
use super::reasons;
use super::verdict::{Advice, OptionVerdict, Weight};
use super::way::How;
use super::with_choice::with_choice;
use crate::azure::Date;
use crate::design::{Design, NetworkDataplane, NetworkPolicy};
use crate::resolve::resolve;

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
        let made = of_now.or_else(|| made::count(&with_choice(excerpt, choice, from), today))?;
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
