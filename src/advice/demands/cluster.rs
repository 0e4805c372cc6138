//! Demands on the cluster itself.
use crate::advice::given::Given;
use crate::advice::precondition::{Part, Precondition, State};
use crate::azure::{Fact, Feature, NetworkModel, Source, kubernetes, migration};
use crate::design::{LoadBalancerSku, NetworkDataplane, NetworkPolicy};
use crate::net::Family;

/// A minor version of Kubernetes, or a later one.
pub(in crate::advice) fn kubernetes(given: &Given, from: Fact<u64>) -> Precondition {
    let text = format!("Kubernetes 1.{} or later.", from.value);
    let version = given.cluster.said.kubernetes_version.as_deref();
    let state = match version.map(|version| (version, kubernetes::minor(version))) {
        Some((version, Some(minor))) if minor >= from.value => {
            State::met(Part::Version, format!("It runs {version}"))
        }
        Some((version, Some(minor))) => {
            // An upgrade of the control plane cannot pass over a version.
            let next = format!("--kubernetes-version 1.{}", minor.saturating_add(1));
            let mend =
                format!("Upgrade Kubernetes to 1.{} or later, one minor version at a time.", from.value);
            State::unmet(format!("It runs {version}"), mend).by(given.aks("upgrade", &next))
        }
        _ => State::Unknown(given.show("currentKubernetesVersion")),
    };
    Precondition::new(text, state, from.source)
}

/// The version from which Azure Network Policy Manager and Calico are installed and uninstalled.
pub(in crate::advice) fn engines_change(given: &Given) -> Precondition {
    let (minor, source) = kubernetes::POLICY_ENGINES_CHANGE;
    kubernetes(given, Fact { value: minor, source })
}

/// No policy engine, and what it takes to uninstall the one that is there.
pub(in crate::advice) fn no_engine(given: &Given, source: Source) -> Vec<Precondition> {
    let is_uninstalled = matches!(given.engine(), Some(NetworkPolicy::Azure | NetworkPolicy::Calico));
    let none = is_none(given, source);
    std::iter::once(none).chain(is_uninstalled.then(|| engines_change(given))).collect()
}

fn is_none(given: &Given, source: Source) -> Precondition {
    let state = match given.engine() {
        Some(NetworkPolicy::None) => State::met(Part::NetworkProfile, "networkPolicy is none"),
        Some(NetworkPolicy::Cilium) => State::unmet(
            "networkPolicy is cilium, and no way is documented from Cilium to another engine or none",
            "Only another cluster has no engine.",
        ),
        Some(engine) => {
            let mend = "Take the engine away first: policies stay as objects and are not enforced any more, whether \
                        any exist or not.";
            State::unmet(format!("networkPolicy is {engine}"), mend).by(given.update("--network-policy none"))
        }
        None => State::Unknown(given.show("networkProfile.networkPolicy")),
    };
    Precondition::new("No policy engine is installed.", state, source)
}

/// Azure CNI of some model.
pub(in crate::advice) fn is_azure_cni(given: &Given, source: Source) -> Precondition {
    let model = given.cluster.network_model.is_given().then(|| given.cluster.model()).flatten();
    let state = match model {
        Some(NetworkModel::Kubenet) => State::unmet(
            "networkPlugin is kubenet",
            "Move to Azure CNI Overlay first, as an operation of its own.",
        ),
        Some(NetworkModel::None) => {
            State::unmet("networkPlugin is none", "Only another cluster has Azure CNI.")
        }
        Some(model) => State::met(Part::NetworkProfile, format!("It has {}", model.title())),
        None => State::Unknown(given.show("networkProfile")),
    };
    Precondition::new("The cluster has Azure CNI.", state, source)
}

/// The Cilium data plane.
pub(in crate::advice) fn runs_cilium(given: &Given, source: Source) -> Precondition {
    let state = match given.dataplane() {
        Some(NetworkDataplane::Cilium) => State::met(Part::NetworkProfile, "networkDataplane is cilium"),
        Some(other) => {
            let mend = "Change the data plane first, as an operation of its own.";
            State::unmet(format!("networkDataplane is {other}"), mend)
                .by(given.update("--network-dataplane cilium --network-policy cilium"))
        }
        None => State::Unknown(given.show("networkProfile.networkDataplane")),
    };
    Precondition::new("The cluster runs the Cilium data plane.", state, source)
}

