//! [`Choice`]: a network model with a data plane and a policy engine.
use super::given::Given;
use super::ipam::Ipam;
use crate::design::{NetworkDataplane, NetworkPolicy};

/// A combination that Microsoft documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choice {
    /// How nodes and pods get their addresses.
    pub ipam: Ipam,
    /// The data plane; `None`: that of the CNI of one's own.
    pub dataplane: Option<NetworkDataplane>,
    /// The policy engine.
    pub policy: NetworkPolicy,
}

impl Choice {
    /// Every combination: each network model with each engine that it has.
    pub fn all() -> Vec<Choice> {
        let of = |ipam: Ipam| -> &'static [NetworkPolicy] {
            match ipam {
                Ipam::OwnCni => &[NetworkPolicy::None],
                Ipam::Kubenet => &[NetworkPolicy::None, NetworkPolicy::Calico],
                _ => NetworkPolicy::ALL,
            }
        };
        let choice = |ipam: Ipam, policy: NetworkPolicy| {
            let plane = match policy {
                NetworkPolicy::Cilium => NetworkDataplane::Cilium,
                _ => NetworkDataplane::Azure,
            };
            Choice { ipam, dataplane: (ipam != Ipam::OwnCni).then_some(plane), policy }
        };
        let all = Ipam::ALL.into_iter();
        all.flat_map(|ipam| of(ipam).iter().map(move |policy| choice(ipam, *policy))).collect()
    }

    /// What people call it.
    pub fn title(self) -> String {
        let model = self.ipam.title();
        match (self.dataplane, self.policy) {
            (None, _) => model.to_owned(),
            (_, NetworkPolicy::Cilium) => format!("{model} with Cilium"),
            (_, NetworkPolicy::Azure) => format!("{model} with Azure Network Policy Manager"),
            (_, NetworkPolicy::Calico) => format!("{model} with Calico"),
            (_, NetworkPolicy::None) => format!("{model} without a policy engine"),
        }
    }

    /// Whether it is Cilium's.
    pub fn is_cilium(self) -> bool {
        self.dataplane == Some(NetworkDataplane::Cilium)
    }

    /// What the cluster is, where that is one of them.
    pub(super) fn of(given: &Given) -> Option<Choice> {
        let ipam = given.ipam().filter(|_| given.cluster.network_model.is_given())?;
        let policy = given.engine()?;
        Choice::all().into_iter().find(|choice| choice.ipam == ipam && choice.policy == policy)
    }
}
