//! A validator for the part of JSON Schema that the analysis document's schema uses.
use std::sync::LazyLock;

use serde_json::{Map, Value};

/// A schema; a keyword that this validator does not know fails the test that uses it.
pub(crate) struct Schema(Value);

impl Schema {
    /// The published schema of the analysis document.
    pub(crate) fn of_the_analysis() -> &'static Schema {
        static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/schema/analysis-1.json");
            let text = std::fs::read_to_string(path).expect("the schema");
            Schema(serde_json::from_str(&text).expect("the schema is JSON"))
        });
        &SCHEMA
    }

    /// What is wrong with a document, each with its place; keys that the schema does not describe are wrong.
    pub(crate) fn problems(&self, document: &Value) -> Vec<String> {
        let mut problems = Vec::new();
        self.check(&self.0, document, "", &mut problems);
        problems
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, problems: &mut Vec<String>) {
        let schema = schema.as_object().unwrap_or_else(|| panic!("{at}: a schema is an object"));
        for (keyword, rule) in schema {
            match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" | "format" => {}
                "$ref" => self.check(self.definition(rule), value, at, problems),
                "anyOf" => self.check_any(rule, value, at, problems),
                "type" => expect(is_of_type(value, rule), format!("type {rule}"), value, at, problems),
                "const" => expect(value == rule, format!("{rule}"), value, at, problems),
                "enum" => expect(list(rule).contains(value), format!("one of {rule}"), value, at, problems),
                "minimum" => expect(at_least(value, rule), format!("{rule} or more"), value, at, problems),
                "maximum" => expect(at_least(rule, value), format!("{rule} or less"), value, at, problems),
                "required" => required(rule, value, at, problems),
                "properties" => self.check_properties(rule, value, at, problems),
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, item, &format!("{at}/{index}"), problems);
                    }
                }
                other => panic!("{at}: the keyword {other} is not known to this validator"),
            }
        }
    }

    fn check_any(&self, schemas: &Value, value: &Value, at: &str, problems: &mut Vec<String>) {
        let all: Vec<Vec<String>> = list(schemas)
            .iter()
            .map(|schema| {
                let mut problems = Vec::new();
                self.check(schema, value, at, &mut problems);
                problems
            })
            .collect();
        if !all.iter().any(Vec::is_empty) {
            problems.extend(all.into_iter().flatten());
        }
    }

    fn check_properties(&self, rule: &Value, value: &Value, at: &str, problems: &mut Vec<String>) {
        let described: &Map<String, Value> = rule.as_object().expect("properties");
        for (key, member) in value.as_object().into_iter().flatten() {
            match described.get(key) {
                Some(schema) => self.check(schema, member, &format!("{at}/{key}"), problems),
                None => problems.push(format!("{at}/{key}: is not described")),
            }
        }
    }

    fn definition(&self, reference: &Value) -> &Value {
        let pointer = reference.as_str().and_then(|text| text.strip_prefix('#')).expect("a local reference");
        self.0.pointer(pointer).unwrap_or_else(|| panic!("no definition {pointer}"))
    }

    /// Keys and definitions that nothing describes.
    pub(crate) fn undescribed(&self) -> Vec<String> {
        let mut missing = Vec::new();
        undescribed(&self.0, "", &mut missing);
        missing
    }
}

fn undescribed(schema: &Value, at: &str, missing: &mut Vec<String>) {
    for holder in ["properties", "$defs"] {
        for (key, member) in schema[holder].as_object().into_iter().flatten() {
            let at = format!("{at}/{key}");
            if member.get("description").is_none() && member.get("$ref").is_none() {
                missing.push(at.clone());
            }
            undescribed(member, &at, missing);
        }
    }
}

fn expect(holds: bool, wanted: String, value: &Value, at: &str, problems: &mut Vec<String>) {
    if !holds {
        problems.push(format!("{at}: expected {wanted}, found {value}"));
    }
}

fn required(keys: &Value, value: &Value, at: &str, problems: &mut Vec<String>) {
    let Some(object) = value.as_object() else { return };
    for key in list(keys).iter().filter_map(Value::as_str) {
        if !object.contains_key(key) {
            problems.push(format!("{at}: {key} is missing"));
        }
    }
}

fn is_of_type(value: &Value, types: &Value) -> bool {
    let is = |name: &Value| match name.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not known to this validator"),
    };
    types.as_array().map_or_else(|| is(types), |types| types.iter().any(is))
}

/// Whether one number is at least another; true where either is none.
fn at_least(value: &Value, least: &Value) -> bool {
    let number = |value: &Value| value.as_i64().map(i128::from).or(value.as_u64().map(i128::from));
    match (number(value), number(least)) {
        (Some(value), Some(least)) => value >= least,
        _ => true,
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
