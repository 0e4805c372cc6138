//! Trees of YAML.
use aks_network_planner::text::tree::{Node, Value};
use aks_network_planner::text::{Span, yaml};
use proptest::prelude::*;
use serde_json::json;

/// The documents of a text as JSON; numbers as their spelling.
fn documents(text: &str) -> Vec<serde_json::Value> {
    let documents = yaml::documents(text, Span::new(0, text.len()));
    documents.iter().map(|document| value(&document.node)).collect()
}

fn value(node: &Node<'_>) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(spelling) => format!("number {spelling}").into(),
        Value::String(text) => text.as_ref().into(),
        Value::List(elements) => elements.iter().map(value).collect(),
        Value::Object(members) => serde_json::Value::Object(
            members.iter().map(|member| (member.key.to_string(), value(&member.node))).collect(),
        ),
    }
}

/// Scalars from the core schema, YAML 1.2.2, chapter 10.3.2.
#[test]
fn a_scalar_without_quotes_means_what_the_core_schema_says() {
    let rows = [
        ("null", json!(null)),
        ("~", json!(null)),
        ("", json!(null)),
        ("true", json!(true)),
        ("False", json!(false)),
        ("yes", json!("yes")),
        ("0", json!("number 0")),
        ("0o14", json!("number 0o14")),
        ("0x3A", json!("number 0x3A")),
        ("-19", json!("number -19")),
        ("0.", json!("number 0.")),
        ("12e03", json!("number 12e03")),
        ("1.28", json!("number 1.28")),
        ("1.28.5", json!("1.28.5")),
        ("10.0.0.0/16", json!("10.0.0.0/16")),
        ("'10'", json!("10")),
        ("\"a\\tb\"", json!("a\tb")),
        ("!!str 5", json!("number 5")),
    ];
    for (text, expected) in rows {
        assert_eq!(documents(&format!("key: {text}\n")), [json!({"key": expected})], "{text}");
    }
}

#[test]
fn a_value_knows_its_place_in_bytes_behind_any_letters() {
    let text = "# für\nname: \"ä€😀\"\nlist:\n- für x\n- a: 'ü'   # end\n  \"b\": y\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace("- ", "-\t")] {
        let documents = yaml::documents(&text, Span::new(0, text.len()));
        let node = &documents[0].node;
        let at = |node: &Node<'_>| node.span.of(&text).to_owned();
        assert_eq!(at(node.get("name").expect("a name")), "\"ä€😀\"");
        let list = node.get("list").and_then(Node::as_list).expect("a list");
        assert_eq!(at(&list[0]), "für x");
        assert_eq!(at(list[1].get("a").expect("a")), "'ü'");
        assert_eq!(at(list[1].get("b").expect("b")), "y");
        assert_eq!(list[1].members()[1].key_span.of(&text), "\"b\"");
    }
}

#[test]
fn lines_find_their_document_whatever_was_cut() {
    let rows = [
        (
            "  a: 1\n- b: 2\nc: 3\n",
            vec![json!({"a": "number 1"}), json!([{"b": "number 2"}]), json!({"c": "number 3"})],
        ),
        (
            "    a: 1\n  b:\n  - c\nd: 2\n",
            vec![json!({"a": "number 1"}), json!({"b": ["c"]}), json!({"d": "number 2"})],
        ),
        ("a:\n- b\nc:\n  - d\n", vec![json!({"a": ["b"], "c": ["d"]})]),
        ("a:\n    b: x\n     c: y\n d: z\n", vec![json!({"a": {"b": "x", "c": "y"}, "d": "z"})]),
        ("a: |\n  x: y\n\n  - z\nb: >-\n  1\n  2\n", vec![json!({"a": "x: y\n\n- z\n", "b": "1 2"})]),
        ("a: long\n  text: not\nb: 2\n", vec![json!({"a": "long", "b": "number 2"}), json!({"text": "not"})]),
        ("a: 'x\n\n  y'\nb: 2\n", vec![json!({"a": "x\ny", "b": "number 2"})]),
        ("a: {b: [c, 1]}\n", vec![json!({"a": {"b": ["c", "number 1"]}})]),
        ("a: 1\n%x: 2\n@y\nb: 2\n", vec![json!({"a": "number 1", "b": "number 2"})]),
    ];
    for (text, expected) in rows {
        assert_eq!(documents(text), expected, "{text}");
    }
}

