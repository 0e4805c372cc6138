//! [`Reader`]: what reads the policies of a cluster, and what it makes of them.
use super::{Policy, PortSpec};
use crate::azure::policies::END_PORT_FROM;
use crate::design::{NetworkPolicy, PolicyKind};

/// What reads the policies of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The engine; `None`: not known.
    pub engine: Option<NetworkPolicy>,
    /// The minor version of Kubernetes, which Cilium's own goes with; `None`: not known.
    pub kubernetes_minor: Option<u64>,
}

impl Reader {
    /// Whether it may read policies of that kind: other engines pass over those of Cilium.
    pub(super) fn may_read(self, kind: PolicyKind) -> bool {
        kind == PolicyKind::Kubernetes || !self.is_other_than_cilium()
    }

    /// Whether blocks of addresses mean pods as well; `None`: nothing tells.
    pub(super) fn blocks_mean_pods(self) -> Option<bool> {
        match self.engine {
            Some(NetworkPolicy::Cilium) => Some(false),
            Some(NetworkPolicy::Azure | NetworkPolicy::Calico) => Some(true),
            Some(NetworkPolicy::None) | None => None,
        }
    }

    /// The policy as it is read: of ports from one to another an old Cilium makes something else.
    pub(super) fn reads(self, mut policy: Policy) -> Policy {
        let honours = self.kubernetes_minor.is_some_and(|minor| minor >= END_PORT_FROM.value);
        if !honours && !self.is_other_than_cilium() {
            for port in policy.ports_mut() {
                if matches!(port.port, PortSpec::Range(first, last) if first != last) {
                    port.port = PortSpec::Unknown;
                }
            }
        }
        policy
    }

    fn is_other_than_cilium(self) -> bool {
        matches!(self.engine, Some(NetworkPolicy::Azure | NetworkPolicy::Calico))
    }
}
