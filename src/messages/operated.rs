//! [`Operated`]: what breaks first while nodes are upgraded, added or taken over, and what mends it, in words.
use super::{Mark, Reference};
use crate::design::Design;
use crate::edit::{Step, take};
use crate::net::wording::counted;
use crate::propose::{self, Operation, Outcome, Remedy, Verdict};
use crate::resolve::{Resolved, resolve};

/// Whether each resource of a cluster holds while an operation happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operated {
    /// What is done, in a few words: `Upgrade all pools`.
    pub title: String,
    /// Whether all hold.
    pub mark: Mark,
    /// The answer in a line: `fails at snet-aks: InsufficientSubnetSize`.
    pub line: String,
    /// Each resource.
    pub outcomes: Vec<Held>,
    /// The smallest changes with which all hold, the lightest first.
    pub remedies: Vec<Change>,
}

/// Whether one resource holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The resource in a few words: `Node subnet snet-aks`.
    pub title: String,
    /// Which one of its kind; empty where there is one.
    pub name: String,
    /// Whether it holds.
    pub mark: Mark,
    /// The same in a word.
    pub verdict: String,
    /// The sum.
    pub sum: String,
    /// What the service counts before it begins, where it counts so.
    pub ahead: Option<String>,
    /// The code that the service answers, where it fails and the code is known.
    pub code: Option<String>,
    /// What the service says in its own words.
    pub service_text: Option<String>,
    /// Why its numbers are not those of the sum.
    pub service_note: Option<String>,
    /// Who says how much there is and how much is taken.
    pub source: Reference,
}

/// A change with which the operation holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is changed, in a few words.
    pub title: String,
    /// What it leads to, what it costs, and what is not known.
    pub reasons: Vec<String>,
    /// What of the design changes: see [`crate::edit::Edit::Take`].
    pub steps: Vec<Step>,
    /// What is done in the operation's place after the steps, where that is another one.
    pub instead: Option<Operation>,
    /// Whether it can be taken: otherwise it tells what would be needed.
    pub is_taken_at_once: bool,
    /// Each resource after it; empty where it cannot be taken.
    pub after: Vec<Held>,
}

impl Operated {
    /// What an operation does to a design; `None` where the design has no such cluster, pool or subnet.
    pub fn of(design: &Design, operation: Operation) -> Option<Operated> {
        let resolved = resolve(design);
        let outcomes = propose::outcomes(&resolved, operation)?;
        let remedies = propose::remedies(&resolved, operation).into_iter();
        Some(Operated {
            title: title(&resolved, operation),
            mark: mark(&outcomes),
            line: line(&outcomes),
            outcomes: outcomes.iter().map(Held::of).collect(),
            remedies: remedies.map(|remedy| Change::of(design, operation, remedy)).collect(),
        })
    }
}

impl Change {
    fn of(design: &Design, operation: Operation, remedy: Remedy) -> Change {
        let is_taken_at_once = remedy.is_taken_at_once();
        let after = is_taken_at_once.then(|| resolve(&take(design, &remedy.steps)));
        let after = after.and_then(|after| propose::outcomes(&after, remedy.instead.unwrap_or(operation)));
        Change {
            title: remedy.title,
            reasons: remedy.reasons.into_iter().map(|reason| reason.text).collect(),
            steps: remedy.steps,
            instead: remedy.instead,
            is_taken_at_once,
            after: after.unwrap_or_default().iter().map(Held::of).collect(),
        }
    }
}

