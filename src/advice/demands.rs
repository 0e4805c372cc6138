//! What changes ask of a cluster, each judged by what the input shows.
mod cluster;
mod network;
mod nodes;
mod tools;

pub(super) use cluster::{
    engines_change, integrated, is_azure_cni, kubernetes, no_engine, no_provisioning, no_virtual_nodes,
    not_automatic, own_identity, runs_cilium, single_stack, standard_balancer,
};
pub(super) use network::{
    api_server_subnet, attached_gateway, attached_routes, managed_network, no_balancer_settings, own_network,
    short_names,
};
pub(super) use nodes::{
    is_untold, no_pod_subnets, no_windows, nodes_for_npm, recent_linux, scale_sets, stoppable, windows_build,
    windows_containers,
};
pub(super) use tools::{
    asked, command_line, gateway_add_on, machine_sizes, no_ipvs, no_own_masquerading, no_own_subnet,
    no_webhooks, permission, preview,
};
