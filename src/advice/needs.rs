//! [`Needs`]: what is asked of a cluster's network, answered by somebody or by the input.
use serde::{Deserialize, Serialize};

use crate::azure::support::Capability;

/// A question about what the network has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    /// Must anything outside the cluster dial pods by their own addresses?
    InboundToPods,
    /// Is space in the virtual network scarce?
    ScarceSpace,
    /// Are network policies to be enforced?
    Policies,
    /// Are policies needed on HTTP requests or domain names?
    LayerSeven,
    /// Are there Windows nodes?
    Windows,
    /// Are virtual nodes needed?
    VirtualNodes,
    /// Is IPv6 needed beside IPv4?
    DualStack,
    /// Is the Application Gateway ingress add-on used?
    ApplicationGateway,
    /// Is Application Gateway for Containers used?
    GatewayForContainers,
    /// Do pods need a fixed outbound address of their own?
    StaticEgress,
    /// Is node auto-provisioning used?
    NodeAutoProvisioning,
    /// Does a firewall or an appliance of one's own control the way out?
    EgressControl,
    /// Must isolation be proven to an auditor?
    Evidence,
    /// Is a CNI of one's own wanted?
    OwnCni,
}

/// Answers that somebody gave, and the size that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Needs {
    /// Answers; of several to one question the last counts.
    pub answers: Vec<(Question, bool)>,
    /// Nodes at the most.
    pub nodes: Option<u64>,
    /// Pods at the most.
    pub pods: Option<u64>,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub question: Question,
    /// Yes, no, or not known.
    pub is: Option<bool>,
    /// What tells so: what the input shows, or that somebody said it; where it is not known, empty.
    pub from: String,
    /// Whether somebody said it.
    pub is_said: bool,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Question; 14] = [
        Question::InboundToPods,
        Question::ScarceSpace,
        Question::Policies,
        Question::LayerSeven,
        Question::Windows,
        Question::VirtualNodes,
        Question::DualStack,
        Question::ApplicationGateway,
        Question::GatewayForContainers,
        Question::StaticEgress,
        Question::NodeAutoProvisioning,
        Question::EgressControl,
        Question::Evidence,
        Question::OwnCni,
    ];

    /// The question in words.
    pub fn text(self) -> &'static str {
        match self {
            Question::InboundToPods => "Must anything outside the cluster dial pods by their own addresses?",
            Question::ScarceSpace => "Is space in the virtual network scarce?",
            Question::Policies => "Are network policies to be enforced?",
            Question::LayerSeven => "Are policies needed on HTTP requests or domain names?",
            Question::Windows => "Are there Windows nodes?",
            Question::VirtualNodes => "Are virtual nodes needed?",
            Question::DualStack => "Is IPv6 needed beside IPv4?",
            Question::ApplicationGateway => "Is the Application Gateway ingress add-on used?",
            Question::GatewayForContainers => "Is Application Gateway for Containers used?",
            Question::StaticEgress => "Do pods need a fixed outbound address of their own?",
            Question::NodeAutoProvisioning => "Is node auto-provisioning used?",
            Question::EgressControl => "Does a firewall of your own control the way out?",
            Question::Evidence => "Must isolation be proven to an auditor?",
            Question::OwnCni => "Is a CNI of your own wanted?",
        }
    }

    /// What of the table of features it asks for; `None`: something else decides.
    pub(super) fn capability(self) -> Option<Capability> {
        Some(match self {
            Question::InboundToPods => Capability::InboundToPods,
            Question::Windows => Capability::Windows,
            Question::VirtualNodes => Capability::VirtualNodes,
            Question::DualStack => Capability::DualStack,
            Question::ApplicationGateway => Capability::ApplicationGateway,
            Question::GatewayForContainers => Capability::GatewayForContainers,
            Question::StaticEgress => Capability::StaticEgressGateway,
            Question::NodeAutoProvisioning => Capability::NodeAutoProvisioning,
            _ => return None,
        })
    }
}
