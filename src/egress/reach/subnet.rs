//! What the subnet of an API server with VNet integration must be.
use super::Demand;
use crate::azure::{limits, planning};
use crate::egress::Remark;
use crate::net::Prefix;
use crate::net::wording::{counted, number};
use crate::resolve::{Resolved, ResolvedCluster};

/// What the subnet of a cluster's API server must be.
pub(super) fn of(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Demand> {
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
    let in_use = subnet.used.map_or(String::new(), |used| format!(", {} of them in use", number(used)));
    let has = subnet.usable().map_or(String::new(), |usable| format!(", and has {}{in_use}", number(usable)));
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
    let has_pool = holders.into_iter().any(|pool| [pool.subnet, pool.pod_subnet].contains(&Some(place)));
    // Addresses in use say how many there are, and not what holds them.
    let is_alone = if has_pool { Some(false) } else { (subnet.used == Some(0)).then_some(true) };
    let alone = format!("Subnet {} holds API servers and nothing else.", subnet.name);
    vec![
        Demand { holds: size, ask: size.is_none().then(ask).flatten(), text: Remark::new(text, source) },
        Demand {
            holds: delegated,
            ask: delegated.is_none().then(ask).flatten(),
            text: Remark::new(delegation, planning::API_SERVER_DELEGATION.source),
        },
        Demand {
            holds: is_alone,
            ask: is_alone.is_none().then(|| configurations(resolved, place)),
            text: Remark::new(alone, source),
        },
    ]
}

/// What prints the ids of everything that holds an address of a subnet.
fn configurations(resolved: &Resolved, subnet: usize) -> String {
    let command = resolved.command_for_subnet(subnet);
    let command = command.strip_suffix(" --output json").unwrap_or(&command);
    format!("{command} --query \"ipConfigurations[].id\" --output tsv")
}
