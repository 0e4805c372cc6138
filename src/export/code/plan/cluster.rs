//! Clusters and their pools.
mod unsaid;

use super::{Cluster, Need, Place, Plan, Pool};
use crate::azure::Feature;
use crate::design::{
    Cluster as Said, Design, NodePool, OsType, PoolMode, PrivateDnsZone, ResourceId, SubnetRef,
};
use crate::export::code::names;
use crate::export::code::text::Text;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool};

/// Values that features ask for and no design holds: path, flag, attribute, words and what it is.
const NEEDS: &[(Feature, [&str; 3], &str, &str)] = &[
    (
        Feature::ApplicationGateway,
        [
            "addonProfiles.ingressApplicationGateway.config.applicationGatewayId",
            "--appgw-id",
            "ingress_application_gateway.gateway_id",
        ],
        "application gateway id",
        "id of the Application Gateway",
    ),
    (
        Feature::VirtualNodes,
        [
            "addonProfiles.aciConnectorLinux.config.SubnetName",
            "--aci-subnet-name",
            "aci_connector_linux.subnet_name",
        ],
        "container groups subnet name",
        "name of the subnet of container groups",
    ),
    (
        Feature::ContainerInsights,
        [
            "addonProfiles.omsagent.config.logAnalyticsWorkspaceResourceID",
            "--workspace-resource-id",
            "oms_agent.log_analytics_workspace_id",
        ],
        "log analytics workspace id",
        "id of the Log Analytics workspace",
    ),
];

impl Plan {
    pub(super) fn add_clusters(&mut self, design: &Design, resolved: &Resolved) {
        for (said, of) in design.clusters.iter().zip(&resolved.clusters) {
            let cluster = self.cluster(design, resolved, said, of);
            self.clusters.push(cluster);
        }
    }

    fn cluster(
        &mut self,
        design: &Design,
        resolved: &Resolved,
        said: &Said,
        of: &ResolvedCluster,
    ) -> Cluster {
        let own = said.id.as_ref().and_then(ResourceId::name);
        let key = if said.is_unnamed() { "" } else { names::without_number(&said.name) };
        let name = own.unwrap_or(key);
        let place = Place {
            name: self.asked.name(name, &said.name, &["aks name"], "name of a cluster"),
            group: self.group(said.id.as_ref(), said.resource_group.as_deref()),
            location: self.location(said.location.as_deref()),
            symbol: self.symbol("cluster", name),
        };
        let access = &said.api_server;
        let is_own_zone = access.private_dns_zone.as_ref().is_some_and(|zone| *zone == PrivateDnsZone::Own);
        let profile =
            said.network_profile.as_ref().and_then(|profile| profile.load_balancer_profile.as_ref());
        let ips = profile.and_then(|profile| profile.outbound_ips).unwrap_or(0);
        let prefixes =
            profile.and_then(|profile| profile.outbound_ip_prefix_lengths.as_ref()).map_or(0, Vec::len);
        let known = said.outbound_addresses.as_slice();
        let mut cluster = Cluster {
            of: of.clone(),
            place,
            first: None,
            pools: Vec::new(),
            api_server_subnet: self.subnet_of(design, resolved, of.api_server_subnet, access.subnet.as_ref()),
            identity: (said.user_assigned_identity == Some(true)).then(|| {
                self.asked.ask_of(&said.name, &["aks identity id"], "id of the identity of the cluster")
            }),
            private_dns_zone: is_own_zone.then(|| {
                self.asked.ask_of(&said.name, &["private dns zone id"], "id of the private DNS zone")
            }),
            outbound_ips: self.addresses_of(&said.name, known, usize::try_from(ips).unwrap_or(0), false),
            outbound_prefixes: self.addresses_of(&said.name, known, prefixes, true),
            windows: None,
            dns_prefix: self.asked.ask_of(
                &said.name,
                &["dns prefix"],
                "beginning of the name of the API server",
            ),
            needs: Vec::new(),
        };
        self.add_pools(design, resolved, said, &mut cluster);
        for (feature, [path, flag, attribute], words, about) in NEEDS {
            if said.features.has(*feature) {
                let value = self.asked.ask_of(&said.name, &[words], *about);
                cluster.needs.push(Need { path, flag, attribute, value });
            }
        }
        self.note_unsaid(said, &cluster);
        cluster
    }

