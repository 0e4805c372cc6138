//! Operators and how tightly they bind.
use super::Operator;

/// Each as it is written, the longer ones first, and how tightly it binds.
const OPERATORS: &[(&str, Operator, u8)] = &[
    ("??", Operator::OrElse, 1),
    ("||", Operator::Or, 2),
    ("&&", Operator::And, 3),
    ("==", Operator::Equal, 4),
    ("!=", Operator::NotEqual, 4),
    ("=~", Operator::Alike, 4),
    ("!~", Operator::NotAlike, 4),
    ("<=", Operator::AtMost, 5),
    (">=", Operator::AtLeast, 5),
    ("<", Operator::Less, 5),
    (">", Operator::More, 5),
    ("+", Operator::Plus, 6),
    ("-", Operator::Minus, 6),
    ("*", Operator::Times, 7),
    ("/", Operator::Divided, 7),
    ("%", Operator::Rest, 7),
];

/// The operator that begins a text, the length of its spelling, and how tightly it binds.
pub(super) fn operator(text: &str) -> Option<(Operator, usize, u8)> {
    // An arrow is none.
    if text.starts_with("->") || text.starts_with("=>") {
        return None;
    }
    let (spelling, operator, binds) = OPERATORS.iter().find(|(spelling, ..)| text.starts_with(spelling))?;
    Some((*operator, spelling.len(), *binds))
}
