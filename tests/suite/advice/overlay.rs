//! To overlay: <https://learn.microsoft.com/azure/aks/update-azure-cni>, each precondition met, not met and not known.
use aks_network_planner::advice::{Back, Change, Ipam, State, Way, way};
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{Cluster, NetworkDataplane, NetworkPolicy, OsType, PoolType, Word};
use aks_network_planner::resolve::resolve;

use super::{asked, commands, in_network, state, way_of, with_model};
use crate::support::plan::known;
use crate::support::{ClusterPlan, network, plan, pool, subnet};

fn to_overlay(of: ClusterPlan) -> Way {
    way_of(of, Change::Model(Ipam::Overlay))
}

fn pools(set: impl Fn(&mut aks_network_planner::design::NodePool)) -> ClusterPlan {
    with_model(Ipam::NodeSubnet)
        .with(|cluster: &mut Cluster| cluster.pools.iter_mut().flatten().for_each(&set))
}

#[test]
fn each_precondition_is_met_not_met_or_not_known_by_what_the_input_shows() {
    let node = || with_model(Ipam::NodeSubnet);
    let version = |text: &str| {
        let text = text.to_owned();
        node().with(|cluster| cluster.kubernetes_version = Some(text))
    };
    let with_nodes =
        |on: Option<bool>| node().with(|cluster| cluster.features.set(Feature::VirtualNodes, on));
    let identity =
        |own: Option<bool>| with_model(Ipam::Kubenet).with(|cluster| cluster.user_assigned_identity = own);
    let cases: Vec<(&str, ClusterPlan, &str)> = vec![
        ("Kubernetes 1.27", version("1.27.0"), "met"),
        ("Kubernetes 1.27", version("1.26.9"), "unmet"),
        ("Kubernetes 1.27", node(), "unknown"),
        ("No policy engine", node().policy(NetworkPolicy::None), "met"),
        ("No policy engine", node().policy(NetworkPolicy::Azure), "unmet"),
        ("No policy engine", node().policy(NetworkPolicy::Calico), "unmet"),
        ("No policy engine", with_model(Ipam::Kubenet).policy(NetworkPolicy::Calico), "unmet"),
        ("No policy engine", node().profile(|of| of.untold = vec!["networkPolicy".into()]), "unknown"),
        ("user-assigned identity", identity(Some(true)), "met"),
        ("user-assigned identity", identity(Some(false)), "unmet"),
        ("user-assigned identity", identity(None), "unknown"),
        ("on Docker", pools(|pool| pool.os_type = known(OsType::Linux)), "met"),
        ("on Docker", pools(|pool| pool.os_type = known(OsType::Windows)), "unknown"),
        ("on Docker", node(), "unknown"),
        ("20348.1668", pools(|pool| pool.os_type = known(OsType::Windows)), "unknown"),
        ("azure-ip-masq-agent-config", node(), "unknown"),
        ("availability set", pools(|pool| pool.pool_type = known(PoolType::AvailabilitySet)), "unmet"),
        ("availability set", pools(|pool| pool.pool_type = known(PoolType::VirtualMachineScaleSets)), "met"),
        ("availability set", node(), "unknown"),
        ("DCsv2", node(), "unknown"),
        ("Virtual nodes", with_nodes(Some(false)), "met"),
        ("Virtual nodes", with_nodes(Some(true)), "unmet"),
        ("Virtual nodes", with_nodes(None), "unknown"),
        ("1.8.0", node(), "unknown"),
    ];
    for (words, of, expected) in cases {
        let way = to_overlay(of);
        assert_eq!(state(asked(&way, words)), expected, "{words}: {:?}", asked(&way, words));
    }
}

