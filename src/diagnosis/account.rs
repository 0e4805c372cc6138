//! [`Account`]: a sum over pools that gives an error's number, or comes near it.
use crate::rules::wording::{listed, number};

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which nodes it counts, in words.
    pub title: String,
    /// The cluster's place; `None` where nothing is loaded.
    pub cluster: Option<usize>,
    /// Its terms.
    pub terms: Vec<Term>,
    /// Addresses of others that are part of it.
    pub residents: u64,
    /// What the terms and the residents add up to.
    pub total: u64,
    /// The error's number less this sum; 0 where it gives it exactly.
    pub difference: i128,
}

/// `(nodes + surge) × per_node`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The pool; `None` where nothing is loaded.
    pub pool: Option<String>,
    /// Nodes without those of surge.
    pub nodes: u64,
    /// Extra nodes of an upgrade.
    pub surge: u64,
    /// Addresses or ports that each takes.
    pub per_node: u64,
    /// The maximum of pods of which `per_node` is one more; `None` where it is not that.
    pub max_pods: Option<u64>,
}

impl Term {
    /// What it comes to.
    pub fn product(&self) -> u64 {
        self.nodes.saturating_add(self.surge).saturating_mul(self.per_node)
    }

    /// `(10 + 1) × 31`, `5 × (100 + 1)`.
    pub fn words(&self) -> String {
        let nodes = match self.surge {
            0 => number(self.nodes),
            surge => format!("({} + {})", number(self.nodes), number(surge)),
        };
        match self.max_pods {
            Some(pods) if self.pool.is_none() => format!("{nodes} × ({} + 1)", number(pods)),
            _ => format!("{nodes} × {}", number(self.per_node)),
        }
    }
}

impl Account {
    /// A sum with its difference to the error's number.
    pub(super) fn of(
        title: String,
        cluster: Option<usize>,
        terms: Vec<Term>,
        residents: u64,
        reported: u64,
    ) -> Account {
        let total = terms.iter().fold(residents, |sum, term| sum.saturating_add(term.product()));
        let difference = i128::from(reported) - i128::from(total);
        Account { title, cluster, terms, residents, total, difference }
    }

    /// Nodes that it counts, those of surge included.
    pub fn nodes(&self) -> u64 {
        self.terms.iter().fold(0, |sum, term| sum.saturating_add(term.nodes).saturating_add(term.surge))
    }

    /// `(10 + 1) × 31 = 341`, with the pools: `blue (10 + 1) × 31 = 341`.
    pub fn words(&self) -> String {
        let mut parts: Vec<String> = self
            .terms
            .iter()
            .map(|term| match &term.pool {
                Some(pool) => format!("{pool} {}", term.words()),
                None => term.words(),
            })
            .collect();
        if self.residents > 0 {
            parts.push(format!("{} of others", number(self.residents)));
        }
        format!("{} = {}", parts.join(" + "), number(self.total))
    }

    /// The pools of which nodes of surge are counted.
    pub(super) fn surging(&self) -> String {
        let pools = self.terms.iter().filter(|term| term.surge > 0).filter_map(|term| term.pool.clone());
        listed(&pools.collect::<Vec<_>>())
    }
}
