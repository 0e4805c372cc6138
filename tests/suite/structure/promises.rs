//! What files may not say.
use super::paths::paths;
use super::source::{Source, Violation};
use super::tokens::Token;

/// Crates and modules of the browser.
pub(super) fn web_crates(sources: &[Source]) -> Vec<Violation> {
    words(sources, |word| {
        let web = ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen"].contains(&word)
            || ["leptos_", "gloo_", "wasm_bindgen_"].iter().any(|start| word.starts_with(start));
        web.then(|| format!("the engine names no web crate, so no `{word}`"))
    })
}

/// Files, sockets, the environment, threads, clocks and printing.
pub(super) fn outside_world(sources: &[Source]) -> Vec<Violation> {
    let mut violations = words(sources, |word| {
        let outside = [
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "ToSocketAddrs",
            "SystemTime",
            "Instant",
            "now_utc",
            "now_local",
            "thread_local",
        ];
        outside.contains(&word).then(|| format!("the engine knows no outside world, so no `{word}`"))
    });
    for source in sources {
        let tokens = source.tokens();
        for named in paths(&tokens) {
            let module = ["fs", "io", "env", "process", "thread", "os"]
                .into_iter()
                .find(|module| named.starts_with(&["std", module]));
            if let Some(module) = module {
                let message = format!("the engine knows no outside world, so no `std::{module}`");
                violations.push(source.violation(named.line, message));
            }
        }
        let printing = ["println", "print", "eprintln", "eprint", "dbg"];
        violations.extend(macros(source, &tokens, &printing, "the engine prints nothing"));
    }
    violations
}

/// Macros and calls that panic.
pub(super) fn panics(sources: &[Source]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for source in sources {
        let tokens = source.tokens();
        let panicking = ["panic", "todo", "unimplemented", "unreachable"];
        violations.extend(macros(source, &tokens, &panicking, "the engine never panics"));
        for call in tokens.windows(3) {
            let [dot, name, open] = call else { continue };
            let panics = ["unwrap", "expect", "unwrap_err", "expect_err"].contains(&name.text.as_str());
            if dot.text == "." && open.text == "(" && panics {
                let message = format!("the engine never panics, so no `.{}(`", name.text);
                violations.push(source.violation(name.line, message));
            }
        }
    }
    violations
}

/// Floating-point types and numbers.
pub(super) fn floating_point(sources: &[Source]) -> Vec<Violation> {
    words(sources, |word| {
        let message = || format!("the engine counts in integers, so no `{word}`");
        (["f16", "f32", "f64"].contains(&word) || is_fraction(word)).then(message)
    })
}

/// Styles and markup written into the page past its policy.
pub(super) fn inline_style_and_markup(sources: &[Source]) -> Vec<Violation> {
    let mut violations = words(sources, |word| {
        let markup = ["inner_html", "set_inner_html", "outer_html", "set_outer_html", "insert_adjacent_html"];
        markup.contains(&word).then(|| format!("views write no markup, so no `{word}`"))
    });
    for source in sources {
        let tokens = source.tokens();
        for (at, two) in tokens.windows(2).enumerate() {
            let [name, equals] = two else { continue };
            let compared = tokens.get(at + 2).is_some_and(|next| next.text == "=" || next.text == ">");
            let before = at.checked_sub(1).map_or("", |before| tokens[before].text.as_str());
            // An attribute follows the element's name, an attribute's value or a name like `attr:`.
            let bound = ["let", "mut", ";", "{", "(", ",", "|", ".", "*", ""].contains(&before);
            if name.text == "style" && equals.text == "=" && !compared && !bound {
                let message =
                    "the page's policy forbids the attribute `style`; `style:` and classes are allowed";
                violations.push(source.violation(name.line, message));
            }
        }
    }
    violations
}

/// Modules that do not begin by saying what they know.
pub(super) fn undocumented_modules(sources: &[Source]) -> Vec<Violation> {
    let silent = sources.iter().filter(|source| !source.text.starts_with("//! "));
    silent.map(|source| source.violation(1, "a module begins with `//!` and what it knows")).collect()
}

/// Doors and libraries without their word against unsafe code.
pub(super) fn unsafe_allowed(sources: &[Source]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for source in sources {
        let words: &[&str] = match source.path.as_str() {
            "src/lib.rs" | "src/cli/main.rs" => &["forbid"],
            "src/main.rs" | "src/annex.rs" => &["forbid", "deny"],
            _ => continue,
        };
        let says = |word: &&str| source.text.lines().any(|line| line == format!("#![{word}(unsafe_code)]"));
        if !words.iter().any(says) {
            let message = format!("expected `#![{}(unsafe_code)]`", words.last().unwrap_or(&"forbid"));
            violations.push(source.violation(1, message));
        }
    }
    violations
}

/// Marks of work put off, in any file.
pub(super) fn markers(sources: &[Source]) -> Vec<Violation> {
    // Spelt in halves, or this file would break the rule it holds.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|halves| halves.concat());
    let mut violations = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if let Some(mark) = words.find(|word| marks.iter().any(|mark| mark == word)) {
                violations.push(source.violation(index + 1, format!("{mark}: do it now or open an issue")));
            }
        }
    }
    violations
}

fn words(sources: &[Source], judge: impl Fn(&str) -> Option<String>) -> Vec<Violation> {
    let mut violations = Vec::new();
    for source in sources {
        for token in source.tokens() {
            violations.extend(judge(&token.text).map(|message| source.violation(token.line, message)));
        }
    }
    violations
}

fn macros(source: &Source, tokens: &[Token], names: &[&str], promise: &str) -> Vec<Violation> {
    let calls = tokens.windows(3).filter(|call| {
        names.contains(&call[0].text.as_str())
            && call[1].text == "!"
            && ["(", "[", "{"].contains(&call[2].text.as_str())
    });
    calls
        .map(|call| source.violation(call[0].line, format!("{promise}, so no `{}!`", call[0].text)))
        .collect()
}

/// Whether a number is written with a point, an exponent or a suffix that makes it a fraction.
fn is_fraction(word: &str) -> bool {
    let is_number = word.starts_with(|first: char| first.is_ascii_digit());
    let is_based = ["0x", "0b", "0o"].iter().any(|start| word.starts_with(start));
    let tail = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_');
    let exponent =
        tail.strip_prefix(['e', 'E']).is_some_and(|power| power.chars().all(|c| c.is_ascii_digit()));
    is_number && !is_based && (tail.starts_with('.') || exponent || ["f32", "f64"].contains(&tail))
}
