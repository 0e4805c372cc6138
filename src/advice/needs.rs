//! [`Needs`]: what is asked of a cluster's network, answered by somebody or by the input.
use serde::{Deserialize, Serialize};

use super::given::Given;
use super::ipam::Ipam;
use crate::azure::Feature;
use crate::azure::support::Capability;
use crate::design::{NetworkPolicy, OsType, OutboundType, PoolMode};
use crate::net::Family;

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

/// Every question with its answer; `fits` tells whether the cluster fits its subnets at its largest moment.
pub(super) fn answers(given: &Given, needs: &Needs, fits: Option<bool>) -> Vec<Answer> {
    let all = Question::ALL.into_iter();
    all.map(|question| {
        let said = needs.answers.iter().rev().find(|(of, _)| *of == question);
        match (said, shown(given, question, fits)) {
            (Some((_, is)), _) => {
                Answer { question, is: Some(*is), from: "you said so".to_owned(), is_said: true }
            }
            (None, Some((is, from))) => Answer { question, is: Some(is), from, is_said: false },
            (None, None) => Answer { question, is: None, from: String::new(), is_said: false },
        }
    })
    .collect()
}

/// What the input shows, and where.
fn shown(given: &Given, question: Question, fits: Option<bool>) -> Option<(bool, String)> {
    let said = &given.cluster.said;
    let feature = |of: Feature| {
        let is = said.features.get(of)?;
        Some((is, format!("{} is {}", of.path().join("."), if is { "on" } else { "off" })))
    };
    match question {
        Question::InboundToPods => match given.ipam()? {
            ipam @ (Ipam::Overlay | Ipam::Kubenet) => {
                Some((false, format!("with {} nothing outside can dial pods today", ipam.title())))
            }
            _ => None,
        },
        Question::ScarceSpace => {
            (fits == Some(false)).then(|| (true, "its subnets do not hold its largest moment".to_owned()))
        }
        Question::Policies => policies(given),
        Question::LayerSeven => {
            let on = |of: Feature| feature(of).filter(|(is, _)| *is);
            on(Feature::LayerSeven).or(on(Feature::Fqdn))
        }
        Question::Windows => {
            let windows = given.cluster.pools().iter().find(|pool| pool.is_windows());
            let is_linux = |pool: &crate::design::NodePool| {
                pool.os_type.as_ref().is_some_and(|system| *system == OsType::Linux)
            };
            let pools = given.pools()?;
            match windows {
                Some(pool) => Some((true, format!("{} runs Windows", pool.name))),
                None if pools.iter().all(is_linux) => {
                    Some((false, "the osType of every pool is Linux".to_owned()))
                }
                None => None,
            }
        }
        Question::VirtualNodes => feature(Feature::VirtualNodes),
        Question::DualStack => {
            let families = given.cluster.ip_families.known()?;
            let is = families.contains(&Family::IPv6);
            let from = if is { "ipFamilies has IPv6" } else { "ipFamilies has IPv4 alone" };
            given.cluster.ip_families.is_given().then(|| (is, from.to_owned()))
        }
        Question::ApplicationGateway => feature(Feature::ApplicationGateway),
        Question::GatewayForContainers => feature(Feature::GatewayForContainers),
        Question::StaticEgress => {
            let mut pools = given.pools().into_iter().flatten();
            let gateway =
                pools.find(|pool| pool.mode.as_ref().is_some_and(|mode| *mode == PoolMode::Gateway));
            let of_pool = gateway.map(|pool| (true, format!("{} is a gateway pool", pool.name)));
            of_pool.or_else(|| feature(Feature::StaticEgressGateway))
        }
        Question::NodeAutoProvisioning => {
            let is = said.node_auto_provisioning?;
            let mode = if is { "Auto" } else { "Manual" };
            Some((is, format!("nodeProvisioningProfile.mode is {mode}")))
        }
        Question::EgressControl => {
            let outbound = given.outbound()?;
            let is = matches!(
                outbound,
                OutboundType::UserDefinedRouting | OutboundType::None | OutboundType::Block
            );
            is.then(|| (true, format!("outboundType is {outbound}")))
        }
        Question::OwnCni => {
            let ipam = given.ipam().filter(|_| given.cluster.network_model.is_given())?;
            Some((ipam == Ipam::OwnCni, format!("it has {}", ipam.title())))
        }
        Question::Evidence => None,
    }
}

/// An engine that is there is wanted; policies without one are wanted too.
fn policies(given: &Given) -> Option<(bool, String)> {
    match given.engine() {
        Some(NetworkPolicy::None) => {
            let seen = given.cluster.network_policies();
            (seen > 0).then(|| (true, "NetworkPolicy objects were seen, which nothing enforces".to_owned()))
        }
        Some(engine) => Some((true, format!("networkPolicy is {engine}"))),
        None => None,
    }
}
