//! [`Symptom`], [`Question`] and [`Layer`]: what is asked, and where it leads.
use serde::{Deserialize, Serialize};

use super::Scene;
use crate::azure::Source;

/// What somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Symptom {
    /// A pod stays Pending or ContainerCreating.
    PodDoesNotStart,
    /// A pod runs and does not answer at its own address.
    PodDoesNotAnswer,
    /// A pod answers on its own node and not from another.
    NotAcrossNodes,
    /// A name is not resolved.
    NameNotResolved,
    /// A service does not answer inside the cluster.
    ServiceDoesNotAnswer,
    /// A service answers inside and not from outside.
    NotFromOutside,
    /// The load balancer answers, and a host name or a path does not.
    HostOrPathFails,
    /// Nothing leaves the cluster.
    NothingLeaves,
    /// What leaves for the Internet fails at times.
    FailsAtTimes,
    /// One destination alone does not answer.
    OneDestination,
}

/// Where a failure begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    /// The CNI and the addresses of pods.
    Addresses,
    /// Routes, security groups and network policies.
    Routing,
    /// Names.
    Dns,
    /// Services and the load balancer in front of them.
    Service,
    /// The ingress controller.
    Ingress,
    /// The way out.
    Egress,
    /// The application itself.
    Application,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    /// What the events of the pod say.
    PodEvents,
    /// Whether the range that pods or nodes take their addresses of is used up.
    RangeFull,
    /// Whether the pod answers on its own node.
    OnSameNode,
    /// Whether it answers from another node.
    FromOtherNode,
    /// Whether a security group drops what nodes and pods need.
    GroupDenies,
    /// Whether routes to the pods are there.
    PodRoutes,
    /// Whether a network policy is about the pods.
    Policies,
    /// Whether the pods of the cluster's DNS run.
    DnsPods,
    /// Whether a DNS pod answers by its own address.
    DnsByPod,
    /// Whether the DNS service answers by its address.
    DnsByService,
    /// Whether names outside the cluster alone fail.
    OutsideNames,
    /// Whether the servers behind the cluster's DNS answer.
    Upstream,
    /// Whether the service has endpoints.
    Endpoints,
    /// Whether the service answers by its ClusterIP.
    ByClusterIp,
    /// Whether the service has an address outside.
    ExternalAddress,
    /// Whether answers return the way that requests came.
    WayBack,
    /// Whether probes of the load balancer succeed.
    Probes,
    /// Whether the ingress controller answers by its own address.
    IngressController,
    /// Whether the destination answers by its address.
    ByAddress,
    /// Whether the subnets have the way out that the cluster names.
    WayOut,
    /// Whether the destination answers another source.
    OtherSource,
    /// Whether the ports of the way out last.
    Ports,
}

/// A question with everything that belongs to it.
pub struct Asked {
    /// Which one.
    pub question: Question,
    /// The layer that it looks at.
    pub layer: Layer,
    /// The question, in a sentence.
    pub text: &'static str,
    /// What tells, with this cluster's names.
    pub commands: fn(&Scene) -> Vec<String>,
    /// What can be answered.
    pub choices: &'static [Choice],
    /// What the design answers by itself, with the reason in a sentence.
    pub known: fn(&Scene) -> Option<(usize, String)>,
    /// What a pasted output of the commands answers.
    pub reads: fn(&str) -> Option<usize>,
    /// Who asks so.
    pub source: Source,
}

/// An answer.
pub struct Choice {
    /// The answer, in a few words.
    pub text: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// Where it leads.
    pub next: Next,
}

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To another question.
    Ask(Question),
    /// To the layer where the failure begins, with what to do, a sentence each.
    Ends(Layer, &'static [&'static str]),
}

impl Symptom {
    /// Every symptom, the nearest to a pod first.
    pub const ALL: [Symptom; 10] = [
        Symptom::PodDoesNotStart,
        Symptom::PodDoesNotAnswer,
        Symptom::NotAcrossNodes,
        Symptom::NameNotResolved,
        Symptom::ServiceDoesNotAnswer,
        Symptom::NotFromOutside,
        Symptom::HostOrPathFails,
        Symptom::NothingLeaves,
        Symptom::FailsAtTimes,
        Symptom::OneDestination,
    ];

    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Symptom::PodDoesNotStart => "A pod stays Pending or ContainerCreating",
            Symptom::PodDoesNotAnswer => "A pod runs and does not answer at its address",
            Symptom::NotAcrossNodes => "A pod answers on its own node and not from another",
            Symptom::NameNotResolved => "A name is not resolved",
            Symptom::ServiceDoesNotAnswer => "A service does not answer inside the cluster",
            Symptom::NotFromOutside => "A service answers inside and not from outside",
            Symptom::HostOrPathFails => "The load balancer answers, a host name or path does not",
            Symptom::NothingLeaves => "Nothing reaches anything outside the cluster",
            Symptom::FailsAtTimes => "Calls to the Internet fail at times or under load",
            Symptom::OneDestination => "One destination alone does not answer",
        }
    }

    /// What is asked first.
    pub fn first(self) -> Question {
        match self {
            Symptom::PodDoesNotStart => Question::PodEvents,
            Symptom::PodDoesNotAnswer => Question::OnSameNode,
            Symptom::NotAcrossNodes => Question::GroupDenies,
            Symptom::NameNotResolved => Question::DnsPods,
            Symptom::ServiceDoesNotAnswer => Question::Endpoints,
            Symptom::NotFromOutside => Question::ExternalAddress,
            Symptom::HostOrPathFails => Question::IngressController,
            Symptom::NothingLeaves => Question::WayOut,
            Symptom::FailsAtTimes => Question::Ports,
            Symptom::OneDestination => Question::ByAddress,
        }
    }
}

impl Layer {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Layer::Addresses => "CNI and addresses",
            Layer::Routing => "Routing, security groups and policies",
            Layer::Dns => "DNS",
            Layer::Service => "Service and load balancer",
            Layer::Ingress => "Ingress",
            Layer::Egress => "Egress",
            Layer::Application => "Application",
        }
    }
}
