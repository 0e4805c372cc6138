//! What can be a name or a value of Azure's, and how words become identifiers. Whatever else a text holds never reaches
//! a command: it becomes a parameter.

/// Whether a resource can have this name: letters, digits, `_`, `.`, `-` and parentheses, the first no sign that a
/// program takes for something else.
pub(super) fn is_name(text: &str) -> bool {
    let is_first = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.chars().next().is_some_and(is_first) && text.chars().all(is_of_name)
}

/// Whether a value such as a resource id, a region or a version can be written as it stands.
pub(super) fn is_plain(text: &str) -> bool {
    let is_first = |letter: char| letter.is_alphanumeric() || letter == '/' || letter == '_';
    let is_of_value = |letter: char| is_of_name(letter) || letter == '/' || letter == ' ';
    text.chars().next().is_some_and(is_first) && text.chars().all(is_of_value)
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-' | '(' | ')')
}

/// The name without the number that tells it from another of the same name: `vnet~2` is `vnet`.
pub(super) fn without_number(key: &str) -> &str {
    match key.rsplit_once('~') {
        Some((name, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            name
        }
        _ => key,
    }
}

/// The runs of letters and digits in a name, in lower case.
pub(super) fn words(name: &str) -> Vec<String> {
    let runs = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|run| !run.is_empty());
    runs.map(str::to_ascii_lowercase).collect()
}

/// `nodeVmSize`.
pub(super) fn camel(words: &[String]) -> String {
    let mut parts = words.iter();
    let first = parts.next().cloned().unwrap_or_default();
    parts.fold(first, |text, word| text + &capitalised(word))
}

/// `NodeVmSize`.
pub(super) fn pascal(words: &[String]) -> String {
    words.iter().map(|word| capitalised(word)).collect()
}

/// `node_vm_size`.
pub(super) fn snake(words: &[String]) -> String {
    words.join("_")
}

/// `NODE_VM_SIZE`.
pub(super) fn shouted(words: &[String]) -> String {
    snake(words).to_ascii_uppercase()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A text as a part of one line of a comment: nothing in it ends the line or turns its direction.
pub(super) fn comment(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if crate::text::is_harmless(letter) && !matches!(letter, '\u{2028}' | '\u{2029}') {
                letter
            } else {
                ' '
            }
        })
        .collect()
}
