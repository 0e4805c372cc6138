//! Functions of lists and objects.
use super::evaluate::{MAX_ELEMENTS, State};
use super::value::{Data, Datum, Field, equal};
use crate::text::Span;

/// The value of a call; `None` for functions that are not known, and for arguments that tell too little.
pub(super) fn call(
    state: &mut State,
    is_of_arm: bool,
    name: &str,
    arguments: &[Datum],
    span: Span,
) -> Option<Datum> {
    let first = arguments.first();
    let list = || first?.as_list();
    let second = || arguments.get(1);
    let number = |at: usize| arguments.get(at).and_then(Datum::as_number);
    match name {
        "concat" | "setunion" => concatenated(state, arguments, span),
        "createarray" => Some(Datum::list(span, arguments.to_vec())),
        "array" => Some(match first?.as_list() {
            Some(_) => first?.clone(),
            None => Datum::list(span, vec![first?.clone()]),
        }),
        "createobject" => {
            let fields = arguments.chunks_exact(2).filter_map(|pair| match pair {
                [key, value] => Some(Field::new(&key.as_text()?, value.clone())),
                _ => None,
            });
            Some(Datum::object(span, fields.collect()))
        }
        "merge" | "union" => united(state, arguments, is_of_arm, span),
        "length" => length(first?, span),
        "empty" => empty(first?, span),
        "contains" => contains(first?, second()?, span),
        "first" => list()?.first().cloned(),
        "last" => list()?.last().cloned(),
        "one" => list().and_then(|list| list.first().cloned()).or_else(|| Some(Datum::null(span))),
        "element" => {
            let list = list()?;
            let index = usize::try_from(number(1)?).ok()?.checked_rem(list.len())?;
            list.get(index).cloned()
        }
        "skip" | "take" => {
            let (list, count) =
                (list()?, usize::try_from(number(1)?.max(0)).ok()?.min(first?.as_list()?.len()));
            let (taken, left) = list.split_at_checked(count)?;
            Some(Datum::list(span, if name == "take" { taken } else { left }.to_vec()))
        }
        "slice" => {
            let (from, to) = (usize::try_from(number(1)?).ok()?, usize::try_from(number(2)?).ok()?);
            Some(Datum::list(span, list()?.get(from..to)?.to_vec()))
        }
        "flatten" => flattened(state, list()?, span),
        "compact" => {
            let is_kept = |element: &&Datum| element.as_text().is_none_or(|text| !text.is_empty());
            Some(Datum::list(
                span,
                list()?.iter().filter(is_kept).filter(|of| !of.is_null()).cloned().collect(),
            ))
        }
        "distinct" => Some(distinct(state, list()?, span)),
        "reverse" => Some(Datum::list(span, list()?.iter().rev().cloned().collect())),
        "coalescelist" => {
            arguments.iter().find(|of| of.as_list().is_some_and(|list| !list.is_empty())).cloned()
        }
        "keys" | "objectkeys" => Some(Datum::list(
            span,
            of_object(first?)?.iter().map(|of| Datum::text(of.key_span, &of.key)).collect(),
        )),
        "values" => {
            Some(Datum::list(span, of_object(first?)?.iter().map(|field| field.value.clone()).collect()))
        }
        "items" => {
            let item = |field: &Field| {
                let key = Datum::text(field.key_span, &field.key);
                Datum::object(span, vec![Field::new("key", key), Field::new("value", field.value.clone())])
            };
            Some(Datum::list(span, of_object(first?)?.iter().map(item).collect()))
        }
        "lookup" => {
            let found = first?.get(&second()?.as_text()?).cloned();
            of_object(first?)?;
            found.or_else(|| arguments.get(2).cloned())
        }
        "tryget" => Some(first?.get(&second()?.as_text()?).cloned().unwrap_or_else(|| Datum::null(span))),
        "zipmap" => {
            let pairs = list()?.iter().zip(second()?.as_list()?);
            let fields = pairs.filter_map(|(key, value)| Some(Field::new(&key.as_text()?, value.clone())));
            Some(Datum::object(span, fields.collect()))
        }
        "range" => range(is_of_arm, arguments, span),
        "min" | "max" => {
            let numbers =
                list().unwrap_or(arguments).iter().map(Datum::as_number).collect::<Option<Vec<_>>>()?;
            let chosen = if name == "min" { numbers.into_iter().min() } else { numbers.into_iter().max() };
            chosen.map(|number| Datum::number(span, number))
        }
        _ => None,
    }
}

