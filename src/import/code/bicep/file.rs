//! [`File`]: what Bicep declares, with values that are found when they are asked for.
use std::collections::HashMap;

use super::super::arm::{id_of, is_made_later};
use super::super::evaluate::{Language, State, evaluate, not_here, with_locals};
use super::super::value::{Data, Datum, Field};
use super::made::Made;
use crate::import::draft::Draft;
use crate::text::code::{Declaration, Declared};
use crate::text::{Span, quoted};

/// A file while its values are found.
#[derive(Debug)]
pub(super) struct File<'a, 't> {
    parameters: HashMap<&'t str, &'a Declaration<'t>>,
    /// Values of parameters as a file of parameters gives them.
    given: HashMap<&'t str, &'a Declaration<'t>>,
    variables: HashMap<&'t str, &'a Declaration<'t>>,
    modules: HashMap<&'t str, &'a Declaration<'t>>,
    metadata: HashMap<&'t str, &'a Declaration<'t>>,
    pub(super) made: Vec<Made<'a, 't>>,
    /// What symbolic names stand for.
    pub(super) symbols: HashMap<&'t str, Datum>,
    found: HashMap<String, Option<Datum>>,
    state: State,
}

impl<'a, 't> File<'a, 't> {
    pub(super) fn new(declarations: &'a [Declaration<'t>], draft: &mut Draft) -> File<'a, 't> {
        let mut file = File {
            parameters: HashMap::new(),
            given: HashMap::new(),
            variables: HashMap::new(),
            modules: HashMap::new(),
            metadata: HashMap::new(),
            made: Vec::new(),
            symbols: HashMap::new(),
            found: HashMap::new(),
            state: State::default(),
        };
        for declaration in declarations {
            let map = match declaration.what {
                Declared::Parameter if declaration.is_typed => &mut file.parameters,
                Declared::Parameter => &mut file.given,
                Declared::Variable => &mut file.variables,
                Declared::Module => &mut file.modules,
                Declared::Metadata => &mut file.metadata,
                Declared::Resource | Declared::Other => continue,
            };
            map.insert(declaration.name, declaration);
        }
        file.make(declarations, draft);
        file
    }

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

    /// The resource group that the file's metadata names.
    pub(super) fn group(&mut self) -> Option<Datum> {
        let value = self.metadata.get("resourceGroup").copied()?.value.as_ref()?;
        Some(evaluate(self, value)).filter(|group| group.as_text().is_some())
    }

    fn declared(&mut self, declaration: &'a Declaration<'t>, span: Span) -> Datum {
        let name = declaration.name;
        match &declaration.value {
            Some(value) => self.once(name.to_owned(), name, span, |file| evaluate(file, value)),
            None => {
                let why = format!("the parameter {} has no default here", quoted(name));
                Datum::unknown(span, why, name)
            }
        }
    }

    /// The name of a resource.
    pub(super) fn name(&mut self, resource: usize, span: Span) -> Datum {
        self.once(format!("{resource}/name"), "name", span, |file| file.member(resource, "name", span))
    }

    /// A member as it is written; null where it is not.
    pub(super) fn member(&mut self, resource: usize, key: &str, span: Span) -> Datum {
        let Some(made) = self.made.get(resource) else { return Datum::null(span) };
        let (Some(value), locals) = (made.member(key), made.locals.clone()) else { return Datum::null(span) };
        with_locals(self, locals, |language| evaluate(language, value))
    }

    /// The resource that one is part of.
    pub(super) fn parent(&mut self, resource: usize) -> Option<usize> {
        let around = self.made.get(resource)?.around;
        around.or_else(|| match self.member(resource, "parent", Span::default()).data {
            Data::Resource(parent) => Some(parent),
            _ => None,
        })
    }

    /// The names from the outermost resource to this one.
    fn names(&mut self, resource: usize, span: Span) -> Vec<Datum> {
        let mut names = Vec::new();
        let mut at = Some(resource);
        while let Some(of) = at.filter(|_| names.len() < MAX_PARENTS) {
            names.push(self.name(of, span));
            at = self.parent(of);
        }
        names.reverse();
        names
    }

    fn id(&mut self, resource: usize, span: Span) -> Datum {
        let Some(of) = self.made.get(resource).map(|made| made.of.clone()) else { return Datum::null(span) };
        let mut arguments = vec![Datum::text(span, &of)];
        arguments.extend(self.names(resource, span));
        id_of(&mut self.state, &arguments, span)
    }

    /// The properties of a resource, in which subnets have ids.
    fn properties(&mut self, resource: usize, span: Span) -> Datum {
        let properties = self.member(resource, "properties", span);
        let Some(subnets) = properties.get("subnets").and_then(Datum::as_list).map(<[Datum]>::to_vec) else {
            return properties;
        };
        let id = self.id(resource, span);
        let mut with_ids = Vec::with_capacity(subnets.len());
        for subnet in subnets {
            let name = subnet.get("name").cloned().unwrap_or_else(|| Datum::null(span));
            let parts = [id.clone(), Datum::text(span, "/subnets/"), name];
            let own = super::super::evaluate::joined(&mut self.state, &parts, span);
            let mut fields = subnet.fields().to_vec();
            fields.push(Field::new("id", own));
            with_ids.push(Datum::object(subnet.span, fields));
        }
        let mut fields: Vec<Field> =
            properties.fields().iter().filter(|field| &*field.key != "subnets").cloned().collect();
        fields.push(Field::new("subnets", Datum::list(properties.span, with_ids)));
        Datum::object(properties.span, fields)
    }
}

