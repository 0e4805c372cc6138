//! Texts as whole numbers, and as numbers of nodes.
use super::check::Mistake;

/// The largest number that every program reads exactly.
const MAX: u64 = 1 << 53;

/// The whole number that a text is.
pub(super) fn number(text: &str) -> Result<String, Mistake> {
    exact(text).map_err(|near| Mistake::new(format!("a whole number from 0 to {MAX}")).near(near))
}

/// The number of nodes, or the share of a pool, that a text is.
pub(super) fn surge(text: &str) -> Result<String, Mistake> {
    let (amount, sign) = match text.strip_suffix('%') {
        Some(amount) => (amount, "%"),
        None => (text, ""),
    };
    let mistake = || Mistake::new("a number of nodes such as 3, or a share such as 33%");
    match exact(amount) {
        Ok(number) => Ok(number + sign),
        Err(near) => Err(mistake().near(near.map(|near| near + sign))),
    }
}

/// The spelling of a number in digits alone; else of the nearest number.
fn exact(text: &str) -> Result<String, Option<String>> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<u64>() {
        Ok(number) if is_number && number <= MAX => Ok(number.to_string()),
        _ if is_number => Err(Some(MAX.to_string())),
        _ => Err(near(text)),
    }
}

/// The number that a text begins with, in groups of three digits or not.
fn near(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(below) = text.strip_prefix('-') {
        return below.starts_with(|first: char| first.is_ascii_digit()).then(|| "0".to_owned());
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end)?;
    let mut groups = rest.split([',', ' ', '_', '\'', '\u{A0}', '\u{202F}']).skip(1);
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let whole =
        groups.clone().all(is_group).then(|| groups.by_ref().fold(first.to_owned(), |all, one| all + one));
    let digits = whole.as_deref().unwrap_or(first);
    (!first.is_empty()).then(|| digits.parse::<u64>().unwrap_or(MAX).min(MAX).to_string())
}
