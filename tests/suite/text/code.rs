//! The reader of infrastructure code: what it makes of a text, and what it says where the text is broken.
use aks_network_planner::text::Span;
use aks_network_planner::text::code::{
    Declared, Expression, Form, Language, MAX_DEPTH, Mark, body, declarations, expression, region,
};
use proptest::prelude::*;
use proptest::sample::select;

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

/// An expression in short: operators and what they stand between in parentheses.
fn short(expression: &Expression<'_>) -> String {
    let all = |list: &[Expression<'_>]| list.iter().map(short).collect::<Vec<_>>().join(", ");
    match &expression.form {
        Form::Null => "null".into(),
        Form::Bool(value) => value.to_string(),
        Form::Number(spelling) => (*spelling).into(),
        Form::Text(text) => format!("'{text}'"),
        Form::Joined(parts) => format!("join({})", all(parts)),
        Form::List(elements) => format!("[{}]", all(elements)),
        Form::Object(entries) => {
            let entry = |entry: &aks_network_planner::text::code::Entry<'_>| {
                let key = entry.key.as_ref().map_or_else(|| "...".into(), short);
                format!("{key}: {}", short(&entry.value))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Form::Name(name) => (*name).into(),
        Form::Member(of, name) => format!("{}.{name}", short(of)),
        Form::Index(of, index) => format!("{}[{}]", short(of), short(index)),
        Form::Every(of) => format!("{}[*]", short(of)),
        Form::Call(name, arguments) => format!("{name}({})", all(arguments)),
        Form::Not(of) => format!("(! {})", short(of)),
        Form::Minus(of) => format!("(- {})", short(of)),
        Form::Two(operator, left, right) => format!("({} {operator:?} {})", short(left), short(right)),
        Form::Choice(three) => {
            format!("({} ? {} : {})", short(&three[0]), short(&three[1]), short(&three[2]))
        }
        Form::Each(each) => {
            format!("for {} in {}: {}", each.names.join(","), short(&each.over), short(&each.value))
        }
        Form::When(condition, value) => format!("if {} {}", short(condition), short(value)),
        Form::Declared(declaration) => format!("declared {}", declaration.name),
        Form::Later => "later".into(),
        Form::Unread => "unread".into(),
    }
}

/// What HCL makes of a value.
fn of_hcl(value: &str) -> String {
    let text = format!("x = {value}\n");
    let (body, _) = body(&text, whole(&text));
    body.attributes.first().map_or_else(|| "nothing".into(), |attribute| short(&attribute.value))
}

/// What Bicep makes of a value.
fn of_bicep(value: &str) -> String {
    let text = format!("var x = {value}\n");
    let (all, _) = declarations(&text, whole(&text));
    all.first().and_then(|of| of.value.as_ref()).map_or_else(|| "nothing".into(), short)
}

#[test]
fn expressions_are_read_by_the_grammar_of_their_language() {
    let of_hcl_rows = [
        ("1 + 2 * 3", "(1 Plus (2 Times 3))"),
        ("(1 + 2) * 3", "((1 Plus 2) Times 3)"),
        ("a && b || !c", "((a And b) Or (! c))"),
        ("a == 1 ? \"x\" : null", "((a Equal 1) ? 'x' : null)"),
        ("a.b[0].c[*].d", "a.b[0].c[*].d"),
        ("f(1,\n  [2,\n   3])", "f(1, [2, 3])"),
        ("f (1)", "f(1)"),
        ("{ a = 1, \"b\": 2\n c = 3 }", "{'a': 1, 'b': 2, 'c': 3}"),
        ("[for k, v in m : v if k != \"\"]", "for k,v in m: v"),
        ("\"a${b.c}d\"", "join('a', b.c, 'd')"),
        ("\"a\\tb \\u0041 $${c}\"", "'a\tb A ${c}'"),
        ("\"%{ if x }y%{ endif }\"", "join(unread, 'y', unread)"),
        ("“curly”", "'curly'"),
        ("-5", "(- 5)"),
        ("[ # one\n 1, // two\n 2, /* three\n */ 3 ]", "[1, 2, 3]"),
        ("<<EOT\na ${b}\nEOT", "join('a ', b, '\n')"),
    ];
    for (value, expected) in of_hcl_rows {
        assert_eq!(of_hcl(value), expected, "{value}");
    }
    let of_bicep_rows = [
        ("'a${b}c'", "join('a', b, 'c')"),
        ("'it\\'s \\u{41}'", "'it's A'"),
        ("'''\nraw 'x' ${y}\n'''", "'raw 'x' ${y}\n'"),
        ("[\n  1\n  'b'\n]", "[1, 'b']"),
        ("{\n  a: 1\n  'b-c': 2\n  ...d\n}", "{'a': 1, 'b-c': 2, ...: d}"),
        ("[for (x, i) in list: { a: x }]", "for x,i in list: {'a': x}"),
        ("a.?b ?? c!", "(a.b OrElse c)"),
        ("v::s.id", "v.s.id"),
        ("az.resourceGroup().location", "resourceGroup().location"),
        ("x\n  ? 'y'\n  : 'z'", "(x ? 'y' : 'z')"),
        ("map(l, x => x.y)", "map(l, unread)"),
        ("{\n  resource s 'subnets' = {\n    name: 'n'\n  }\n}", "{...: declared s}"),
    ];
    for (value, expected) in of_bicep_rows {
        assert_eq!(of_bicep(value), expected, "{value}");
    }
    let of_arm_rows = [
        ("concat('a', parameters('b')[0].c)", "concat('a', parameters('b')[0].c)"),
        ("concat('it''s')", "concat('it's')"),
        ("if(true, 1, null)", "if(true, 1, null)"),
    ];
    for (text, expected) in of_arm_rows {
        assert_eq!(short(&expression(text).0), expected, "{text}");
    }
}

#[test]
fn what_is_broken_is_told_and_what_follows_is_read() {
    let rows: [(&str, usize, &str); 6] = [
        ("a {\n  b = \"x\n  c = 1\n}\n", 2, "the text in quotes does not end on its line"),
        ("a {\n  b = [1, 2\n}\n", 1, "expected `]` after this"),
        ("a {\n  ???\n  c = 1\n}\n", 1, "expected a name such as `resource`; the line is left out"),
        ("a {\n  b = 1 what is this\n  c = 1\n}\n", 2, "what follows the value on its line is left out"),
        ("a {\n  b = 1\n  c = 2\n", 2, "a is cut off: its `}` is missing"),
        ("a {\n  b = 1\nresource \"x\" \"y\" {\n  c = 2\n}\n", 1, "a is cut off: its `}` is missing"),
    ];
    for (text, attributes, message) in rows {
        let (body, problems) = body(text, whole(text));
        assert_eq!(body.blocks[0].body.attributes.len(), attributes, "{text}");
        assert!(problems.iter().any(|problem| problem.message == message), "{text}: {problems:?}");
    }
    let text = "a {\n  b = 1\nresource \"x\" \"y\" {\n  c = 2\n}\n";
    assert_eq!(body(text, whole(text)).0.blocks[1].labels, ["x", "y"]);
}

#[test]
fn declarations_of_bicep_have_types_defaults_and_places() {
    let text = "@allowed([\n  'a'\n])\nparam kind 'a' | 'b' = 'a'\nparam o {\n  x: string\n}\nparam given = 1\nresource r \
                'T@1' existing = {\n  name: 'n'\n}\nmodule m './m.bicep' = {\n}\ntype t = string\noutput q string = kind\n";
    let (all, problems) = declarations(text, whole(text));
    assert_eq!(problems, []);
    let found: Vec<_> = all.iter().map(|of| (of.what, of.name, of.is_typed, of.value.is_some())).collect();
    let expected = [
        (Declared::Parameter, "kind", true, true),
        (Declared::Parameter, "o", true, false),
        (Declared::Parameter, "given", false, true),
        (Declared::Resource, "r", true, true),
        (Declared::Module, "m", false, true),
    ];
    assert_eq!(found, expected);
    assert!(all[3].existing && !all[4].existing);
    assert_eq!(all[3].name_span.of(text), "r");
}

#[test]
fn a_printed_plan_is_read_by_its_marks() {
    let text = "  ~ resource \"a\" \"b\" {\n      ~ x = [\n          - 1,\n          + 2,\n            3,\n        ]\n      ~ y = \"old\" -> \"new\" # forces replacement\n      + z = (known after apply)\n      - w = 1\n        # (3 unchanged attributes hidden)\n    }\n";
    let (body, problems) = body(text, whole(text));
    let block = &body.blocks[0];
    let found: Vec<_> = block.body.attributes.iter().map(|of| (of.name, short(&of.value))).collect();
    let expected = [("x", "[2, 3]"), ("y", "'new'"), ("z", "later")];
    assert_eq!(found, expected.map(|(name, value)| (name, value.to_owned())));
    assert_eq!((block.mark, problems.len()), (Some(Mark::Changed), 0), "{problems:?}");
}

#[test]
fn code_is_found_among_other_lines() {
    let rows = [
        ("resource \"a\" \"b\" {\n}\nand then\n", Some((Some(Language::Hcl), "resource \"a\" \"b\" {\n}\n"))),
        ("x = 1\n\nlocals {\n}\nend", Some((Some(Language::Hcl), "x = 1\n\nlocals {\n}\n"))),
        ("x = 1\ny = 2\nend", Some((None, "x = 1\ny = 2\n"))),
        ("param a string\n\nvar b = a\nend", Some((Some(Language::Bicep), "param a string\n\nvar b = a\n"))),
        ("resource a 'T@1' = {\n}\n", Some((Some(Language::Bicep), "resource a 'T@1' = {\n}\n"))),
        ("resource is a word", None),
        ("param is one too", None),
        ("{\"a\": 1}", None),
        ("az aks create -n x", None),
        ("10.0.0.0/8 head office", None),
        ("NAME=value", None),
        ("var x = 1;", None),
    ];
    for (text, expected) in rows {
        let found = region(text, 0).map(|region| (region.language, &text[..region.end]));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_lies_too_deep_is_left_out_and_what_follows_is_read() {
    let deep = MAX_DEPTH * 4;
    let text = format!("a = {}1{}\nb = 2\n", "[".repeat(deep), "]".repeat(deep));
    let (body, problems) = body(&text, whole(&text));
    let names: Vec<_> = body.attributes.iter().map(|attribute| attribute.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(problems.iter().any(|problem| problem.message.contains("levels deep; left out")), "{problems:?}");
}

const PIECES: &[&str] = &[
    "resource \"a\" \"b\" {\n",
    "param x string = ",
    "var y = ",
    "resource r 'T@1' = {\n",
    "locals {\n",
    "}",
    "]",
    ")",
    "{",
    "[",
    "(",
    "\"",
    "'",
    "'''",
    "${",
    "$${",
    "%{",
    "<<EOT\n",
    "EOT\n",
    "for ",
    " in ",
    ": ",
    "=> ",
    "if ",
    "? ",
    " == ",
    " + ",
    "- ",
    "~ ",
    "+ ",
    "-> ",
    "x",
    "x.y",
    "f(",
    ",",
    "\n",
    " ",
    "# c\n",
    "/*",
    "*/",
    "//",
    "@",
    "::",
    "!",
    "...",
    "\\",
    "é",
    "“",
    "1",
    "null",
    "=",
];

proptest! {
    #[test]
    fn any_pieces_of_code_are_read_to_their_end_and_every_place_lies_in_the_text(
        pieces in prop::collection::vec(select(PIECES), 0..80),
    ) {
        let text = pieces.concat();
        let lies_in = |span: Span| text.get(span.start..span.end).is_some();
        let (of_hcl, problems) = body(&text, whole(&text));
        prop_assert!(problems.iter().all(|problem| problem.span.is_none_or(lies_in)));
        prop_assert!(of_hcl.attributes.iter().all(|of| lies_in(of.name_span) && lies_in(of.value.span)));
        let (of_bicep, problems) = declarations(&text, whole(&text));
        prop_assert!(problems.iter().all(|problem| problem.span.is_none_or(lies_in)));
        prop_assert!(of_bicep.iter().all(|of| lies_in(of.name_span)));
        let (of_arm, problems) = expression(&text);
        prop_assert!(lies_in(of_arm.span) && problems.iter().all(|problem| problem.span.is_none_or(lies_in)));
        if let Some(region) = region(&text, 0) {
            prop_assert!(region.end > 0 && text.is_char_boundary(region.end));
        }
    }

    #[test]
    fn any_cut_of_code_keeps_the_blocks_before_it(cut in 0usize..400) {
        let block = |at: usize| format!("resource \"a\" \"b{at}\" {{\n  c = [\"${{x}}\", {{ d = 1 }}]\n}}\n");
        let text: String = (0..10).map(block).collect();
        let end = cut.min(text.len());
        let (whole_body, _) = body(&text, whole(&text));
        let (read, _) = body(&text[..end], Span::new(0, end));
        let closed = text[..end].matches("\n}\n").count();
        prop_assert_eq!(&read.blocks[..closed], &whole_body.blocks[..closed]);
    }
}
