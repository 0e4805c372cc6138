//! Fields of a design, and how they differ from those of the design as it was.
use crate::design::Design;
use crate::edit::{Editable, fields, things};
use crate::resolve::Resolved;
use crate::sorting::sort_by_key;

/// A field of a thing.
pub(super) struct Said {
    /// What a place in a text calls it.
    pub(super) subject: String,
    /// The thing, `Cluster aks-prod`.
    pub(super) thing: String,
    /// The field for people.
    pub(super) label: &'static str,
    /// Its value; empty: none.
    pub(super) text: String,
}

/// Every field of a design that has a value, by their subjects: the order of a document does not matter.
pub(super) fn said(design: &Design) -> Vec<Said> {
    let mut all = things(design);
    sort_by_key(&mut all, |thing| thing.subject.clone());
    let each = |thing: &Editable| {
        let (subject, title) = (thing.subject.clone(), title(thing));
        let fields = fields(design, &thing.subject).into_iter().filter(|field| !field.text.is_empty());
        fields
            .map(|field| Said {
                subject: format!("{subject}/{}", field.field),
                thing: title.clone(),
                label: field.label,
                text: field.text,
            })
            .collect::<Vec<_>>()
    };
    all.iter().flat_map(each).collect()
}

/// `Cluster aks-prod`, `Node pool np1 of aks-prod`.
fn title(thing: &Editable) -> String {
    let own = format!("{} {}", thing.thing.title(), thing.name);
    let mut parts = thing.subject.split('/').skip(1);
    match (thing.depth, parts.next()) {
        (1, Some(owner)) => format!("{own} of {}", crate::design::subject::name(owner)),
        _ => own,
    }
}

/// The values before and after, of every field that has one: thing, field, before, after.
pub(super) fn before_and_after(before: &Design, after: &Design) -> Vec<[String; 4]> {
    let (was, is) = (said(before), said(after));
    let cells = |of: &Said, before: &str, after: &str| {
        [of.thing.clone(), of.label.to_owned(), before.to_owned(), after.to_owned()]
    };
    let known =
        |list: &[Said], subject: &str| list.iter().find(|of| of.subject == subject).map(|of| of.text.clone());
    let mut rows: Vec<[String; 4]> =
        is.iter().map(|of| cells(of, &known(&was, &of.subject).unwrap_or_default(), &of.text)).collect();
    let gone = was.iter().filter(|of| known(&is, &of.subject).is_none());
    rows.extend(gone.map(|of| cells(of, &of.text, "")));
    rows
}

/// The place of the cluster of that name.
pub(super) fn namesake(of: &Resolved, name: &str) -> Option<usize> {
    of.clusters.iter().position(|cluster| cluster.name() == name)
}
