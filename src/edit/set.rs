//! The value of one field.
use super::check::{Mistake, read};
use super::fields::write;
use super::place::{self, Place};
use super::references;
use crate::design::{Design, Stage, SubnetRef};

/// Gives a field the value of a text.
pub(super) fn set(design: &mut Design, subject: &str, field: &str, text: &str) -> Result<(), Mistake> {
    let change = read(design, subject, field, text)?;
    let Some(text) = change.text else { return Ok(()) };
    if change.is_name {
        references::follow(design, change.place, &text);
    }
    write(design, change.place, field, &text);
    match change.place {
        Place::Subnet(network, subnet) if field == "ipConfigurations" => {
            know_holders(design, network, subnet)
        }
        Place::Cluster(at) if text.is_empty() => forget_empty_profiles(design, at),
        _ => {}
    }
    Ok(())
}

/// Where no cluster that runs is in a subnet, none of the addresses in use there is held by the nodes of one.
fn know_holders(design: &mut Design, network: usize, subnet: usize) {
    let Some(of) = place::network(design, network) else { return };
    let Some(name) = of.subnets.get(subnet).map(|subnet| subnet.name.clone()) else { return };
    let reference = SubnetRef { network: of.name.clone(), subnet: name };
    let mut running = design.clusters.iter().filter(|cluster| cluster.stage == Stage::Deployed);
    if running.any(|cluster| references::of(cluster).any(|used| *used.subnet == reference)) {
        return;
    }
    let subnet = place::subnet_mut(design, network, subnet);
    if let Some(usage) = subnet.and_then(|subnet| subnet.usage.as_mut()) {
        usage.nodes.get_or_insert_default();
    }
}

/// A profile that says nothing any more is none.
fn forget_empty_profiles(design: &mut Design, cluster: usize) {
    let Some(cluster) = place::cluster_mut(design, cluster) else { return };
    if let Some(profile) = &mut cluster.network_profile {
        profile.load_balancer_profile.take_if(|profile| *profile == Default::default());
        profile.nat_gateway_profile.take_if(|profile| *profile == Default::default());
    }
    cluster.network_profile.take_if(|profile| *profile == Default::default());
}
