//! [`SharedLink`]: the link of a design with everything that a person wants to know before sending it.
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::design::Design;
use crate::edit;
use crate::export::qr_code;
use crate::link::{self, LinkError, MAX_IN_CODE, Names, Reach};

/// A link, what travels with it, and how far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedLink {
    /// The whole address.
    pub address: String,
    /// Its characters.
    pub characters: usize,
    /// Where it arrives whole, in words.
    pub reach: String,
    /// Whether it is short enough to be sent at all.
    pub can_be_sent: bool,
    /// What it holds, thing by thing: read back from the link itself.
    pub things: Vec<Travelling>,
    /// Where it is short enough, its QR code: units to a side, and an SVG path.
    pub code: Option<(u32, String)>,
}

/// A thing that a link carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Travelling {
    /// What it is: `Cluster`.
    pub kind: String,
    /// Its name in the link.
    pub name: String,
    /// Every other value.
    pub values: Vec<Value>,
}

/// A value that a link carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// What people call it.
    pub label: String,
    /// The value.
    pub text: String,
    /// Whether it is the name of a thing.
    pub is_name: bool,
}

impl SharedLink {
    /// The link of a design on the page of that address, which has no fragment.
    pub fn of(design: &Design, names: Names, page: &str) -> Result<SharedLink, LinkError> {
        let fragment = link::encode(design, names)?;
        let things = travelling(&link::decode(&fragment)?.design);
        let address = format!("{page}{fragment}");
        let characters = address.chars().count();
        let reach = Reach::of(characters);
        let code = Some(&address).filter(|_| characters <= MAX_IN_CODE);
        let code = code.and_then(|address| qr_code(address)).map(|code| (code.side, code.path));
        Ok(SharedLink {
            address,
            characters,
            reach: reach.words().to_owned(),
            can_be_sent: reach != Reach::Few,
            things,
            code,
        })
    }
}

fn travelling(design: &Design) -> Vec<Travelling> {
    let all = edit::things(design);
    let names: HashSet<&str> = all.iter().map(|thing| thing.name.as_str()).collect();
    let is_name = |text: &str| text.split('/').all(|part| names.contains(part));
    let things = all.iter().map(|thing| {
        let fields = edit::fields(design, &thing.subject).into_iter();
        let said = fields.filter(|field| field.field != "name" && !field.text.is_empty());
        let value = |field: edit::Field| Value {
            label: field.label.to_owned(),
            is_name: is_name(&field.text),
            text: field.text,
        };
        Travelling {
            kind: thing.thing.title().to_owned(),
            name: thing.name.clone(),
            values: said.map(value).collect(),
        }
    });
    things.collect()
}
