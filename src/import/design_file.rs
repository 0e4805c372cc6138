//! A design file of this planner: its networks and clusters are spelled as Azure spells them, so that their own
//! readers read them.
use super::block::Block;
use super::draft::Draft;
use super::{managed_cluster, prefixes, virtual_network};
use crate::azure::Disagreement;
use crate::design::subject::segment;
use crate::design::{ConnectedRange, RangeKind, ResourceId};
use crate::text::Severity;
use crate::text::tree::Node;

/// The word that such a file carries under `document`.
pub(super) const DOCUMENT: &str = "aks-network-design";

/// The version that is read, and every one before it.
const VERSION: u64 = 1;

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "document",
    "version",
    "networks",
    "ranges",
    "clusters",
    "network",
    "remote",
    "kind",
    "prefixes",
    "takenOtherwise",
];

/// Reads a design file.
pub(super) fn read(node: &Node<'_>, draft: &mut Draft) {
    let block = Block::new(node, "design".into());
    match block.number(draft, "version", "version") {
        Some(version) if version > VERSION => draft.problems.add(Severity::Error, Some(node.span), || {
            format!(
                "a design of version {version}; this planner reads version {VERSION}, so that some of it may be \
                 missing here: reload the page for a newer planner"
            )
        }),
        _ => {}
    }
    let objects = |key| block.list(key).unwrap_or_default().iter().filter(|node| node.is_object());
    objects("networks").for_each(|node| virtual_network::read(node, draft));
    objects("ranges").for_each(|node| read_range(node, draft));
    objects("clusters").for_each(|node| managed_cluster::read(node, draft));
    for node in block.list("takenOtherwise").unwrap_or_default() {
        let known = Disagreement::ALL.into_iter().find(|one| node.as_str() == Some(one.text()));
        match known {
            Some(one) => draft.taken_otherwise.push(one),
            None => draft.warn(node.span, || {
                "takenOtherwise: not a disagreement of sources that this planner knows; the usual number is taken"
                    .to_owned()
            }),
        }
    }
    block.ignore_except(draft, "", &[KEYS]);
}

fn read_range(node: &Node<'_>, draft: &mut Draft) {
    let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
    let name = draft.range_names.unique(name);
    let block = Block::new(node, format!("ranges/{}", segment(&name)));
    let kind = block.text(draft, "kind", "kind").unwrap_or_default();
    let kind = RangeKind::ALL.into_iter().find(|one| one.text() == kind).unwrap_or_else(|| {
        draft.warn(node.span, || {
            format!("kind: expected peered, onPremises or other, found “{kind}”; read as other")
        });
        RangeKind::Other
    });
    let Some(prefixes) = prefixes::of_list(&block, draft, "prefixes", "") else { return };
    let network = block.text(draft, "network", "network");
    let remote = block.text(draft, "remote", "remote").as_deref().and_then(ResourceId::parse);
    draft.ranges.push(ConnectedRange { name, kind, prefixes, network, remote });
}
