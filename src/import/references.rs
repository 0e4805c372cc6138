//! References by resource id, turned into local names: the part holds what they name, prefixes or not.
use super::block::Block;
use super::draft::Draft;
use crate::design::subject::segment;
use crate::design::{ResourceId, Subnet, SubnetRef, VirtualNetwork};
use crate::text::quoted;

/// The keys that hold ids of subnets.
pub(super) const KEYS: &[&str] = &["vnetSubnetID", "podSubnetID", "subnetId", "nodeSubnetID", "id"];

impl Draft {
    /// The subnet whose id stands under a key. The part gets a network and a subnet of that name where it has
    /// none.
    pub(super) fn subnet_reference(
        &mut self,
        block: &Block<'_, '_>,
        key: &str,
        field: &str,
    ) -> Option<SubnetRef> {
        let text = block.text(self, key, field)?;
        if let Some((network, subnet)) = segments(&text) {
            let id = ResourceId::parse(&text);
            let network = self.network(id.as_ref().and_then(ResourceId::parent), network);
            return self.subnet(network, id, subnet);
        }
        let span = block.get(key).map(|node| node.span).unwrap_or_default();
        self.warn(span, || {
            format!(
                "{key}: expected the id of a subnet, found {}; read as a subnet of its own",
                quoted(&text)
            )
        });
        let network = self.network(None, "network");
        self.subnet(network, None, &text)
    }

    /// The index of the network with that id, else with that name; a new one where the part has none.
    pub(super) fn network(&mut self, id: Option<ResourceId>, name: &str) -> usize {
        let key = match &id {
            Some(id) => id.text().to_ascii_lowercase(),
            None => name.to_ascii_lowercase(),
        };
        if let Some(index) = self.network_index.get(&key).filter(|_| !key.is_empty()) {
            return *index;
        }
        let name = self.network_names.unique(name);
        self.networks.push(VirtualNetwork { name, id, ..VirtualNetwork::default() });
        let index = self.networks.len() - 1;
        self.network_index.insert(key, index);
        index
    }

    /// The subnet of that name in a network; a new one where it has none.
    pub(super) fn subnet(&mut self, network: usize, id: Option<ResourceId>, name: &str) -> Option<SubnetRef> {
        let index = self.subnet_at(network, id, name)?;
        let of = self.networks.get(network)?;
        Some(SubnetRef { network: of.name.clone(), subnet: of.subnets.get(index)?.name.clone() })
    }

    /// The index of the subnet of that name in a network; a new one where it has none.
    pub(super) fn subnet_at(&mut self, network: usize, id: Option<ResourceId>, name: &str) -> Option<usize> {
        let key = (network, name.to_ascii_lowercase());
        if let Some(index) = self.subnet_index.get(&key) {
            return Some(*index);
        }
        let of = self.networks.get_mut(network)?;
        let name = self.subnet_names.entry(network).or_default().unique(name);
        of.subnets.push(Subnet { name, id, ..Subnet::default() });
        self.subnet_index.insert(key, of.subnets.len() - 1);
        Some(of.subnets.len() - 1)
    }

    /// The subject of a network's own values.
    pub(super) fn network_subject(&self, network: usize) -> String {
        let name = self.networks.get(network).map_or("", |network| network.name.as_str());
        format!("networks/{}", segment(name))
    }
}

/// The names of network and subnet in the id of a subnet.
fn segments(id: &str) -> Option<(&str, &str)> {
    let mut segments = id.split('/');
    segments.by_ref().find(|segment| segment.eq_ignore_ascii_case("virtualNetworks"))?;
    let network = segments.next().filter(|name| !name.is_empty())?;
    segments.next().filter(|segment| segment.eq_ignore_ascii_case("subnets"))?;
    let subnet = segments.next().filter(|name| !name.is_empty())?;
    Some((network, subnet))
}
