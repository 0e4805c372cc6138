//! Findings as SARIF 2.1.0, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>, for programs that show
//! results beside code.
use serde_json::{Value, json};

use super::Input;
use super::documents::WhereFrom;
use crate::analysis::Analysis;
use crate::azure;
use crate::rules::{Finding, Rule, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The findings as a document of SARIF, ending in a line break.
pub(super) fn sarif(analysis: &Analysis, inputs: &[Input]) -> String {
    let mut rules: Vec<&Rule> = Vec::new();
    for finding in &analysis.findings {
        if !rules.iter().any(|rule| rule.id == finding.rule.id) {
            rules.push(finding.rule);
        }
    }
    let places = WhereFrom::of(inputs);
    let results: Vec<Value> =
        analysis.findings.iter().map(|finding| result(finding, &rules, inputs, &places)).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "AKS Network Planner",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "properties": {"catalogue": azure::CATALOGUE, "today": analysis.today.to_string()},
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn described(of: &Rule) -> Value {
    json!({
        "id": of.id,
        "shortDescription": {"text": of.title},
        "fullDescription": {"text": of.why},
        "helpUri": of.source.url,
        "defaultConfiguration": {"level": level(of.severity)},
    })
}

fn level(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(of: &Finding, rules: &[&Rule], inputs: &[Input], places: &WhereFrom) -> Value {
    let at = rules.iter().position(|rule| rule.id == of.rule.id);
    let found = of.subjects.iter().find_map(|subject| places.nearest(subject));
    let named = of.subjects.iter().map(|subject| json!({"fullyQualifiedName": subject}));
    let mut location = json!({"logicalLocations": named.collect::<Vec<_>>()});
    let first = || inputs.first().map(|input| (input.name.as_str(), 1));
    if let Some((name, line)) = found.or_else(first) {
        location["physicalLocation"] =
            json!({"artifactLocation": {"uri": as_uri(name)}, "region": {"startLine": line}});
    }
    json!({
        "ruleId": of.rule.id,
        "ruleIndex": at,
        "level": level(of.severity),
        "message": {"text": of.message},
        "locations": [location],
        "partialFingerprints": {"subjects/v1": of.subjects.join(" ")},
    })
}

/// A name of a document as a relative reference: what RFC 3986 does not let stand there is percent-encoded.
fn as_uri(name: &str) -> String {
    let mut uri = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