/// Objects are irrelevant: the engine counts, whether any policy exists or not (<https://github.com/Azure/AKS/issues/4006>).
#[test]
fn an_engine_is_taken_away_first_though_no_policy_exists() {
    let way = to_overlay(with_model(Ipam::NodeSubnet).policy(NetworkPolicy::Azure));
    assert_eq!(way.is_open(), Some(false));
    let State::Unmet { command, .. } = &asked(&way, "No policy engine").state else { panic!("not met") };
    let none = "az aks update --resource-group rg --name aks --network-policy none";
    assert_eq!(command.as_deref(), Some(none));
    let commands = commands(&way);
    let place = |words: &str| commands.iter().position(|command| command.contains(words)).expect(words);
    assert!(place("--network-policy none") < place("--network-plugin-mode overlay"));
    assert!(place("--network-plugin-mode overlay") < place("--network-dataplane cilium"));
    let first = way.steps.iter().find(|step| step.command.as_deref() == Some(none)).expect("a step");
    assert!(matches!(&first.back, Back::Open(until) if until.contains("--network-policy azure")));
}

/// Installing and uninstalling either engine is refused below Kubernetes 1.30 (release note of 2026-05-29).
#[test]
fn an_engine_that_has_to_go_asks_for_the_version_that_lets_it_go() {
    let on = |engine: NetworkPolicy, version: Option<&str>| {
        let version = version.map(str::to_owned);
        let of = with_model(Ipam::NodeSubnet).policy(engine);
        to_overlay(of.with(|cluster| cluster.kubernetes_version = version))
    };
    for engine in [NetworkPolicy::Azure, NetworkPolicy::Calico] {
        for (version, expected) in [(Some("1.28.5"), "unmet"), (Some("1.30.0"), "met"), (None, "unknown")] {
            assert_eq!(
                state(asked(&on(engine, version), "Kubernetes 1.30")),
                expected,
                "{engine} {version:?}"
            );
        }
    }
    let free = on(NetworkPolicy::None, Some("1.28.5"));
    assert!(free.preconditions.iter().all(|condition| !condition.text.contains("Kubernetes 1.30")));
}

/// Nothing leads from Cilium to another engine, also where the same command changes it on the way to overlay.
#[test]
fn the_step_to_cilium_is_closed_and_names_the_engine_that_would_not_be() {
    for engine in [NetworkPolicy::Azure, NetworkPolicy::Calico] {
        let way = to_overlay(with_model(Ipam::NodeSubnet).policy(engine));
        let to_cilium = way.steps.iter().find(|step| {
            step.command.as_deref().is_some_and(|command| command.contains("--network-policy cilium"))
        });
        let step = to_cilium.expect("the step");
        assert_eq!(step.back, Back::Closed);
        let again = format!("`az aks update --resource-group rg --name aks --network-policy {engine}`");
        assert!(step.text.contains(&again) && step.text.contains("no way back"), "{}", step.text);
    }
}

/// Node subnet with Cilium keeps its engine (release note of 2025-05-19).
#[test]
fn cilium_stays_with_a_node_subnet() {
    let of = with_model(Ipam::NodeSubnet).policy(NetworkPolicy::Cilium).dataplane(NetworkDataplane::Cilium);
    let way = to_overlay(of);
    assert_eq!(state(asked(&way, "or it is Cilium and stays")), "met");
    assert!(!commands(&way).iter().any(|command| command.contains("--network-policy")));
}

#[test]
fn the_change_itself_has_this_clusters_names_a_free_range_and_no_way_back() {
    let way = to_overlay(with_model(Ipam::NodeSubnet));
    let change = way.steps.iter().find(|step| step.back == Back::Closed).expect("the change");
    let command = change.command.as_deref().unwrap_or_default();
    let before = "az aks update --resource-group rg --name aks --network-plugin azure --network-plugin-mode overlay \
                  --pod-cidr ";
    let range = command.strip_prefix(before).expect("the update");
    let range: aks_network_planner::net::Prefix = range.parse().expect("a range");
    // Three nodes and one of surge take four blocks of /24.
    assert_eq!(range.length(), 22);
    for taken in ["10.1.0.0/16", "172.17.0.0/16"] {
        assert!(!range.overlaps(taken.parse().expect("a range")), "{range}");
    }
    assert!(change.disrupts.contains("All pools are reimaged"));
    assert_eq!(way.steps.iter().filter(|step| step.back == Back::Closed).count(), 1);
}

