//! What must hold for an API server to be reached.
use super::{Access, Demand, has_public_name, zone};
use crate::azure::{Feature, NetworkModel, Source, limits, migration, planning, reach as facts};
use crate::design::PrivateDnsZone;
use crate::egress::{Remark, leaving};
use crate::net::Prefix;
use crate::net::wording::{counted, listed, number};
use crate::resolve::{Resolved, ResolvedCluster};

/// What must hold, in the order in which somebody looks.
pub(super) fn of(resolved: &Resolved, cluster: &ResolvedCluster, access: Access) -> Vec<Demand> {
    let mut demands = Vec::new();
    if access == Access::Authorized {
        demands.extend(own_addresses(resolved, cluster));
    }
    if access.is_private() {
        demands.push(has_name(cluster));
        demands.extend(by_dns(resolved, cluster));
    }
    if access.is_integrated() {
        demands.extend(of_subnet(resolved, cluster));
    }
    demands
}

/// What has to be known of a kind of access.
pub(super) fn remarks(cluster: &ResolvedCluster, access: Access) -> Vec<Remark> {
    let said = &cluster.said.api_server;
    let has_table = cluster.model() == Some(NetworkModel::Kubenet);
    let most = limits::STOPPABLE_NODES;
    let is_nap = cluster.said.node_auto_provisioning == Some(true);
    let nodes: u64 = cluster.pools().iter().filter_map(|pool| pool.count.get()).fold(0, u64::saturating_add);
    let cannot_stop = is_nap || nodes > most.value;
    let all: [(bool, String, Source); 7] = [
        (
            said.enable_private_cluster.is_none() && said.enable_vnet_integration.is_none(),
            "Nothing read says that the API server is private, so it is taken for public.".to_owned(),
            migration::PRIVATE,
        ),
        (
            !access.is_integrated(),
            "Private or public was decided when the cluster was made; only with VNet integration can it be changed, and \
             integration has no way back."
                .to_owned(),
            migration::PRIVATE,
        ),
        (
            access == Access::PrivateEndpoint,
            "The private endpoint takes an address of the first pool's subnet; after a stop and start it stands in that \
             of another pool if that is the first by then, with another address."
                .to_owned(),
            migration::PRIVATE,
        ),
        (
            access == Access::PrivateEndpoint && has_table,
            "With kubenet, a route table and DNS servers of one's own the first creation fails until the route table is \
             associated with the subnet; then it is repeated."
                .to_owned(),
            migration::PRIVATE,
        ),
        (
            access.is_private() && cluster.said.features.get(Feature::NoRunCommand) == Some(true),
            "Run command is switched off, so that `az aks command invoke` is no way in.".to_owned(),
            migration::PRIVATE,
        ),
        (
            !access.is_integrated() && cannot_stop,
            match is_nap {
                true => "With node auto-provisioning the cluster cannot be stopped, which turning VNet integration on \
                         asks for at once."
                    .to_owned(),
                false => format!(
                    "With {} the cluster cannot be stopped ({} is the most), which turning VNet integration on asks for \
                     at once.",
                    counted(nodes, "node", "nodes"),
                    number(most.value)
                ),
            },
            most.source,
        ),
        (
            access == Access::Authorized,
            "AKS adds the load balancer's own address when it makes the cluster; that of a NAT gateway or a firewall \
             somebody has to add."
                .to_owned(),
            facts::AUTHORIZED,
        ),
    ];
    all.into_iter().filter(|(holds, ..)| *holds).map(|(_, text, source)| Remark::new(text, source)).collect()
}

fn own_addresses(resolved: &Resolved, cluster: &ResolvedCluster) -> Option<Demand> {
    let ranges = cluster.said.api_server.authorized_ip_ranges.as_deref()?;
    let own = leaving(resolved, cluster);
    let words = |ranges: &[Prefix]| listed(&ranges.iter().map(Prefix::to_string).collect::<Vec<_>>());
    let is_in = |own: &Prefix| ranges.iter().any(|range| range.contains(*own));
    let (holds, text) = match own.is_all {
        true => (
            Some(own.ranges.iter().all(is_in)),
            format!("The authorized ranges hold the cluster's own way out, {}.", words(&own.ranges)),
        ),
        false => (
            None,
            "The authorized ranges hold the cluster's own way out, whose addresses are not known here."
                .to_owned(),
        ),
    };
    let ask = holds.is_none().then(|| crate::egress::command_for_way_out(resolved, cluster)).flatten();
    Some(Demand { holds, text: Remark::new(text, facts::AUTHORIZED), ask })
}

fn has_name(cluster: &ResolvedCluster) -> Demand {
    let is_named = zone(cluster) != PrivateDnsZone::None || has_public_name(cluster);
    let text = "A name leads to it: in a private zone, in public DNS, or in both.";
    Demand { holds: Some(is_named), text: Remark::new(text, migration::PRIVATE), ask: None }
}

