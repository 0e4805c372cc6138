//! Virtual networks and subnets of all readings.
use std::collections::HashMap;

use super::Merge;
use super::fields::{Fields, Origins};
use super::identities::{Identities, Mention};
use crate::design::subject::segment;
use crate::design::{ResourceId, Subnet, SubnetRef, Usage, VirtualNetwork};
use crate::import::Reading;
use crate::import::names::{Names, base, is_unnamed};
use crate::net::Prefix;
use crate::sorting::sort_by_key;

/// The networks, and what each reading calls them.
#[derive(Debug, Default)]
pub(super) struct Networks {
    slots: Vec<Slot>,
    identities: Identities,
    names: Names,
    /// By reading, then by local name.
    local: HashMap<usize, HashMap<String, usize>>,
    /// By reading, then by local names.
    local_subnets: HashMap<usize, HashMap<SubnetRef, (usize, usize)>>,
    /// What a network that nobody named may turn out to be, once all named ones are known.
    stubs: Option<Stubs>,
}

/// A network, the reading that tells of it and its place there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mentioned<'r> {
    reading: usize,
    position: usize,
    network: &'r VirtualNetwork,
}

#[derive(Debug)]
struct Slot {
    network: VirtualNetwork,
    origins: Origins,
    subject: String,
    subnet_origins: Vec<Origins>,
    subnet_names: Names,
    /// Subnets by lower-case name.
    by_name: HashMap<String, usize>,
    /// The reading and the place in it that told of it first.
    order: (usize, usize),
}

/// Every network, in the order in which they are to be merged: named ones first, so that what nobody named finds
/// what it belongs to.
pub(super) fn mentions<'r>(readings: &[&'r Reading]) -> Vec<Mentioned<'r>> {
    let of_reading = |(reading, of): (usize, &&'r Reading)| {
        let networks = of.part.networks.iter().enumerate();
        networks.map(move |(position, network)| Mentioned { reading, position, network: network.as_ref() })
    };
    let mut mentions: Vec<Mentioned> = readings.iter().enumerate().flat_map(of_reading).collect();
    sort_by_key(&mut mentions, |of| is_unnamed(&of.network.name));
    mentions
}

impl Networks {
    /// Merges a network into those known so far.
    pub(super) fn take(&mut self, mentioned: Mentioned<'_>, merge: &mut Merge) {
        let Mentioned { reading, position, network } = mentioned;
        if is_unnamed(&network.name) {
            let mut stubs = self.stubs.take().unwrap_or_else(|| self.stubs());
            let attached = self.attach(reading, network, &mut stubs, merge);
            self.stubs = Some(stubs);
            if attached {
                return;
            }
        }
        self.add((reading, position), network, merge);
    }

    /// The local name in the design of what a reading calls `name`.
    pub(super) fn name(&self, reading: usize, name: &str) -> Option<String> {
        let index = self.local.get(&reading)?.get(name)?;
        self.slots.get(*index).map(|slot| slot.network.name.clone())
    }

    /// The reference in the design for one in a reading.
    pub(super) fn reference(&self, reading: usize, reference: &SubnetRef) -> Option<SubnetRef> {
        let (network, subnet) = self.found(reading, reference)?;
        Some(SubnetRef { network: network.to_owned(), subnet: subnet.to_owned() })
    }

    /// Whether the reference in the design is the one in the reading.
    pub(super) fn keeps(&self, reading: usize, reference: &SubnetRef) -> bool {
        let is = |(network, subnet): (&str, &str)| reference.network == network && reference.subnet == subnet;
        self.found(reading, reference).is_some_and(is)
    }

    /// The names in the design of what a reading refers to.
    fn found(&self, reading: usize, reference: &SubnetRef) -> Option<(&str, &str)> {
        let (network, subnet) = *self.local_subnets.get(&reading)?.get(reference)?;
        let network = &self.slots.get(network)?.network;
        Some((&network.name, &network.subnets.get(subnet)?.name))
    }

