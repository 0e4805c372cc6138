//! The columns that a `--query` of the Azure CLI selects, in the language JMESPath.

/// The paths of the columns, such as `networkProfile.podCidr`; where an alias names a column that holds more than
/// a path, the alias. `None` for what selects a whole value, or is not understood.
pub(super) fn columns(query: &str) -> Option<Vec<String>> {
    let query = selected(query.trim());
    let inside = |open: char, close: char| {
        let rest = query.strip_prefix(open)?;
        rest.get(..end_of(rest, close)?)
    };
    if let Some(inside) = inside('{', '}') {
        return parts(inside).into_iter().map(hash_column).collect();
    }
    if let Some(inside) = inside('[', ']') {
        return parts(inside).into_iter().map(|part| Some(path(part).unwrap_or(part).to_owned())).collect();
    }
    path(query).map(|path| vec![path.to_owned()])
}

/// The query behind what only says which elements are meant: `[]`, `[*]`, `[?…]`, `value[]`, `.`.
fn selected(query: &str) -> &str {
    let mut query = query;
    loop {
        let rest = query.trim_start_matches(['.', ' ', '|']);
        let rest = rest.strip_prefix("[]").or_else(|| rest.strip_prefix("[*]")).or_else(|| {
            let filter = rest.strip_prefix("[?")?;
            filter.get(end_of(filter, ']')? + 1..)
        });
        match rest {
            Some(rest) => query = rest,
            None => return query.trim_start_matches(['.', ' ', '|']),
        }
    }
}

fn hash_column(part: &str) -> Option<String> {
    let (alias, expression) = part.split_once(':')?;
    Some(path(expression.trim()).unwrap_or(alias.trim()).to_owned())
}

/// An expression that is nothing but keys.
fn path(expression: &str) -> Option<&str> {
    let expression = expression.trim();
    let is_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.');
    (!expression.is_empty() && expression.chars().all(is_key)).then_some(expression)
}

/// What stands between commas that are in no brackets.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(end) = end_of(rest, ',') {
        let (part, after) = rest.split_at(end);
        parts.push(part.trim());
        rest = after.get(1..).unwrap_or_default();
    }
    parts.push(rest.trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The offset of the first such character that stands in no brackets and no quotes.
fn end_of(text: &str, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => {}
            _ if letter == close && depth == 0 => return Some(at),
            '\'' | '"' | '`' => quote = Some(letter),
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
