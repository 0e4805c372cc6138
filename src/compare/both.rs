//! [`Both`]: two clusters, and everything that is compared of them, one after the other.
use super::about::About;
use super::cluster::{self, Member};
use super::side::{Baseline, Expected, Side};
use super::value::Held;
use super::{feature, pool, pools};
use crate::azure::Feature;

/// A cluster and its baseline.
pub(super) struct Both<'a> {
    pub(super) of: Member<'a>,
    pub(super) own: Member<'a>,
    expected: Expected,
}

/// Something that is compared, with what both have of it.
pub(super) struct Compare<'a> {
    /// The name of the pool in the baseline and here; `None`: the clusters themselves.
    pub(super) pools: Option<(&'a str, &'a str)>,
    pub(super) about: About,
    pub(super) of: Held,
    pub(super) own: Held,
    /// The feature that it is.
    pub(super) feature: Option<Feature>,
}

impl<'a> Both<'a> {
    /// The cluster at a place of a design and the one of the baseline at another.
    pub(super) fn of(baseline: Baseline<'a>, at: usize, own: &'a Side<'a>, place: usize) -> Option<Both<'a>> {
        let of = member(baseline.side, at)?;
        Some(Both { of, own: member(own, place)?, expected: baseline.expected })
    }

    /// Everything that counts, the clusters first.
    pub(super) fn each(&self, mut tell: impl FnMut(Compare<'a>)) {
        // A list that says less of the model than tells it is not to be passed over in silence.
        let is_half_said =
            |of: &Compare| of.about.field == "networkPlugin" && cluster::says_plugin(self.of.cluster);
        let mut told = |compare: Compare<'a>| match self.expected {
            Expected::Given if compare.of.is_given() => tell(compare),
            Expected::Given if is_half_said(&compare) => tell(Compare { of: Held::Unknown, ..compare }),
            Expected::Given => {}
            Expected::Everything => tell(compare),
        };
        for (about, held) in cluster::FIELDS {
            let (of, own) = (held(&self.of), held(&self.own));
            told(Compare { pools: None, about: *about, of, own, feature: None });
        }
        for feature in Feature::every() {
            let (of, own) =
                (feature::held(self.of.cluster, feature), feature::held(self.own.cluster, feature));
            let about = feature::about(feature);
            told(Compare { pools: None, about, of, own, feature: Some(feature) });
        }
        self.pools(told);
    }

    fn pools(&self, mut told: impl FnMut(Compare<'a>)) {
        // Where nobody lists pools, none is missing.
        let are_listed = self.of.cluster.pools.is_some() && self.own.cluster.pools.is_some();
        let (of, own): (&'a _, &'a _) = (self.of.cluster, self.own.cluster);
        let matched = pools::matched(of, own, self.expected);
        for (of, own) in &matched.pairs {
            let names = Some((of.said.name.as_str(), own.said.name.as_str()));
            for (about, held) in pool::FIELDS {
                told(Compare { pools: names, about: *about, of: held(of), own: held(own), feature: None });
            }
        }
        let presence = |name: &'a str, (of, own): (&str, &str)| Compare {
            pools: Some((name, name)),
            about: pools::PRESENCE,
            of: Held::of(of, true),
            own: Held::of(own, true),
            feature: None,
        };
        if are_listed {
            for pool in matched.only_in_baseline {
                told(presence(&pool.said.name, ("there", "missing")));
            }
            let more = matched.only_here.into_iter().filter(|_| self.expected == Expected::Everything);
            more.for_each(|pool| told(presence(&pool.said.name, ("missing", "there"))));
        }
    }
}

fn member<'a>(side: &'a Side<'a>, place: usize) -> Option<Member<'a>> {
    let cluster = side.cluster(place)?;
    Some(Member { resolved: &side.resolved, capacity: side.capacity.get(place), cluster })
}
