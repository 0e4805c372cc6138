//! Changes that take a look at the finding's own values.
use super::place::{self, On};
use super::trial::Trial;
use super::way::{Candidate, set};
use crate::azure::{defaults, limits};
use crate::design::subject::segment;
use crate::design::{NodePool, OsType, SubnetRef};
use crate::edit::{Step, dns_in, fields, subnets};
use crate::net::{Family, Prefix};
use crate::propose::{Placed, Size, Wanted, lay_out};
use crate::resolve::ResolvedSubnet;
use crate::rules::subject;

fn one(trial: &Trial, steps: Vec<Step>) -> Vec<Candidate> {
    vec![Candidate::of_steps(trial, steps)]
}

fn on_cluster(trial: &Trial, values: &[(&str, String)]) -> Vec<Step> {
    let subjects = On::Cluster.subjects(trial);
    subjects
        .iter()
        .flat_map(|subject| values.iter().map(|(field, text)| set(subject, field, text.clone())))
        .collect()
}

/// The usual address of the DNS service in the service CIDR.
pub(super) fn usual_dns_address(trial: &Trial) -> Vec<Candidate> {
    let ranges = trial.cluster().and_then(|cluster| cluster.service_cidrs.known());
    let usual = ranges.and_then(|ranges| ranges.iter().find_map(|range| dns_in(*range)));
    let Some(address) = usual else { return Vec::new() };
    one(trial, on_cluster(trial, &[("dnsServiceIP", address.to_string())]))
}

/// IPv4 alone, and the ranges of it.
pub(super) fn one_family(trial: &Trial) -> Vec<Candidate> {
    let mut values = ranges(trial, |range| range.is_ipv4());
    values.push(("ipFamilies", Family::IPv4.to_string()));
    one(trial, on_cluster(trial, &values))
}

/// Both families, IPv4 before IPv6, and the ranges in that order.
pub(super) fn families_in_order(trial: &Trial) -> Vec<Candidate> {
    let both = format!("{}, {}", Family::IPv4, Family::IPv6);
    let mut values = ranges(trial, |_| true);
    let in_order = on_cluster(trial, &values);
    values.push(("ipFamilies", both));
    [in_order, on_cluster(trial, &values)].into_iter().flat_map(|steps| one(trial, steps)).collect()
}

/// The first of the cluster's ranges of each family that is kept, IPv4 first, as values of their fields.
fn ranges(trial: &Trial, is_kept: fn(&Prefix) -> bool) -> Vec<(&'static str, String)> {
    let Some(profile) = trial.said().and_then(|cluster| cluster.network_profile.as_ref()) else {
        return Vec::new();
    };
    let of = [("podCidr", &profile.pod_cidrs), ("serviceCidr", &profile.service_cidrs)];
    let told = of.into_iter().filter_map(|(field, ranges)| {
        let first = |is_ipv4: bool| {
            let mut of_family = ranges.iter().flatten().filter(|range| range.is_ipv4() == is_ipv4);
            of_family.next().filter(|range| is_kept(range))
        };
        ranges.as_ref()?;
        let texts: Vec<String> =
            [first(true), first(false)].into_iter().flatten().map(Prefix::to_string).collect();
        Some((field, texts.join(", ")))
    });
    told.collect()
}

/// The subnet of the nodes of the other pools for those that have none, and none for all.
pub(super) fn subnets_alike(trial: &Trial) -> Vec<Candidate> {
    let subnet = |pool: &NodePool| pool.subnet.clone();
    let mut found = alike(trial, "vnetSubnetID", subnet);
    let pools = On::Pools.subjects(trial);
    found.extend(one(
        trial,
        pools.iter().map(|subject| set(subject, "vnetSubnetID", String::new())).collect(),
    ));
    found
}

/// The subnet of the pods of the other pools for those that have none.
pub(super) fn pod_subnets_alike(trial: &Trial) -> Vec<Candidate> {
    alike(trial, "podSubnetID", |pool| pool.pod_subnet.clone())
}

fn alike(trial: &Trial, field: &str, of: fn(&NodePool) -> Option<SubnetRef>) -> Vec<Candidate> {
    let pools = trial.said().and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let with = pools.iter().find(|pool| of(pool).is_some());
    let text = with.and_then(|pool| {
        let all = fields(trial.design, &place::pool(trial, &pool.name));
        all.into_iter().find(|own| own.field == field).map(|own| own.text)
    });
    let Some(text) = text else { return Vec::new() };
    let without = pools.iter().filter(|pool| of(pool).is_none());
    one(trial, without.map(|pool| set(&place::pool(trial, &pool.name), field, text.clone())).collect())
}

