//! Where codes stand in a line, in the ways in which tools print them.
use super::bare::colour;
use super::marks;

/// The rest after `ERROR:` or the like.
pub(super) fn after_word_error(rest: &str) -> &str {
    let mut rest = rest;
    for _ in 0..3 {
        let heads = ["error:", "exception details:"];
        let head =
            heads.iter().map(|head| head.len()).zip(heads).find(|(length, head)| {
                rest.get(..*length).is_some_and(|start| start.eq_ignore_ascii_case(head))
            });
        let is_error = head.is_some();
        let length = head.map_or(0, |(length, _)| length);
        let after = if is_error { rest.get(length..).unwrap_or_default().trim_start() } else { rest };
        rest = match colour(after) {
            Some(length) => after.get(length..).unwrap_or_default().trim_start(),
            None if is_error => after,
            None => return rest,
        };
    }
    rest
}

/// `(Code) message` as the Azure CLI prints it: the code and the message.
pub(super) fn code_in_parentheses(rest: &str) -> Option<(&str, &str)> {
    let (code, after) = rest.strip_prefix('(')?.split_once(')')?;
    let message = after.trim_start();
    let is_range = message.starts_with(|first: char| first.is_ascii_digit());
    (marks::is_code(code) && !is_range).then_some((code, message))
}

/// `Code: X`, `ERROR CODE: X`, `Code="X"`: the code.
pub(super) fn code_after_key(rest: &str) -> Option<&str> {
    let after = ["Code: ", "Code=", "ERROR CODE: ", "Error code: ", "ErrorCode: ", "Error Code: "]
        .iter()
        .find_map(|key| rest.strip_prefix(key))?;
    let after = after.trim_start().trim_start_matches(['"', '\\', '\'']);
    let end = after.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    let code = after.get(..end.unwrap_or(after.len()))?;
    let is_one = marks::is_code(code)
        || code.len() > 5 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) && code != "Unknown";
    is_one.then_some(code)
}

/// The last code that stands inside as the providers of Terraform print them: `with error: X: `, `Code="X"`.
pub(super) fn code_inside(rest: &str) -> Option<&str> {
    let keys = ["Code=\"", "Code=\\\"", "Code=", "with error: "];
    let (at, key) = keys.iter().filter_map(|key| Some((rest.rfind(key)?, key))).max()?;
    let after = rest.get(at + key.len()..)?;
    let end = after.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    let code = after.get(..end.unwrap_or(after.len()))?;
    let is_named = key.starts_with("Code") && (code.len() > 5 && key.ends_with('"') || marks::is_code(code));
    (is_named || marks::is_code(code) && after.get(code.len()..)?.starts_with(':')).then_some(code)
}

/// Whether a line is one of `Message: …`, `Target: …` below a code.
pub(super) fn is_key_word(rest: &str) -> bool {
    const KEYS: &[&str] = &[
        "Code:",
        "Message:",
        "Target:",
        "Subcode:",
        "SubCode:",
        "Exception Details:",
        "Details:",
        "Inner error:",
        "Inner Error:",
        "Additional Information:",
        "Content:",
    ];
    KEYS.iter().any(|key| rest.starts_with(key))
}
