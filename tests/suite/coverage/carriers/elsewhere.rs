//! Policies, ways out, changes, features and retirements, as far as numbers, sums and verdicts carry them.
use aks_network_planner::azure::{defaults, limits, planning, ports, ranges, retirement};
use aks_network_planner::diagnosis::entries;
use aks_network_planner::propose::{beside, service_room, widen};
use aks_network_planner::resolve::{Outbound, ResolvedCluster};

super::named! {
    "NP-04" ResolvedCluster::network_policies => "contract::observed::policies_that_nothing_enforces_are_a_warning";
    "NP-12" entries => "import::commands::refused::what_the_cli_refuses_is_an_error_with_its_source";
    "NP-14" limits::NPM_NODES => "contract::demand::a_cluster_holds_the_smallest_number_of_nodes_that_applies";
    "EG-09" defaults::AUTOMATIC => "contract::missing::aks_automatic_has_defaults_of_its_own";
    "EG-40" ports::PORTS_PER_ADDRESS => "vectors::nodes_by_given_ports_and_outbound_addresses";
    "EG-41" ports::AUTOMATIC_STEPS => "vectors::automatic_ports_by_nodes_and_outbound_addresses";
    "EG-42" ports::PORTS_PER_ADDRESS => "vectors::the_services_own_check_of_given_ports";
    "EG-43" ports::automatic_ports => "vectors::automatic_ports_by_nodes_and_outbound_addresses";
    "EG-52" Outbound, of ips => "contract::demand::outbound_addresses_are_the_first_number_that_the_profile_tells";
    "MIG-06" entries => "diagnosis::catalogue::every_code_is_read_and_found_as_the_azure_cli_prints_it_in_any_casing";
    "MIG-36" widen => "propose::widen::each_step_doubles_the_range_around_the_one_that_is_there";
    "MIG-36" planning::POD_CIDR_EXPANSION => "propose::widen::every_condition_and_remark_says_who_says_so";
    "MIG-37" service_room => "propose::service_room::a_range_can_be_added_from_kubernetes_1_33_on";
    "MIG-39" beside => "propose::beside::a_new_pool_takes_a_subnet_that_holds_its_upgrade";
    "MIG-43" ranges::TERRAFORM_REPLACES => "propose::widen::every_condition_and_remark_says_who_says_so";
    "RET-01" retirement::KUBENET => "rules::wording::a_retirement_tells_how_far_away_it_is";
    "RET-02" retirement::NPM_WINDOWS => "rules::firing::windows_nodes_under_npm_are_past_their_day";
    "RET-05" retirement::BASIC_LOAD_BALANCER => "contract::severity::a_retirement_after_which_creation_is_refused_is_an_error";
}
