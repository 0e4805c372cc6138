//! The checks themselves: each finds what was planted, at its line, and leaves alone what only looks like it.
use super::order;
use super::promises;
use super::source::{Source, Violation};
use super::tokens::tokens;

type Check = fn(&[Source]) -> Vec<Violation>;

const NONE: [usize; 0] = [];

#[test]
fn uses_against_the_order_are_found() {
    for (path, text, lines) in [
        ("src/net/prefix.rs", "use crate::azure::Source;", vec![1]),
        ("src/net/prefix.rs", "use crate::{\n    text::Span,\n    rules::{RULES, Rule},\n};", vec![3, 3]),
        ("src/net/prefix.rs", "use super::super::design::Design;", vec![1]),
        ("src/net/mod.rs", "pub use super::design::Design;", vec![1]),
        ("src/net/prefix.rs", "use super::{range, super::design};", vec![1]),
        ("src/net/deep/er.rs", "fn f() {\n    self::super::super::super::ui::start()\n}", vec![2]),
        ("src/net/prefix.rs", "fn f(design: &crate::design::Design) {}", vec![1]),
        ("src/net/prefix.rs", "macro_rules! m { () => { $crate::rules::all() } }", vec![1]),
        ("src/net/prefix.rs", "use crate::*;", vec![1]),
        ("src/net/prefix.rs", "use crate as root;", vec![1]),
        ("src/net/prefix.rs", "use crate::{self as root};", vec![1]),
        ("src/net/prefix.rs", "use crate::Design;", vec![1]),
        ("src/net/mod.rs", "use super as root;", vec![1]),
        ("src/analysis.rs", "use crate::export::markdown;", vec![1]),
        ("src/text/mod.rs", "mod inner {\n    use super::super::net::Prefix;\n}", vec![2]),
    ] {
        assert_eq!(lines_of(order::against_the_order, path, text), lines, "{path}: {text}");
    }
}

#[test]
fn uses_in_the_order_are_left_alone() {
    for (path, text) in [
        ("src/net/prefix.rs", "use crate::text::Span;\nuse crate::net::Range;\nuse super::range::Range;"),
        ("src/net/prefix.rs", "mod tests {\n    use super::super::range::Range;\n}"),
        (
            "src/net/prefix.rs",
            "//! See [`crate::rules`].\n/* use crate::rules; */ const A: &str = \"crate::rules\";",
        ),
        ("src/net/prefix.rs", "pub(crate) fn f() {}\npub(super) fn g() {}\npub(in crate::net) fn h() {}"),
        ("src/rules/mod.rs", "use crate::{net::{Prefix, Family}, capacity as room};"),
        ("src/net/prefix.rs", "use std::{fmt, design::nothing};\nlet design = design::x();"),
        ("src/lib.rs", "pub use crate::analysis::analyze;"),
        ("src/cli/main.rs", "use aks_network_planner::export;"),
        ("src/ui/app.rs", "use crate::ui::workbench::Workbench;\nuse aks_network_planner::analysis;"),
    ] {
        assert_eq!(lines_of(order::against_the_order, path, text), NONE, "{path}: {text}");
    }
}

#[test]
fn folders_and_modules_out_of_place_are_found() {
    let outside = |path, text| lines_of(order::outside_the_order, path, text);
    assert_eq!(outside("src/helpers/mod.rs", "//! Help."), [1]);
    assert_eq!(outside("src/util.rs", "//! Help."), [1]);
    assert_eq!(outside("src/net/mod.rs", "\n#[path = \"../rules/mod.rs\"]\nmod rules;"), [2]);
    assert_eq!(outside("src/net/mod.rs", "include!(\"../rules/mod.rs\");"), [1]);
    assert_eq!(outside("src/analysis.rs", "const PATH: &str = include_str!(\"a.txt\");"), NONE);
    assert_eq!(outside("src/lib.rs", ""), NONE);

    let listed = |text| {
        let found = order::listed_out_of_order(&planted("src/lib.rs", text));
        found.into_iter().map(|violation| violation.line).collect::<Vec<_>>()
    };
    assert_eq!(listed("pub mod text;\npub mod azure;\npub mod net;\npub mod rules;"), [3]);
    assert_eq!(listed("pub mod text;\npub mod net;\npub mod rules;"), NONE);
}