/// What nothing that is read here tells of names.
fn by_dns(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Demand> {
    let of_zone = zone(cluster);
    if of_zone == PrivateDnsZone::None {
        return Vec::new();
    }
    let unknown = |text: &str, ask: String, source| Demand {
        holds: None,
        text: Remark::new(text, source),
        ask: Some(ask),
    };
    let place = cluster.pools().iter().find_map(|pool| pool.subnet);
    let network = place.and_then(|place| resolved.networks.get(resolved.subnets.get(place)?.network));
    let id = network.and_then(|network| network.id.as_ref());
    let id = id.map_or("<network-id>".to_owned(), |id| crate::resolve::word(id.text()));
    let group = match of_zone {
        PrivateDnsZone::Own => None,
        _ => cluster.said.node_resource_group.as_deref(),
    };
    let group = group.map_or("<resource-group-of-the-zone>".to_owned(), crate::resolve::word);
    let mut demands = vec![
        unknown(
            "DNS servers of one's own, if the network has any, forward the zone's names to 168.63.129.16, and the zone is \
             linked to their network.",
            format!("az network vnet show --ids {id} --query dhcpOptions.dnsServers --output json"),
            migration::PRIVATE,
        ),
        unknown(
            "The zone is linked to every network that asks for its names.",
            format!(
                "az network private-dns link vnet list --resource-group {group} --zone-name <zone> --output table"
            ),
            migration::PRIVATE,
        ),
    ];
    if of_zone == PrivateDnsZone::Own {
        let is_own = cluster.said.user_assigned_identity;
        let text = "A zone of one's own needs an identity that somebody made and assigned.";
        demands.push(Demand {
            holds: is_own,
            text: Remark::new(text, migration::PRIVATE),
            ask: is_own.is_none().then(|| crate::egress::command_for_cluster(cluster)),
        });
        demands.push(unknown(
            "That identity is Private DNS Zone Contributor of the zone and Network Contributor of the network.",
            "az role assignment list --all --assignee <identity-id> --output table".to_owned(),
            facts::ZONE_PERMISSIONS,
        ));
    }
    demands
}

fn of_subnet(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Demand> {
    let source = limits::API_SERVER_ADDRESSES.source;
    let Some((place, subnet)) =
        cluster.api_server_subnet.and_then(|place| Some((place, resolved.subnets.get(place)?)))
    else {
        let text = "In a network of one's own a subnet for the API server is named; where the service makes the network, it \
                    makes that too.";
        let is_own = cluster.pools().iter().any(|pool| pool.subnet.is_some());
        let ask = is_own.then(|| crate::egress::command_for_cluster(cluster));
        return vec![Demand { holds: None, text: Remark::new(text, source), ask }];
    };
    let sharing = resolved.clusters.iter().filter(|of| of.api_server_subnet == Some(place)).count() as u64;
    let needed = limits::API_SERVER_ADDRESSES.value.saturating_mul(sharing);
    let longest = limits::LONGEST_API_SERVER_PREFIX.value;
    let is_short = |prefix: &Prefix| !prefix.is_ipv4() || prefix.length() <= longest;
    let size = subnet.usable().map(|usable| usable >= needed && subnet.prefixes.iter().all(is_short));
    let has = subnet.usable().map_or(String::new(), |usable| format!(", and has {}", number(usable)));
    let servers = counted(sharing, "API server", "API servers");
    let text = format!(
        "Subnet {} is a /{longest} or larger and holds {servers}: {} of its addresses are needed{has}.",
        subnet.name,
        number(needed)
    );
    let ask = || Some(resolved.command_for_subnet(place));
    let delegated = subnet.delegations.as_ref().map(|services| {
        services.iter().any(|service| service.eq_ignore_ascii_case(planning::API_SERVER_DELEGATION.value))
    });
    let delegation =
        format!("Subnet {} is delegated to {}.", subnet.name, planning::API_SERVER_DELEGATION.value);
    let holders = resolved.clusters.iter().flat_map(|of| of.pools());
    let is_alone = !holders.into_iter().any(|pool| [pool.subnet, pool.pod_subnet].contains(&Some(place)));
    let alone = format!("Subnet {} holds API servers and nothing else.", subnet.name);
    vec![
        Demand { holds: size, ask: size.is_none().then(ask).flatten(), text: Remark::new(text, source) },
        Demand {
            holds: delegated,
            ask: delegated.is_none().then(ask).flatten(),
            text: Remark::new(delegation, planning::API_SERVER_DELEGATION.source),
        },
        Demand { holds: Some(is_alone), ask: None, text: Remark::new(alone, source) },
    ]
}
