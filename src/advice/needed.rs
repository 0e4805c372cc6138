//! [`Needed`]: a range that an option asks for and the cluster does not have.
use super::way::Saying;
use crate::capacity::Resource;
use crate::net::Prefix;

/// A range that an option asks for and the cluster does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// What it is for: nodes, pods, or the pod CIDR.
    pub resource: Resource,
    /// Its prefix length.
    pub length: u8,
    /// Whether one can be had.
    pub room: Room,
    /// What is needed and where it is, in a sentence.
    pub saying: Saying,
}

/// Whether a range can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// This one is free of everything that is known.
    Free(Prefix),
    /// None is.
    Nowhere,
    /// What would tell is not known.
    Unknown,
}

impl Needed {
    /// What is needed, inside a sentence: `a pod CIDR of /17`.
    pub fn title(&self) -> String {
        format!("a {} of /{}", noun(self.resource), self.length)
    }

    /// The range, where one is free.
    pub fn free(&self) -> Option<Prefix> {
        match self.room {
            Room::Free(prefix) => Some(prefix),
            Room::Nowhere | Room::Unknown => None,
        }
    }
}

/// What it is for, inside a sentence.
pub(super) fn noun(resource: Resource) -> &'static str {
    match resource {
        Resource::PodCidr => "pod CIDR",
        Resource::PodSubnet => "pod subnet",
        _ => "node subnet",
    }
}
