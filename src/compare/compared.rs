//! [`Compared`]: how one cluster differs from its baseline.
use std::cmp::Reverse;

use super::about::About;
use super::both::{Both, Compare};
use super::feature;
use super::pools::PRESENCE;
use super::side::{Baseline, Side};
use super::value::Held;
use crate::azure::Feature;
use crate::rules::Severity;
use crate::sorting::sort_by_key;

/// How a cluster differs from the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its name.
    pub name: String,
    /// What differs, the worst first.
    pub differences: Vec<Difference>,
    /// What one of the two or neither tells, by title.
    pub unknown: Vec<&'static str>,
    /// Its place, and that of the cluster that it is held against.
    pub(super) places: (usize, usize),
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The pool here; `None`: the cluster itself.
    pub pool: Option<String>,
    /// What differs.
    pub about: About,
    /// How bad that is.
    pub severity: Severity,
    /// What the baseline has.
    pub baseline: String,
    /// What the cluster has.
    pub own: String,
    /// The pool of the baseline.
    pub(super) pool_of_baseline: Option<String>,
    pub(super) feature: Option<Feature>,
    /// Whether the cluster can have it as it is made.
    pub(super) applies: bool,
    /// Further fields that the baseline has because of this difference, and that are brought into line with it.
    pub(super) along: Vec<(&'static str, Option<[String; 2]>)>,
}

/// Whether a cluster is like the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likeness {
    /// Nothing that is told differs.
    Same,
    /// What differs leads to nothing bad.
    Harmless,
    /// Something that differs has a consequence.
    Consequence,
}

impl Compared {
    pub(super) fn of<'a>(baseline: Baseline<'a>, own: &'a Side<'a>, place: usize) -> Option<Compared> {
        let name = own.cluster(place)?.name();
        let at = baseline.place_for(name);
        let both = Both::of(baseline, at, own, place)?;
        let mut compared = Compared {
            name: name.to_owned(),
            differences: Vec::new(),
            unknown: Vec::new(),
            places: (place, at),
        };
        both.each(|compare| compared.add(compare));
        sort_by_key(&mut compared.differences, |of| (of.severity, Reverse(of.about.consequence)));
        Some(compared)
    }

    /// Adds what is not the same; what does not apply in one is no difference where another one explains that.
    fn add(&mut self, of: Compare) {
        let is_known = match (&of.of, &of.own) {
            (Held::Known(baseline), Held::Known(own)) if baseline.is_same(own) => return,
            (Held::NotApplicable, Held::NotApplicable) => return,
            (Held::Unknown, _) | (_, Held::Unknown) => return self.lack(&of),
            (Held::Known(_), Held::NotApplicable) => true,
            _ => false,
        };
        let explains = |why: &&mut Difference| {
            let is_of_same = why.pool.is_none() || why.pool.as_deref() == of.pools.map(|(_, own)| own);
            is_of_same && of.about.because.contains(&why.about.field)
        };
        if !matches!((&of.of, &of.own), (Held::Known(_), Held::Known(_)))
            && let Some(why) = self.differences.iter_mut().find(explains)
        {
            let pools = of.pools.map(|(of, own)| [of.to_owned(), own.to_owned()]);
            why.along.extend(is_known.then_some((of.about.field, pools)));
            return;
        }
        self.differences.push(Difference::of(of));
    }

    /// Notes what is not told; what neither tells and leads to nothing is not worth a word.
    fn lack(&mut self, of: &Compare) {
        let is_neither = of.of == Held::Unknown && of.own == Held::Unknown;
        if is_neither && of.about.severity == Severity::Note {
            return;
        }
        let title = if of.feature.is_some() { feature::ALL } else { of.about.title };
        if !self.unknown.contains(&title) {
            self.unknown.push(title);
        }
    }

    /// Its place in the design.
    pub fn place(&self) -> usize {
        self.places.0
    }

    /// Whether it is like the baseline.
    pub fn likeness(&self) -> Likeness {
        match self.differences.iter().map(|difference| difference.severity).min() {
            None => Likeness::Same,
            Some(Severity::Note) => Likeness::Harmless,
            Some(_) => Likeness::Consequence,
        }
    }

    /// What clusters that differ in the same things alike have in common.
    pub(super) fn key(&self) -> String {
        let differences = self.differences.iter().flat_map(Difference::key);
        differences.chain(self.unknown.iter().copied()).collect::<Vec<_>>().join("\n")
    }
}

impl Difference {
    fn of(of: Compare) -> Difference {
        let key = match &of.own {
            Held::Known(value) => value.key.as_str(),
            _ => "",
        };
        Difference {
            severity: of.about.severity_of(key),
            about: of.about,
            baseline: of.of.text(),
            own: of.own.text(),
            pool: of.pools.map(|(_, own)| own.to_owned()),
            pool_of_baseline: of.pools.map(|(of, _)| of.to_owned()),
            feature: of.feature,
            applies: of.own != Held::NotApplicable,
            along: Vec::new(),
        }
    }

    /// What makes it another one; what is left of a resource does not.
    fn key(&self) -> [&str; 5] {
        let (baseline, own) = match self.about.field {
            "fits" => ("", ""),
            _ => (self.baseline.as_str(), self.own.as_str()),
        };
        [self.pool.as_deref().unwrap_or_default(), self.about.title, baseline, own, self.severity.text()]
    }

    /// What differs: `Network policy`, `pool work: Most pods on a node`.
    pub fn title(&self) -> String {
        titled(self.pool.as_deref(), self.about.title)
    }
}

/// What is compared, with its pool.
pub(super) fn titled(pool: Option<&str>, title: &str) -> String {
    match pool {
        Some(pool) if title == PRESENCE.title => format!("pool {pool}"),
        Some(pool) => format!("pool {pool}: {title}"),
        None => title.to_owned(),
    }
}

impl Likeness {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Likeness::Same => "same",
            Likeness::Harmless => "differs harmlessly",
            Likeness::Consequence => "differs with consequence",
        }
    }

    /// The word for it in a document.
    pub fn text(self) -> &'static str {
        match self {
            Likeness::Same => "same",
            Likeness::Harmless => "harmless",
            Likeness::Consequence => "consequence",
        }
    }
}
