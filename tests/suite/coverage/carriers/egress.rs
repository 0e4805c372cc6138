//! The way out: which address is seen, whether ports last, and what must be allowed.
use aks_network_planner::azure::required::REQUIRED;
use aks_network_planner::azure::{egress, retirement};
use aks_network_planner::egress::{
    Destination, Origin, Seen, addresses_for, carried, handover, largest_ports, port_plan, settings, sources,
};

super::named! {
    "EG-10" settings => "egress::handover::with_node_auto_provisioning_the_way_out_stays";
    "EG-14" handover => "egress::handover::behind_a_firewall_the_way_back_has_routes_of_its_own";
    "EG-30" egress::OVERLAY => "egress::sources::what_is_seen_of_a_pod_by_network_model";
    "EG-31" egress::KUBENET_SUBNET => "egress::sources::what_is_seen_of_a_pod_by_network_model";
    "EG-30b" egress::MODELS => "egress::sources::what_is_seen_of_a_pod_by_network_model";
    "EG-30b" egress::MASQUERADE => "egress::sources::exceptions_are_told_where_they_hold_and_only_there";
    "EG-30c" egress::POD_SUBNET_PLATFORM => "egress::sources::what_is_seen_of_a_pod_by_network_model";
    "EG-30d" Seen::OwnCni => "egress::sources::what_is_seen_of_a_pod_by_network_model";
    "EG-30e" Origin::HostNetworkPod =>
        "egress::sources::pods_on_the_host_network_and_nodes_show_the_node_whatever_the_model";
    "EG-32" egress::OUTBOUND_TYPES => "egress::sources::the_internet_sees_the_way_out_that_wins";
    "EG-33" Seen::NodePublic =>
        "egress::sources::a_public_address_of_the_node_comes_before_the_load_balancer_and_after_the_rest";
    "EG-33" Seen::EgressGateway =>
        "egress::sources::a_pod_behind_the_static_egress_gateway_shows_an_address_of_its_prefix";
    "EG-34" egress::FIREWALL =>
        "egress::sources::azure_firewall_keeps_the_source_by_network_rule_and_never_by_application_rule";
    "EG-35" sources => "egress::sources::whether_pods_can_be_called_from_outside_is_told_by_model";
    "EG-36" handover => "egress::handover::nodes_and_pods_are_let_through_by_their_addresses_in_every_model";
    "EG-44" addresses_for => "egress::ports::addresses_that_nodes_ask_for_and_the_largest_number_of_ports";
    "EG-44" largest_ports => "egress::ports::the_largest_value_is_accepted_and_the_next_multiple_of_8_refused";
    "EG-46" egress::IDLE_MINUTES => "egress::handover::idle_timeouts_are_those_that_are_set_or_the_defaults";
    "EG-50" port_plan => "egress::ports::the_plan_counts_the_maximum_of_every_pool_with_its_surge";
    "EG-53" egress::OUTBOUND_CONNECTIONS =>
        "egress::sources::addresses_on_the_internet_are_counted_and_the_command_prints_them";
    "EG-60" egress::GATEWAY_PORTS => "egress::load::addresses_by_load_and_way_out";
    "EG-61" egress::GATEWAY_CONNECTIONS => "egress::load::addresses_by_load_and_way_out";
    "EG-61" egress::GATEWAY_COOLDOWN => "egress::load::resting_ports_are_said_where_they_count";
    "EG-62" carried => "egress::load::addresses_by_load_and_way_out";
    "EG-63" settings => "egress::handover::what_a_nat_gateway_can_become_depends_on_its_sku";
    "EG-64" settings => "egress::handover::what_a_nat_gateway_can_become_depends_on_its_sku";
    "EG-70" egress::FIREWALL_PORTS => "egress::load::addresses_by_load_and_way_out";
    "EG-71" Origin::WindowsPod => "egress::sources::windows_nodes_hide_their_pods_unless_that_is_switched_off";
    "EG-72" REQUIRED => "egress::handover::what_a_firewall_must_let_out_of_azure_public";
    "FEAT-02" sources => "egress::sources::whether_pods_can_be_called_from_outside_is_told_by_model";
    "FEAT-03" sources => "egress::sources::what_is_seen_of_a_pod_by_network_model";
    "FEAT-04" Destination::PrivateEndpoint =>
        "egress::sources::private_endpoints_and_zones_work_with_every_model_but_an_unknown_cni";
    "FEAT-05" sources => "egress::sources::what_can_stand_before_services_depends_on_allocation_and_backends";
    "FEAT-06" sources => "egress::sources::what_can_stand_before_services_depends_on_allocation_and_backends";
    "FEAT-33" handover => "egress::handover::route_tables_are_where_the_model_wants_them";
    "RET-18" retirement::SECURITY_GROUP_FLOW_LOGS => "egress::handover::flow_logs_of_security_groups_end";
}
