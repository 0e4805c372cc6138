//! [`Feature`]: add-ons and options of a cluster that are on or off, and where ARM keeps each.
use serde::{Deserialize, Serialize};

/// What the value at a feature's path says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `true` or `false`.
    Flag,
    /// A word for on, and one that stands there where it is off.
    Words(&'static str, &'static str),
}

use Spelling::{Flag, Words};

/// Declares features with the words for them in sentences, ARM's path and how the value there is spelled.
macro_rules! features {
    (
        travel { $($(#[$doc:meta])* $name:ident, $title:literal, [$($key:literal),+], $spelling:expr;)+ }
        stay { $($(#[$doc_2:meta])* $name_2:ident, $title_2:literal, [$($key_2:literal),+], $spelling_2:expr;)+ }
    ) => {
        features! {
            of $($(#[$doc])* $name, $title, [$($key),+], $spelling;)+
            $($(#[$doc_2])* $name_2, $title_2, [$($key_2),+], $spelling_2;)+
        }

        impl Feature {
            /// Every feature that links carry, in the order that they hold, which never changes.
            pub const ALL: &[Feature] = &[$(Feature::$name),+];

            /// Every feature that no link carries.
            pub const STAYING: &[Feature] = &[$(Feature::$name_2),+];
        }
    };
    (of $($(#[$doc:meta])* $name:ident, $title:literal, [$($key:literal),+], $spelling:expr;)+) => {
        /// An add-on or option that a cluster may have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Feature { $($(#[$doc])* $name),+ }

        impl Feature {
            /// Every feature, those that links carry first.
            pub fn every() -> impl Iterator<Item = Feature> {
                Feature::ALL.iter().chain(Feature::STAYING).copied()
            }

            /// The words for it in a sentence.
            pub fn title(self) -> &'static str {
                match self { $(Feature::$name => $title),+ }
            }

            /// The keys of a managed cluster that lead to its value.
            pub fn path(self) -> &'static [&'static str] {
                match self { $(Feature::$name => &[$($key),+]),+ }
            }

            /// How its value is spelled.
            pub fn spelling(self) -> Spelling {
                match self { $(Feature::$name => $spelling),+ }
            }
        }
    };
}

features! {
    travel {
        /// The Application Gateway ingress controller (AGIC).
        ApplicationGateway, "the Application Gateway ingress add-on",
            ["addonProfiles", "ingressApplicationGateway", "enabled"], Flag;
        /// Virtual nodes on Azure Container Instances.
        VirtualNodes, "virtual nodes", ["addonProfiles", "aciConnectorLinux", "enabled"], Flag;
        /// Open Service Mesh.
        OpenServiceMesh, "the Open Service Mesh add-on", ["addonProfiles", "openServiceMesh", "enabled"], Flag;
        /// Azure Policy.
        AzurePolicy, "the Azure Policy add-on", ["addonProfiles", "azurepolicy", "enabled"], Flag;
        /// Container Insights.
        ContainerInsights, "Container Insights", ["addonProfiles", "omsagent", "enabled"], Flag;
        /// Advanced Container Networking Services.
        AdvancedNetworking, "Advanced Container Networking Services",
            ["networkProfile", "advancedNetworking", "enabled"], Flag;
        /// Their security part: policies by name or by request.
        AdvancedSecurity, "the security part of Advanced Container Networking Services",
            ["networkProfile", "advancedNetworking", "security", "enabled"], Flag;
        /// Policies on HTTP, gRPC and Kafka.
        LayerSeven, "L7 policies",
            ["networkProfile", "advancedNetworking", "security", "advancedNetworkPolicies"], Words("L7", "None");
        /// Policies on domain names.
        Fqdn, "FQDN policies",
            ["networkProfile", "advancedNetworking", "security", "advancedNetworkPolicies"], Words("FQDN", "None");
        /// Encryption between nodes.
        WireGuard, "WireGuard encryption",
            ["networkProfile", "advancedNetworking", "security", "transitEncryption", "type"],
            Words("WireGuard", "None");
        /// Encryption between pods.
        MutualTls, "mTLS encryption",
            ["networkProfile", "advancedNetworking", "security", "transitEncryption", "type"],
            Words("mTLS", "None");
        /// eBPF host routing.
        HostRouting, "eBPF host routing",
            ["networkProfile", "advancedNetworking", "performance", "accelerationMode"],
            Words("BpfVeth", "None");
        /// The static egress gateway.
        StaticEgressGateway, "the static egress gateway",
            ["networkProfile", "staticEgressGatewayProfile", "enabled"], Flag;
        /// Pods are kept from the instance metadata service.
        ImdsRestriction, "the IMDS restriction", ["networkProfile", "podLinkLocalAccess"], Words("None", "IMDS");
        /// kube-proxy in IPVS mode.
        Ipvs, "kube-proxy in IPVS mode", ["networkProfile", "kubeProxyConfig", "mode"], Words("IPVS", "IPTABLES");
        /// kube-proxy in nftables mode.
        NfTables, "kube-proxy in nftables mode",
            ["networkProfile", "kubeProxyConfig", "mode"], Words("NFTABLES", "IPTABLES");
        /// Images of the cluster's own come from a registry in the network.
        ArtifactCache, "the artifact cache", ["bootstrapProfile", "artifactSource"], Words("Cache", "Direct");
        /// The Istio add-on.
        Istio, "the Istio add-on", ["serviceMeshProfile", "mode"], Words("Istio", "Disabled");
        /// Application routing.
        AppRouting, "application routing", ["ingressProfile", "webAppRouting", "enabled"], Flag;
        /// Application routing without its NGINX controller.
        WithoutNginx, "application routing without NGINX",
            ["ingressProfile", "webAppRouting", "nginx", "defaultIngressControllerType"],
            Words("None", "AnnotationControlled");
        /// Application routing through the Gateway API.
        GatewayApi, "application routing through the Gateway API",
            ["ingressProfile", "webAppRouting", "gatewayAPIImplementations", "appRoutingIstio", "mode"],
            Words("Enabled", "Disabled");
        /// Application Gateway for Containers.
        GatewayForContainers, "Application Gateway for Containers",
            ["ingressProfile", "applicationLoadBalancer", "enabled"], Flag;
        /// An HTTP proxy for the way out; documents that do not say so tell by its address.
        HttpProxy, "an HTTP proxy", ["httpProxyConfig", "enabled"], Flag;
        /// A service principal instead of a managed identity; a word of this planner's own.
        ServicePrincipal, "a service principal", ["servicePrincipalProfile", "isUsed"], Flag;
        /// Long-term support.
        LongTermSupport, "long-term support", ["supportPlan"], Words("AKSLongTermSupport", "KubernetesOfficial");
    }
    stay {
        /// Several Standard load balancers.
        SeveralLoadBalancers, "several load balancers",
            ["networkProfile", "loadBalancerProfile", "enableMultipleStandardLoadBalancers"], Flag;
        /// The load balancer knows nodes by their addresses, not by their network cards.
        BackendsByAddress, "load balancer backends by address",
            ["networkProfile", "loadBalancerProfile", "backendPoolType"], Words("NodeIP", "NodeIPConfiguration");
        /// A managed NAT gateway of the SKU StandardV2.
        NatGatewayV2, "a managed NAT gateway of the SKU StandardV2",
            ["networkProfile", "natGatewayProfile", "sku"], Words("StandardV2", "Standard");
        /// IPv6 addresses at a managed NAT gateway; a word of this planner's own.
        NatGatewayIpv6, "IPv6 addresses at a managed NAT gateway",
            ["networkProfile", "natGatewayProfile", "hasIPv6"], Flag;
        /// Addresses or prefixes of one's own at a managed NAT gateway; a word of this planner's own.
        NatGatewayOwnAddresses, "addresses of its own at a managed NAT gateway",
            ["networkProfile", "natGatewayProfile", "hasOwnAddresses"], Flag;
        /// No command can be run in the cluster through Azure.
        NoRunCommand, "no run command", ["apiServerAccessProfile", "disableRunCommand"], Flag;
        /// Nobody reaches the API server by its public address.
        NoPublicAccess, "no public access", ["publicNetworkAccess"], Words("Disabled", "Enabled");
        /// Nodes of the DCsv2 series; a word of this planner's own.
        DcsV2, "machines of the DCsv2 series", ["machineSeries", "dcsv2"], Flag;
    }
}
