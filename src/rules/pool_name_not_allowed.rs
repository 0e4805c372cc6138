//! `pool-name-not-allowed`: a name that no pool can have.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::limits;
use crate::design::Stage;

pub(super) static RULE: Rule = Rule {
    id: "pool-name-not-allowed",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A pool cannot have this name",
    why: "The name becomes part of the names of its machines. It is a small letter followed by small letters and \
          digits, twelve at most and six with Windows; another one is refused.",
    source: limits::POOL_NAME.source,
    facts: &["API-50", "FEAT-62"],
    check,
};

/// What pools are called in a link without names.
const MADE_UP: &str = "pool-";

/// Of clusters to be created: what exists has a name that was taken.
fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, _| {
        let most = if pool.is_windows() { limits::WINDOWS_POOL_NAME } else { limits::POOL_NAME }.value;
        let is_fit = |name: &str| {
            name.starts_with(|letter: char| letter.is_ascii_lowercase())
                && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        };
        let name = pool.name.as_str();
        let is_made_up = name.is_empty() || name.contains('~') || name.starts_with(MADE_UP);
        let is_new = cluster.said.stage == Stage::Template && !is_made_up;
        (is_new && (name.len() > most || !is_fit(name))).then(|| {
            format!("Pool {name} needs another name: a small letter, then small letters and digits, {most} at most.")
        })
    })
}
