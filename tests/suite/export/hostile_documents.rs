//! Names that are markup, formulas or syntax of a picture come out inert in every document, table and picture.
use aks_network_planner::export::{FORMS, Input};
use aks_network_planner::import;
use aks_network_planner::text::is_harmless;
use proptest::prelude::*;
use serde_json::Value;

use super::cases::{Read, made};
use super::hostile::{name, renamed};
use crate::properties::designs::design;

/// Tags that pages and pictures consist of, without what stands in them.
const TAGS: [&str; 38] = [
    "!doctype", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "div",
    "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "svg", "defs", "pattern", "path", "rect",
    "text", "/", "/html", "/head", "/title", "/style", "/body", "/main", "/h1", "/h2", "/p",
];

/// Attributes that tags have.
const ATTRIBUTES: [&str; 22] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "scope",
    "xmlns",
    "viewBox",
    "width",
    "height",
    "role",
    "aria-label",
    "id",
    "patternUnits",
    "d",
    "stroke",
    "stroke-width",
    "fill",
    "x",
    "y",
    "html",
];

/// A reader of tags, of quoted attributes alone; what it does not know is a failure.
fn check_markup(text: &str) -> Result<(), TestCaseError> {
    for part in text.split('<').skip(1) {
        let (tag, _) =
            part.split_once('>').ok_or_else(|| TestCaseError::fail(format!("not closed: {part}")))?;
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        let own = name.trim_start_matches('/').trim_end_matches('/');
        prop_assert!(TAGS.contains(&name) || TAGS.contains(&own), "<{tag}>");
        // What stands between quotes is a value; the rest is names.
        for outside in tag[name.len()..].split('"').step_by(2) {
            for word in outside.split([' ', '\n', '=', '/']).filter(|word| !word.is_empty()) {
                prop_assert!(ATTRIBUTES.contains(&word), "{word} in <{tag}>");
            }
        }
    }
    prop_assert!(!text.contains("javascript:"));
    Ok(())
}

/// Nothing turns the direction of the letters around it, or cannot be seen.
fn check_letters(text: &str) -> Result<(), TestCaseError> {
    for line in text.lines() {
        prop_assert!(line.chars().all(is_harmless), "{line:?}");
    }
    Ok(())
}

/// Outside of fences there is no tag, and every row of a table has the cells of its head.
fn check_markdown(text: &str) -> Result<(), TestCaseError> {
    let (mut fence, mut cells): (Option<&str>, Option<usize>) = (None, None);
    for line in text.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if line == open => fence = None,
            Some(open) => prop_assert!(!line.starts_with(open), "{line}"),
            None if ticks.len() >= 3 => fence = Some(ticks),
            None => {
                prop_assert!(!line.contains('<') && !line.chars().any(char::is_control), "{line:?}");
                let bare = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
                let is_row = line.starts_with("| ");
                prop_assert!(
                    is_row || bare == 0 || line.starts_with("| -") || line.starts_with("|"),
                    "{line}"
                );
                cells = (bare > 0).then(|| cells.unwrap_or(bare));
                prop_assert!(bare == 0 || cells == Some(bare), "{line}");
            }
        }
    }
    prop_assert_eq!(fence, None);
    Ok(())
}

/// Outside of fences nobody is called, nothing is referred to by its number, and the only links are those of sources.
fn check_comment(text: &str) -> Result<(), TestCaseError> {
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.starts_with("```");
        if is_code {
            continue;
        }
        let words = line.to_ascii_lowercase();
        for (at, letter) in words.char_indices() {
            let rest = &words[at + letter.len_utf8()..];
            let is_numbered = rest.starts_with(|next: char| next.is_ascii_digit());
            // The entity that parts is a number itself.
            let is_parting = words[..at].ends_with('&') && rest.starts_with("8203;");
            prop_assert!(letter != '@' || rest.starts_with("&#8203;"), "{line}");
            prop_assert!(!"#!".contains(letter) || !is_numbered || is_parting, "{line}");
            prop_assert!(!words[..at].ends_with("gh") || letter != '-' || !is_numbered, "{line}");
            let is_source =
                || words[..at].ends_with("https") && FROM.iter().any(|from| rest.starts_with(from));
            prop_assert!(letter != ':' || !rest.starts_with("//") || is_source(), "{line}");
            prop_assert!(letter != 'w' || !words[at..].starts_with("www."), "{line}");
        }
    }
    Ok(())
}

