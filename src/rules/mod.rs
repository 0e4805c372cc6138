//! The catalogue: one rule a file, named after its id. Rules turn capacity, overlaps and fields into findings.
//!
//! A rule decides nothing that another module computes; it says what a result means, why, and who says so.

mod context;
mod pools;
mod services;
mod shortage;
pub mod subject;

mod advanced_networking_switched_off;
mod allocation_modes_mixed;
mod api_server_subnet_in_use;
mod api_server_subnet_missing;
mod api_server_subnet_too_small;
mod api_version_retired;
mod authorized_ranges_refused;
mod authorized_ranges_without_public_access;
mod authorized_ranges_without_way_out;
mod autoscaler_bounds_out_of_order;
mod availability_set_retired;
mod backends_by_address;
mod basic_load_balancer_retired;
mod blue_green_upgrade;
mod cilium_dataplane_without_cilium_policy;
mod cilium_policy_without_cilium_dataplane;
mod cluster_cannot_be_stopped;
mod container_group_subnet_with_routes;
mod default_max_pods_uncertain;
mod default_route_not_to_an_appliance;
mod default_route_overrides_outbound_type;
mod dns_address_on_the_edge;
mod dns_address_outside_service_cidr;
mod dual_stack_unsupported_here;
mod dual_stack_without_overlay;
mod external_ips_on_automatic;
mod feature_unsupported_here;
mod gateway_pool_unfit;
mod gateway_prefix_too_small;
mod gateway_subnet_of_wrong_size;
mod identity_needs_the_subnet;
mod ingress_nginx_retires;
mod internal_load_balancer_with_local_policy;
mod ip_families_unsupported;
mod isolated_cluster_with_public_api_server;
mod kubenet_retires;
mod kubenet_subnet_shared;
mod kubernetes_version_unsupported;
mod large_cluster_steps;
mod load_balancer_profile_with_routing;
mod machines_need_own_identity;
mod managed_and_own_subnets;
mod max_pods_out_of_range;
mod names_too_long;
mod nat_gateway_not_attached;
mod nat_gateway_overrides_outbound_type;
mod nat_gateway_sku_refused;
mod nat_gateway_sku_wants_own_addresses;
mod nat_gateway_type_retired;
mod network_leaves_no_private_space;
mod networks_overlap;
mod no_linux_system_pool;
mod no_policy_engine;
mod no_surge_and_none_missing;
mod no_way_out;
mod node_classes_not_seen;
mod node_image_retires;
mod node_subnet_by_omission;
mod node_subnet_delegated;
mod node_subnet_too_small;
mod npm_policies_change_under_cilium;
mod npm_retires;
mod open_service_mesh_retires;
mod outbound_address_kinds_mixed;
mod outbound_nat_disabled_behind_load_balancer;
mod outbound_ports_exhausted;
mod outbound_setting_out_of_range;
mod outbound_type_needs_own_network;
mod outbound_type_needs_scale_sets;
mod overlay_mode_without_azure_cni;
mod own_cni_without_pod_cidr;
mod pod_and_service_cidr_overlap;
mod pod_cidr_in_network_space;
mod pod_cidr_not_used;
mod pod_cidr_overlaps_subnet;
mod pod_cidr_too_small;
mod pod_cidrs_overlap;
mod pod_subnet_delegated_elsewhere;
mod pod_subnet_is_node_subnet;
mod pod_subnet_too_small;
mod pod_subnet_without_azure_cni;
mod policies_block_local_dns;
mod policies_do_not_reach;
mod policy_engine_frozen;
mod policy_engine_unsupported_here;
mod pool_name_not_allowed;
mod pool_without_pod_subnet;
mod private_cluster_without_name;
mod private_cluster_without_run_command;
mod public_range;
mod public_services_behind_routing;
mod range_overlaps_connected_network;
mod range_overlaps_reserved;
mod ranges_do_not_match_families;
mod route_table_missing;
mod route_table_needs_own_identity;
mod security_group_denies_required_flow;
mod security_group_on_subnet;
mod service_cidr_in_network_space;
mod service_cidr_overlaps_subnet;
mod service_cidr_too_large;
mod service_cidr_too_small;
mod several_load_balancers;
mod static_blocks_unsupported_here;
mod subnet_size_not_allowed;
mod subnets_attached_apart;
mod subnets_in_several_networks;
mod subnets_overlap;
mod surge_apart_from_zones;
mod surge_larger_than_room;
mod system_pool_with_missing_nodes;
mod system_pool_without_nodes;
mod too_few_pods;
mod too_many_addresses_in_network;
mod too_many_backends;
mod too_many_load_balancer_services;
mod too_many_nodes;
mod too_many_nodes_for_layer_seven;
mod too_many_nodes_for_npm;
mod too_many_pods;
mod too_many_pods_on_windows;
mod too_many_pools;
mod too_many_routes;
mod windows_too_old_for_kubernetes;
mod windows_version_left_open;

