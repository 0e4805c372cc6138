//! [`Trail`]: the questions between a symptom and the layer where it begins, as far as they are answered.
use serde::{Deserialize, Serialize};

use super::{Choice, Layer, Next, Question, Scene, Symptom, asked};
use crate::azure::Source;
use crate::resolve::Resolved;

/// An answer that somebody gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// To what.
    pub question: Question,
    /// What.
    pub given: Given,
}

/// What somebody answers with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// The answer at that place of [`super::Asked::choices`].
    Choice(u8),
    /// What a command printed.
    Output(String),
}

/// A way from a symptom to its layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// The symptom.
    pub symptom: Symptom,
    /// The questions that are answered, in order.
    pub taken: Vec<Taken>,
    /// What is asked next; `None`: nothing more.
    pub open: Option<Open>,
    /// Where the failure begins, once that is told.
    pub conclusion: Option<Conclusion>,
}

/// An answered question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The question.
    pub question: Question,
    /// Its layer.
    pub layer: Layer,
    /// The question, in a sentence.
    pub text: &'static str,
    /// The answer.
    pub answer: &'static str,
    /// What that means.
    pub meaning: &'static str,
    /// Who answered.
    pub by: By,
}

/// Who answered a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Somebody chose it.
    Choice,
    /// A pasted output tells.
    Output,
    /// What is loaded tells, for that reason.
    Design(String),
}

/// A question that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The question.
    pub question: Question,
    /// Its layer.
    pub layer: Layer,
    /// The question, in a sentence.
    pub text: &'static str,
    /// What tells, with this cluster's names.
    pub commands: Vec<String>,
    /// What can be answered, and what each answer means.
    pub choices: Vec<(&'static str, &'static str)>,
    /// Whether an output was given that tells none of these.
    pub unread: bool,
    /// Who asks so.
    pub source: Source,
}

/// Where a failure begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// The layer.
    pub layer: Layer,
    /// What to do, a sentence each.
    pub steps: &'static [&'static str],
    /// Who says so.
    pub source: Source,
}

/// The way from a symptom of the cluster at that place, with these answers; what somebody answers counts before what
/// the design tells. `None` where the design holds no such cluster.
pub fn trail(resolved: &Resolved, cluster: usize, symptom: Symptom, answers: &[Answered]) -> Option<Trail> {
    let scene = Scene { resolved, cluster: resolved.clusters.get(cluster)?, place: cluster };
    let mut trail = Trail { symptom, taken: Vec::new(), open: None, conclusion: None };
    let mut question = symptom.first();
    // No way leads through a question twice.
    while !trail.taken.iter().any(|taken| taken.question == question) {
        let of = asked(question)?;
        let given = answers.iter().rev().find(|answer| answer.question == question);
        let (choice, by) = match given.and_then(|answer| choice(of.choices, of.reads, &answer.given)) {
            Some((choice, by)) => (choice, by),
            None => {
                let known = (of.known)(&scene).and_then(|(at, why)| Some((of.choices.get(at)?, why)));
                match known {
                    Some((choice, why)) => (choice, By::Design(why)),
                    None => {
                        trail.open = Some(Open {
                            question,
                            layer: of.layer,
                            text: of.text,
                            commands: (of.commands)(&scene),
                            choices: of.choices.iter().map(|of| (of.text, of.meaning)).collect(),
                            unread: given.is_some(),
                            source: of.source,
                        });
                        break;
                    }
                }
            }
        };
        let (answer, meaning) = (choice.text, choice.meaning);
        trail.taken.push(Taken { question, layer: of.layer, text: of.text, answer, meaning, by });
        match choice.next {
            Next::Ask(next) => question = next,
            Next::Ends(layer, steps) => {
                trail.conclusion = Some(Conclusion { layer, steps, source: of.source });
                break;
            }
        }
    }
    Some(trail)
}

fn choice(
    choices: &'static [Choice],
    reads: fn(&str) -> Option<usize>,
    given: &Given,
) -> Option<(&'static Choice, By)> {
    match given {
        Given::Choice(at) => Some((choices.get(usize::from(*at))?, By::Choice)),
        Given::Output(text) => Some((choices.get(reads(text)?)?, By::Output)),
    }
}
