//! What people call the columns of clusters, node pools, networks and subnets, and the keys that they stand for.
use crate::import::network_profile;
use crate::text::tree::{Node, Value};

/// A column, by its name in lower case without blanks and marks.
pub(super) struct Column {
    pub(super) words: &'static [&'static str],
    /// The keys that lead to the value.
    pub(super) path: &'static [&'static str],
    /// Whether a value may be one of this column.
    pub(super) holds: fn(&str) -> bool,
}

const fn column(
    words: &'static [&'static str],
    path: &'static [&'static str],
    holds: fn(&str) -> bool,
) -> Column {
    Column { words, path, holds }
}

pub(super) static CLUSTER: &[Column] = &[
    column(&["name", "cluster", "clustername", "aks", "aksname"], &["name"], is_any),
    column(&["resourcegroup", "rg", "group", "resourcegroupname"], &["resourceGroup"], is_any),
    column(&["location", "region"], &["location"], is_any),
    column(&["kubernetesversion", "version", "k8s", "k8sversion"], &["kubernetesVersion"], is_version),
    column(&["currentkubernetesversion", "currentversion"], &["currentKubernetesVersion"], is_version),
    column(&["sku", "tier", "skutier"], &["sku", "tier"], is_tier),
    column(&["sku", "skuname"], &["sku", "name"], |text| is_one_of(text, &["Base", "Automatic"])),
    column(&["power", "powerstate", "powerstatecode", "state"], &["powerState", "code"], |text| {
        is_one_of(text, &["Running", "Stopped"])
    }),
    column(&["noderesourcegroup", "noderg"], &["nodeResourceGroup"], is_any),
    column(&["network", "plugin", "cni"], &["networkProfile", "networkPlugin"], is_word),
    column(&["mode", "pluginmode"], &["networkProfile", "networkPluginMode"], |text| {
        is_one_of(text, &["overlay", "none"])
    }),
    column(&["policy"], &["networkProfile", "networkPolicy"], is_word),
    column(&["dataplane"], &["networkProfile", "networkDataplane"], is_word),
    column(&["outbound"], &["networkProfile", "outboundType"], is_word),
    column(
        &["pods", "podscidr", "podrange", "podsrange", "podranges"],
        &["networkProfile", "podCidr"],
        is_range,
    ),
    column(
        &["service", "services", "svc", "svccidr", "servicescidr", "servicerange", "servicesrange"],
        &["networkProfile", "serviceCidr"],
        is_range,
    ),
    column(&["dns", "dnsip"], &["networkProfile", "dnsServiceIP"], is_address),
    column(&["lbsku"], &["networkProfile", "loadBalancerSku"], is_word),
];

pub(super) static POOL: &[Column] = &[
    column(&["name", "pool", "poolname", "nodepool", "nodepoolname", "agentpool"], &["name"], is_any),
    column(&["count", "nodes", "nodecount"], &["count"], is_number),
    column(&["mincount", "min", "minnodes"], &["minCount"], is_number),
    column(&["maxcount", "max", "maxnodes"], &["maxCount"], is_number),
    column(&["maxpods", "pods", "podspernode"], &["maxPods"], is_number),
    column(&["vmsize", "size", "vm", "sku"], &["vmSize"], is_any),
    column(&["ostype", "os"], &["osType"], |text| is_one_of(text, &["Linux", "Windows"])),
    column(&["ossku"], &["osSKU"], is_any),
    column(&["mode"], &["mode"], is_pool_mode),
    column(
        &["orchestratorversion", "version", "k8s", "kubernetesversion"],
        &["orchestratorVersion"],
        is_version,
    ),
    column(&["vnetsubnetid", "vnetsubnet", "subnet", "subnetid"], &["vnetSubnetID"], is_path),
    column(&["podsubnetid", "podsubnet"], &["podSubnetID"], is_path),
    column(
        &["enableautoscaling", "autoscale", "autoscaling", "autoscaler"],
        &["enableAutoScaling"],
        |text| is_one_of(text, &["true", "false"]),
    ),
    column(&["upgradesettingsmaxsurge", "maxsurge", "surge"], &["upgradeSettings", "maxSurge"], is_any),
    column(&["scalesetpriority", "priority"], &["scaleSetPriority"], is_any),
];

pub(super) static NETWORK: &[Column] = &[
    column(&["name", "vnet", "vnetname"], &["name"], is_any),
    column(&["resourcegroup", "rg", "group"], &["resourceGroup"], is_any),
    column(&["location", "region"], &["location"], is_any),
    column(
        &["prefixes", "prefix", "cidr", "range", "addressspace", "addressspaceaddressprefixes"],
        &["addressSpace", "addressPrefixes"],
        is_range,
    ),
];

pub(super) static SUBNET: &[Column] = &[
    column(&["name", "subnet", "subnetname"], &["name"], is_any),
    column(
        &["addressprefix", "addressprefixes", "prefix", "prefixes", "cidr", "range"],
        &["addressPrefix"],
        is_range,
    ),
];

/// The outbound types of a cluster.
pub(in crate::import) const OUTBOUND_TYPES: &[&str] =
    &["loadBalancer", "userDefinedRouting", "managedNATGateway", "userAssignedNATGateway", "block", "none"];

/// The key of a network profile that a column is called by, alone or behind `networkProfile`.
pub(super) fn profile_key(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix("networkprofile").unwrap_or(name);
    network_profile::KEYS.iter().copied().find(|key| key.eq_ignore_ascii_case(name))
}

pub(super) fn is_held(column: &Column, node: &Node<'_>) -> bool {
    match &node.value {
        Value::String(text) | Value::Number(text) => text.trim().is_empty() || (column.holds)(text.trim()),
        Value::Bool(value) => (column.holds)(if *value { "true" } else { "false" }),
        Value::Null => true,
        // The importers look for lists under their own keys.
        Value::List(elements) => {
            let holds = |element: &Node<'_>| element.as_str().is_some_and(|text| (column.holds)(text.trim()));
            column.path.last() == Some(&"addressPrefixes") && elements.iter().all(holds)
        }
        Value::Object(_) => false,
    }
}

pub(super) fn is_any(_: &str) -> bool {
    true
}

pub(super) fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

pub(super) fn is_tier(text: &str) -> bool {
    is_one_of(text, &["Free", "Paid", "Standard", "Premium"])
}

pub(super) fn is_pool_mode(text: &str) -> bool {
    is_one_of(text, &["System", "User", "Gateway"])
}

pub(super) fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

pub(super) fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_version(text: &str) -> bool {
    let text = text.trim_start_matches('v');
    text.starts_with("1.") && text.split('.').take(3).all(is_number)
}

pub(super) fn is_range(text: &str) -> bool {
    text.contains('/') && text.starts_with(|first: char| first.is_ascii_hexdigit() || first == ':')
}

pub(super) fn is_address(text: &str) -> bool {
    text.parse::<std::net::IpAddr>().is_ok()
}

pub(super) fn is_path(text: &str) -> bool {
    text.starts_with('/')
}
