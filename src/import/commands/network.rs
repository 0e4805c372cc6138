//! `az network vnet`, `az network vnet subnet`, `az network vnet peering create`.
use super::arguments::Arguments;
use super::cluster::take;
use super::references::Name;
use super::script::Script;
use super::values::{Values, pieces};
use super::verbs::Verb;
use crate::design::subject::segment;
use crate::design::{ConnectedRange, RangeKind, ResourceId};
use crate::import::draft::Draft;
use crate::text::quoted;

/// Reads a command that creates or changes a network, with the subnet that it may make.
pub(super) fn network(arguments: &Arguments, script: &mut Script<'_>) {
    let (network, subject) = network_of(arguments, "--name", script);
    let values = Values { arguments, subject: &subject };
    values.text(&mut script.draft, "--name", "name");
    let location = values.text(&mut script.draft, "--location", "location");
    let prefixes = values.prefixes(&mut script.draft, "--address-prefixes", "addressPrefix");
    let creates = arguments.verb == Verb::CreateNetwork && arguments.get("--address-prefixes").is_none();
    if let Some(of) = script.draft.networks.get_mut(network) {
        take(&mut of.location, location);
        take(&mut of.prefixes, prefixes);
        of.by_command |= creates;
    }
    if arguments.get("--subnet-name").is_some() {
        of_network(arguments, network, ["--subnet-name", "--subnet-prefixes"], script);
    }
}

/// Reads a command that creates or changes a subnet.
pub(super) fn subnet(arguments: &Arguments, script: &mut Script<'_>) {
    let (network, _) = network_of(arguments, "--vnet-name", script);
    of_network(arguments, network, ["--name", "--address-prefixes"], script);
}

/// Reads a subnet whose name and ranges stand behind these flags.
fn of_network(arguments: &Arguments, network: usize, flags: [&str; 2], script: &mut Script<'_>) {
    let [name_flag, prefixes_flag] = flags;
    let name = name(arguments, name_flag);
    let Some(place) = script.subnet(network, &name, None) else { return };
    let local = script.draft.networks.get(network).and_then(|of| of.subnets.get(place));
    let Some(local) = local.map(|subnet| segment(&subnet.name)) else { return };
    let subject = format!("{}/{local}", script.draft.network_subject(network));
    let values = Values { arguments, subject: &subject };
    let draft = &mut script.draft;
    values.text(draft, name_flag, "name");
    let prefixes = values.prefixes(draft, prefixes_flag, "addressPrefix");
    let delegations = delegations(values, draft);
    let nat_gateway = attached(values, draft, "--nat-gateway", "natGateway");
    let route_table = attached(values, draft, "--route-table", "routeTable");
    let security_group = attached(values, draft, "--network-security-group", "networkSecurityGroup");
    let is_default = name_flag == "--subnet-name" && arguments.get(prefixes_flag).is_none();
    let Some(of) = draft.networks.get_mut(network).and_then(|of| of.subnets.get_mut(place)) else { return };
    take(&mut of.prefixes, prefixes);
    take(&mut of.delegations, delegations);
    take(&mut of.nat_gateway, nat_gateway);
    take(&mut of.route_table, route_table);
    take(&mut of.network_security_group, security_group);
    of.by_command |= is_default;
}

/// Reads a peering. Its other end is told apart from other networks by its resource id, and its ranges are those
/// that the same text gives that network.
pub(super) fn peering(arguments: &Arguments, script: &mut Script<'_>) {
    let (network, _) = network_of(arguments, "--vnet-name", script);
    let remote = name(arguments, "--remote-vnet");
    let id = remote.known.as_deref().and_then(ResourceId::parse);
    let other = id.as_ref().and_then(|id| {
        let part = |text: &str| Name { known: Some(text.to_owned()), shown: text.to_owned() };
        Some(script.network(&part(id.name()?), Some(&part(id.resource_group())), Some(id.clone())))
    });
    let prefixes = other.and_then(|index| script.draft.networks.get(index)?.prefixes.clone());
    let Some(prefixes) = prefixes else {
        script.draft.note(arguments.span, || {
            let remote = quoted(&remote.shown);
            format!(
                "the peering with {remote} does not tell the remote network's id and address space; left out"
            )
        });
        return;
    };
    let name = script.draft.range_names.unique(&name(arguments, "--name").known.unwrap_or_default());
    let subject = format!("ranges/{}", segment(&name));
    Values { arguments, subject: &subject }.text(&mut script.draft, "--remote-vnet", "remoteVirtualNetwork");
    let network = script.draft.networks.get(network).map(|network| network.name.clone());
    script.draft.ranges.push(ConnectedRange { name, kind: RangeKind::Peered, prefixes, network, remote: id });
}

/// The index and the subject of the network behind a flag.
fn network_of(arguments: &Arguments, flag: &str, script: &mut Script<'_>) -> (usize, String) {
    let group = arguments.get("--resource-group").map(|_| name(arguments, "--resource-group"));
    let network = script.network(&name(arguments, flag), group.as_ref(), None);
    (network, script.draft.network_subject(network))
}

fn name(arguments: &Arguments, flag: &str) -> Name {
    let given = arguments.get(flag).and_then(|argument| argument.values.first());
    given.map(|given| Name::of(&given.parts)).unwrap_or_default()
}

fn delegations(values: Values<'_>, draft: &mut Draft) -> Option<Vec<String>> {
    let argument = values.arguments.get("--delegations")?;
    let mut services = Vec::new();
    for given in &argument.values {
        services.extend(pieces(given.text()?).map(str::to_owned));
        draft.place(values.subject, "delegations", given.span);
    }
    Some(services)
}

/// Whether something is attached: a name or an id behind the flag, known or not.
fn attached(values: Values<'_>, draft: &mut Draft, flag: &str, field: &str) -> Option<bool> {
    let given = values.given(draft, flag)?;
    draft.place(values.subject, field, given.span);
    Some(!matches!(given.shown().trim(), "" | "null"))
}
