//! Words in pictures: names are nothing but their letters, whatever they consist of.
use std::fmt::Display;

use crate::export::html::escaped;
use crate::text::is_harmless;

/// Writes a text of an SVG at that place, of a class or of none.
pub(super) fn push_text(body: &mut String, x: impl Display, y: impl Display, class: &str, text: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    body.push_str(&format!("<text{class} x=\"{x}\" y=\"{y}\">{}</text>\n", escaped(text)));
}

/// A label of lines: letters that Mermaid, Markdown or HTML could take for their own are written as their numbers.
pub(super) fn labelled(lines: &[&str]) -> String {
    let line = |line: &&str| -> String { line.chars().map(spelled).collect() };
    let lines: Vec<String> = lines.iter().filter(|line| !line.is_empty()).map(line).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

fn spelled(letter: char) -> String {
    let is_plain = letter.is_ascii_alphanumeric() || " -_./:,".contains(letter);
    match letter {
        letter if is_plain => letter.to_string(),
        letter if !is_harmless(letter) => " ".to_owned(),
        letter => format!("#{};", u32::from(letter)),
    }
}
