//! [`Proposal`]: ranges that would fit, why, and what applying them means.
use crate::azure::Source;
use crate::net::Prefix;

/// Ranges that would fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What is proposed, in a few words: `10.1.4.0/24 in vnet-prod`.
    pub title: String,
    /// What applying it changes in the design, in order.
    pub steps: Vec<Step>,
    /// Why these ranges, in sentences.
    pub reasons: Vec<Reason>,
}

/// A sentence of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it tells.
    pub about: About,
    /// The sentence.
    pub text: String,
    /// Who says so, where somebody does.
    pub source: Option<Source>,
}

/// What a sentence of a proposal tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// How large the range is, and why.
    Size,
    /// What it is kept free of.
    Free,
    /// What is left after it.
    Left,
    /// What is not known, so that it may not fit after all.
    Unknown,
    /// What has to be done or borne.
    Note,
}

/// A change of the design, in local names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A range more in the address space of a network.
    AddressSpace {
        /// The network.
        network: String,
        /// The range.
        prefix: Prefix,
    },
    /// A cluster like another, with no ranges of its own yet.
    Cluster {
        /// The cluster that it is a copy of.
        like: String,
        /// Its name.
        name: String,
    },
    /// A new subnet.
    Subnet {
        /// The network.
        network: String,
        /// The name of the new subnet.
        name: String,
        /// Its range.
        prefix: Prefix,
        /// The service that it is delegated to.
        delegation: Option<&'static str>,
        /// Whose nodes, pods or API server move there.
        serves: Option<Serves>,
    },
    /// Another IPv4 range of pods or services; ranges of IPv6 stay.
    Cidr {
        /// The cluster.
        cluster: String,
        /// Which range.
        field: CidrField,
        /// The range.
        prefix: Prefix,
    },
}

/// Which cluster uses a subnet, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serves {
    /// The cluster.
    pub cluster: String,
    /// For what.
    pub role: Role,
}

/// What a cluster uses a subnet for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The nodes of all its pools.
    Nodes,
    /// The pods of all its pools that have a pod subnet.
    Pods,
    /// Its API server.
    ApiServer,
}

/// A range of a cluster's network profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CidrField {
    /// `podCidr`.
    PodCidr,
    /// `serviceCidr`; the DNS service's address moves with it.
    ServiceCidr,
}

impl Proposal {
    /// The ranges that subnets and clusters get, in the order of the steps; not those that a network grows by.
    pub fn ranges(&self) -> impl Iterator<Item = Prefix> + '_ {
        self.steps.iter().filter_map(|step| match step {
            Step::Subnet { prefix, .. } | Step::Cidr { prefix, .. } => Some(*prefix),
            Step::AddressSpace { .. } | Step::Cluster { .. } => None,
        })
    }

    /// Whether everything that it rests on is known.
    pub fn is_certain(&self) -> bool {
        self.reasons.iter().all(|reason| reason.about != About::Unknown)
    }
}

impl Reason {
    pub(super) fn new(about: About, text: impl Into<String>) -> Reason {
        Reason { about, text: text.into(), source: None }
    }

    pub(super) fn says(mut self, source: Source) -> Reason {
        self.source = Some(source);
        self
    }
}

impl CidrField {
    /// The property.
    pub fn text(self) -> &'static str {
        match self {
            CidrField::PodCidr => "podCidr",
            CidrField::ServiceCidr => "serviceCidr",
        }
    }

    /// The name for people, as it stands inside a sentence.
    pub fn title(self) -> &'static str {
        match self {
            CidrField::PodCidr => "pod CIDR",
            CidrField::ServiceCidr => "service CIDR",
        }
    }
}

impl Role {
    /// The name of the subnet for people, as it stands inside a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Role::Nodes => "node subnet",
            Role::Pods => "pod subnet",
            Role::ApiServer => "API server subnet",
        }
    }

    /// The end of the name of such a subnet.
    pub(super) fn word(self) -> &'static str {
        match self {
            Role::Nodes => "nodes",
            Role::Pods => "pods",
            Role::ApiServer => "apiserver",
        }
    }
}
