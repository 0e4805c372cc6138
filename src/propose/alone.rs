//! [`Alone`]: a cluster in subnets of its own, whose capacity tells how large they have to be.
use super::{CidrField, Role};
use crate::azure::defaults;
use crate::capacity::{Resource, Row, Term, capacity, ladder, terms};
use crate::design::MaxSurge;
use crate::net::Prefix;
use crate::resolve::{
    Ask, Moment, Resolved, ResolvedCluster, ResolvedNetwork, ResolvedPool, ResolvedSubnet, Value,
};

/// A cluster in subnets of its own, in which nobody else lives.
pub(super) struct Alone {
    resolved: Resolved,
    /// What had to be assumed to count at all, in sentences.
    pub(super) assumed: Vec<String>,
}

impl Alone {
    pub(super) fn of(cluster: &ResolvedCluster) -> Alone {
        let mut cluster = cluster.clone();
        let said = std::sync::Arc::clone(&cluster.said);
        let mut assumed = Vec::new();
        for (at, pool) in cluster.pools.iter_mut().flatten().enumerate() {
            let of_said = said.pools.as_ref().and_then(|pools| pools.get(at));
            let has_pods = of_said.is_some_and(|pool| pool.pod_subnet.is_some());
            pool.subnet = Some(place(Role::Nodes));
            pool.pod_subnet = has_pods.then_some(place(Role::Pods));
            assume(pool, &mut assumed);
        }
        cluster.api_server_subnet = Some(place(Role::ApiServer));
        if cluster.has_unlisted_nodes {
            let name = cluster.name();
            assumed.push(format!("{name} has nodes that no list of pools tells; they are not counted."));
        }
        let network = ResolvedNetwork {
            name: String::new(),
            id: None,
            prefixes: Vec::new(),
            default: None,
            dns_servers: None,
            managed: false,
            subnets: vec![0, 1, 2],
        };
        let subnets = ROLES.map(|_| empty_subnet()).to_vec();
        let resolved =
            Resolved { networks: vec![network], subnets, clusters: vec![cluster], ..Resolved::default() };
        Alone { resolved, assumed }
    }

    /// What the cluster needs of such a subnet.
    pub(super) fn subnet(&self, role: Role) -> Option<Row> {
        row(&self.resolved, resource_of(role))
    }

    /// What the cluster needs of its pod CIDR.
    pub(super) fn pod_cidr(&self) -> Option<Row> {
        row(&self.resolved, Resource::PodCidr)
    }

    /// As [`Alone::subnet`], in a subnet of that range.
    pub(super) fn in_subnet(&self, role: Role, prefix: Prefix) -> Option<Row> {
        let mut resolved = self.resolved.clone();
        resolved.subnets.get_mut(place(role))?.prefixes = vec![prefix];
        row(&resolved, resource_of(role))
    }

    /// As [`Alone::pod_cidr`], with that range.
    pub(super) fn in_cidr(&self, field: CidrField, prefix: Prefix) -> Option<Row> {
        let resource = match field {
            CidrField::PodCidr => Resource::PodCidr,
            CidrField::ServiceCidr => Resource::ServiceCidr,
        };
        row(&self.with_cidr(field, prefix)?, resource)
    }

    /// The most nodes with which the cluster can still be upgraded with that pod CIDR, by the range and the limit of
    /// the cluster; `None` where its pools are not known.
    pub(super) fn most_nodes(&self, pod_cidr: Prefix) -> Option<u64> {
        let resolved = self.with_cidr(CidrField::PodCidr, pod_cidr)?;
        let mut rows = capacity(&resolved).into_iter().next()?.rows;
        rows.retain(|row| matches!(row.resource, Resource::PodCidr | Resource::ClusterNodes));
        Some(ladder(&resolved, 0, &rows).first()?.nodes)
    }

    fn with_cidr(&self, field: CidrField, prefix: Prefix) -> Option<Resolved> {
        let mut resolved = self.resolved.clone();
        let cluster = resolved.clusters.first_mut()?;
        let cidrs = match field {
            CidrField::PodCidr => &mut cluster.pod_cidrs,
            CidrField::ServiceCidr => &mut cluster.service_cidrs,
        };
        *cidrs = Value::given(vec![prefix]);
        Some(resolved)
    }

    /// The terms of what a row needs at a moment.
    pub(super) fn terms(&self, row: &Row, moment: Moment) -> Vec<Term> {
        terms(&self.resolved, 0, row, moment)
    }
}

const ROLES: [Role; 3] = [Role::Nodes, Role::Pods, Role::ApiServer];

fn place(role: Role) -> usize {
    role as usize
}

fn resource_of(role: Role) -> Resource {
    match role {
        Role::Nodes => Resource::NodeSubnet,
        Role::Pods => Resource::PodSubnet,
        Role::ApiServer => Resource::ApiServerSubnet,
    }
}

fn row(resolved: &Resolved, resource: Resource) -> Option<Row> {
    let rows = capacity(resolved).into_iter().next()?.rows;
    rows.into_iter().find(|row| row.resource == resource)
}

pub(super) fn empty_subnet() -> ResolvedSubnet {
    ResolvedSubnet {
        name: String::new(),
        id: None,
        network: 0,
        prefixes: Vec::new(),
        default: None,
        used: None,
        residents: Value::given(0),
        delegations: None,
        nat_gateway: None,
        route_table: None,
        network_security_group: None,
        attached: Default::default(),
    }
}

/// Fills in what a sum over all moments cannot do without.
fn assume(pool: &mut ResolvedPool, assumed: &mut Vec<String>) {
    let name = &pool.name;
    if !pool.spot && pool.max_surge.get().is_none() {
        let percent = defaults::SURGE_PERCENT;
        pool.max_surge = Value::default(MaxSurge::Percent(percent.value), percent.source);
        let share = percent.value;
        assumed.push(format!("The surge of pool {name} is not known; the default of {share} % is counted."));
    }
    if pool.count.get().is_some() && pool.nodes(Moment::Scaled).is_none() {
        pool.seen_only = false;
        pool.max_count = pool.count.get();
        assumed.push(format!("How far pool {name} may scale is not known; today's nodes are counted."));
    }
}

/// The command that tells of a cluster.
pub(super) fn ask(cluster: &ResolvedCluster) -> String {
    Ask::Cluster.command(cluster.said.resource_group.as_deref(), cluster.name(), None)
}
