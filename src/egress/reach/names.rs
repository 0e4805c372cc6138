//! What must hold so that the name of a private API server is answered.
use super::{Demand, zone};
use crate::azure::{Source, migration, reach as facts};
use crate::design::{DnsLink, PrivateDnsZone, ResourceId};
use crate::egress::Remark;
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedNetwork, word};

/// DNS servers, links of the zone, and rights on it.
pub(super) fn by_dns(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Demand> {
    let of_zone = zone(cluster);
    if of_zone == PrivateDnsZone::None {
        return Vec::new();
    }
    let place = cluster.pools().iter().find_map(|pool| pool.subnet);
    let network = place.and_then(|place| resolved.networks.get(resolved.subnets.get(place)?.network));
    let mut demands = vec![servers(network), linked(resolved, cluster, network)];
    if of_zone == PrivateDnsZone::Own {
        demands.extend(rights(cluster));
    }
    demands
}

/// Azure's own DNS answers from linked zones by itself; other servers have to ask it.
fn servers(network: Option<&ResolvedNetwork>) -> Demand {
    let name = network.map_or("the network", |network| network.name.as_str());
    let id = network.and_then(|network| network.id.as_ref());
    let id = id.map_or("<network-id>".to_owned(), |id| word(id.text()));
    let ask = format!("az network vnet show --ids {id} --query dhcpOptions.dnsServers --output json");
    let told = network.and_then(|network| network.dns_servers.as_deref());
    let (holds, text, ask) = match told {
        Some([]) => (
            Some(true),
            format!("Machines of {name} ask Azure's own DNS, which answers from linked zones."),
            None,
        ),
        Some(servers) => {
            let servers: Vec<String> = servers.iter().map(ToString::to_string).collect();
            let text = format!(
                "The DNS servers of {name}, {}, forward the zone's names to 168.63.129.16, and the zone is linked to the \
                 network that they stand in.",
                listed(&servers)
            );
            (None, text, None)
        }
        None => {
            let text = format!(
                "DNS servers of one's own, if {name} has any, forward the zone's names to 168.63.129.16, and the zone is \
                 linked to their network."
            );
            (None, text, Some(ask))
        }
    };
    Demand { holds, text: Remark::new(text, migration::PRIVATE), ask }
}

/// Whether the zone is linked to the cluster's own network, as far as links were read, and that others need one too.
fn linked(resolved: &Resolved, cluster: &ResolvedCluster, network: Option<&ResolvedNetwork>) -> Demand {
    let links: Vec<&DnsLink> =
        resolved.attached.dns_links.iter().filter(|link| is_zone_of(link, cluster)).collect();
    let own = network.and_then(|network| Some((network.name.as_str(), network.id.as_ref()?)));
    let is_linked = own.is_some_and(|(_, id)| links.iter().any(|link| link.network.same_as(id)));
    let names: Vec<String> = links.iter().filter_map(|link| link.network.name()).map(str::to_owned).collect();
    let (holds, text) = match (own, is_linked) {
        (Some((name, _)), true) => (
            Some(true),
            format!(
                "The zone is linked to {name}; of the links that were read the others that ask are {}.",
                others(&names, name)
            ),
        ),
        (Some((name, _)), false) if !links.is_empty() => (
            Some(false),
            format!("The zone is linked to {name}; the links that were read are to {}.", listed(&names)),
        ),
        _ => (None, "The zone is linked to every network that asks for its names.".to_owned()),
    };
    let group = match zone(cluster) {
        PrivateDnsZone::Own => None,
        _ => cluster.said.node_resource_group.as_deref(),
    };
    let group = group.map_or("<resource-group-of-the-zone>".to_owned(), word);
    let ask = format!(
        "az network private-dns link vnet list --resource-group {group} --zone-name <zone> --output json"
    );
    Demand { holds, text: Remark::new(text, migration::PRIVATE), ask: holds.is_none().then_some(ask) }
}

fn others(names: &[String], own: &str) -> String {
    let others: Vec<String> = names.iter().filter(|name| !name.eq_ignore_ascii_case(own)).cloned().collect();
    if others.is_empty() { "none".to_owned() } else { listed(&others) }
}

/// Whether a link is one of the zone that the API server's name is in.
fn is_zone_of(link: &DnsLink, cluster: &ResolvedCluster) -> bool {
    let zone_id = link.id.parent();
    let Some(name) = zone_id.as_ref().and_then(ResourceId::name).map(str::to_ascii_lowercase) else {
        return false;
    };
    let region = cluster.said.location.as_deref().map(|region| region.to_ascii_lowercase());
    let is_here = region.is_none_or(|region| name.split('.').any(|part| part == region));
    let is_of_cluster = || {
        let group = cluster.said.node_resource_group.as_deref();
        group.is_none_or(|group| group.eq_ignore_ascii_case(link.id.resource_group()))
    };
    let is_own = zone(cluster) == PrivateDnsZone::Own;
    name.ends_with("azmk8s.io") && is_here && (is_own || is_of_cluster())
}

/// What the cluster needs to write into a zone of somebody's own.
fn rights(cluster: &ResolvedCluster) -> [Demand; 2] {
    let demand = |holds: Option<bool>, text: &str, source: Source, ask: Option<String>| Demand {
        holds,
        text: Remark::new(text, source),
        ask,
    };
    let is_own = cluster.said.user_assigned_identity;
    [
        demand(
            is_own,
            "A zone of one's own needs an identity that somebody made and assigned.",
            migration::PRIVATE,
            is_own.is_none().then(|| crate::egress::command_for_cluster(cluster)),
        ),
        demand(
            None,
            "That identity is Private DNS Zone Contributor of the zone and Network Contributor of the network.",
            facts::ZONE_PERMISSIONS,
            Some("az role assignment list --all --assignee <identity-id> --output table".to_owned()),
        ),
    ]
}
