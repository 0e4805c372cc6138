//! Clusters of all readings.
use std::collections::HashMap;
use std::sync::Arc;

use super::cluster_fields::{api_server, features, network_profile, node_pool};
use super::fields::{Fields, Origins};
use super::fragments::{Homes, complements};
use super::identities::{Identities, Mention};
use super::listing::Listing;
use super::networks::Networks;
use super::{Merge, observed};
use crate::design::subject::segment;
use crate::design::{Cluster, Features, NodePool, Stage, SubnetRef};
use crate::import::Reading;
use crate::import::names::{Names, base, is_clean, is_unnamed};
use crate::sorting::sort_by_key;

/// A cluster, the reading that tells of it and its place there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mentioned<'r> {
    turn: Turn,
    reading: usize,
    position: usize,
    cluster: &'r Arc<Cluster>,
}

/// Every cluster, in the order in which they are to be merged: named ones first, then whole ones that nobody
/// named, then the fragments and what Kubernetes lists, so that these find what they belong to.
pub(super) fn mentions<'r>(readings: &[&'r Reading]) -> Vec<Mentioned<'r>> {
    let of_reading = |(reading, of): (usize, &&'r Reading)| {
        let clusters = of.part.clusters.iter().enumerate();
        clusters.map(move |(position, cluster)| Mentioned {
            turn: Turn::of(cluster),
            reading,
            position,
            cluster,
        })
    };
    let mut mentions: Vec<Mentioned> = readings.iter().enumerate().flat_map(of_reading).collect();
    sort_by_key(&mut mentions, |of| of.turn);
    mentions
}

/// When a cluster's turn comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Named,
    Whole,
    /// A network profile alone, or pools alone, that nobody named.
    Fragment,
    /// What Kubernetes lists of a cluster that nobody named.
    Listing,
}

impl Turn {
    fn of(cluster: &Cluster) -> Turn {
        if !is_unnamed(&cluster.name) {
            return Turn::Named;
        }
        if cluster.observed.is_some() {
            return Turn::Listing;
        }
        let rest = Cluster {
            network_profile: None,
            features: Features::default(),
            pools: None,
            name: String::new(),
            ..cluster.clone()
        };
        let one = cluster.network_profile.is_some() != cluster.pools.is_some();
        if one && rest == Cluster::default() { Turn::Fragment } else { Turn::Whole }
    }
}

/// The clusters that are known so far.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    slots: Vec<Slot>,
    identities: Identities,
    names: Names,
    /// What a fragment may belong to, once all others are known.
    homes: Option<Homes>,
}

#[derive(Debug)]
struct Slot {
    /// Shared with the reading as long as no other one says anything of it.
    cluster: Arc<Cluster>,
    origins: Origins,
    subject: String,
    /// What is known of its pools; `None`: they are as the first reading has them.
    pools: Option<Pools>,
    order: (usize, usize),
}

/// The pools of a cluster by their places.
#[derive(Debug, Default)]
struct Pools {
    origins: Vec<Origins>,
    names: Names,
    /// By lower-case name.
    by_name: HashMap<String, usize>,
}

impl Clusters {
    /// The clusters in the order of their first mention.
    pub(super) fn into_list(mut self) -> Vec<Arc<Cluster>> {
        sort_by_key(&mut self.slots, |slot| slot.order);
        self.slots.into_iter().map(|slot| slot.cluster).collect()
    }

    /// Merges a cluster into those known so far.
    pub(super) fn take(&mut self, mentioned: Mentioned<'_>, networks: &Networks, merge: &mut Merge) {
        let Mentioned { turn, reading, position, cluster } = mentioned;
        let order = (reading, position);
        let known = self.slots.len();
        let index = match turn {
            Turn::Fragment => {
                let known = || Homes::among(self.slots.iter().map(|slot| &*slot.cluster));
                let mut homes = self.homes.take().unwrap_or_else(known);
                let index = self.fragment_slot(order, cluster, &mut homes, merge);
                self.homes = Some(homes);
                index
            }
            Turn::Listing => self.listing_slot(order, cluster, merge),
            _ => self.slot(order, cluster),
        };
        let Some(slot) = self.slots.get_mut(index) else { return };
        let is_new = index == known;
        if is_new && turn == Turn::Named && is_as_it_stands(cluster, &slot.cluster.name, reading, networks) {
            slot.cluster = Arc::clone(cluster);
            slot.pools = None;
            return;
        }
        merge.rename(reading, format!("clusters/{}", segment(&cluster.name)), &slot.subject);
        slot.take(reading, cluster, turn, networks, merge);
    }

