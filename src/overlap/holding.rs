//! [`Holding`]: a range in one role, and everybody who holds it.
use crate::azure::reserved;
use crate::design;
use crate::net::Prefix;
use crate::resolve::Resolved;
use crate::sorting::sort_by_key;

/// The roles in which a range stands, in the order of the analysis document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RangeKind {
    /// A cluster's services.
    ServiceCidr,
    /// A cluster's pods.
    PodCidr,
    /// A subnet.
    Subnet,
    /// A virtual network's address space.
    VirtualNetwork,
    /// Reached by peering.
    Peered,
    /// Reached by VPN or ExpressRoute.
    OnPremises,
    /// Reached in a way that nobody named.
    Other,
    /// Kept by the platform.
    Reserved,
}

/// Who holds a range, by the place in the resolved design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    /// A cluster.
    Cluster(usize),
    /// A subnet.
    Subnet(usize),
    /// A virtual network.
    Network(usize),
    /// A connected range.
    Range(usize),
    /// The platform: a place in the list of reserved ranges.
    Platform(usize),
}

/// A range in one role, with everybody who holds it there.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// The role.
    pub kind: RangeKind,
    /// The range.
    pub prefix: Prefix,
    /// Whether nobody typed it: the service takes it by default, for every holder.
    pub default: bool,
    /// The holders, all of one kind and sorted: in the order of the design; at least one.
    pub holders: Vec<Holder>,
}

impl RangeKind {
    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            RangeKind::ServiceCidr => "serviceCidr",
            RangeKind::PodCidr => "podCidr",
            RangeKind::Subnet => "subnet",
            RangeKind::VirtualNetwork => "virtualNetwork",
            RangeKind::Peered => "peered",
            RangeKind::OnPremises => "onPremises",
            RangeKind::Other => "other",
            RangeKind::Reserved => "reserved",
        }
    }

    /// The name for people, as it stands inside a sentence.
    pub fn title(self) -> &'static str {
        match self {
            RangeKind::ServiceCidr => "service CIDR",
            RangeKind::PodCidr => "pod CIDR",
            RangeKind::Subnet => "subnet",
            RangeKind::VirtualNetwork => "virtual network",
            RangeKind::Peered => "peered range",
            RangeKind::OnPremises => "on-premises range",
            RangeKind::Other => "connected range",
            RangeKind::Reserved => "reserved range",
        }
    }
}

impl Holder {
    /// The name that people know it by.
    pub fn name(self, resolved: &Resolved) -> String {
        let name = match self {
            Holder::Cluster(place) => resolved.clusters.get(place).map(|cluster| cluster.name().to_owned()),
            Holder::Network(place) => resolved.networks.get(place).map(|network| match network.managed {
                true => format!("managed network of {}", network.name),
                false => network.name.clone(),
            }),
            Holder::Subnet(place) => resolved
                .subnets
                .get(place)
                .map(|subnet| format!("{}/{}", Holder::Network(subnet.network).name(resolved), subnet.name)),
            Holder::Range(place) => resolved.ranges.get(place).map(|range| range.name.clone()),
            Holder::Platform(place) => {
                reserved::RESERVED.get(place).map(|reserved| reserved.purpose.to_owned())
            }
        };
        name.unwrap_or_default()
    }
}

/// Every range of the design in each of its roles, sorted by role and range.
pub fn holdings(resolved: &Resolved) -> Vec<Holding> {
    let mut held = Held::default();
    for (place, cluster) in resolved.clusters.iter().enumerate() {
        let holder = Holder::Cluster(place);
        for (kind, cidrs) in
            [(RangeKind::ServiceCidr, &cluster.service_cidrs), (RangeKind::PodCidr, &cluster.pod_cidrs)]
        {
            held.add_all(kind, cidrs.known().into_iter().flatten(), cidrs.is_default(), holder);
        }
    }
    for (place, subnet) in resolved.subnets.iter().enumerate() {
        let managed = resolved.networks.get(subnet.network).is_some_and(|network| network.managed);
        held.add_all(RangeKind::Subnet, &subnet.prefixes, managed, Holder::Subnet(place));
    }
    for (place, network) in resolved.networks.iter().enumerate() {
        let holder = Holder::Network(place);
        held.add_all(RangeKind::VirtualNetwork, &network.prefixes, network.managed, holder);
    }
    for (place, range) in resolved.ranges.iter().enumerate() {
        let kind = match range.kind {
            design::RangeKind::Peered => RangeKind::Peered,
            design::RangeKind::OnPremises => RangeKind::OnPremises,
            design::RangeKind::Other => RangeKind::Other,
        };
        held.add_all(kind, &range.prefixes, false, Holder::Range(place));
    }
    for (place, reserved) in reserved::RESERVED.iter().enumerate() {
        held.add_all(RangeKind::Reserved, [&reserved.prefix], false, Holder::Platform(place));
    }
    held.holdings()
}

/// Every range of every holder, in the order of the holders of each kind.
#[derive(Default)]
struct Held(Vec<(RangeKind, Prefix, bool, Holder)>);

impl Held {
    fn add_all<'p>(
        &mut self,
        kind: RangeKind,
        prefixes: impl IntoIterator<Item = &'p Prefix>,
        default: bool,
        holder: Holder,
    ) {
        self.0.extend(prefixes.into_iter().map(|prefix| (kind, *prefix, default, holder)));
    }

    /// Equal ranges of one kind are one holding.
    fn holdings(mut self) -> Vec<Holding> {
        let key = |(kind, prefix, ..): &(RangeKind, Prefix, bool, Holder)| (*kind, *prefix);
        if !self.0.is_sorted_by_key(key) {
            sort_by_key(&mut self.0, key);
        }
        let mut holdings: Vec<Holding> = Vec::new();
        for (kind, prefix, default, holder) in self.0 {
            match holdings.last_mut().filter(|last| (last.kind, last.prefix) == (kind, prefix)) {
                Some(holding) => {
                    holding.default &= default;
                    if holding.holders.last() != Some(&holder) {
                        holding.holders.push(holder);
                    }
                }
                None => holdings.push(Holding { kind, prefix, default, holders: vec![holder] }),
            }
        }
        holdings
    }
}
