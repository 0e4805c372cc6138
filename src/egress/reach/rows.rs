//! The row of each of those who ask.
use super::{Access, Asker, ReachRow, has_public_name, way_out, zone};
use crate::azure::{limits, migration, reach as facts};
use crate::design::PrivateDnsZone;
use crate::egress::{Leaver, NextHop, Remark, leaving};
use crate::net::Prefix;
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster};

/// How one of those who ask reaches the API server.
pub(super) fn row(resolved: &Resolved, cluster: &ResolvedCluster, access: Access, who: Asker) -> ReachRow {
    let is_inside = matches!(who, Asker::Nodes | Asker::Pods);
    let by_private = access.is_private() || (access.is_integrated() && is_inside);
    let whose = if who == Asker::Pods { Leaver::Pods } else { Leaver::Nodes };
    let can = who != Asker::Internet || !access.is_private();
    let (needs, source) = match (by_private, is_inside) {
        _ if !can => (no_way(), migration::PRIVATE),
        (true, true) if access.is_integrated() => (
            "Nothing of the way out: nodes ask the API server's own subnet within the network.".to_owned(),
            limits::API_SERVER_ADDRESSES.source,
        ),
        (true, true) => (resolved_by_own_network(cluster), migration::PRIVATE),
        (true, false) => (resolved_elsewhere(cluster, who), migration::PRIVATE),
        (false, true) => {
            (through_way_out(resolved, cluster, access, whose), crate::azure::egress::OUTBOUND_TYPES)
        }
        (false, false) => (from_outside(access, who), facts::AUTHORIZED),
    };
    ReachRow {
        who,
        name: name(cluster, access, by_private),
        address: if can { address(resolved, cluster, access, by_private) } else { "none".to_owned() },
        needs: Remark::new(needs, source),
        can,
    }
}

fn name(cluster: &ResolvedCluster, access: Access, by_private: bool) -> &'static str {
    if !by_private {
        return "public name (fqdn)";
    }
    match zone(cluster) {
        PrivateDnsZone::None if access.is_private() => "public name (fqdn), which gives the private address",
        _ if access == Access::Integrated => "public name or private address, as the service sets it",
        _ if has_public_name(cluster) => {
            "private name (privateFqdn), or the public name, which gives the same address"
        }
        _ => "private name (privateFqdn)",
    }
}

fn address(resolved: &Resolved, cluster: &ResolvedCluster, access: Access, by_private: bool) -> String {
    if !by_private {
        return "a public address".to_owned();
    }
    let (place, what) = match access.is_integrated() {
        true => (cluster.api_server_subnet, "the API server's subnet"),
        false => (cluster.pools().first().and_then(|pool| pool.subnet), "the first pool's subnet"),
    };
    let Some(subnet) = place.and_then(|place| resolved.subnets.get(place)) else {
        return format!("a private address of {what}");
    };
    let ranges: Vec<String> = subnet.prefixes.iter().map(Prefix::to_string).collect();
    let range = if ranges.is_empty() { String::new() } else { format!(" ({})", ranges.join(", ")) };
    format!("a private address of {what} {}{range}", subnet.name)
}

fn no_way() -> String {
    "There is no way from outside: from a machine inside, through VPN, or by `az aks command invoke` where that is not switched off.".to_owned()
}

fn resolved_by_own_network(cluster: &ResolvedCluster) -> String {
    match zone(cluster) {
        PrivateDnsZone::None => {
            "The network's DNS servers must resolve public names; no zone is asked.".to_owned()
        }
        _ => "The private zone must be linked to the network whose DNS the nodes ask: their own, or, with DNS servers of \
              one's own, the network of these, which forward to 168.63.129.16."
            .to_owned(),
    }
}

fn resolved_elsewhere(cluster: &ResolvedCluster, who: Asker) -> String {
    let by_zone = zone(cluster) != PrivateDnsZone::None;
    match (who, by_zone) {
        (Asker::SameNetwork, true) => {
            "The zone is linked to this network already; security groups must let TCP 443 through.".to_owned()
        }
        (Asker::Peered, true) => {
            "The peering, and a link of the zone to that network too, or a DNS server that forwards to a linked one."
                .to_owned()
        }
        (Asker::OnPremises, true) => {
            "A route over the gateway, and a DNS server that forwards the name to one inside a linked network: \
             168.63.129.16 answers inside Azure alone."
                .to_owned()
        }
        _ => "The public name resolves everywhere; what is needed is a route to the private address, and TCP 443 let through."
            .to_owned(),
    }
}

fn through_way_out(resolved: &Resolved, cluster: &ResolvedCluster, access: Access, whose: Leaver) -> String {
    let leaving = leaving(resolved, cluster, whose);
    let mut hops: Vec<NextHop> = Vec::new();
    for (exit, _) in &leaving.exits {
        hops.extend((!hops.contains(&exit.hop)).then_some(exit.hop));
    }
    if hops == [NextHop::Nothing] {
        return format!("TCP 443 out, for which {} leads nowhere.", way_out(cluster));
    }
    let ways = listed(&hops.iter().map(|hop| hop.title().to_owned()).collect::<Vec<_>>());
    let ranges: Vec<String> = leaving.ranges().iter().map(Prefix::to_string).collect();
    let own = match leaving.is_all() {
        true => format!("from {}", listed(&ranges)),
        false => "from its public addresses".to_owned(),
    };
    let ranged = match access {
        Access::Authorized => ", which the authorized ranges must hold",
        _ => "",
    };
    format!("TCP 443 out by {ways}, {own}{ranged}.")
}

fn from_outside(access: Access, who: Asker) -> String {
    let whose = match who {
        Asker::Internet => "the public address that they come from",
        _ => "the public address that their own network leaves by",
    };
    match access {
        Access::Authorized | Access::Integrated => {
            format!("Public DNS and TCP 443; where there are authorized ranges, these must hold {whose}.")
        }
        _ => "Public DNS and TCP 443; nothing else keeps anybody off but signing in.".to_owned(),
    }
}
