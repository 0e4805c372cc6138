//! Demands that no document of a cluster shows: each comes with the command that tells.
use crate::advice::given::Given;
use crate::advice::precondition::{Part, Precondition, State};
use crate::azure::clash::KUBE_PROXY;
use crate::azure::{Feature, Source, migration};

/// A version of the Azure CLI.
pub(in crate::advice) fn command_line(version: &str, source: Source) -> Precondition {
    let text = format!("The Azure CLI is {version} or later.");
    Precondition::new(text, State::Unknown("az version".to_owned()), source)
}

/// An extension of the Azure CLI for previews, and a preview that is registered.
pub(in crate::advice) fn preview(version: &str, source: Source) -> Precondition {
    let text = format!("The extension aks-preview of the Azure CLI is {version} or later.");
    let ask = "az extension show --name aks-preview --query version";
    Precondition::new(text, State::Unknown(ask.to_owned()), source)
}

/// Something that a command tells and no document does.
pub(in crate::advice) fn asked(
    text: impl Into<String>,
    command: impl Into<String>,
    source: Source,
) -> Precondition {
    Precondition::new(text, State::Unknown(command.into()), source)
}

/// No configuration of one's own for the masquerading agent.
pub(in crate::advice) fn no_own_masquerading() -> Precondition {
    let (name, source) = migration::OWN_MASQUERADING;
    let text = format!(
        "kube-system holds no ConfigMap {name}; the one whose name ends in -reconciled is the service’s own."
    );
    let command = format!("kubectl get configmap {name} --namespace kube-system --ignore-not-found");
    asked(text, command, source)
}

/// No machines of a series that overlay does not support.
pub(in crate::advice) fn machine_sizes(given: &Given) -> Precondition {
    let series = migration::OVERLAY_MACHINES;
    let text = format!("No pool has machines of the series {}.", series.value);
    asked(text, given.show("agentPoolProfiles[].vmSize"), series.source)
}

/// The Application Gateway ingress add-on in a version that knows overlay, where it is on.
pub(in crate::advice) fn gateway_add_on(given: &Given) -> Precondition {
    let add_on = migration::GATEWAY_ADD_ON;
    let text = format!(
        "The Application Gateway ingress add-on, where it is on, is {} or later, and its gateway’s subnet is \
         /24 or smaller.",
        add_on.value
    );
    let state = match given.cluster.said.features.get(Feature::ApplicationGateway) {
        Some(false) => State::met(Part::Features, "ingressApplicationGateway is off"),
        Some(true) => State::Unknown(
            "kubectl get deployment ingress-appgw-deployment --namespace kube-system --output \
             jsonpath='{.spec.template.spec.containers[0].image}'"
                .to_owned(),
        ),
        None => State::Unknown(given.show("addonProfiles.ingressApplicationGateway")),
    };
    Precondition::new(text, state, add_on.source)
}

/// kube-proxy in a mode that Azure Network Policy Manager works with.
pub(in crate::advice) fn no_ipvs(given: &Given) -> Precondition {
    let state = match given.cluster.said.features.get(Feature::Ipvs) {
        Some(false) => State::met(Part::Features, "kube-proxy’s mode is another one"),
        Some(true) => State::unmet(
            "kubeProxyConfig.mode is IPVS, with which Azure Network Policy Manager does not work",
            "Set the mode IPTABLES first.",
        ),
        None => State::Unknown(given.show("networkProfile.kubeProxyConfig")),
    };
    Precondition::new("kube-proxy does not run in IPVS mode.", state, KUBE_PROXY)
}

/// The rights of the cluster's identity.
pub(in crate::advice) fn permission(source: Source) -> Precondition {
    let text = "The cluster’s identity is Network Contributor of the subnets.";
    let command = "az role assignment list --assignee <identity-id> --scope <subnet-id> --output table";
    asked(text, command, source)
}

/// No key vault that is private, and no webhooks that stand in the way.
pub(in crate::advice) fn no_webhooks(given: &Given, source: Source) -> [Precondition; 2] {
    let vault = "No key management service works with a private key vault.";
    let webhooks = "Admission webhooks are off for the change.";
    let list = "kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations";
    [asked(vault, given.show("securityProfile.azureKeyVaultKms"), source), asked(webhooks, list, source)]
}

/// A subnet for pods that no pool uses yet.
pub(in crate::advice) fn no_own_subnet(source: Source) -> Precondition {
    let text = "A new subnet for pods is there, in the network of the nodes and without any other use.";
    let command =
        "az network vnet subnet list --resource-group <resource-group> --vnet-name <network> --output table";
    asked(text, command, source)
}
