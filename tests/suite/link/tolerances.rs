//! What mail and chat programs do to a link, and what is told of one that they cut.
use aks_network_planner::azure::history::{self, Changed};
use aks_network_planner::azure::{self, day, defaults};
use aks_network_planner::design::Design;
use aks_network_planner::link::{self, LinkError, MAX_CHARACTERS, Names, decode, encode, is_link};
use proptest::prelude::*;

use super::everything::everything;
use super::sealed::{sealed, section, signed};
use crate::properties::designs::known_design;

fn link() -> String {
    encode(&everything(), Names::Kept).expect("a link")
}

#[test]
fn a_link_is_read_through_what_programs_make_of_it() {
    let link = link();
    let design = decode(&link).expect("a design").design;
    let wrapped = |every: usize, between: &str| {
        let letters: Vec<char> = link.chars().collect();
        let lines: Vec<String> = letters.chunks(every).map(|line| line.iter().collect()).collect();
        lines.join(between)
    };
    let url = format!("https://example.org/planner/{link}");
    let passed_on = [
        url.clone(),
        format!("  {link}\r\n"),
        format!("<{url}>"),
        format!("{url}."),
        format!("({url})"),
        format!("“{url}”,"),
        format!("{url}…"),
        url.replace('#', "%23"),
        url.replace('#', "%2523"),
        url.replace('#', "%23").replace(&link[1..], &link[1..].replace('.', "%2E")),
        link.replace('_', "%5F").replace('-', "%2d"),
        format!("https://example.org/#/capacity{link}"),
        format!("https://mail.example/?url={}&data=05", url.replace('#', "%23")),
        wrapped(76, "\r\n"),
        wrapped(75, "=\r\n"),
        wrapped(70, "\n> "),
        wrapped(60, " "),
        wrapped(50, "\u{200B}"),
        format!("{url}\nRegards, somebody"),
    ];
    for text in passed_on {
        assert_eq!(decode(&text).map(|opened| opened.design), Ok(design.clone()), "{text}");
    }
}

#[test]
fn a_link_that_lost_its_end_is_told_from_one_that_was_changed() {
    let link = link();
    for length in 4..link.len() {
        assert_eq!(decode(&link[..length]), Err(LinkError::Cut), "{length} of {} characters", link.len());
    }
    assert_eq!(decode(&format!("https://example.org/{}...", &link[..80])), Err(LinkError::Cut));
    let middle_lost = format!("{}{}", &link[..60], &link[120..]);
    assert_eq!(decode(&middle_lost), Err(LinkError::Cut));
    let mut changed = link.clone();
    changed.replace_range(60..61, if &link[60..61] == "A" { "B" } else { "A" });
    assert_eq!(decode(&changed), Err(LinkError::Damaged));
}

proptest! {
    #[test]
    fn no_change_of_a_character_goes_unnoticed(
        design in known_design(),
        at in any::<proptest::sample::Index>(),
        letter in "[A-Za-z0-9_-]",
    ) {
        let link = encode(&design, Names::Kept).expect("a link");
        let payload = 3..link.len();
        let at = payload.start + at.index(payload.len());
        prop_assume!(link[at..at + 1] != letter && &link[at..at + 1] != ".");
        let mut changed = link.clone();
        changed.replace_range(at..at + 1, &letter);
        prop_assert!(matches!(decode(&changed), Err(LinkError::Damaged | LinkError::Cut)), "{:?}", decode(&changed));
    }
}

#[test]
fn what_is_no_link_is_said_to_be_none() {
    let others = [
        "",
        "#",
        "#1",
        "#/capacity",
        "#/rules/pod-cidr-too-small",
        "1.2.3.4",
        "10.0.0.0/16 head office",
        "#0.AAAA.AAAAAA",
        "#x.AAAA.AAAAAA",
        "#12345.AAAA.AAAAAA",
        "{\"name\": \"aks\"}",
    ];
    for text in others {
        assert_eq!(decode(text), Err(LinkError::NotALink), "{text}");
    }
    assert_eq!(decode(&"10.0.0.0/16\n".repeat(100_000)), Err(LinkError::NotALink));
}

#[test]
fn a_link_of_a_newer_version_says_so() {
    assert_eq!(decode("https://example.org/#2.what.ever"), Err(LinkError::NewerVersion(2)));
    assert_eq!(decode("#9999.x"), Err(LinkError::NewerVersion(9_999)));
}

