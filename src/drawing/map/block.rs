//! [`Block`]: a range as it stands in a row of the map.
use super::super::axis::{Axis, Extent};
use super::super::kept::Kept;
use super::super::words;
use super::headroom::Headroom;
use crate::net::{AddressRange, Prefix};
use crate::overlap::RangeKind;

/// A range in a row of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its addresses.
    pub range: AddressRange,
    /// The prefix that names it; `None` for a gap that no single prefix names.
    pub prefix: Option<Prefix>,
    /// Where it stands on the axis.
    pub extent: Extent,
    /// What is written into it: the name of a subnet, the range of a cluster, `free`.
    pub label: String,
    /// Whose it is, the first few by name.
    pub owner: String,
    /// What is selected with it, as findings name their subjects; one for each who holds it.
    pub subjects: Vec<String>,
    /// Whether nobody typed it.
    pub default: bool,
    /// What is left of it when least is left; `None` where nothing is counted in it.
    pub headroom: Option<Headroom>,
    /// What Azure keeps of it.
    pub kept: Vec<Kept>,
    /// The largest range that a new subnet could have in a gap, the first of equals.
    pub largest: Option<Prefix>,
    /// Whether a gap is free for certain: of a network in which every subnet's range is known.
    pub certain: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The address space of a virtual network.
    VirtualNetwork,
    /// A subnet.
    Subnet,
    /// What no subnet takes of a virtual network.
    Free,
    /// Addresses that Azure keeps of a subnet.
    Kept,
    /// A range of services.
    ServiceCidr,
    /// A range of pods.
    PodCidr,
    /// Reached by peering.
    Peered,
    /// Reached by VPN or ExpressRoute.
    OnPremises,
    /// Reached in a way that nobody named.
    Other,
    /// Kept by the platform.
    Reserved,
}

impl Role {
    /// A word for programs and styles.
    pub fn text(self) -> &'static str {
        match self {
            Role::Free => "free",
            Role::Kept => "kept",
            role => role.kind().map_or("", RangeKind::text),
        }
    }

    /// The name for people, as it stands inside a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Role::Free => "free range",
            Role::Kept => "kept by Azure",
            role => role.kind().map_or("", RangeKind::title),
        }
    }

    /// The role in the matrix of overlaps; `None` for what takes no part in it.
    pub fn kind(self) -> Option<RangeKind> {
        Some(match self {
            Role::VirtualNetwork => RangeKind::VirtualNetwork,
            Role::Subnet => RangeKind::Subnet,
            Role::ServiceCidr => RangeKind::ServiceCidr,
            Role::PodCidr => RangeKind::PodCidr,
            Role::Peered => RangeKind::Peered,
            Role::OnPremises => RangeKind::OnPremises,
            Role::Other => RangeKind::Other,
            Role::Reserved => RangeKind::Reserved,
            Role::Free | Role::Kept => return None,
        })
    }
}

impl From<RangeKind> for Role {
    fn from(kind: RangeKind) -> Role {
        match kind {
            RangeKind::VirtualNetwork => Role::VirtualNetwork,
            RangeKind::Subnet => Role::Subnet,
            RangeKind::ServiceCidr => Role::ServiceCidr,
            RangeKind::PodCidr => Role::PodCidr,
            RangeKind::Peered => Role::Peered,
            RangeKind::OnPremises => Role::OnPremises,
            RangeKind::Other => Role::Other,
            RangeKind::Reserved => Role::Reserved,
        }
    }
}

impl Block {
    /// A block of a prefix, with nothing known of it yet.
    pub(super) fn of(role: Role, prefix: Prefix) -> Block {
        Block { prefix: Some(prefix), ..Block::of_range(role, prefix.into()) }
    }

    pub(super) fn of_range(role: Role, range: AddressRange) -> Block {
        Block {
            role,
            range,
            prefix: None,
            extent: Extent::default(),
            label: String::new(),
            owner: String::new(),
            subjects: Vec::new(),
            default: false,
            headroom: None,
            kept: Vec::new(),
            largest: None,
            certain: true,
        }
    }

    pub(super) fn place(&mut self, axis: &Axis) {
        self.extent = axis.extent(self.range);
        for kept in &mut self.kept {
            kept.extent = axis.extent(kept.range);
        }
    }

    /// How many addresses it has, in words.
    pub fn size(&self) -> String {
        words::size(self.range)
    }

    /// The range as people write it: the prefix, else first and last address.
    pub fn written(&self) -> String {
        self.prefix.map_or_else(|| self.range.to_string(), |prefix| prefix.to_string())
    }

    /// What pointing at it tells: range, owner, size, first and last address, what is left. One sentence.
    pub fn words(&self) -> String {
        let mut words = format!("{} {}", capital(self.role.title()), self.written());
        if !self.owner.is_empty() {
            words += &format!(" of {}", self.owner);
        }
        if self.default {
            words += ", a default";
        }
        words += &format!(": {}", self.size());
        let (first, last) = (self.range.first(), self.range.last());
        if self.prefix.is_some() && first != last {
            words += &format!(", {first} to {last}");
        }
        match (self.largest, self.certain) {
            (Some(largest), true) => words += &format!("; room for {largest}"),
            (Some(_), false) => words += "; not certain, since the range of a subnet is not known",
            (None, _) => {}
        }
        if let Some(headroom) = &self.headroom {
            words += &format!("; {}", headroom.words());
        }
        words + "."
    }
}

fn capital(text: &str) -> String {
    let mut capital = text.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capital
}
