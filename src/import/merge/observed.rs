//! What was seen of one cluster by several readings.
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::design::{Observed, ObservedNode, ObservedPod, ObservedPolicy, ObservedServices, PodTraits};

/// Takes what a later reading shows: objects of one name are one, as they were seen last.
pub(super) fn take(of: &mut Observed, from: &Observed) {
    nodes(&mut of.nodes, &from.nodes);
    let places = traits(&mut of.pod_traits, &from.pod_traits);
    pods(&mut of.pods, &from.pods, &places);
    if let Some(from) = &from.services {
        services(of.services.get_or_insert_default(), from);
    }
    if let Some(from) = &from.network_policies {
        let policies = of.network_policies.get_or_insert_default();
        let known: HashSet<String> = policies.iter().cloned().collect();
        policies.extend(from.iter().filter(|policy| !known.contains(*policy)).cloned());
    }
    let of_policy = |policy: &ObservedPolicy| (policy.kind, policy.namespace.clone(), policy.name.clone());
    later(&mut of.policies, &from.policies, of_policy);
    later(&mut of.namespaces, &from.namespaces, |namespace| namespace.name.clone());
}

/// Takes objects as they were seen last; those of one key are one.
fn later<T: Clone, K: Eq + Hash>(of: &mut Vec<T>, from: &[T], key: impl Fn(&T) -> K) {
    let places: HashMap<K, usize> = of.iter().enumerate().map(|(place, one)| (key(one), place)).collect();
    for one in from {
        match places.get(&key(one)).and_then(|place| of.get_mut(*place)) {
            Some(known) => known.clone_from(one),
            None => of.push(one.clone()),
        }
    }
}

/// Takes traits of pods, each once, and tells the place of each.
fn traits(of: &mut Vec<PodTraits>, from: &[PodTraits]) -> Vec<usize> {
    let mut known: HashMap<PodTraits, usize> =
        of.iter().enumerate().map(|(place, traits)| (traits.clone(), place)).collect();
    let mut place = |traits: &PodTraits| {
        *known.entry(traits.clone()).or_insert_with(|| {
            of.push(traits.clone());
            of.len() - 1
        })
    };
    from.iter().map(&mut place).collect()
}

fn nodes(of: &mut Vec<ObservedNode>, from: &[ObservedNode]) {
    let places: HashMap<String, usize> =
        of.iter().enumerate().map(|(place, node)| (node.name.clone(), place)).collect();
    for node in from {
        match places.get(&node.name).and_then(|place| of.get_mut(*place)) {
            Some(known) => known.take(node),
            None => of.push(node.clone()),
        }
    }
}

impl ObservedNode {
    fn take(&mut self, from: &ObservedNode) {
        fn later<T: Clone>(mine: &mut Option<T>, theirs: &Option<T>) {
            if theirs.is_some() {
                mine.clone_from(theirs);
            }
        }
        later(&mut self.machine, &from.machine);
        later(&mut self.pool, &from.pool);
        later(&mut self.mode, &from.mode);
        later(&mut self.os_type, &from.os_type);
        later(&mut self.status, &from.status);
        later(&mut self.version, &from.version);
        later(&mut self.pod_cidr, &from.pod_cidr);
        later(&mut self.max_pods, &from.max_pods);
        if !from.addresses.is_empty() {
            self.addresses.clone_from(&from.addresses);
        }
    }
}

/// Pods of one name are one, unless both lists tell their namespaces and these differ.
fn pods(of: &mut Vec<ObservedPod>, from: &[ObservedPod], traits: &[usize]) {
    let places: HashMap<(String, Option<String>), usize> = of
        .iter()
        .enumerate()
        .flat_map(|(place, pod)| {
            let keys = [pod.namespace.clone(), None];
            keys.map(|namespace| ((pod.name.clone(), namespace), place))
        })
        .collect();
    for pod in from {
        let key = (pod.name.clone(), pod.namespace.clone());
        let traits = pod.traits.and_then(|place| traits.get(place)).copied();
        match places.get(&key).and_then(|place| of.get_mut(*place)) {
            Some(known) => {
                let namespace = pod.namespace.clone().or_else(|| known.namespace.take());
                let traits = traits.or(known.traits);
                let host_network = pod.host_network.or(known.host_network);
                *known = ObservedPod { namespace, traits, host_network, ..pod.clone() };
            }
            None => of.push(ObservedPod { traits, ..pod.clone() }),
        }
    }
}

/// A list of all namespaces takes the place of what was seen before.
fn services(of: &mut ObservedServices, from: &ObservedServices) {
    if from.all_namespaces {
        of.clone_from(from);
        return;
    }
    let known: HashSet<_> = of.cluster_ips.iter().copied().collect();
    of.cluster_ips.extend(from.cluster_ips.iter().filter(|address| !known.contains(address)));
    for balancer in &from.load_balancers {
        match of.load_balancers.iter_mut().find(|known| known.name == balancer.name) {
            Some(known) => known.clone_from(balancer),
            None => of.load_balancers.push(balancer.clone()),
        }
    }
    let join = |of: &mut Vec<String>, from: &[String]| {
        let known: HashSet<String> = of.iter().cloned().collect();
        of.extend(from.iter().filter(|name| !known.contains(*name)).cloned());
    };
    join(&mut of.internal_and_local, &from.internal_and_local);
    join(&mut of.with_external_ips, &from.with_external_ips);
}
