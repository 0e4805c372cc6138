//! Counts over what is shown.
use aks_network_planner::fleet::{Facet, Filter, Fleet};
use proptest::prelude::*;

use super::{five, laid};
use crate::properties::designs::design;
use crate::support::{Plan, TODAY};

fn all(fleet: &Fleet) -> Vec<usize> {
    (0..fleet.rows.len()).collect()
}

#[test]
fn shares_bands_and_days_count_the_clusters_that_are_shown() {
    let (_, fleet) = laid(&five());
    let shares = |shown: &[usize]| -> Vec<(String, usize)> {
        fleet.shares(shown, Facet::Model).into_iter().map(|share| (share.title, share.clusters)).collect()
    };
    let share = |title: &str, clusters| (title.to_owned(), clusters);
    assert_eq!(
        shares(&all(&fleet)),
        [share("Azure CNI Overlay", 3), share("kubenet", 1), share("not known", 1)]
    );
    assert_eq!(shares(&[1]), [share("kubenet", 1)]);
    let bands: Vec<usize> = fleet.bands(&all(&fleet)).iter().map(|band| band.clusters).collect();
    assert_eq!((bands[0], bands[bands.len() - 1]), (1, 1), "{bands:?}");
    let dues: Vec<(String, usize)> = fleet
        .exposure(&all(&fleet))
        .into_iter()
        .map(|due| (format!("{} {}", due.day, due.title), due.clusters))
        .collect();
    let expected = [
        ("2027-04-01 Kubernetes 1.35: support ends", 1),
        ("2027-07-01 Kubernetes 1.36: support ends", 2),
        ("2027-11-01 Kubernetes 1.37: support ends", 1),
        ("2028-03-31 kubenet retires: support ends", 1),
    ];
    assert_eq!(dues, expected.map(|(title, clusters)| (title.to_owned(), clusters)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every cluster is in one share of each facet and in one band; a share is what its filter shows.
    #[test]
    fn counts_add_up(design in design()) {
        let fleet = Fleet::of(&Plan(design).analysis_on(TODAY));
        let shown = all(&fleet);
        prop_assert_eq!(fleet.bands(&shown).iter().map(|band| band.clusters).sum::<usize>(), shown.len());
        for facet in Facet::ALL {
            let shares = fleet.shares(&shown, facet);
            prop_assert_eq!(shares.iter().map(|share| share.clusters).sum::<usize>(), shown.len());
            for share in shares {
                let mut filter = Filter::default();
                filter.values[facet as usize] = Some(share.value);
                let order = aks_network_planner::fleet::Order { column: aks_network_planner::fleet::Column::Name, is_descending: false };
                prop_assert_eq!(fleet.shown(&filter, order).len(), share.clusters);
            }
        }
    }
}
