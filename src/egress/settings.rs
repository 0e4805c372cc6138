//! What has to be known of the way out that a cluster has: timeouts, addresses, and what can be changed.
use super::Remark;
use crate::azure::{Fact, Feature, egress, retirement};
use crate::design::{NetworkProfile, OutboundType};
use crate::net::wording::{counted, number};
use crate::resolve::ResolvedCluster;

/// What has to be known of a cluster's way out, in sentences.
pub fn settings(cluster: &ResolvedCluster) -> Vec<Remark> {
    let mut remarks = Vec::new();
    match cluster.outbound_type.known().and_then(|outbound| outbound.known()) {
        Some(OutboundType::LoadBalancer) => remarks.push(idle(cluster, egress::IDLE_MINUTES.0, |profile| {
            profile.load_balancer_profile.as_ref()?.idle_timeout_minutes
        })),
        Some(OutboundType::ManagedNatGateway) => {
            remarks.push(idle(cluster, egress::IDLE_MINUTES.1, |profile| {
                profile.nat_gateway_profile.as_ref()?.idle_timeout_minutes
            }));
            remarks.extend(of_nat_gateway(cluster));
        }
        Some(OutboundType::UserAssignedNatGateway) => remarks.extend(of_nat_gateway(cluster)),
        _ => {}
    }
    if cluster.said.node_auto_provisioning == Some(true) {
        let text = "With node auto-provisioning the outbound type of a cluster cannot be changed any more.";
        remarks.push(Remark::new(
            text,
            crate::azure::learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning"),
        ));
    }
    let changed = "Another outbound type brings other addresses: those of before are not kept, and open connections break.";
    remarks.push(Remark::new(changed, egress::OUTBOUND_TYPES));
    remarks
}

fn idle(cluster: &ResolvedCluster, default: Fact<u64>, said: fn(&NetworkProfile) -> Option<u64>) -> Remark {
    let minutes = |minutes| counted(minutes, "minute", "minutes");
    let profile = cluster.said.network_profile.as_ref();
    let is_there =
        profile.is_some_and(|of| of.load_balancer_profile.is_some() || of.nat_gateway_profile.is_some());
    let text = match profile.and_then(said) {
        Some(said) => format!(
            "A connection on which nothing is sent is forgotten after {}; where nobody sets it, after {}.",
            minutes(said),
            number(default.value)
        ),
        None => format!(
            "A connection on which nothing is sent is forgotten after {}, {}.",
            minutes(default.value),
            if is_there {
                "as nobody set it"
            } else {
                "unless somebody set it: the profile that tells was not read"
            }
        ),
    };
    Remark::new(text, default.source)
}

fn of_nat_gateway(cluster: &ResolvedCluster) -> Vec<Remark> {
    let is_second = cluster.said.features.get(Feature::NatGatewayV2);
    let mut remarks = vec![Remark::new(
        "A NAT gateway serves many subnets of one virtual network, and never those of another.",
        crate::azure::Source {
            url: "https://github.com/Azure/AKS/issues/2624",
            read: "2026-08-21",
            grade: crate::azure::Grade::Observed,
        },
    )];
    let blog = retirement::NAT_GATEWAY_V2.1;
    match is_second {
        Some(true) => {
            let zones = "A NAT gateway of the SKU StandardV2 stands in all zones.";
            remarks.push(Remark::new(zones, egress::NAT_GATEWAY));
        }
        Some(false) => {
            let zones = "A NAT gateway of the SKU Standard stands in one zone or in none; if its zone fails, nothing leaves.";
            let way = "It can become StandardV2 in place: with other addresses, with broken connections, and with no way back.";
            remarks.extend([Remark::new(zones, egress::NAT_GATEWAY), Remark::new(way, blog)]);
        }
        None => {}
    }
    remarks
}

/// What is asked of clusters that show what leaves them: where the answer can be looked up.
pub fn flow_logs() -> Remark {
    let day = retirement::SECURITY_GROUP_FLOW_LOGS;
    let text = format!(
        "Flow logs of the virtual network show which address was seen; those of security groups cannot be made any \
         more and end on {}.",
        day.value
    );
    Remark::new(text, day.source)
}