#[test]
fn a_part_of_the_page_that_knows_the_domain_is_found() {
    let found = |path, text| lines_of(order::domain_in_parts, path, text);
    assert_eq!(
        found("src/ui/parts/meter.rs", "use leptos::prelude::*;\nuse aks_network_planner::net::Prefix;"),
        [2]
    );
    assert_eq!(found("src/ui/parts/meter.rs", "use aks_network_planner as engine;"), [1]);
    assert_eq!(found("src/ui/parts/meter.rs", "use crate::ui::workbench::Workbench;"), [1]);
    assert_eq!(found("src/ui/parts/mod.rs", "use super::{browser, workbench};"), [1]);
    assert_eq!(
        found("src/ui/parts/meter.rs", "use super::badge::badge;\nuse crate::ui::browser::copy;"),
        NONE
    );
    assert_eq!(found("src/ui/map/mod.rs", "use aks_network_planner::net::Prefix;"), NONE);
}

#[test]
fn a_view_of_the_page_that_uses_another_is_found() {
    let sources = [
        planted(
            "src/ui/input/mod.rs",
            "use crate::ui::{\n    parts::field,\n    map::Map,\n    workbench,\n};",
        ),
        planted("src/ui/map/mod.rs", "use super::input::paste;\nuse super::browser::copy;"),
        planted("src/ui/map/axis.rs", "use super::scale;\nuse super::super::app::app;"),
        planted("src/ui/app.rs", "use super::{input, map};"),
        planted("src/ui/mod.rs", "use crate::ui::map;"),
    ];
    let found: Vec<_> = order::views_in_views(&sources).into_iter().map(|v| (v.path, v.line)).collect();
    let expected = [("src/ui/input/mod.rs", 3), ("src/ui/map/mod.rs", 1), ("src/ui/map/axis.rs", 2)];
    assert_eq!(found, expected.map(|(path, line)| (path.to_string(), line)));
}

