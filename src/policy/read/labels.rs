//! Selectors of labels: `matchLabels` and `matchExpressions`.
use super::keys::{Keys, get, list, text};
use crate::policy::selector::{Requirement, Selector, Test};
use crate::text::tree::Node;

/// Reads a selector.
pub(super) fn selector(node: &Node<'_>, path: &str, keys: &mut Keys) -> Selector {
    let mut requirements = Vec::new();
    for member in get(node, "matchLabels").map_or(&[][..], |labels| labels.members()) {
        let test = text(&member.node).map_or(Test::Unknown, |value| Test::In(vec![value]));
        requirements.push(Requirement { key: member.key.to_string(), test });
    }
    for expression in list(node, "matchExpressions") {
        let key = get(expression, "key").and_then(text).unwrap_or_default();
        let test = test(expression);
        if test == Test::Unknown {
            keys.stranger(&format!("{path}.matchExpressions"));
        }
        requirements.push(Requirement { key, test });
    }
    if keys.others(node, path, &["matchLabels", "matchExpressions"]) {
        requirements.push(Requirement { key: String::new(), test: Test::Unknown });
    }
    Selector { requirements }
}

fn test(expression: &Node<'_>) -> Test {
    let values = || list(expression, "values").iter().filter_map(text).collect();
    match get(expression, "operator").and_then(Node::as_str) {
        Some("In") => Test::In(values()),
        Some("NotIn") => Test::NotIn(values()),
        Some("Exists") => Test::Exists,
        Some("DoesNotExist") => Test::DoesNotExist,
        _ => Test::Unknown,
    }
}
