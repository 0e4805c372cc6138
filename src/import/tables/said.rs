//! The command that tells what a table leaves out.
use super::above::Command;
use crate::import::Kind;
use crate::import::draft::Draft;
use crate::text::Span;
use crate::text::tree::Node;

/// One sentence with the command, its names filled in where they are known. `None` for what holds nothing of use
/// or was no output of the Azure CLI.
pub(super) fn more(
    text: &str,
    kind: Kind,
    draft: &Draft,
    rows: &Node<'_>,
    command: Option<&Command>,
    by_cli: bool,
) -> Option<String> {
    let first = rows.as_list()?.first()?;
    let alone = rows.as_list()?.len() == 1;
    let printed = |keys: &[&str]| keys.iter().find_map(|key| first.get(key)).and_then(Node::as_str);
    let typed = |flag: fn(&Command) -> Option<Span>| Some(command.and_then(flag)?.of(text));
    let group =
        printed(&["resourceGroup", "rg", "group"]).or(typed(|command| command.group)).unwrap_or("<group>");
    let owner = typed(|command| command.owner);
    let named = |name: Option<&String>| name.filter(|name| !name.is_empty()).cloned();
    let cluster = named(draft.clusters.first().map(|cluster| &cluster.name));
    let network = named(draft.networks.first().map(|network| &network.name));
    let cluster = cluster.as_deref().or(owner).unwrap_or("<cluster>");
    let network = network.as_deref().or(owner).unwrap_or("<network>");
    let command = match kind {
        Kind::ManagedCluster | Kind::ManagedClusterList if alone => {
            format!("az aks show --resource-group {group} --name {cluster} --output json")
        }
        Kind::ManagedCluster | Kind::ManagedClusterList => "az aks list --output json".into(),
        Kind::NodePools => {
            format!("az aks nodepool list --resource-group {group} --cluster-name {cluster} --output json")
        }
        Kind::VirtualNetwork if alone => {
            format!("az network vnet show --resource-group {group} --name {network} --output json")
        }
        Kind::VirtualNetwork => "az network vnet list --output json".into(),
        Kind::Subnet => {
            format!(
                "az network vnet subnet list --resource-group {group} --vnet-name {network} --output json"
            )
        }
        _ => return None,
    };
    let what =
        if by_cli { "a table holds only some of the values" } else { "these rows hold only some values" };
    Some(format!("{what}; `{command}` prints all of them"))
}
