//! What was reported as failed: by the service, by a node that starts, by a pod that gets no address.
use std::net::IpAddr;

use crate::net::Prefix;
use serde::{Deserialize, Serialize};

/// An error that somebody read on a screen, with the numbers that its text carries.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportedError {
    /// The code, such as `InsufficientSubnetSize`, or the reason of an event; `None` where the text names none.
    pub code: Option<String>,
    /// The code under the code, such as `InsufficientOutboundPorts`.
    pub subcode: Option<String>,
    /// The property that the service complains of, such as `networkProfile.podCIDR`.
    pub target: Option<String>,
    /// The message on one line, without what stands around it.
    pub message: String,
    /// Addresses or ports that were asked for.
    pub required: Option<u64>,
    /// Addresses or ports that there are.
    pub available: Option<u64>,
    /// The range that is too small or in the way.
    pub prefix: Option<Prefix>,
    /// Whether that range is a pod CIDR and no subnet.
    pub is_pod_cidr: bool,
    /// The range that `prefix` collides with.
    pub other_prefix: Option<Prefix>,
    /// An address that is out of place.
    pub address: Option<IpAddr>,
    /// The subnet by name.
    pub subnet: Option<String>,
    /// Nodes that the service counted.
    pub nodes: Option<u64>,
    /// Outbound ports for each node.
    pub ports_per_node: Option<u64>,
    /// Outbound addresses of the load balancer.
    pub outbound_ips: Option<u64>,
    /// The exit code of a node that did not start.
    pub exit_code: Option<u64>,
    /// The cluster by name.
    pub cluster: Option<String>,
    /// The node pool by name.
    pub pool: Option<String>,
}

impl ReportedError {
    /// Adds an error to those known, as one with an error that tells the same; gives its place. `None` where
    /// `most` are known and it is another one.
    pub fn join(self, errors: &mut Vec<ReportedError>, most: usize) -> Option<usize> {
        let same = errors.iter().position(|known| known.same_as(&self));
        if let Some(place) = same {
            if let Some(known) = errors.get_mut(place) {
                known.fill_from(&self);
            }
            return Some(place);
        }
        let place = errors.len();
        (place < most).then(|| {
            errors.push(self);
            place
        })
    }

    /// Whether both tell of one failure: what both say is the same, and so is the message of one or a part of
    /// it. Line breaks and letter case do not count.
    pub fn same_as(&self, other: &ReportedError) -> bool {
        let named = agree(&self.code, &other.code, |one, two| one.eq_ignore_ascii_case(two))
            && agree(&self.subcode, &other.subcode, |one, two| one.eq_ignore_ascii_case(two))
            && agree(&self.target, &other.target, |one, two| one.eq_ignore_ascii_case(two))
            && agree(&self.subnet, &other.subnet, |one, two| one.eq_ignore_ascii_case(two))
            && agree(&self.pool, &other.pool, |one, two| one.eq_ignore_ascii_case(two))
            && agree(&self.cluster, &other.cluster, |one, two| one.eq_ignore_ascii_case(two));
        let counted = agree(&self.required, &other.required, PartialEq::eq)
            && agree(&self.available, &other.available, PartialEq::eq)
            && agree(&self.prefix, &other.prefix, PartialEq::eq)
            && agree(&self.other_prefix, &other.other_prefix, PartialEq::eq)
            && agree(&self.exit_code, &other.exit_code, PartialEq::eq);
        named && counted && self.tells_the_same(other)
    }

    fn tells_the_same(&self, other: &ReportedError) -> bool {
        let (one, two) = (squeezed(&self.message), squeezed(&other.message));
        let same_numbers = self.required.is_some() && self.required == other.required;
        let same_exit = self.exit_code.is_some() && self.exit_code == other.exit_code;
        let same_code = self.code.is_some() && other.code.is_some();
        let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
        same_numbers || same_exit || if short.is_empty() { same_code } else { long.contains(&short) }
    }

    /// Takes from the other what this one does not tell.
    pub fn fill_from(&mut self, other: &ReportedError) {
        fill(&mut self.code, &other.code);
        fill(&mut self.subcode, &other.subcode);
        fill(&mut self.target, &other.target);
        fill(&mut self.required, &other.required);
        fill(&mut self.available, &other.available);
        fill(&mut self.prefix, &other.prefix);
        fill(&mut self.other_prefix, &other.other_prefix);
        fill(&mut self.address, &other.address);
        fill(&mut self.subnet, &other.subnet);
        fill(&mut self.nodes, &other.nodes);
        fill(&mut self.ports_per_node, &other.ports_per_node);
        fill(&mut self.outbound_ips, &other.outbound_ips);
        fill(&mut self.exit_code, &other.exit_code);
        fill(&mut self.cluster, &other.cluster);
        fill(&mut self.pool, &other.pool);
        self.is_pod_cidr |= other.is_pod_cidr;
        if self.message.is_empty() {
            self.message.clone_from(&other.message);
        }
    }

    /// Whether it carries any number that can be explained.
    pub fn has_numbers(&self) -> bool {
        let numbers = [self.required, self.available, self.nodes, self.ports_per_node, self.exit_code];
        numbers.iter().any(Option::is_some) || self.prefix.is_some() || self.address.is_some()
    }
}

fn agree<T>(one: &Option<T>, two: &Option<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => same(one, two),
        _ => true,
    }
}

fn fill<T: Clone>(mine: &mut Option<T>, other: &Option<T>) {
    if mine.is_none() {
        mine.clone_from(other);
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_lowercase()).collect()
}