    fn add_pools(&mut self, design: &Design, resolved: &Resolved, said: &Said, cluster: &mut Cluster) {
        let pools = said.pools.as_deref().unwrap_or_default();
        for (pool, of) in pools.iter().zip(cluster.of.pools.clone().unwrap_or_default()) {
            let made = self.pool(design, resolved, pool, of, &cluster.pools);
            cluster.pools.push(made);
        }
        let is_system = |pool: &Pool| pool.of.mode.as_ref().is_some_and(|mode| *mode == PoolMode::System);
        let is_linux = |pool: &Pool| pool.of.os_type == OsType::Linux;
        let mut order = cluster.pools.iter();
        let first = order.position(|pool| is_system(pool) && is_linux(pool));
        cluster.first = first.or_else(|| cluster.pools.iter().position(is_linux));
        if cluster.pools.iter().any(|pool| pool.of.is_windows()) {
            cluster.windows = Some([
                self.asked.ask(&["windows admin username"], "name of the administrator of Windows nodes"),
                self.asked.ask_secret(
                    &["windows admin password"],
                    "password of the administrator of Windows nodes",
                ),
            ]);
        }
    }

    fn pool(
        &mut self,
        design: &Design,
        resolved: &Resolved,
        said: &NodePool,
        of: ResolvedPool,
        before: &[Pool],
    ) -> Pool {
        let name = names::without_number(&said.name);
        let mut symbol = self.symbol("pool", name);
        if before.iter().any(|other| other.symbol == symbol) {
            symbol.push((before.len().saturating_add(1)).to_string());
        }
        let own = said.subnet.as_ref();
        Pool {
            name: self.asked.name(name, &symbol.join("_"), &["nodepool name"], "name of a pool"),
            size: self.asked.ask_of(
                symbol.join("_"),
                &["node vm size", name],
                format!("size of the machines of the pool {}", names::comment(name)),
            ),
            subnet: self.subnet_of(design, resolved, of.subnet, own),
            pod_subnet: self.subnet_of(design, resolved, of.pod_subnet, said.pod_subnet.as_ref()),
            symbol,
            said: said.clone(),
            of,
        }
    }

    /// The id of a subnet; `None` where none is named, or the service makes the network.
    fn subnet_of(
        &mut self,
        design: &Design,
        resolved: &Resolved,
        place: Option<usize>,
        said: Option<&SubnetRef>,
    ) -> Option<Text> {
        let is_managed = |place: usize| {
            let subnet = resolved.subnets.get(place);
            subnet
                .and_then(|subnet| resolved.networks.get(subnet.network))
                .is_some_and(|network| network.managed)
        };
        if place.is_some_and(is_managed) {
            return None;
        }
        let made = self.networks.iter().enumerate().find_map(|(network, of)| {
            let at = of.subnets.iter().position(|subnet| Some(subnet.at) == place)?;
            Some(Text::Subnet(network, at))
        });
        if made.is_some() {
            return made;
        }
        let said = said?;
        let id = design.subnet(said).and_then(|subnet| subnet.id.clone());
        let of = format!("{} {}", said.network, said.subnet);
        Some(self.existing(id.as_ref(), &of, "existing subnet", "id of a subnet"))
    }

    /// So many ids of addresses of one's own.
    fn addresses_of(
        &mut self,
        cluster: &str,
        known: &[ResourceId],
        count: usize,
        of_prefixes: bool,
    ) -> Vec<Text> {
        let kind = if of_prefixes { "publicIPPrefixes" } else { "publicIPAddresses" };
        let known: Vec<&ResourceId> =
            known.iter().filter(|id| id.segment(kind).is_some() && !id.is_redacted()).collect();
        (0..count.min(MOST_ADDRESSES))
            .map(|place| {
                let id = known.get(place).filter(|_| known.len() == count);
                let what = if of_prefixes { "outbound prefix id" } else { "outbound address id" };
                let number = place.saturating_add(1).to_string();
                match id {
                    Some(id) => self.asked.value(Some(id.text()), &[what], "id of an outbound address"),
                    None => {
                        self.asked.ask_of(format!("{cluster} {number}"), &[what], "id of an outbound address")
                    }
                }
            })
            .collect()
    }
}

/// More outbound addresses of one's own than a load balancer takes are not written.
const MOST_ADDRESSES: usize = 100;
