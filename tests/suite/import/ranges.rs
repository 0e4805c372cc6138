//! Plain lists of ranges.
use aks_network_planner::design::RangeKind;
use aks_network_planner::import::Kind;
use aks_network_planner::text::{Severity, line_column};

use super::{document, only, places, said};

/// Names, kinds and prefixes of the ranges of a text.
fn ranges(text: &str) -> Vec<(String, RangeKind, String)> {
    let reading = only(text);
    assert_eq!(reading.kind, Kind::Ranges, "{text}");
    let list = |range: &aks_network_planner::design::ConnectedRange| {
        range.prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    reading.part.ranges.iter().map(|range| (range.name.clone(), range.kind, list(range))).collect()
}

#[test]
fn each_line_is_a_range_and_its_label() {
    let rows = [
        ("10.200.0.0/14  head office", "head office", "10.200.0.0/14"),
        ("10.200.0.0/14\thead office\r", "head office", "10.200.0.0/14"),
        ("10.200.0.0/14, head office", "head office", "10.200.0.0/14"),
        ("10.200.0.0/14;head office;", "head office", "10.200.0.0/14"),
        ("  - \"10.200.0.0/14\", # head office", "head office", "10.200.0.0/14"),
        ("10.200.0.0/14 - head office", "head office", "10.200.0.0/14"),
        ("10.200.0.0/14", "10.200.0.0/14", "10.200.0.0/14"),
        ("10.201.0.0/14 rounded", "rounded", "10.200.0.0/14"),
        ("10.0.0.0-10.0.2.255 floor", "floor", "10.0.0.0/23 10.0.2.0/24"),
        ("10.0.0.0 - 10.0.0.255 floor", "floor", "10.0.0.0/24"),
        ("10.0.0.0-10.0.2.255", "10.0.0.0-10.0.2.255", "10.0.0.0/23 10.0.2.0/24"),
        ("10.32.0.0 255.255.0.0 old router", "old router", "10.32.0.0/16"),
        ("10.9.8.7 printer", "printer", "10.9.8.7/32"),
        ("fd00:1::/48 v6", "v6", "fd00:1::/48"),
        ("fd00::1-fd00::4 v6", "v6", "fd00::1/128 fd00::2/127 fd00::4/128"),
    ];
    for (line, name, prefixes) in rows {
        assert_eq!(ranges(line), [(name.into(), RangeKind::OnPremises, prefixes.into())], "{line}");
    }
}

#[test]
fn a_list_is_read_with_groups_kinds_and_doubts() {
    let text = document("ranges.txt");
    let found = ranges(&text);
    let expected = [
        ("head office", RangeKind::OnPremises, "10.200.0.0/14"),
        ("branch Lyon", RangeKind::OnPremises, "10.204.0.0/16 10.205.0.0/16"),
        ("lab", RangeKind::OnPremises, "192.168.10.0/24"),
        ("172.16.5.0/24", RangeKind::OnPremises, "172.16.5.0/24"),
        ("hub", RangeKind::Peered, "10.10.0.0/16"),
        ("partner", RangeKind::OnPremises, "10.30.0.0/23 10.30.2.0/24 10.31.0.0/24 10.32.0.0/16"),
        ("printer", RangeKind::OnPremises, "10.33.0.7/32"),
        ("rounded", RangeKind::OnPremises, "10.34.0.0/16"),
        ("v6 site", RangeKind::OnPremises, "fd00:1::/48"),
        ("after a comment mark", RangeKind::OnPremises, "10.36.0.0/16"),
    ];
    assert_eq!(found, expected.map(|(name, kind, prefixes)| (name.to_owned(), kind, prefixes.to_owned())));
    let reading = only(&text);
    let lines = reading.problems.iter().map(|problem| {
        let line = problem.span.map(|span| line_column(&text, span.start).line);
        (problem.severity, line, problem.message.as_str())
    });
    let expected = [
        (Severity::Note, Some(14), "an address without a length; read as 10.33.0.7/32"),
        (Severity::Note, Some(15), "“10.34.5.0/16” lies inside 10.34.0.0/16; read as 10.34.0.0/16"),
    ];
    assert_eq!(lines.clone().take(2).collect::<Vec<_>>(), expected);
    let refused: Vec<_> = lines.skip(2).map(|(severity, line, _)| (severity, line)).collect();
    assert_eq!(refused, [(Severity::Warning, Some(17)), (Severity::Warning, Some(18))]);
    let of_lyon = places(&reading, &text, "ranges/branch Lyon");
    assert_eq!(of_lyon, ["10.204.0.0/16\tbranch Lyon", "10.205.0.0/16, branch Lyon"]);
}

#[test]
fn a_range_is_peered_where_its_label_or_the_comment_above_says_so() {
    let rows = [
        ("10.0.0.0/16 VNet hub", RangeKind::Peered),
        ("10.0.0.0/16 peering to hub", RangeKind::Peered),
        ("# Peered:\n10.0.0.0/16 hub", RangeKind::Peered),
        ("# Peered:\n\n10.0.0.0/16 hub", RangeKind::OnPremises),
        ("# Peered:\n# offices\n10.0.0.0/16 hub", RangeKind::OnPremises),
    ];
    for (text, kind) in rows {
        assert_eq!(ranges(text)[0].1, kind, "{text}");
    }
}

#[test]
fn a_line_that_is_no_range_is_said_and_the_others_are_kept() {
    let rows = [
        ("10.0.0.0/33 x", "found “10.0.0.0/33”; expected a length from 0 to 32"),
        ("10.0.0/16 x", "found “10.0.0/16”; expected a range such as 10.1.0.0/16"),
        (
            "10.0.0.9-10.0.0.1 x",
            "expected a first address that is not above the last, found “10.0.0.9-10.0.0.1 x”",
        ),
        ("10.0.0.9-fd00::1", "expected a first address that is not above the last, found “10.0.0.9-fd00::1”"),
        ("office 10.0.0.0/16", "found “office”; expected a range such as 10.1.0.0/16"),
    ];
    for (line, message) in rows {
        let text = format!("10.200.0.0/14 kept\n{line}\n");
        assert_eq!(ranges(&text).len(), 1, "{line}");
        let reading = only(&text);
        let [(severity, said)] = said(&reading)[..] else { panic!("{line}: one problem") };
        assert_eq!(severity, Severity::Warning);
        assert!(said.starts_with(message), "{line}: {said}");
    }
}
