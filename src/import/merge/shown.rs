//! Values as text, for conflicts, and when two of them are the same.
use std::fmt::Display;
use std::net::IpAddr;

use crate::design::{MaxSurge, NodeImage, SubnetRef, Usage, Word};
use crate::net::{Family, Prefix};

/// A value of a design that two readings may give differently.
pub(super) trait Shown: Clone + PartialEq {
    /// The value for people.
    fn shown(&self) -> String;

    /// Whether both are one value.
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Shown for u64 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for bool {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for IpAddr {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for MaxSurge {
    fn shown(&self) -> String {
        self.to_string()
    }
}

/// Names of groups and regions: case and blanks do not count.
impl Shown for String {
    fn shown(&self) -> String {
        self.clone()
    }

    fn same(&self, other: &String) -> bool {
        let letters = |text: &str| {
            text.chars()
                .filter(|letter| *letter != ' ')
                .map(|letter| letter.to_ascii_lowercase())
                .collect::<String>()
        };
        letters(self) == letters(other)
    }
}

impl<T: Display + Clone + PartialEq> Shown for Word<T> {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for NodeImage {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for SubnetRef {
    fn shown(&self) -> String {
        format!("{}/{}", self.network, self.subnet)
    }
}

/// The same number of addresses is one value where only one of both tells who holds them.
impl Shown for Usage {
    fn shown(&self) -> String {
        format!("{} addresses", self.total)
    }

    fn same(&self, other: &Usage) -> bool {
        let one_tells = self.nodes.is_none() || other.nodes.is_none();
        self.total == other.total && (one_tells || self.nodes == other.nodes)
    }
}

impl Shown for Vec<Prefix> {
    fn shown(&self) -> String {
        joined(self)
    }
}

impl Shown for Vec<Family> {
    fn shown(&self) -> String {
        joined(self)
    }
}

impl Shown for Vec<String> {
    fn shown(&self) -> String {
        joined(self)
    }
}

impl Shown for Vec<Option<u8>> {
    fn shown(&self) -> String {
        format!("{} prefixes", self.len())
    }
}

fn joined<T: ToString>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}
