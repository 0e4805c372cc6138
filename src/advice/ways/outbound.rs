//! To another outbound type.
mod said;

use super::{Draft, compare, keep, unknown};
use crate::advice::demands;
use crate::advice::exit::Exit;
use crate::advice::given::Given;
use crate::advice::precondition::Precondition;
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::Source;
use crate::azure::migration::outbound::{self, Becomes, WayOut};
use crate::azure::migration::terraform;
use crate::design::OutboundType;

/// The way to an outbound type.
pub(super) fn way(given: &Given, exit: Exit, draft: Draft) -> Way {
    let source = outbound::SOURCE;
    let Some(from) = given.outbound().map(way_out) else {
        return unknown(given, "The outbound type", source, draft);
    };
    let Some(is_managed) = given.is_managed() else {
        return unknown(given, "The network", source, draft);
    };
    let to = way_out_of(exit);
    let becomes = outbound::becomes(is_managed, from, to);
    let (how, text, source) = verdict(given, is_managed, from, to, becomes);
    let mut way = draft(how, Saying::new(text, source));
    if how != How::InPlace {
        return way;
    }
    let is_shut = matches!(to, WayOut::None | WayOut::Block);
    let isolated = is_shut.then(|| super::isolation::to(given, name_of(to), draft));
    way.preconditions = preconditions(given, from, to);
    way.steps = steps(given, from, to, becomes);
    if let Some(isolated) = isolated.filter(|isolated| isolated.how != How::Already) {
        if isolated.how != How::InPlace {
            return Way { title: way.title, ..isolated };
        }
        way.preconditions.extend(isolated.preconditions);
        way.steps = isolated.steps;
    }
    way.for_others = said::for_others(to);
    way.notes = said::notes(from, to, becomes);
    way.terraform = vec![terraform::OUTBOUND_TYPE];
    way
}

fn way_out(said: OutboundType) -> WayOut {
    match said {
        OutboundType::LoadBalancer => WayOut::LoadBalancer,
        OutboundType::UserDefinedRouting => WayOut::UserDefinedRouting,
        OutboundType::ManagedNatGateway => WayOut::ManagedNatGateway,
        OutboundType::UserAssignedNatGateway => WayOut::UserAssignedNatGateway,
        OutboundType::None => WayOut::None,
        OutboundType::Block => WayOut::Block,
    }
}

fn way_out_of(exit: Exit) -> WayOut {
    match exit {
        Exit::LoadBalancer => WayOut::LoadBalancer,
        Exit::ManagedNatGateway => WayOut::ManagedNatGateway,
        Exit::ManagedNatGatewayV2 => WayOut::ManagedNatGatewayV2,
        Exit::UserAssignedNatGateway => WayOut::UserAssignedNatGateway,
        Exit::UserDefinedRouting => WayOut::UserDefinedRouting,
        Exit::None => WayOut::None,
        Exit::Block => WayOut::Block,
    }
}

fn name_of(way: WayOut) -> &'static str {
    match way {
        WayOut::LoadBalancer => "loadBalancer",
        WayOut::ManagedNatGateway | WayOut::ManagedNatGatewayV2 => "managedNATGateway",
        WayOut::UserAssignedNatGateway => "userAssignedNATGateway",
        WayOut::UserDefinedRouting => "userDefinedRouting",
        WayOut::None => "none",
        WayOut::Block => "block",
    }
}

fn verdict(
    given: &Given,
    is_managed: bool,
    from: WayOut,
    to: WayOut,
    becomes: Becomes,
) -> (How, String, Source) {
    let name = given.name();
    let network = if is_managed { "a network that the service makes" } else { "a network of your own" };
    let (from_name, to_name) = (name_of(from), name_of(to));
    match becomes {
        Becomes::Same => {
            (How::Already, format!("outboundType of {name} is {to_name} already."), outbound::SOURCE)
        }
        Becomes::Yes | Becomes::OneWay | Becomes::RatherYes => {
            let way_back = if becomes == Becomes::OneWay { ", without a way back" } else { "" };
            let text =
                format!("In {network} {from_name} becomes {to_name} where the cluster stands{way_back}.");
            (How::InPlace, text, outbound::SOURCE)
        }
        Becomes::RatherNot => {
            let text = format!(
                "The table says that {from_name} does not become {to_name}, and the same article shows a command for it: \
                 count it as not supported, and test it on another cluster first."
            );
            (How::NotPossible, text, outbound::SOURCE)
        }
        Becomes::No if is_managed && !outbound::MANAGED.contains(&to) => {
            let text = format!(
                "{to_name} needs a network of your own, and the network of {name} is made by the service; the Azure CLI \
                 refuses it, though the article shows it for managedNATGateway."
            );
            (How::NotPossible, text, outbound::CLI_MENDED)
        }
        Becomes::No => {
            let text = format!("In {network} {from_name} does not become {to_name}.");
            (How::NotPossible, text, outbound::SOURCE)
        }
    }
}

