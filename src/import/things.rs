//! [`Things`]: what the elements of a document are, counted while they are read.
use super::block::Block;
use super::detect::{self, Rare, Thing};
use super::document::Wrapper;
use super::draft::Draft;
use super::readers::Readers;
use super::{Kind, Shape};
use super::{
    features, load_balancer, managed_cluster, network_profile, node_pool, plain, renamed, subnet,
    virtual_network,
};
use crate::design::{Cluster, Features, NetworkProfile};
use crate::text::tree::Node;
use crate::text::{Severity, Span};

/// What was read of a document so far.
#[derive(Debug, Default)]
pub(super) struct Things {
    wrapper: Option<Wrapper>,
    clusters: usize,
    profiles: usize,
    pools: usize,
    subnets: usize,
    networks: usize,
    /// The first of what is rare.
    rare: Option<Rare>,
    arm: Option<bool>,
    spelling: Option<Shape>,
    strangers: usize,
    /// Words for the first thing that no importer reads.
    stranger: Option<(String, Span)>,
}

impl Things {
    /// Nothing yet of a list.
    pub(super) fn of_list(wrapper: Wrapper) -> Things {
        Things { wrapper: Some(wrapper), ..Things::default() }
    }

    /// Reads one thing; a row of columns that somebody chose is read by what its columns stand for.
    pub(super) fn read(&mut self, node: &Node<'_>, readers: &Readers, draft: &mut Draft) {
        match readers.of_rows.filter(|_| draft.items_kind.is_none()).map(|of_rows| of_rows(node)) {
            Some(Some((thing, row))) => {
                self.arm.get_or_insert(false);
                return self.read_as(thing, &row, readers, draft);
            }
            Some(None) => {}
            // Without a reader of rows, whatever may be one is for others.
            None => draft.lacking |= renamed::is_row(node),
        }
        let thing = match draft.items_kind {
            Some(_) if node.is_object() => Ok(Thing::Rare(Rare::Kubernetes)),
            _ => detect::thing(node),
        };
        match thing {
            Ok(thing) => {
                self.arm.get_or_insert_with(|| Block::new(node, String::new()).is_arm());
                self.read_as(thing, node, readers, draft);
            }
            Err(words) => {
                self.strangers += 1;
                self.stranger.get_or_insert((words, node.span));
            }
        }
    }

    fn read_as(&mut self, thing: Thing, node: &Node<'_>, readers: &Readers, draft: &mut Draft) {
        match thing {
            Thing::Cluster => {
                self.clusters += 1;
                managed_cluster::read(node, draft);
            }
            Thing::Pool => {
                self.pools += 1;
                node_pool::read_alone(node, draft);
            }
            Thing::Subnet => {
                self.subnets += 1;
                subnet::read_alone(node, draft);
            }
            Thing::Network => {
                self.networks += 1;
                virtual_network::read(node, draft);
            }
            Thing::Peering => {
                self.networks += 1;
                virtual_network::read_peering_alone(node, draft);
            }
            Thing::Rare(rare) => {
                self.rare.get_or_insert(rare);
                match readers.of_rare {
                    Some(read) => read(rare, node, draft),
                    None => draft.lacking = true,
                }
            }
            Thing::NetworkProfile
            | Thing::AroundNetworkProfile
            | Thing::LoadBalancerProfile
            | Thing::NatGatewayProfile => {
                self.profiles += 1;
                self.spelling = self.spelling.or(spelling(node));
                read_profile(thing, node, draft);
            }
        }
    }

