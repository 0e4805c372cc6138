//! [`DefaultTaken`]: which values of a cluster nobody gave.
use super::{ResolvedCluster, Value};
use crate::azure::Source;
use crate::design::subject::segment;

/// A value that nobody gave and that the service takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultTaken {
    /// What it is of, such as `clusters/aks-prod/serviceCidr`.
    pub subject: String,
    /// The value for people.
    pub value: String,
    /// Who says so.
    pub source: Source,
}

/// Every default that a cluster and its pools take, in the order of a document.
pub(super) fn of(cluster: &ResolvedCluster) -> Vec<DefaultTaken> {
    let mut list = List { subject: format!("clusters/{}", segment(cluster.name())), taken: Vec::new() };
    list.note("networkModel", &cluster.network_model, |model| model.title().to_owned());
    list.note("networkDataplane", &cluster.network_dataplane, ToString::to_string);
    list.note("networkPolicy", &cluster.network_policy, ToString::to_string);
    list.note("podCidr", &cluster.pod_cidrs, |ranges| joined(ranges));
    list.note("serviceCidr", &cluster.service_cidrs, |ranges| joined(ranges));
    list.note("dnsServiceIP", &cluster.dns_service_ip, ToString::to_string);
    list.note("ipFamilies", &cluster.ip_families, |families| joined(families));
    list.note("outboundType", &cluster.outbound_type, ToString::to_string);
    list.note("loadBalancerSku", &cluster.load_balancer_sku, ToString::to_string);
    let subject = list.subject.clone();
    for pool in cluster.pools() {
        list.subject = format!("{subject}/pools/{}", segment(&pool.name));
        list.note("count", &pool.count, ToString::to_string);
        list.note("maxPods", &pool.max_pods, ToString::to_string);
        list.note("maxSurge", &pool.max_surge, ToString::to_string);
    }
    list.taken
}

struct List {
    subject: String,
    taken: Vec<DefaultTaken>,
}

impl List {
    /// Notes a value, where it is a default.
    fn note<T>(&mut self, field: &str, value: &Value<T>, text: impl Fn(&T) -> String) {
        if let Value::Known { value, from: super::From::Default(source) } = value {
            let subject = format!("{}/{field}", self.subject);
            self.taken.push(DefaultTaken { subject, value: text(value), source: *source });
        }
    }
}

fn joined<T: ToString>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}
