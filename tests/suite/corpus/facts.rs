//! The facts that are listed for a document, compared with what was read.
use aks_network_planner::design::{Cluster, NetworkProfile, NodePool, ReportedError, Subnet, VirtualNetwork};
use aks_network_planner::import::Reading;
use serde_json::Value;

/// How many facts were asked for and found, and what differs.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) asked: usize,
    pub(super) found: usize,
    pub(super) differences: Vec<String>,
}

impl Facts {
    /// Compares the facts of one document. What a design does not hold is not asked for.
    pub(super) fn compare(&mut self, file: &str, facts: &Value, readings: &[Reading]) {
        let clusters: Vec<&Cluster> =
            readings.iter().flat_map(|reading| &reading.part.clusters).map(AsRef::as_ref).collect();
        let networks: Vec<&VirtualNetwork> =
            readings.iter().flat_map(|reading| &reading.part.networks).map(AsRef::as_ref).collect();
        for (index, fact) in list(&facts["clusters"]).iter().enumerate() {
            let Some(cluster) = clusters.get(index) else {
                self.ask(file, "cluster", fact, None::<String>);
                continue;
            };
            self.cluster(&format!("{file} cluster {index}"), fact, cluster);
        }
        if let Value::Object(profile) = &facts["np"] {
            let read =
                clusters.first().and_then(|cluster| cluster.network_profile.clone()).unwrap_or_default();
            profile.iter().for_each(|(key, fact)| self.network_profile(file, key, fact, &read));
        }
        let pools: Vec<&NodePool> =
            clusters.iter().flat_map(|cluster| cluster.pools.iter().flatten()).collect();
        self.pools(file, list(&facts["pools"]), &pools);
        for (index, fact) in list(&facts["vnets"]).iter().enumerate() {
            let path = format!("{file} network {index}");
            match networks.get(index) {
                Some(network) => self.network(&path, fact, network),
                None => self.ask(&path, "network", fact, None::<String>),
            }
        }
        for table in list(&facts["extra"]["azTable"]) {
            for (index, row) in list(&table["rows"]).iter().enumerate() {
                self.row(&format!("{file} row {index}"), row, clusters.get(index).copied());
            }
        }
        let subnets: Vec<&Subnet> = networks.iter().flat_map(|network| &network.subnets).collect();
        for (index, fact) in list(&facts["subnets"]).iter().enumerate() {
            self.subnet(&format!("{file} subnet {index}"), fact, subnets.get(index).copied());
        }
        self.observed(file, facts, &clusters, &networks);
        let errors: Vec<&ReportedError> = readings.iter().flat_map(|reading| &reading.part.errors).collect();
        self.errors(file, facts, &errors);
    }

    /// Codes, or the words that stand for one; messages; the numbers of addresses that were counted ahead.
    fn errors(&mut self, file: &str, facts: &Value, errors: &[&ReportedError]) {
        for fact in list(&facts["errors"]) {
            let code = text(&fact["code"]);
            let tells = |error: &&&ReportedError| {
                let is = |own: &Option<String>| own.as_deref() == Some(code.as_str());
                is(&error.code) || is(&error.subcode) || code.contains(' ') && error.message.contains(&code)
            };
            let told = errors.iter().find(tells);
            self.ask(file, "code", &fact["code"], told.map(|_| code.clone()));
            if fact["message"].is_string() {
                self.ask(file, "message", &fact["message"], told.map(|error| error.message.clone()));
            }
        }
        for (place, fact) in list(&facts["extra"]["preallocated"]).iter().enumerate() {
            let read = errors.iter().find_map(|error| match place {
                0 => error.required.map(|number| number.to_string()),
                1 => error.available.map(|number| number.to_string()),
                _ => error.prefix.map(|prefix| prefix.to_string()),
            });
            self.ask(file, "pre-allocated", fact, read);
        }
    }

    /// A row of `az aks list -o table`.
    fn row(&mut self, path: &str, facts: &Value, cluster: Option<&Cluster>) {
        let Some(cluster) = cluster else { return self.ask(path, "row", facts, None::<String>) };
        // The row lost a blank before its third value; the listed facts cut it at the columns of the header all
        // the same, so that each holds a piece of its neighbour.
        let sliced = text(&facts["Location"]) == "eastus     m";
        let fact = |key: &str, right: &str| if sliced { right.into() } else { facts[key].clone() };
        self.ask(path, "Name", &facts["Name"], Some(cluster.name.clone()));
        self.ask(path, "Location", &fact("Location", "eastus"), cluster.location.clone());
        let group = fact("ResourceGroup", "myResourceGroup");
        self.ask(path, "ResourceGroup", &group, cluster.resource_group.clone());
        let version = fact("KubernetesVersion", "1.11.3");
        self.ask(path, "KubernetesVersion", &version, cluster.kubernetes_version.clone());
    }

