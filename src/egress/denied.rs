//! [`Denied`]: rules of security groups that drop what a cluster needs.
use super::Remark;
use super::ranges;
use crate::azure::{NetworkModel, egress, required, reserved};
use crate::design::{OutboundType, SecurityRule};
use crate::net::{AddressSpace, Prefix};
use crate::resolve::{Resolved, ResolvedCluster, distinct};

/// A rule that drops what a cluster needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// The place of the subnet whose security group it is of.
    pub subnet: usize,
    /// Its name.
    pub rule: String,
    /// Its priority.
    pub priority: u64,
    /// What it drops, such as `nodes to pods (10.1.0.0/24 to 10.244.0.0/16)`.
    pub flow: String,
    /// Who says that this is needed.
    pub why: Remark,
}

/// Something that has to come through.
struct Flow {
    name: &'static str,
    source: AddressSpace,
    /// `None`: the Internet.
    destination: Option<AddressSpace>,
    /// The protocol and port; `None`: all of them.
    port: Option<(&'static str, u64)>,
    why: Remark,
}

/// The rules of the security groups on a cluster's subnets that drop what it needs, the first one of each flow. Only
/// rules that were read count, and rules about tags or groups of machines only where they cover the whole flow or
/// none of it for certain.
pub fn denied(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Denied> {
    let pools = cluster.pools().iter();
    let places = distinct(pools.flat_map(|pool| [pool.subnet, pool.pod_subnet]).flatten());
    let mut denied = Vec::new();
    for subnet in places {
        let Some(group) = resolved.security_group(subnet) else { continue };
        let mut rules: Vec<&SecurityRule> = group.rules.iter().collect();
        crate::sorting::sort_by_key(&mut rules, |rule| rule.priority);
        let network = network_of(resolved, subnet);
        for inbound in [false, true] {
            for flow in flows(resolved, cluster, subnet, inbound) {
                let mut rules = rules.iter().filter(|rule| rule.inbound == inbound);
                let Some(rule) = drops(&flow, &network, &mut rules) else { continue };
                let (name, priority) = (rule.name.clone(), rule.priority);
                denied.push(Denied {
                    subnet,
                    rule: name,
                    priority,
                    flow: flow.in_words(rule),
                    why: flow.why,
                });
            }
        }
    }
    denied
}

/// The addresses that the tag `VirtualNetwork` stands for at the least.
fn network_of(resolved: &Resolved, subnet: usize) -> AddressSpace {
    let network = resolved.subnets.get(subnet).and_then(|subnet| resolved.networks.get(subnet.network));
    network.into_iter().flat_map(|network| network.prefixes.iter().copied()).collect()
}

/// What has to leave a subnet, or to come in to it.
fn flows(resolved: &Resolved, cluster: &ResolvedCluster, subnet: usize, inbound: bool) -> Vec<Flow> {
    let own: AddressSpace =
        resolved.subnets.get(subnet).into_iter().flat_map(|subnet| subnet.prefixes.iter().copied()).collect();
    let nodes: AddressSpace = ranges::of_nodes(resolved, cluster).0.into_iter().collect();
    let pods: AddressSpace = match cluster.model() {
        Some(NetworkModel::Overlay) => cluster.pod_cidrs.known().into_iter().flatten().copied().collect(),
        _ => AddressSpace::new(),
    };
    let mut flows = Vec::new();
    if !pods.is_empty() {
        let within = |name, source: &AddressSpace, destination: &AddressSpace| Flow {
            name,
            source: source.clone(),
            destination: Some(destination.clone()),
            port: None,
            why: Remark::new("Overlay does not wrap the packets of pods.", egress::OVERLAY),
        };
        let (from, to) = if inbound { (&nodes, &own) } else { (&own, &nodes) };
        flows.push(within("nodes to nodes", from, to));
        flows.push(within("nodes to pods", if inbound { &nodes } else { &own }, &pods));
        flows.push(within("pods to pods", &pods, &pods));
    }
    let is_shut = |outbound: &crate::design::Word<OutboundType>| {
        matches!(outbound.known(), Some(OutboundType::None | OutboundType::Block))
    };
    if !inbound && cluster.outbound_type.known().is_some_and(|outbound| !is_shut(outbound)) {
        flows.push(Flow {
            name: "HTTPS to the Internet",
            source: own,
            destination: None,
            port: Some(("TCP", 443)),
            why: Remark::new("Nodes load their images and packages there.", required::REQUIRED.source),
        });
    }
    flows
}

/// The first rule that drops some of a flow which no rule before it lets through.
fn drops<'r>(
    flow: &Flow,
    network: &AddressSpace,
    rules: &mut dyn Iterator<Item = &&'r SecurityRule>,
) -> Option<&'r SecurityRule> {
    let (mut source, mut destination) = (flow.source.clone(), flow.destination.clone());
    for rule in rules.filter(|rule| is_about(rule, flow.port)) {
        let (sources, destinations) =
            (Side::of(&rule.sources, network), Side::of(&rule.destinations, network));
        if rule.allows && (sources.is_unknown || destinations.is_unknown) {
            return None;
        }
        let meets = sources.meets(&source)
            && destination.as_ref().map_or(destinations.is_internet, |of| destinations.meets(of));
        if !meets {
            // What a tag or a range lets out may be just what is needed: nothing is certain after it.
            if rule.allows && destination.is_none() && destinations.may_be_public && sources.meets(&source) {
                return None;
            }
            continue;
        }
        if !rule.allows {
            return Some(rule);
        }
        if !covers(rule, flow.port) {
            continue;
        }
        let holds_source = source.subtract(&sources.space).is_empty();
        match &mut destination {
            None if holds_source => return None,
            None => source = source.subtract(&sources.space),
            Some(of) if of.subtract(&destinations.space).is_empty() => {
                source = source.subtract(&sources.space)
            }
            Some(of) if holds_source => *of = of.subtract(&destinations.space),
            Some(_) => {}
        }
        if source.is_empty() || destination.as_ref().is_some_and(AddressSpace::is_empty) {
            return None;
        }
    }
    None
}

