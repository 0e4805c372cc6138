//! How numbers and things are named in sentences.
use super::Prefix;

/// A number with a comma at every thousand.
pub fn number(value: u64) -> String {
    grouped(&value.to_string())
}

/// A signed number with a comma at every thousand.
pub fn signed(value: i64) -> String {
    let digits = grouped(&value.unsigned_abs().to_string());
    if value < 0 { format!("−{digits}") } else { digits }
}

/// How many addresses a prefix has, in words fit for both families.
pub fn addresses(prefix: Prefix) -> String {
    match u64::try_from(prefix.size()) {
        Ok(size) => counted(size, "address", "addresses"),
        Err(_) => format!("2^{} addresses", 128 - u32::from(prefix.length())),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// `word` for one, `words` for any other number, with the number before it.
pub fn counted(value: u64, word: &str, words: &str) -> String {
    format!("{} {}", number(value), if value == 1 { word } else { words })
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
