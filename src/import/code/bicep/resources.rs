//! The resources of a Bicep file, each as often as a loop makes it.
use super::super::arm::split;
use super::super::assemble::{Kind, Resource};
use super::super::each::pairs;
use super::super::evaluate::{MAX_ELEMENTS, evaluate, names_of, with_locals};
use super::super::value::{Data, Datum, Field};
use super::file::File;
use super::made::{Made, type_of};
use crate::import::draft::Draft;
use crate::text::code::{Declaration, Declared, Each, Entry, Expression, Form};

/// Members of a resource that are read elsewhere.
const ELSEWHERE: &[&str] = &["name", "parent", "dependsOn", "scope"];

/// How deep resources may be declared in one another.
const MAX_DEPTH: usize = 6;

impl<'a, 't> File<'a, 't> {
    /// Finds the resources, those first that others may name.
    pub(super) fn make(&mut self, declarations: &'a [Declaration<'t>], draft: &mut Draft) {
        let resources = || declarations.iter().filter(|declaration| declaration.what == Declared::Resource);
        // Loops may walk over what other resources tell.
        let is_loop = |declaration: &&Declaration<'t>| matches!(&declaration.value, Some(value) if matches!(value.form, Form::Each(_)));
        for declaration in resources().filter(|of| !is_loop(of)).chain(resources().filter(is_loop)) {
            self.declare(declaration, None, 0, draft);
        }
    }

    fn declare(
        &mut self,
        declaration: &'a Declaration<'t>,
        around: Option<usize>,
        depth: usize,
        draft: &mut Draft,
    ) {
        let Some(value) = &declaration.value else { return };
        if depth > MAX_DEPTH {
            return;
        }
        let place = match &value.form {
            Form::Each(each) => self.loop_of(declaration, each, around, depth, draft),
            _ => self.one(declaration, value, (around, Vec::new()), depth, draft),
        };
        if around.is_none() {
            self.symbols.insert(declaration.name, place);
        }
    }

    /// The resources of a loop; one where nobody knows how many.
    fn loop_of(
        &mut self,
        declaration: &'a Declaration<'t>,
        each: &'a Each<'t>,
        around: Option<usize>,
        depth: usize,
        draft: &mut Draft,
    ) -> Datum {
        let over = evaluate(self, &each.over);
        let (first, second) = names_of(each);
        if let Some(unknown) = over.as_unknown() {
            draft.warn(each.over.span, || {
                format!(
                    "{} is made several times, but how often is not known: {}; read as 1",
                    declaration.name, unknown.why
                )
            });
            let locals = [first, second].into_iter().flatten().map(|name| (name.to_owned(), over.clone()));
            return self.one(declaration, &each.value, (around, locals.collect()), depth, draft);
        }
        let mut places = Vec::new();
        for (key, value) in pairs(&over).into_iter().take(MAX_ELEMENTS) {
            let names =
                [first.map(|name| (name.to_owned(), value)), second.map(|name| (name.to_owned(), key))];
            let locals = names.into_iter().flatten().collect();
            places.push(self.one(declaration, &each.value, (around, locals), depth, draft));
        }
        Datum::list(declaration.name_span, places)
    }

    /// One resource with those that are declared inside it.
    fn one(
        &mut self,
        declaration: &'a Declaration<'t>,
        value: &'a Expression<'t>,
        (around, locals): (Option<usize>, Vec<(String, Datum)>),
        depth: usize,
        draft: &mut Draft,
    ) -> Datum {
        let (mut value, mut is_off) = (value, false);
        if let Form::When(condition, inner) = &value.form {
            let holds = with_locals(self, locals.clone(), |language| evaluate(language, condition));
            is_off = holds.as_bool() == Some(false);
            if let Some(unknown) = holds.as_unknown() {
                draft.note(condition.span, || format!("if: {}; read as if it held", unknown.why));
            }
            value = inner;
        }
        let (own, version) = type_of(declaration);
        let outer = around.and_then(|around| self.made.get(around));
        let (of, version) = match outer {
            Some(outer) if !own.contains('.') => {
                let version = if version.is_empty() { outer.version.clone() } else { version };
                (format!("{}/{own}", outer.of), version)
            }
            _ => (own, version),
        };
        let is_off = is_off || outer.is_some_and(|outer| outer.is_off);
        let entries: &'a [Entry<'t>] = match &value.form {
            Form::Object(entries) => entries,
            _ => &[],
        };
        let at = self.made.len();
        self.made.push(Made { declaration, of, version, around, entries, locals, is_off });
        for entry in entries {
            if let Form::Declared(inner) = &entry.value.form {
                self.declare(inner, Some(at), depth + 1, draft);
            }
        }
        Datum { span: declaration.name_span, data: Data::Resource(at) }
    }

    /// The resources that are to be created, in ARM's words.
    pub(super) fn resources(&mut self, draft: &mut Draft) -> Vec<Resource> {
        let mut resources = Vec::new();
        for at in 0..self.made.len() {
            let Some(made) = self.made.get(at).filter(|made| !made.is_off && !made.declaration.existing)
            else {
                continue;
            };
            let Some(kind) = Kind::of(&made.of) else { continue };
            let (declaration, entries, locals) = (made.declaration, made.entries, made.locals.clone());
            let (version, is_part) = (made.version.clone(), made.of.matches('/').count() > 1);
            let span = declaration.value.as_ref().map_or(declaration.name_span, |value| value.span);
            if entries.is_empty() {
                draft.warn(declaration.name_span, || {
                    format!(
                        "{}: what it is made of is not an object that stands here; left out",
                        declaration.name
                    )
                });
                continue;
            }
            let name = self.name(at, span);
            let owner = self.parent(at).map(|parent| self.name(parent, span));
            let (owner, name) = match owner {
                None if is_part => split(&name),
                owner => (owner, name),
            };
            let mut body = Vec::new();
            for entry in entries {
                let Some((key, key_span)) = key_of(entry) else { continue };
                let value = with_locals(self, locals.clone(), |language| evaluate(language, &entry.value));
                body.push(Field { key: key.into(), key_span, value });
            }
            if !version.is_empty() {
                let place = declaration.of.as_ref().map_or(span, |of| of.span);
                body.push(Field::new("apiVersion", Datum::text(place, &version)));
            }
            if kind == Kind::Cluster {
                body.extend(self.group().map(|group| Field::new("resourceGroup", group)));
            }
            resources.push(Resource { kind, name, owner, body, span, is_new: true });
        }
        resources
    }
}

/// The key of a member that is read, and where it stands.
fn key_of<'e>(entry: &'e Entry<'_>) -> Option<(&'e str, crate::text::Span)> {
    let key = entry.key.as_ref()?;
    match &key.form {
        Form::Text(text) if !ELSEWHERE.contains(&text.as_ref()) => Some((text, key.span)),
        _ => None,
    }
}
