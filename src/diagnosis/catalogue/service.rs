//! What the service answers to creating, changing, scaling and upgrading.
use super::{Entry, article, entry, inferred, report};
use crate::azure::{Grade, Source, learn, release_note};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        codes: &["InsufficientPodCidr"],
        words: &[&["pre-allocated ips", "in pod cidr"]],
        meaning: "With kubenet each node gets one block of 256 addresses of the pod CIDR, whatever its \
         maximum of pods is, and the pod CIDR has fewer blocks than nodes.",
        steps: &["The pod CIDR of a kubenet cluster cannot grow: make the cluster anew with a larger one, \
         or migrate it to Azure CNI Overlay."],
        ..entry(
            "ERR-02",
            "The pod CIDR has too few blocks",
            report("https://github.com/Azure/AKS-Construction/issues/357"),
        )
    },
    Entry {
        codes: &["InsufficientSubnetSize"],
        words: &[&["pre-allocated ips"]],
        meaning: "Before it does anything, the service adds up the addresses of all nodes that it would \
         have and compares them with what the subnet or the pod CIDR has left. In the node subnet \
         model each node takes its maximum of pods and one address, whether pods run or not. An \
         upgrade also counts its surge nodes, and overlay counts the maximum of autoscaled pools \
         today. The subnet may be that of another pool than the one that changes.",
        steps: &[
            "Lower the count, the autoscaler's maximum or the maximum surge of any pool in that \
         subnet, for the time of the change.",
            "A subnet in use cannot be resized: add a larger subnet and a pool in it, move the \
         workload, and delete the old pool.",
        ],
        ..entry(
            "ERR-01",
            "The planned addresses do not fit",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/insufficientsubnetsize-error-advanced-networking",
            ),
        )
    },
    Entry {
        codes: &["SubnetIsFull"],
        words: &[&["does not have enough capacity for"], &["doesn't have enough capacity for"]],
        meaning: "The network itself had too few free addresses for the machines that were asked for at \
         once. The whole request fails: the autoscaler does not take the part that would fit.",
        steps: &[
            "Free addresses in the subnet, or let the pool grow by fewer nodes at once.",
            "A subnet in use cannot be resized: add a larger subnet and a pool in it, move the \
         workload, and delete the old pool.",
        ],
        ..entry(
            "ERR-03",
            "The subnet ran out of addresses while machines were made",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/subnetisfull-error",
            ),
        )
    },
    Entry {
        codes: &["ServiceCidrOverlapExistingSubnetsCidr"],
        words: &[
            &["is conflicted with an existing subnet cidr"],
            &["kubernetes service address range is overlapping"],
        ],
        meaning: "The service refuses a cluster whose service CIDR overlaps any subnet of its network, \
         also at an upgrade when the subnet came later.",
        steps: &[
            "Delete the subnet or change its range, where it is empty; a new name does not help.",
            "Else make the cluster anew with another service CIDR: it cannot be changed.",
        ],
        ..entry(
            "ERR-04",
            "The service CIDR shares addresses with a subnet",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/servicecidroverlapexistingsubnetscidr-error",
            ),
        )
    },
    Entry {
        codes: &["NetworkProfileCIDROverlapVNET"],
        words: &[&["networkprofile cidr", "overlaps with reserved vnet cidr"]],
        meaning: "The service refuses a pod CIDR that overlaps the network of the nodes.",
        steps: &["Take a pod CIDR outside the network and outside everything that it is connected to."],
        ..entry(
            "ERR-05",
            "The pod CIDR shares addresses with the network",
            report("https://github.com/Azure/AKS-Construction/issues/403"),
        )
    },
    Entry {
        codes: &["DnsServiceIpOutOfServiceCidr"],
        words: &[&["is out of the range defined by service cidr"]],
        meaning: "The address of the cluster's DNS service must be one of the service CIDR. Often one of \
         the two was set and the other left at its default.",
        steps: &["Set both: a service CIDR and an address inside it, neither its first nor its last."],
        ..entry(
            "ERR-06",
            "The DNS address is not in the service CIDR",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/dnsserviceipoutofservicecidr-error",
            ),
        )
    },
    Entry {
        codes: &["SubnetIsDelegated"],
        words: &[&["cannot be used as it's a delegated subnet"]],
        meaning: "A delegation hands the subnet to one service, and machines cannot be placed in it.",
        steps: &["Take away the delegation, or put the nodes into a subnet without one."],
        ..entry(
            "ERR-07",
            "The node subnet is delegated",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/subnetisdelegated-error",
            ),
        )
    },
    Entry {
        codes: &["SubnetWithExternalResourcesCannotBeUsedByOtherResources"],
        meaning: "A service that allows no other residents holds the subnet, such as pods of another \
         cluster or a delegation.",
        steps: &["Take another subnet."],
        ..entry(
            "ERR-08",
            "The subnet belongs to another service",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/subnetwithexternalresourcescannotbeusedbyotherresources-error",
            ),
        )
    },
    Entry {
        codes: &["RouteTableInvalidNextHop"],
        words: &[&["default route 0.0.0.0/0 has a next hop"]],
        meaning: "With outbound type userDefinedRouting the default route of the subnet must lead to a \
         virtual appliance or a gateway, not to the internet.",
        steps: &["Change the next hop of 0.0.0.0/0, or take another outbound type; with a NAT gateway on \
         the subnet that is userAssignedNATGateway."],
        ..entry("ERR-09", "The default route does not lead to an appliance", release_note("2020-03-09"))
    },
    Entry {
        codes: &["InvalidUserDefinedRoutingWithLoadBalancerProfile"],
        words: &[&["userdefinedrouting and load balancer profile are mutually exclusive"]],
        meaning: "With outbound type userDefinedRouting the cluster has no outbound load balancer, so the \
         request may hold no load balancer profile.",
        steps: &["Leave the load balancer profile out of the request."],
        ..entry(
            "ERR-10",
            "A load balancer profile with user-defined routing",
            report("https://github.com/hashicorp/terraform-provider-azurerm/issues/25021"),
        )
    },
    Entry {
        codes: &["InUseRouteTableCannotBeDeleted"],
        meaning: "The route table is attached to a subnet.",
        steps: &["Detach it from its subnets, then delete it."],
        ..entry(
            "ERR-11",
            "A route table is still in use",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/inuseroutetablecannotbedeleted-error",
            ),
        )
    },
    Entry {
        codes: &["InvalidLoadBalancerProfileAllocatedOutboundPorts"],
        subcodes: &["InsufficientOutboundPorts"],
        words: &[&["total node count", "ports but only"]],
        meaning: "Each outbound address has 64,000 ports. The service multiplies the ports of a node by \
         all nodes that the cluster may have: the maximum of autoscaled pools, the count of the \
         others, and the surge of every pool.",
        steps: &[
            "Give out fewer ports a node, in multiples of 8, or add outbound addresses.",
            "Lower the autoscaler's maximum or the surge.",
        ],
        ..entry(
            "ERR-12",
            "The outbound ports do not suffice for the nodes",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/invalidloadbalancerprofileallocatedoutboundports-error",
            ),
        )
    },
    Entry {
        codes: &["UnsupportedOutboundType"],
        meaning: "The SKU of the NAT gateway does not match the region; Standard is refused where \
         StandardV2 is available.",
        steps: &["Ask for the SKU that the region has."],
        ..entry(
            "ERR-13",
            "The outbound type is not to be had here",
            Source { url: "https://blog.aks.azure.com/", read: "2026-09-29", grade: Grade::Documentation },
        )
    },
    Entry {
        codes: &["PublicIPCountLimitReached"],
        meaning: "The subscription has as many public addresses in this region as its quota allows.",
        steps: &["Raise the quota or ask for fewer outbound addresses."],
        ..entry(
            "ERR-14",
            "Too many public addresses",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/publicipcountlimitreached-error",
            ),
        )
    },
    Entry {
        codes: &["VirtualNetworkNotInSucceededState"],
        meaning: "The virtual network is not in the state Succeeded.",
        steps: &["Wait for the other change, or repair the network by writing it again unchanged; then try \
         again."],
        ..entry(
            "ERR-15",
            "The virtual network is being changed or has failed",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/virtualnetworknotinsucceededstate-error",
            ),
        )
    },
    Entry {
        codes: &[
            "NetworkSecurityGroupInUseByVirtualMachineScaleSet",
            "LoadBalancerInUseByVirtualMachineScaleSet",
        ],
        meaning: "Public addresses of the load balancer or the subnet's network security group are still \
         used by the nodes.",
        steps: &["Remove the public addresses, dissociate the security group from the subnet, delete \
         again."],
        ..entry(
            "ERR-16",
            "The scale set still uses what is to be deleted",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/networksecuritygroupinusebyvirtualmachinescaleset-error",
            ),
        )
    },
    Entry {
        codes: &["LinkedAuthorizationFailed"],
        meaning: "The identity lacks a right on something that the request links to, mostly \
         subnets/join/action on the subnet.",
        steps: &["Give the identity Network Contributor on the subnet, or on the zone or route table that \
         the message names."],
        ..entry(
            "ERR-17",
            "The cluster's identity may not join the subnet",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/linkedauthorizationfailed-error",
            ),
        )
    },
    Entry {
        codes: &["CustomPrivateDNSZoneMissingPermissions", "CreateOrUpdateVirtualNetworkLinkFailed"],
        meaning: "The identity of a private cluster lacks a right on its own zone or on the network that \
         the zone is linked to.",
        steps: &["Give the identity Private DNS Zone Contributor on the zone and Network Contributor on \
         the network."],
        ..entry(
            "ERR-18",
            "The private DNS zone cannot be written or linked",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/customprivatednszonemissingpermissions-error",
            ),
        )
    },
    Entry {
        codes: &["CidrStringParseError"],
        meaning: "A range of the request is no CIDR. This code stands in a list of codes; no article tells \
         more.",
        steps: &["Look at every range of the request: an address, a slash and a length, such as \
         10.0.0.0/16."],
        ..entry(
            "ERR-19",
            "A range is not written as one",
            inferred("https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/"),
        )
    },
    Entry {
        codes: &["NetworkPolicyNotSupported"],
        subcodes: &[
            "NetworkPolicyCiliumRequiresCiliumDataplane",
            "CiliumDataplaneRequiresNetworkPolicyCilium",
        ],
        words: &[&["cilium dataplane requires network policy cilium"]],
        meaning: "Cilium as the data plane and Cilium as the policy engine come only together.",
        steps: &["Set networkDataplane and networkPolicy both to cilium, or neither."],
        ..entry(
            "ERR-20",
            "Policy engine and data plane do not go together",
            report("https://github.com/Azure/AKS-Construction/issues/535"),
        )
    },
    Entry {
        codes: &["UnsupportedNetworkPluginModeWithNetworkPlugin"],
        words: &[&["networkpluginmode", "is not supported with networkplugin"]],
        meaning: "The mode overlay belongs to the plugin azure. A migration from kubenet has to change \
         both at once.",
        steps: &["Send networkPlugin azure with networkPluginMode overlay, with a current Azure CLI."],
        ..entry("ERR-21", "Overlay was asked of kubenet", report("https://github.com/Azure/AKS/issues/5662"))
    },
    Entry {
        words: &[&["azure-ip-masq-agent-config"]],
        meaning: "A cluster with a ConfigMap azure-ip-masq-agent-config of its own is not migrated to \
         overlay.",
        steps: &["Delete the ConfigMap where it is not needed, then migrate."],
        ..entry(
            "ERR-22",
            "A custom masquerade configuration stands against the migration to overlay",
            release_note("2025-01-30"),
        )
    },
    Entry {
        codes: &["InvalidNodeCountForNPM"],
        meaning: "Azure Network Policy Manager is refused above 250 nodes.",
        steps: &["Stay at 250 nodes with those of surge, or move to Cilium."],
        ..entry(
            "ERR-23",
            "Too many nodes for Azure Network Policy Manager",
            report("https://github.com/MicrosoftDocs/azure-docs/pull/111281"),
        )
    },
    Entry {
        words: &[
            &["cannot use a custom subnet because agent pool", "is using a managed subnet"],
            &["the agentpool", "does not have subnet defined"],
        ],
        meaning: "All pools of a cluster stand in the network that the service made, or all in networks of \
         your own.",
        steps: &["Leave the subnet out of the request, or make the cluster anew in a network of your own."],
        ..entry(
            "ERR-24",
            "A subnet of one's own beside a managed one",
            report("https://github.com/MicrosoftDocs/azure-docs/issues/122052"),
        )
    },
    Entry {
        codes: &["ManagedClusterCountExceedsQuotaLimit", "Throttled"],
        meaning: "The subscription has as many clusters as its quota allows, or sent too many requests; \
         the answer says after how many seconds to try again.",
        steps: &["Raise the quota, or wait for the time of Retry-After."],
        ..entry(
            "ERR-25",
            "A quota or a limit of requests",
            learn("https://learn.microsoft.com/azure/aks/quotas-skus-regions"),
        )
    },
    Entry {
        words: &[&["load balancer sku 'basic' is invalid"]],
        meaning: "The Basic load balancer has retired; only Standard is taken.",
        steps: &["Migrate the cluster to the Standard load balancer."],
        ..entry(
            "ERR-26",
            "The Basic load balancer is gone",
            learn("https://learn.microsoft.com/azure/aks/upgrade-basic-load-balancer-on-aks"),
        )
    },
    Entry {
        words: &[&["windows agent pools can only be added"]],
        meaning: "kubenet has no Windows nodes.",
        steps: &["Migrate to Azure CNI Overlay, then add the pool."],
        ..entry("ERR-27", "Windows pools need Azure CNI", report("https://github.com/Azure/AKS/issues/1076"))
    },
    Entry {
        words: &[&["secondary ipconfigurations", "exceeds the maximum allowed value"]],
        meaning: "A scale set may hold only so many secondary addresses. Reported in 2019 for a maximum of \
         250 pods; today the subnet decides.",
        steps: &["Make the pool with a smaller maximum of pods: at most 250."],
        ..entry(
            "ERR-28",
            "More addresses on a node's interface than it may hold",
            report("https://github.com/Azure/AKS/issues/1124"),
        )
    },
    Entry {
        codes: &[
            "PublicIPAddressCannotBeDeleted",
            "InUseSubnetCannotBeDeleted",
            "InUseNetworkSecurityGroupCannotBeDeleted",
        ],
        meaning: "A load balancer, an interface or a service such as App Service still uses it.",
        steps: &["Remove the reference that the message names, then delete again."],
        ..entry(
            "ERR-29",
            "Something still refers to what is to be deleted",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/publicipaddr-inusesubnet-netsecgrp-error",
            ),
        )
    },
    Entry {
        codes: &[
            "CannotDeleteLoadBalancerWithPrivateLinkService",
            "PrivateLinkServiceWithPrivateEndpointConnectionsCannotBeDeleted",
        ],
        meaning: "Private endpoints are connected to a private link service of the load balancer.",
        steps: &["Delete the endpoints, then the private link service, then the load balancer."],
        ..entry(
            "ERR-2A",
            "A private link service still has connections",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/lb-pvtlinksvcwithpvtendptconn-error",
            ),
        )
    },
    Entry {
        codes: &["InvalidParameter"],
        is_general: true,
        meaning: "A network, subnet, route table, name or SKU passed the first test and not a later one. \
         The target names the field.",
        steps: &["Look at the field that the target names."],
        ..entry(
            "ERR-2B",
            "A value of the request is not valid",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/invalidparameter-error",
            ),
        )
    },
    Entry {
        codes: &["NetworkPolicyAzureNotSupportedForKubenet"],
        words: &[&["networkpolicy azure is not supported for network plugin kubenet"]],
        meaning: "The policy engine azure does not run with kubenet.",
        steps: &["Take Calico, or migrate to Azure CNI Overlay with Cilium."],
        ..entry(
            "ERR-2C",
            "Azure Network Policy Manager needs Azure CNI",
            report("https://github.com/coder/docs/pull/1091"),
        )
    },
    Entry {
        words: &[&["can only specify a pod subnet when using network plugin"]],
        meaning: "Only the plugin azure takes a pod subnet; a report of 2022 was refused with none too.",
        steps: &["Set networkPlugin to azure."],
        ..entry(
            "ERR-2D",
            "A pod subnet with another plugin",
            report("https://github.com/Azure/AKS/issues/3351"),
        )
    },
    Entry {
        meaning: "Overlay's pod CIDR and node subnet give InsufficientSubnetSize at every moment. A node \
         subnet gives it for today and for an upgrade, and SubnetIsFull when it grows later. A \
         kubenet pod CIDR gives InsufficientPodCidr. A pod subnet that runs out gives no code: \
         pods wait.",
        ..entry(
            "ERR-2E",
            "Which code which shortage gives",
            inferred(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/insufficientsubnetsize-error-advanced-networking",
            ),
        )
    },
    Entry {
        codes: &["InUseSubnetCannotBeUpdated"],
        meaning: "A subnet's range cannot be changed while anything holds addresses of it.",
        steps: &["A subnet in use cannot be resized: add a larger subnet and a pool in it, move the \
         workload, and delete the old pool."],
        ..entry(
            "ERR-60",
            "A subnet in use cannot be changed",
            report("https://github.com/hashicorp/terraform-provider-azurerm/issues/7687"),
        )
    },
    Entry {
        words: &[&["cannot update cluster to azure cni overlay while using network policies"]],
        meaning: "The migration to overlay is refused while a policy engine of the older Azure CNI runs.",
        steps: &["Migrate the policy engine first, in its own step."],
        ..entry(
            "ERR-61",
            "Policies stand against the migration to overlay",
            report("https://github.com/Azure/AKS/issues/4006"),
        )
    },
    Entry {
        words: &[&["managed identity type systemassigned do not support bringing your own route table"]],
        meaning: "With kubenet and a route table of your own the identity must exist before the cluster \
         does.",
        steps: &["Use a user-assigned identity with rights on the route table."],
        ..entry(
            "ERR-62",
            "A route table of one's own needs another identity",
            report("https://github.com/Azure/AKS/issues/2333"),
        )
    },
    Entry {
        words: &[&["advanced-networking-validating-policy", "denied request"]],
        meaning: "The cluster refuses Cilium policies of layer 7 unless Advanced Container Networking \
         Services allows them.",
        steps: &["Switch the feature on, or write the policy for addresses and ports."],
        ..entry(
            "ERR-63",
            "A layer-7 policy without the feature for it",
            report("https://github.com/Azure/AKS/issues/4663"),
        )
    },
    Entry {
        codes: &["StaticEgressGatewayInvalidGatewayNodeCount"],
        words: &[&["exceeding max node count", "publicip"]],
        meaning: "A gateway pool has at least two nodes and at most as many as its public IP prefix has \
         addresses.",
        steps: &["Set a count between two and the size of the prefix, or give a shorter prefix."],
        ..entry(
            "ERR-64",
            "The gateway pool does not fit its public prefix",
            report("https://github.com/Azure/AKS/issues/4599"),
        )
    },
    Entry {
        codes: &[
            "SpecifiedAllocatedOutboundPortsForOutboundRuleIsNotAMultipleOfEight",
            "SpecifiedAllocatedOutboundPortsForOutboundRuleExceedsTotalNumberOfAllowedPortsPerRule",
            "SpecifiedAllocatedOutboundPortsForOutboundRuleExceedsTotalNumberOfAvailablePorts",
        ],
        words: &[&["specifiedallocatedoutboundports"]],
        meaning: "Ports of a node must be a multiple of 8, and all nodes together may not be given more \
         than the outbound addresses have: 64,000 each.",
        steps: &["Round down to a multiple of 8, or add outbound addresses."],
        ..entry(
            "ERR-65",
            "The outbound rule refuses the ports",
            report("https://github.com/MicrosoftDocs/azure-docs/pull/124508"),
        )
    },
    Entry {
        codes: &["GetVnetError"],
        words: &[&["get virtual network failed"]],
        meaning: "The service could not read the virtual network that the request names: it does not exist \
         there, or the identity may not read it.",
        steps: &["Look at the subscription, group and name in the message, and at the identity's rights on \
         the network."],
        ..entry(
            "ERR-66",
            "The network could not be read",
            inferred(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/error-codes/linkedauthorizationfailed-error",
            ),
        )
    },
];
