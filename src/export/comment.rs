//! Markdown for a comment on other people's pages: it reads the same, but calls nobody and refers to nothing that a name
//! happens to spell.
use super::markdown;
use super::report::Block;

/// What has no width and parts a sign from what would make a reference of it. An escape or an entity does not: hosts look
/// for references in what is shown.
const PARTED: &str = "&#8203;";

/// Blocks as Markdown in which no `@name` is told, no `#1`, `!1` or `GH-1` is linked, and of addresses only those of
/// sources.
pub(super) fn of_blocks(blocks: &[Block]) -> String {
    let text = markdown::of_blocks(blocks);
    let mut comment = String::with_capacity(text.len());
    let mut fence = None;
    for line in text.lines() {
        let is_edge = line.starts_with("```");
        match fence {
            // Hosts look for no references in code.
            Some(_) => comment.push_str(line),
            None => push_quiet(line, &mut comment),
        }
        fence = match fence {
            Some(open) if line == open => None,
            None if is_edge => Some(line),
            before => before,
        };
        comment.push('\n');
    }
    comment
}

fn push_quiet(line: &str, comment: &mut String) {
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let linked = markdown::link_of_source(rest).len();
        let sign = if linked > 0 { linked } else { before_a_reference(rest).unwrap_or(0) };
        let whole = if sign > 0 { sign } else { rest.chars().next().map_or(1, char::len_utf8) };
        comment.push_str(rest.get(..whole).unwrap_or_default());
        if sign > linked {
            comment.push_str(PARTED);
        }
        at += whole;
    }
}

/// The bytes of a sign that begins a text and makes a reference of what follows.
fn before_a_reference(text: &str) -> Option<usize> {
    let is_number = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    let begins = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let counted = ["#", "!", "GH-"]
        .into_iter()
        .find(|sign| begins(sign) && text.get(sign.len()..).is_some_and(is_number));
    let always = ["@", ":", "www"].into_iter().find(|sign| match *sign {
        ":" => text.starts_with("://"),
        "www" => begins("www."),
        sign => text.starts_with(sign),
    });
    counted.or(always).map(str::len)
}
