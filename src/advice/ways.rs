//! The way of each change.
mod api_server;
mod balancer;
mod cilium;
mod isolation;
mod model;
mod nodes;
mod outbound;
mod overlay;
mod policy;
mod services;
mod settings;

use super::change::Change;
use super::edits;
use super::given::Given;
use super::scene;
use super::way::{How, Saying, Stride, Way};
use crate::azure::{Source, defaults};
use crate::net::wording::number;
use crate::resolve::Moment;

/// The way of a cluster to a change.
pub(super) fn way(given: &Given, change: Change) -> Way {
    let draft = |how: How, why: Saying| Way {
        title: change.title(),
        how,
        why,
        preconditions: Vec::new(),
        steps: Vec::new(),
        for_others: Vec::new(),
        notes: Vec::new(),
        terraform: Vec::new(),
        edits: Vec::new(),
    };
    if given.is_to_come() {
        let text = format!("{} is still to be created: the value is chosen there.", given.name());
        return draft(How::AtCreation, Saying::new(text, defaults::NETWORK_PROFILE));
    }
    let mut way = of(given, change, &draft);
    if way.how == How::InPlace {
        way.edits = edits::of(given, change);
    }
    way
}

fn of(given: &Given, change: Change, draft: Draft) -> Way {
    match change {
        Change::Model(to) => model::way(given, to, draft),
        Change::Cilium(true) => cilium::to_cilium(given, draft),
        Change::Cilium(false) => cilium::away(given, draft),
        Change::Policy(engine) => policy::way(given, engine, draft),
        Change::Outbound(exit) => outbound::way(given, exit, draft),
        Change::OutboundSettings => settings::way(given, draft),
        Change::StandardLoadBalancer => balancer::to_standard(given, draft),
        Change::AddressBackends => balancer::by_address(given, draft),
        Change::SeveralLoadBalancers => balancer::several(given, draft),
        Change::VnetIntegration => api_server::integration(given, draft),
        Change::Private(on) => api_server::private(given, on, draft),
        Change::DualStack => model::dual_stack(given, draft),
        Change::LocalDns => nodes::local_dns(given, draft),
        Change::StaticEgressGateway => services::egress_gateway(given, draft),
        Change::AdvancedNetworking(on) => services::advanced(given, on, draft),
        Change::HostRouting => services::host_routing(given, draft),
        Change::NetworkIsolated => isolation::way(given, draft),
        Change::NodeSubnet => nodes::subnet(given, draft),
        Change::MachinePools => balancer::machines(given, draft),
        Change::Windows => nodes::windows(given, draft),
        Change::OwnNetwork => nodes::own_network(given, draft),
        Change::Place => nodes::place(given, draft),
    }
}

/// Begins a way with how it happens and why.
type Draft<'d> = &'d dyn Fn(How, Saying) -> Way;

/// What the cluster is now is not known.
fn unknown(given: &Given, what: &str, source: Source, draft: Draft) -> Way {
    let text = format!("{what} of {} is not known: `{}` tells.", given.name(), given.ask());
    draft(How::Unknown, Saying::new(text, source))
}

/// What is kept before anything is changed.
fn keep(given: &Given) -> Stride {
    let command = format!("{} > before.json", given.ask());
    Stride::look("Keep what the cluster is now, to compare with.", command)
}

/// What is compared afterwards.
fn compare(given: &Given) -> Stride {
    Stride::look("Compare the network profile with what was wanted.", given.show("networkProfile"))
}

/// Everything at once: every pool is reimaged, each node by node.
const REIMAGED: &str = "All pools are reimaged at the same time, each rolling as in an upgrade: pods move, and the \
                        rollout cannot be split by pool.";

/// The room that a reimage may ask for.
fn room(given: &Given) -> Vec<Saying> {
    let source = crate::azure::migration::REIMAGE_SURGE;
    let unsaid = "Upgrades of Kubernetes and of node images make surge nodes and security patches do not; whether this \
                  reimage does is said nowhere: keep the room of an upgrade.";
    let counted = crate::capacity::capacity(&scene::excerpt(given));
    let rows = counted.into_iter().next().map(|of| of.rows).unwrap_or_default();
    let told = rows.iter().filter(|row| scene::is_of_nodes(row)).filter_map(|row| {
        let need = row.at(Moment::Upgrading);
        let (required, available) = (need.required?, row.available?);
        let fits = if required <= available { "which fits" } else { "which does not fit" };
        let (title, unit) = (row.resource.title(), row.resource.unit().text());
        let (required, available) = (number(required), number(available));
        Some(format!(
            "With its surge nodes {title} {} needs {required} of {available} {unit}, {fits}.",
            row.name
        ))
    });
    let told: Vec<Saying> = told.map(|text| Saying::new(text, source)).collect();
    [Saying::new(unsaid, source)].into_iter().chain(told).collect()
}
