//! Numbers, counts and sums of addresses.
use aks_network_planner::azure::{defaults, limits, ranges};
use aks_network_planner::capacity::{Row, addresses_of_node, node_blocks};
use aks_network_planner::diagnosis::diagnose;
use aks_network_planner::propose::remedies;
use aks_network_planner::resolve::{ResolvedPool, ResolvedSubnet, usable_of};

super::named! {
    "IP-01" limits::RESERVED_PER_SUBNET => "vectors::usable_addresses_of_a_subnet";
    "IP-01" usable_of => "vectors::usable_addresses_of_a_subnet";
    "IP-02" ResolvedPool::nodes =>
        "contract::demand::nodes_are_the_count_then_with_surge_then_the_maximum_then_that_with_its_surge";
    "IP-03" ResolvedPool::surge_of => "contract::demand::surge_is_the_value_given_or_its_percentage_rounded_up";
    "IP-03" defaults::SURGE_PERCENT => "contract::demand::surge_is_ten_percent_where_nothing_is_given";
    "IP-03" defaults::SPOT_SURGE => "contract::demand::spot_pools_have_no_surge";
    "IP-04" ranges::SURGE_ROUNDED_UP => "contract::demand::a_sum_runs_over_all_pools_that_share_the_subnet";
    "IP-05" Row, of preflight => "contract::demand::the_service_counts_an_overlay_cluster_at_its_maximum_without_surge";
    "IP-06" defaults::MANAGED_NETWORK => "contract::missing::a_pool_without_a_subnet_stands_in_the_managed_network";
    "IP-07" ResolvedSubnet, of residents =>
        "contract::demand::residents_are_those_that_are_no_machines_of_a_cluster_read";
    "IP-08" limits::API_SERVER_ADDRESSES => "vectors::clusters_that_one_api_server_subnet_takes";
    "IP-16" remedies => "propose::remedy::two_subnets_that_are_too_small_get_ranges_apart";
    "IP-17" diagnose => "diagnosis::worked::a_pool_can_grow_as_far_as_free_addresses_go";
    "IP-18" ResolvedSubnet, of residents =>
        "contract::demand::machines_of_another_cluster_read_are_no_residents_either";
    "IP-10" limits::NODE_SUBNET_FORMULA =>
        "contract::demand::a_node_takes_one_address_more_than_its_maximum_of_pods_in_the_node_subnet_model";
    "IP-11" diagnose => "diagnosis::worked::a_loaded_cluster_names_the_pool_and_whether_surge_is_counted";
    "IP-12" addresses_of_node => "vectors::tv1_a_24_with_thirty_pods_a_node_takes_eight_nodes";
    "IP-13" diagnose => "diagnosis::worked::the_few_addresses_less_that_the_service_counts_for_a_node_are_named";
    "IP-15" ranges::NETWORK_ADDRESSES => "propose::reverse::what_stops_the_next_node_is_the_range_or_a_limit_of_the_platform";
    "IP-20" limits::NODE_BLOCK_LENGTH => "vectors::blocks_of_a_pod_cidr_by_its_prefix";
    "IP-20" node_blocks => "vectors::blocks_of_a_pod_cidr_by_its_prefix";
    "IP-21" Row, of error_code => "contract::demand::each_resource_has_its_own_error_code_or_none";
    "IP-22" addresses_of_node => "contract::demand::a_node_takes_one_address_in_every_other_model";
    "IP-23" limits::MAX_PODS => "contract::missing::a_maximum_of_pods_that_is_not_given_follows_the_model";
    "IP-24" limits::KUBENET_NODES => "contract::demand::only_kubenet_has_a_route_table_with_four_hundred_routes";
    "IP-25" Row, of prefixes => "contract::demand::each_ipv4_prefix_of_a_subnet_loses_five_addresses_and_ipv6_takes_no_part";
    "IP-30" limits::POD_BATCH => "vectors::addresses_that_a_node_with_dynamic_allocation_holds";
    "IP-31" limits::POD_BATCH => "contract::demand::a_dynamic_pod_subnet_holds_batches_of_sixteen_and_one_address_a_node";
    "IP-32" Row, of moments => "vectors::tv7_ten_nodes_of_thirty_pods_hold_490_addresses_at_least_170_and_at_most_2_510";
    "IP-34" limits::POD_BATCH => "vectors::a_24_of_pods_holds_fourteen_nodes_at_the_floor";
    "IP-35" ResolvedPool, of pods_per_node => "contract::demand::pods_of_a_cluster_are_counted_where_pods_per_node_are_given";
    "IP-37" limits::DYNAMIC_PODS => "contract::demand::pods_of_a_cluster_have_a_target_by_model_and_less_with_npm";
    "IP-40" limits::STATIC_BLOCKS => "vectors::blocks_that_a_node_with_static_allocation_takes";
    "IP-41" limits::STATIC_BLOCKS => "vectors::static_blocks_of_a_subnet_by_its_prefix";
    "IP-50" addresses_of_node => "contract::demand::a_node_takes_one_address_in_every_other_model";
    "IP-51" addresses_of_node => "contract::demand::a_node_takes_one_address_in_every_other_model";
    "IP-60" limits::default_max_pods => "contract::missing::a_maximum_of_pods_that_is_not_given_follows_the_model";
    "IP-62" ranges::POOLS => "propose::beside::a_new_pool_takes_a_subnet_that_holds_its_upgrade";
    "IP-64" addresses_of_node => "contract::demand::every_node_takes_one_block_of_an_overlay_or_kubenet_pod_cidr";
    "IP-71" limits::CLUSTER_NODES => "contract::demand::a_cluster_holds_the_smallest_number_of_nodes_that_applies";
    "IP-71" limits::FREE_TIER_NODES => "contract::demand::a_cluster_holds_the_smallest_number_of_nodes_that_applies";
    "IP-72" limits::OVERLAY_PODS => "contract::demand::pods_of_a_cluster_have_a_target_by_model_and_less_with_npm";
    "IP-72" limits::STATIC_BLOCK_PODS => "contract::demand::pods_of_a_cluster_have_a_target_by_model_and_less_with_npm";
    "IP-73" limits::POOL_NODES => "contract::demand::each_pool_holds_a_thousand_nodes";
    "IP-75" ResolvedPool::nodes => "contract::demand::a_cluster_holds_the_smallest_number_of_nodes_that_applies";
    "IP-79" ranges::NETWORK_ADDRESSES => "propose::reverse::what_stops_the_next_node_is_the_range_or_a_limit_of_the_platform";
}