    /// What the document is. One of which nothing could be used is unknown, with a problem that says what it
    /// seems to be. `broken` are words for a list that breaks off.
    pub(super) fn finish(
        self,
        span: Span,
        broken: Option<String>,
        draft: &mut Draft,
    ) -> (Kind, Option<Shape>) {
        if !draft.is_used() {
            let words = match &self.stranger {
                _ if broken.is_some() => broken.unwrap_or_default(),
                None if self.wrapper.is_some() && self.elements() == 0 => "an empty list".into(),
                None if self.rare == Some(Rare::Kubernetes) => OTHER_OBJECTS.into(),
                None if let Some(Rare::Code(document)) = self.rare => document.described().into(),
                None => "JSON in which nothing is of use here: none of its keys is about addresses or nodes"
                    .into(),
                Some((words, _)) if self.wrapper.is_some() => {
                    format!("a list, and its first element is {words}")
                }
                Some((words, _)) => words.clone(),
            };
            let words = words.replacen("JSON", draft.format.unwrap_or("JSON"), 1);
            draft.forget();
            draft.problems.add(Severity::Error, Some(span), || plain::not_readable(&words));
            return (Kind::Unknown, None);
        }
        if let Some(broken) = broken {
            let read = self.elements();
            draft.problems.add(Severity::Error, Some(span), || {
                format!("{broken}; the {read} elements before it were read, the rest was not")
            });
        }
        if let Some((words, span)) = &self.stranger {
            let strangers = self.strangers;
            draft.warn(*span, || {
                format!("{strangers} elements of the list are left out; the first is {words}")
            });
        }
        (self.kind(), self.shape())
    }

    fn elements(&self) -> usize {
        usize::from(self.rare.is_some())
            + self.clusters
            + self.profiles
            + self.pools
            + self.subnets
            + self.networks
            + self.strangers
    }

    fn kind(&self) -> Kind {
        match self.wrapper {
            Some(Wrapper::ResourceGraph) => Kind::ResourceGraph,
            Some(Wrapper::List) if self.clusters > 0 => Kind::ManagedClusterList,
            _ if self.clusters > 0 => Kind::ManagedCluster,
            _ if self.pools > 0 => Kind::NodePools,
            _ if self.networks > 0 => Kind::VirtualNetwork,
            _ if self.subnets > 0 => Kind::Subnet,
            _ if self.rare.is_some() => self.rare.map_or(Kind::Unknown, Rare::kind),
            _ => Kind::NetworkProfile,
        }
    }

    fn shape(&self) -> Option<Shape> {
        if let Some(Rare::Code(document)) = self.rare {
            return document.shape();
        }
        if self.profiles > 0 {
            return self.spelling;
        }
        self.arm.map(|arm| if arm { Shape::Arm } else { Shape::Cli })
    }
}

/// Words for objects that are not read.
const OTHER_OBJECTS: &str = "Kubernetes objects of which none is a node, a namespace, a pod, a service or a network \
                             policy that a cluster printed";

/// Reads a network profile or a part of one into a cluster that nobody named.
fn read_profile(thing: Thing, node: &Node<'_>, draft: &mut Draft) {
    let name = draft.cluster_names.unique("");
    let block = Block::new(node, format!("clusters/{name}"));
    let profile = match thing {
        Thing::LoadBalancerProfile => NetworkProfile {
            load_balancer_profile: Some(load_balancer::read(&block, draft)),
            ..NetworkProfile::default()
        },
        Thing::NatGatewayProfile => NetworkProfile {
            nat_gateway_profile: Some(load_balancer::read_nat(&block, draft)),
            ..NetworkProfile::default()
        },
        Thing::AroundNetworkProfile => match block.child("networkProfile") {
            Some(profile) => network_profile::read(&profile, draft),
            None => NetworkProfile::default(),
        },
        _ => network_profile::read(&block, draft),
    };
    // Features alone are no reason to take a text for a network profile.
    let features = match thing {
        _ if !draft.is_used() => Features::default(),
        Thing::AroundNetworkProfile => features::read(&block, draft),
        Thing::NetworkProfile => features::read_of_profile(&block, draft),
        _ => Features::default(),
    };
    if draft.is_used() {
        draft.clusters.push(Cluster { name, network_profile: Some(profile), features, ..Cluster::default() });
    }
}

/// Which spelling a network profile's keys have; `None` where it holds none that differs.
fn spelling(node: &Node<'_>) -> Option<Shape> {
    let profile = node.get("networkProfile").filter(|profile| profile.is_object()).unwrap_or(node);
    profile.members().iter().find_map(|member| match member.key.as_ref() {
        "dnsServiceIP" | "outboundIPPrefixes" | "countIPv6" => Some(Shape::Arm),
        "dnsServiceIp" | "outboundIpPrefixes" | "countIpv6" => Some(Shape::Cli),
        _ => None,
    })
}
