//! [`Headroom`]: what is left of a range when least is left.
use std::collections::HashMap;

use crate::analysis::{Analysis, when};
use crate::capacity::{Resource, Row, Unit};
use crate::overlap::Holder;
use crate::resolve::Moment;
use crate::rules::wording::counted;

/// What is left of a range at the moment at which least is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headroom {
    /// What is left; negative: what is missing.
    pub left: i64,
    /// What it is counted in.
    pub unit: Unit,
    /// The first of the moments at which so little is left.
    pub moment: Moment,
    /// The place of a cluster in whose capacity this stands.
    pub cluster: usize,
    /// The row there.
    pub row: usize,
}

impl Headroom {
    /// `156 addresses left today`, `371 addresses short at the autoscaler's maximum`.
    pub fn words(&self) -> String {
        let amount = counted(self.left.unsigned_abs(), self.unit.one(), self.unit.text());
        let word = if self.left < 0 { "short" } else { "left" };
        format!("{amount} {word} {}", when(self.moment))
    }
}

/// The least headroom of each subnet and of each cluster's pod CIDR.
pub(super) struct Least {
    of_subnet: HashMap<usize, Headroom>,
    of_pod_cidr: HashMap<usize, Headroom>,
}

impl Least {
    pub(super) fn of(analysis: &Analysis) -> Least {
        let mut least = Least { of_subnet: HashMap::new(), of_pod_cidr: HashMap::new() };
        for (cluster, capacity) in analysis.capacity.iter().enumerate() {
            for (row, of) in capacity.rows.iter().enumerate() {
                let Some(headroom) = least_of(cluster, row, of) else { continue };
                if let Some(subnet) = of.subnet {
                    keep(&mut least.of_subnet, subnet, headroom);
                } else if of.resource == Resource::PodCidr {
                    keep(&mut least.of_pod_cidr, cluster, headroom);
                }
            }
        }
        least
    }

    /// The least over all who hold a range.
    pub(super) fn among(&self, holders: &[Holder]) -> Option<Headroom> {
        let of = |holder: &Holder| match holder {
            Holder::Subnet(place) => self.of_subnet.get(place).copied(),
            Holder::Cluster(place) => self.of_pod_cidr.get(place).copied(),
            _ => None,
        };
        holders.iter().filter_map(of).min_by_key(|headroom| headroom.left)
    }
}

fn keep(of: &mut HashMap<usize, Headroom>, key: usize, headroom: Headroom) {
    let kept = of.entry(key).or_insert(headroom);
    if headroom.left < kept.left {
        *kept = headroom;
    }
}

fn least_of(cluster: usize, row: usize, of: &Row) -> Option<Headroom> {
    let left = |moment: Moment| {
        let left = of.at(moment).headroom()?;
        Some(Headroom { left, unit: of.resource.unit(), moment, cluster, row })
    };
    Moment::ALL.into_iter().filter_map(left).min_by_key(|headroom| headroom.left)
}
