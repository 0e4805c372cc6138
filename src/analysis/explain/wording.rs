//! How explanations and drawings name moments, resources and many names.
use crate::capacity::{Resource, Row};
use crate::resolve::Moment;
use crate::rules::wording::{listed, number};

/// Names that are told before the rest is counted.
const TOLD: usize = 3;

/// A moment as it ends a sentence.
pub(crate) fn when(moment: Moment) -> &'static str {
    match moment {
        Moment::Steady => "today",
        Moment::Upgrading => "during an upgrade",
        Moment::Scaled => "at the autoscaler's maximum",
        Moment::ScaledUpgrading => "during an upgrade at that maximum",
    }
}

/// `a, b, c and 47 more`.
pub(crate) fn few(names: &[String]) -> String {
    let told = names.iter().take(TOLD).cloned();
    let more = names.len().saturating_sub(TOLD) as u64;
    let more = (more > 0).then(|| format!("{} more", number(more)));
    listed(&told.chain(more).collect::<Vec<_>>())
}

/// A row by its resource and the name of that.
pub(super) fn named(row: &Row) -> String {
    match row.resource {
        Resource::RouteTable | Resource::ClusterNodes | Resource::ClusterPods | Resource::SnatPorts => {
            row.resource.title().to_owned()
        }
        resource => format!("{} {}", resource.title(), row.name).trim_end().to_owned(),
    }
}
