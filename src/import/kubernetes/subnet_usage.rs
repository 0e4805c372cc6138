//! How many addresses of each subnet are in use, as `az network vnet list-usage` and ARM print it.
use crate::design::subject::segment;
use crate::design::{ResourceId, Usage};
use crate::import::draft::Draft;
use crate::text::quoted;
use crate::text::tree::{Node, Value};

/// Reads the usage of a subnet: a number of addresses, and nothing of who holds them.
pub(in crate::import) fn read(node: &Node<'_>, draft: &mut Draft) {
    let printed = node.get("id");
    let id = printed.and_then(Node::as_str).and_then(ResourceId::parse);
    let (Some(id), Some(value)) = (id, node.get("currentValue")) else { return };
    let Some(name) = id.segment("subnets").map(str::to_owned) else { return };
    if does_not_apply(value) {
        let name = quoted(&name);
        return draft.note(value.span, || {
            format!("currentValue of the subnet {name} is -1: the service does not count its addresses")
        });
    }
    let Some(total) = value.as_u64() else {
        return draft.warn(value.span, || {
            format!("currentValue: expected a whole number of 0 or more, or -1, found {}", value.described())
        });
    };
    let owner = id.parent();
    let network = owner.as_ref().and_then(ResourceId::name).unwrap_or_default().to_owned();
    let network = draft.network(owner, &network);
    let Some(subnet) = draft.subnet_at(network, Some(id), &name) else { return };
    let subject = format!("{}/{}", draft.network_subject(network), segment(&name));
    draft.place(&subject, "ipConfigurations", value.span);
    if let Some(of) = draft.networks.get_mut(network).and_then(|of| of.subnets.get_mut(subnet)) {
        of.usage = Some(Usage { total, nodes: None });
    }
}

/// Whether the service says -1, in place of a number.
fn does_not_apply(value: &Node<'_>) -> bool {
    match &value.value {
        Value::Number(text) | Value::String(text) => matches!(text.trim(), "-1" | "-1.0"),
        _ => false,
    }
}