/// No node auto-provisioning.
pub(in crate::advice) fn no_provisioning(given: &Given, mend: &str, source: Source) -> Precondition {
    let state = match given.cluster.said.node_auto_provisioning {
        Some(false) => State::met(Part::Provisioning, "nodeProvisioningProfile.mode is Manual"),
        Some(true) => State::unmet("nodeProvisioningProfile.mode is Auto", mend),
        None => State::Unknown(given.show("nodeProvisioningProfile.mode")),
    };
    Precondition::new("Node auto-provisioning is off.", state, source)
}

/// No virtual nodes.
pub(in crate::advice) fn no_virtual_nodes(given: &Given, source: Source) -> Precondition {
    let state = match given.cluster.said.features.get(Feature::VirtualNodes) {
        Some(false) => State::met(Part::Features, "aciConnectorLinux is off"),
        Some(true) => {
            let mend = "Turn virtual nodes off: the article on overlay has them stay with a flat network.";
            State::unmet("Virtual nodes are on", mend)
                .by(given.aks("disable-addons", "--addons virtual-node"))
        }
        None => State::Unknown(given.show("addonProfiles.aciConnectorLinux")),
    };
    Precondition::new("Virtual nodes are off.", state, source).advised()
}

/// An identity that somebody made and assigned.
pub(in crate::advice) fn own_identity(given: &Given, source: Source) -> Precondition {
    let state = match given.cluster.said.user_assigned_identity {
        Some(true) => State::met(Part::Identity, "identity.type is UserAssigned"),
        Some(false) => {
            let mend = "Assign an identity of your own, with rights on the route table and the subnets.";
            let flags = "--enable-managed-identity --assign-identity <identity-id>";
            State::unmet("identity.type is not UserAssigned", mend).by(given.update(flags))
        }
        None => State::Unknown(given.show("identity.type")),
    };
    Precondition::new("The cluster has a user-assigned identity.", state, source)
}

/// The Standard load balancer.
pub(in crate::advice) fn standard_balancer(given: &Given, source: Source) -> Precondition {
    let sku = &given.cluster.load_balancer_sku;
    let said = if sku.is_given() { sku.known().and_then(|sku| sku.known().copied()) } else { None };
    let state = match said {
        Some(LoadBalancerSku::Standard) => State::met(Part::NetworkProfile, "loadBalancerSku is standard"),
        Some(LoadBalancerSku::Basic) => {
            State::unmet("loadBalancerSku is basic", "Move to the Standard load balancer first.")
                .by(given.update("--load-balancer-sku Standard"))
        }
        None => State::Unknown(given.show("networkProfile.loadBalancerSku")),
    };
    Precondition::new("The load balancer is of the SKU Standard.", state, source)
}

/// AKS Standard, not AKS Automatic.
pub(in crate::advice) fn not_automatic(given: &Given, source: Source) -> Precondition {
    let state = match given.cluster.said.sku_name.as_deref() {
        Some(sku) if sku.eq_ignore_ascii_case("Base") => State::met(Part::Sku, "sku.name is Base"),
        Some(sku) => {
            let why = format!("sku.name is {sku}");
            State::unmet(why, "The procedure is documented for AKS Standard clusters alone.")
        }
        None => State::Unknown(given.show("sku")),
    };
    Precondition::new("It is an AKS Standard cluster, of any tier.", state, source)
}

/// IPv4 alone.
pub(in crate::advice) fn single_stack(given: &Given, source: Source) -> Precondition {
    let families = &given.cluster.ip_families;
    let said = if families.is_given() { families.known() } else { None };
    let state = match said {
        Some(families) if families.contains(&Family::IPv6) => {
            State::unmet("ipFamilies has IPv6", "Only another cluster has IPv4 alone.")
        }
        Some(_) => State::met(Part::NetworkProfile, "ipFamilies has no IPv6"),
        None => State::Unknown(given.show("networkProfile.ipFamilies")),
    };
    Precondition::new("The cluster has no IPv6.", state, source)
}

/// The API server in the virtual network.
pub(in crate::advice) fn integrated(given: &Given) -> Precondition {
    let state = match given.cluster.said.api_server.enable_vnet_integration {
        Some(true) => State::met(Part::ApiServer, "enableVnetIntegration is true"),
        Some(false) => {
            let mend = "Bring the API server into the virtual network first, which has no way back.";
            let flags = "--enable-apiserver-vnet-integration --apiserver-subnet-id <subnet-id>";
            State::unmet("enableVnetIntegration is false", mend).by(given.update(flags))
        }
        None => State::Unknown(given.show("apiServerAccessProfile")),
    };
    let text = "The API server is in the virtual network (VNet integration): a cluster with a private endpoint is \
                private or not for as long as it is there.";
    Precondition::new(text, state, migration::PRIVATE)
}
