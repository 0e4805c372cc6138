//! [`decoded`]: JSON inside a text.
use super::super::value::{Data, Datum, Field};
use super::literal;
use crate::text::{Span, json};

/// How deep values are followed.
const MAX_DEPTH: usize = 64;

/// The value that a text in JSON holds; all of it stands where the text does.
pub(in super::super) fn decoded(text: &str, span: Span) -> Datum {
    moved(&literal(&json::read(text).node), span, 0)
}

fn moved(value: &Datum, span: Span, depth: usize) -> Datum {
    let data = match &value.data {
        _ if depth > MAX_DEPTH => Data::Null,
        Data::List(elements) => {
            return Datum::list(
                span,
                elements.iter().map(|element| moved(element, span, depth + 1)).collect(),
            );
        }
        Data::Object(fields) => {
            let field = |field: &Field| Field {
                key: field.key.clone(),
                key_span: span,
                value: moved(&field.value, span, depth + 1),
            };
            return Datum::object(span, fields.iter().map(field).collect());
        }
        data => data.clone(),
    };
    Datum { span, data }
}
