//! Changes of the load balancer, and of the pools that only the Basic one serves.
use super::{Draft, compare, keep, unknown};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::precondition::Precondition;
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration;
use crate::azure::{Fact, Source};
use crate::design::{LoadBalancerSku, PoolType, Word};

/// From Basic to Standard.
pub(super) fn to_standard(given: &Given, draft: Draft) -> Way {
    let fact = migration::STANDARD_BALANCER;
    let (minor, cli) = fact.value;
    let sku = &given.cluster.load_balancer_sku;
    let said = if sku.is_given() { sku.known().and_then(|sku| sku.known().copied()) } else { None };
    match said {
        None => return unknown(given, "The load balancer", fact.source, draft),
        Some(LoadBalancerSku::Standard) => {
            let text = format!("loadBalancerSku of {} is standard already.", given.name());
            return draft(How::Already, Saying::new(text, fact.source));
        }
        Some(LoadBalancerSku::Basic) => {}
    }
    if has_availability_sets(given) {
        return machines(given, draft);
    }
    let text =
        "The load balancer is replaced where the cluster stands, with downtime and without a way back.";
    let mut way = draft(How::InPlace, Saying::new(text, fact.source));
    way.preconditions = preconditions(given, minor, cli, fact.source);
    way.steps = vec![
        keep(given),
        Stride::new("Change the SKU.", Some(given.update("--load-balancer-sku Standard")))
            .disrupts("Downtime: traffic in and out stops while the balancer is replaced.")
            .closed(),
        compare(given),
    ];
    way.for_others = for_others(fact.source);
    let text =
        "The article names the Azure CLI 2.76 in its prerequisites and 2.72 in its questions: take 2.76.";
    way.notes.push(Saying::new(text, fact.source));
    way
}

fn has_availability_sets(given: &Given) -> bool {
    let mut pools = given.pools().into_iter().flatten();
    pools.any(|pool| pool.pool_type == Some(Word::Known(PoolType::AvailabilitySet)))
}

fn preconditions(given: &Given, minor: u64, cli: &str, source: Source) -> Vec<Precondition> {
    let text =
        "No service has an internal load balancer: with one of the SKU Basic only another cluster moves.";
    let command = "kubectl get services --all-namespaces --output wide";
    let mut list = vec![
        demands::kubernetes(given, Fact { value: minor, source }),
        demands::command_line(cli, source),
        demands::asked(text, command, source),
    ];
    list.extend(demands::no_webhooks(given, source));
    list
}

fn for_others(source: Source) -> Vec<Saying> {
    let say = |text: &str| Saying::new(text, source);
    vec![
        say("Source addresses: the internet sees other outbound addresses; firewalls elsewhere need them."),
        say("Ingress: addresses of public services stay."),
    ]
}

/// From availability sets to pools of machines, the load balancer along with them.
pub(super) fn machines(given: &Given, draft: Draft) -> Way {
    let fact = migration::STANDARD_BALANCER;
    let (minor, cli) = fact.value;
    if given.pools().is_none() {
        return unknown(given, "What kind of pools", fact.source, draft);
    }
    if !has_availability_sets(given) {
        let text = format!("No pool of {} is known to be an availability set.", given.name());
        return draft(How::Already, Saying::new(text, fact.source));
    }
    let text = "Availability sets become pools of machines, and the load balancer Standard, in one operation with \
                downtime and without a way back.";
    let mut way = draft(How::InPlace, Saying::new(text, fact.source));
    way.preconditions = preconditions(given, minor, cli, fact.source);
    way.steps = vec![
        keep(given),
        Stride::new("Move the pools and the load balancer.", Some(given.update("--migrate-vmas-to-vms")))
            .disrupts("Downtime: nodes and the load balancer are replaced.")
            .closed(),
        compare(given),
    ];
    way.for_others = for_others(fact.source);
    way
}

/// Backends by address.
pub(super) fn by_address(given: &Given, draft: Draft) -> Way {
    let from = migration::ADDRESS_BACKENDS_FROM;
    let text = "Backends become addresses of nodes where the cluster stands.";
    let mut way = draft(How::InPlace, Saying::new(text, from.source));
    way.preconditions =
        vec![demands::kubernetes(given, from), demands::standard_balancer(given, from.source)];
    let back = given.update("--load-balancer-backend-pool-type=nodeIPConfiguration");
    way.steps = vec![
        keep(given),
        Stride::new(
            "Change the kind of backends.",
            Some(given.update("--load-balancer-backend-pool-type=nodeIP")),
        )
        .disrupts("Inbound connections through load balancers are interrupted.")
        .open(format!("At any time, as far as other changes tell: `{back}`.")),
        compare(given),
    ];
    let text = "Private Link Services on the cluster’s load balancers stop working: they need backends by network card.";
    way.for_others = vec![Saying::new(text, from.source)];
    way
}

/// Several load balancers.
pub(super) fn several(given: &Given, draft: Draft) -> Way {
    let fact = migration::SEVERAL_BALANCERS;
    let (minor, extension) = fact.value;
    let text = "Further load balancers are added to a cluster that stands; the feature is a preview.";
    let mut way = draft(How::InPlace, Saying::new(text, fact.source));
    let backends = "Backends of the load balancer are addresses (nodeIP).";
    way.preconditions = vec![
        demands::kubernetes(given, Fact { value: minor, source: fact.source }),
        demands::asked(
            backends,
            given.show("networkProfile.loadBalancerProfile.backendPoolType"),
            fact.source,
        ),
        demands::preview(extension, fact.source),
        demands::asked(
            "The feature MultipleStandardLoadBalancersPreview is registered.",
            "az feature show --namespace Microsoft.ContainerService --name MultipleStandardLoadBalancersPreview",
            fact.source,
        ),
    ];
    let (group, name, pool) = (given.group(), given.named(), given.first_pool());
    way.steps = vec![
        keep(given),
        Stride::new(
            "Add a load balancer for a pool.",
            Some(format!(
                "az aks loadbalancer add --resource-group {group} --cluster-name {name} --name <balancer> \
                 --primary-agent-pool-name {pool} --allow-service-placement true"
            )),
        )
        .disrupts("Services that move to it get other addresses.")
        .open("Delete it again once no service is on it."),
    ];
    way
}