    /// The networks in the order of their first mention.
    pub(super) fn into_list(mut self) -> Vec<VirtualNetwork> {
        sort_by_key(&mut self.slots, |slot| slot.order);
        self.slots.into_iter().map(|slot| slot.network).collect()
    }

    fn add(&mut self, order: (usize, usize), network: &VirtualNetwork, merge: &mut Merge) {
        let (reading, _) = order;
        let index = self.slot(order, network);
        self.local.entry(reading).or_default().insert(network.name.clone(), index);
        let Some(slot) = self.slots.get_mut(index) else { return };
        merge.rename(reading, format!("networks/{}", segment(&network.name)), &slot.subject);
        let Slot { network: of, origins, subject, .. } = slot;
        let mut fields = Fields { merge, origins, subject, reading };
        fields.take("location", &mut of.location, network.location.clone());
        fields.take("addressPrefix", &mut of.prefixes, network.prefixes.clone());
        of.dns_servers = network.dns_servers.clone().or(of.dns_servers.take());
        of.by_command |= network.by_command;
        for subnet in &network.subnets {
            let place = slot.subnet(reading, subnet, merge);
            if let Some(of) = slot.network.subnets.get(place).filter(|of| of.name != subnet.name) {
                let local = format!("networks/{}/{}", segment(&network.name), segment(&subnet.name));
                merge.rename(reading, local, &format!("{}/{}", slot.subject, segment(&of.name)));
            }
            let local = SubnetRef { network: network.name.clone(), subnet: subnet.name.clone() };
            self.local_subnets.entry(reading).or_default().insert(local, (index, place));
        }
    }

    /// The slot of the network that is meant; a new one where it is not known.
    fn slot(&mut self, order: (usize, usize), network: &VirtualNetwork) -> usize {
        let name = if is_unnamed(&network.name) { "network" } else { base(&network.name) };
        let mention = Mention {
            id: network.id.as_ref(),
            name,
            group: network.id.as_ref().map(ResourceId::resource_group),
        };
        let known = if is_unnamed(&network.name) { None } else { self.identities.find(mention) };
        if let Some((index, slot)) = known.and_then(|index| Some((index, self.slots.get_mut(index)?))) {
            let id = slot.network.id.clone();
            let group = id.as_ref().map(ResourceId::resource_group);
            self.identities.learn(index, Some(Mention { id: id.as_ref(), name, group }), mention);
            slot.network.id = slot.network.id.take().or_else(|| network.id.clone());
            return index;
        }
        let unique = self.names.unique(name);
        self.slots.push(Slot {
            subject: format!("networks/{}", segment(&unique)),
            network: VirtualNetwork { name: unique, id: network.id.clone(), ..VirtualNetwork::default() },
            origins: Origins::new(order.0),
            subnet_origins: Vec::new(),
            subnet_names: Names::default(),
            by_name: HashMap::new(),
            order,
        });
        self.identities.learn(self.slots.len() - 1, None, mention);
        self.slots.len() - 1
    }

    /// Takes a lone subnet that nobody named to be the one that has its prefixes, else the only one that is
    /// referenced and has none.
    fn attach(
        &mut self,
        reading: usize,
        network: &VirtualNetwork,
        stubs: &mut Stubs,
        merge: &mut Merge,
    ) -> bool {
        let [subnet] = network.subnets.as_slice() else { return false };
        if network.prefixes.is_some() || network.id.is_some() || !is_unnamed(&subnet.name) {
            return false;
        }
        let Some(prefixes) = &subnet.prefixes else { return false };
        let (place, why) = match (stubs.by_prefixes.get(prefixes), stubs.without.as_slice()) {
            (Some(Some(place)), _) => (*place, "which has the same range"),
            (_, [place]) => (*place, "the only subnet in use whose range was not known"),
            _ => return false,
        };
        let Some(slot) = self.slots.get_mut(place.0) else { return false };
        let Some(name) = slot.network.subnets.get(place.1).map(|of| of.name.clone()) else { return false };
        let named = Subnet { name: name.clone(), ..subnet.clone() };
        slot.subnet(reading, &named, merge);
        stubs.without.retain(|stub| *stub != place);
        stubs.by_prefixes.insert(prefixes.clone(), Some(place));
        let local = SubnetRef { network: network.name.clone(), subnet: subnet.name.clone() };
        let subject = format!("{}/{}", slot.subject, segment(&name));
        merge.rename(
            reading,
            format!("networks/{}/{}", segment(&local.network), segment(&local.subnet)),
            &subject,
        );
        self.local.entry(reading).or_default().insert(network.name.clone(), place.0);
        self.local_subnets.entry(reading).or_default().insert(local, place);
        let message = format!("a subnet without a name was taken for {name} of {}, {why}", slot.network.name);
        merge.attach(reading, subject, message);
        true
    }

