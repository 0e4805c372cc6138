//! Who an address belongs to, in words and as what to select.
use std::net::IpAddr;

use super::kept::kept_of;
use super::map::Role;
use super::words;
use crate::analysis::Analysis;
use crate::azure::{limits, reserved};
use crate::net::{AddressRange, AddressSpace, Prefix};
use crate::overlap::{Holder, Holding, RangeKind, holdings};
use crate::resolve::{Resolved, ResolvedNetwork};
use crate::rules::subject;
use crate::rules::wording::listed;
use crate::sorting::sort_by_key;

/// A role in which an address is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The role; `None`: nobody is known to hold the address.
    pub role: Option<Role>,
    /// The range that it lies in; `None` where nobody holds it.
    pub range: Option<AddressRange>,
    /// One sentence that names the address, the range and who holds it.
    pub sentence: String,
    /// What to select; `None` for the platform and for nobody.
    pub subject: Option<String>,
}

/// Every role in which an address is held, the narrowest range first; one that says so where there is none.
pub fn owners(analysis: &Analysis, address: IpAddr) -> Vec<Owner> {
    let search = Search { resolved: &analysis.resolved, address };
    let holdings = holdings(search.resolved);
    let holding = holdings.iter().filter(|holding| holding.prefix.contains_address(address));
    let mut owners: Vec<Owner> = holding.flat_map(|holding| search.of_holding(holding)).collect();
    owners.extend(search.gaps());
    sort_by_key(&mut owners, |owner| (owner.range.map(AddressRange::size), owner.role));
    if owners.is_empty() {
        owners.push(search.nobody());
    }
    owners
}

struct Search<'a> {
    resolved: &'a Resolved,
    address: IpAddr,
}

