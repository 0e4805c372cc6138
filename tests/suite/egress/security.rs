//! Rules of security groups that drop what a cluster needs, by its model, its way out and its services.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{
    Observed, ObservedBalancer, ObservedServices, OutboundType, SecurityGroup, SecurityRule,
};
use aks_network_planner::egress::{Denied, Extent, Verdict, denied, handover};
use aks_network_planner::resolve::resolve;

use crate::support::plan::{network_resource, security_rule};
use crate::support::{ClusterPlan, Plan, cluster, known, network, plan, pool, subnet};

fn np() -> crate::support::PoolPlan {
    pool("np1").count(3).nodes_in("vnet/nodes")
}

fn balanced(cluster: ClusterPlan) -> ClusterPlan {
    cluster.profile(|profile| profile.outbound_type = known(OutboundType::LoadBalancer))
}

/// An overlay cluster of 10.1.0.0/24 and 10.244.0.0/16.
fn overlay() -> ClusterPlan {
    balanced(cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(np()))
}

fn here(cluster: ClusterPlan) -> Plan {
    let nodes = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    plan().network(nodes.subnet(subnet("pods", "10.1.4.0/22"))).cluster(cluster)
}

fn all_of(plan: &Plan) -> Vec<Denied> {
    let resolved = resolve(&plan.0);
    denied(&resolved, &resolved.clusters[0])
}

/// A rule about one protocol and ports.
fn about(rule: SecurityRule, protocol: &str, ports: &str) -> SecurityRule {
    SecurityRule { protocol: protocol.into(), ports: vec![ports.into()], ..rule }
}

fn dropped(rules: &[SecurityRule]) -> Vec<(String, String)> {
    all_of(&here(overlay()).security_rules(rules)).into_iter().map(|of| (of.rule, of.flow)).collect()
}

/// Overlay needs nodes to nodes, nodes to pods and pods to pods, all ports and protocols, in both directions.
/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>
#[test]
fn a_deny_that_meets_what_overlay_needs_is_named_with_the_flow() {
    let deny = |name: &str, inbound, source: &str, destination: &str| {
        security_rule(name, 4_000, (inbound, false), (source, destination))
    };
    let all = dropped(&[deny("no-in", true, "*", "*")]);
    let flows: Vec<&str> = all.iter().map(|(_, flow)| flow.as_str()).collect();
    let expected = [
        "nodes to nodes (10.1.0.0/24 to 10.1.0.0/24)",
        "nodes to pods (10.1.0.0/24 to 10.244.0.0/16)",
        "pods to pods (10.244.0.0/16 to 10.244.0.0/16)",
    ];
    assert_eq!(flows, expected);
    let of = |rule: SecurityRule| dropped(&[rule]).into_iter().map(|(_, flow)| flow).collect::<Vec<_>>();
    assert_eq!(of(deny("no-pods", false, "10.244.0.0/16", "10.244.0.0/16")), [expected[2]]);
    let mut no_ssh = deny("no-ssh", true, "10.244.0.0/16", "10.244.0.0/16");
    (no_ssh.protocol, no_ssh.ports) = ("Tcp".into(), vec!["22".into()]);
    assert_eq!(of(no_ssh), [expected[2]]);
    assert!(of(deny("no-office", true, "192.168.0.0/16", "*")).is_empty());
    assert_eq!(
        of(deny("no-out", false, "*", "Internet")),
        ["HTTPS to the Internet (10.1.0.0/24 to the Internet)"]
    );
}

#[test]
fn what_an_earlier_rule_lets_through_is_not_dropped() {
    let deny = security_rule("deny", 4_096, (true, false), ("*", "*"));
    let allow = |priority, source: &str, destination: &str| {
        security_rule("allow", priority, (true, true), (source, destination))
    };
    let let_in = [
        allow(100, "VirtualNetwork", "10.1.0.0/24"),
        allow(110, "10.1.0.0/24", "10.244.0.0/16"),
        allow(120, "10.244.0.0/17", "10.244.0.0/16"),
        allow(130, "10.244.128.0/17", "10.244.0.0/16"),
        deny.clone(),
    ];
    assert_eq!(dropped(&let_in), Vec::<(String, String)>::new());
    let later = [allow(4_097, "*", "*"), deny.clone()];
    assert_eq!(dropped(&later).len(), 3, "a rule of a larger number comes too late");
    let half = [allow(100, "10.244.0.0/17", "10.244.0.0/16"), deny.clone()];
    assert!(dropped(&half).iter().any(|(_, flow)| flow.starts_with("pods to pods")));
    let mut machines = allow(100, "", "");
    machines.sources.clear();
    assert!(dropped(&[machines, deny]).is_empty(), "which machines a group holds is not known");
}

