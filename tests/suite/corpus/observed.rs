//! The facts of what Kubernetes and the service list node by node, compared with what was read.
use aks_network_planner::design::{Cluster, ObservedNode, ObservedPod, VirtualNetwork};
use serde_json::Value;

use super::facts::{Facts, list, text};

impl Facts {
    /// Compares nodes, pods, machines and the usage of subnets, each in the order of the document.
    pub(super) fn observed(
        &mut self,
        file: &str,
        facts: &Value,
        clusters: &[&Cluster],
        networks: &[&VirtualNetwork],
    ) {
        let observed = || clusters.iter().filter_map(|cluster| cluster.observed.as_ref());
        let nodes: Vec<&ObservedNode> = observed().flat_map(|observed| &observed.nodes).collect();
        let pods: Vec<&ObservedPod> = observed().flat_map(|observed| &observed.pods).collect();
        let (facts_of_nodes, facts_of_pods) = (list(&facts["k8s"]["nodes"]), list(&facts["k8s"]["pods"]));
        if facts.get("k8s").is_some() {
            self.same(file, "number of nodes", nodes.len() == facts_of_nodes.len());
            self.same(file, "number of pods", pods.len() == facts_of_pods.len());
        }
        for (index, fact) in facts_of_nodes.iter().enumerate() {
            self.node(&format!("{file} node {index}"), fact, nodes.get(index).copied());
        }
        for (index, fact) in facts_of_pods.iter().enumerate() {
            self.pod(&format!("{file} pod {index}"), fact, pods.get(index).copied());
        }
        for (index, fact) in list(&facts["extra"]["machines"]).iter().enumerate() {
            let path = format!("{file} machine {index}");
            let node = nodes.get(index);
            self.ask(&path, "name", &fact["name"], node.and_then(|node| node.machine.clone()));
            self.ask_list(&path, "ips", &fact["ips"], node.map(|node| node.addresses.as_slice()));
        }
        for fact in list(&facts["extra"]["usage"]) {
            self.usage(file, fact, networks);
        }
    }

    fn node(&mut self, path: &str, facts: &Value, node: Option<&ObservedNode>) {
        let Some(node) = node else { return self.ask(path, "node", facts, None::<String>) };
        for (key, fact) in facts.as_object().expect("a node's facts are an object") {
            match key.as_str() {
                "name" => self.ask(path, key, fact, Some(&node.name)),
                "status" => self.ask(path, key, fact, node.status.as_ref()),
                "version" => self.ask(path, key, fact, node.version.as_ref()),
                "ips" => self.ask_list(path, key, fact, Some(node.addresses.as_slice())),
                "podCIDR" => self.ask(path, key, fact, node.pod_cidr),
                "pods" => self.ask(path, key, fact, node.max_pods),
                _ => panic!("{path}: {key} is not compared"),
            }
        }
    }

    fn pod(&mut self, path: &str, facts: &Value, pod: Option<&ObservedPod>) {
        let Some(pod) = pod else { return self.ask(path, "pod", facts, None::<String>) };
        for (key, fact) in facts.as_object().expect("a pod's facts are an object") {
            match key.as_str() {
                // Where several kinds are listed, kubectl puts the kind before the name.
                "name" => {
                    let name = text(fact).trim_start_matches("pod/").to_owned();
                    self.ask(path, key, &Value::String(name), Some(&pod.name));
                }
                "ip" => self.ask(path, key, fact, pod.address),
                "node" => self.ask(path, key, fact, pod.node.as_ref()),
                "ready" => self.ask(path, key, fact, pod.ready.as_ref()),
                "status" => self.ask(path, key, fact, pod.status.as_ref()),
                "ns" if fact.is_null() => self.same(path, key, pod.namespace.is_none()),
                "ns" => self.ask(path, key, fact, pod.namespace.as_ref()),
                _ => panic!("{path}: {key} is not compared"),
            }
        }
    }

    /// The number in use; -1 means that the service does not count. The limit follows from the range, which another
    /// document tells.
    fn usage(&mut self, path: &str, fact: &Value, networks: &[&VirtualNetwork]) {
        let id = text(&fact["id"]);
        let (network, subnet) = id.split_once('/').expect("network/subnet");
        let network = networks.iter().find(|of| of.name == network);
        let found = network.and_then(|of| of.subnets.iter().find(|of| of.name == subnet));
        let used = found.and_then(|of| of.usage.as_ref()).map(|usage| usage.total);
        match fact["used"].as_f64() {
            Some(number) if number < 0.0 => self.same(path, &id, used.is_none()),
            Some(number) => self.ask(path, &id, &Value::from(number as u64), used),
            None => panic!("{path}: {id} has no number"),
        }
    }
}