#[test]
fn broken_promises_are_found() {
    for (check, text, lines) in [
        (promises::web_crates as Check, "use leptos::prelude::*;\nuse web_sys::Window;", vec![1, 2]),
        (promises::web_crates, "fn f() { gloo_timers::x(); wasm_bindgen::y(); js_sys::z() }", vec![1, 1, 1]),
        (promises::outside_world, "use std::{\n    fmt,\n    fs::File,\n    io,\n};", vec![3, 4]),
        (promises::outside_world, "let a = std::env::args();\nstd::thread::spawn(f);", vec![1, 2]),
        (promises::outside_world, "use std::net::{IpAddr, TcpStream};\nuse std::net::UdpSocket;", vec![1, 2]),
        (
            promises::outside_world,
            "use std::time::{Duration, Instant};\nlet now = SystemTime::now();",
            vec![1, 2],
        ),
        (promises::outside_world, "let today = OffsetDateTime::now_utc();", vec![1]),
        (promises::outside_world, "println!(\"x\");\neprintln!();\ndbg!(x);\nprint![];", vec![2, 1, 3, 4]),
        (promises::panics, "x.unwrap();\ny\n    .expect(\"z\");\npanic!()", vec![1, 3, 4]),
        (
            promises::panics,
            "todo!();\nunimplemented!();\nunreachable! { }\nx.unwrap_err();",
            vec![1, 2, 3, 4],
        ),
        (
            promises::floating_point,
            "fn f(x: f64) {}\nlet y = 0.5;\nlet z = 1f32;\nlet e = 1e6;",
            vec![1, 2, 3, 4],
        ),
        (
            promises::inline_style_and_markup,
            "view! { <p style=\"a\">\n<p class=\"b\" style=c /> }",
            vec![1, 2],
        ),
        (promises::inline_style_and_markup, "view! { <p attr:style=a>\n<p inner_html=b /> }", vec![1, 2]),
        (promises::undocumented_modules, "/// Not about the module.\nstruct A;", vec![1]),
        (promises::undocumented_modules, "", vec![1]),
    ] {
        let mut expected = lines;
        expected.sort_unstable();
        assert_eq!(lines_of(check, "src/net/prefix.rs", text), expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_broken_promise_is_left_alone() {
    for (check, text) in [
        (promises::web_crates as Check, "// leptos draws\nlet s = \"web_sys\"; let gloomy = 1;"),
        (
            promises::outside_world,
            "use std::net::{IpAddr, Ipv4Addr};\nuse std::time::Duration;\nuse std::fmt;",
        ),
        (promises::outside_world, "let env = environment; fs.thread(io); /// prints with println!(x)\n"),
        (promises::outside_world, "if print != x { write!(f, \"dbg!()\") }"),
        (promises::panics, "x.unwrap_or(0); x.unwrap_or_default(); expect(x); fn unwrap() {}"),
        (
            promises::panics,
            "/// `x.unwrap()` would panic!(\"so\")\nlet a = 'x'; let b = \"panic!()\"; r#\"todo!()\"#;",
        ),
        (
            promises::floating_point,
            "let x = y.0.1; for i in 0..5 {} let n = 0x1e5; let m = 1usize; 1.max(2);",
        ),
        (
            promises::inline_style_and_markup,
            "let style = a; if style == b {} view! { <p style:width=w class=\"style\"> }",
        ),
        (promises::undocumented_modules, "//! Prefixes."),
    ] {
        assert_eq!(lines_of(check, "src/net/prefix.rs", text), NONE, "{text}");
    }
}

#[test]
fn a_missing_word_against_unsafe_code_is_found() {
    let found = |path, text| lines_of(promises::unsafe_allowed, path, text);
    assert_eq!(found("src/lib.rs", "//! Engine.\n#![forbid(unsafe_code)]"), NONE);
    assert_eq!(found("src/lib.rs", "//! Engine.\n// #![forbid(unsafe_code)]"), [1]);
    assert_eq!(found("src/cli/main.rs", "#![deny(unsafe_code)]"), [1]);
    assert_eq!(found("src/main.rs", "#![deny(unsafe_code)]"), NONE);
    assert_eq!(found("src/annex.rs", ""), [1]);
    assert_eq!(found("src/net/mod.rs", ""), NONE);
}

#[test]
fn marks_of_work_put_off_are_found_in_any_file() {
    let [mark, other] = [["TO", "DO"].concat(), ["XX", "X"].concat()];
    let found = |path, text: String| lines_of(promises::markers, path, &text);
    assert_eq!(found("README.md", format!("Fine.\n\n{mark}: the rest")), [3]);
    assert_eq!(found("scripts/build.sh", format!("# {other}")), [1]);
    assert_eq!(
        found("src/net/mod.rs", format!("let a = \"{other}{other}\"; // {mark}S and method_{mark}")),
        NONE
    );
}

#[test]
fn comments_and_literals_are_no_code_and_lifetimes_are() {
    let text = r###"
        a /* b /* c */ d */ "e\"f" 'g' '\'' 'h: // i
        r#"j"k"# br"l" b"m" r#n o::p 1.5 q.0.1 0..2
    "###;
    let found: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
    let expected = [
        "a", "\"", "\"", "\"", "'", "h", ":", // the first line
        "\"", "\"", "b", "\"", "r", "#", "n", "o", "::", "p", "1.5", "q", ".", "0", ".", "1", "0", ".", ".",
        "2",
    ];
    assert_eq!(found, expected);
    assert_eq!(tokens("\"a\nb\"\n/* c\n*/ d").last().map(|token| token.line), Some(4));
}

/// The lines of what a check finds in one file, in order.
fn lines_of(check: Check, path: &str, text: &str) -> Vec<usize> {
    let mut lines: Vec<usize> =
        check(&[planted(path, text)]).into_iter().map(|violation| violation.line).collect();
    lines.sort_unstable();
    lines
}

fn planted(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}
