//! A design changed by what people type.
mod origin;
mod properties;
mod resize;
mod things;
mod values;

use aks_network_planner::design::Design;
use aks_network_planner::edit::{Edit, Edited, Thing, apply, fields, things};

use crate::support::{cluster, network, plan, pool, subnet};

/// A cluster `aks` whose pool `np1` has its nodes in `vnet/nodes`, with `vnet/pods` beside it and a peering.
fn shop() -> Design {
    let nodes = subnet("nodes", "10.1.0.0/24");
    let vnet = network("vnet", "10.1.0.0/16").subnet(nodes).subnet(subnet("pods", "10.1.1.0/24"));
    let aks = cluster("aks").pool(pool("np1").nodes_in("vnet/nodes"));
    plan().network(vnet).cluster(aks).peering("vnet", "hub", "10.9.0.0/16").0
}

fn set(subject: &str, field: &str, text: &str) -> Edit {
    Edit::Set { subject: subject.into(), field: field.into(), text: text.into() }
}

fn add(kind: Thing, parent: &str) -> Edit {
    Edit::Add { kind, parent: parent.into() }
}

/// An edit of a thing as a whole.
fn on(subject: &str, edit: fn(String) -> Edit) -> Edit {
    edit(subject.into())
}

fn duplicate(subject: String) -> Edit {
    Edit::Duplicate { subject }
}

fn remove(subject: String) -> Edit {
    Edit::Remove { subject }
}

fn split(subject: String) -> Edit {
    Edit::Split { subject }
}

fn join(subject: String) -> Edit {
    Edit::Join { subject }
}

/// The design after edits of which none was missed.
#[track_caller]
fn after(design: &Design, edits: &[Edit]) -> Design {
    let Edited { design, missed } = apply(design, edits);
    assert_eq!(missed, []);
    design
}

/// Why an edit was refused, after which the design is as before.
#[track_caller]
fn refusal(design: &Design, edit: Edit) -> String {
    let Edited { design: after, missed } = apply(design, &[edit]);
    assert_eq!(&after, design);
    let [(0, why)] = missed.as_slice() else { panic!("{missed:?}") };
    why.clone()
}

/// The text of a field.
#[track_caller]
fn text(design: &Design, subject: &str, field: &str) -> String {
    let of = fields(design, subject);
    of.into_iter().find(|one| one.field == field).unwrap_or_else(|| panic!("{subject} {field}")).text
}

fn subjects(design: &Design) -> Vec<String> {
    things(design).into_iter().map(|thing| thing.subject).collect()
}