#[test]
fn what_lies_too_deep_is_left_out_with_a_problem() {
    let deep: String = (0..300).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let flow = format!("a: {}{}\nb: 1\n", "[".repeat(200), "]".repeat(200));
    for text in [deep, flow] {
        let documents = yaml::documents(&text, Span::new(0, text.len()));
        assert_eq!(documents.len(), 1);
        assert!(!documents[0].repairs.is_empty());
    }
}

#[test]
fn aliases_of_aliases_stay_small() {
    let mut text = String::from("a0: &a0 [x, x]\n");
    for level in 1..40 {
        let above = level - 1;
        text.push_str(&format!("a{level}: &a{level} [*a{above}, *a{above}]\n"));
    }
    let documents = yaml::documents(&text, Span::new(0, text.len()));
    assert_eq!(documents[0].node.get("a39").and_then(Node::as_list).map(<[_]>::len), Some(2));
    assert!(documents[0].repairs.iter().any(|problem| problem.message.starts_with("an alias")));
}

/// Lines of which YAML is made, well and badly.
const LINES: &[&str] = &[
    "a: 1",
    "  b: x",
    "    c:",
    "- d",
    "- e: 2",
    "  - f",
    "-",
    "g: |",
    "h: >",
    "  text",
    "i: 'x",
    "y'",
    "j: \"x",
    "z\"",
    "k: [1, 2",
    "l: {m: n}",
    "o: &p q",
    "r: *p",
    "s: !t u",
    "---",
    "...",
    "# v",
    "\tw: x",
    "? y",
    ": z",
    "%A",
    "@",
    "`",
    "- - - b",
    "é: ü",
    "",
    "  ",
    "<<: *p",
    "a: b: c",
    "\"q\": 1",
    "'r' : 2",
    "[",
    "}",
    "x: \\",
    "\u{FEFF}a: 1",
    "a\0b: c\0",
];

proptest! {
    #[test]
    fn any_lines_are_read_and_every_span_stands_in_the_text(
        lines in prop::collection::vec((0usize..6, prop::sample::select(LINES)), 0..30),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let text: String = lines.iter().map(|(indent, line)| format!("{}{line}{end}", " ".repeat(*indent))).collect();
        for document in yaml::documents(&text, Span::new(0, text.len())) {
            assert_spans(&text, &document.node);
            for problem in &document.repairs {
                let span = problem.span.unwrap_or_default();
                prop_assert!(text.get(span.start..span.end).is_some(), "{problem:?}");
            }
        }
        for block in yaml::blocks(&text, Span::new(0, text.len()), |_| true) {
            prop_assert!(text.get(block.start..block.end).is_some_and(|block| !block.is_empty()));
        }
    }

    #[test]
    fn any_text_is_read(text in "[a-z:\\-\\[\\]{}'\"#&*!|>%@`,? \t\n\\\\é]{0,120}") {
        for document in yaml::documents(&text, Span::new(0, text.len())) {
            assert_spans(&text, &document.node);
        }
    }
}

fn assert_spans(text: &str, node: &Node<'_>) {
    assert!(text.get(node.span.start..node.span.end).is_some(), "{node:?}");
    node.as_list().unwrap_or_default().iter().for_each(|node| assert_spans(text, node));
    for member in node.members() {
        assert!(text.get(member.key_span.start..member.key_span.end).is_some(), "{member:?}");
        assert_spans(text, &member.node);
    }
}
