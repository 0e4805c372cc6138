//! Which changes are one choice: they change the same things in the same direction, and differ in how far or in where
//! a range lies.
use crate::design::Design;
use crate::edit::{Role, Setting, Step, fields};
use crate::rules::subject;

/// What the steps do, without how far: of changes that are alike in it one is told.
pub(super) fn kind(design: &Design, steps: &[Step]) -> Vec<String> {
    steps.iter().map(|step| of(design, step)).collect()
}

fn of(design: &Design, step: &Step) -> String {
    match step {
        Step::Subnet { network, serves: Some(serves), .. } => {
            let role = match serves.role {
                Role::Nodes => "nodes",
                Role::Pods => "pods",
                Role::ApiServer => "API server",
            };
            format!("new subnet {network} {} {role}", serves.cluster)
        }
        Step::Subnet { network, .. } => format!("new subnet {network}"),
        Step::Range { network, subnet, .. } => format!("range {network} {subnet}"),
        Step::AddressSpace { network, .. } => format!("address space {network}"),
        Step::Cidr { cluster, field, .. } => format!("range {cluster} {}", field.text()),
        Step::Cluster { .. } => "cluster".to_owned(),
        Step::Feature { cluster, feature, on } => format!("{} {on} {cluster}", feature.title()),
        Step::Set { subject, field, text } => value(design, subject, field, text),
        Step::Pool { cluster, pool, set } => {
            let (field, text) = said(*set);
            value(design, &subject::pool(cluster, pool), field, &text)
        }
    }
}

/// The field with the direction of a number, else with the value.
fn value(design: &Design, subject: &str, field: &str, text: &str) -> String {
    let now = fields(design, subject).into_iter().find(|of| of.field == field).map(|of| of.text);
    let as_number = |text: &str| text.trim_end_matches('%').parse::<u64>().ok();
    let to = match now.as_deref().and_then(as_number).zip(as_number(text)) {
        Some((now, to)) if to < now => "less",
        Some(_) => "more",
        None => text,
    };
    format!("{subject} {field} {to}")
}

/// The field that a setting sets, and its text.
fn said(set: Setting) -> (&'static str, String) {
    match set {
        Setting::Nodes(nodes) => ("count", nodes.to_string()),
        Setting::MinCount(nodes) => ("minCount", nodes.to_string()),
        Setting::MaxCount(nodes) => ("maxCount", nodes.to_string()),
        Setting::Autoscaled(is_on) => ("enableAutoScaling", is_on.to_string()),
        Setting::MaxPods(pods) => ("maxPods", pods.to_string()),
        Setting::PodsPerNode(pods) => ("podsPerNode", pods.to_string()),
        Setting::MaxSurge(surge) => ("maxSurge", surge.to_string()),
        Setting::MaxUnavailable(nodes) => ("maxUnavailable", nodes.to_string()),
    }
}
