//! [`Lowering`]: values of code as the tree that the importers of printed resources read; what is not known is left out
//! and told where it stands.
use std::borrow::Cow;
use std::collections::HashSet;

use super::value::{Data, Datum, Field, Unknown};
use crate::import::draft::Draft;
use crate::import::{keys, network_profile, node_pool, references};
use crate::text::Severity;
use crate::text::tree::{Member, Node, Value};

/// How deep values are followed.
const MAX_DEPTH: usize = 40;

/// How many values one text is made into.
const MAX_NODES: usize = 400_000;

/// Turns values into trees.
pub(super) struct Lowering<'d> {
    draft: &'d mut Draft,
    told: &'d mut Told,
    nodes: usize,
}

/// What was told of a text, so that nothing is told twice of one place.
#[derive(Debug, Default)]
pub(super) struct Told(HashSet<(usize, String)>);

/// What an object is, where that settles which of its members have defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Profile,
    Pool,
    Other,
}

impl Role {
    fn of_member(self, key: &str) -> Role {
        match self {
            Role::Other if key.eq_ignore_ascii_case("networkProfile") => Role::Profile,
            Role::Other if key.eq_ignore_ascii_case("agentPoolProfiles") => Role::Pool,
            // What ARM prints below `properties` belongs to the object around it.
            role if key.eq_ignore_ascii_case("properties") => role,
            _ => Role::Other,
        }
    }

    /// The properties for which something is known to stand in it.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Role::Profile => network_profile::KEYS,
            Role::Pool => node_pool::KEYS,
            Role::Other => &[],
        }
    }
}

impl<'d> Lowering<'d> {
    pub(super) fn new(draft: &'d mut Draft, told: &'d mut Told) -> Lowering<'d> {
        Lowering { draft, told, nodes: 0 }
    }

    /// The tree of a value.
    pub(super) fn node(&mut self, datum: &Datum, role: Role) -> Node<'static> {
        let mut untold = Vec::new();
        let value = self.value(datum, role, 0, false, &mut untold);
        Node { span: datum.span, value: value.unwrap_or(Value::Null) }
    }

    /// `untold` gets the names of members whose value is not known. `quiet`: nobody reads it.
    fn value(
        &mut self,
        datum: &Datum,
        role: Role,
        depth: usize,
        quiet: bool,
        untold: &mut Vec<String>,
    ) -> Option<Value<'static>> {
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            return None;
        }
        Some(match &datum.data {
            Data::Null => Value::Null,
            Data::Bool(value) => Value::Bool(*value),
            Data::Number(spelling) => Value::Number(Cow::Owned(spelling.to_string())),
            Data::Text(text) => Value::String(Cow::Owned(text.to_string())),
            Data::List(elements) => {
                let mut made = Vec::with_capacity(elements.len());
                for element in elements.iter() {
                    match element.as_unknown() {
                        Some(unknown) if !quiet => {
                            self.tell("an element of a list", unknown, element, "left out")
                        }
                        _ => {}
                    }
                    let value = self.value(element, role, depth + 1, quiet, untold);
                    made.extend(value.map(|value| Node { span: element.span, value }));
                }
                Value::List(made)
            }
            Data::Object(fields) => Value::Object(self.members(fields, role, depth, quiet, untold)),
            Data::Resource(_) | Data::Unknown(_) => return None,
        })
    }

    fn members(
        &mut self,
        fields: &[Field],
        role: Role,
        depth: usize,
        quiet: bool,
        untold: &mut Vec<String>,
    ) -> Vec<Member<'static>> {
        let mut members = Vec::with_capacity(fields.len());
        let mut own = Vec::new();
        for field in fields {
            let quiet = quiet || !is_read(&field.key);
            let mut below = Vec::new();
            let value = match field.value.as_unknown() {
                Some(unknown) => {
                    let value = self.unknown(&field.key, unknown, &field.value, role, quiet);
                    if value.is_none() {
                        own.push(field.key.to_string());
                    }
                    value
                }
                None => {
                    let value =
                        self.value(&field.value, role.of_member(&field.key), depth + 1, quiet, &mut below);
                    if field.key.eq_ignore_ascii_case("name") { value.map(as_name) } else { value }
                }
            };
            match role {
                Role::Profile if !below.is_empty() => own.push(field.key.to_string()),
                _ => own.append(&mut below),
            }
            members.extend(value.map(|value| Member {
                key: Cow::Owned(field.key.to_string()),
                key_span: field.key_span,
                node: Node { span: field.value.span, value },
            }));
        }
        match role {
            Role::Other => untold.append(&mut own),
            _ => members.extend(of_untold(&own, role, fields)),
        }
        members
    }

    /// What stands for a value that is not known: a name or a reference keeps what is known of it.
    fn unknown(
        &mut self,
        key: &str,
        unknown: &Unknown,
        datum: &Datum,
        role: Role,
        quiet: bool,
    ) -> Option<Value<'static>> {
        let is = |keys: &[&str]| keys.iter().any(|known| known.eq_ignore_ascii_case(key));
        let text = |text: String| Some(Value::String(Cow::Owned(text)));
        if is(&["id"]) {
            return text(unknown.shown.clone());
        }
        if is(&["name"]) {
            if !quiet {
                self.tell(key, unknown, datum, &format!("called {} here", unknown.shown));
            }
            return text(unknown.shown.clone());
        }
        if is(references::KEYS) && !unknown.may_be_null {
            if !quiet {
                self.tell(key, unknown, datum, "the subnet is known by that name alone");
            }
            return text(reference(&unknown.shown));
        }
        if quiet {
            return None;
        }
        self.tell(key, unknown, datum, "not known");
        match role.of_member(key) {
            Role::Profile => {
                let untold = network_profile::KEYS.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
                let around = Field::new(key, datum.clone());
                Some(Value::Object(of_untold(&untold, Role::Profile, &[around]).into_iter().collect()))
            }
            _ => None,
        }
    }

    /// Says that a value is not known, where it stands.
    fn tell(&mut self, key: &str, unknown: &Unknown, datum: &Datum, so: &str) {
        let is = |keys: &[&str]| keys.iter().any(|known| known.eq_ignore_ascii_case(key));
        if is(NOT_OF_USE) {
            return;
        }
        let is_minor = is(&["location", "name", "resourceGroup", "nodeResourceGroup", "vmSize"]);
        let severity = if is_minor { Severity::Note } else { Severity::Warning };
        let message = format!("{key}: {}; {so}", unknown.why);
        if self.told.0.insert((datum.span.start, message.clone())) {
            self.draft.problems.add(severity, Some(datum.span), || message);
        }
    }
}

