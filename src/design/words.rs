//! The enumerated values of ARM, open-ended: a value that this planner does not know is kept as it stands.
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value of one of ARM's enumerations: one that this planner knows, or the text as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Word<T> {
    /// A value known here.
    Known(T),
    /// A value newer than this planner, in its own spelling.
    Newer(String),
}

impl<T> Word<T> {
    /// The value, where it is a known one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Word::Known(value) => Some(value),
            Word::Newer(_) => None,
        }
    }
}

impl<T: PartialEq> PartialEq<T> for Word<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Word::Known(value) if value == other)
    }
}

impl<T: fmt::Display> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Word::Known(value) => value.fmt(f),
            Word::Newer(text) => f.write_str(text),
        }
    }
}

/// Declares enumerations whose values are compared without regard to case and printed in ARM's spelling.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$value_doc])* $value),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &[$name] = &[$($name::$value),+];

            /// The empty text, which says nothing, and ARM's spelling of every value.
            pub const CHOICES: &[&str] = &["", $($text),+];

            /// ARM's spelling.
            pub fn text(self) -> &'static str {
                match self { $($name::$value => $text),+ }
            }

            /// Reads a value in any casing; blanks around it do not count.
            pub fn read(text: &str) -> Word<$name> {
                let text = text.trim();
                match $name::ALL.iter().find(|value| value.text().eq_ignore_ascii_case(text)) {
                    Some(value) => Word::Known(*value),
                    None => Word::Newer(text.to_owned()),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.text())
            }
        }
    )+ };
}

words! {
    /// `networkPlugin`.
    NetworkPlugin {
        /// Azure CNI.
        Azure = "azure",
        /// The plugin that retires on 2028-03-31.
        Kubenet = "kubenet",
        /// Bring your own.
        None = "none",
    }
    /// `networkPluginMode`.
    NetworkPluginMode {
        /// Pods get addresses of the pod CIDR, not of the virtual network.
        Overlay = "overlay",
    }
    /// `networkDataplane`.
    NetworkDataplane {
        /// The Linux kernel's own packet filter.
        Azure = "azure",
        /// eBPF.
        Cilium = "cilium",
    }
    /// `networkPolicy`: the engine that enforces NetworkPolicy objects.
    NetworkPolicy {
        /// Nothing is enforced.
        None = "none",
        /// Azure Network Policy Manager.
        Azure = "azure",
        /// Calico.
        Calico = "calico",
        /// Cilium, with the data plane of that name.
        Cilium = "cilium",
    }
    /// `outboundType`.
    OutboundType {
        /// The cluster's own Standard load balancer.
        LoadBalancer = "loadBalancer",
        /// A route table's default route.
        UserDefinedRouting = "userDefinedRouting",
        /// A NAT gateway that the service manages.
        ManagedNatGateway = "managedNATGateway",
        /// A NAT gateway attached to the subnets.
        UserAssignedNatGateway = "userAssignedNATGateway",
        /// No way out is made.
        None = "none",
        /// The way out is blocked (preview).
        Block = "block",
    }
    /// `loadBalancerSku`.
    LoadBalancerSku {
        /// The one that new clusters get.
        Standard = "standard",
        /// Retired on 2025-09-30.
        Basic = "basic",
    }
    /// `podIPAllocationMode` of a pool with a pod subnet.
    PodIpAllocationMode {
        /// Batches of sixteen addresses, as pods come.
        DynamicIndividual = "dynamicIndividual",
        /// Whole blocks of sixteen for a node's maximum of pods.
        StaticBlock = "staticBlock",
    }
    /// `privateDNSZone`: where the name of a private API server stands.
    PrivateDnsZone {
        /// In a zone that the service makes.
        System = "system",
        /// In no zone.
        None = "none",
        /// In a zone of one's own, whose id is not kept.
        Own = "own",
    }
    /// `mode` of a node pool.
    PoolMode {
        /// Runs the cluster's own pods.
        System = "System",
        /// Runs the user's pods.
        User = "User",
        /// The nodes of a static egress gateway.
        Gateway = "Gateway",
    }
    /// `osType` of a node pool.
    OsType {
        /// Linux.
        Linux = "Linux",
        /// Windows.
        Windows = "Windows",
    }
    /// `type` of a node pool.
    PoolType {
        /// A scale set.
        VirtualMachineScaleSets = "VirtualMachineScaleSets",
        /// Single machines of several sizes.
        VirtualMachines = "VirtualMachines",
        /// Retired on 2025-09-30.
        AvailabilitySet = "AvailabilitySet",
    }
    /// The beginning of `nodeImageVersion` of a node pool: what its nodes run now.
    NodeImage {
        /// Ubuntu 18.04.
        Ubuntu1804 = "AKSUbuntu-1804",
        /// Ubuntu 20.04.
        Ubuntu2004 = "AKSUbuntu-2004",
        /// Ubuntu 22.04.
        Ubuntu2204 = "AKSUbuntu-2204",
        /// Ubuntu 24.04.
        Ubuntu2404 = "AKSUbuntu-2404",
        /// Azure Linux 2.0 under its first name.
        CblMariner = "AKSCBLMariner-",
        /// Azure Linux 2.0.
        AzureLinux2 = "AKSAzureLinux-V2",
        /// Azure Linux 3.0.
        AzureLinux3 = "AKSAzureLinux-V3",
        /// Windows Server 2019.
        Windows2019 = "AKSWindows-2019",
        /// Windows Server 2022.
        Windows2022 = "AKSWindows-2022",
        /// Windows Server 2025.
        Windows2025 = "AKSWindows-2025",
        /// Windows Server Annual Channel.
        WindowsAnnual = "AKSWindows-23H2",
        /// Flatcar.
        Flatcar = "AKSFlatcar-",
    }
}
