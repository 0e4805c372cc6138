//! Enumerated values in one byte each; those that nobody knows here in their own spelling.
use serde::{Deserialize, Serialize};

use crate::azure::Disagreement;
use crate::design::{self, Word};

/// Declares a word of the wire for one of a design. The order of its values is what links hold, and never changes: a
/// value that becomes known later is written as `Newer`, so that older planners keep it as it stands.
macro_rules! words {
    ($($name:ident { $($value:ident),+ })+) => { $(
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub(super) enum $name { Newer(String), $($value),+ }

        impl From<&Word<design::$name>> for $name {
            fn from(word: &Word<design::$name>) -> $name {
                match word {
                    Word::Newer(text) => $name::Newer(text.clone()),
                    $(Word::Known(design::$name::$value) => $name::$value),+
                }
            }
        }

        impl From<$name> for Word<design::$name> {
            fn from(word: $name) -> Word<design::$name> {
                match word {
                    $name::Newer(text) => design::$name::read(&text),
                    $($name::$value => Word::Known(design::$name::$value)),+
                }
            }
        }

        impl $name {
            /// The text of a value that nobody knows here.
            pub(super) fn text(&self) -> Option<&str> {
                match self {
                    $name::Newer(text) => Some(text),
                    $($name::$value => None),+
                }
            }
        }
    )+ };
}

words! {
    NetworkPlugin { Azure, Kubenet, None }
    NetworkPluginMode { Overlay }
    NetworkDataplane { Azure, Cilium }
    NetworkPolicy { None, Azure, Calico, Cilium }
    OutboundType { LoadBalancer, UserDefinedRouting, ManagedNatGateway, UserAssignedNatGateway, None, Block }
    LoadBalancerSku { Standard, Basic }
    PodIpAllocationMode { DynamicIndividual, StaticBlock }
    PoolMode { System, User, Gateway }
    OsType { Linux, Windows }
    NodeImage {
        Ubuntu1804, Ubuntu2004, Ubuntu2204, Ubuntu2404, CblMariner, AzureLinux2, AzureLinux3, Windows2019,
        Windows2022, Windows2025, WindowsAnnual,
        Flatcar
    }
    PrivateDnsZone { System, None, Own }
    PoolType { VirtualMachineScaleSets, VirtualMachines, AvailabilitySet }
}

/// The number that stands for a disagreement of sources.
pub(super) fn code_of(disagreement: Disagreement) -> u32 {
    match disagreement {
        Disagreement::PoolSurge => 1,
        Disagreement::PodSubnetMaxPods => 2,
        Disagreement::OverlayPods => 3,
        Disagreement::AutomaticPorts => 4,
        Disagreement::PodCidrInNetwork => 5,
        Disagreement::NodeSubnetDelegation => 6,
        Disagreement::LargestServiceCidr => 7,
        Disagreement::ProvisioningWithPodSubnet => 8,
    }
}

/// The disagreement that a number stands for; `None`: one of a newer planner.
pub(super) fn disagreement(code: u32) -> Option<Disagreement> {
    Disagreement::ALL.into_iter().find(|one| code_of(*one) == code)
}
