//! [`Config`]: what the text of a configuration declares, with values that are found when they are asked for.
use std::collections::HashMap;

use super::super::arm;
use super::super::evaluate::{Language, State, evaluate, not_here, with_locals};
use super::super::value::{Data, Datum, Field};
use super::ids;
use super::instances::Instance;
use crate::text::code::{Block, Body, Expression, Mark};
use crate::text::{Span, quoted};

/// A configuration while its values are found.
#[derive(Debug)]
pub(super) struct Config<'a, 't> {
    variables: HashMap<&'t str, &'a Block<'t>>,
    /// Values of variables that stand beside the declarations, as in `terraform.tfvars`.
    given: HashMap<&'t str, &'a Expression<'t>>,
    locals: HashMap<&'t str, &'a Expression<'t>>,
    pub(super) instances: Vec<Instance<'a, 't>>,
    /// What an address stands for.
    pub(super) addresses: HashMap<String, Datum>,
    found: HashMap<String, Option<Datum>>,
    state: State,
}

impl<'a, 't> Config<'a, 't> {
    pub(super) fn new(bodies: &'a [Body<'t>]) -> Config<'a, 't> {
        let mut config = Config {
            variables: HashMap::new(),
            given: HashMap::new(),
            locals: HashMap::new(),
            instances: Vec::new(),
            addresses: HashMap::new(),
            found: HashMap::new(),
            state: State::default(),
        };
        for body in bodies {
            config.given.extend(body.attributes.iter().map(|attribute| (attribute.name, &attribute.value)));
            for block in &body.blocks {
                match (block.name, block.labels.as_slice()) {
                    ("variable", [name]) => {
                        config.variables.insert(name, block);
                    }
                    ("locals", []) => {
                        let values = block.body.attributes.iter();
                        config.locals.extend(values.map(|attribute| (attribute.name, &attribute.value)));
                    }
                    _ => {}
                }
            }
        }
        config.instantiate(bodies);
        config
    }

    /// A value that is found once; `key` tells it from others.
    fn once(&mut self, key: String, name: &str, span: Span, find: impl FnOnce(&mut Self) -> Datum) -> Datum {
        match self.found.get(&key) {
            Some(Some(value)) => return value.clone(),
            Some(None) => return Datum::unknown(span, format!("{} refers to itself", quoted(name)), name),
            None => {}
        }
        self.found.insert(key.clone(), None);
        let locals = std::mem::take(&mut self.state.locals);
        let value = find(self);
        self.state.locals = locals;
        self.found.insert(key, Some(value.clone()));
        value
    }

    fn variable(&mut self, name: &str, span: Span) -> Datum {
        if let Some(given) = self.given.get(name).copied() {
            return self.once(format!("var.{name}"), name, span, |config| evaluate(config, given));
        }
        let shown = format!("var.{name}");
        let Some(block) = self.variables.get(name).copied() else {
            return not_here("the declaration of the variable", &shown, span);
        };
        match block.body.attributes.iter().find(|attribute| attribute.name == "default") {
            Some(default) => self.once(shown, name, span, |config| evaluate(config, &default.value)),
            None => {
                let why = format!("the variable {} has no value here and no default", quoted(name));
                Datum::unknown(span, why, &shown)
            }
        }
    }

    fn local(&mut self, name: &str, span: Span) -> Datum {
        match self.locals.get(name).copied() {
            Some(value) => self.once(format!("local.{name}"), name, span, |config| evaluate(config, value)),
            None => not_here("the local value", &format!("local.{name}"), span),
        }
    }

    /// All arguments of a resource; blocks are lists of objects.
    pub(super) fn arguments(&mut self, resource: usize) -> Datum {
        let Some(instance) = self.instances.get(resource) else { return Datum::null(Span::default()) };
        let (block, locals) = (instance.block, instance.locals.clone());
        with_locals(self, locals, |language| super::instances::object(language, &block.body, block.span))
    }

    /// One argument of a resource, or what Terraform adds to them.
    fn argument(&mut self, resource: usize, key: &str, span: Span) -> Datum {
        let Some(instance) = self.instances.get(resource) else { return Datum::null(span) };
        let (block, locals) = (instance.block, instance.locals.clone());
        let is_written = block.body.attributes.iter().any(|of| of.name == key)
            || block.body.blocks.iter().any(|inner| inner.name == key);
        if is_written {
            let wanted = Body {
                attributes: block.body.attributes.iter().filter(|of| of.name == key).cloned().collect(),
                blocks: block.body.blocks.iter().filter(|inner| inner.name == key).cloned().collect(),
            };
            let object =
                with_locals(self, locals, |language| super::instances::object(language, &wanted, block.span));
            return object.get(key).cloned().unwrap_or_else(|| Datum::null(span));
        }
        self.added(resource, key, span)
    }

    /// The id that a resource will have, as far as its names tell it; all else is known only later.
    fn added(&mut self, resource: usize, key: &str, span: Span) -> Datum {
        let Some(instance) = self.instances.get(resource) else { return Datum::null(span) };
        let (address, of, block) = (instance.address.clone(), instance.of, instance.block);
        let is_data = instance.is_data;
        if key == "id" && of == "azapi_resource" {
            return self.id_of_azapi(resource, span);
        }
        if let (true, Some((arm_type, owner))) = (key == "id", ids::of_type(of)) {
            let name = self.attribute(resource, "name", span);
            let owner = owner.map(|owner| self.attribute(resource, owner, span));
            return ids::id(&mut self.state, arm_type, owner, name, span);
        }
        let _ = block;
        let when = if is_data { "when Terraform reads it" } else { "after apply" };
        Datum::unknown(span, format!("{address}.{key} is known only {when}"), &format!("{address}.{key}"))
    }

    fn id_of_azapi(&mut self, resource: usize, span: Span) -> Datum {
        let of = self.attribute(resource, "type", span).as_text().unwrap_or_default();
        let of = of.split('@').next().unwrap_or_default().to_owned();
        let name = self.attribute(resource, "name", span);
        let is_part = of.matches('/').count() > 1;
        let owner = is_part.then(|| self.attribute(resource, "parent_id", span));
        ids::id(&mut self.state, &of, owner, name, span)
    }
}

