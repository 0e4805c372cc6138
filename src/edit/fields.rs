//! The fields of each kind of thing: what they are called, how they are filled in, and where their values stand.

mod cluster;
mod network;
mod pool;
mod spell;

use super::place::{self, Place};
use crate::design::Design;

/// A field of a thing, with its value as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// ARM's name, as places of readings have it; the planner's own where ARM has none.
    pub field: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Its value as people would type it; empty: nobody said.
    pub text: String,
    /// How it is filled in.
    pub input: Input,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Any text of one line.
    Text,
    /// A whole number.
    Number,
    /// A range.
    Prefix,
    /// Ranges, with commas or blanks between them.
    Prefixes,
    /// An address.
    Address,
    /// A number of nodes such as 3, or a share such as 33%.
    Surge,
    /// `true` or `false`.
    Flag,
    /// One of these words; the empty one, where it is among them, says nothing.
    Choice(&'static [&'static str]),
    /// One of [`subnets`](super::subnets).
    Subnet,
}

/// What a text must be to be a value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name that no other thing of its list has.
    Name,
    /// The name of a network of the design.
    Network,
    /// Words with commas or blanks between them; `none`: none of them.
    Words,
    /// What its input says.
    Plain(Input),
}

/// A field of things of one type. `set` is given only what [`values`](super::values) made of a text, and takes the
/// value away for the empty one.
pub(super) struct Spec<T: 'static> {
    field: &'static str,
    label: &'static str,
    kind: Kind,
    get: fn(&T) -> String,
    set: fn(&mut T, &str),
}

/// The fields of a thing, in the order in which people fill them; none where the subject names nothing.
pub fn fields(design: &Design, subject: &str) -> Vec<Field> {
    let Ok(place) = place::find(design, subject) else { return Vec::new() };
    match place {
        Place::Network(at) => list(network::NETWORK, place::network(design, at)),
        Place::Subnet(of, at) => list(network::SUBNET, place::subnet(design, of, at)),
        Place::Range(at) => list(network::RANGE, place::range(design, at)),
        Place::Cluster(at) => list(cluster::FIELDS, place::cluster(design, at)),
        Place::Pool(of, at) => list(pool::FIELDS, place::pool(design, of, at)),
    }
}

/// What a field of the thing at a place must be, and its value as text; `None` where it has no such field.
pub(super) fn entry(design: &Design, place: Place, field: &str) -> Option<(Kind, String)> {
    match place {
        Place::Network(at) => get(network::NETWORK, place::network(design, at)?, field),
        Place::Subnet(of, at) => get(network::SUBNET, place::subnet(design, of, at)?, field),
        Place::Range(at) => get(network::RANGE, place::range(design, at)?, field),
        Place::Cluster(at) => get(cluster::FIELDS, place::cluster(design, at)?, field),
        Place::Pool(of, at) => get(pool::FIELDS, place::pool(design, of, at)?, field),
    }
}

/// Gives a field of the thing at a place the value of a text that is one.
pub(super) fn write(design: &mut Design, place: Place, field: &str, text: &str) {
    match place {
        Place::Network(at) => put(network::NETWORK, place::network_mut(design, at), field, text),
        Place::Subnet(of, at) => put(network::SUBNET, place::subnet_mut(design, of, at), field, text),
        Place::Range(at) => put(network::RANGE, design.ranges.get_mut(at), field, text),
        Place::Cluster(at) => put(cluster::FIELDS, place::cluster_mut(design, at), field, text),
        Place::Pool(of, at) => put(pool::FIELDS, place::pool_mut(design, of, at), field, text),
    }
}

impl<T> Spec<T> {
    const fn new(
        field: &'static str,
        label: &'static str,
        kind: Kind,
        get: fn(&T) -> String,
        set: fn(&mut T, &str),
    ) -> Spec<T> {
        Spec { field, label, kind, get, set }
    }
}

impl Kind {
    /// How it is filled in.
    fn input(self) -> Input {
        match self {
            Kind::Name | Kind::Network | Kind::Words => Input::Text,
            Kind::Plain(input) => input,
        }
    }
}

fn list<T>(specs: &[Spec<T>], thing: Option<&T>) -> Vec<Field> {
    let Some(thing) = thing else { return Vec::new() };
    let field = |spec: &Spec<T>| Field {
        field: spec.field,
        label: spec.label,
        text: (spec.get)(thing),
        input: spec.kind.input(),
    };
    specs.iter().map(field).collect()
}

fn get<T>(specs: &[Spec<T>], thing: &T, field: &str) -> Option<(Kind, String)> {
    let spec = specs.iter().find(|spec| spec.field == field)?;
    Some((spec.kind, (spec.get)(thing)))
}

fn put<T>(specs: &[Spec<T>], thing: Option<&mut T>, field: &str, text: &str) {
    let spec = specs.iter().find(|spec| spec.field == field);
    if let (Some(spec), Some(thing)) = (spec, thing) {
        (spec.set)(thing, text);
    }
}