/// The name with only what the service takes: small letters and digits, a letter first, as long as Windows allows.
pub(super) fn allowed_name(trial: &Trial) -> Vec<Candidate> {
    const SHORTEST_LIMIT: usize = 6;
    let subjects = On::Pools.subjects(trial);
    let renamed = subjects.iter().filter_map(|subject| {
        let said = fields(trial.design, subject).into_iter().find(|of| of.field == "name")?;
        let letters = said.text.chars().map(|letter| letter.to_ascii_lowercase());
        let kept: String =
            letters.filter(char::is_ascii_alphanumeric).skip_while(char::is_ascii_digit).collect();
        let name = if kept.is_empty() { "pool".to_owned() } else { kept };
        let whole = vec![set(subject, "name", name.clone())];
        let short = vec![set(subject, "name", name.chars().take(SHORTEST_LIMIT).collect())];
        [whole, short].into_iter().find(|steps| trial.is_mended_by(steps))
    });
    renamed.map(|steps| Candidate::of_steps(trial, steps)).collect()
}

/// Those of the authorised ranges that are taken when each stands alone.
pub(super) fn ranges_taken(trial: &Trial) -> Vec<Candidate> {
    let said = trial.said().and_then(|cluster| cluster.api_server.authorized_ip_ranges.as_deref());
    let with = |text: String| on_cluster(trial, &[("authorizedIPRanges", text)]);
    let taken = said.unwrap_or_default().iter().filter(|range| trial.is_mended_by(&with(range.to_string())));
    let texts: Vec<String> = taken.map(Prefix::to_string).collect();
    if texts.is_empty() { Vec::new() } else { one(trial, with(texts.join(", "))) }
}

/// Each feature that is on, off.
pub(super) fn features_off(trial: &Trial) -> Vec<Candidate> {
    let Some(said) = trial.said() else { return Vec::new() };
    let on = said.features.said().filter(|(_, on)| *on);
    let off = on.map(|(feature, _)| Step::Feature { cluster: said.name.clone(), feature, on: false });
    off.flat_map(|step| one(trial, vec![step])).collect()
}

/// A free place in the network for each subnet that the finding names and in which nobody is.
pub(super) fn subnet_moved(trial: &Trial) -> Vec<Candidate> {
    let resolved = &trial.before.resolved;
    let used: Vec<usize> = resolved.clusters.iter().flat_map(|cluster| cluster.subnets()).collect();
    let is_free = |at: &usize| {
        let holders = resolved.subnets.get(*at).and_then(|subnet| subnet.used);
        !used.contains(at) && holders.unwrap_or_default() == 0
    };
    let free = named_subnets(trial).into_iter().filter(is_free);
    free.flat_map(|at| placed_anew(trial, at, |length| length)).collect()
}

/// A free place for each named subnet, as large as Azure takes.
pub(super) fn subnet_as_large_as_allowed(trial: &Trial) -> Vec<Candidate> {
    let longest = limits::LONGEST_SUBNET_PREFIX.value;
    named_subnets(trial)
        .into_iter()
        .flat_map(|at| placed_anew(trial, at, |length| length.min(longest)))
        .collect()
}

/// A free place for each named subnet, of the size that Application Gateway for Containers asks for.
pub(super) fn gateway_subnet(trial: &Trial) -> Vec<Candidate> {
    let length = limits::GATEWAY_FOR_CONTAINERS_LENGTH.value;
    named_subnets(trial).into_iter().flat_map(|at| placed_anew(trial, at, |_| length)).collect()
}

/// The places of the subnets that the finding is about.
fn named_subnets(trial: &Trial) -> Vec<usize> {
    let (resolved, named) = (&trial.before.resolved, On::Subnets.subjects(trial));
    let is_named = |at: &usize| subject::subnet_at(resolved, *at).is_some_and(|of| named.contains(&of));
    (0..resolved.subnets.len()).filter(is_named).collect()
}

