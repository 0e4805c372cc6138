//! What the Azure CLI refuses before it asks the service.
use super::arguments::{Argument, Arguments};
use super::script::{Script, find, key};
use super::values::pieces;
use super::verbs::Verb;
use crate::azure::{Source, cli};
use crate::design::Stage;
use crate::text::{Severity, Span, quoted};

/// Tells what the CLI refuses of a command.
pub(super) fn check(arguments: &Arguments, script: &mut Script<'_>) {
    let mut refusals = Refusals { arguments, found: Vec::new() };
    refusals.numbers();
    refusals.families();
    match arguments.verb {
        Verb::CreateCluster => {
            refusals.outbound_of_new();
            refusals.excluded();
            refusals.network_profile();
        }
        Verb::UpdateCluster => {
            refusals.excluded();
            if is_in_managed_network(arguments, script) {
                refusals.outbound_in_managed_network();
            }
        }
        _ => {}
    }
    for (span, words, source) in refusals.found {
        let message = || format!("{words}; the Azure CLI refuses the command ({})", source.url);
        script.draft.problems.add(Severity::Error, Some(span), message);
    }
}

/// Numbers that the CLI takes from a flag only in these bounds, and what they are multiples of.
const BOUNDS: &[(&str, u64, u64, u64)] = &[
    ("--load-balancer-outbound-ports", 0, 64_000, 8),
    ("--load-balancer-idle-timeout", 4, 100, 1),
    ("--nat-gateway-managed-outbound-ip-count", 1, 16, 1),
    ("--nat-gateway-idle-timeout", 4, 120, 1),
    ("--min-count", 0, 1_000, 1),
    ("--max-count", 0, 1_000, 1),
];

/// Flags of the load balancer's outbound side.
const OF_LOAD_BALANCER: &[&str] = &[
    "--load-balancer-managed-outbound-ip-count",
    "--load-balancer-managed-outbound-ipv6-count",
    "--load-balancer-outbound-ips",
    "--load-balancer-outbound-ip-prefixes",
    "--load-balancer-outbound-ports",
    "--load-balancer-idle-timeout",
];

/// Flags of the managed NAT gateway.
const OF_NAT_GATEWAY: &[&str] = &["--nat-gateway-managed-outbound-ip-count", "--nat-gateway-idle-timeout"];

/// Ways out that need a subnet of one's own.
const OF_OWN_SUBNET: &[&str] = &["userDefinedRouting", "userAssignedNATGateway"];

struct Refusals<'a> {
    arguments: &'a Arguments,
    found: Vec<(Span, String, Source)>,
}

impl<'a> Refusals<'a> {
    fn refuse(&mut self, at: &Argument, words: String, source: Source) {
        self.found.push((at.span, words, source));
    }

    /// The flag and its text, where it is known.
    fn text(&self, flag: &str) -> Option<(&'a Argument, &'a str)> {
        let argument = self.arguments.get(flag)?;
        Some((argument, argument.values.first()?.text()?.trim()))
    }

