//! Colours of a terminal.
use aks_network_planner::text::without_colours;
use proptest::prelude::*;

#[test]
fn what_colours_a_text_is_taken_out_and_nothing_else() {
    let rows = [
        ("\u{1B}[34;1m\"name\"\u{1B}[0m: \u{1B}[0;32m\"aks\"\u{1B}[39;49;00m,\n", "\"name\": \"aks\",\n"),
        ("\u{1B}[2K\u{1B}[1Gdone", "done"),
        ("\u{1B}]0;title\u{7}text", "text"),
        ("\u{1B}]8;;https://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
        ("\u{1B}(Btext", "text"),
        ("cut \u{1B}[", "cut ["),
        ("cut \u{1B}", "cut "),
        ("10.0.0.0/8 [0m] is no colour", "10.0.0.0/8 [0m] is no colour"),
    ];
    for (text, seen) in rows {
        assert_eq!(without_colours(text), seen, "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_coloured_text_is_seen_as_it_was_written(words in prop::collection::vec("[a-z0-9 {}\":,\n]{0,9}", 0..20), colour in 0..120u8) {
        let coloured: String = words.iter().map(|word| format!("\u{1B}[{colour};1m{word}\u{1B}[0m")).collect();
        prop_assert_eq!(without_colours(&coloured), words.concat());
    }

    #[test]
    fn any_text_is_taken(text in any::<String>(), at in any::<prop::sample::Index>()) {
        let mut letters: Vec<char> = text.chars().collect();
        letters.insert(at.index(letters.len() + 1), '\u{1B}');
        let text: String = letters.into_iter().collect();
        let seen = without_colours(&text);
        let is_clean = !seen.contains('\u{1B}');
        prop_assert!(is_clean && seen.len() < text.len());
    }
}
