//! [`Sum`]: a need written out with the term of each pool.
use crate::capacity::{Row, Term, terms};
use crate::net::wording::number;
use crate::resolve::{Moment, Resolved};

/// What is added up, and what it is compared with.
pub(super) struct Sum<'t> {
    pub(super) terms: &'t [Term],
    /// What others hold.
    pub(super) residents: u64,
    pub(super) required: Option<u64>,
    pub(super) available: Option<u64>,
}

/// Terms that are told one by one.
const TOLD: usize = 8;

impl Sum<'_> {
    /// `(11 × 61) + (3 × 31) + 2 = 766 > 251`; a term that is not known is a question mark.
    pub(super) fn written(&self) -> String {
        let mut terms: Vec<&Term> = self.terms.iter().filter(|term| of(term) != Some(0)).collect();
        let rest = terms.split_off(terms.len().min(TOLD));
        let is_sum = terms.len() + usize::from(self.residents > 0) + rest.len() > 1;
        let mut parts: Vec<String> = terms.iter().map(|term| product(term, is_sum)).collect();
        if !rest.is_empty() {
            let total = rest.iter().try_fold(0u64, |sum, term| Some(sum.saturating_add(of(term)?)));
            parts.push(format!("{} of {} pools more", shown(total), number(rest.len() as u64)));
        }
        if self.residents > 0 {
            parts.push(number(self.residents));
        }
        let mut text = if parts.is_empty() { shown(self.required) } else { parts.join(" + ") };
        let total = shown(self.required);
        if self.required.is_some() && text != total {
            text += &format!(" = {total}");
        }
        match (self.required, self.available) {
            (Some(required), Some(there)) => {
                let sign = if required > there { '>' } else { '≤' };
                text + &format!(" {sign} {}", number(there))
            }
            (_, there) => text + &format!("; available: {}", there.map_or("not known".to_owned(), number)),
        }
    }
}

/// What a row needs at a moment, written out with the term of each pool: `(27 × 31) + (10 × 31) = 1,147 > 1,019`.
pub fn written_out(resolved: &Resolved, cluster: usize, row: &Row, moment: Moment) -> String {
    let terms = terms(resolved, cluster, row, moment);
    let (residents, required) = (row.residents.unwrap_or(0), row.at(moment).required);
    Sum { terms: &terms, residents, required, available: row.available }.written()
}

/// The terms as the service counts a node subnet ahead: one address for each node.
pub(super) fn nodes_only(mut terms: Vec<Term>) -> Vec<Term> {
    terms.iter_mut().for_each(|term| term.per_node = Some(1));
    terms
}

fn of(term: &Term) -> Option<u64> {
    Some(term.nodes?.saturating_mul(term.per_node?))
}

fn product(term: &Term, is_sum: bool) -> String {
    match term.per_node {
        Some(1) => shown(term.nodes),
        each if is_sum => format!("({} × {})", shown(term.nodes), shown(each)),
        each => format!("{} × {}", shown(term.nodes), shown(each)),
    }
}

fn shown(value: Option<u64>) -> String {
    value.map_or("?".to_owned(), number)
}