    /// The slot of the only cluster that lacks what the fragment holds; else a new one, which lacks the rest.
    fn fragment_slot(
        &mut self,
        order: (usize, usize),
        fragment: &Cluster,
        homes: &mut Homes,
        merge: &mut Merge,
    ) -> usize {
        let home = homes.of(fragment).and_then(|index| Some((index, self.slots.get(index)?)));
        let home =
            home.filter(|(_, slot)| match (&slot.cluster.network_profile, &fragment.network_profile) {
                (Some(have), Some(part)) => have == part || complements(have, part),
                _ => true,
            });
        let Some((index, slot)) = home else {
            let index = self.slot(order, fragment);
            homes.add(index);
            return index;
        };
        let what = match fragment.network_profile {
            Some(_) => "a network profile without a name was",
            None => "node pools without a cluster were",
        };
        let name = &slot.cluster.name;
        let message = format!("{what} taken to belong to {name}, the only cluster that had none");
        merge.attach(order.0, slot.subject.clone(), message);
        index
    }

    /// The slot of the only cluster that fits best; else a new one. Says which it is and why.
    fn listing_slot(&mut self, order: (usize, usize), cluster: &Cluster, merge: &mut Merge) -> usize {
        let slots = self.slots.iter().enumerate();
        let found =
            Listing::of(cluster).map(|listing| listing.home(slots.map(|(at, slot)| (at, &*slot.cluster))));
        let (home, message) = found.unwrap_or_default();
        let index = home.unwrap_or_else(|| self.slot(order, cluster));
        if let (Some(message), Some(slot)) = (message, self.slots.get(index)) {
            merge.attach(order.0, slot.subject.clone(), message);
        }
        index
    }

    fn slot(&mut self, order: (usize, usize), cluster: &Cluster) -> usize {
        let unnamed = is_unnamed(&cluster.name);
        let name = if unnamed { Cluster::UNNAMED } else { base(&cluster.name) };
        let mention = Mention { id: cluster.id.as_ref(), name, group: cluster.resource_group.as_deref() };
        let known = if unnamed { None } else { self.identities.find(mention) };
        if let Some((index, slot)) = known.and_then(|index| Some((index, self.slots.get_mut(index)?))) {
            let group = slot.cluster.resource_group.clone();
            let known = Mention { id: slot.cluster.id.as_ref(), name, group: group.as_deref() };
            self.identities.learn(index, Some(known), mention);
            return index;
        }
        let unique = self.names.unique(name);
        self.slots.push(Slot {
            subject: format!("clusters/{}", segment(&unique)),
            cluster: Arc::new(Cluster { name: unique, stage: cluster.stage, ..Cluster::default() }),
            origins: Origins::new(order.0),
            pools: Some(Pools::default()),
            order,
        });
        if !unnamed {
            self.identities.learn(self.slots.len() - 1, None, mention);
        }
        self.slots.len() - 1
    }
}

impl Slot {
    fn take(&mut self, reading: usize, from: &Cluster, turn: Turn, networks: &Networks, merge: &mut Merge) {
        let refer = |reference: &Option<SubnetRef>| {
            reference.as_ref().and_then(|reference| networks.reference(reading, reference))
        };
        let Slot { cluster: of, origins, subject, .. } = self;
        let of = Arc::make_mut(of);
        if !matches!(turn, Turn::Fragment | Turn::Listing) && from.stage == Stage::Deployed {
            of.stage = Stage::Deployed;
        }
        of.id = of.id.take().or_else(|| from.id.clone());
        let mut fields = Fields { merge, origins, subject, reading };
        fields.take("resourceGroup", &mut of.resource_group, from.resource_group.clone());
        fields.take("location", &mut of.location, from.location.clone());
        fields.take("kubernetesVersion", &mut of.kubernetes_version, from.kubernetes_version.clone());
        fields.take("sku.name", &mut of.sku_name, from.sku_name.clone());
        fields.take("sku.tier", &mut of.sku_tier, from.sku_tier.clone());
        fields.take("nodeResourceGroup", &mut of.node_resource_group, from.node_resource_group.clone());
        fields.take("powerState", &mut of.stopped, from.stopped);
        if let Some(from) = &from.network_profile {
            network_profile(&mut fields, of.network_profile.get_or_insert_default(), from);
        }
        let (access, from_access) = (&mut of.api_server, &from.api_server);
        fields.take(
            "enablePrivateCluster",
            &mut access.enable_private_cluster,
            from_access.enable_private_cluster,
        );
        fields.take(
            "enableVnetIntegration",
            &mut access.enable_vnet_integration,
            from_access.enable_vnet_integration,
        );
        fields.take("apiServerAccessProfile.subnetId", &mut access.subnet, refer(&from_access.subnet));
        api_server(&mut fields, access, from_access);
        fields.take("identity.type", &mut of.user_assigned_identity, from.user_assigned_identity);
        fields.take(
            "nodeProvisioningProfile.mode",
            &mut of.node_auto_provisioning,
            from.node_auto_provisioning,
        );
        fields.take("hostedSystemProfile.enabled", &mut of.hosted_system, from.hosted_system);
        let hosted = refer(&from.hosted_node_subnet);
        fields.take("hostedSystemProfile.nodeSubnetID", &mut of.hosted_node_subnet, hosted);
        fields.take("apiVersion", &mut of.api_version, from.api_version.clone());
        features(&mut fields, &mut of.features, from.features);
        if !from.outbound_addresses.is_empty() {
            of.outbound_addresses.clone_from(&from.outbound_addresses);
        }
        if let Some(from) = &from.observed {
            observed::take(of.observed.get_or_insert_default(), from);
            if !from.pods.is_empty() {
                merge.observed.insert(of.name.clone(), reading);
            }
        }
        if let Some(pools) = &from.pools {
            self.take_pools(reading, &from.name, pools, networks, merge);
        }
    }

