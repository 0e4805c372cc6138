//! Ranges: what keeps them apart, and what of them can change.
use aks_network_planner::azure::{defaults, limits, planning, ranges, reserved};
use aks_network_planner::capacity::smallest_pod_cidr;
use aks_network_planner::net::{Prefix, PrefixError};
use aks_network_planner::overlap::Verdict;
use aks_network_planner::propose::{beside, service_room, widen};
use aks_network_planner::resolve::ResolvedCluster;

super::named! {
    "CIDR-01" reserved::RESERVED => "cases::ranges::reserved_ranges";
    "CIDR-02" reserved::RESERVED => "contract::overlaps::reserved_ranges_are_rejected_for_clusters_and_networks_and_risky_behind_them";
    "CIDR-03" reserved::is_private => "propose::widen::space_that_is_not_private_is_said";
    "CIDR-04" reserved::RESERVED => "cases::ranges::reserved_ranges";
    "CIDR-05" PrefixError::HostBits => "net::examples::a_text_that_is_not_a_prefix_is_answered_with_the_nearest_one_that_is";
    "CIDR-06" reserved::RESERVED => "cases::ranges::reserved_ranges";
    "CIDR-07" reserved::RESERVED => "cases::ranges::reserved_ranges";
    "CIDR-16" ranges::SHORTEST_NETWORK => "propose::beside::the_halves_around_a_subnet_are_told_up_to_the_first_that_is_not_free";
    "CIDR-10" Verdict::Breaks => "contract::overlaps::a_clusters_range_over_anything_connected_breaks";
    "CIDR-11" Verdict::Rejected => "contract::overlaps::a_service_cidr_over_a_subnet_of_its_network_is_rejected";
    "CIDR-12" limits::SERVICE_CIDR_KEPT => "contract::demand::cluster_ips_seen_nowhere_are_unknown_and_the_range_offers_two_less_than_its_size";
    "CIDR-13" Verdict::Allowed => "contract::overlaps::service_cidrs_of_different_clusters_and_one_with_anothers_pod_cidr_are_allowed";
    "CIDR-14" ranges::SERVICE_CIDR_OBJECT => "propose::service_room::a_range_can_be_added_from_kubernetes_1_33_on";
    "CIDR-14" service_room => "propose::service_room::what_is_said_is_honest_about_added_ranges_and_has_its_sources";
    "CIDR-15" defaults::SERVICE_CIDR => "cases::ranges::defaults_that_nobody_typed";
    "CIDR-23" planning::DNS_SERVICE_PLACE => "propose::worked::a_service_cidr_keeps_its_size_outside_all_networks_and_takes_the_dns_address_along";
    "CIDR-30" Verdict::Allowed => "contract::overlaps::overlay_clusters_may_share_a_pod_cidr";
    "CIDR-31" Verdict::Risky => "contract::overlaps::a_pod_cidr_in_a_networks_space_is_risky";
    "CIDR-32" Verdict::Breaks => "contract::overlaps::a_clusters_range_over_anything_connected_breaks";
    "CIDR-33" Verdict::Rejected => "contract::overlaps::kubenet_clusters_in_one_subnet_must_not_share_a_pod_cidr";
    "CIDR-35" defaults::POD_CIDR => "cases::ranges::defaults_that_nobody_typed";
    "CIDR-36" smallest_pod_cidr => "contract::demand::a_pod_cidr_longer_than_a_block_has_none";
    "CIDR-40" planning::POD_CIDR_EXPANSION => "propose::widen::each_step_doubles_the_range_around_the_one_that_is_there";
    "CIDR-40" widen => "propose::widen::conditions_hold_or_not_or_are_unknown_with_the_command_that_tells";
    "CIDR-41" ranges::POD_CIDR_IGNORED => "propose::widen::every_condition_and_remark_says_who_says_so";
    "CIDR-43" planning::POOL_SUBNET => "propose::beside::a_new_pool_takes_a_subnet_that_holds_its_upgrade";
    "CIDR-44" ranges::SUBNET_IN_USE => "propose::beside::a_subnet_in_use_keeps_its_range_even_with_room_beside_it";
    "CIDR-44" beside => "propose::beside::whether_a_subnet_is_in_use_is_seen_or_follows_from_its_pools_or_is_asked_for";
    "CIDR-59" planning::GATEWAY_SUBNET_LENGTH => "propose::worked::a_gateway_for_containers_gets_exactly_a_24";
    "CIDR-72" ResolvedCluster, of ip_families => "contract::overlaps::ranges_of_both_families_stand_side_by_side";
    "CIDR-40" Prefix::contains => "propose::widen::the_new_range_contains_the_old_one_wherever_that_lies";
}
