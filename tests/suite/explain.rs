//! The sums behind the numbers: worked examples, sums that come out, and values that lead to their line.

mod examples;
mod places;
mod sums;

use aks_network_planner::analysis::{
    Amount, Analysis, Counts, Explanation, Field, Number, Question, explain,
};
use aks_network_planner::resolve::Moment;

/// Every question that an analysis can be asked, those without an answer among them.
fn questions(analysis: &Analysis) -> Vec<Question> {
    let mut questions = Vec::new();
    for (cluster, capacity) in analysis.capacity.iter().enumerate() {
        for row in 0..capacity.rows.len() {
            questions.extend(numbers().map(|number| Question::Row { cluster, row, number }));
        }
        for pool in 0..analysis.resolved.clusters[cluster].pools().len() {
            questions.extend(Moment::ALL.map(|moment| Question::Nodes { cluster, pool, moment }));
            questions.extend([false, true].map(|scaled| Question::Surge { cluster, pool, scaled }));
            questions.push(Question::MaxPods { cluster, pool });
        }
        questions.extend(Field::ALL.map(|field| Question::Field { cluster, field }));
        questions.push(Question::Largest { cluster });
        questions.push(Question::OutboundIps { cluster });
        questions.push(Question::Model { cluster });
    }
    questions.extend((0..analysis.resolved.subnets.len()).map(|subnet| Question::Usable { subnet }));
    questions.extend((0..analysis.resolved.networks.len()).map(|network| Question::Unallocated { network }));
    questions.extend((0..analysis.overlaps.len()).map(|pair| Question::Overlap { pair }));
    questions
}

fn numbers() -> impl Iterator<Item = Number> {
    let of_moments: [fn(Moment) -> Number; 5] =
        [Number::Required, Number::Headroom, Number::Percent, Number::PerNode, Number::Floor];
    let of_moments = of_moments.into_iter().flat_map(|number| Moment::ALL.map(number));
    [Number::Available, Number::Preflight, Number::SmallestPrefix].into_iter().chain(of_moments)
}

/// Every question that has an answer, with it.
fn answers(analysis: &Analysis) -> Vec<(Question, Explanation)> {
    let questions = questions(analysis).into_iter();
    questions.filter_map(|question| Some((question, explain(analysis, &question)?))).collect()
}

fn number(amount: &Amount) -> Option<i128> {
    match amount {
        Amount::Number(number) => Some(*number),
        _ => None,
    }
}

/// What is added less what is taken; `None` where a term is not known.
fn sum(explanation: &Explanation) -> Option<i128> {
    let terms = explanation.lines.iter().map(|line| match line.counts {
        Counts::Added => number(&line.value),
        Counts::Taken => number(&line.value).map(|value| -value),
        Counts::Told => Some(0),
    });
    terms.sum()
}
