//! The five designs that every form is shown with.
use std::fs;

use aks_network_planner::azure::day;
use aks_network_planner::design::Design;
use aks_network_planner::export::{Input, Material, form};
use aks_network_planner::import;

use crate::golden::below_tests;
use crate::support::TODAY;

/// The golden files' name, and the documents that they are made of.
pub(super) const CASES: [(&str, &[&str]); 5] = [
    ("overlay-cilium", &["overlay-cilium.design.json"]),
    ("node-subnet", &["node-subnet.design.json"]),
    ("pod-subnet", &["pod-subnet.design.json"]),
    ("kubenet-private", &["kubenet-private.design.json", "kubenet-private.routes.json"]),
    ("dual-stack", &["dual-stack.design.json", "dual-stack.gateway.json"]),
];

/// A design read from documents, with how documents tell them.
pub(super) struct Read {
    pub(super) design: Design,
    pub(super) inputs: Vec<Input>,
}

/// The path of a document of a case.
pub(super) fn path(document: &str) -> String {
    below_tests("documents").join(document).display().to_string()
}

/// What the documents of a case say together.
pub(super) fn read(documents: &[&str]) -> Read {
    let (mut readings, mut inputs) = (Vec::new(), Vec::new());
    for name in documents {
        let text = fs::read_to_string(path(name)).expect("a document");
        let of_text = import::read(name, &text);
        inputs.extend(Input::of_text(&of_text, &text, &[]));
        readings.extend(of_text);
    }
    let merged = import::merge(&readings);
    Input::tell_of_merging(&mut inputs, &merged);
    Read { design: merged.design, inputs }
}

/// A design in the form of that name.
pub(super) fn made(name: &str, of: &Read, before: Option<&Design>) -> String {
    let today = day(TODAY).expect("a day");
    let material = Material { design: &of.design, before, inputs: &of.inputs, today };
    (form(name).expect("a form").make)(&material).expect("the form holds the design")
}