#[test]
fn kubenet_keeps_its_range_and_loses_its_routes() {
    let way = to_overlay(with_model(Ipam::Kubenet));
    let change = way.steps.iter().find(|step| step.back == Back::Closed).expect("the change");
    assert!(change.command.as_deref().is_some_and(|command| command.ends_with("--pod-cidr 10.244.0.0/16")));
    assert!(change.disrupts.contains("route table"));
    let notes: Vec<&str> = way.notes.iter().map(|note| note.text.as_str()).collect();
    for words in ["Another pod CIDR can be given", "detach the table", "kubenet with Calico"] {
        assert!(notes.iter().any(|note| note.contains(words)), "{words}");
    }
}

#[test]
fn what_changes_for_others_is_said_of_each_of_them() {
    for from in [Ipam::NodeSubnet, Ipam::Kubenet] {
        let way = to_overlay(with_model(from));
        for about in
            ["Source addresses", "Inbound to pods", "Security groups", "Firewalls", "Mesh and ingress"]
        {
            let said = way.for_others.iter().filter(|of| of.text.starts_with(about));
            assert_eq!(said.count(), 1, "{from:?}: {about}");
        }
    }
}

/// Upgrades surge; whether the reimage of a migration does is said nowhere, so the room of an upgrade is told.
/// 3 nodes and one of surge with 31 addresses each are 124 of the 251 of a /24.
#[test]
fn the_room_of_an_upgrade_is_told_for_the_reimage() {
    let way = to_overlay(with_model(Ipam::NodeSubnet));
    let notes: Vec<&str> = way.notes.iter().map(|note| note.text.as_str()).collect();
    assert!(notes.iter().any(|note| note.contains("whether this reimage does is said nowhere")));
    let sum = "With its surge nodes Node subnet snet needs 124 of 251 addresses, which fits.";
    assert!(notes.contains(&sum), "{notes:#?}");
}

#[test]
fn names_are_short_enough_only_where_all_of_them_are_known() {
    let long = "s".repeat(64);
    let of = |name: &str, id: bool| {
        let mut network = network("vnet", "10.1.0.0/16").subnet(subnet(name, "10.1.0.0/24"));
        if !id {
            network.0.id = None;
        }
        let nodes = pool("np1").nodes_in(&format!("vnet/{name}"));
        let design = plan().network(network).cluster(crate::support::cluster("aks").pool(nodes)).0;
        let way = way(&resolve(&design), 0, Change::Model(Ipam::Overlay)).expect("a way");
        state(asked(&way, "63 characters"))
    };
    assert_eq!(of("snet", true), "met");
    assert_eq!(of(&long, true), "unmet");
    assert_eq!(of("snet", false), "unknown");
}

#[test]
fn what_the_design_lacks_is_a_placeholder_and_never_invented() {
    let bare = with_model(Ipam::NodeSubnet).with(|cluster| {
        cluster.resource_group = None;
        cluster.name = Cluster::UNNAMED.to_owned();
        cluster.network_profile.get_or_insert_default().network_policy =
            Some(Word::Known(NetworkPolicy::Azure));
    });
    let bare = to_overlay(bare);
    for command in commands(&bare).iter().filter(|command| command.starts_with("az aks")) {
        assert!(command.contains("--resource-group <resource-group> --name <name>"), "{command}");
    }
    let named = with_model(Ipam::NodeSubnet).with(|cluster| cluster.name = "my cluster".to_owned());
    let way = way(&resolve(&in_network(named).0), 0, Change::Model(Ipam::Overlay)).expect("a way");
    assert!(commands(&way).iter().any(|command| command.contains("--name 'my cluster'")));
}

/// What is compared with a range to come is what the design has, and nothing that was made to find it.
#[test]
fn a_proposed_range_tells_nothing_of_subnets_that_are_not_there() {
    let way = to_overlay(with_model(Ipam::NodeSubnet));
    assert!(way.notes.iter().all(|note| !note.text.contains("new pod subnet")));
    assert!(way.notes.iter().any(|note| note.text.contains("choose one with room to grow")));
    let kubenet = to_overlay(with_model(Ipam::Kubenet));
    assert!(!kubenet.notes.iter().any(|note| note.text.contains("choose one with room to grow")));
}
