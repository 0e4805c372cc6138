//! What the network has to do, where the input does not tell or somebody knows better.
use leptos::prelude::*;

use crate::ui::parts::form::{choice, number};
use crate::ui::parts::plain::{element, text};
use aks_network_planner::advice::{Needs, Question};

/// The answers that somebody gave. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// By question: 0 as the input tells, 1 yes, 2 no.
    answers: StoredValue<Vec<RwSignal<usize>>>,
    /// 0: nobody said.
    nodes: RwSignal<usize>,
    pods: RwSignal<usize>,
}

impl Asked {
    pub(super) fn new() -> Asked {
        let answers = Question::ALL.iter().map(|_| RwSignal::new(0)).collect();
        Asked { answers: StoredValue::new(answers), nodes: RwSignal::new(0), pods: RwSignal::new(0) }
    }

    /// The same as the engine takes it.
    pub(super) fn needs(self) -> Needs {
        let answers = Question::ALL.into_iter().zip(self.answers.get_value());
        let answers = answers.filter_map(|(question, answer)| match answer.get() {
            1 => Some((question, true)),
            2 => Some((question, false)),
            _ => None,
        });
        let size = |of: RwSignal<usize>| u64::try_from(of.get()).ok().filter(|size| *size > 0);
        Needs { answers: answers.collect(), nodes: size(self.nodes), pods: size(self.pods) }
    }
}

/// The questions, each to be answered.
pub(super) fn fold(asked: Asked) -> AnyView {
    let entries = || ["as the input tells", "yes", "no"].map(str::to_owned).into_iter().enumerate().collect();
    let questions = Question::ALL.into_iter().zip(asked.answers.get_value());
    let mut fields: Vec<AnyView> =
        questions.map(|(question, answer)| choice(question.text(), entries(), answer)).collect();
    fields.push(number("Nodes at the most (0: as the input tells)", 0, asked.nodes));
    fields.push(number("Pods at the most (0: as the input tells)", 0, asked.pods));
    let content =
        vec![text("summary", "", "What the network has to do"), element("div", "questions", fields)];
    element("details", "quiet", content)
}
