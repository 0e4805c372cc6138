//! Values without names: what each can mean.
use crate::import::renamed::OUTBOUND_TYPES;
use crate::text::Span;
use crate::text::table::{Field, fields};

/// Whether a line is values between tabs, with one among them that means one thing and the first no range.
pub(super) fn are_known(text: &str, line: Span) -> bool {
    if !line.of(text).contains('\t') {
        return false;
    }
    let values = fields(text, line, '\t');
    let range = values.first().is_some_and(|first| {
        first.text.is_empty() || first.text.starts_with(|first: char| first.is_ascii_digit())
    });
    !range && values.iter().any(|value| meaning(&value.text).is_some())
}

/// The values of a line that mean one thing and of which the line holds no second, with their keys; and the
/// others.
pub(super) fn known<'f, 't>(
    values: &'f [Field<'t>],
) -> (Vec<(&'static str, &'f Field<'t>)>, Vec<&'f Field<'t>>) {
    let mut known: Vec<(&'static str, &Field<'_>)> = Vec::new();
    let mut others = Vec::new();
    for value in values.iter().filter(|value| !value.text.is_empty()) {
        match meaning(&value.text) {
            Some(key) => known.push((key, value)),
            None => others.push(value),
        }
    }
    let twice = |key: &str| known.iter().filter(|(other, _)| *other == key).count() > 1;
    let (doubtful, known) = known.iter().copied().partition::<Vec<_>, _>(|(key, _)| twice(key));
    others.extend(doubtful.into_iter().map(|(_, value)| value));
    others.sort_by_key(|value| value.span.start);
    (known, others)
}

/// The key that a value can only belong to.
fn meaning(text: &str) -> Option<&'static str> {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    let lower = || text.to_ascii_lowercase();
    match text {
        _ if is("overlay") => Some("networkPluginMode"),
        _ if is("kubenet") => Some("networkPlugin"),
        _ if is("calico") => Some("networkPolicy"),
        _ if text.len() > 6 && OUTBOUND_TYPES.iter().any(|word| is(word)) => Some("outboundType"),
        _ if text.starts_with('/') && text.len() < 500 => {
            let id = lower();
            let cluster = id.contains("/microsoft.containerservice/managedclusters/");
            (cluster && id.split('/').count() == 9).then_some("id")
        }
        _ => None,
    }
}