#[test]
fn https_is_dropped_only_where_nothing_public_is_let_out_before() {
    let deny = security_rule("deny", 4_096, (false, false), ("*", "Internet"));
    let mut allow = security_rule("allow", 100, (false, true), ("*", "MicrosoftContainerRegistry"));
    (allow.protocol, allow.ports) = ("TCP".into(), vec!["80-443".into()]);
    assert!(dropped(&[allow.clone(), deny.clone()]).is_empty(), "that may be enough");
    allow.ports = vec!["80".into()];
    assert_eq!(dropped(&[allow.clone(), deny.clone()]).len(), 1);
    (allow.ports, allow.destinations) = (vec!["443".into()], vec!["10.0.0.0/8".into()]);
    assert_eq!(dropped(&[allow, deny.clone()]).len(), 1, "what is private leads to no registry");
    let mut other_port = deny;
    other_port.ports = vec!["25".into()];
    assert!(dropped(&[other_port]).is_empty());
}

fn names(plan: &Plan) -> Vec<String> {
    let name = |of: Denied| of.flow.split(" (").next().unwrap_or_default().to_owned();
    all_of(plan).into_iter().map(name).collect()
}

/// Every model needs nodes let through; kubenet's pods are let through by their range, flat pods by their subnets.
/// <https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/traffic-between-node-pools-is-blocked>
#[test]
fn a_deny_of_all_is_held_against_every_model() {
    let deny = [security_rule("deny", 4_000, (true, false), ("*", "*"))];
    let kubenet = balanced(cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np()));
    let flat = balanced(cluster("aks").pool(np()));
    let pods = balanced(cluster("aks").pool(np().pods_in("vnet/pods")));
    let all = ["nodes to nodes", "nodes to pods", "pods to nodes", "pods to pods"];
    assert_eq!(names(&here(kubenet).security_rules(&deny)), all);
    assert_eq!(names(&here(flat).security_rules(&deny)), all[..1]);
    assert_eq!(names(&here(pods.clone()).security_rules(&deny)), [all[0], all[2]], "what comes in to nodes");
    let on_pods = |rules: &[SecurityRule]| {
        let group = SecurityGroup {
            id: network_resource("networkSecurityGroups/of-pods"),
            subnets: vec![network_resource("virtualNetworks/vnet/subnets/pods")],
            rules: rules.to_vec(),
        };
        here(pods.clone()).attached(|attached| attached.security_groups.push(group))
    };
    assert_eq!(names(&on_pods(&deny)), [all[1], all[3]], "what comes in to pods");
    let shut = [security_rule("no-internet", 100, (false, false), ("*", "Internet"))];
    assert_eq!(names(&on_pods(&shut)), Vec::<String>::new(), "nodes load the images, and not from there");
}

/// What is left after TCP and UDP, and a port of its own, are told as that and once a rule.
#[test]
fn part_of_a_flow_is_a_note_and_told_once_a_rule() {
    let rule = "security-group-denies-required-flow";
    let allow = |protocol: &str, ports: &str, priority| {
        about(security_rule("allow", priority, (true, true), ("*", "*")), protocol, ports)
    };
    let deny = security_rule("deny", 4_096, (true, false), ("*", "*"));
    let no_ssh = about(security_rule("no-ssh", 100, (true, false), ("*", "*")), "Tcp", "22");
    let extents = |rules: &[SecurityRule]| -> Vec<Extent> {
        all_of(&here(overlay()).security_rules(rules)).into_iter().map(|of| of.extent).collect()
    };
    let told = |rules: &[SecurityRule]| {
        let document = here(overlay()).security_rules(rules).document();
        (document.findings(rule).len(), document.severity(rule).map(str::to_owned))
    };
    let (note, warning) = (Some("note".to_owned()), Some("warning".to_owned()));
    let both = [allow("Tcp", "*", 100), allow("Udp", "0-65535", 110), deny.clone()];
    assert_eq!((extents(&both), told(&both)), (vec![Extent::NeitherTcpNorUdp; 3], (1, note.clone())));
    let ssh = [no_ssh.clone()];
    assert_eq!((extents(&ssh), told(&ssh)), (vec![Extent::Some; 3], (1, note)));
    let web = [allow("Tcp", "443", 100), deny.clone()];
    assert_eq!((extents(&web), told(&web)), (vec![Extent::LeftOver; 3], (3, warning.clone())));
    let all = [deny.clone()];
    assert_eq!(told(&all), (3, warning));
    let let_in = [allow("Tcp", "20-30", 90), no_ssh.clone()];
    assert_eq!(extents(&let_in), [], "the rule before it lets port 22 in");
    let both_denied = extents(&[no_ssh, deny]);
    assert_eq!(both_denied, [Extent::Some, Extent::All].repeat(3), "the second drops all the same");
}

