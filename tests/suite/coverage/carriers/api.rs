//! Properties of documents: the place of the design that holds each, and the test that reads it.
use aks_network_planner::azure::defaults;
use aks_network_planner::design::{
    ApiServerAccess, Cluster, LoadBalancerProfile, NatGatewayProfile, NetworkProfile, NodePool,
    PodIpAllocationMode, ResourceId, Word,
};
use aks_network_planner::resolve::ResolvedCluster;
use aks_network_planner::{azure, import, resolve};

super::named! {
    "API-01" import::read => "import::clusters::keys_and_values_are_read_in_any_casing";
    "API-02" PodIpAllocationMode::read => "import::clusters::keys_and_values_are_read_in_any_casing";
    "API-03" azure::defaults::NETWORK_MODEL =>
        "contract::missing::without_a_plugin_a_text_that_would_create_a_cluster_gets_overlay_and_the_default_ranges";
    "API-04" azure::defaults::MANAGED_NETWORK =>
        "contract::missing::a_pool_without_a_subnet_stands_in_the_managed_network";
    "API-04" Cluster, of hosted_node_subnet =>
        "import::clusters::hosted_system_pools_and_node_auto_provisioning_are_read";
    "API-05" NodePool, of pool_type => "import::clusters::pools_are_read_however_they_are_printed";
    "API-06" Word::<PodIpAllocationMode>::Newer =>
        "import::clusters::a_value_newer_than_this_planner_is_kept_and_said";
    "API-07" import::read => "import::clusters::the_keys_that_were_not_used_are_listed_once_in_the_order_of_the_text";
    "API-10" NetworkProfile, of network_plugin => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-11" NetworkProfile, of network_plugin_mode => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-12" NetworkProfile, of network_dataplane => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-13" NetworkProfile, of network_policy => "contract::missing::a_policy_of_null_reads_as_none";
    "API-15" azure::defaults::POD_CIDR =>
        "contract::missing::without_a_plugin_a_text_that_would_create_a_cluster_gets_overlay_and_the_default_ranges";
    "API-16" NetworkProfile, of pod_cidrs => "import::clusters::the_answer_of_arm_is_read_with_every_value";
    "API-17" azure::defaults::SERVICE_CIDR =>
        "contract::missing::without_a_plugin_a_text_that_would_create_a_cluster_gets_overlay_and_the_default_ranges";
    "API-18" NetworkProfile, of service_cidrs => "import::clusters::the_answer_of_arm_is_read_with_every_value";
    "API-19" azure::defaults::DNS_SERVICE_IP =>
        "contract::missing::without_a_plugin_a_text_that_would_create_a_cluster_gets_overlay_and_the_default_ranges";
    "API-20" NetworkProfile, of ip_families => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-21" NetworkProfile, of outbound_type => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-22" NetworkProfile, of load_balancer_sku => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-25" LoadBalancerProfile, of outbound_ips =>
        "contract::demand::outbound_addresses_are_the_first_number_that_the_profile_tells";
    "API-26" LoadBalancerProfile, of outbound_ip_prefix_lengths =>
        "contract::demand::outbound_addresses_are_the_first_number_that_the_profile_tells";
    "API-27" LoadBalancerProfile, of effective_outbound_ips =>
        "explain::examples::outbound_addresses_in_effect_are_less_those_of_ipv6";
    "API-37" NatGatewayProfile, of effective_outbound_ips =>
        "import::clusters::az_aks_show_is_read_with_every_value";
    "API-53" NodePool, of max_pods => "contract::missing::a_maximum_of_pods_that_is_not_given_follows_the_model";
    "API-54" NodePool, of subnet => "import::clusters::references_hold_however_their_ids_were_redacted";
    "API-55" NodePool, of pod_subnet => "contract::missing::the_network_model_follows_from_plugin_mode_and_pod_subnets";
    "API-57" NodePool, of max_surge => "import::clusters::a_surge_is_a_number_or_a_share_and_anything_else_is_said";
    "API-5A" NodePool, of os_type => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-5B" NodePool, of os_sku => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-5C" NodePool, of mode => "contract::demand::a_gateway_pool_counts_like_any_other";
    "API-5D" NodePool, of pool_type => "import::clusters::pools_are_read_however_they_are_printed";
    "API-5E" NodePool, of count => "import::clusters::a_pool_of_machines_counts_its_profiles";
    "API-5F" NodePool, of enable_node_public_ip => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-60" ResolvedCluster, of network_model =>
        "contract::missing::the_network_model_follows_from_plugin_mode_and_pod_subnets";
    "API-61" ResolvedCluster, of pod_cidrs => "contract::overlaps::a_pod_cidr_that_a_flat_model_prints_takes_no_part";
    "API-70" ApiServerAccess, of enable_private_cluster => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-73" ApiServerAccess, of enable_vnet_integration => "import::clusters::az_aks_show_is_read_with_every_value";
    "API-77" Cluster, of stage => "import::clusters::what_only_the_service_prints_makes_a_body_a_deployed_cluster";
    "API-7A" defaults::AUTOMATIC => "contract::missing::aks_automatic_has_defaults_of_its_own";
    "API-7A" Cluster, of sku_tier => "contract::demand::a_cluster_holds_the_smallest_number_of_nodes_that_applies";
    "API-7C" Cluster, of node_auto_provisioning =>
        "import::clusters::hosted_system_pools_and_node_auto_provisioning_are_read";
    "API-7D" ResolvedCluster, of has_unlisted_nodes =>
        "contract::missing::an_empty_list_of_pools_tells_nothing_with_node_auto_provisioning_or_hosted_system_pools";
    "API-7H" ResourceId::resource_group => "contract::demand::residents_are_those_that_are_no_machines_of_a_cluster_read";
    "API-7H" resolve::Ask::command => "explain::examples::what_is_not_known_is_asked_for_with_this_clusters_names";
}
