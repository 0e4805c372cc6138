//! Values as the text of a field, and back. Back they come only from text that was found to be a value.
use crate::design::subject::{name, segment};
use crate::design::{SubnetRef, Word};
use crate::net::{Family, Prefix};

/// The text of a value; empty where there is none.
pub(super) fn text<T: ToString>(value: &Option<T>) -> String {
    value.as_ref().map(T::to_string).unwrap_or_default()
}

/// Values with commas between them.
pub(super) fn list<T: ToString>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}

/// A list that may be empty and known to be so.
pub(super) fn words(values: &Option<Vec<String>>) -> String {
    match values.as_deref() {
        None => String::new(),
        Some([]) => "none".to_owned(),
        Some(values) => list(values),
    }
}

/// A reference as `network/subnet`, each name as a segment of a subject.
pub(super) fn reference(of: &Option<SubnetRef>) -> String {
    of.as_ref().map(|of| format!("{}/{}", segment(&of.network), segment(&of.subnet))).unwrap_or_default()
}

/// `yes` or `no` where something is known.
pub(super) fn either(flag: Option<bool>, yes: &str, no: &str) -> String {
    flag.map(|flag| if flag { yes } else { no }.to_owned()).unwrap_or_default()
}

pub(super) fn to_text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn to_word<T>(text: &str, read: fn(&str) -> Word<T>) -> Option<Word<T>> {
    (!text.is_empty()).then(|| read(text))
}

pub(super) fn to_prefixes(text: &str) -> Option<Vec<Prefix>> {
    (!text.is_empty()).then(|| parts(text).filter_map(|part| part.parse().ok()).collect())
}

pub(super) fn to_families(text: &str) -> Option<Vec<Family>> {
    let family = |part| [Family::IPv4, Family::IPv6].into_iter().find(|family| family.to_string() == part);
    (!text.is_empty()).then(|| parts(text).filter_map(family).collect())
}

pub(super) fn to_words(text: &str) -> Option<Vec<String>> {
    match text {
        "" => None,
        "none" => Some(Vec::new()),
        text => Some(parts(text).map(str::to_owned).collect()),
    }
}

pub(super) fn to_reference(text: &str) -> Option<SubnetRef> {
    let (network, subnet) = text.split_once('/')?;
    Some(SubnetRef { network: name(network), subnet: name(subnet) })
}

pub(super) fn to_either(text: &str, yes: &str) -> Option<bool> {
    (!text.is_empty()).then_some(text == yes)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(", ")
}
