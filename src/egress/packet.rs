//! [`PacketPath`]: the way that a packet takes from an origin to its destinations, and where its source is rewritten.
use super::exits::{Exit, exits};
use super::next_hop::NextHop;
use super::ranges;
use super::seen::{Cell, Seen};
use super::sources::{Sources, sources};
use super::{Destination, Origin, way};
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster};

/// The way of a packet to destinations that it reaches alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketPath {
    /// Who opens the connection, one of them or the other; never empty.
    pub origins: Vec<Origin>,
    /// Who is asked.
    pub destinations: Vec<Destination>,
    /// What the packet passes, its sender first; never empty.
    pub stops: Vec<Stop>,
}

/// Something that a packet leaves or passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// What it is.
    pub at: Place,
    /// Whose address the packet has as its source when it goes on from there.
    pub source: Seen,
    /// The ranges that this address is of; empty: not known here.
    pub ranges: Vec<Prefix>,
    /// Whether it was another one before.
    pub rewrites: bool,
}

/// What a packet leaves or passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Who opens the connection.
    Sender,
    /// The node that the pod runs on.
    Node,
    /// A node of the static egress gateway.
    EgressGateway,
    /// Azure Firewall, inside the virtual network.
    Firewall,
    /// What takes it off the subnet for the Internet.
    Exit(NextHop),
}

/// The ways of the packets of a cluster at that place, those to the Internet last of each origin; origins whose packets go
/// the same way from the same address are told together. `None` where the design holds no such cluster.
pub fn packet_paths(resolved: &Resolved, cluster: usize) -> Option<Vec<PacketPath>> {
    let sources = sources(resolved, cluster)?;
    let cluster = resolved.clusters.get(cluster)?;
    let scene = Scene { resolved, cluster, sources: &sources };
    let mut paths: Vec<PacketPath> = Vec::new();
    for path in sources.origins.iter().flat_map(|origin| scene.of_origin(*origin)) {
        let alike =
            |known: &&mut PacketPath| known.stops == path.stops && known.destinations == path.destinations;
        match paths.iter_mut().find(alike) {
            Some(known) => known.origins.extend(path.origins),
            None => paths.push(path),
        }
    }
    Some(paths)
}

impl PacketPath {
    /// The words for one of its stops.
    pub fn title(&self, stop: &Stop) -> String {
        match stop.at {
            Place::Sender => Origin::titles(&self.origins),
            Place::Node => "Node".to_owned(),
            Place::EgressGateway => "Static egress gateway".to_owned(),
            Place::Firewall => "Azure Firewall".to_owned(),
            Place::Exit(hop) => exit_title(hop).to_owned(),
        }
    }

    /// Where it arrives, in words.
    pub fn destination_titles(&self) -> String {
        self.destinations.iter().map(|one| one.title()).collect::<Vec<_>>().join(", ")
    }

    /// Whether it leaves for a public destination.
    pub fn is_to_internet(&self) -> bool {
        self.destinations.contains(&Destination::Internet)
    }

    /// Whether it ends before its destination.
    pub fn is_dropped(&self) -> bool {
        self.stops.last().is_some_and(|stop| stop.source == Seen::NoWayOut)
    }
}

fn exit_title(hop: NextHop) -> &'static str {
    match hop {
        NextHop::Route => "Appliance of the default route",
        NextHop::NetworkGateway => "VPN or ExpressRoute gateway",
        NextHop::NatGateway => "NAT gateway",
        NextHop::NodePublic => "Public address of the node",
        NextHop::LoadBalancer => "Load balancer",
        NextHop::Nothing => "No way out",
        NextHop::Unknown => "A way out that is not known",
    }
}

struct Scene<'r> {
    resolved: &'r Resolved,
    cluster: &'r ResolvedCluster,
    sources: &'r Sources,
}

impl Scene<'_> {
    /// Private destinations that are reached alike together, then each way out.
    fn of_origin(&self, origin: Origin) -> Vec<PacketPath> {
        let mut paths: Vec<PacketPath> = Vec::new();
        for row in self.sources.rows.iter().filter(|row| row.destination != Destination::Internet) {
            let Some(cell) = self.sources.cell(row.destination, origin) else { continue };
            let stops = self.to_private(origin, row.destination, cell);
            match paths.iter_mut().find(|path| path.stops == stops) {
                Some(path) => path.destinations.push(row.destination),
                None => paths.push(PacketPath {
                    origins: vec![origin],
                    destinations: vec![row.destination],
                    stops,
                }),
            }
        }
        let out = self.to_internet(origin).into_iter();
        paths.extend(out.map(|stops| PacketPath {
            origins: vec![origin],
            destinations: vec![Destination::Internet],
            stops,
        }));
        paths
    }

    fn to_private(&self, origin: Origin, destination: Destination, cell: &Cell) -> Vec<Stop> {
        match destination {
            Destination::FirewallApplicationRule => {
                let mut stops = self.inside(origin, self.sources.cell(Destination::Peered, origin));
                stops.push(Stop::rewriting(Place::Firewall, cell));
                stops
            }
            Destination::FirewallNetworkRule => {
                let mut stops = self.inside(origin, Some(cell));
                let passed =
                    stops.last().map(|last| Stop { at: Place::Firewall, rewrites: false, ..last.clone() });
                stops.extend(passed);
                stops
            }
            _ => self.inside(origin, Some(cell)),
        }
    }

    /// The way through the virtual network to one who sees that.
    fn inside(&self, origin: Origin, seen: Option<&Cell>) -> Vec<Stop> {
        let mut stops = vec![self.begin(origin)];
        let at = match origin {
            _ if origin.is_on_host() => return stops,
            Origin::PodBehindGateway => Place::EgressGateway,
            _ => Place::Node,
        };
        let Some(cell) = seen else { return stops };
        stops.push(match cell.seen {
            Seen::Pod => Stop { at, rewrites: false, ..self.begin(origin) },
            _ => Stop::rewriting(at, cell),
        });
        stops
    }

    /// A packet with the address that its sender has.
    fn begin(&self, origin: Origin) -> Stop {
        let (source, (ranges, _)) = match origin.is_on_host() {
            true => (Seen::Node, ranges::of_nodes(self.resolved, self.cluster)),
            false => (Seen::Pod, ranges::of_pods(self.resolved, self.cluster)),
        };
        Stop { at: Place::Sender, source, ranges, rewrites: false }
    }

    fn to_internet(&self, origin: Origin) -> Vec<Vec<Stop>> {
        if origin == Origin::PodBehindGateway {
            return vec![self.inside(origin, self.sources.cell(Destination::Internet, origin))];
        }
        // A node takes a pod's place towards the Internet wherever it does outside the virtual network.
        let inside = self.inside(origin, self.sources.cell(Destination::Peered, origin));
        let by = |exit: Exit| {
            let last = Stop::rewriting(Place::Exit(exit.hop), &way::cell(self.resolved, self.cluster, exit));
            inside.iter().cloned().chain([last]).collect()
        };
        let mut all: Vec<Vec<Stop>> = Vec::new();
        for stops in exits(self.resolved, self.cluster, origin).into_iter().map(by) {
            all.extend((!all.contains(&stops)).then_some(stops));
        }
        all
    }
}

impl Stop {
    fn rewriting(at: Place, to: &Cell) -> Stop {
        let rewrites = !matches!(to.seen, Seen::NoWayOut | Seen::Unknown);
        Stop { at, source: to.seen, ranges: to.ranges.clone(), rewrites }
    }
}
