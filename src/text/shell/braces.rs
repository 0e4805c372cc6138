//! Brackets and what they hold.

/// How long a placeholder may be, in bytes.
const MAX_PLACEHOLDER: usize = 80;

/// The text that waits for a value at the beginning of a text: `<name>`, `{{ name }}`.
pub(super) fn placeholder(text: &str) -> Option<&str> {
    let (inner, close) = match () {
        () if text.starts_with("{{") => (text.get(2..)?, "}}"),
        () => (text.strip_prefix('<')?, ">"),
    };
    let mut end = inner.len().min(MAX_PLACEHOLDER);
    while !inner.is_char_boundary(end) {
        end -= 1;
    }
    let length = inner.get(..end)?.find(close)?;
    let name = inner.get(..length)?;
    let is_word = name.chars().all(|c| c.is_alphanumeric() || " _-.:/".contains(c));
    let is_tight = close == "}}" || !name.starts_with(' ') && !name.ends_with(' ');
    let open = text.len() - inner.len();
    if is_word && is_tight && !name.is_empty() { text.get(..open + length + close.len()) } else { None }
}

/// The length up to and with the bracket that closes the one at the beginning; `None`: nothing does. Brackets
/// in quotes do not count.
pub(super) fn balanced(text: &str, open: u8, close: u8) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match (quote, byte) {
            (_, b'\\' | b'`') => drop(bytes.next()),
            (Some(mark), byte) if mark == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, byte) if byte == open => depth += 1,
            (None, byte) if byte == close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            (None, _) => {}
        }
    }
    None
}