/// How many resources one may be part of.
const MAX_PARENTS: usize = 6;

impl Language for File<'_, '_> {
    fn state(&mut self) -> &mut State {
        &mut self.state
    }

    fn is_of_arm(&self) -> bool {
        true
    }

    fn named(&mut self, name: &str, after: &[&str], span: Span) -> (Datum, usize) {
        if let Some(resource) = self.symbols.get(name) {
            return (resource.clone().at(span), 0);
        }
        let maps = [&self.given, &self.variables, &self.parameters];
        let declaration = maps.into_iter().find_map(|map| map.get(name).copied());
        if let Some(declaration) = declaration {
            return (self.declared(declaration, span), 0);
        }
        if self.modules.contains_key(name) {
            let why = format!("the module {} is not read here", quoted(name));
            let shown = [&[name], after].concat().join(".");
            return (Datum::unknown(span, why, &shown), after.len());
        }
        (not_here("the declaration of", name, span), 0)
    }

    fn attribute(&mut self, resource: usize, key: &str, span: Span) -> Datum {
        let existing = self.made.get(resource).is_some_and(|made| made.declaration.existing);
        match key {
            "name" => self.name(resource, span),
            "id" => self.once(format!("{resource}/id"), "id", span, |file| file.id(resource, span)),
            "properties" if !existing => {
                self.once(format!("{resource}/properties"), "properties", span, |file| {
                    file.properties(resource, span)
                })
            }
            _ => match self.made.get(resource).and_then(|made| made.member(key)) {
                Some(_) => self.member(resource, key, span),
                None => self.inside(resource, key, span),
            },
        }
    }

    fn instance(&mut self, resource: usize, key: &Datum) -> Datum {
        Datum { span: key.span, data: Data::Resource(resource) }
    }

    fn call(&mut self, name: &str, arguments: &[Datum], span: Span) -> Option<Datum> {
        match name {
            "resourceid" | "subscriptionresourceid" | "tenantresourceid" | "extensionresourceid" => {
                Some(id_of(&mut self.state, arguments, span))
            }
            _ => is_made_later(name, span),
        }
    }
}

impl File<'_, '_> {
    /// A resource that is declared inside another one, else what only a deployment tells.
    fn inside(&mut self, resource: usize, key: &str, span: Span) -> Datum {
        let is_inner = |made: &Made<'_, '_>| made.around == Some(resource) && made.declaration.name == key;
        if let Some(inner) = self.made.iter().position(is_inner) {
            return Datum { span, data: Data::Resource(inner) };
        }
        let name = self.made.get(resource).map_or("", |made| made.declaration.name).to_owned();
        let shown = format!("{name}.{key}");
        Datum::unknown(span, format!("{shown} is known only when it is deployed"), &shown)
    }
}
