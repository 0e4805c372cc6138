//! YAML and tables that were cut at their end: what is read of them is a part of what the whole holds.
use std::collections::HashSet;

use aks_network_planner::import;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The documents of our own that are lines, not JSON.
const OF_LINES: [&str; 4] = ["aks-show.yaml", "vnet-list.yaml", "tables.txt", "inventory.csv"];

/// What was read of a text up to an offset: fields and their values. Names of clusters come late in YAML, so that
/// a subject is told by its last part.
fn fields(text: &str, until: usize) -> HashSet<(String, String)> {
    let readings = import::read("x", text);
    let places = readings.iter().flat_map(|reading| &reading.places).filter(|place| place.span.end <= until);
    let field = |place: &import::Place| {
        let field = place.subject.rsplit('/').next().unwrap_or_default().to_owned();
        (field, place.span.of(text).to_owned())
    };
    places.map(field).collect()
}

fn document(name: &str) -> String {
    let path = format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a document of our own")
}

/// The documents of infrastructure code.
const OF_CODE: [&str; 2] = ["main.tf", "main.bicep"];

proptest! {
    #[test]
    fn any_text_of_lines_that_is_cut_at_its_end_gives_a_part_of_what_the_whole_gives(
        name in select(OF_LINES.to_vec()),
        cut in any::<Index>(),
    ) {
        let text = document(name);
        let end = cut.index(text.len() + 1);
        let whole = fields(&text, text.len());
        prop_assert!(whole.len() > 4);
        // What stands in the last line may be cut itself; a note says so.
        let last_line = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let read = fields(&text[..end], last_line);
        prop_assert!(read.is_subset(&whole), "{:?}", read.difference(&whole));
    }
}

#[test]
fn code_that_is_cut_anywhere_gives_a_part_of_what_the_whole_gives() {
    for name in OF_CODE {
        let text = document(name);
        let whole = fields(&text, text.len());
        assert!(whole.len() > 20);
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let last_line = text[..end].rfind('\n').map_or(0, |at| at + 1);
            let read = fields(&text[..end], last_line);
            let made_up: Vec<_> = read.difference(&whole).collect();
            assert!(made_up.is_empty(), "{name} cut at {end}: {made_up:?}");
        }
    }
}