fn of_object(of: &Datum) -> Option<&[Field]> {
    match &of.data {
        Data::Object(fields) => Some(fields),
        _ => None,
    }
}

/// One list of several; what is known of it counts, and what is not known stays an element that is not known.
fn concatenated(state: &mut State, lists: &[Datum], span: Span) -> Option<Datum> {
    let mut elements = Vec::new();
    for list in lists {
        match list.as_list() {
            Some(list) => elements.extend(list.iter().cloned()),
            None if list.as_unknown().is_some() => elements.push(list.clone()),
            None => return None,
        }
        (elements.len() <= MAX_ELEMENTS && state.spend(elements.len() / 4)).then_some(())?;
    }
    Some(Datum::list(span, elements))
}

/// One object of several, in which later members count; ARM unites the objects that they hold as well, and lists.
fn united(state: &mut State, of: &[Datum], deeply: bool, span: Span) -> Option<Datum> {
    if deeply && of.iter().all(|one| one.as_list().is_some()) {
        let all = concatenated(state, of, span)?;
        return Some(distinct(state, all.as_list()?, span));
    }
    let mut fields: Vec<Field> = Vec::new();
    for object in of.iter().filter(|object| !object.is_null()) {
        for field in of_object(object)? {
            state.spend(1 + fields.len() / 8).then_some(())?;
            match fields.iter_mut().find(|known| known.key == field.key) {
                Some(known) => {
                    let both = [known.value.clone(), field.value.clone()];
                    let united = (deeply && both.iter().all(|of| of_object(of).is_some()))
                        .then(|| self::united(state, &both, false, span));
                    known.value = united.flatten().unwrap_or_else(|| field.value.clone());
                }
                None => fields.push(field.clone()),
            }
        }
    }
    Some(Datum::object(span, fields))
}

fn count_of(of: &Datum) -> Option<usize> {
    match &of.data {
        Data::List(elements) => Some(elements.len()),
        Data::Object(fields) => Some(fields.len()),
        Data::Text(text) => Some(text.chars().count()),
        Data::Null => Some(0),
        _ => None,
    }
}

fn length(of: &Datum, span: Span) -> Option<Datum> {
    Some(Datum::number(span, i64::try_from(count_of(of)?).ok()?))
}

fn empty(of: &Datum, span: Span) -> Option<Datum> {
    Some(Datum::bool(span, count_of(of)? == 0))
}

fn contains(of: &Datum, what: &Datum, span: Span) -> Option<Datum> {
    let holds = match &of.data {
        Data::List(elements) => {
            let found = elements.iter().any(|element| equal(element, what) == Some(true));
            let is_settled = found || elements.iter().all(|element| equal(element, what).is_some());
            is_settled.then_some(found)?
        }
        Data::Object(_) => of.get(&what.as_text()?).is_some(),
        Data::Text(text) => text.contains(&*what.as_text()?),
        _ => return None,
    };
    Some(Datum::bool(span, holds))
}

fn flattened(state: &mut State, lists: &[Datum], span: Span) -> Option<Datum> {
    let mut elements = Vec::new();
    for of in lists {
        match of.as_list() {
            Some(inner) => elements.extend(inner.iter().cloned()),
            None => elements.push(of.clone()),
        }
        (elements.len() <= MAX_ELEMENTS && state.spend(1)).then_some(())?;
    }
    Some(Datum::list(span, elements))
}

fn distinct(state: &mut State, list: &[Datum], span: Span) -> Datum {
    let mut kept: Vec<Datum> = Vec::new();
    for element in list {
        if !state.spend(1 + kept.len() / 8) || !kept.iter().any(|known| equal(known, element) == Some(true)) {
            kept.push(element.clone());
        }
    }
    Datum::list(span, kept)
}

/// `range(start, count)` of ARM, `range(end)` and `range(start, end)` of HCL.
fn range(is_of_arm: bool, arguments: &[Datum], span: Span) -> Option<Datum> {
    let (from, count) = match (is_of_arm, arguments) {
        (true, [from, count]) => (from.as_number()?, count.as_number()?),
        (false, [end]) => (0, end.as_number()?),
        (false, [from, end]) => (from.as_number()?, end.as_number()?.checked_sub(from.as_number()?)?),
        _ => return None,
    };
    let count = usize::try_from(count.max(0)).ok().filter(|count| *count <= MAX_ELEMENTS)?;
    let numbers = (0..count).map(|at| Some(Datum::number(span, from.checked_add(i64::try_from(at).ok()?)?)));
    numbers.collect::<Option<Vec<Datum>>>().map(|numbers| Datum::list(span, numbers))
}