#[test]
fn sections_of_a_newer_planner_are_left_out_and_told_of() {
    let mut contents = super::sealed::contents(&encode(&everything(), Names::Kept).expect("a link"));
    let design = decode(&sealed(&contents)).expect("a design").design;
    contents.extend(section(40, b"anything"));
    contents.extend(section(41, b""));
    let opened = decode(&sealed(&contents)).expect("a design");
    assert_eq!(opened.design, design);
    assert_eq!(
        opened.notes,
        [
            "2 parts of this link come from a newer version of this planner and were left out; reload the page for a newer one"
        ]
    );
}

#[test]
fn a_link_of_other_facts_says_of_which_day_they_were() {
    // 2026-12-31 is 364 days after 2026-01-01: 0xEC 0x02 in seven bits a byte.
    let opened = decode(&sealed(&section(1, &[0xEC, 0x02]))).expect("a design");
    assert_eq!(opened.design, Design::default());
    assert_eq!(opened.catalogue.to_string(), "2026-12-31");
    let [note] = opened.notes.as_slice() else { panic!("one note, found {:?}", opened.notes) };
    assert!(
        note.starts_with(
            "this link was made with Azure's facts as of 2026-12-31; those here are as of 2026-"
        )
    );
    assert!(note.ends_with(": reload the page for newer ones"));
}

#[test]
fn a_link_of_older_facts_says_which_defaults_have_changed_with_both_values() {
    let changed = |since, what| Changed {
        since,
        what,
        before: "1 node",
        after: "10%",
        source: defaults::SURGE_PERCENT.source,
    };
    let changes = [changed("2026-02-01", "the surge"), changed("2026-05-01", "the surge of spot pools")];
    let told = |of: &str| link::age(day(of).expect("a day"), &changes).expect("a note");
    assert_eq!(
        told("2026-01-31"),
        "this link was made with Azure's facts as of 2026-01-31; defaults have changed since: the surge: 1 node then, \
         10% now; the surge of spot pools: 1 node then, 10% now"
    );
    assert!(
        told("2026-02-01")
            .ends_with("defaults have changed since: the surge of spot pools: 1 node then, 10% now")
    );
    assert!(told("2026-05-01").contains("no default has changed until 2026-"));
    assert_eq!(link::age(day(azure::CATALOGUE).expect("a day"), &changes), None);
}

/// A default that is taken otherwise from some day on is entered in the history, so that links made before say so.
#[test]
fn the_defaults_are_those_of_the_first_link_and_the_changes_since() {
    let now = format!(
        "{} {} {} {}% {} {} {}",
        defaults::SERVICE_CIDR.value,
        defaults::POD_CIDR.value,
        defaults::DNS_SERVICE_IP.value,
        defaults::SURGE_PERCENT.value,
        defaults::MANAGED_NETWORK.value,
        defaults::MANAGED_SUBNET.value,
        defaults::OUTBOUND_IPS.value,
    );
    assert_eq!(now, "10.0.0.0/16 10.244.0.0/16 10.0.0.10 10% 10.224.0.0/12 10.224.0.0/16 1");
    assert_eq!(history::CHANGED.len(), 0, "the line above is that of the first link with these changes");
}

#[test]
fn a_link_that_is_too_long_says_how_long() {
    let most = MAX_CHARACTERS - "#1.".len() - ".AAAAAA".len();
    assert_eq!(decode(&signed(&"A".repeat(most + 1))), Err(LinkError::TooLong(MAX_CHARACTERS + 1)));
    assert_eq!(decode(&signed(&"A".repeat(most))), Err(LinkError::Damaged), "as long as it may be");
    let far = signed(&"A".repeat(1 << 20));
    assert!(matches!(decode(&far), Err(LinkError::TooLong(characters)) if characters > 1 << 20));
}

#[test]
fn a_text_is_a_link_where_it_is_nothing_else() {
    let link = link();
    let links = [
        link.clone(),
        format!("https://example.org/{link}"),
        format!("<https://example.org/{link}>\n"),
        format!("\"{link}\""),
        link.replace('#', "%23"),
        format!("{}\n{}\n", &link[..70], &link[70..]),
        link[..60].to_owned(),
        "example.org/planner/#2.something-newer.AAAAAA".to_owned(),
    ];
    for text in links {
        assert!(is_link(&text), "{text}");
    }
    let others = [
        "# 1. Create the network\naz network vnet create -g rg -n vnet",
        "#1. Create the network",
        "#1.Create the network",
        "10.0.0.0/16 head office #1.headquarters.abcdef",
        "#1.2.3",
        "see https://example.org/#1.AAAAAAAAAAAAAAAA.AAAAAA for more",
        "https://example.org/#1.AAAAAAAAAAAAAAAA.AAAAAA\n10.0.0.0/16 head office",
    ];
    for text in others {
        assert!(!is_link(text), "{text}");
    }
}