/// What addresses of sources begin with.
const FROM: [&str; 3] = ["//learn.microsoft.com/", "//github.com/", "//blog.aks.azure.com/"];

/// Rows of RFC 4180 with the cells of the head; no cell is a formula.
fn check_csv(text: &str) -> Result<(), TestCaseError> {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    let (mut letters, mut is_quoted) = (text.chars().peekable(), false);
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("a row");
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().expect("a cell").push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => prop_assert_eq!(letters.peek(), Some(&'\n')),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            letter => row.last_mut().expect("a cell").push(letter),
        }
    }
    prop_assert!(!is_quoted && rows.pop() == Some(vec![String::new()]));
    let head = rows.first().map_or(0, Vec::len);
    for row in &rows {
        prop_assert_eq!(row.len(), head, "{:?}", row);
        for cell in row {
            let rest = cell.strip_prefix(['-', '+']);
            let is_number = rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        }
    }
    Ok(())
}

/// Lines of a flow chart whose labels are plain letters and numbers of letters.
fn check_mermaid(text: &str) -> Result<(), TestCaseError> {
    let mut lines = text.lines();
    prop_assert_eq!(lines.next(), Some("flowchart LR"));
    for line in lines {
        let parts: Vec<&str> = line.split('"').collect();
        prop_assert!(parts.len() == 1 || parts.len() == 3, "{line}");
        let outside: String = parts.iter().step_by(2).copied().collect();
        let is_syntax = |letter: char| letter.is_ascii_alphanumeric() || " []()-=.>".contains(letter);
        prop_assert!(outside.chars().all(is_syntax), "{line}");
        for label in parts.get(1).into_iter().flat_map(|label| label.split("<br/>")) {
            let is_plain = |letter: char| letter.is_ascii_alphanumeric() || " -_./:,#;".contains(letter);
            prop_assert!(label.chars().all(is_plain), "{line}");
        }
    }
    Ok(())
}

fn check_sarif(text: &str) -> Result<(), TestCaseError> {
    let document: Value = serde_json::from_str(text).expect("JSON");
    for result in document["runs"][0]["results"].as_array().expect("results") {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            .as_str()
            .unwrap_or_default();
        let is_of_uri = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte);
        prop_assert!(uri.bytes().all(is_of_uri), "{uri}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_name_becomes_markup_a_formula_or_syntax(design in design(), names in prop::collection::vec(name(), 12)) {
        // The document itself has such a name as well.
        let text = "10.0.0.0/16 on-premises";
        let inputs = Input::of_text(&import::read(&names[0], text), text, &[]);
        let read = Read { design: renamed(design.clone(), &names), inputs };
        for form in FORMS {
            let before = form.tells_changes.then_some(&design);
            let text = made(form.name, &read, before);
            if form.name == "pull-request" {
                check_comment(&text)?;
            }
            if ["text/html", "image/svg+xml", "text/markdown", "text/csv"].contains(&form.media_type) {
                check_letters(&text)?;
            }
            match form.media_type {
                "text/html" | "image/svg+xml" => check_markup(&text)?,
                "text/markdown" => check_markdown(&text)?,
                "text/csv" => check_csv(&text)?,
                "application/sarif+json" => check_sarif(&text)?,
                _ if form.name.ends_with("mermaid") => check_mermaid(&text)?,
                _ => {}
            }
        }
    }
}
