//! Where a failure begins: ways from symptoms, answers of people, of outputs and of the design, and the smoke test.
mod outputs;

use std::collections::BTreeSet;

use aks_network_planner::design::{NetworkPolicy, NextHopType, Observed, ObservedPod, OutboundType, Subnet};
use aks_network_planner::resolve::resolve;
use aks_network_planner::symptoms::{
    Answered, Area, By, Given, Layer, Next, Open, Question, Symptom, Trail, asked, smoke_test, trail,
};
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::plan::{public_address, security_rule};
use crate::support::{ClusterPlan, Plan, cluster, known, network, plan, pool, subnet};

fn aks() -> ClusterPlan {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16").service_cidr("172.16.0.0/16");
    aks.dns("172.16.0.10").pool(pool("np1").count(3).surge("1").nodes_in("vnet/nodes"))
}

fn on(nodes: Subnet, cluster: ClusterPlan) -> Plan {
    plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(cluster)
}

/// A cluster on a subnet without a security group and a route table.
fn here(cluster: ClusterPlan) -> Plan {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.network_security_group = Some(false);
    on(nodes, cluster)
}

fn chosen(question: Question, choice: u8) -> Answered {
    Answered { question, given: Given::Choice(choice) }
}

fn pasted(question: Question, text: &str) -> Answered {
    Answered { question, given: Given::Output(text.to_owned()) }
}

fn way(plan: &Plan, symptom: Symptom, answers: &[Answered]) -> Trail {
    trail(&resolve(&plan.0), 0, symptom, answers).expect("a cluster")
}

fn questions(trail: &Trail) -> Vec<Question> {
    trail.taken.iter().map(|taken| taken.question).collect()
}

/// Every question that a question can lead to, with the way that led there.
fn walk(question: Question, way: &mut Vec<Question>, seen: &mut BTreeSet<Question>) {
    assert!(!way.contains(&question), "{way:?} leads back to {question:?}");
    seen.insert(question);
    way.push(question);
    let of = asked(question).unwrap_or_else(|| panic!("{question:?} is asked nowhere"));
    assert!(of.choices.len() >= 2, "{question:?} has nothing to choose");
    for choice in of.choices {
        match choice.next {
            Next::Ask(next) => walk(next, way, seen),
            Next::Ends(_, steps) => assert!(!steps.is_empty(), "{question:?} ends with nothing to do"),
        }
    }
    way.pop();
}

#[test]
fn every_way_from_every_symptom_ends_in_a_layer() {
    let mut seen = BTreeSet::new();
    for symptom in Symptom::ALL {
        walk(symptom.first(), &mut Vec::new(), &mut seen);
    }
    assert_eq!(seen.len(), 22, "every question is reached");
}