impl Search<'_> {
    fn of_holding(&self, holding: &Holding) -> Vec<Owner> {
        match holding.kind {
            RangeKind::ServiceCidr | RangeKind::PodCidr => vec![self.of_clusters(holding)],
            _ => holding.holders.iter().map(|holder| self.of_holder(holding, *holder)).collect(),
        }
    }

    /// A range of services or pods, with all clusters that have it.
    fn of_clusters(&self, holding: &Holding) -> Owner {
        let names: Vec<String> = holding.holders.iter().map(|holder| holder.name(self.resolved)).collect();
        let default = if holding.default { ", a default" } else { "" };
        let more = match holding.kind {
            RangeKind::ServiceCidr => self.of_services(holding),
            _ => self.of_node_block(holding),
        };
        let (title, prefix, names) = (holding.kind.title(), holding.prefix, words::few(&names));
        let role = if self.is_kept_from_services(holding) { Role::Kept } else { holding.kind.into() };
        self.owner(role, prefix.into(), &format!("is in the {title} {prefix} of {names}{default}{more}"))
            .selecting(holding.holders.first().and_then(|first| self.subject(holding, *first)))
    }

    fn is_kept_from_services(&self, holding: &Holding) -> bool {
        let ends = [holding.prefix.first(), holding.prefix.last()];
        holding.kind == RangeKind::ServiceCidr && ends.contains(&self.address)
    }

    fn of_services(&self, holding: &Holding) -> String {
        let is_dns = |holder: &&Holder| match holder {
            Holder::Cluster(place) => {
                let cluster = self.resolved.clusters.get(*place);
                cluster.is_some_and(|cluster| cluster.dns_service_ip.get() == Some(self.address))
            }
            _ => false,
        };
        let dns: Vec<String> =
            holding.holders.iter().filter(is_dns).map(|holder| holder.name(self.resolved)).collect();
        if !dns.is_empty() {
            return format!("; it is the address of the DNS service of {}", words::few(&dns));
        }
        if self.is_kept_from_services(holding) {
            return "; as the first or last address it is never handed out".to_owned();
        }
        String::new()
    }

    /// The block of a node, where the model gives out whole blocks.
    fn of_node_block(&self, holding: &Holding) -> String {
        let gives_blocks = holding.holders.iter().any(|holder| match holder {
            Holder::Cluster(place) => {
                let model = self.resolved.clusters.get(*place).and_then(|cluster| cluster.model());
                model.is_some_and(|model| model.has_pod_cidr() && model != crate::azure::NetworkModel::None)
            }
            _ => false,
        });
        let block = Prefix::containing(self.address, limits::NODE_BLOCK_LENGTH.value);
        if gives_blocks && holding.prefix.is_ipv4() && holding.prefix.contains(block) {
            return format!("; the pods of one node have {block}");
        }
        String::new()
    }

    fn of_holder(&self, holding: &Holding, holder: Holder) -> Owner {
        let prefix = holding.prefix;
        let (role, words) = match holder {
            Holder::Subnet(place) => self.of_subnet(prefix, place),
            Holder::Range(place) => (holding.kind.into(), self.of_connected(prefix, holding.kind, place)),
            Holder::Platform(place) => {
                let purpose = reserved::RESERVED.get(place).map_or("", |reserved| reserved.purpose);
                (Role::Reserved, format!("is in {prefix}, which the platform keeps ({purpose})"))
            }
            Holder::Network(_) | Holder::Cluster(_) => {
                let default = if holding.default { ", which is assumed" } else { "" };
                let (title, name) = (holding.kind.title(), holder.name(self.resolved));
                (holding.kind.into(), format!("is in the address space {prefix} of {title} {name}{default}"))
            }
        };
        self.owner(role, prefix.into(), &words).selecting(self.subject(holding, holder))
    }

    fn of_subnet(&self, prefix: Prefix, place: usize) -> (Role, String) {
        let name = Holder::Subnet(place).name(self.resolved);
        let words = format!("is in subnet {name} ({prefix})");
        let kept = kept_of(prefix).into_iter().find(|kept| contains(kept.range, self.address));
        match kept {
            Some(kept) => {
                let purpose = kept.purpose;
                (
                    Role::Kept,
                    format!("{words}, where Azure keeps it: {purpose}, one of five that no resource gets"),
                )
            }
            None => (Role::Subnet, words + &self.users(place)),
        }
    }

    /// The clusters whose nodes, pods or API servers are in a subnet.
    fn users(&self, place: usize) -> String {
        let names = |uses: &dyn Fn(&crate::resolve::ResolvedCluster) -> bool| -> Option<String> {
            let clusters = self.resolved.clusters.iter().filter(|cluster| uses(cluster));
            let names: Vec<String> = clusters.map(|cluster| cluster.name().to_owned()).collect();
            (!names.is_empty()).then(|| words::few(&names))
        };
        let nodes = names(&|cluster| cluster.pools().iter().any(|pool| pool.subnet == Some(place)));
        let pods = names(&|cluster| cluster.pools().iter().any(|pool| pool.pod_subnet == Some(place)));
        let servers = names(&|cluster| cluster.api_server_subnet == Some(place));
        let used: Vec<String> = [("nodes", nodes), ("pods", pods), ("the API server", servers)]
            .into_iter()
            .filter_map(|(what, names)| Some(format!("{what} of {}", names?)))
            .collect();
        if used.is_empty() { String::new() } else { format!(", which is that of {}", listed(&used)) }
    }

    fn of_connected(&self, prefix: Prefix, kind: RangeKind, place: usize) -> String {
        let Some(range) = self.resolved.ranges.get(place) else { return String::new() };
        let near = range.network.as_ref().map(|network| format!(" from {network}")).unwrap_or_default();
        let how = match kind {
            RangeKind::Peered => "by peering",
            RangeKind::OnPremises => "by VPN or ExpressRoute",
            _ => "in a way that nobody named",
        };
        format!("is in {prefix} of {}, reached{near} {how}", range.name)
    }

    /// The gap between the subnets of each network in which it lies.
    fn gaps(&self) -> impl Iterator<Item = Owner> {
        let networks = self.resolved.networks.iter();
        let inside = networks
            .filter(|network| network.prefixes.iter().any(|prefix| prefix.contains_address(self.address)));
        inside.filter_map(|network| self.gap(network))
    }

    fn gap(&self, network: &ResolvedNetwork) -> Option<Owner> {
        let subnets = || network.subnets.iter().filter_map(|place| self.resolved.subnets.get(*place));
        let space: AddressSpace = network.prefixes.iter().copied().collect();
        let taken: AddressSpace = subnets().flat_map(|subnet| &subnet.prefixes).copied().collect();
        let free = space.subtract(&taken).ranges();
        let range = free.into_iter().find(|range| contains(*range, self.address))?;
        let certain = subnets().all(|subnet| !subnet.prefixes.is_empty());
        let doubt = if certain { "" } else { ", as far as the ranges of its subnets are known" };
        let size = words::size(range);
        let of = if network.managed {
            format!("the managed network of {}", network.name)
        } else {
            network.name.clone()
        };
        let words = format!("is in no subnet of {of}{doubt}: free are {range}, {size}");
        let subject =
            if network.managed { subject::cluster(&network.name) } else { subject::network(&network.name) };
        Some(self.owner(Role::Free, range, &words).selecting(Some(subject)))
    }

    fn nobody(&self) -> Owner {
        let is_private = reserved::is_private(Prefix::containing(self.address, u8::MAX));
        let public = if is_private { "" } else { "; it is a public address" };
        let sentence = format!("Nobody in this design is known to hold {}{public}.", self.address);
        Owner { role: None, range: None, sentence, subject: None }
    }

    fn owner(&self, role: Role, range: AddressRange, words: &str) -> Owner {
        let sentence = format!("{} {words}.", self.address);
        Owner { role: Some(role), range: Some(range), sentence, subject: None }
    }

    fn subject(&self, holding: &Holding, holder: Holder) -> Option<String> {
        subject::holder(self.resolved, holding, holder)
    }
}

impl Owner {
    fn selecting(self, subject: Option<String>) -> Owner {
        Owner { subject, ..self }
    }
}

fn contains(range: AddressRange, address: IpAddr) -> bool {
    range.first().is_ipv4() == address.is_ipv4() && range.first() <= address && address <= range.last()
}