    fn stubs(&self) -> Stubs {
        let mut stubs = Stubs::default();
        for (index, slot) in self.slots.iter().enumerate() {
            for (place, subnet) in slot.network.subnets.iter().enumerate() {
                match &subnet.prefixes {
                    None => stubs.without.push((index, place)),
                    Some(prefixes) => {
                        let found = stubs.by_prefixes.entry(prefixes.clone());
                        found.and_modify(|found| *found = None).or_insert(Some((index, place)));
                    }
                }
            }
        }
        stubs
    }
}

/// Keeps who holds the addresses where one of two readings with the same number of them tells.
fn know_holders(usage: &mut Option<Usage>, from: Option<&Usage>) {
    if let (Some(usage), Some(from)) = (usage, from)
        && usage.total == from.total
        && usage.nodes.is_none()
    {
        usage.nodes.clone_from(&from.nodes);
    }
}

/// What a subnet without a name may turn out to be.
#[derive(Debug, Default)]
struct Stubs {
    /// Referenced subnets without prefixes.
    without: Vec<(usize, usize)>,
    /// The others; `None` where several have the same prefixes.
    by_prefixes: HashMap<Vec<Prefix>, Option<(usize, usize)>>,
}

impl Slot {
    /// Takes a subnet's fields and tells its place.
    fn subnet(&mut self, reading: usize, subnet: &Subnet, merge: &mut Merge) -> usize {
        let place = self.subnet_place(reading, subnet);
        let (Some(of), Some(origins)) =
            (self.network.subnets.get_mut(place), self.subnet_origins.get_mut(place))
        else {
            return place;
        };
        let subject = format!("{}/{}", self.subject, segment(&of.name));
        of.id = of.id.take().or_else(|| subnet.id.clone());
        of.by_command |= subnet.by_command;
        let mut fields = Fields { merge, origins, subject: &subject, reading };
        fields.take("addressPrefix", &mut of.prefixes, subnet.prefixes.clone());
        fields.take("ipConfigurations", &mut of.usage, subnet.usage.clone());
        know_holders(&mut of.usage, subnet.usage.as_ref());
        fields.take("reserve", &mut of.reserve, subnet.reserve);
        fields.take("delegations", &mut of.delegations, subnet.delegations.clone());
        fields.take("natGateway", &mut of.nat_gateway, subnet.nat_gateway);
        fields.take("routeTable", &mut of.route_table, subnet.route_table);
        fields.take("networkSecurityGroup", &mut of.network_security_group, subnet.network_security_group);
        place
    }

    fn subnet_place(&mut self, reading: usize, subnet: &Subnet) -> usize {
        let unnamed = is_unnamed(&subnet.name);
        let key = base(&subnet.name).to_ascii_lowercase();
        if let Some(place) = self.by_name.get(&key).filter(|_| !unnamed) {
            return *place;
        }
        let prefix = subnet.prefixes.as_ref().and_then(|prefixes| prefixes.first()).map(Prefix::to_string);
        let name =
            if unnamed { prefix.unwrap_or_else(|| "subnet".into()) } else { base(&subnet.name).to_owned() };
        let name = self.subnet_names.unique(&name);
        self.network.subnets.push(Subnet { name, ..Subnet::default() });
        self.subnet_origins.push(Origins::new(reading));
        let place = self.network.subnets.len() - 1;
        if !unnamed {
            self.by_name.insert(key, place);
        }
        place
    }
}
