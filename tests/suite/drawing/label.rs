//! Labels: names that are cut say so, and none along a line touches another.
use aks_network_planner::drawing::{along, fitted};
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn a_name_is_whole_or_cut_with_an_ellipsis_or_left_out() {
    for (letters, expected) in
        [(9, Some("snet-data")), (8, Some("snet-da…")), (4, Some("sne…")), (3, None), (0, None)]
    {
        assert_eq!(fitted("snet-data", letters).as_deref(), expected, "{letters}");
    }
    assert_eq!(fitted("aks", 3).as_deref(), Some("aks"));
    assert_eq!(fitted("größe", 4).as_deref(), Some("grö…"));
}

#[test]
fn a_label_that_would_touch_the_one_before_it_is_left_out() {
    // Three labels of 30 on a line of 100: the second would touch the first, the last would leave the line.
    assert_eq!(along(&[(0, 30), (20, 30), (40, 30), (90, 30)], 100, 2), [Some(0), None, Some(40), None]);
    assert_eq!(along(&[(0, 30), (90, 30)], 100, 2), [Some(0), Some(60)]);
}

proptest! {
    #[test]
    fn labels_stay_apart_and_on_the_line(mut places in vec((0..1_000u32, 1..200u32), 0..30), gap in 0..20u32) {
        places.sort_unstable();
        let begins = along(&places, 1_000, gap);
        prop_assert_eq!(begins.len(), places.len());
        let written = begins.iter().zip(&places).filter_map(|(from, (_, width))| Some(((*from)?, *width)));
        let written: Vec<(u32, u32)> = written.collect();
        prop_assert_eq!(written.is_empty(), places.is_empty());
        prop_assert!(written.windows(2).all(|two| two[0].0 + two[0].1 + gap <= two[1].0), "{written:?}");
        prop_assert!(written.iter().all(|(from, width)| from + width <= 1_000 || *from == 0), "{written:?}");
    }
}
