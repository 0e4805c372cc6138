//! [`Draft`]: a reading while its document is read.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::code::Given;
use super::kubernetes::Seen;
use super::names::Names;
use super::{Kind, Place, Reading, Shape};
use crate::azure::Disagreement;
use crate::design::{Attached, Cluster, ConnectedRange, Design, ReportedError, VirtualNetwork};
use crate::sorting::sort_by_key;
use crate::text::{Problem, Problems, Severity, Span};

/// Places beyond this number are not kept.
const MAX_PLACES: usize = 50_000;

/// Ignored keys beyond this number are not kept.
const MAX_IGNORED: usize = 100;

/// What the importers of one document fill.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) clusters: Vec<Cluster>,
    pub(super) networks: Vec<VirtualNetwork>,
    pub(super) ranges: Vec<ConnectedRange>,
    pub(super) errors: Vec<ReportedError>,
    pub(super) taken_otherwise: Vec<Disagreement>,
    pub(super) attached: Attached,
    pub(super) cluster_names: Names,
    pub(super) network_names: Names,
    pub(super) range_names: Names,
    /// Networks by lower-case id or name; see `references`.
    pub(super) network_index: HashMap<String, usize>,
    /// Subnets by their network and lower-case name.
    pub(super) subnet_index: HashMap<(usize, String), usize>,
    pub(super) subnet_names: HashMap<usize, Names>,
    /// Clusters that pools printed alone belong to, by lower-case id; empty: the one nobody named.
    pub(super) pool_owners: HashMap<String, (usize, Names)>,
    /// Objects of Kubernetes by what names them.
    pub(super) seen_objects: Seen,
    /// The kind of the elements of a list whose elements do not tell it.
    pub(super) items_kind: Option<String>,
    /// Whether the document is a list, and all of it was read.
    pub(super) is_whole_list: bool,
    /// What is left to do when all was read.
    pub(super) at_end: Option<fn(&mut Draft)>,
    pub(super) problems: Problems,
    /// Whether something was found that only other readers read.
    pub(super) lacking: bool,
    /// Values of parameters that stand beside a template.
    pub(super) given: Given,
    /// Whether a template stands beside the document.
    pub(super) with_template: bool,
    /// What the document is written in, where that is not JSON.
    pub(super) format: Option<&'static str>,
    places: Vec<Place>,
    /// How many values were used.
    used: usize,
    /// Ignored keys and where they stand.
    ignored: Vec<(usize, String)>,
    seen: HashSet<String>,
    /// Where the element stands whose values have no places of their own.
    element: Option<Span>,
}

impl Draft {
    /// A draft of a document that is written in something else than JSON.
    pub(super) fn of_format(format: &'static str) -> Draft {
        Draft { format: Some(format), ..Draft::default() }
    }

    /// A draft of a document at `span` whose nodes carry no spans; see [`Draft::at_element`].
    pub(super) fn without_places(span: Span) -> Draft {
        Draft { element: Some(span), ..Draft::default() }
    }

    /// Begins with the elements of a list, whose kind tells theirs where it is `NodeList` and the like.
    pub(super) fn begin_list(&mut self, kind: Option<&str>) {
        self.is_whole_list = true;
        let of_elements = kind.and_then(|kind| kind.strip_suffix("List")).filter(|kind| !kind.is_empty());
        self.items_kind = of_elements.map(str::to_owned);
    }

    /// Says where the element stands that is read next.
    pub(super) fn at_element(&mut self, span: Span) {
        self.element = Some(span);
    }

    /// Notes that the value at `span` was used for `subject/field`.
    pub(super) fn place(&mut self, subject: &str, field: &str, span: Span) {
        self.used += 1;
        if self.element.is_none() && self.places.len() < MAX_PLACES {
            let separator = if field.is_empty() { "" } else { "/" };
            // A body that was cut away has no letters that could be shown.
            if span.start < span.end {
                self.places.push(Place { subject: format!("{subject}{separator}{field}"), span });
            }
        }
    }

    /// Whether any value was used.
    pub(super) fn is_used(&self) -> bool {
        self.used > 0
    }

    /// Drops what was made of a document in which nothing is of use.
    pub(super) fn forget(&mut self) {
        self.clusters.clear();
        self.networks.clear();
        self.ranges.clear();
        self.errors.clear();
        self.attached = Attached::default();
    }

    /// Notes a key that was found and not used.
    pub(super) fn ignore(&mut self, at: usize, key: String) {
        if self.ignored.len() < MAX_IGNORED && self.seen.insert(key.to_ascii_lowercase()) {
            self.ignored.push((at, key));
        }
    }

    pub(super) fn warn(&mut self, span: Span, message: impl FnOnce() -> String) {
        let span = self.element.unwrap_or(span);
        self.problems.add(Severity::Warning, Some(span), message);
    }

    pub(super) fn note(&mut self, span: Span, message: impl FnOnce() -> String) {
        let span = self.element.unwrap_or(span);
        self.problems.add(Severity::Note, Some(span), message);
    }

    /// Notes something about the whole document.
    pub(super) fn note_of_all(&mut self, message: String) {
        self.problems.add(Severity::Note, None, || message);
    }

    /// The finished reading, with what had to be repaired in its text.
    pub(super) fn into_reading(
        mut self,
        kind: Kind,
        shape: Option<Shape>,
        span: Span,
        repairs: Vec<Problem>,
    ) -> Reading {
        if let Some(end) = self.at_end.take() {
            end(&mut self);
        }
        sort_by_key(&mut self.ignored, |(at, _)| *at);
        let ignored = self.ignored.into_iter().map(|(_, key)| key).collect();
        let mut of_values = self.problems.into_vec();
        let part = Design {
            networks: self.networks.into_iter().map(Arc::new).collect(),
            ranges: self.ranges,
            clusters: self.clusters.into_iter().map(Arc::new).collect(),
            errors: self.errors,
            taken_otherwise: self.taken_otherwise,
            attached: Arc::new(self.attached),
        };
        let (name, problems) = (String::new(), repairs);
        let mut reading = Reading { name, kind, shape, part, places: self.places, ignored, problems, span };
        reading.take_problems(&mut of_values);
        reading
    }
}
