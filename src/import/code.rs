//! Infrastructure code: ARM templates and what-if results, Bicep, Terraform's text, plans and states. Values are found as
//! far as the text tells them; what it does not tell is named where it stands.
mod arm;
mod assemble;
mod attached;
mod bicep;
mod cidr;
mod collections;
mod each;
mod evaluate;
mod format;
mod functions;
mod lazily;
mod lower;
mod operators;
mod path;
pub(super) mod printed;
mod terraform;
mod value;

use super::draft::Draft;
use super::{Kind, Reading, Shape};
use crate::text::code::Language;
use crate::text::tree::Node;
use crate::text::{Segment, Span};

pub(super) use arm::Given;

/// The keys that are read of Terraform's documents.
pub(super) const KEYS: &[&str] = terraform::KEYS;

/// The keys that are read of resources in Terraform's words.
pub(super) const KEYS_OF_RESOURCES: &[&str] = terraform::KEYS_OF_RESOURCES;

/// The keys that are read of templates.
pub(super) const KEYS_OF_TEMPLATES: &[&str] = &[
    "template",
    "templateLink",
    "expressionEvaluationOptions",
    "scope",
    "copy",
    "input",
    "value",
    "defaultValue",
    "nullable",
    "condition",
    "existing",
];

/// Keys below which people choose the keys.
pub(super) const WHOLE: &[&str] = &["parameters", "variables"];

/// A document in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Document {
    /// An ARM template.
    Template,
    /// Values of a template's parameters.
    Parameters,
    /// What a deployment would change.
    WhatIf,
    /// A plan of Terraform.
    Plan,
    /// A state of Terraform.
    State,
}

impl Document {
    /// What a document in JSON is, by its keys.
    pub(super) fn of(node: &Node<'_>) -> Option<Document> {
        let has = |key: &str| node.has(key);
        let schema = node.get("$schema").and_then(Node::as_str).unwrap_or_default().to_ascii_lowercase();
        let is_list =
            |key: &str| node.get(key).is_some_and(|value| value.as_list().is_some() || value.is_object());
        if has("terraform_version") || has("format_version") {
            return Some(match has("resource_changes") || has("planned_values") {
                true => Document::Plan,
                false => Document::State,
            });
        }
        if schema.contains("deploymentparameters") {
            return Some(Document::Parameters);
        }
        if is_list("resources") && (has("$schema") || has("contentVersion") || has("parameters")) {
            return Some(Document::Template);
        }
        let changes = node.get("changes").or_else(|| node.get("properties")?.get("changes"));
        let is_change = |change: &Node<'_>| change.has("changeType") && change.has("resourceId");
        let changes =
            changes.and_then(Node::as_list).is_some_and(|changes| changes.first().is_some_and(is_change));
        changes.then_some(Document::WhatIf)
    }

    /// What a reading of it is.
    pub(super) fn kind(self) -> Kind {
        match self {
            Document::Template | Document::Parameters => Kind::ArmTemplate,
            Document::WhatIf => Kind::WhatIf,
            Document::Plan => Kind::TerraformPlan,
            Document::State => Kind::TerraformState,
        }
    }

    /// Which spelling it uses.
    pub(super) fn shape(self) -> Option<Shape> {
        match self {
            Document::Template | Document::Parameters | Document::WhatIf => Some(Shape::Arm),
            Document::Plan | Document::State => None,
        }
    }

    /// Words for one in which nothing is of use.
    pub(super) fn described(self) -> &'static str {
        match self {
            Document::Template => "an ARM template in which no cluster and no network is declared",
            Document::Parameters => {
                "a file of parameters; paste the ARM template that they are for into the same text"
            }
            Document::WhatIf => "a what-if result that changes no cluster and no network",
            Document::Plan => "a plan of Terraform in which no cluster and no network stands",
            Document::State => "a state of Terraform in which no cluster and no network stands",
        }
    }
}

/// Reads a document in JSON.
pub(super) fn read_json(document: Document, node: &Node<'_>, draft: &mut Draft) {
    match document {
        Document::Template => arm::read(node, draft),
        Document::Parameters => arm::read_parameters(node, draft),
        Document::WhatIf => arm::read_what_if(node, draft),
        Document::Plan => terraform::read_plan(node, draft),
        Document::State => terraform::read_state(node, draft),
    }
}

/// The values of parameters that documents of a text give.
pub(super) fn given(segments: &[Segment<'_>]) -> Given {
    let nodes = segments.iter().filter_map(|segment| match segment {
        Segment::Json { document, .. } => Some(&document.node),
        _ => None,
    });
    arm::given(nodes)
}

/// Reads all lines of one language; `None` where nothing of them is of use.
pub(super) fn read(text: &str, language: Language, spans: &[Span]) -> Option<Reading> {
    match language {
        Language::Bicep => bicep::read(text, spans),
        Language::Hcl => terraform::read(text, spans),
    }
}
