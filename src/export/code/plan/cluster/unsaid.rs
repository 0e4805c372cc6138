//! What of a cluster the design tells, and does not hold.
use super::{Cluster, Plan, Said, names};
use crate::azure::Feature;
use crate::design::Word;

impl Plan {
    /// Notes what of a cluster no value of the design holds.
    pub(super) fn note_unsaid(&mut self, said: &Said, cluster: &Cluster) {
        let name = names::comment(names::without_number(&said.name));
        let mut note = |of: &str| self.asked.note(format!("{name}: {of}"));
        if said.features.has(Feature::HttpProxy) {
            note(
                "it leaves through an HTTP proxy, whose addresses the design does not hold: add its httpProxyConfig.",
            );
        }
        if said.features.has(Feature::ServicePrincipal) {
            note(
                "it signs in as a service principal, which the design does not hold: a managed identity takes its place.",
            );
        }
        if said.features.has(Feature::NatGatewayIpv6) || said.features.has(Feature::NatGatewayOwnAddresses) {
            note(
                "its managed NAT gateway has addresses of its own or of IPv6, which the design does not hold.",
            );
        }
        if said.hosted_system == Some(true) {
            note("its system pool is hosted by the service: create it so, without a system pool.");
        }
        if said.pools.is_none() {
            note("nothing lists its pools: the service or the Azure CLI chooses one.");
        }
        for pool in &cluster.pools {
            let own = names::comment(&pool.said.name);
            if let Some(zones) = pool.said.zones.filter(|zones| *zones > 0) {
                note(&format!("the pool {own} stands in {zones} zones; which, the design does not hold."));
            }
            if pool.said.blue_green == Some(true) {
                note(&format!("the pool {own} is upgraded blue-green, which only a preview can say."));
            }
        }
        let profile = said.network_profile.as_ref();
        for property in profile.into_iter().flat_map(|profile| &profile.untold) {
            note(&format!(
                "{}: what was read gives it in words that only a run of it would turn into a value.",
                names::comment(property)
            ));
        }
        if let Some(Word::Newer(zone)) = &said.api_server.private_dns_zone {
            note(&format!("privateDNSZone {} is newer than this planner.", names::comment(zone)));
        }
    }
}
