//! What one message tells: its code, what it complains of, its words and its numbers.
use super::codes;
use super::entries::Entry;
use super::found::Found;
use super::json;
use super::passage::{Passage, on_one_line};
use crate::text::json::Start;

/// How many braces of a message may turn out to begin no error.
const MAX_TRIES: usize = 4;

/// The errors of a message: one, or those of the JSON in it.
pub(super) fn read(entry: &Entry) -> Vec<Found> {
    let inside = of_json(&entry.passage);
    if !inside.is_empty() {
        return inside;
    }
    let mut found = Found::default();
    let text = entry.passage.text.as_str();
    if let Some((reason, span)) = &entry.reason {
        found.code(reason, *span);
    }
    if let Some(code) = code(text) {
        found.code(code, entry.passage.place_of(code));
    }
    if let Some(subcode) = after_key(text, &["Subcode:", "SubCode:", "Subcode=", "SubCode="]) {
        found.code(first_word(subcode), entry.passage.place_of(first_word(subcode)));
    }
    if let Some(target) =
        after_key(text, &["Target:", "Target="]).map(first_word).filter(|word| !word.is_empty())
    {
        found.error.target = Some(target.to_owned());
        found.places.push(("target", entry.passage.place_of(target)));
    }
    let message = message(text);
    if !message.is_empty() {
        found.error.message = on_one_line(message);
        found.places.push(("message", entry.passage.place_of(message)));
    }
    found.read_from(&entry.passage);
    vec![found]
}

/// The errors of JSON that stands in a message, as pipelines print it.
fn of_json(passage: &Passage) -> Vec<Found> {
    let begins = passage.text.match_indices('{').map(|(at, _)| at).take(MAX_TRIES);
    for at in begins {
        let document = crate::text::json::read_at(&passage.text, at, Start::Value, "");
        if json::is_error(&document.node) {
            let end = document.end.max(at + 1).min(passage.text.len());
            let mut found = json::read(&document.node, Some(passage.place(at, end)));
            found.iter_mut().for_each(|found| found.place_numbers(passage));
            return found;
        }
    }
    Vec::new()
}

/// The code of a message, the innermost one where one stands in another.
fn code(text: &str) -> Option<&str> {
    let rest = codes::after_word_error(text);
    let head = codes::code_in_parentheses(rest).map(|(code, _)| code);
    codes::code_inside(text).or(head).or_else(|| codes::code_after_key(rest)).or_else(|| {
        // `Error: doing something: (Code) message`
        let at = text.find(": (")?;
        codes::code_in_parentheses(text.get(at + 2..)?).map(|(code, _)| code)
    })
}

/// The message without the code before it and the keys after it.
fn message(text: &str) -> &str {
    let rest = codes::after_word_error(text);
    let by_key = after_key(text, &["Message:", "Message=\\\"", "Message=\"", "Message="]);
    let in_parentheses = codes::code_in_parentheses(rest).map(|(_, message)| message);
    let after_code = || {
        let code = codes::code_inside(text)?;
        let at = code.as_ptr() as usize - text.as_ptr() as usize + code.len();
        text.get(at..)?.strip_prefix(": ")
    };
    let inner = || {
        let at = text.find(": (")?;
        codes::code_in_parentheses(text.get(at + 2..)?).map(|(_, message)| message)
    };
    let is_code_alone = codes::code_after_key(rest).is_some() && by_key.is_none();
    let message = by_key.or(in_parentheses).or_else(after_code).or_else(inner);
    // The JSON of the answer follows below such a line, and tells more.
    let is_before_json = text.contains("ERROR CODE: ");
    let message = message.unwrap_or(if is_code_alone || is_before_json { "" } else { rest });
    let ends = [
        "\nTarget:",
        "\nCode:",
        "\nSubcode:",
        "\nSubCode:",
        "\nException Details:",
        "\nDetails:",
        "\" Target=",
        "\\\" Target=",
    ];
    let end = ends.iter().filter_map(|end| message.find(end)).min().unwrap_or(message.len());
    message.get(..end).unwrap_or_default().trim().trim_matches(['"', '\\']).trim()
}

/// What stands after the last of these keys that stands at a beginning of a word.
fn after_key<'t>(text: &'t str, keys: &[&str]) -> Option<&'t str> {
    keys.iter().find_map(|key| {
        let at = text.rfind(key)?;
        let before = text.get(..at)?.chars().next_back();
        let is_word = before.is_none_or(|before| !before.is_alphanumeric());
        is_word.then(|| text.get(at + key.len()..).unwrap_or_default().trim_start())
    })
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(['"', '\\']);
    let end = text.find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\\' | ',' | ';'));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}
