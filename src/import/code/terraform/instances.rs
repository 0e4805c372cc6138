//! [`Instance`]: a resource of a configuration, each that `count` and `for_each` make for itself.
use super::super::each::pairs;
use super::super::evaluate::{Language, MAX_ELEMENTS, derived, evaluate, with_locals};
use super::super::value::{Data, Datum, Field};
use super::config::{Config, is_removed, key_and_value};
use crate::text::Span;
use crate::text::code::{Attribute, Block, Body};

/// One resource.
#[derive(Debug, Clone)]
pub(super) struct Instance<'a, 't> {
    pub(super) block: &'a Block<'t>,
    /// Its type: `azurerm_subnet`.
    pub(super) of: &'t str,
    /// Its address without a key: `azurerm_subnet.aks`.
    pub(super) address: String,
    pub(super) is_data: bool,
    /// What `each` and `count` stand for in it.
    pub(super) locals: Vec<(String, Datum)>,
    /// Why nobody knows how many of it there are.
    pub(super) uncounted: Option<(Span, String)>,
}

/// Blocks that say nothing about the resource itself.
const META: &[&str] = &["lifecycle", "provisioner", "connection", "timeouts"];

impl<'a, 't> Config<'a, 't> {
    /// Finds the resources, and then how many of each there are.
    pub(super) fn instantiate(&mut self, bodies: &'a [Body<'t>]) {
        for block in bodies.iter().flat_map(|body| &body.blocks) {
            let ([of, label], false) = (block.labels.as_slice(), is_removed(block)) else { continue };
            let is_data = block.name == "data";
            if !is_data && block.name != "resource" {
                continue;
            }
            let address = if is_data { format!("data.{of}.{label}") } else { format!("{of}.{label}") };
            let place = Datum { span: block.span, data: Data::Resource(self.instances.len()) };
            self.addresses.insert(address.clone(), place);
            self.instances.push(Instance {
                block,
                of,
                address,
                is_data,
                locals: Vec::new(),
                uncounted: None,
            });
        }
        for at in 0..self.instances.len() {
            self.multiply(at);
        }
    }

    /// Makes as many of a resource as its `count` or `for_each` says.
    fn multiply(&mut self, at: usize) {
        let Some(instance) = self.instances.get(at).cloned() else { return };
        let find =
            |name: &str| instance.block.body.attributes.iter().find(|attribute| attribute.name == name);
        let (times, is_each): (&'a Attribute<'t>, bool) = match (find("count"), find("for_each")) {
            (Some(count), _) => (count, false),
            (None, Some(each)) => (each, true),
            (None, None) => return,
        };
        let value = evaluate(self, &times.value);
        let copies = if is_each { each_of(&value) } else { counted(&value) };
        let Some(copies) = copies else {
            let why = value.as_unknown().map_or("it is not evaluated here".to_owned(), |of| of.why.clone());
            if let Some(instance) = self.instances.get_mut(at) {
                instance.uncounted = Some((times.name_span, format!("{}: {why}", times.name)));
                let unknown = derived(&value, times.value.span);
                let name = if is_each { "each" } else { "count" };
                instance.locals = vec![(name.to_owned(), unknown)];
            }
            return;
        };
        let mut places = Vec::new();
        for (key, locals) in copies {
            let place = if places.is_empty() { at } else { self.instances.len() };
            let made = Instance { locals, ..instance.clone() };
            match self.instances.get_mut(place) {
                Some(first) => *first = made,
                None => self.instances.push(made),
            }
            places.push((key, Datum { span: times.value.span, data: Data::Resource(place) }));
        }
        if places.is_empty() {
            // None is made: the address stands for an empty list.
            if let Some(instance) = self.instances.get_mut(at) {
                instance.of = "";
            }
        }
        let span = times.value.span;
        let all = match is_each {
            true => {
                Datum::object(span, places.into_iter().map(|(key, place)| Field::new(&key, place)).collect())
            }
            false => Datum::list(span, places.into_iter().map(|(_, place)| place).collect()),
        };
        self.addresses.insert(instance.address, all);
    }
}

