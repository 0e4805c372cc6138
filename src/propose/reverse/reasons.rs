//! What has to be known to read a reverse table, in sentences.
use super::{Ranged, ReverseTable};
use crate::azure::{Fact, ranges};
use crate::capacity::Resource;
use crate::design::MaxSurge;
use crate::net::wording::{counted, number};
use crate::propose::{About, Reason};

/// The sentences of a table; `target` is how many pods the platform is tested with.
pub(super) fn of(table: &ReverseTable, target: Option<Fact<u64>>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = of_node(table).into_iter().collect();
    reasons.push(of_surge(table));
    reasons.extend(of_lengths(table.of));
    if matches!(table.of, Ranged::NodeSubnet | Ranged::DynamicPodSubnet) {
        let most = ranges::NETWORK_ADDRESSES;
        let text = format!(
            "All resources of a virtual network together hold at most {} addresses, which is not counted here.",
            number(most.value)
        );
        reasons.push(Reason::new(About::Note, text).says(most.source));
    }
    let is_past = |target: &Fact<u64>| table.rows.iter().any(|row| row.pods > target.value);
    if let Some(target) = target.filter(is_past) {
        let text = format!(
            "The platform is tested with {} pods of a cluster; rows with more are past that.",
            number(target.value)
        );
        reasons.push(Reason::new(About::Note, text).says(target.source));
    }
    reasons
}

fn of_node(table: &ReverseTable) -> Option<Reason> {
    let unit = table.of.resource().unit();
    let each = counted(table.per_node?, unit.one(), unit.text());
    Some(Reason::new(About::Size, format!("Each node takes {each}.")).says(table.source))
}

fn of_surge(table: &ReverseTable) -> Reason {
    let surge = match table.shape.max_surge {
        MaxSurge::Percent(percent) => format!("a surge of {percent} % is rounded up in each pool"),
        MaxSurge::Nodes(nodes) => {
            format!("a surge of {} counts in each pool", counted(nodes, "node", "nodes"))
        }
    };
    let text = match table.shape.pools {
        1 => format!("All nodes are in one pool; {surge}."),
        pools => format!("{} pools share the nodes evenly; {surge}.", number(pools)),
    };
    Reason::new(About::Size, text).says(ranges::SURGE_ROUNDED_UP)
}

fn of_lengths(of: Ranged) -> [Reason; 2] {
    let (shortest, longest) = of.lengths();
    let (from, to) = (shortest.value, longest.value);
    let texts = match of.resource() {
        Resource::PodCidr => [
            format!(
                "Nothing documents a shortest pod CIDR; a /{from} has a block for each node of the largest cluster."
            ),
            format!("A pod CIDR longer than a /{to} has no block for a node."),
        ],
        _ => [
            format!("No such subnet is larger than a /{from}."),
            format!("No subnet is smaller than a /{to}."),
        ],
    };
    let [first, last] = texts.map(|text| Reason::new(About::Note, text));
    [first.says(shortest.source), last.says(longest.source)]
}
