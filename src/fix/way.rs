//! [`Way`]: a kind of change that is worth trying, and the candidates that it gives for a finding.
use super::place::On;
use super::telling;
use super::trial::Trial;
use super::{nearest, ranges};
use crate::edit::{Step, fields};
use crate::propose::{About, Operation, Purpose, Reason};

/// A kind of change that is worth trying.
pub(super) enum Way {
    /// These values of these fields, on all of the things at once.
    Values(On, &'static [(&'static str, &'static str)]),
    /// The nearest number with which the finding is gone, for each thing, in steps of so much.
    Nearest(On, &'static str, u64),
    /// A free range for a purpose of the cluster.
    Range(fn(usize) -> Purpose),
    /// The smallest changes with which an operation on the cluster holds.
    Operation(fn(usize) -> Operation),
    /// What a function of the finding gives.
    By(fn(&Trial) -> Vec<Candidate>),
}

/// A change that may mend a finding.
pub(super) struct Candidate {
    /// What is changed, in a few words.
    pub(super) title: String,
    /// Why it is this one, in sentences.
    pub(super) reasons: Vec<String>,
    /// What was compared and what is left, in sentences.
    pub(super) further: Vec<String>,
    /// What of the design changes.
    pub(super) steps: Vec<Step>,
}

/// Things for each of which a number is searched.
const SEARCHED: usize = 10;

/// No number that is searched is larger: ports of an address, the largest of the numbers of people's designs.
const LARGEST_NUMBER: u64 = 64_000;

impl Way {
    pub(super) fn candidates(&self, trial: &Trial) -> Vec<Candidate> {
        match self {
            Way::Values(on, values) => {
                let subjects = on.subjects(trial);
                let steps = subjects.iter().flat_map(|subject| {
                    values.iter().map(|(field, text)| set(subject, field, (*text).to_owned()))
                });
                vec![Candidate::of_steps(trial, steps.collect())]
            }
            Way::Nearest(on, field, unit) => {
                let subjects = on.subjects(trial);
                subjects
                    .iter()
                    .take(SEARCHED)
                    .flat_map(|subject| numbers(trial, subject, field, *unit))
                    .collect()
            }
            Way::Range(purpose) => ranges::proposed(trial, purpose(trial.place())),
            Way::Operation(operation) => ranges::remedied(trial, operation(trial.place())),
            Way::By(candidates) => candidates(trial),
        }
    }
}

/// The nearest numbers of a field, below and above what it says.
fn numbers(trial: &Trial, subject: &str, field: &'static str, unit: u64) -> Vec<Candidate> {
    let said = fields(trial.design, subject).into_iter().find(|of| of.field == field);
    let Some(said) = said else { return Vec::new() };
    let steps = |number: u64| vec![set(subject, field, number.to_string())];
    let mends = |number: u64| trial.is_mended_by(&steps(number));
    let now = said.text.parse().ok();
    let below = now.and_then(|now| nearest::below(now, unit, mends)).filter(|number| *number > 0);
    let above = nearest::above(now.unwrap_or_default(), unit, LARGEST_NUMBER, mends);
    let found = [below, above].into_iter().flatten();
    found.map(|number| Candidate::of_steps(trial, steps(number))).collect()
}

pub(super) fn set(subject: &str, field: &str, text: String) -> Step {
    Step::Set { subject: subject.to_owned(), field: field.to_owned(), text }
}

impl Candidate {
    /// The candidate of these steps, which its title tells.
    pub(super) fn of_steps(trial: &Trial, steps: Vec<Step>) -> Candidate {
        Candidate::new(telling::title(trial.design, &steps), Vec::new(), steps)
    }

    /// A candidate with the reasons of what proposes it. What was compared and what is left comes after the rest, and
    /// so does what another range asks of the platform, since that is told beside the commands.
    pub(super) fn new(title: String, reasons: Vec<Reason>, steps: Vec<Step>) -> Candidate {
        let is_range = steps.iter().any(|step| matches!(step, Step::Subnet { .. } | Step::Cidr { .. }));
        let (mut first, mut further) = (Vec::new(), Vec::new());
        for Reason { about, text, source } in reasons {
            let is_further = match about {
                About::Size | About::Unknown => false,
                About::Free | About::Left => true,
                About::Note => is_range && source.is_some(),
            };
            if is_further { further.push(text) } else { first.push(text) }
        }
        Candidate { title, reasons: first, further, steps }
    }
}