/// The verdicts of <https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/connection-issues-application-hosted-aks-cluster>:
/// the symptom, the answers, and the layer that they point to.
#[test]
fn answers_lead_to_the_layer_that_they_point_to() {
    use Question::*;
    type Row = (Symptom, &'static [(Question, u8)], Layer);
    let rows: [Row; 12] = [
        (Symptom::PodDoesNotStart, &[(PodEvents, 0), (RangeFull, 0)], Layer::Addresses),
        (Symptom::PodDoesNotStart, &[(PodEvents, 2)], Layer::Application),
        (Symptom::PodDoesNotAnswer, &[(OnSameNode, 1)], Layer::Application),
        (Symptom::PodDoesNotAnswer, &[(OnSameNode, 0), (FromOtherNode, 1), (GroupDenies, 0)], Layer::Routing),
        (Symptom::NotAcrossNodes, &[(GroupDenies, 1), (PodRoutes, 0), (Policies, 0)], Layer::Routing),
        (Symptom::NameNotResolved, &[(DnsPods, 1)], Layer::Dns),
        (Symptom::NameNotResolved, &[(DnsPods, 0), (DnsByPod, 0), (DnsByService, 1)], Layer::Service),
        (Symptom::ServiceDoesNotAnswer, &[(Endpoints, 1)], Layer::Service),
        (Symptom::NotFromOutside, &[(ExternalAddress, 0), (WayBack, 1)], Layer::Routing),
        (Symptom::HostOrPathFails, &[(IngressController, 0)], Layer::Ingress),
        (Symptom::FailsAtTimes, &[(Ports, 1)], Layer::Egress),
        (Symptom::OneDestination, &[(ByAddress, 1), (OtherSource, 1)], Layer::Egress),
    ];
    for (symptom, answers, expected) in rows {
        let answers: Vec<Answered> = answers.iter().map(|(question, at)| chosen(*question, *at)).collect();
        let trail = way(&here(aks()), symptom, &answers);
        let end = trail.conclusion.as_ref().unwrap_or_else(|| panic!("{symptom:?}: {trail:?}"));
        assert_eq!(end.layer, expected, "{symptom:?} {answers:?}");
        assert_eq!(trail.open, None);
    }
}

/// A failure of names, from what the commands print.
#[test]
fn pasted_outputs_of_a_dns_failure_lead_to_the_servers_of_the_network() {
    let answers = [
        pasted(
            Question::DnsPods,
            "NAME                       READY   STATUS    RESTARTS   AGE\n\
             coredns-6d9b7c8f9d-4xk2p   1/1     Running   0          5d\n\
             coredns-6d9b7c8f9d-9qv7z   1/1     Running   0          5d\n",
        ),
        pasted(
            Question::DnsByPod,
            "Server:\t\t10.244.1.7\nAddress:\t10.244.1.7#53\n\nName:\tkubernetes.default.svc.cluster.local\nAddress: 172.16.0.1\n",
        ),
        pasted(
            Question::DnsByService,
            "Server:\t\t172.16.0.10\nAddress:\t172.16.0.10#53\n\nName:\tkubernetes.default.svc.cluster.local\nAddress: 172.16.0.1\n",
        ),
        pasted(
            Question::OutsideNames,
            "Server:\t\t172.16.0.10\nAddress:\t172.16.0.10#53\n\n** server can't find mcr.microsoft.com: SERVFAIL\n",
        ),
        pasted(Question::Upstream, ";; connection timed out; no servers could be reached\n"),
    ];
    let trail = way(&here(aks()), Symptom::NameNotResolved, &answers);
    assert!(trail.taken.iter().all(|taken| taken.by == By::Output), "{trail:#?}");
    let end = trail.conclusion.expect("an end");
    assert_eq!(end.layer, Layer::Dns);
    assert!(end.steps[0].contains("forward to 168.63.129.16"));
    let before = way(&here(aks()), Symptom::NameNotResolved, &answers[..2]);
    let open = before.open.expect("a question");
    assert_eq!(open.question, Question::DnsByService);
    assert_eq!(open.commands, ["nslookup kubernetes.default.svc.cluster.local 172.16.0.10"]);
}

#[test]
fn an_output_that_tells_nothing_leaves_the_question_open() {
    let trail = way(&here(aks()), Symptom::ServiceDoesNotAnswer, &[pasted(Question::Endpoints, "hello")]);
    let open = trail.open.expect("a question");
    assert!(open.unread && open.question == Question::Endpoints);
    assert!(!way(&here(aks()), Symptom::ServiceDoesNotAnswer, &[]).open.expect("a question").unread);
    let none = chosen(Question::Endpoints, 9);
    assert!(way(&here(aks()), Symptom::ServiceDoesNotAnswer, &[none]).open.is_some());
}

#[test]
fn what_is_loaded_answers_by_itself_and_somebody_else_counts_before_it() {
    let denied = here(aks().policy(NetworkPolicy::Calico)).security_rules(&[security_rule(
        "deny",
        300,
        (true, false),
        ("10.244.0.0/16", "*"),
    )]);
    let trail = way(&denied, Symptom::NotAcrossNodes, &[]);
    assert_eq!(questions(&trail), [Question::GroupDenies]);
    assert!(
        matches!(&trail.taken[0].by, By::Design(why) if why.starts_with("Rule deny of priority 300 denies pods to pods"))
    );
    assert_eq!(trail.conclusion.expect("an end").layer, Layer::Routing);
    let overruled = way(&denied, Symptom::NotAcrossNodes, &[chosen(Question::GroupDenies, 1)]);
    assert_eq!(questions(&overruled), [Question::GroupDenies, Question::PodRoutes]);
    assert_eq!(overruled.open.expect("a question").question, Question::Policies);
    let kubenet = cluster("aks").kubenet().pool(pool("np1").count(3).nodes_in("vnet/nodes"));
    let open = way(&here(kubenet), Symptom::NotAcrossNodes, &[]).open.expect("a question");
    assert_eq!(open.question, Question::PodRoutes);
    assert!(
        open.commands[0].contains("az network route-table show")
            && open.commands[0].contains("subnets/nodes")
    );
}

#[test]
fn listed_pods_of_coredns_answer_by_themselves() {
    let seen = |status: &str| {
        let pod = ObservedPod {
            name: "coredns-6d9b7c8f9d-4xk2p".into(),
            ready: Some(if status == "Running" { "1/1" } else { "0/1" }.into()),
            status: Some(status.into()),
            ..ObservedPod::default()
        };
        let observed = Observed { pods: vec![pod], ..Observed::default() };
        here(aks().with(|cluster| cluster.observed = Some(observed)))
    };
    let broken = way(&seen("CrashLoopBackOff"), Symptom::NameNotResolved, &[]);
    assert!(matches!(&broken.taken[0].by, By::Design(why) if why.contains("is CrashLoopBackOff")));
    assert_eq!(broken.conclusion.expect("an end").layer, Layer::Dns);
    let runs = way(&seen("Running"), Symptom::NameNotResolved, &[]);
    assert_eq!(runs.open.expect("a question").question, Question::DnsByPod);
}

/// <https://learn.microsoft.com/azure/aks/use-network-policies>: without an engine policies are stored and not enforced;
/// Cilium and Calico read kinds of their own.
#[test]
fn no_policy_drops_anything_where_no_engine_reads_what_could_be_there() {
    let rows = [
        (NetworkPolicy::None, false, true, ""),
        (NetworkPolicy::Azure, false, false, ""),
        (NetworkPolicy::Azure, true, true, ""),
        (NetworkPolicy::Cilium, true, false, "ciliumnetworkpolicies,ciliumclusterwidenetworkpolicies"),
        (NetworkPolicy::Calico, true, false, "globalnetworkpolicies.crd.projectcalico.org"),
    ];
    for (engine, is_listed, is_answered, own) in rows {
        let observed = Observed { network_policies: is_listed.then(Vec::new), ..Observed::default() };
        let plan = here(aks().policy(engine).with(|cluster| cluster.observed = Some(observed)));
        let across = way(&plan, Symptom::NotAcrossNodes, &[]);
        let end = across.conclusion.map(|end| end.layer);
        assert_eq!(end, is_answered.then_some(Layer::Addresses), "{engine:?} {is_listed}");
        if let Some(open) = across.open {
            let kinds = open.commands.iter().filter(|of| of.starts_with("kubectl get"));
            let own = if own.is_empty() { 1 } else { 2 };
            assert_eq!((open.question, kinds.count()), (Question::Policies, own), "{engine:?}");
        }
        let asked = way(&plan, Symptom::OneDestination, &[chosen(Question::ByAddress, 1)]).open;
        let commands = asked.expect("a question").commands.join(" ");
        assert!(commands.contains(own), "{commands}");
        assert_eq!(commands.contains("cilium"), engine == NetworkPolicy::Cilium, "{commands}");
    }
    let none = here(aks().policy(NetworkPolicy::None));
    let told = way(&none, Symptom::NotAcrossNodes, &[]).taken.pop().expect("an answer");
    let why = "networkPolicy of aks is none: policies are stored, and nothing enforces them.";
    assert_eq!(told.by, By::Design(why.to_owned()));
}

#[test]
fn a_way_out_that_is_not_there_is_told_from_the_design() {
    let out = |outbound| aks().profile(|profile| profile.outbound_type = known(outbound));
    let rows = [
        (here(out(OutboundType::UserDefinedRouting)), "has no route table"),
        (here(out(OutboundType::UserAssignedNatGateway)), "has no NAT gateway"),
        (
            here(out(OutboundType::UserDefinedRouting)).default_route(NextHopType::Internet, None),
            "leads to Internet",
        ),
        (here(out(OutboundType::None)), "makes no way out"),
    ];
    for (plan, words) in rows {
        let trail = way(&plan, Symptom::NothingLeaves, &[]);
        assert!(matches!(&trail.taken[0].by, By::Design(why) if why.contains(words)), "{trail:?}");
        assert_eq!(trail.conclusion.expect("an end").layer, Layer::Egress);
    }
    let balanced = way(&here(out(OutboundType::LoadBalancer)), Symptom::NothingLeaves, &[]);
    assert_eq!(balanced.open.expect("a question").question, Question::WayOut);
}

/// A private cluster may learn its default route by BGP: <https://learn.microsoft.com/azure/aks/egress-udr>.
#[test]
fn a_private_cluster_without_a_route_table_may_have_its_way_out() {
    let routed = |private: Option<bool>| {
        let aks = aks().profile(|profile| profile.outbound_type = known(OutboundType::UserDefinedRouting));
        here(aks.with(move |cluster| cluster.api_server.enable_private_cluster = private))
    };
    let asked = |private| way(&routed(private), Symptom::NothingLeaves, &[]).open.map(|open| open.question);
    assert_eq!(asked(Some(true)), Some(Question::WayOut));
    assert_eq!((asked(Some(false)), asked(None)), (None, None));
    let to_internet = routed(Some(true)).default_route(NextHopType::Internet, None);
    let trail = way(&to_internet, Symptom::NothingLeaves, &[]);
    assert!(matches!(&trail.taken[0].by, By::Design(why) if why.contains("leads to Internet")), "{trail:?}");
}

/// An internal service, or DNAT with the firewall's own address routed to Internet, works behind a default route to an
/// appliance: <https://learn.microsoft.com/azure/aks/limit-egress-traffic>.
#[test]
fn a_default_route_to_an_appliance_leaves_the_way_back_open() {
    let outside = |plan: &Plan| way(plan, Symptom::NotFromOutside, &[chosen(Question::ExternalAddress, 0)]);
    let routed =
        || here(aks().profile(|profile| profile.outbound_type = known(OutboundType::UserDefinedRouting)));
    for plan in [routed(), routed().default_route(NextHopType::VirtualAppliance, Some("10.9.0.4"))] {
        let open = outside(&plan).open.expect("a question");
        assert_eq!((open.question, open.choices.len()), (Question::WayBack, 2));
    }
    let balanced = outside(&here(aks()));
    assert!(matches!(&balanced.taken[1].by, By::Design(why) if why.contains("has a route table")));
    assert_eq!(balanced.open.expect("a question").question, Question::Probes);
}

/// 4 nodes with 21,000 ports each ask for 84,000 of the 64,000 of one address: the service refuses to scale, which tells
/// nothing of the ports that each node uses today. <https://github.com/Azure/azure-cli/issues/22374>
#[test]
fn a_shortfall_of_ports_for_more_nodes_does_not_tell_that_ports_run_out() {
    for (addresses, ports) in [(1, 21_000), (2, 8_000)] {
        let trail = way(&here(aks().load_balancer(addresses, ports)), Symptom::FailsAtTimes, &[]);
        assert_eq!(trail.open.expect("a question").question, Question::Ports);
    }
}

#[test]
fn a_range_that_does_not_last_is_told_from_the_sums() {
    let flat = cluster("aks").pool(pool("np1").count(20).max_pods(30).nodes_in("vnet/nodes"));
    let full = way(&here(flat), Symptom::PodDoesNotStart, &[chosen(Question::PodEvents, 0)]);
    assert_eq!(full.taken[1].answer, "yes");
    assert_eq!(full.conclusion.expect("an end").layer, Layer::Addresses);
}

/// <https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/dns/basic-troubleshooting-dns-resolution-problems>
#[test]
fn one_pod_of_coredns_that_is_not_ready_leaves_the_question_open() {
    let pod = |name: &str, ready: &str, status: &str| ObservedPod {
        name: format!("coredns-6d9b7c8f9d-{name}"),
        ready: Some(ready.into()),
        status: Some(status.into()),
        ..ObservedPod::default()
    };
    let trail = |pods: Vec<ObservedPod>| {
        let observed = Observed { pods, ..Observed::default() };
        way(&here(aks().with(|cluster| cluster.observed = Some(observed))), Symptom::NameNotResolved, &[])
    };
    let half = trail(vec![pod("4xk2p", "1/1", "Running"), pod("9qv7z", "0/1", "Pending")]);
    assert_eq!(half.open.expect("a question").question, Question::DnsPods);
    let none = trail(vec![pod("4xk2p", "0/1", "CrashLoopBackOff"), pod("9qv7z", "0/1", "Pending")]);
    let why = "No listed pod of CoreDNS is ready; coredns-6d9b7c8f9d-4xk2p is CrashLoopBackOff.";
    assert_eq!(none.taken[0].by, By::Design(why.to_owned()));
}

/// Every question that is open on some way from a symptom.
fn open_questions(plan: &Plan, symptom: Symptom, answers: &mut Vec<Answered>, seen: &mut Vec<Open>) {
    let Some(open) = way(plan, symptom, answers).open else { return };
    for choice in 0..u8::try_from(open.choices.len()).expect("few choices") {
        answers.push(chosen(open.question, choice));
        open_questions(plan, symptom, answers, seen);
        answers.pop();
    }
    seen.push(open);
}

/// debian:stable has neither curl nor nslookup nor nc; where names or the way out may fail, nothing can be installed.
#[test]
fn a_pod_to_try_from_has_the_tools_that_are_asked_of_it() {
    let mut seen = Vec::new();
    for symptom in Symptom::ALL {
        open_questions(&here(aks()), symptom, &mut Vec::new(), &mut seen);
    }
    let mut tried = BTreeSet::new();
    for open in &seen {
        let Some(start) = open.commands.iter().position(|of| of.contains("--image=")) else { continue };
        let (pod, rest) = (&open.commands[start], &open.commands[start + 1..]);
        let installs = rest.iter().find(|command| command.starts_with("apt-get update"));
        let cannot_install = matches!(open.layer, Layer::Egress | Layer::Dns);
        assert!(!cannot_install || installs.is_none(), "{:?}: {:#?}", open.question, open.commands);
        for (tool, package) in [("curl", "curl"), ("nslookup", "dnsutils"), ("nc", "netcat-openbsd")] {
            if !rest.iter().any(|command| command.starts_with(&format!("{tool} "))) {
                continue;
            }
            let has = match installs {
                Some(install) => pod.contains("debian:stable") && install.contains(package),
                None => pod.contains("--image='<image with curl, nslookup and nc>'"),
            };
            assert!(has, "{:?} has no {tool}: {:#?}", open.question, open.commands);
            tried.insert((open.question, tool));
        }
    }
    let curls = tried.iter().filter(|(_, tool)| *tool == "curl").count();
    assert_eq!((curls, tried.len()), (4, 9), "{tried:?}");
}

#[test]
fn the_smoke_test_expects_this_clusters_own_values() {
    let plan = here(
        aks().load_balancer(1, 0).with(|cluster| cluster.outbound_addresses = vec![public_address("out")]),
    )
    .public_address("out", "20.1.2.3/32");
    let checks = smoke_test(&resolve(&plan.0), 0).expect("a cluster");
    let of = |title: &str| checks.iter().find(|check| check.title == title).expect("a check");
    assert_eq!(of("a name of the cluster").expected, "172.16.0.1 from server 172.16.0.10.");
    assert_eq!(of("the address that is seen outside").expected, "An address of 20.1.2.3/32.");
    assert!(of("by its ClusterIP and its name").expected.contains("172.16.0.0/16"));
    let areas: BTreeSet<&str> = checks.iter().map(|check| check.area.title()).collect();
    assert_eq!(areas.len(), 4);
    assert!(checks.iter().all(|check| check.command.contains("kubectl") || check.area == Area::Ingress));
    let shut = here(aks().profile(|profile| profile.outbound_type = known(OutboundType::None)));
    let checks = smoke_test(&resolve(&shut.0), 0).expect("a cluster");
    assert!(checks.iter().any(|check| check.expected.starts_with("No connection")));
}

fn answers() -> impl Strategy<Value = Vec<Answered>> {
    let questions: Vec<Question> = {
        let mut seen = BTreeSet::new();
        Symptom::ALL.into_iter().for_each(|symptom| walk(symptom.first(), &mut Vec::new(), &mut seen));
        seen.into_iter().collect()
    };
    let given = prop_oneof![(0u8..4).prop_map(Given::Choice), ".{0,80}".prop_map(Given::Output)];
    let answer = (proptest::sample::select(questions), given);
    proptest::collection::vec(answer.prop_map(|(question, given)| Answered { question, given }), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_way_is_either_open_or_at_its_end(
        design in design(),
        answers in answers(),
        symptom in proptest::sample::select(Symptom::ALL.to_vec()),
    ) {
        let resolved = resolve(&design);
        for place in 0..resolved.clusters.len() {
            let trail = trail(&resolved, place, symptom, &answers).expect("a cluster");
            prop_assert_ne!(trail.open.is_some(), trail.conclusion.is_some());
            let distinct: BTreeSet<Question> = trail.taken.iter().map(|taken| taken.question).collect();
            prop_assert_eq!(distinct.len(), trail.taken.len());
            prop_assert!(smoke_test(&resolved, place).is_some());
        }
        prop_assert!(trail(&resolved, resolved.clusters.len(), symptom, &answers).is_none());
    }
}
