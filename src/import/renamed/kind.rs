//! What a row is of.
use super::columns::{
    self, CLUSTER, Column, POOL, is_held, is_one_of, is_pool_mode, is_version, profile_key,
};
use crate::import::detect::Thing;
use crate::text::tree::Node;

/// What a row is of: its id or type says so, else the columns that only one kind of thing has.
pub(super) fn thing(node: &Node<'_>, names: &[String]) -> Option<Thing> {
    let text = |key: &str| node.get(key).and_then(Node::as_str).filter(|text| text.contains('/'));
    if let Some(of) = text("type").or(text("id")) {
        let kinds = [
            ("/agentpools", Thing::Pool),
            ("/managedclusters", Thing::Cluster),
            ("/subnets", Thing::Subnet),
            ("/virtualnetworks", Thing::Network),
        ];
        let of = of.to_ascii_lowercase();
        return kinds.into_iter().find(|(kind, _)| of.contains(kind)).map(|(_, thing)| thing);
    }
    let columns = || names.iter().map(String::as_str).zip(node.members().iter().map(|member| &member.node));
    let has = |words: &[&str]| columns().any(|(name, _)| words.contains(&name));
    if columns().any(|(name, node)| is_of_profile(name, node)) {
        return Some(Thing::Cluster);
    }
    let prefixes = ["prefix", "prefixes", "cidr", "range"];
    if has(&["numsubnets", "addressspaceaddressprefixes"]) || has(&["vnet", "vnetname"]) && has(&prefixes) {
        return Some(Thing::Network);
    }
    if has(&["addressprefix", "addressprefixes"]) || has(&["subnet", "subnetname"]) && has(&prefixes) {
        return Some(Thing::Subnet);
    }
    let of_pool = POOL.iter().filter(|column| !matches!(column.path, ["name" | "orchestratorVersion"]));
    let held = |column: &&Column| {
        columns().any(|(name, node)| column.words.contains(&name) && is_filled(column, node))
    };
    if of_pool.filter(held).count() >= 2 && columns().any(|(name, node)| is_of_pool(name, node)) {
        return Some(Thing::Pool);
    }
    let with_version = |(name, node): (&str, &Node<'_>)| {
        let kubernetes = name.starts_with("k8s") || name.ends_with("kubernetesversion");
        kubernetes || name == "version" && has(&["resourcegroup", "rg"]) && is_text(node, is_version)
    };
    columns().any(with_version).then_some(Thing::Cluster)
}

/// Whether a column can only be one of a cluster's network.
fn is_of_profile(name: &str, node: &Node<'_>) -> bool {
    let holds = |words: &[&str]| node.as_str().is_some_and(|text| is_one_of(text.trim(), words));
    match name {
        "network" | "plugin" | "cni" => holds(&["azure", "kubenet", "none"]),
        "mode" | "pluginmode" => holds(&["overlay"]),
        "dataplane" => holds(&["azure", "cilium"]),
        "outbound" => holds(columns::OUTBOUND_TYPES),
        _ if profile_key(name).is_some() => true,
        _ => CLUSTER.iter().any(|column| {
            matches!(column.path, ["networkProfile", "podCidr" | "serviceCidr"])
                && column.words.contains(&name)
                && is_filled(column, node)
        }),
    }
}

/// Whether a column is one of a node pool, and hardly of anything else that has a count or a size.
fn is_of_pool(name: &str, node: &Node<'_>) -> bool {
    match name {
        "mode" => is_text(node, is_pool_mode),
        "os" => is_text(node, |text| is_one_of(text, &["Linux", "Windows"])),
        "size" | "vm" | "sku" | "vmsize" => is_text(node, |text| text.starts_with("Standard_")),
        "maxpods" | "podspernode" | "ostype" | "ossku" | "vnetsubnetid" | "podsubnetid"
        | "enableautoscaling" | "mincount" | "maxcount" | "pool" | "poolname" | "nodepool"
        | "nodepoolname" | "agentpool" => true,
        _ => false,
    }
}

fn is_text(node: &Node<'_>, is: fn(&str) -> bool) -> bool {
    node.as_str().is_some_and(|text| !text.trim().is_empty() && is(text.trim()))
}

fn is_filled(column: &Column, node: &Node<'_>) -> bool {
    !node.is_null() && node.as_str() != Some("") && is_held(column, node)
}
