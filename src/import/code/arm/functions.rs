//! Functions that only templates have: what a template itself tells, and what only a deployment would.
use super::super::evaluate::joined;
use super::super::value::{Data, Datum, Field};
use super::template::Template;
use crate::text::Span;

/// The value of a call; `None` for functions that other languages have as well.
pub(super) fn call(
    template: &mut Template<'_, '_>,
    name: &str,
    arguments: &[Datum],
    span: Span,
) -> Option<Datum> {
    let named = || arguments.first().and_then(Datum::as_text);
    match name {
        "parameters" => Some(template.parameter(&named()?, span)),
        "variables" => Some(template.variable(&named()?, span)),
        "copyindex" => copy_index(template, arguments, span),
        "resourceid" | "subscriptionresourceid" | "tenantresourceid" | "extensionresourceid" => {
            Some(id_of(&mut template.state, arguments, span))
        }
        "reference" => {
            let of = arguments.first().and_then(Datum::shown)?;
            template.deployment(&of, span).or_else(|| is_made_later(name, span))
        }
        _ => is_made_later(name, span),
    }
}

/// What only a deployment tells.
pub(in super::super) fn is_made_later(name: &str, span: Span) -> Option<Datum> {
    let known = LATER.iter().find(|later| later.eq_ignore_ascii_case(name)).copied();
    let name = known.or_else(|| name.starts_with("list").then_some(name))?;
    Some(Datum::unknown(span, format!("{name}() is known only when it is deployed"), &format!("{name}()")))
}

/// Functions whose values only a deployment makes, as they are written.
const LATER: [&str; 19] = [
    "reference",
    "resourceGroup",
    "subscription",
    "tenant",
    "deployment",
    "deployer",
    "managementGroup",
    "environment",
    "providers",
    "uniqueString",
    "guid",
    "newGuid",
    "utcNow",
    "pickZones",
    "getSecret",
    "loadTextContent",
    "loadJsonContent",
    "loadYamlContent",
    "readEnvironmentVariable",
];

/// The number of the copy that is being made.
fn copy_index(template: &Template<'_, '_>, arguments: &[Datum], span: Span) -> Option<Datum> {
    let (mut of, mut offset) = (String::new(), 0);
    for argument in arguments {
        match &argument.data {
            Data::Text(name) => of = name.to_ascii_lowercase(),
            _ => offset = argument.as_number()?,
        }
    }
    let locals = template.state.locals.iter().rev();
    let mut found =
        locals.filter(|(name, _)| name.strip_prefix("copy:").is_some_and(|name| of.is_empty() || name == of));
    let index = found.next()?.1.as_number()?.checked_add(offset)?;
    Some(Datum::number(span, index))
}

/// The id of a resource from its type and its names, without the place that only a deployment tells.
pub(in super::super) fn id_of(
    state: &mut super::super::evaluate::State,
    arguments: &[Datum],
    span: Span,
) -> Datum {
    let is_type = |argument: &Datum| argument.as_text().is_some_and(|text| is_resource_type(&text));
    let Some(at) = arguments.iter().rposition(is_type) else {
        return Datum::unknown(span, "the type in it is not known".into(), "resourceId()");
    };
    let (Some(of), names) = (arguments.get(at), arguments.get(at + 1..).unwrap_or_default()) else {
        return Datum::null(span);
    };
    let of = of.as_text().unwrap_or_default();
    let mut segments = of.split('/');
    let provider = segments.next().unwrap_or_default();
    let mut parts = vec![Datum::text(span, &format!("/providers/{provider}"))];
    // A name may hold those of all that it is part of.
    let names: Vec<Datum> = names.iter().flat_map(|name| split(name, span)).collect();
    for (segment, name) in segments.zip(names) {
        parts.push(Datum::text(span, &format!("/{segment}/")));
        parts.push(name);
    }
    joined(state, &parts, span)
}

fn is_resource_type(text: &str) -> bool {
    text.split_once('/').is_some_and(|(provider, rest)| provider.contains('.') && !rest.is_empty())
}

fn split(name: &Datum, span: Span) -> Vec<Datum> {
    match name.as_text() {
        Some(text) if text.contains('/') => text.split('/').map(|part| Datum::text(span, part)).collect(),
        _ => vec![name.clone()],
    }
}

/// An object with one member.
pub(super) fn around(key: &str, value: Datum) -> Datum {
    Datum::object(value.span, vec![Field::new(key, value)])
}
