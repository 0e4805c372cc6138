//! The sum behind every derived number: formula, terms, where each came from, and who says so.
//!
//! Computes nothing anew: results are those of the analysis, and the terms are what they were made of. Which
//! document and line a value stands in, the readings know by the subject that a term names.

mod about;
mod asks;
mod cluster;
mod demand;
mod explanation;
mod largest;
mod network;
mod outbound;
mod overlap;
mod pool;
mod question;
mod row;
mod sheet;
mod supply;
mod wording;

pub use asks::asks;
pub use explanation::{Amount, Counts, Explanation, Line, Origin};
pub use question::{Field, Number, Question};

pub(crate) use network::unallocated_percent;
pub(crate) use overlap::side_of_pair;
pub(crate) use wording::{few, when};

use super::Analysis;

/// How a number of an analysis comes about; `None` where the analysis holds no such number.
pub fn explain(analysis: &Analysis, question: &Question) -> Option<Explanation> {
    match *question {
        Question::Row { cluster, row, number } => row::explain(analysis, cluster, row, number),
        Question::Largest { cluster } => largest::explain(analysis, cluster),
        Question::Nodes { cluster, pool, moment } => pool::explain_nodes(analysis, cluster, pool, moment),
        Question::Surge { cluster, pool, scaled } => pool::explain_surge(analysis, cluster, pool, scaled),
        Question::MaxPods { cluster, pool } => pool::explain_max_pods(analysis, cluster, pool),
        Question::OutboundIps { cluster } => outbound::explain(analysis, cluster),
        Question::Model { cluster } => cluster::explain_model(analysis, cluster),
        Question::Field { cluster, field } => cluster::explain_field(analysis, cluster, field),
        Question::Usable { subnet } => network::explain_usable(analysis, subnet),
        Question::Unallocated { network } => network::explain_unallocated(analysis, network),
        Question::Overlap { pair } => overlap::explain(analysis, pair),
    }
}