    /// The text of a flag; empty where it is not there, `None` where nothing tells it.
    fn text_or_empty(&self, flag: &str) -> Option<&'a str> {
        if self.arguments.get(flag).is_none() { Some("") } else { self.text(flag).map(|(_, text)| text) }
    }

    fn numbers(&mut self) {
        for (flag, least, most, step) in BOUNDS {
            let Some((argument, text)) = self.text(flag) else { continue };
            let Ok(number) = text.parse::<u64>() else { continue };
            if !(*least..=*most).contains(&number) || number % step != 0 {
                let multiple =
                    if *step > 1 { format!(" that is a multiple of {step}") } else { String::new() };
                let words =
                    format!("{flag}: expected a number from {least} to {most}{multiple}, found {number}");
                self.refuse(argument, words, cli::VALIDATORS);
            }
        }
    }

    fn families(&mut self) {
        let Some(argument) = self.arguments.get("--ip-families") else { return };
        let texts: Option<Vec<&str>> = argument.values.iter().map(|given| given.text()).collect();
        let Some(text) = texts.map(|texts| texts.join(",")) else { return };
        let families: Vec<String> = pieces(&text).map(str::to_ascii_lowercase).collect();
        let families: Vec<&str> = families.iter().map(String::as_str).collect();
        if !matches!(families.as_slice(), [] | ["ipv4"] | ["ipv4", "ipv6"]) {
            let words = format!("--ip-families: expected ipv4 or ipv4,ipv6, found {}", quoted(&text));
            self.refuse(argument, words, cli::VALIDATORS);
        }
    }

    fn outbound_of_new(&mut self) {
        let Some((argument, outbound)) = self.text("--outbound-type") else { return };
        let is_automatic = self.text("--sku").is_some_and(|(_, sku)| sku.eq_ignore_ascii_case("automatic"));
        let is_own = OF_OWN_SUBNET.iter().any(|own| outbound.eq_ignore_ascii_case(own));
        let subnet = self.arguments.get("--vnet-subnet-id");
        if is_own && subnet.is_none() && !is_automatic {
            let words = format!("--outbound-type {outbound} needs --vnet-subnet-id, and none is given");
            self.refuse(argument, words, cli::DECORATOR);
        }
        if let Some(subnet) = subnet.filter(|_| outbound.eq_ignore_ascii_case("managedNATGateway")) {
            let words = "--vnet-subnet-id cannot be given with --outbound-type managedNATGateway".to_owned();
            self.refuse(subnet, words, cli::DECORATOR);
        }
        if self.text("--load-balancer-sku").is_some_and(|(_, sku)| sku.eq_ignore_ascii_case("basic")) {
            let words = "--outbound-type cannot be given with --load-balancer-sku basic".to_owned();
            self.refuse(argument, words, cli::DECORATOR);
        }
    }

    /// Flags of one way out beside another.
    fn excluded(&mut self) {
        let Some(outbound) = self.text_or_empty("--outbound-type") else { return };
        let is = |word: &str| outbound.eq_ignore_ascii_case(word);
        let is_silent = outbound.is_empty();
        let is_automatic = self.arguments.get("--sku").is_some();
        // Of a cluster that exists already another command chose the way out.
        let is_default = is_silent && self.arguments.verb == Verb::CreateCluster && !is_automatic;
        if !is_silent
            && !is("loadBalancer")
            && let Some(flag) = self.arguments.any(OF_LOAD_BALANCER)
        {
            let words = format!("{} cannot be given with --outbound-type {outbound}", flag.flag);
            self.refuse(flag, words, cli::DECORATOR);
        }
        let has_no_gateway = is_default || !is_silent && !is("managedNATGateway");
        if has_no_gateway && let Some(flag) = self.arguments.any(OF_NAT_GATEWAY) {
            let words = format!("{} needs --outbound-type managedNATGateway", flag.flag);
            self.refuse(flag, words, cli::DECORATOR);
        }
    }

    fn network_profile(&mut self) {
        let plugin = self.text_or_empty("--network-plugin");
        let mode = self.text_or_empty("--network-plugin-mode");
        let is_flat = plugin.is_some_and(|plugin| plugin.eq_ignore_ascii_case("azure"))
            && mode.is_some_and(|mode| !mode.eq_ignore_ascii_case("overlay"));
        if let Some(range) = self.arguments.get("--pod-cidr").filter(|_| is_flat) {
            let words =
                "--pod-cidr with --network-plugin azure needs --network-plugin-mode overlay".to_owned();
            self.refuse(range, words, cli::DECORATOR);
        }
        if let Some(policy) = self.arguments.get("--network-policy").filter(|_| plugin == Some("")) {
            let words = "--network-policy needs --network-plugin, and none is given".to_owned();
            self.refuse(policy, words, cli::DECORATOR);
        }
    }

    fn outbound_in_managed_network(&mut self) {
        let Some((argument, outbound)) = self.text("--outbound-type") else { return };
        if OF_OWN_SUBNET.iter().any(|own| outbound.eq_ignore_ascii_case(own)) {
            let words = format!(
                "--outbound-type {outbound} needs a cluster that was created in a subnet of one's own"
            );
            self.refuse(argument, words, cli::OWN_NETWORK_ONLY);
        }
    }
}

/// Whether the text itself creates the cluster that a command changes, and in no subnet of its own.
fn is_in_managed_network(arguments: &Arguments, script: &Script<'_>) -> bool {
    let cluster = key(arguments, "--name").and_then(|key| find(&script.clusters, &key));
    let cluster = cluster.and_then(|index| script.draft.clusters.get(index));
    cluster.is_some_and(|cluster| {
        let pools = cluster.pools.as_deref().unwrap_or_default();
        cluster.stage == Stage::Template
            && !pools.is_empty()
            && pools.iter().all(|pool| pool.subnet.is_none())
    })
}