/// What every change of the outbound type asks for.
pub(super) fn of_every_type(given: &Given) -> [Precondition; 3] {
    let source = outbound::SOURCE;
    let provisioning = "With node auto-provisioning the outbound type stays as it is: turn that off.";
    [
        demands::standard_balancer(given, source),
        demands::scale_sets(given, source),
        demands::no_provisioning(given, provisioning, source),
    ]
}

fn preconditions(given: &Given, from: WayOut, to: WayOut) -> Vec<Precondition> {
    let source = outbound::SOURCE;
    let cli = match to {
        WayOut::ManagedNatGatewayV2 => outbound::SKU_CLI,
        WayOut::Block => outbound::BLOCK_CLI.0,
        _ => outbound::CLI,
    };
    let mut list = of_every_type(given).to_vec();
    list.push(demands::command_line(cli, source));
    if from == WayOut::ManagedNatGateway {
        let text = "The managed NAT gateway is of the SKU Standard: from StandardV2 there are fewer ways.";
        list.push(demands::asked(
            text,
            given.show("networkProfile.natGatewayProfile.sku"),
            outbound::STANDARD_V2,
        ));
    }
    match to {
        WayOut::UserDefinedRouting => {
            list.push(demands::own_network(given));
            list.push(demands::attached_routes(given));
            let text = "The route table’s 0.0.0.0/0 goes to a virtual appliance or to a network gateway, not to Internet; \
                        in a private cluster BGP may bring it.";
            let command = "az network route-table route list --resource-group <resource-group> --route-table-name \
                           <route-table> --output table";
            list.push(demands::asked(text, command, source));
            list.push(demands::no_balancer_settings(given));
        }
        WayOut::UserAssignedNatGateway => {
            list.push(demands::own_network(given));
            list.push(demands::attached_gateway(given));
        }
        WayOut::ManagedNatGateway | WayOut::ManagedNatGatewayV2 => {
            list.push(demands::managed_network(given));
            let text =
                "The region has that SKU: where StandardV2 is, Standard is refused, and the other way round.";
            let ask = given.show("location");
            list.push(demands::asked(text, ask, outbound::STANDARD_V2));
        }
        WayOut::Block => list.push(demands::preview(outbound::BLOCK_CLI.1, source)),
        _ => {}
    }
    list
}

fn steps(given: &Given, from: WayOut, to: WayOut, becomes: Becomes) -> Vec<Stride> {
    let mut flags = format!("--outbound-type {}", name_of(to));
    if to == WayOut::ManagedNatGatewayV2 {
        flags = "--outbound-type managedNATGateway --outbound-type-sku StandardV2".to_owned();
    }
    let change = Stride::new("Change the outbound type.", Some(given.update(&flags)))
        .disrupts("Open connections to the outside drop, and the cluster shows other addresses there.");
    let is_open = outbound::becomes(given.is_managed().unwrap_or(false), to, from);
    let change = match (becomes, is_open) {
        (Becomes::OneWay, _) | (_, Becomes::No | Becomes::RatherNot) => change.closed(),
        _ => {
            let back = given.update(&format!("--outbound-type {}", name_of(from)));
            change.open(format!("At any time: `{back}`; the old addresses may not come back."))
        }
    };
    vec![
        keep(given),
        Stride::look(
            "List the ranges that may reach the API server: in a public cluster without VNet integration nodes reach it \
             from the new addresses.",
            given.show("apiServerAccessProfile.authorizedIpRanges"),
        ),
        Stride::new("Tell everybody who allows the old addresses the new ones, before the change.", None)
            .open("Nothing has changed yet."),
        change,
        compare(given),
    ]
}