impl Held {
    fn of(outcome: &Outcome) -> Held {
        let (mark, verdict) = match outcome.verdict {
            Verdict::Passes if !outcome.complete => (Mark::Yes, "passes, as far as is known"),
            Verdict::Passes => (Mark::Yes, "passes"),
            Verdict::Fails if outcome.is_target => (Mark::Warn, "past what is tested"),
            Verdict::Fails => (Mark::No, "fails"),
            Verdict::Unknown => (Mark::Unknown, "not known"),
        };
        let ahead = outcome.ahead.as_ref();
        Held {
            title: outcome.title(),
            name: outcome.name.clone(),
            mark,
            verdict: verdict.to_owned(),
            sum: outcome.sum.clone(),
            ahead: ahead.map(|ahead| format!("counted ahead: {}", ahead.sum)),
            code: outcome.error_code.map(str::to_owned),
            service_text: outcome.service_text.clone(),
            service_note: outcome.service_note.clone(),
            source: Reference::of(&outcome.source),
        }
    }
}

fn title(resolved: &Resolved, operation: Operation) -> String {
    let cluster = |place: usize| resolved.clusters.get(place);
    let name = |place: usize| cluster(place).map(|of| of.name()).unwrap_or_default();
    let pools = cluster(operation.cluster()).map(|of| of.pools()).unwrap_or_default();
    let pool = |place: usize| pools.get(place).map(|pool| pool.name.as_str()).unwrap_or_default();
    let of_nodes = |count| counted(count, "node", "nodes");
    let elsewhere = |subnet: Option<usize>| if subnet.is_some() { ", in a subnet of its own" } else { "" };
    match operation {
        Operation::UpgradePool { pool: place, .. } => format!("Upgrade {}", pool(place)),
        Operation::UpgradeAll { .. } => "Upgrade all pools".to_owned(),
        Operation::EveryPoolToMaximum { .. } => "Every pool to its maximum".to_owned(),
        Operation::AddPool { like, nodes, subnet, .. } => {
            format!("Add a pool of {} like {}{}", of_nodes(nodes), pool(like), elsewhere(subnet))
        }
        Operation::AddNodes { pool: place, nodes, .. } => {
            format!("Add {} to {}", of_nodes(nodes), pool(place))
        }
        Operation::TakeOver { from, subnet, .. } => {
            format!("Take over the pools of {}{}", name(from), elsewhere(subnet))
        }
    }
}

fn failing(outcomes: &[Outcome], are_targets: bool) -> impl Iterator<Item = &Outcome> {
    let failing = outcomes.iter().filter(|outcome| outcome.verdict == Verdict::Fails);
    failing.filter(move |outcome| outcome.is_target == are_targets)
}

fn unknown(outcomes: &[Outcome], is_target: bool) -> Option<&Outcome> {
    let mut unknown = outcomes.iter().filter(|outcome| outcome.verdict == Verdict::Unknown);
    unknown.find(|outcome| outcome.is_target == is_target)
}

fn mark(outcomes: &[Outcome]) -> Mark {
    if failing(outcomes, false).next().is_some() {
        Mark::No
    } else if unknown(outcomes, false).is_some() {
        Mark::Unknown
    } else if failing(outcomes, true).next().is_some() {
        Mark::Warn
    } else {
        Mark::Yes
    }
}

fn line(outcomes: &[Outcome]) -> String {
    let mut failing_first = failing(outcomes, false);
    if let Some(first) = failing_first.next() {
        let code = first.error_code.map(|code| format!(": {code}")).unwrap_or_default();
        let more = match failing_first.count() {
            0 => String::new(),
            more => format!(", and at {more} more"),
        };
        return format!("fails at {}{code}{more}", called(first));
    }
    if let Some(first) = unknown(outcomes, false) {
        return format!("not known whether {} holds", called(first));
    }
    if let Some(target) = failing(outcomes, true).next() {
        return format!("passes, past what the platform is tested for: {}", target.title());
    }
    match unknown(outcomes, true) {
        Some(target) => format!("passes; not known: {}", target.title()),
        None if outcomes.iter().any(|outcome| !outcome.complete) => "passes, as far as is known".to_owned(),
        None => "passes".to_owned(),
    }
}

/// The name, where there is one.
fn called(outcome: &Outcome) -> String {
    if outcome.name.is_empty() { outcome.title() } else { outcome.name.clone() }
}
