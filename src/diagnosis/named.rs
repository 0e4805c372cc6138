//! [`Named`]: the numbers of an error with their names.
use crate::azure::{limits, ports};
use crate::capacity::node_blocks;
use crate::design::ReportedError;
use crate::net::Prefix;
use crate::resolve::usable_of;
use crate::rules::wording::{counted, number};

/// A number or a range of an error and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The field that it stands in, as places of readings name it.
    pub field: &'static str,
    /// What it is, a few words.
    pub name: String,
    /// As it is printed.
    pub value: String,
    /// The number; `None` for a range or a name.
    pub number: Option<u64>,
    /// What it is made of, one sentence; empty where there is nothing to say.
    pub remark: String,
}

/// Every number of an error.
pub(super) fn numbers(error: &ReportedError) -> Vec<Named> {
    let is_ports = error.outbound_ips.is_some() || error.ports_per_node.is_some();
    let unit = if is_ports { "ports" } else { "addresses" };
    let blocks_asked = blocks(error, error.required);
    let available = error.available.map(|available| available_in_words(error, available)).unwrap_or_default();
    let mut numbers = Vec::new();
    let mut count = |field, name: &str, value: Option<u64>, remark: String| {
        if let Some(value) = value {
            let (name, printed) = (name.to_owned(), number(value));
            numbers.push(Named { field, name, value: printed, number: Some(value), remark });
        }
    };
    count("nodes", "nodes that were counted", error.nodes, String::new());
    count("portsPerNode", "ports of each node", error.ports_per_node, String::new());
    count("required", &format!("{unit} asked for"), error.required, blocks_asked);
    count("available", &format!("{unit} to be had"), error.available, available);
    count("outboundIps", "outbound addresses", error.outbound_ips, String::new());
    count("exitCode", "exit code of the node", error.exit_code, String::new());
    let mut name = |field, name: &str, value: Option<String>| {
        if let Some(value) = value {
            numbers.push(Named { field, name: name.to_owned(), value, number: None, remark: String::new() });
        }
    };
    let range = if error.is_pod_cidr { "the pod CIDR" } else { "the range" };
    name("prefix", range, error.prefix.map(|prefix| prefix.to_string()));
    name("otherPrefix", "the range in its way", error.other_prefix.map(|prefix| prefix.to_string()));
    name("address", "the address", error.address.map(|address| address.to_string()));
    name("subnet", "the subnet", error.subnet.clone().filter(|_| !error.is_pod_cidr));
    name("cluster", "the cluster", error.cluster.clone());
    name("pool", "the node pool", error.pool.clone());
    numbers
}

/// Addresses that a range of the error offers.
pub(super) fn offered(error: &ReportedError, prefix: Prefix) -> u64 {
    if error.is_pod_cidr { node_blocks(prefix).saturating_mul(256) } else { usable_of(prefix) }
}

fn blocks(error: &ReportedError, addresses: Option<u64>) -> String {
    match addresses {
        Some(addresses) if error.is_pod_cidr && addresses.is_multiple_of(256) => {
            format!("{} of 256 addresses, one a node", counted(addresses / 256, "block", "blocks"))
        }
        _ => String::new(),
    }
}

fn available_in_words(error: &ReportedError, available: u64) -> String {
    if let Some(addresses) = error.outbound_ips {
        let each = ports::PORTS_PER_ADDRESS.value;
        let is_product = addresses.saturating_mul(each) == available;
        return if is_product { format!("{} × {}", number(addresses), number(each)) } else { String::new() };
    }
    let Some(prefix) = error.prefix.filter(|prefix| prefix.is_ipv4()) else { return String::new() };
    if error.is_pod_cidr {
        return blocks(error, Some(available));
    }
    let usable = usable_of(prefix);
    let kept = limits::RESERVED_PER_SUBNET.value;
    match usable.checked_sub(available) {
        Some(0) => format!("all of a /{} less the {kept} that Azure keeps", prefix.length()),
        Some(held) => format!(
            "a /{} offers {} after the {kept} that Azure keeps; {} held by others",
            prefix.length(),
            number(usable),
            if held == 1 { "1 is".to_owned() } else { format!("{} are", number(held)) },
        ),
        None => format!("more than a /{} offers, which is {}", prefix.length(), number(usable)),
    }
}
