//! Diagnoses as other programs are told of them.
use serde::Serialize;

use crate::analysis::Analysis;
use crate::diagnosis::{Account, Change, Diagnosis, Named, Step, Term};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DiagnosisEntry<'a> {
    code: Option<&'a str>,
    subcode: Option<&'a str>,
    target: Option<&'a str>,
    message: &'a str,
    entry: Option<&'static str>,
    title: Option<&'static str>,
    summary: &'a str,
    meaning: Option<&'static str>,
    numbers: Vec<NumberEntry<'a>>,
    standing: &'static str,
    accounts: Vec<AccountEntry<'a>>,
    contradictions: &'a [String],
    notes: &'a [String],
    steps: Vec<StepEntry<'a>>,
    sources: Vec<SourceEntry>,
}

#[derive(Serialize)]
struct NumberEntry<'a> {
    field: &'static str,
    name: &'a str,
    value: ValueEntry<'a>,
    remark: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueEntry<'a> {
    Number(u64),
    Text(&'a str),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AccountEntry<'a> {
    title: &'a str,
    cluster: Option<&'a str>,
    terms: Vec<TermEntry<'a>>,
    residents: Option<u64>,
    total: Option<u64>,
    difference: Option<i64>,
    sum: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TermEntry<'a> {
    pool: Option<&'a str>,
    nodes: Option<u64>,
    surge: Option<u64>,
    per_node: Option<u64>,
    product: Option<u64>,
}

#[derive(Serialize)]
struct StepEntry<'a> {
    words: &'a str,
    change: Option<ChangeEntry<'a>>,
}

#[derive(Serialize)]
struct ChangeEntry<'a> {
    field: &'static str,
    pool: Option<&'a str>,
    value: Option<u64>,
}

#[derive(Serialize)]
struct SourceEntry {
    url: &'static str,
    read: &'static str,
}

/// A number that every reader of JSON holds exactly.
fn exact(number: u64) -> Option<u64> {
    Some(number).filter(|number| *number < 1 << 53)
}

impl<'a> DiagnosisEntry<'a> {
    pub(super) fn of(analysis: &'a Analysis, diagnosis: &'a Diagnosis) -> DiagnosisEntry<'a> {
        let error = &diagnosis.error;
        let number = |of: &'a Named| NumberEntry {
            field: of.field,
            name: &of.name,
            value: of.number.and_then(exact).map_or(ValueEntry::Text(&of.value), ValueEntry::Number),
            remark: &of.remark,
        };
        let source = |source: &crate::azure::Source| SourceEntry { url: source.url, read: source.read };
        DiagnosisEntry {
            code: error.code.as_deref(),
            subcode: error.subcode.as_deref(),
            target: error.target.as_deref(),
            message: &error.message,
            entry: diagnosis.entry.map(|entry| entry.id),
            title: diagnosis.entry.map(|entry| entry.title),
            summary: &diagnosis.summary,
            meaning: diagnosis.entry.map(|entry| entry.meaning),
            numbers: diagnosis.numbers.iter().map(number).collect(),
            standing: diagnosis.standing.text(),
            accounts: diagnosis.accounts.iter().map(|of| AccountEntry::of(analysis, of)).collect(),
            contradictions: &diagnosis.contradictions,
            notes: &diagnosis.notes,
            steps: diagnosis.steps.iter().map(StepEntry::of).collect(),
            sources: diagnosis.sources.iter().map(source).collect(),
        }
    }
}

impl<'a> AccountEntry<'a> {
    fn of(analysis: &'a Analysis, account: &'a Account) -> AccountEntry<'a> {
        let term = |term: &'a Term| TermEntry {
            pool: term.pool.as_deref(),
            nodes: exact(term.nodes),
            surge: exact(term.surge),
            per_node: exact(term.per_node),
            product: exact(term.product()),
        };
        let cluster = account.cluster.and_then(|place| analysis.resolved.clusters.get(place));
        let difference = i64::try_from(account.difference).ok();
        AccountEntry {
            title: &account.title,
            cluster: cluster.map(|cluster| cluster.name()),
            terms: account.terms.iter().map(term).collect(),
            residents: exact(account.residents),
            total: exact(account.total),
            difference: difference.filter(|difference| difference.unsigned_abs() < 1 << 53),
            sum: account.words(),
        }
    }
}

impl<'a> StepEntry<'a> {
    fn of(step: &'a Step) -> StepEntry<'a> {
        let change = |field, pool: Option<&'a str>, value| ChangeEntry { field, pool, value: exact(value) };
        let change = step.change.as_ref().map(|of| match of {
            Change::MaxSurge { pool, to } => change("maxSurge", Some(pool), *to),
            Change::MaxCount { pool, to } => change("maxCount", Some(pool), *to),
            Change::Count { pool, to } => change("count", Some(pool), *to),
            Change::Prefix(length) => change("prefixLength", None, u64::from(*length)),
            Change::PortsPerNode(ports) => change("allocatedOutboundPorts", None, *ports),
            Change::OutboundIps(addresses) => change("outboundIps", None, *addresses),
        });
        StepEntry { words: &step.words, change }
    }
}
