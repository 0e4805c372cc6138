//! Every key that an importer asks for: what a large list is read for.

use super::{
    add_ons, attached, code, design_file, detect, document, errors, features, kubernetes, load_balancer,
    managed_cluster, network_profile, node_pool, references, subnet, virtual_network,
};

/// The keys, by the importer that asks for them.
pub(super) const ALL: &[&[&str]] = &[
    add_ons::KEYS,
    attached::KEYS,
    code::KEYS,
    code::KEYS_OF_RESOURCES,
    code::KEYS_OF_TEMPLATES,
    design_file::KEYS,
    detect::KEYS,
    document::KEYS,
    errors::KEYS,
    features::KEYS,
    features::KEYS_OF_PROFILE,
    features::NESTED,
    kubernetes::KEYS,
    load_balancer::KEYS,
    managed_cluster::KEYS,
    managed_cluster::NESTED,
    network_profile::KEYS,
    node_pool::KEYS,
    references::KEYS,
    subnet::KEYS,
    virtual_network::KEYS,
];
