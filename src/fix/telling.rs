//! What steps change, in a few words.
use crate::design::Design;
use crate::edit::{Editable, Input, Step, Thing, fields, things};
use crate::net::wording::{listed, number};

/// The title of a change that sets values: `Network policy of aks: cilium in place of azure`.
pub(super) fn title(design: &Design, steps: &[Step]) -> String {
    let things = things(design);
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for step in steps {
        let Some((change, of)) = change(design, &things, step) else { continue };
        match told.iter_mut().find(|(own, _)| *own == change) {
            Some((_, names)) => names.push(of),
            None => told.push((change, vec![of])),
        }
    }
    let parts: Vec<String> =
        told.into_iter().map(|(change, names)| change.replace("\u{0}", &listed(&names))).collect();
    parts.join("; ")
}

/// A change with a mark where the name of the thing belongs, and that name; `None` where it changes nothing.
fn change(design: &Design, things: &[Editable], step: &Step) -> Option<(String, String)> {
    match step {
        Step::Set { subject, field, text } => {
            let of = things.iter().find(|thing| thing.subject == *subject)?;
            let said = fields(design, subject).into_iter().find(|of| of.field == field)?;
            if said.text == *text {
                return None;
            }
            let name = if of.thing == Thing::Pool { format!("pool {}", of.name) } else { of.name.clone() };
            let told = |text: &str| match (said.input, text) {
                (Input::Flag, "true") => "yes".to_owned(),
                (Input::Flag, "false") => "no".to_owned(),
                (Input::Number, text) => text.parse().map_or_else(|_| text.to_owned(), number),
                (_, text) => text.to_owned(),
            };
            let to = if text.is_empty() { "left out".to_owned() } else { told(text) };
            let before = match told(&said.text) {
                now if now.is_empty() => now,
                now => format!(" in place of {now}"),
            };
            let change = format!("{} of \u{0}: {to}{before}", said.label);
            Some((change, name))
        }
        Step::Feature { cluster, feature, on } => {
            let turned = if *on { "on" } else { "off" };
            Some((format!("Turn {} {turned} in \u{0}", feature.title()), cluster.clone()))
        }
        Step::Range { subnet, prefix, .. } => Some((format!("Move \u{0} to {prefix}"), subnet.clone())),
        _ => None,
    }
}