/// A copy: its key, and what it knows of itself.
type Copy = (String, Vec<(String, Datum)>);

fn counted(value: &Datum) -> Option<Vec<Copy>> {
    let count = usize::try_from(value.as_number()?.max(0)).ok()?.min(MAX_ELEMENTS);
    let copy = |index: usize| {
        let number = Datum::number(value.span, i64::try_from(index).unwrap_or(i64::MAX));
        let count = Datum::object(value.span, vec![Field::new("index", number)]);
        (index.to_string(), vec![("count".to_owned(), count)])
    };
    Some((0..count).map(copy).collect())
}

/// Of a set the key of an element is the element.
fn each_of(value: &Datum) -> Option<Vec<Copy>> {
    let is_list = match &value.data {
        Data::List(elements) if elements.iter().all(|element| element.as_text().is_some()) => true,
        Data::Object(_) => false,
        _ => return None,
    };
    let copy = |(key, value): (Datum, Datum)| {
        let key = if is_list { value.clone() } else { key };
        let name = key.as_text().unwrap_or_default().to_string();
        (name, vec![("each".to_owned(), key_and_value(key, value))])
    };
    Some(pairs(value).into_iter().take(MAX_ELEMENTS).map(copy).collect())
}

/// Attributes and blocks as one object; blocks of one name are a list.
pub(super) fn object(language: &mut dyn Language, body: &Body<'_>, span: Span) -> Datum {
    if !language.state().enter() {
        return super::super::evaluate::too_much(span);
    }
    let mut fields = Vec::new();
    for attribute in &body.attributes {
        let value = evaluate(language, &attribute.value);
        fields.push(Field { key: attribute.name.into(), key_span: attribute.name_span, value });
    }
    let mut lists: Vec<(&str, Span, Vec<Datum>)> = Vec::new();
    for block in body.blocks.iter().filter(|block| !META.contains(&block.name) && !is_removed(block)) {
        let (name, made) = match (block.name, block.labels.as_slice()) {
            ("dynamic", [name]) => match dynamic(language, name, block) {
                Ok(made) => (*name, made),
                Err(unknown) => {
                    fields.push(Field { key: (*name).into(), key_span: block.span, value: unknown });
                    continue;
                }
            },
            (name, _) => (name, vec![object(language, &block.body, block.span)]),
        };
        match lists.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., list)) => list.extend(made),
            None => lists.push((name, block.span, made)),
        }
    }
    language.state().leave();
    let lists = lists.into_iter().map(|(name, at, list)| Field {
        key: name.into(),
        key_span: at,
        value: Datum::list(at, list),
    });
    fields.extend(lists);
    Datum::object(span, fields)
}

/// The blocks that a `dynamic` one makes.
fn dynamic(language: &mut dyn Language, name: &str, block: &Block<'_>) -> Result<Vec<Datum>, Datum> {
    let find = |name: &str| block.body.attributes.iter().find(|attribute| attribute.name == name);
    let (Some(each), Some(content)) =
        (find("for_each"), block.body.blocks.iter().find(|inner| inner.name == "content"))
    else {
        return Ok(Vec::new());
    };
    let over = evaluate(language, &each.value);
    if over.as_unknown().is_some() {
        return Err(derived(&over, each.value.span).perhaps());
    }
    let iterator = match find("iterator").map(|attribute| &attribute.value.form) {
        Some(crate::text::code::Form::Name(iterator)) => *iterator,
        _ => name,
    };
    let mut made = Vec::new();
    for (key, value) in pairs(&over).into_iter().take(MAX_ELEMENTS) {
        let locals = vec![(iterator.to_owned(), key_and_value(key, value))];
        made.push(with_locals(language, locals, |language| object(language, &content.body, content.span)));
        if !language.state().spend(1) {
            break;
        }
    }
    Ok(made)
}