pub use context::Context;

use crate::azure::{Date, Source};
pub use crate::net::wording;
use crate::sorting::sort_by_key;
pub use crate::text::Severity;

/// An entry of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, names the bad pattern, never changes after a release.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// The worst severity of its findings.
    pub severity: Severity,
    /// One line, present tense.
    pub title: &'static str,
    /// Mechanism first, consequence second, for a reader who has never met the problem.
    pub why: &'static str,
    /// Who says so.
    pub source: Source,
    /// The ids of the statements about the platform that it carries, as the coverage table lists them.
    pub facts: &'static [&'static str],
    /// Looks for it.
    pub check: fn(&Context) -> Vec<Finding>,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// Ranges that collide or are not fit for their role.
    Addresses,
    /// Resources that run out.
    Capacity,
    /// Combinations that do not work.
    Configuration,
    /// What the platform ends.
    Retirement,
}

/// One hit of a rule.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub severity: Severity,
    /// The place of the cluster that it is about; `None`: networks alone.
    pub cluster: Option<usize>,
    /// What it is about: `clusters/aks-prod/serviceCidr`, `networks/vnet-prod/snet-aks`, `ranges/branch`.
    pub subjects: Vec<String>,
    /// What is wrong, with this design's own numbers.
    pub message: String,
    /// The code with which the service refuses it.
    pub error_code: Option<&'static str>,
    /// The subcode that comes with it.
    pub error_subcode: Option<&'static str>,
    /// Who says so: the rule's source, or a nearer one.
    pub source: Source,
    /// The days of what retires, and what happens on each; empty: it is of no day.
    pub days: Vec<(Date, &'static str)>,
}

