//! How many operations an option takes that is reached in place.
use super::choice::Choice;
use super::given::Given;
use super::ipam::Ipam;
use super::with_choice::is_availability_set;
use crate::design::NetworkPolicy;

/// Operations of the service, one after the other: availability sets and engines away, the move to overlay,
/// engines back; `None`: what the
/// cluster has now is not known.
pub(super) fn operations(given: &Given, to: Choice) -> Option<u64> {
    let (from, engine) = (given.ipam()?, given.engine()?);
    let moves = from != to.ipam;
    // Cilium with a node subnet stays on the way.
    let is_kept = from == Ipam::NodeSubnet && engine == NetworkPolicy::Cilium;
    let goes_away = moves && engine != NetworkPolicy::None && !is_kept;
    let then = if goes_away { NetworkPolicy::None } else { engine };
    let of_engine = match (then, to.policy) {
        (then, wanted) if then == wanted => 0,
        // Calico and Network Policy Manager follow each other by way of none; Cilium removes either.
        (NetworkPolicy::Azure, NetworkPolicy::Calico) | (NetworkPolicy::Calico, NetworkPolicy::Azure) => 2,
        _ => 1,
    };
    let mut pools = given.pools().into_iter().flatten();
    let migrates = moves && pools.any(is_availability_set);
    Some(u64::from(migrates) + u64::from(goes_away) + u64::from(moves) + of_engine)
}
