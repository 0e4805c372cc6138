//! Links that nobody made with this planner.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::import;
use aks_network_planner::link::{LinkError, Names, decode, encode};
use proptest::collection::vec;
use proptest::prelude::*;

use super::everything::everything;
use super::sealed::{contents, deflated, sealed, sealed_payload, section, signed, varint};
use crate::support::TODAY;

/// Reads a text as a link and follows the design to its analysis and through a merge.
fn follow(text: &str) {
    if let Ok(opened) = decode(text) {
        analyze(&opened.design, day(TODAY).expect("a day"));
        encode(&opened.design, Names::Replaced).ok();
    }
    import::merge(&import::read("link", text));
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "\\PC*", link in "(https://e.x/)?(#|%23)1\\.[A-Za-z0-9_-]{0,80}(\\.[A-Za-z0-9_-]{0,8})?.{0,9}") {
        follow(&text);
        follow(&link);
        follow(&format!("#1.{text}"));
    }

    #[test]
    fn no_contents_make_reading_panic(
        bytes in vec(any::<u8>(), 0..200),
        lists in vec((1..6u8, vec(0..40u8, 0..60)), 0..4),
        flag in 0..2usize,
    ) {
        follow(&sealed_payload(flag, &bytes));
        let contents: Vec<u8> = lists.iter().flat_map(|(tag, bytes)| section(*tag, bytes)).collect();
        follow(&sealed(&contents));
        follow(&deflated(&contents));
    }

    #[test]
    fn no_change_of_the_contents_makes_reading_panic(
        changes in vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut contents = contents(&encode(&everything(), Names::Kept).expect("a link"));
        for (at, byte) in changes {
            let at = at.index(contents.len());
            contents[at] = byte;
        }
        follow(&sealed(&contents));
    }
}

#[test]
fn contents_that_inflate_without_end_are_refused() {
    let limit = 256 << 10;
    assert_eq!(decode(&deflated(&vec![0; limit + 1])), Err(LinkError::TooMuch("bytes")));
    assert_eq!(decode(&deflated(&vec![0; 8 << 20])), Err(LinkError::TooMuch("bytes")));
    assert_eq!(decode(&deflated(&vec![0; limit])), Err(LinkError::Damaged), "as many bytes as there may be");
}

/// Networks without anything, as many as said.
fn networks(count: usize, said: usize) -> Vec<u8> {
    let mut list = varint(said);
    for at in 0..count {
        let name = at.to_string();
        list.extend(varint(name.len()));
        list.extend(name.bytes());
        list.extend([0, 0]);
    }
    [section(1, &[0]), section(2, &list)].concat()
}

#[test]
fn more_than_five_thousand_of_anything_is_refused() {
    assert_eq!(
        decode(&deflated(&networks(5_000, 5_000))).map(|opened| opened.design.networks.len()),
        Ok(5_000)
    );
    assert_eq!(decode(&deflated(&networks(5_001, 5_001))), Err(LinkError::TooMuch("networks")));
}

#[test]
fn a_length_that_the_bytes_do_not_hold_reserves_nothing() {
    for said in [4, 5_000, u32::MAX as usize, usize::MAX] {
        assert_eq!(decode(&sealed(&networks(3, said))), Err(LinkError::Damaged), "{said}");
    }
}

#[test]
fn texts_that_are_long_or_deceive_the_eye_are_refused() {
    let with = |name: &str| {
        let list = [vec![1], varint(name.len()), name.as_bytes().to_vec(), vec![0, 0]].concat();
        decode(&sealed(&[section(1, &[0]), section(2, &list)].concat())).map(|_| ())
    };
    assert_eq!(with(&"x".repeat(256)), Ok(()));
    assert_eq!(with(&"x".repeat(257)), Err(LinkError::LongText));
    for hidden in ['\0', '\n', '\u{7F}', '\u{85}', '\u{202E}', '\u{2066}', '\u{200F}', '\u{61C}'] {
        assert_eq!(with(&format!("a{hidden}b")), Err(LinkError::HiddenCharacters), "{hidden:?}");
    }
}

#[test]
fn contents_that_contradict_themselves_are_refused() {
    let day = || section(1, &[0]);
    let empty = || varint(0);
    let damaged = [
        vec![],
        section(2, &empty()),
        [section(2, &empty()), day()].concat(),
        [day(), day()].concat(),
        [day(), section(2, &[0, 0])].concat(),
        [day(), vec![2, 9, 0]].concat(),
        section(0, &empty()),
    ];
    for contents in damaged {
        assert_eq!(decode(&sealed(&contents)), Err(LinkError::Damaged), "{contents:?}");
    }
    let twice = [2, 1, b'a', 0, 0, 1, b'a', 0, 0];
    assert_eq!(decode(&sealed(&[day(), section(2, &twice)].concat())), Err(LinkError::SameName("networks")));
    assert_eq!(decode(&signed("A")), Err(LinkError::Damaged), "no length of base64");
}