    fn take_pools(
        &mut self,
        reading: usize,
        local: &str,
        pools: &[NodePool],
        networks: &Networks,
        merge: &mut Merge,
    ) {
        Arc::make_mut(&mut self.cluster).pools.get_or_insert_default();
        for pool in pools {
            let place = self.pool_place(reading, &pool.name);
            let (Some(of), Some(origins)) = (
                Arc::make_mut(&mut self.cluster).pools.as_mut().and_then(|pools| pools.get_mut(place)),
                self.pools.as_mut().and_then(|pools| pools.origins.get_mut(place)),
            ) else {
                continue;
            };
            let subject = format!("{}/pools/{}", self.subject, segment(&of.name));
            let named = format!("clusters/{}/pools/{}", segment(local), segment(&pool.name));
            merge.rename(reading, named, &subject);
            let mut fields = Fields { merge, origins, subject: &subject, reading };
            node_pool(&mut fields, of, pool, |reference| networks.reference(reading, reference));
        }
    }

    /// The place of the pool of that name; a new one where there is none. The second pool that nobody named is
    /// the second of every reading.
    fn pool_place(&mut self, reading: usize, name: &str) -> usize {
        let first = self.origins.first();
        let cluster = Arc::make_mut(&mut self.cluster);
        let known = self.pools.get_or_insert_with(|| Pools::of(first, cluster.pools.iter().flatten()));
        let key = name.to_ascii_lowercase();
        if let Some(place) = known.by_name.get(&key) {
            return *place;
        }
        let pools = cluster.pools.get_or_insert_default();
        let name = known.names.unique(if is_unnamed(name) { NodePool::UNNAMED } else { name });
        pools.push(NodePool { name, seen_only: true, ..NodePool::default() });
        known.origins.push(Origins::new(reading));
        known.by_name.insert(key, pools.len() - 1);
        pools.len() - 1
    }
}

impl Pools {
    /// Those of a cluster as the first reading has them.
    fn of<'p>(first: usize, pools: impl Iterator<Item = &'p NodePool>) -> Pools {
        let mut known = Pools::default();
        for (place, pool) in pools.enumerate() {
            known.origins.push(Origins::new(first));
            known.names.unique(&pool.name);
            known.by_name.insert(pool.name.to_ascii_lowercase(), place);
        }
        known
    }
}

/// Whether merging a cluster that was not known before would give just what its reading has, under the name that it
/// gets.
fn is_as_it_stands(cluster: &Cluster, name: &str, reading: usize, networks: &Networks) -> bool {
    let pools = || cluster.pools.iter().flatten();
    let of_pools = pools().flat_map(|pool| [&pool.subnet, &pool.pod_subnet]);
    let references = of_pools.chain([&cluster.api_server.subnet, &cluster.hosted_node_subnet]).flatten();
    let is_named = |(place, pool): (usize, &NodePool)| {
        let is_twice = || pools().take(place).any(|other| other.name.eq_ignore_ascii_case(&pool.name));
        !is_unnamed(&pool.name) && is_clean(&pool.name) && !is_twice()
    };
    cluster.name == name
        && cluster.observed.is_none()
        && pools().enumerate().all(is_named)
        && references.into_iter().all(|reference| networks.keeps(reading, reference))
}
