//! What would hold as well, and is told alone: no step of the design makes it.
use super::Remedy;
use super::case::Case;
use crate::azure::{NetworkModel, defaults, planning, ports};
use crate::capacity::Resource;
use crate::net::wording::{counted, number};
use crate::propose::scene::Scene;
use crate::propose::{About, Operation, Outcome, Reason};
use crate::resolve::{Ports, Value};

/// Upgrades of one pool at a time, where each holds.
pub(super) fn one_after_another(case: &Case) -> Option<Remedy> {
    let Operation::UpgradeAll { cluster } = case.operation else { return None };
    let pools = case.cluster()?.pools().len();
    let holds = |pool| {
        let scene = Scene::of(case.resolved, Operation::UpgradePool { cluster, pool });
        scene.and_then(|scene| scene.counted(&[])).is_some_and(|counted| case.is_met(&counted))
    };
    if !(2..=super::case::MOST_POOLS).contains(&pools) || !(0..pools).all(holds) {
        return None;
    }
    let text = "Each pool can be upgraded while no other one is.";
    let reason = Reason::new(About::Note, text).says(planning::ROLLING_UPGRADE);
    Some(told("Upgrade one pool after another", case.goal.to_vec(), reason))
}

/// What the node subnet would need with overlay.
pub(super) fn overlay(case: &Case) -> Option<Remedy> {
    let (place, goal) = case.goal_of(Resource::NodeSubnet)?;
    if case.cluster()?.model() != Some(NetworkModel::NodeSubnet) {
        return None;
    }
    let mut resolved = case.resolved.clone();
    let cluster = resolved.clusters.get_mut(case.operation.cluster())?;
    cluster.network_model = Value::given(NetworkModel::Overlay);
    let after = super::outcomes(&resolved, case.operation)?;
    let same = |of: &Outcome| of.resource == goal.resource && of.name == goal.name;
    let after = after.into_iter().find(same)?;
    let (needs, now) = (after.required?, goal.required?);
    let text = format!(
        "With Azure CNI Overlay the nodes alone take addresses of {}: {}, where now {} are needed. Pods then have \
         addresses of a pod CIDR, and the cluster is updated to it or made anew.",
        goal.name,
        counted(needs, "address", "addresses"),
        number(now)
    );
    let reason = Reason::new(About::Size, text).says(defaults::NETWORK_MODEL);
    let is_enough = after.available.is_some_and(|there| needs <= there);
    is_enough.then(|| told("Azure CNI Overlay", vec![place], reason))
}

/// More outbound addresses, or fewer ports for each node.
pub(super) fn ports(case: &Case) -> Option<Remedy> {
    let (place, goal) = case.goal_of(Resource::SnatPorts)?;
    let Ports::Given(each) = case.cluster()?.outbound.as_ref()?.ports else { return None };
    let ahead = goal.ahead.as_ref().map_or(0, |ahead| ahead.required);
    let required = goal.required.unwrap_or(0).max(ahead);
    let of_address = ports::PORTS_PER_ADDRESS;
    let (addresses, nodes) = (required.div_ceil(of_address.value), required.checked_div(each)?);
    let fewer = goal.available?.checked_div(nodes)? / 8 * 8;
    let or = match fewer {
        0 => String::new(),
        fewer => format!(", or {} for each of {} nodes", counted(fewer, "port", "ports"), number(nodes)),
    };
    let text = format!(
        "{} offer {} ports{or}: then it fits.",
        counted(addresses, "outbound address", "outbound addresses"),
        number(addresses.saturating_mul(of_address.value))
    );
    let reason = Reason::new(About::Size, text).says(of_address.source);
    Some(told("More outbound addresses or fewer ports for each node", vec![place], reason))
}

fn told(title: &str, mends: Vec<usize>, reason: Reason) -> Remedy {
    Remedy {
        title: title.to_owned(),
        reasons: vec![reason],
        steps: Vec::new(),
        instead: None,
        mends,
        keeps_pools: false,
    }
}
