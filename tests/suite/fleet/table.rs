//! Sorting and filtering.
use aks_network_planner::design::Design;
use aks_network_planner::fleet::{Column, Facet, Filter, Fleet, Order};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{five, laid};
use crate::properties::designs::design;
use crate::support::{Plan, TODAY};

fn names(fleet: &Fleet, filter: &Filter, column: Column, is_descending: bool) -> Vec<String> {
    let shown = fleet.shown(filter, Order { column, is_descending });
    shown.into_iter().map(|place| fleet.rows[place].name().to_owned()).collect()
}

#[test]
fn each_column_sorts_by_what_it_means_and_the_unknown_stands_last_in_either_order() {
    let (_, fleet) = laid(&five());
    let sorted = |column, descending| names(&fleet, &Filter::default(), column, descending);
    assert_eq!(sorted(Column::Name, false), ["aks-10", "aks-9", "aks-old", "aks-silent", "aks-small"]);
    assert_eq!(sorted(Column::Version, false), ["aks-old", "aks-small", "aks-9", "aks-10", "aks-silent"]);
    assert_eq!(sorted(Column::Version, true), ["aks-10", "aks-9", "aks-small", "aks-old", "aks-silent"]);
    assert_eq!(sorted(Column::Headroom, false)[0], "aks-small");
    assert_eq!(sorted(Column::Headroom, true)[4], "aks-silent");
    assert_eq!(sorted(Column::Growth, false)[0], "aks-small");
    assert_eq!(sorted(Column::Deadline, false)[..2], ["aks-old", "aks-small"]);
    assert_eq!(sorted(Column::Model, true)[..1], ["aks-old"]);
    assert_eq!(sorted(Column::Region, false), ["aks-old", "aks-small", "aks-10", "aks-9", "aks-silent"]);
}

#[test]
fn filters_hold_together() {
    let (_, fleet) = laid(&five());
    let shown = |filter: &Filter| names(&fleet, filter, Column::Name, false);
    let text = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
    assert_eq!(shown(&text("SMALL")), ["aks-small"]);
    assert_eq!(shown(&text("northeurope kubenet")), ["aks-old"]);
    assert_eq!(shown(&text("1.36")), ["aks-9", "aks-small"]);
    assert_eq!(shown(&text("cilium westeurope 10")), ["aks-10"]);
    assert!(shown(&text("nowhere")).is_empty());
    let value = |facet: Facet, wanted: &str| {
        let mut filter = Filter::default();
        filter.values[facet as usize] = fleet.values(facet).iter().position(|value| value == wanted);
        assert!(filter.values[facet as usize].is_some(), "{wanted} of {:?}", fleet.values(facet));
        filter
    };
    assert_eq!(shown(&value(Facet::Outbound, "userDefinedRouting")), ["aks-old"]);
    assert_eq!(shown(&value(Facet::Model, "not known")), ["aks-silent"]);
    assert_eq!(shown(&Filter { headroom_below: Some(0), ..Filter::default() }), ["aks-small"]);
    let both = Filter { headroom_below: Some(0), ..value(Facet::Outbound, "userDefinedRouting") };
    assert!(shown(&both).is_empty());
}

#[test]
fn values_of_a_facet_stand_once_and_the_unknown_last() {
    let (_, fleet) = laid(&five());
    assert_eq!(fleet.values(Facet::Region), ["northeurope", "westeurope", "not known"]);
    assert_eq!(fleet.values(Facet::Policy).last().map(String::as_str), Some("not known"));
}

/// Several designs as one, so that there is something to sort.
fn many() -> impl Strategy<Value = Design> {
    vec(design(), 1..4).prop_map(|designs| {
        let mut all = Design::default();
        for (at, mut one) in designs.into_iter().enumerate() {
            for cluster in &mut one.clusters {
                std::sync::Arc::make_mut(cluster).name.push_str(&format!("-{at}"));
            }
            all.clusters.extend(one.clusters);
        }
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Sorted by the standard library, by the same numbers.
    #[test]
    fn every_order_is_a_stable_sort_of_all_rows(design in many(), column in 0..Column::ALL.len(), is_descending: bool) {
        let (_, fleet) = laid(&Plan(design));
        let column = Column::ALL[column];
        let shown = fleet.shown(&Filter::default(), Order { column, is_descending });
        let mut all = shown.clone();
        all.sort_unstable();
        prop_assert_eq!(all, (0..fleet.rows.len()).collect::<Vec<_>>());
        let number = |place: usize| -> Option<i64> {
            let row = &fleet.rows[place];
            match column {
                Column::Headroom => row.tightest.map(|of| of.percent.unwrap_or(i64::MIN)),
                Column::Growth => row.growth.map(|of| of.nodes as i64),
                Column::Deadline => row.deadline().map(|of| of.day.to_julian_day().into()),
                Column::Standing => Some(row.standing as i64),
                _ => None,
            }
        };
        if [Column::Headroom, Column::Growth, Column::Deadline, Column::Standing].contains(&column) {
            let mut expected: Vec<usize> = (0..fleet.rows.len()).collect();
            expected.sort_by_key(|place| {
                let number = number(*place);
                (number.is_none(), number.map(|number| if is_descending { -i128::from(number) } else { i128::from(number) }))
            });
            prop_assert_eq!(shown, expected);
        }
    }

    /// A word is found exactly where it stands in a name, group, version or value.
    #[test]
    fn a_word_is_found_where_it_stands(design in many(), word in "[a-z0-9]{1,2}") {
        let analysis = Plan(design).analysis_on(TODAY);
        let fleet = Fleet::of(&analysis);
        let filter = Filter { text: word.to_uppercase(), ..Filter::default() };
        let shown = fleet.shown(&filter, Order { column: Column::Name, is_descending: false });
        for (place, row) in fleet.rows.iter().enumerate() {
            let mut texts = vec![row.name().to_owned(), row.group().to_owned()];
            texts.extend(row.said.kubernetes_version.clone());
            texts.extend(Facet::ALL.map(|facet| fleet.value(row, facet).to_owned()));
            let holds = texts.iter().any(|text| text.to_lowercase().contains(&word));
            prop_assert_eq!(shown.contains(&place), holds, "{:?}", texts);
        }
    }
}