    fn cluster(&mut self, path: &str, facts: &Value, cluster: &Cluster) {
        let none = NetworkProfile::default();
        let profile = cluster.network_profile.as_ref().unwrap_or(&none);
        for (key, fact) in facts.as_object().expect("a cluster's facts are an object") {
            match key.as_str() {
                "name" => self.ask(path, key, fact, Some(cluster.name.clone())),
                // The document prints both the wanted and the current version; the current one counts.
                "version" => {
                    let version = cluster.kubernetes_version.clone().unwrap_or_default();
                    let wanted = text(fact);
                    let is = version == wanted || version.starts_with(&format!("{wanted}."));
                    self.ask(path, key, fact, Some(if is { wanted } else { version }));
                }
                "sku" => {
                    let (name, tier) = (cluster.sku_name.clone(), cluster.sku_tier.clone());
                    self.ask(path, key, fact, name.zip(tier).map(|(name, tier)| format!("{name}/{tier}")));
                }
                "nodeRG" => self.ask(path, key, fact, cluster.node_resource_group.clone()),
                "power" => {
                    let state = cluster.stopped.map(|stopped| if stopped { "Stopped" } else { "Running" });
                    self.ask(path, key, fact, state);
                }
                "private" => self.ask(path, key, fact, cluster.api_server.enable_private_cluster),
                "apiVnetIntegration" => self.ask(path, key, fact, cluster.api_server.enable_vnet_integration),
                "apiSubnet" => {
                    self.same(path, key, cluster.api_server.subnet.is_some() != text(fact).is_empty())
                }
                "nap" => {
                    let mode =
                        cluster.node_auto_provisioning.map(|auto| if auto { "Auto" } else { "Manual" });
                    self.ask(path, key, fact, mode);
                }
                "hostedSystem" => self.ask(path, key, fact, cluster.hosted_system),
                "networkProfile" => self.same(path, key, cluster.network_profile.is_none()),
                "pools" => {
                    let pools: Vec<&NodePool> = cluster.pools.iter().flatten().collect();
                    self.same(path, "number of pools", pools.len() == list(fact).len());
                    self.pools(path, list(fact), &pools);
                }
                _ => self.network_profile(path, key, fact, profile),
            }
        }
    }

    fn network_profile(&mut self, path: &str, key: &str, fact: &Value, profile: &NetworkProfile) {
        let balancer = profile.load_balancer_profile.as_ref();
        let nat = profile.nat_gateway_profile.as_ref();
        let first =
            |prefixes: &Option<Vec<_>>| prefixes.as_ref().and_then(|prefixes| prefixes.first().copied());
        match key {
            "plugin" => self.ask(path, key, fact, profile.network_plugin.as_ref()),
            "mode" => self.ask(path, key, fact, profile.network_plugin_mode.as_ref()),
            "dataplane" => self.ask(path, key, fact, profile.network_dataplane.as_ref()),
            "policy" => self.ask(path, key, fact, profile.network_policy.as_ref()),
            "podCidr" => self.ask(path, key, fact, first(&profile.pod_cidrs)),
            "podCidrs" => self.ask_list(path, key, fact, profile.pod_cidrs.as_deref()),
            "serviceCidr" => self.ask(path, key, fact, first(&profile.service_cidrs)),
            "serviceCidrs" => self.ask_list(path, key, fact, profile.service_cidrs.as_deref()),
            "dnsServiceIp" => self.ask(path, key, fact, profile.dns_service_ip),
            "ipFamilies" => self.ask_list(path, key, fact, profile.ip_families.as_deref()),
            "outboundType" => self.ask(path, key, fact, profile.outbound_type.as_ref()),
            "lbSku" => self.ask(path, key, fact, profile.load_balancer_sku.as_ref()),
            "lbManagedIps" => {
                self.ask(path, key, fact, balancer.and_then(|balancer| balancer.managed_outbound_ips))
            }
            "lbPorts" => {
                self.ask(path, key, fact, balancer.and_then(|balancer| balancer.allocated_outbound_ports))
            }
            "natGwIps" => self.ask(path, key, fact, nat.and_then(|nat| nat.managed_outbound_ips)),
            _ => assert!(OUTSIDE.contains(&key), "{path}: {key} is neither compared nor known to be outside"),
        }
    }

    fn pools(&mut self, path: &str, facts: &[Value], pools: &[&NodePool]) {
        for (index, facts) in facts.iter().enumerate() {
            let path = format!("{path} pool {index}");
            match pools.get(index) {
                Some(pool) => self.pool(&path, facts, pool),
                None => self.ask(&path, "pool", facts, None::<String>),
            }
        }
    }