/// Keys of which nothing depends on the value.
const NOT_OF_USE: &[&str] = &["dnsPrefix", "clientId", "resourceId", "version"];

/// A name is a text, however it is written.
fn as_name(value: Value<'static>) -> Value<'static> {
    match value {
        Value::Number(spelling) => Value::String(spelling),
        other => other,
    }
}

/// Whether any importer asks for a key.
fn is_read(key: &str) -> bool {
    keys::ALL.iter().flat_map(|keys| keys.iter()).any(|known| known.eq_ignore_ascii_case(key))
}

/// The member that lists the properties for which no default stands.
fn of_untold(untold: &[String], role: Role, fields: &[Field]) -> Option<Member<'static>> {
    let first = fields.first()?;
    let canonical = |key: &String| {
        let known = role.keys().iter().find(|known| known.eq_ignore_ascii_case(key))?;
        Some(match *known {
            "podCidrs" => "podCidr",
            "serviceCidrs" => "serviceCidr",
            "upgradeSettings" => "maxSurge",
            known => known,
        })
    };
    let mut names: Vec<&str> = Vec::new();
    for name in untold.iter().filter_map(canonical) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return None;
    }
    let span = first.key_span;
    let name = |name: &str| Node { span, value: Value::String(Cow::Owned(name.to_owned())) };
    let list = Value::List(names.into_iter().map(name).collect());
    Some(Member { key: Cow::Borrowed("untold"), key_span: span, node: Node { span, value: list } })
}

/// The reference to a subnet of which only some is known.
pub(super) fn reference(shown: &str) -> String {
    let lower = shown.to_ascii_lowercase();
    if lower.contains("/virtualnetworks/") && lower.contains("/subnets/") {
        return shown.to_owned();
    }
    let plain = |name: &str| name.replace('/', "-");
    let (network, subnet) = shown.split_once("/subnets/").unwrap_or((shown, shown));
    format!("/virtualNetworks/{}/subnets/{}", plain(network), plain(subnet))
}
