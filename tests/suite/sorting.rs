//! The one sort against the standard library's.
use aks_network_planner::sorting::sort_by_key;
use proptest::prelude::*;

proptest! {
    #[test]
    fn it_sorts_as_the_standard_library_does(list in prop::collection::vec((0..9u8, any::<u16>()), 0..200)) {
        let (mut ours, mut theirs) = (list.clone(), list);
        sort_by_key(&mut ours, |(key, _)| *key);
        theirs.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(ours, theirs);
    }
}
