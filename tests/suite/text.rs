//! The tolerant readers: bytes as text, offsets as lines, JSON and scripts as people paste them.
use aks_network_planner::text::code::region;
use aks_network_planner::text::json::{self, MAX_DEPTH, Start};
use aks_network_planner::text::tree::{Node, Value};
use aks_network_planner::text::{
    LineColumn, LineIndex, Problem, Segment, Span, decode, line_column, segments,
};
use proptest::prelude::*;

mod code;
mod colours;
mod shell;
mod table;
mod yaml;

/// A tree as serde_json would print it, for comparison.
fn printed(node: &Node<'_>) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(spelling) => serde_json::from_str(spelling).expect("a number is JSON"),
        Value::String(text) => text.as_ref().into(),
        Value::List(elements) => elements.iter().map(printed).collect::<Vec<_>>().into(),
        Value::Object(members) => {
            members.iter().map(|member| (member.key.to_string(), printed(&member.node))).collect()
        }
    }
}

/// What a broken text reads as, and how many repairs it takes.
fn repaired(text: &str) -> (String, usize) {
    let document = json::read(text);
    (printed(&document.node).to_string(), document.repairs.len())
}

fn messages(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn each_way_in_which_pasted_json_is_broken_reads_as_what_was_meant() {
    let rows = [
        ("a comma too many", r#"{"a": 1, "b": [1, 2,],}"#, r#"{"a":1,"b":[1,2]}"#, 2),
        ("two commas", r#"[1,, 2]"#, "[1,2]", 1),
        ("a missing comma in an object", "{\"a\": 1\n\"b\": 2}", r#"{"a":1,"b":2}"#, 1),
        ("a missing comma in a list", r#"["a" "b"]"#, r#"["a","b"]"#, 1),
        ("left out in an object", "{\"a\": 1,\n...\n\"b\": 2}", r#"{"a":1,"b":2}"#, 1),
        ("left out in a list", r#"[{"a": 1}, …]"#, r#"[{"a":1}]"#, 1),
        (
            "a list of which all is left out is not empty",
            r#"{"a": [...], "b": {...}}"#,
            r#"{"a":null,"b":null}"#,
            2,
        ),
        ("a value that is left out", r#"{"a": ..., "b": 2}"#, r#"{"a":null,"b":2}"#, 1),
        ("a comment at the end of a line", "{\"a\": 1, // one\n\"b\": 2 # two\n}", r#"{"a":1,"b":2}"#, 2),
        ("a comment in the midst", r#"{"a": /* one */ 1}"#, r#"{"a":1}"#, 1),
        ("single quotes", "{'a': 'b'}", r#"{"a":"b"}"#, 2),
        ("quotes of a word processor", "{“a”: “10.0.0.0/16”}", r#"{"a":"10.0.0.0/16"}"#, 2),
        ("quotes of a page's source", "{&quot;a&quot;: &quot;b&quot;}", r#"{"a":"b"}"#, 2),
        ("keys without quotes", "{a: 1, b-c: 2}", r#"{"a":1,"b-c":2}"#, 2),
        (
            "words of Python",
            "{\"a\": None, \"b\": True, \"c\": False}",
            r#"{"a":null,"b":true,"c":false}"#,
            3,
        ),
        ("a text without quotes", r#"{"a": 10.0.0.0/16}"#, r#"{"a":"10.0.0.0/16"}"#, 1),
        ("a string that its line ends", "{\"a\": \"b,\n\"c\": 1}", r#"{"a":"b","c":1}"#, 1),
        (
            "a string that a terminal wrapped",
            "{\"a\": \"/sub\nnets/x\",\n\"c\": 1}",
            r#"{"a":"/subnets/x","c":1}"#,
            1,
        ),
        ("an equals sign", r#"{"a" = 1}"#, r#"{"a":1}"#, 1),
        ("a key without a value", r#"{"a": , "b": 2}"#, r#"{"a":null,"b":2}"#, 1),
        ("cut off after a member", r#"{"a": {"b": 1, "#, r#"{"a":{"b":1}}"#, 1),
        (
            "cut off inside a number, which is not all of it",
            r#"{"a": 1, "maxPods": 11"#,
            r#"{"a":1,"maxPods":null}"#,
            2,
        ),
        ("cut off inside a string", r#"{"a": 1, "b": "10.244.0.0/1"#, r#"{"a":1,"b":null}"#, 2),
        (
            "a list that is closed like an object",
            r#"{"a": {"b": [1, 2}, "c": 3}"#,
            r#"{"a":{"b":[1,2]},"c":3}"#,
            1,
        ),
        ("a list that a key ends", r#"{"a": ["x", "c": 3}"#, r#"{"a":["x"],"c":3}"#, 2),
        ("a bracket too many", r#"{"a": [1]], "b": 2}"#, r#"{"a":[1],"b":2}"#, 1),
        ("a value without a key", r#"{"a": 1, {"b": 2}, "c": 3}"#, r#"{"a":1,"c":3}"#, 2),
        ("colours of a terminal", "{\u{1b}[34;1m\"a\"\u{1b}[0m: 1}", r#"{"a":1}"#, 2),
        ("blanks of a page", "{\u{a0}\"a\":\u{a0}1}", r#"{"a":1}"#, 2),
        ("a backslash that escapes nothing", r#"{"a": "C:\dir"}"#, r#"{"a":"C:\\dir"}"#, 1),
    ];
    for (name, text, expected, repairs) in rows {
        assert_eq!(repaired(text), (expected.to_owned(), repairs), "{name}: {:?}", json::read(text).repairs);
    }
}

#[test]
fn valid_json_in_every_dress_takes_no_repair() {
    let texts = [
        "{\r\n\t\"a\" : [ ] ,\r\n\"b\":{}}\r\n",
        r#"{"a": -0, "b": 1.5e+3, "c": 18446744073709551616, "d": "\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t"}"#,
        "  [ [ ], null, true, false, \"…\", \"a # b // c\" ]  ",
        "\"text\"",
        "17",
    ];
    for text in texts {
        let document = json::read(text);
        assert_eq!(document.repairs, [], "{text}");
        assert_eq!(
            printed(&document.node),
            serde_json::from_str::<serde_json::Value>(text).unwrap(),
            "{text}"
        );
    }
}

#[test]
fn a_key_is_found_in_any_casing_and_the_last_of_two_counts() {
    let document = json::read(r#"{"maxPods": 30, "MAXPODS": 110, "dnsServiceIp": "10.0.0.10"}"#);
    assert_eq!(document.node.get("maxpods").and_then(Node::as_u64), Some(110));
    assert_eq!(document.node.get("dnsServiceIP").and_then(Node::as_str), Some("10.0.0.10"));
    assert_eq!(document.node.get("podCidr"), None);
}

#[test]
fn whole_numbers_are_read_from_all_their_spellings() {
    let rows = [
        ("5", Some(5)),
        ("5.0", Some(5)),
        ("\"5\"", Some(5)),
        ("\" 5 \"", Some(5)),
        ("5.5", None),
        ("-1", None),
        ("\"five\"", None),
        ("18446744073709551616", None),
        ("true", None),
        ("\"\"", None),
    ];
    for (text, expected) in rows {
        assert_eq!(json::read(text).node.as_u64(), expected, "{text}");
    }
}

#[test]
fn every_value_knows_where_it_stands() {
    let text = r#"{"name": "aks", "count": 3, "pools": [{"maxPods": 30}]}"#;
    let document = json::read(text);
    let stands = |node: Option<&Node<'_>>| node.map(|node| node.span.of(text).to_owned());
    assert_eq!(stands(document.node.get("name")).as_deref(), Some("\"aks\""));
    assert_eq!(stands(document.node.get("count")).as_deref(), Some("3"));
    assert_eq!(stands(document.node.get("pools")).as_deref(), Some(r#"[{"maxPods": 30}]"#));
    assert_eq!(document.node.members()[2].key_span.of(text), "\"pools\"");
    assert_eq!(document.node.span, Span::new(0, text.len()));
}

#[test]
fn a_repair_says_where_what_was_found_and_what_was_expected() {
    let text = "{\n  \"podCidr\": 10.244.0.0/16,\n  'x': 1\n}";
    let repairs = json::read(text).repairs;
    let first = repairs[0].span.expect("a repair has a place");
    assert_eq!(line_column(text, first.start), LineColumn { line: 2, column: 14 });
    assert_eq!(
        messages(&repairs),
        [
            "expected a JSON value, found “10.244.0.0/16”; read as a text",
            "expected straight double quotes, found '",
        ]
    );
}

#[test]
fn what_lies_too_deep_is_left_out_and_what_follows_is_read() {
    let deep = format!("{}1{}", "[".repeat(MAX_DEPTH + 40), "]".repeat(MAX_DEPTH + 40));
    let text = format!(r#"{{"deep": {deep}, "after": 2}}"#);
    let document = json::read(&text);
    assert_eq!(document.node.get("after").and_then(Node::as_u64), Some(2));
    assert_eq!(messages(&document.repairs), ["more than 128 levels deep; left out"]);
}

#[test]
fn a_text_full_of_mistakes_gives_a_bounded_list_of_repairs() {
    let text = format!("[{}]", "'a' ".repeat(10_000));
    let document = json::read(&text);
    assert_eq!(document.node.as_list().map(<[_]>::len), Some(10_000));
    let (quotes, comma) = ("expected straight double quotes, found '", "a comma is missing before this");
    assert_eq!(
        messages(&document.repairs),
        [quotes, comma, quotes, comma, quotes, comma, "… and 19993 more"]
    );

    let text = format!("[{}]", (0..10_000).map(|number| format!("word{number},")).collect::<String>());
    let repairs = json::read(&text).repairs;
    assert_eq!((repairs.len(), repairs[50].message.as_str()), (51, "… and 9951 more"));
}

#[test]
fn members_without_their_opening_brace_are_an_object() {
    let document = json::read_at("\"count\": 3,\n\"maxPods\": 30\n}\n]", 0, Start::Members, "");
    assert_eq!(printed(&document.node).to_string(), r#"{"count":3,"maxPods":30}"#);
    assert_eq!(
        messages(&document.repairs),
        ["the text begins inside an object: its opening brace is missing"]
    );
}

#[test]
fn lines_may_all_begin_with_the_mark_of_a_comment() {
    let text = "# {\n#   \"a\": 1,\n#   \"b\": [\n#     2\n#   ]\n# }\n";
    match segments(text, 0, None).as_slice() {
        [Segment::Json { document, .. }] => {
            assert_eq!(printed(&document.node).to_string(), r#"{"a":1,"b":[2]}"#);
            assert_eq!(document.repairs, []);
        }
        others => panic!("expected one value, found {others:?}"),
    }
}

/// The pieces of a text in short: JSON as it was read, plain text in quotes.
fn pieces(text: &str) -> Vec<String> {
    let piece = |segment| match segment {
        Segment::Json { document, .. } => printed(&document.node).to_string(),
        Segment::Plain(span) | Segment::Unread(span) | Segment::Code(_, span) => {
            format!("{:?}", span.of(text).trim())
        }
    };
    segments(text, 0, None).into_iter().map(piece).collect()
}

#[test]
fn a_text_is_cut_into_values_and_the_plain_lines_between_them() {
    let rows: [(&str, &[&str]); 13] = [
        ("", &[]),
        ("{}\n[]\n", &["{}", "[]"]),
        ("{\"a\": 1}{\"b\": 2}", &[r#"{"a":1}"#, r#"{"b":2}"#]),
        ("$ az aks show -n x\n{\"a\": 1}\n$ exit\n", &["\"$ az aks show -n x\"", r#"{"a":1}"#, "\"$ exit\""]),
        ("[me@host ~]$ az x\n[\n1]", &["\"[me@host ~]$ az x\"", "[1]"]),
        ("[INFO] start\n[\"a\"]", &["\"[INFO] start\"", "[\"a\"]"]),
        (
            "\"count\": 3\n},\n{\"count\": 4}\n],\n\"name\": \"x\"\n}",
            &[r#"{"count":3}"#, r#"{"count":4}"#, r#"{"name":"x"}"#],
        ),
        ("DEBUG: body: {\"a\": 1} done", &["\"DEBUG: body:\"", r#"{"a":1}"#, "\"done\""]),
        ("see {\"a: 1\n{\"b\": 2}", &["\"see {\\\"a: 1\"", r#"{"b":2}"#]),
        ("```json\n{\"a\": 1\n```\nand\n{\"b\": 2}", &[r#"{"a":1}"#, "\"and\"", r#"{"b":2}"#]),
        ("<pre><code>{\"a\": 1}</code></pre>", &[r#"{"a":1}"#]),
        ("{\"a\": 1,\n$ az aks list\n{\"b\": 2}", &[r#"{"a":1}"#, "\"$ az aks list\"", r#"{"b":2}"#]),
        ("{\"a\": 1,\n{\"b\": 2}", &[r#"{"a":1}"#, r#"{"b":2}"#]),
    ];
    for (text, expected) in rows {
        assert_eq!(pieces(text), expected, "{text}");
    }
}

#[test]
fn bytes_are_read_in_the_encoding_that_they_have() {
    let utf16 =
        |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let rows = [
        ("UTF-8", "{\"é\"}".as_bytes().to_vec(), "{\"é\"}"),
        ("UTF-8 with a mark", [b"\xEF\xBB\xBF".as_slice(), "é".as_bytes()].concat(), "é"),
        ("UTF-16 LE with a mark", [vec![0xFF, 0xFE], utf16("{é😀", u16::to_le_bytes)].concat(), "{é😀"),
        ("UTF-16 BE with a mark", [vec![0xFE, 0xFF], utf16("{é😀", u16::to_be_bytes)].concat(), "{é😀"),
        ("UTF-16 LE without", utf16("{\"a\"}", u16::to_le_bytes), "{\"a\"}"),
        ("UTF-16 BE without", utf16("{\"a\"}", u16::to_be_bytes), "{\"a\"}"),
        ("nothing", Vec::new(), ""),
    ];
    for (name, bytes, expected) in rows {
        assert_eq!(decode(&bytes), (expected.into(), Vec::new()), "{name}");
    }
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_the_first_is_reported() {
    let (text, problems) = decode(b"ab\xE9cd\xFF");
    assert_eq!(text, "ab\u{FFFD}cd\u{FFFD}");
    assert_eq!(messages(&problems), ["expected UTF-8 text, found the byte 0xE9; read as \u{FFFD}"]);
    assert_eq!(problems[0].span.map(|span| span.of(&text).to_owned()).as_deref(), Some("\u{FFFD}"));
    let (text, problems) = decode(b"\xFF\xFEa\0b");
    assert_eq!(text, "a\u{FFFD}");
    assert_eq!(problems.len(), 1);
}

#[test]
fn offsets_are_lines_and_columns_in_characters() {
    let text = "ä b\r\n\nxyz";
    let rows = [(0, 1, 1), (2, 1, 2), (1, 1, 1), (3, 1, 3), (6, 2, 1), (7, 3, 1), (9, 3, 3), (99, 3, 4)];
    let index = LineIndex::new(text);
    for (offset, line, column) in rows {
        assert_eq!(line_column(text, offset), LineColumn { line, column }, "{offset}");
        assert_eq!(index.line_column(offset), LineColumn { line, column }, "{offset}");
    }
}

/// Any JSON value of a few levels.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
        "[a-z0-9./:#]{0,12}".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|members| members.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn any_valid_json_is_read_as_it_is_without_a_repair(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        let document = json::read(&text);
        prop_assert_eq!(&document.repairs, &[]);
        prop_assert_eq!(printed(&document.node), value);
        prop_assert_eq!(document.end, text.len());
    }

    #[test]
    fn any_text_is_read_to_its_end_and_its_pieces_stand_in_order(text in "[\\[\\]{}\"':,.#/\\\\\n a-c0-9…“`<>-]{0,200}") {
        let mut last = 0;
        for segment in segments(&text, 0, Some(region)) {
            let span = match segment {
                Segment::Json { span, .. } | Segment::Plain(span) | Segment::Unread(span) | Segment::Code(_, span) => span,
            };
            prop_assert!(last <= span.start && span.start <= span.end && span.end <= text.len());
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            last = span.end;
        }
    }

    #[test]
    fn any_text_that_is_cut_anywhere_loses_nothing_before_the_cut(value in any_json(), cut in any::<prop::sample::Index>()) {
        let text = serde_json::json!({"first": "kept", "rest": value}).to_string();
        let start = text.find(",\"rest\"").unwrap_or_default();
        let cuts: Vec<usize> = (start..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let at = cuts[cut.index(cuts.len())];
        let document = json::read(&text[..at]);
        prop_assert_eq!(document.node.get("first").and_then(Node::as_str), Some("kept"));
        prop_assert!(!document.closed || at == text.len());
    }

    #[test]
    fn any_bytes_become_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let (text, problems) = decode(&bytes);
        for span in problems.iter().filter_map(|problem| problem.span) {
            prop_assert_eq!(span.of(&text), "\u{FFFD}");
        }
    }
}