/// The addresses that one side of a rule is about.
struct Side {
    space: AddressSpace,
    /// Whether it is about the whole Internet.
    is_internet: bool,
    /// Whether it is about some public addresses, as far as its words tell.
    may_be_public: bool,
    /// Whether it is about groups of machines, of which nothing tells the addresses.
    is_unknown: bool,
}

impl Side {
    fn of(words: &[String], network: &AddressSpace) -> Side {
        let is_all = words.iter().any(|word| matches!(word.as_str(), "*" | "0.0.0.0/0" | "Any"));
        let prefix = |word: &String| -> Option<Prefix> {
            let alone = || Some(Prefix::containing(word.parse().ok()?, u8::MAX));
            word.parse().ok().or_else(alone)
        };
        let is_network = |word: &String| word.eq_ignore_ascii_case("VirtualNetwork");
        let own = words.iter().any(is_network).then(|| network.prefixes()).into_iter().flatten();
        let is_private = |word: &String| is_network(word) || prefix(word).is_some_and(reserved::is_private);
        let everything = is_all.then(|| ["0.0.0.0/0", "::/0"].map(str::to_owned)).into_iter().flatten();
        Side {
            space: words
                .iter()
                .cloned()
                .chain(everything)
                .filter_map(|word| prefix(&word))
                .chain(own)
                .collect(),
            is_internet: is_all || words.iter().any(|word| word.eq_ignore_ascii_case("Internet")),
            may_be_public: !words.iter().all(is_private),
            is_unknown: words.is_empty(),
        }
    }

    fn meets(&self, other: &AddressSpace) -> bool {
        other.prefixes().into_iter().any(|prefix| self.space.overlaps(prefix))
    }
}

/// Whether a rule is about some packet of that protocol and port.
fn is_about(rule: &SecurityRule, port: Option<(&str, u64)>) -> bool {
    let Some((protocol, port)) = port else { return true };
    is_protocol(rule, protocol) && rule.ports.iter().any(|ports| holds(ports, port))
}

/// Whether a rule is about every packet of that protocol and port.
fn covers(rule: &SecurityRule, port: Option<(&str, u64)>) -> bool {
    match port {
        Some(_) => is_about(rule, port),
        None => rule.protocol == "*" && rule.ports.iter().any(|ports| ports == "*"),
    }
}

fn is_protocol(rule: &SecurityRule, protocol: &str) -> bool {
    rule.protocol == "*" || rule.protocol.eq_ignore_ascii_case(protocol)
}

fn holds(ports: &str, port: u64) -> bool {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match ports.split_once('-') {
        Some((first, last)) => {
            number(first).zip(number(last)).is_some_and(|(first, last)| (first..=last).contains(&port))
        }
        None => ports == "*" || number(ports) == Some(port),
    }
}

impl Flow {
    /// The flow, and what of it the rule drops where that is not all.
    fn in_words(&self, rule: &SecurityRule) -> String {
        let words = |space: &AddressSpace| {
            let ranges: Vec<String> = space.prefixes().iter().map(Prefix::to_string).collect();
            ranges.join(", ")
        };
        let part = match covers(rule, self.port) {
            true => String::new(),
            false => format!(", {} {} of it", rule.protocol.to_ascii_uppercase(), rule.ports.join(", ")),
        };
        match &self.destination {
            Some(destination) => {
                format!("{} ({} to {}){part}", self.name, words(&self.source), words(destination))
            }
            None => format!("{} (from {})", self.name, words(&self.source)),
        }
    }
}