impl Language for Config<'_, '_> {
    fn state(&mut self) -> &mut State {
        &mut self.state
    }

    fn is_of_arm(&self) -> bool {
        false
    }

    fn named(&mut self, name: &str, after: &[&str], span: Span) -> (Datum, usize) {
        let unknown = |why: String, shown: &str| (Datum::unknown(span, why, shown), after.len());
        match (name, after) {
            ("var", [of, ..]) => (self.variable(of, span), 1),
            ("local", [of, ..]) => (self.local(of, span), 1),
            ("module", [of, ..]) => {
                let shown = format!("module.{}", after.join("."));
                unknown(format!("the module {} is not read here", quoted(of)), &shown)
            }
            ("data", [of, label, ..]) => (self.addressed(&format!("data.{of}.{label}"), span), 2),
            ("path" | "terraform" | "self", _) => {
                unknown(format!("{name} is known only when Terraform runs"), name)
            }
            (of, [label, ..]) => (self.addressed(&format!("{of}.{label}"), span), 1),
            (word, []) => {
                (Datum::unknown(span, format!("{} stands for nothing here", quoted(word)), word), 0)
            }
        }
    }

    fn attribute(&mut self, resource: usize, key: &str, span: Span) -> Datum {
        self.once(format!("{resource}/{key}"), key, span, |config| config.argument(resource, key, span))
    }

    fn instance(&mut self, resource: usize, key: &Datum) -> Datum {
        Datum { span: key.span, data: Data::Resource(resource) }
    }

    fn call(&mut self, name: &str, _: &[Datum], span: Span) -> Option<Datum> {
        let outside =
            ["file", "templatefile", "fileexists", "filebase64", "timestamp", "uuid", "plantimestamp"];
        let is_outside = outside.contains(&name);
        is_outside
            .then(|| {
                Datum::unknown(
                    span,
                    format!("{name}() is known only when Terraform runs"),
                    &format!("{name}()"),
                )
            })
            .or_else(|| arm::is_made_later(name, span).filter(|_| name == "uuid"))
    }
}

impl Config<'_, '_> {
    /// The resource, or those, at an address.
    fn addressed(&mut self, address: &str, span: Span) -> Datum {
        match self.addresses.get(address) {
            Some(resource) => resource.clone().at(span),
            None => not_here("the resource", address, span),
        }
    }
}

/// An object with the members that `each` has.
pub(super) fn key_and_value(key: Datum, value: Datum) -> Datum {
    Datum::object(key.span, vec![Field::new("key", key), Field::new("value", value)])
}

/// Whether a resource of a printed plan is taken away.
pub(super) fn is_removed(block: &Block<'_>) -> bool {
    block.mark == Some(Mark::Removed)
}