/// Every rule, in the order in which findings of equal weight are told.
pub static RULES: &[&Rule] = &[
    &service_cidr_overlaps_subnet::RULE,
    &pod_cidr_overlaps_subnet::RULE,
    &pod_and_service_cidr_overlap::RULE,
    &pod_cidrs_overlap::RULE,
    &subnets_overlap::RULE,
    &networks_overlap::RULE,
    &range_overlaps_connected_network::RULE,
    &range_overlaps_reserved::RULE,
    &service_cidr_in_network_space::RULE,
    &pod_cidr_in_network_space::RULE,
    &public_range::RULE,
    &service_cidr_too_large::RULE,
    &dns_address_outside_service_cidr::RULE,
    &dns_address_on_the_edge::RULE,
    &node_subnet_too_small::RULE,
    &pod_subnet_too_small::RULE,
    &pod_cidr_too_small::RULE,
    &outbound_ports_exhausted::RULE,
    &api_server_subnet_too_small::RULE,
    &too_many_nodes::RULE,
    &too_many_nodes_for_npm::RULE,
    &too_many_routes::RULE,
    &max_pods_out_of_range::RULE,
    &too_few_pods::RULE,
    &node_subnet_delegated::RULE,
    &cilium_dataplane_without_cilium_policy::RULE,
    &cilium_policy_without_cilium_dataplane::RULE,
    &policy_engine_unsupported_here::RULE,
    &outbound_type_needs_own_network::RULE,
    &nat_gateway_overrides_outbound_type::RULE,
    &route_table_missing::RULE,
    &default_route_not_to_an_appliance::RULE,
    &default_route_overrides_outbound_type::RULE,
    &load_balancer_profile_with_routing::RULE,
    &no_linux_system_pool::RULE,
    &outbound_nat_disabled_behind_load_balancer::RULE,
    &no_way_out::RULE,
    &feature_unsupported_here::RULE,
    &policy_engine_frozen::RULE,
    &gateway_subnet_of_wrong_size::RULE,
    &too_many_nodes_for_layer_seven::RULE,
    &basic_load_balancer_retired::RULE,
    &npm_retires::RULE,
    &kubenet_retires::RULE,
    &api_version_retired::RULE,
    &nat_gateway_type_retired::RULE,
    &windows_too_old_for_kubernetes::RULE,
    &availability_set_retired::RULE,
    &node_image_retires::RULE,
    &kubernetes_version_unsupported::RULE,
    &open_service_mesh_retires::RULE,
    &ingress_nginx_retires::RULE,
    &windows_version_left_open::RULE,
    &no_policy_engine::RULE,
    &policies_do_not_reach::RULE,
    &policies_block_local_dns::RULE,
    &npm_policies_change_under_cilium::RULE,
    &security_group_on_subnet::RULE,
    &security_group_denies_required_flow::RULE,
    &overlay_mode_without_azure_cni::RULE,
    &node_subnet_by_omission::RULE,
    &pod_cidr_not_used::RULE,
    &ip_families_unsupported::RULE,
    &ranges_do_not_match_families::RULE,
    &outbound_setting_out_of_range::RULE,
    &pool_name_not_allowed::RULE,
    &system_pool_without_nodes::RULE,
    &autoscaler_bounds_out_of_order::RULE,
    &subnets_in_several_networks::RULE,
    &managed_and_own_subnets::RULE,
    &pod_subnet_without_azure_cni::RULE,
    &pool_without_pod_subnet::RULE,
    &static_blocks_unsupported_here::RULE,
    &allocation_modes_mixed::RULE,
    &no_surge_and_none_missing::RULE,
    &system_pool_with_missing_nodes::RULE,
    &gateway_pool_unfit::RULE,
    &pod_subnet_is_node_subnet::RULE,
    &pod_subnet_delegated_elsewhere::RULE,
    &nat_gateway_not_attached::RULE,
    &own_cni_without_pod_cidr::RULE,
    &too_many_pods::RULE,
    &too_many_pools::RULE,
    &too_many_addresses_in_network::RULE,
    &too_many_pods_on_windows::RULE,
    &default_max_pods_uncertain::RULE,
    &service_cidr_too_small::RULE,
    &subnet_size_not_allowed::RULE,
    &kubenet_subnet_shared::RULE,
    &names_too_long::RULE,
    &node_classes_not_seen::RULE,
    &identity_needs_the_subnet::RULE,
    &dual_stack_without_overlay::RULE,
    &dual_stack_unsupported_here::RULE,
    &api_server_subnet_in_use::RULE,
    &api_server_subnet_missing::RULE,
    &cluster_cannot_be_stopped::RULE,
    &large_cluster_steps::RULE,
    &outbound_type_needs_scale_sets::RULE,
    &container_group_subnet_with_routes::RULE,
    &machines_need_own_identity::RULE,
    &route_table_needs_own_identity::RULE,
    &private_cluster_without_name::RULE,
    &advanced_networking_switched_off::RULE,
    &private_cluster_without_run_command::RULE,
    &authorized_ranges_without_public_access::RULE,
    &isolated_cluster_with_public_api_server::RULE,
    &internal_load_balancer_with_local_policy::RULE,
    &external_ips_on_automatic::RULE,
    &surge_larger_than_room::RULE,
    &network_leaves_no_private_space::RULE,
    &authorized_ranges_refused::RULE,
    &gateway_prefix_too_small::RULE,
    &blue_green_upgrade::RULE,
    &surge_apart_from_zones::RULE,
    &authorized_ranges_without_way_out::RULE,
    &nat_gateway_sku_refused::RULE,
    &nat_gateway_sku_wants_own_addresses::RULE,
    &outbound_address_kinds_mixed::RULE,
    &backends_by_address::RULE,
    &several_load_balancers::RULE,
    &subnets_attached_apart::RULE,
    &too_many_load_balancer_services::RULE,
    &too_many_backends::RULE,
    &public_services_behind_routing::RULE,
];

