//! What the input answers of the questions, and from what.
use super::given::Given;
use super::ipam::Ipam;
use super::needs::{Answer, Needs, Question};
use crate::azure::Feature;
use crate::design::{NetworkPolicy, OsType, OutboundType, PoolMode};
use crate::net::Family;

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
