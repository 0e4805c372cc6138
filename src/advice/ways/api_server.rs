//! The API server into the virtual network; private and public.
use super::{Draft, REIMAGED, keep, unknown};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::precondition::{Part, Precondition, State};
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::{Source, migration};

/// VNet integration.
pub(super) fn integration(given: &Given, draft: Draft) -> Way {
    let fact = migration::INTEGRATION;
    let source = fact.source;
    if given.cluster.said.api_server.enable_vnet_integration == Some(true) {
        let text = format!("The API server of {} is in the virtual network already.", given.name());
        return draft(How::Already, Saying::new(text, source));
    }
    let text =
        "The API server moves into the virtual network where the cluster stands, and there is no way back.";
    let mut way = draft(How::InPlace, Saying::new(text, source));
    let (cli, region) = fact.value;
    way.preconditions = vec![
        demands::not_automatic(given, source),
        demands::command_line(cli, source),
        demands::api_server_subnet(given),
        place(given, region, source),
        demands::asked(
            "The network is not encrypted with machines of the 4th generation or later.",
            "az network vnet show --ids <network-id> --query encryption",
            source,
        ),
        demands::permission(source),
        demands::stoppable(given),
    ];
    if given.cluster.is_dual_stack() {
        let text = "A dual-stack cluster needs Kubernetes 1.26.3 or later and overlay.";
        way.notes.push(Saying::new(text, source));
    }
    way.steps = steps(given);
    way.for_others = vec![
        Saying::new(
            "Source and target addresses: the API server has another address; who allows or resolves the old one needs \
             the new one.",
            source,
        ),
        Saying::new(
            "Security groups and firewalls: what nodes send to the API server stays in the network; rules between the subnets must let it.",
            source,
        ),
        Saying::new("Inbound to pods, mesh and ingress: as before.", source),
    ];
    let text = "Room in the subnet is checked, not reserved: another cluster may take it meanwhile.";
    way.notes.push(Saying::new(text, source));
    way.notes.push(Saying::new(
        "Another page lets several clusters share the subnet, and a conversion into one that holds anything has been \
         refused: an empty one is certain.",
        migration::INTEGRATION_SUBNET,
    ));
    way
}

fn place(given: &Given, without: &str, source: Source) -> Precondition {
    let text = format!("The region is not {without}.");
    let state = match given.cluster.said.location.as_deref() {
        Some(location) if location.replace(' ', "").eq_ignore_ascii_case(without) => {
            State::unmet(format!("location is {location}"), "Only a cluster in another region has it.")
        }
        Some(location) => State::met(Part::Location, format!("location is {location}")),
        None => State::Unknown(given.show("location")),
    };
    Precondition::new(text, state, source)
}

fn steps(given: &Given) -> Vec<Stride> {
    let subnet = given.cluster.api_server_subnet.and_then(|place| given.resolved.subnets.get(place));
    let id = subnet.and_then(|subnet| subnet.id.as_ref());
    let id = id.map_or("<subnet-id>".to_owned(), |id| crate::resolve::word(id.text()));
    let flags = format!("--enable-apiserver-vnet-integration --apiserver-subnet-id {id}");
    vec![
        keep(given),
        Stride::new("Bring the API server into the subnet.", Some(given.update(&flags)))
            .disrupts(format!("The API server gets another address. {REIMAGED}"))
            .closed(),
        Stride::new("Stop the cluster at once.", Some(given.aks("stop", "")))
            .disrupts("Everything: no node runs until the cluster is started again.")
            .open("Start it."),
        Stride::new("Start the cluster.", Some(given.aks("start", "")))
            .disrupts("Workloads come up anew.")
            .open("Nothing more is undone by it."),
        Stride::look("See where the API server answers.", given.show("apiServerAccessProfile")),
    ]
}

/// Private on or off.
pub(super) fn private(given: &Given, on: bool, draft: Draft) -> Way {
    let source = migration::PRIVATE;
    let access = &given.cluster.said.api_server;
    let words = if on { "private" } else { "public" };
    match (access.enable_private_cluster, access.enable_vnet_integration) {
        (Some(now), _) if now == on => {
            let text = format!("The API server of {} is {words} already.", given.name());
            return draft(How::Already, Saying::new(text, source));
        }
        (_, Some(false)) if !on => {
            let text = "A cluster with a private endpoint is private for as long as it is there: another cluster is public.";
            return draft(How::NewCluster, Saying::new(text, source));
        }
        (None, None) => return unknown(given, "The access to the API server", source, draft),
        _ => {}
    }
    let text = format!("With VNet integration the API server becomes {words} where the cluster stands.");
    let mut way = draft(How::InPlace, Saying::new(text, source));
    way.preconditions = vec![demands::integrated(given)];
    let (flag, back) = if on {
        ("--enable-private-cluster", "--disable-private-cluster")
    } else {
        ("--disable-private-cluster", "--enable-private-cluster")
    };
    if !on {
        let text = "Turning it off is a preview, turning it on is not.";
        way.notes.push(Saying::new(text, source));
        way.preconditions.push(demands::asked(
            "The extension aks-preview of the Azure CLI is installed.",
            "az extension show --name aks-preview --query version",
            source,
        ));
    }
    way.steps = vec![
        keep(given),
        Stride::new(format!("Make the API server {words}."), Some(given.update(flag)))
            .disrupts("The names of the API server lead elsewhere: whoever asks from outside is cut off until it resolves and routes.")
            .open(format!("At any time: `{}`.", given.update(back))),
    ];
    way.for_others = vec![
        Saying::new(
            "Pipelines and people that call the API server need a way into the network, or out of it again.",
            source,
        ),
        Saying::new(
            "Source addresses of pods, security groups, inbound to pods, mesh and ingress: as before.",
            source,
        ),
    ];
    way
}