/// Behind a proxy, or with a registry of its own, nodes need no HTTPS to the Internet.
/// <https://learn.microsoft.com/azure/aks/http-proxy>, <https://learn.microsoft.com/azure/aks/concepts-network-isolated>
#[test]
fn https_out_is_not_asked_for_where_nodes_do_without() {
    let shut = [security_rule("no-internet", 100, (false, false), ("*", "Internet"))];
    let with = |feature| overlay().with(|cluster| cluster.features.set(feature, Some(true)));
    assert_eq!(names(&here(overlay()).security_rules(&shut)), ["HTTPS to the Internet"]);
    for feature in [Feature::HttpProxy, Feature::ArtifactCache] {
        assert_eq!(names(&here(with(feature)).security_rules(&shut)), Vec::<String>::new(), "{feature:?}");
    }
}

/// AKS writes rules to the group of the machines alone.
/// <https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/custom-nsg-blocks-traffic>
#[test]
fn calls_to_public_services_need_a_rule_in_the_group_of_the_subnet() {
    let serving = |address: &str| {
        let balancer = ObservedBalancer { name: "shop/web".into(), ports: 1, address: address.parse().ok() };
        let services =
            Some(ObservedServices { load_balancers: vec![balancer], ..ObservedServices::default() });
        overlay().with(|cluster| cluster.observed = Some(Observed { services, ..Observed::default() }))
    };
    let call = |source: &str, destination: &str| {
        about(security_rule("web", 200, (true, true), (source, destination)), "Tcp", "443")
    };
    let denied = |address: &str, rules: &[SecurityRule]| {
        let all = all_of(&here(serving(address)).security_rules(rules));
        all.into_iter().map(|of| format!("{}: {}", of.rule, of.flow)).collect::<Vec<_>>()
    };
    let shut = ["DenyAllInBound: calls to public services (the Internet to 20.1.2.9/32)"];
    assert_eq!(denied("20.1.2.9", &[]), shut);
    assert_eq!(denied("20.1.2.9", &[call("Internet", "20.1.2.8")]), shut, "that is another service");
    for source in ["Internet", "*", "198.51.100.0/24"] {
        assert_eq!(denied("20.1.2.9", &[call(source, "20.1.2.9")]), Vec::<String>::new(), "{source}");
    }
    assert_eq!(denied("10.1.0.250", &[]), Vec::<String>::new(), "the network may call by default");
    let no_probes = security_rule("no-probes", 4_000, (true, false), ("AzureLoadBalancer", "*"));
    let probes = "no-probes: probes of the load balancer (168.63.129.16/32 to 10.1.0.0/24)";
    let rules = [no_probes];
    assert_eq!(denied("10.1.0.250", &rules), [probes]);
    assert!(dropped(&rules).is_empty(), "nothing tells that there are services");
}

#[test]
fn each_flow_that_is_handed_over_says_what_was_read_of_it() {
    let verdicts = |plan: &Plan| -> Vec<Option<Verdict>> {
        let handover = handover(&resolve(&plan.0), 0).expect("a cluster");
        handover.between.into_iter().take(3).map(|row| row.verdict).collect()
    };
    assert_eq!(verdicts(&here(overlay())), vec![Some(Verdict::NotRead); 3]);
    let open = here(overlay()).security_rules(&[]);
    assert_eq!(verdicts(&open), vec![Some(Verdict::Through); 3]);
    let deny = security_rule("no-pods", 300, (true, false), ("10.244.0.0/16", "10.244.0.0/16"));
    let dropped = Verdict::Dropped(vec!["rule no-pods of priority 300 on subnet nodes".into()]);
    let expected = [Some(Verdict::Through), Some(Verdict::Through), Some(dropped)];
    assert_eq!(verdicts(&here(overlay()).security_rules(&[deny])), expected);
}
