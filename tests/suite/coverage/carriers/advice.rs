//! Changes, and which network model fits: the matrices of the documentation and what a way asks for.
use aks_network_planner::advice::{Change, How, Precondition, Way};
use aks_network_planner::azure::migration::{self, outbound, terraform};

super::named! {
    "MIG-01" Change::Model => "advice::overlay::the_change_itself_has_this_clusters_names_a_free_range_and_no_way_back";
    "MIG-02" Change::Model => "advice::overlay::kubenet_keeps_its_range_and_loses_its_routes";
    "MIG-03" Precondition, of state => "advice::overlay::each_precondition_is_met_not_met_or_not_known_by_what_the_input_shows";
    "MIG-04" Change::Model => "advice::changes::subnets_and_static_blocks_come_with_new_pools";
    "MIG-05" Way, of for_others => "advice::overlay::what_changes_for_others_is_said_of_each_of_them";
    "MIG-10" Change::Cilium => "advice::changes::the_data_plane_becomes_cilium_with_azure_cni_and_never_back";
    "MIG-11" Change::Policy => "advice::engines::engines_change_from_kubernetes_1_30_on";
    "MIG-12" Change::Policy => "advice::engines::every_engine_becomes_every_other_as_documented";
    "MIG-13" Change::AdvancedNetworking => "advice::changes::features_are_turned_on_with_their_versions";
    "MIG-14" Change::HostRouting => "advice::changes::features_are_turned_on_with_their_versions";
    "MIG-20" outbound::MANAGED => "advice::outbound::every_way_out_becomes_every_other_as_documented";
    "MIG-21" outbound::OWN => "advice::outbound::every_way_out_becomes_every_other_as_documented";
    "MIG-22" Change::Outbound => "advice::outbound::a_way_out_that_the_network_does_not_have_is_not_possible";
    "MIG-23" Change::Outbound => "advice::outbound::routing_asks_for_a_table_on_every_subnet_and_a_gateway_for_itself";
    "MIG-24" Way, of notes => "advice::outbound::what_is_asked_of_every_change_of_the_way_out";
    "MIG-30" Change::StandardLoadBalancer => "advice::changes::the_basic_load_balancer_is_replaced_in_place_without_a_way_back";
    "MIG-31" Change::VnetIntegration => "advice::changes::integration_has_no_way_back_and_stops_the_cluster_at_once";
    "MIG-32" Change::Private => "advice::changes::private_on_and_off_asks_for_vnet_integration";
    "MIG-34" Change::AddressBackends => "advice::changes::features_are_turned_on_with_their_versions";
    "MIG-35" Change::OutboundSettings => "advice::changes::outbound_settings_tell_that_sources_disagree_about_kinds_of_addresses";
    "MIG-38" Change::Place => "advice::changes::two_families_are_not_promised_and_fixed_things_take_another_cluster";
    "MIG-3A" Change::NetworkIsolated => "advice::changes::isolation_reimages_between_the_cache_and_the_closed_way_out";
    "MIG-3B" Change::LocalDns => "advice::changes::features_are_turned_on_with_their_versions";
    "MIG-3C" Change::MachinePools => "advice::changes::the_basic_load_balancer_is_replaced_in_place_without_a_way_back";
    "MIG-3D" Change::StaticEgressGateway => "advice::changes::features_are_turned_on_with_their_versions";
    "MIG-3E" Change::DualStack => "advice::changes::two_families_are_not_promised_and_fixed_things_take_another_cluster";
    "MIG-3F" Change::Windows => "advice::changes::two_families_are_not_promised_and_fixed_things_take_another_cluster";
    "MIG-3H" Change::SeveralLoadBalancers => "advice::changes::features_are_turned_on_with_their_versions";
    "MIG-40" terraform::POLICY => "advice::changes::what_terraform_plans_is_told_with_each_change";
    "MIG-41" terraform::DATA_PLANE => "advice::changes::what_terraform_plans_is_told_with_each_change";
    "MIG-42" terraform::PLUGIN => "advice::changes::what_terraform_plans_is_told_with_each_change";
    "MIG-44" terraform::OUTBOUND_TYPE => "advice::changes::what_terraform_plans_is_told_with_each_change";
    "MIG-45" terraform::NO_ENGINE => "advice::engines::terraform_cannot_take_an_engine_away";
    "NP-20" Change::Policy => "advice::engines::every_engine_becomes_every_other_as_documented";
    "NP-21" Change::Cilium => "advice::engines::each_update_reimages_all_pools_and_engines_go_back_but_for_cilium";
    "NP-22" migration::CILIUM_KEPT => "advice::overlay::cilium_stays_with_a_node_subnet";
    "NP-23" How::Undocumented => "advice::engines::every_engine_becomes_every_other_as_documented";
    "NP-38" migration::POLICIES => "advice::engines::windows_nodes_keep_cilium_and_npm_away_and_policies_do_not_tell_outside_clients_apart";
    "EG-45" migration::MIXED_ADDRESSES => "advice::changes::outbound_settings_tell_that_sources_disagree_about_kinds_of_addresses";
    "EG-64" outbound::STANDARD_V2 => "advice::outbound::standard_v2_has_no_way_back";
    "IP-19" migration::REIMAGE_SURGE => "advice::overlay::the_room_of_an_upgrade_is_told_for_the_reimage";
    "IP-44" migration::WINDOWS_2019_POD_SUBNET => "advice::changes::subnets_and_static_blocks_come_with_new_pools";
}
