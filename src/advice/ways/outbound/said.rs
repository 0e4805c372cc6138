//! What another way out changes for others, and what else has to be known of it.
use crate::advice::way::Saying;
use crate::azure::learn;
use crate::azure::migration::outbound::{self, Becomes, WayOut};

/// What changes for others.
pub(super) fn for_others(to: WayOut) -> Vec<Saying> {
    let source = outbound::SOURCE;
    let appear = match to {
        WayOut::LoadBalancer => "the load balancer’s outbound addresses",
        WayOut::ManagedNatGateway | WayOut::ManagedNatGatewayV2 | WayOut::UserAssignedNatGateway => {
            "any of the NAT gateway’s addresses"
        }
        WayOut::UserDefinedRouting => "the addresses of the appliance that the default route names",
        WayOut::None | WayOut::Block => "nothing: no way to the internet is left",
    };
    let mut list = vec![
        Saying::new(format!("Source addresses: the internet sees {appear}."), source),
        Saying::new(
            "Firewalls and lists of allowed addresses elsewhere need the new addresses first.",
            source,
        ),
        Saying::new("Security groups, inbound to pods and mesh: as before.", source),
    ];
    if to == WayOut::UserDefinedRouting {
        let text = "Ingress: answers of a public load balancer’s services would leave through the firewall; a route for \
                    the firewall’s own public address to Internet, and DNAT there, keep both ways the same.";
        list.push(Saying::new(text, learn("https://learn.microsoft.com/azure/aks/limit-egress-traffic")));
    }
    list
}

/// What else has to be known.
pub(super) fn notes(from: WayOut, to: WayOut, becomes: Becomes) -> Vec<Saying> {
    let mut list = vec![Saying::new(
        "Do not give the new way out an address that the old one still holds.",
        outbound::SOURCE,
    )];
    if matches!(to, WayOut::UserDefinedRouting | WayOut::UserAssignedNatGateway) {
        let text = "Some versions of the Azure CLI ask for `--vnet-subnet-id` here, which an update does not need: take \
                    one from 2026-08 or later.";
        list.push(Saying::new(text, outbound::CLI_MENDED));
    }
    if becomes == Becomes::OneWay {
        let text = "From Standard to StandardV2 the gateway is replaced: other addresses, connections are reset, and no \
                    way back. Who owns the addresses can change only in this same request, through the REST API.";
        list.push(Saying::new(text, outbound::STANDARD_V2));
    }
    if from == WayOut::ManagedNatGateway && matches!(to, WayOut::None | WayOut::Block) {
        let text =
            "From StandardV2 the table says no and a release note of 2026-05-29 yes: taken as possible.";
        list.push(Saying::new(text, outbound::V2_TO_NONE));
    }
    list
}