    fn pool(&mut self, path: &str, facts: &Value, pool: &NodePool) {
        let scaled = list(&facts["vms"]);
        for (key, fact) in facts.as_object().expect("a pool's facts are an object") {
            match key.as_str() {
                "name" => self.ask(path, key, fact, Some(pool.name.clone())),
                "count" => self.ask(path, key, fact, pool.count),
                "min" => self.ask(path, key, fact, pool.min_count),
                "max" => self.ask(path, key, fact, pool.max_count),
                "maxPods" if text(fact) == "0" => self.same(path, key, pool.max_pods.is_none()),
                "maxPods" => self.ask(path, key, fact, pool.max_pods),
                "mode" => self.ask(path, key, fact, pool.mode.as_ref()),
                "os" => self.ask(path, key, fact, pool.os_type.as_ref()),
                // The resource type of a pool that is printed alone is not the pool's.
                "type" if text(fact).contains('/') => {}
                "type" => self.ask(path, key, fact, pool.pool_type.as_ref()),
                "priority" => self.same(path, key, pool.spot == Some(text(fact) != "Regular")),
                "subnet" => {
                    let subnet =
                        pool.subnet.as_ref().map(|subnet| format!("{}/{}", subnet.network, subnet.subnet));
                    self.ask(path, key, fact, subnet);
                }
                // `enableAutoScaling` is false beside profiles of machines that scale.
                "autoscale" if !scaled.is_empty() => {
                    self.same(path, key, pool.enable_auto_scaling == Some(true))
                }
                "autoscale" => self.ask(path, key, fact, pool.enable_auto_scaling),
                "vms" => {
                    let sum = |key: &str| {
                        list(fact).iter().filter_map(|profile| profile[key].as_u64()).sum::<u64>()
                    };
                    self.same(path, "minCount of machines", pool.min_count == Some(sum("minCount")));
                    self.same(path, "maxCount of machines", pool.max_count == Some(sum("maxCount")));
                }
                _ => {
                    assert!(OUTSIDE.contains(&key.as_str()), "{path}: {key} is neither compared nor outside")
                }
            }
        }
    }

    fn network(&mut self, path: &str, facts: &Value, network: &VirtualNetwork) {
        // The second network of a name in one document is numbered.
        let name = network.name.split('~').next().map(str::to_owned);
        self.ask(path, "name", &facts["name"], name);
        self.ask_list(path, "prefixes", &facts["prefixes"], network.prefixes.as_deref());
        self.same(path, "number of subnets", network.subnets.len() == list(&facts["subnets"]).len());
        for (index, fact) in list(&facts["subnets"]).iter().enumerate() {
            self.subnet(&format!("{path} subnet {index}"), fact, network.subnets.get(index));
        }
    }

    fn subnet(&mut self, path: &str, facts: &Value, subnet: Option<&Subnet>) {
        let Some(subnet) = subnet else { return self.ask(path, "subnet", facts, None::<String>) };
        for (key, fact) in facts.as_object().expect("a subnet's facts are an object") {
            match key.as_str() {
                "name" => self.ask(path, key, fact, Some(subnet.name.clone())),
                "prefix" => {
                    let prefix = subnet.prefixes.as_ref().and_then(|prefixes| prefixes.first());
                    self.ask(path, key, fact, prefix);
                }
                "delegations" => self.ask_list(path, key, fact, subnet.delegations.as_deref()),
                "ipConfigs" => self.ask(path, key, fact, subnet.usage.as_ref().map(|usage| usage.total)),
                "natGateway" => self.same(path, key, subnet.nat_gateway == Some(true)),
                "networkSecurityGroup" => self.same(path, key, subnet.network_security_group == Some(true)),
                _ => {
                    assert!(OUTSIDE.contains(&key.as_str()), "{path}: {key} is neither compared nor outside")
                }
            }
        }
    }

    /// Asks for a value; casing does not count.
    pub(super) fn ask<T: ToString>(&mut self, path: &str, key: &str, fact: &Value, read: Option<T>) {
        let read = read.map(|read| read.to_string());
        let same = read.as_ref().is_some_and(|read| read.eq_ignore_ascii_case(&text(fact)));
        self.tell(same, || format!("{path}: {key} is {fact}, read {read:?}"));
    }

    pub(super) fn ask_list<T: ToString>(&mut self, path: &str, key: &str, fact: &Value, read: Option<&[T]>) {
        let read: Option<Vec<String>> = read.map(|read| read.iter().map(T::to_string).collect());
        let facts: Vec<String> = list(fact).iter().map(text).collect();
        self.tell(read.as_ref() == Some(&facts), || format!("{path}: {key} is {fact}, read {read:?}"));
    }

    pub(super) fn same(&mut self, path: &str, key: &str, same: bool) {
        self.tell(same, || format!("{path}: {key} differs"));
    }

    fn tell(&mut self, same: bool, difference: impl FnOnce() -> String) {
        self.asked += 1;
        if same {
            self.found += 1;
        } else {
            self.differences.push(difference());
        }
    }
}

/// Facts that a design does not hold.
const OUTSIDE: &[&str] = &[
    "fqdn",
    "dockerBridgeCidr",
    "kind",
    "bootstrap",
    "podLinkLocalAccess",
    "privateDnsZone",
    "state",
    "authorizedIpRanges",
    "vmSize",
    "zones",
    "gateway",
    "ipamPool",
];

pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
