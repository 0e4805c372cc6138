//! Errors that are JSON: `{"error": {…}}`, with details, inner errors, and JSON as the text of a message.
use super::found::Found;
use super::passage::Passage;
use crate::text::Span;
use crate::text::json::{self, Start};
use crate::text::tree::Node;

/// The keys that are asked for.
pub(in crate::import) const KEYS: &[&str] = &[
    "error",
    "code",
    "message",
    "target",
    "subcode",
    "details",
    "innererror",
    "value",
    "exitcode",
    "output",
];

/// How deep JSON in a message, and details in details, are followed.
const MAX_DEPTH: usize = 8;

/// More errors than these of one value are not looked at.
const MAX_ERRORS: usize = 200;

/// How many braces of a message may turn out to begin no error.
const MAX_TRIES: usize = 4;

/// Codes that only say that something inside failed.
const AROUND: &[&str] = &[
    "BadRequest",
    "Conflict",
    "DeploymentFailed",
    "DeploymentOperationFailed",
    "InvalidTemplateDeployment",
    "MultipleErrorsOccurred",
    "ResourceDeploymentFailure",
    "Unspecified",
];

/// Every error of a value; `all` is the place of values that know none of their own.
pub(super) fn read(node: &Node<'_>, all: Option<Span>) -> Vec<Found> {
    let mut found = Vec::new();
    collect(node, all, 0, &mut found);
    found
}

/// Whether an object is an error.
pub(super) fn is_error(node: &Node<'_>) -> bool {
    let error = inside(node);
    error.get("code").and_then(Node::as_str).is_some() && error.has("message")
}

fn inside<'n, 't>(node: &'n Node<'t>) -> &'n Node<'t> {
    node.get("error").filter(|error| error.is_object()).unwrap_or(node)
}

fn collect(node: &Node<'_>, all: Option<Span>, depth: usize, found: &mut Vec<Found>) {
    if depth > MAX_DEPTH || found.len() >= MAX_ERRORS {
        return;
    }
    let error = inside(node);
    let before = found.len();
    for detail in error.get("details").and_then(Node::as_list).unwrap_or_default() {
        if detail.is_object() {
            collect(detail, all, depth + 1, found);
        }
    }
    let message =
        error.get("message").or_else(|| error.get("output")).filter(|message| message.as_str().is_some());
    let is_nested = message.is_some_and(|message| nested(message, all, depth, found));
    let own = own(error, message, all);
    let is_around = own
        .error
        .code
        .as_deref()
        .is_none_or(|code| AROUND.iter().any(|around| around.eq_ignore_ascii_case(code)));
    let is_told_inside = found.len() > before && (is_nested || is_around && !own.error.has_numbers());
    if !is_told_inside {
        found.insert(before.min(found.len()), own);
    }
}

/// The error of an object itself.
fn own(error: &Node<'_>, message: Option<&Node<'_>>, all: Option<Span>) -> Found {
    let mut found = Found::default();
    let text = |node: Option<&Node<'_>>| {
        let node = node?;
        let text = node.as_str()?.trim();
        (!text.is_empty()).then(|| (text.to_owned(), all.unwrap_or(node.span)))
    };
    if let Some((code, span)) = text(error.get("code")) {
        found.code(&code, span);
    }
    if let Some(exit) =
        error.get("exitcode").and_then(|node| Some((node.as_u64()?, all.unwrap_or(node.span))))
    {
        found.error.exit_code = Some(exit.0);
        found.places.push(("exitCode", exit.1));
    }
    let inner = error.get("innererror");
    if let Some((code, span)) =
        text(error.get("subcode")).or_else(|| text(inner.and_then(|inner| inner.get("code"))))
    {
        found.code(&code, span);
    }
    if let Some((target, span)) = text(error.get("target")) {
        found.error.target = Some(target);
        found.places.push(("target", span));
    }
    if let Some(passage) = message.and_then(|message| passage(message, all)) {
        let told = Found::of_message(&passage);
        found
            .places
            .extend(told.places.into_iter().filter(|(field, _)| !matches!(*field, "code" | "subcode")));
        found.doubts.extend(told.doubts);
        let (code, subcode) = (found.error.code.take(), found.error.subcode.take());
        found.error.fill_from(&told.error);
        let inner = told
            .error
            .code
            .filter(|inner| code.as_ref().is_some_and(|code| !code.eq_ignore_ascii_case(inner)));
        found.error.code = code;
        found.error.subcode = subcode.or(inner);
    }
    found
}

fn passage(message: &Node<'_>, all: Option<Span>) -> Option<Passage> {
    match all {
        Some(span) => Some(Passage::at(message.as_str()?, span)),
        None => Passage::of_string(message),
    }
}

/// Reads the JSON that a message is or holds; whether that is an error.
fn nested(message: &Node<'_>, all: Option<Span>, depth: usize, found: &mut Vec<Found>) -> bool {
    let text = message.as_str().unwrap_or_default();
    let begins = text.match_indices('{').map(|(at, _)| at).take(MAX_TRIES);
    for at in begins {
        let document = json::read_at(text, at, Start::Value, "");
        if is_error(&document.node) {
            collect(&document.node, all.or(Some(message.span)), depth + 1, found);
            return true;
        }
    }
    false
}
