//! The rows of virtual networks: their subnets, and what is free between.
use std::collections::BTreeMap;

use super::headroom::Least;
use super::{Block, MapRow, Role};
use crate::analysis::unallocated_percent;
use crate::drawing::{kept, words};
use crate::net::{AddressSpace, Family, Prefix};
use crate::overlap::{Holder, RangeKind};
use crate::resolve::{Resolved, ResolvedNetwork};
use crate::rules::subject;

/// A row for each network of the design, then one for all that the service makes with the same ranges.
pub(super) fn rows(resolved: &Resolved, least: &Least, family: Family) -> Vec<MapRow> {
    let mut own = Vec::new();
    let mut managed: BTreeMap<&[Prefix], Vec<usize>> = BTreeMap::new();
    for (place, network) in resolved.networks.iter().enumerate() {
        if network.managed {
            managed.entry(&network.prefixes).or_default().push(place);
        } else {
            own.push(vec![place]);
        }
    }
    let alike = own.into_iter().chain(managed.into_values());
    alike.filter_map(|places| Alike::of(resolved, least, family, &places)?.row()).collect()
}

/// Networks that stand in one row: a single one, or several that the service makes alike.
struct Alike<'r> {
    resolved: &'r Resolved,
    least: &'r Least,
    family: Family,
    networks: Vec<&'r ResolvedNetwork>,
    first: &'r ResolvedNetwork,
    title: String,
    /// One for each network.
    subjects: Vec<String>,
}

impl<'r> Alike<'r> {
    fn of(resolved: &'r Resolved, least: &'r Least, family: Family, places: &[usize]) -> Option<Alike<'r>> {
        let networks: Vec<_> = places.iter().filter_map(|place| resolved.networks.get(*place)).collect();
        let first = *networks.first()?;
        let names: Vec<String> = networks.iter().map(|network| network.name.clone()).collect();
        let title = match (first.managed, names.len()) {
            (false, _) => first.name.clone(),
            (true, 1) => format!("managed network of {}", first.name),
            (true, _) => format!("managed networks of {}", words::few(&names)),
        };
        let of = if first.managed { subject::cluster } else { subject::network };
        let subjects = names.iter().map(|name| of(name)).collect();
        Some(Alike { resolved, least, family, networks, first, title, subjects })
    }

    fn row(self) -> Option<MapRow> {
        let mut blocks: Vec<Block> = self.first.prefixes.iter().map(|prefix| self.space(*prefix)).collect();
        blocks.extend(self.subnets());
        blocks.extend(self.gaps());
        let caption = self.caption();
        let (title, default) = (self.title, self.first.managed);
        let row = MapRow { title, caption, kind: RangeKind::VirtualNetwork, default, blocks };
        (!row.blocks.is_empty()).then_some(row)
    }

    fn caption(&self) -> String {
        if self.first.managed {
            return "virtual network that the service makes, assumed".to_owned();
        }
        let share = unallocated_percent(self.resolved, self.first).filter(|_| self.family == Family::IPv4);
        share.map_or("virtual network".to_owned(), |share| format!("virtual network, {share}% in no subnet"))
    }

    fn space(&self, prefix: Prefix) -> Block {
        Block {
            label: self.first.name.clone(),
            owner: self.title.clone(),
            subjects: self.subjects.clone(),
            default: self.first.default.is_some(),
            ..Block::of(Role::VirtualNetwork, prefix)
        }
    }

    /// The subnets of the first network; those of the others are alike.
    fn subnets(&self) -> impl Iterator<Item = Block> {
        let subnets = self.first.subnets.iter().enumerate();
        let known = subnets.filter_map(|(nth, place)| Some((nth, self.resolved.subnets.get(*place)?)));
        known.flat_map(move |(nth, subnet)| {
            let places = || self.networks.iter().filter_map(move |network| network.subnets.get(nth).copied());
            let holders: Vec<Holder> = places().map(Holder::Subnet).collect();
            let subjects: Vec<String> =
                places().filter_map(|place| subject::subnet_at(self.resolved, place)).collect();
            let headroom = self.least.among(&holders);
            subnet.prefixes.iter().map(move |prefix| Block {
                label: subnet.name.clone(),
                owner: format!("{}/{}", self.title, subnet.name),
                subjects: subjects.clone(),
                default: subnet.default.is_some(),
                headroom: headroom.filter(|_| prefix.is_ipv4()),
                kept: kept::kept_of(*prefix),
                ..Block::of(Role::Subnet, *prefix)
            })
        })
    }

    fn gaps(&self) -> Vec<Block> {
        let subnets = || self.first.subnets.iter().filter_map(|place| self.resolved.subnets.get(*place));
        let own = |prefix: &&Prefix| prefix.family() == self.family;
        let space: AddressSpace = self.first.prefixes.iter().filter(own).copied().collect();
        let taken: AddressSpace =
            subnets().flat_map(|subnet| &subnet.prefixes).filter(own).copied().collect();
        let certain = subnets().all(|subnet| !subnet.prefixes.is_empty());
        let gap = |range: crate::net::AddressRange| {
            let prefixes = range.prefixes();
            let only = prefixes.first().copied().filter(|_| prefixes.len() == 1);
            Block {
                prefix: only,
                label: "free".to_owned(),
                owner: self.title.clone(),
                subjects: self.subjects.clone(),
                default: self.first.managed,
                largest: prefixes.into_iter().min_by_key(|prefix| prefix.length()),
                certain,
                ..Block::of_range(Role::Free, range)
            }
        };
        space.subtract(&taken).ranges().into_iter().map(gap).collect()
    }
}