/// The rule of that id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// What rules find while they look, a rule at a time.
#[derive(Debug, Default)]
pub struct Looking {
    rules: usize,
    found: Vec<Finding>,
}

impl Looking {
    /// Has the next rule look at the same context; whether that was the last one.
    pub fn step(&mut self, context: &Context) -> bool {
        self.found.extend(RULES.get(self.rules).map(|rule| (rule.check)(context)).unwrap_or_default());
        self.rules += 1;
        self.rules >= RULES.len()
    }

    /// Every finding, the worst first; of equal weight in the order of clusters, then of the catalogue.
    pub fn finish(self) -> Vec<Finding> {
        let mut found = self.found;
        sort_by_key(&mut found, |finding| (finding.severity, finding.cluster.unwrap_or(usize::MAX)));
        found
    }
}

/// The findings where they may have changed only for the clusters that a context looks at, and for networks.
pub fn findings_again(before: Vec<Finding>, context: &Context) -> Vec<Finding> {
    let is_new = |finding: &Finding| finding.cluster.is_none_or(|place| context.looks_at(place));
    let mut new = findings(context).into_iter().filter(is_new).peekable();
    let order = |finding: &Finding| (finding.severity, finding.cluster.unwrap_or(usize::MAX));
    let mut all = Vec::with_capacity(before.len());
    for old in before.into_iter().filter(|finding| !is_new(finding)) {
        while let Some(earlier) = new.next_if(|new| order(new) < order(&old)) {
            all.push(earlier);
        }
        all.push(old);
    }
    all.extend(new);
    all
}

/// Every finding, the worst first; of equal weight in the order of clusters, then of the catalogue.
pub fn findings(context: &Context) -> Vec<Finding> {
    let mut looking = Looking::default();
    while !looking.step(context) {}
    looking.finish()
}

impl Rule {
    /// A finding of this rule with its own severity and source, about nothing yet.
    pub(crate) fn finding(&'static self, message: String) -> Finding {
        Finding {
            rule: self,
            severity: self.severity,
            cluster: None,
            subjects: Vec::new(),
            message,
            error_code: None,
            error_subcode: None,
            source: self.source,
            days: Vec::new(),
        }
    }
}

impl Finding {
    pub(crate) fn on(mut self, day: Date, what: &'static str) -> Finding {
        self.days.push((day, what));
        self
    }

    pub(crate) fn of_cluster(mut self, place: usize) -> Finding {
        self.cluster = Some(place);
        self
    }

    pub(crate) fn about(mut self, subjects: impl IntoIterator<Item = String>) -> Finding {
        self.subjects.extend(subjects);
        self
    }

    pub(crate) fn with_severity(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    pub(crate) fn with_code(mut self, code: Option<&'static str>) -> Finding {
        self.error_code = code;
        self
    }

    pub(crate) fn with_subcode(mut self, subcode: &'static str) -> Finding {
        self.error_subcode = Some(subcode);
        self
    }

    pub(crate) fn with_source(mut self, source: Source) -> Finding {
        self.source = source;
        self
    }
}
