//! Options, add-ons and what they name; changes by model.
use aks_network_planner::analysis::explain;
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{ApiServerAccess, NodePool, Subnet};
use aks_network_planner::import;
use aks_network_planner::propose::widen;

super::named! {
    "API-40" Feature::Ipvs => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-40" Feature::NfTables => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-41" Feature::ImdsRestriction => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-42" Feature::AdvancedNetworking => "import::features::what_the_azure_cli_prints_of_features_is_read";
    "API-43" Feature::AdvancedSecurity => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-44" Feature::LayerSeven => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-44" Feature::Fqdn => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-45" Feature::WireGuard => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-45" Feature::MutualTls => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-46" Feature::HostRouting => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-47" Feature::StaticEgressGateway => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-5J" import::read => "import::add_ons::further_interfaces_are_told_and_their_subnets_stand_in_the_network";
    "API-5L" NodePool, of local_dns => "import::features::images_and_profiles_of_pools_are_read";
    "API-76" Feature::NoRunCommand => "import::features::what_keeps_people_from_the_api_server_is_read";
    "API-78" ApiServerAccess, of enable_private_cluster =>
        "import::access::what_is_reached_by_private_link_tells_a_private_cluster";
    "API-79" Feature::NoPublicAccess => "import::features::what_keeps_people_from_the_api_server_is_read";
    "API-7B" Feature::ArtifactCache => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-7F" Feature::Istio => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-7G" Feature::AppRouting => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-7G" Feature::GatewayForContainers => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-80" Subnet, of prefixes => "import::add_ons::the_range_of_an_application_gateway_takes_part_in_overlaps";
    "API-81" import::read => "import::add_ons::the_subnet_of_virtual_nodes_stands_in_the_network_of_the_pools";
    "API-82" Feature::ContainerInsights => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-82" Feature::OpenServiceMesh => "rules::features::features_and_the_clusters_that_they_do_not_work_in";
    "API-83" import::read => "import::features::add_ons_of_null_tell_nothing";
    "CIDR-42" widen => "propose::widen::what_cannot_grow_says_why";
    "FEAT-36" Feature::AdvancedNetworking => "rules::features::advanced_networking_observes_every_model";
    "FEAT-38" import::read => "import::add_ons::an_encrypted_network_says_what_stays_in_the_clear";
    "FEAT-43" widen => "propose::widen::what_cannot_grow_says_why";
    "FEAT-50" Feature::DcsV2 => "import::features::sizes_of_machines_tell_their_series";
    "IP-19" explain => "explain::examples::which_upgrades_take_surge_is_told";
}