/// A free place for a subnet of one range among the others of its network.
fn placed_anew(trial: &Trial, at: usize, length: impl Fn(u8) -> u8) -> Option<Candidate> {
    let resolved = &trial.before.resolved;
    let subnet = resolved.subnets.get(at)?;
    let network = resolved.networks.get(subnet.network)?;
    let [range] = subnet.prefixes.as_slice() else { return None };
    let others = network.subnets.iter().filter(|other| **other != at);
    let others = others.filter_map(|other| resolved.subnets.get(*other));
    let placed = |of: &ResolvedSubnet| {
        let name = of.name.clone();
        of.prefixes
            .iter()
            .map(move |prefix| Placed { name: name.clone(), prefix: *prefix })
            .collect::<Vec<_>>()
    };
    let locked: Vec<Placed> = others.flat_map(placed).collect();
    let wanted = [Wanted { name: subnet.name.clone(), size: Size::Length(length(range.length())) }];
    let layout = lay_out(&network.prefixes, &wanted, &locked).ok()?;
    let place = layout.placed.first()?.prefix;
    let (network, subnet) = (network.name.clone(), subnet.name.clone());
    Some(Candidate::of_steps(trial, vec![Step::Range { network, subnet, prefix: place }]))
}

/// The pools that stand in other networks, in each subnet of one.
pub(super) fn one_network(trial: &Trial) -> Vec<Candidate> {
    const TRIED: usize = 8;
    let pools = trial.said().and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let mut found = Vec::new();
    for subnet in subnets(trial.design) {
        let network = subnet.split('/').next().unwrap_or_default();
        let moved = |field: &str, of: fn(&NodePool) -> Option<&SubnetRef>| {
            let elsewhere = |pool: &&NodePool| of(pool).is_some_and(|own| segment(&own.network) != network);
            let pools = pools.iter().filter(elsewhere);
            pools.map(|pool| set(&place::pool(trial, &pool.name), field, subnet.clone())).collect::<Vec<_>>()
        };
        let nodes = moved("vnetSubnetID", |pool| pool.subnet.as_ref());
        let pods = moved("podSubnetID", |pool| pool.pod_subnet.as_ref());
        found.extend([nodes, pods].into_iter().filter(|steps| !steps.is_empty()));
    }
    found.into_iter().take(TRIED).flat_map(|steps| one(trial, steps)).collect()
}

/// The usual pod CIDR, or the first of the ranges that stand in for it, where nothing speaks against it.
pub(super) fn usual_pod_range(trial: &Trial) -> Vec<Candidate> {
    let usual = defaults::POD_CIDR.value;
    let others = [[100, 64, 0, 0], [172, 16, 0, 0], [192, 168, 0, 0], [10, 0, 0, 0]];
    let ranges = [usual].into_iter().chain(others.map(|first| Prefix::ipv4(first, 16)));
    let steps = ranges.map(|range| on_cluster(trial, &[("podCidr", range.to_string())]));
    let first = steps.into_iter().find(|steps| trial.is_mended_by(steps));
    first.into_iter().flat_map(|steps| one(trial, steps)).collect()
}

/// An image that is kept, of the pool's own operating system.
pub(super) fn later_image(trial: &Trial) -> Vec<Candidate> {
    let pools = On::Pools.subjects(trial);
    let is_windows = |subject: &String| {
        let windows = OsType::Windows.text();
        fields(trial.design, subject).iter().any(|of| of.field == "osType" && of.text == windows)
    };
    let images = |subject: &String| {
        let images =
            if is_windows(subject) { ["Windows2025", "Windows2022"] } else { ["AzureLinux3", "Ubuntu2404"] };
        images.map(|image| vec![set(subject, "osSKU", image.to_owned())])
    };
    pools.iter().flat_map(images).flat_map(|steps| one(trial, steps)).collect()
}

/// The first Linux pool as one that runs the cluster's own pods.
pub(super) fn system_pool(trial: &Trial) -> Vec<Candidate> {
    let pools = trial.said().and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let steps =
        pools.iter().map(|pool| vec![set(&place::pool(trial, &pool.name), "mode", "System".to_owned())]);
    let first = steps.into_iter().find(|steps| trial.is_mended_by(steps));
    first.into_iter().flat_map(|steps| one(trial, steps)).collect()
}

/// An API server without what a feature of it does not go with: ranges, the network's own side, a private side.
pub(super) fn plain_api_server(trial: &Trial) -> Vec<Candidate> {
    let of =
        [("authorizedIPRanges", ""), ("enableVnetIntegration", "false"), ("enablePrivateCluster", "false")];
    of.into_iter()
        .flat_map(|(field, text)| one(trial, on_cluster(trial, &[(field, text.to_owned())])))
        .collect()
}
