//! Services that were seen in a cluster, as a sentence names them.
use super::wording::{listed, number};

/// Names that one sentence lists.
const LISTED: usize = 3;

/// `Service shop/web`, `Services shop/a, shop/b, shop/c and 2 more`.
pub(super) fn named(services: &[String]) -> String {
    let word = if services.len() == 1 { "Service" } else { "Services" };
    let more = services.len().saturating_sub(LISTED) as u64;
    let names = services.iter().take(LISTED).cloned();
    let names = names.chain((more > 0).then(|| format!("{} more", number(more))));
    format!("{word} {}", listed(&names.collect::<Vec<_>>()))
}
