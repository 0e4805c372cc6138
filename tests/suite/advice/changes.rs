//! Which change is made in place, by new pools, by another cluster or not at all.
use aks_network_planner::advice::{Back, Change, How, Ipam, State};
use aks_network_planner::azure::Feature;
use aks_network_planner::azure::migration::terraform::{PLANNED, Planned};
use aks_network_planner::design::{
    LoadBalancerSku, NetworkDataplane, NetworkPolicy, OsType, OutboundType, PoolType, Stage, Word,
};
use aks_network_planner::edit::Step;
use aks_network_planner::net::Family;

use super::{asked, commands, how, state, way_of, with_model};
use crate::support::plan::known;
use crate::support::prefix;

/// <https://learn.microsoft.com/azure/aks/update-azure-cni>
#[test]
fn every_model_becomes_every_other_as_documented() {
    let columns = "overlay dynamic static node kubenet own";
    let table = [
        (Ipam::Overlay, "already cluster cluster cluster cluster cluster"),
        (Ipam::PodSubnet, "cluster already pools cluster cluster cluster"),
        (Ipam::StaticBlocks, "cluster pools already cluster cluster cluster"),
        (Ipam::NodeSubnet, "place cluster cluster already cluster cluster"),
        (Ipam::Kubenet, "place cluster cluster cluster already cluster"),
        (Ipam::OwnCni, "cluster cluster cluster cluster cluster already"),
    ];
    for (from, row) in table {
        let cells = columns.split(' ').zip(row.split(' ')).zip(Ipam::ALL);
        for ((column, cell), to) in cells {
            let expected = match cell {
                "already" => How::Already,
                "place" => How::InPlace,
                "pools" => How::NewPools,
                _ => How::NewCluster,
            };
            assert_eq!(how(with_model(from), Change::Model(to)), expected, "{from:?} to {column}");
        }
    }
}

/// <https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium>
#[test]
fn the_data_plane_becomes_cilium_with_azure_cni_and_never_back() {
    let table = [
        (Ipam::Overlay, How::InPlace, "2.52.0"),
        (Ipam::PodSubnet, How::InPlace, "2.52.0"),
        (Ipam::StaticBlocks, How::InPlace, "2.52.0"),
        (Ipam::NodeSubnet, How::InPlace, "2.69.0"),
        (Ipam::Kubenet, How::InPlace, "2.52.0"),
        (Ipam::OwnCni, How::NewCluster, ""),
    ];
    for (from, expected, cli) in table {
        let way = way_of(with_model(from), Change::Cilium(true));
        assert_eq!(way.how, expected, "{from:?}");
        if expected == How::InPlace {
            assert!(asked(&way, "The Azure CLI is").text.contains(cli), "{from:?}");
            let both = "az aks update --resource-group rg --name aks --network-dataplane cilium --network-policy cilium";
            let change =
                way.steps.iter().find(|step| step.command.as_deref() == Some(both)).expect("the change");
            assert_eq!(change.back, Back::Closed);
            assert!(change.disrupts.contains("reimaged"));
        }
    }
    let cilium = || with_model(Ipam::Overlay).dataplane(NetworkDataplane::Cilium);
    assert_eq!(how(cilium(), Change::Cilium(true)), How::Already);
    assert_eq!(how(cilium(), Change::Cilium(false)), How::Undocumented);
}

/// Everything of the move to overlay stands before the change of the data plane, and is done by the way itself.
/// <https://learn.microsoft.com/azure/aks/update-azure-cni>
#[test]
fn kubenet_becomes_cilium_by_all_steps_of_the_move_to_overlay() {
    let calico = || with_model(Ipam::Kubenet).policy(NetworkPolicy::Calico);
    let colliding =
        || with_model(Ipam::Kubenet).profile(|of| of.pod_cidrs = Some(vec![prefix("10.1.0.0/20")]));
    for (of, operations) in [
        (with_model(Ipam::Kubenet), "two operations"),
        (calico(), "three operations"),
        (colliding(), "two operations"),
    ] {
        let way = way_of(of.clone(), Change::Cilium(true));
        let overlay = way_of(of, Change::Model(Ipam::Overlay));
        assert!(way.why.text.contains(operations), "{}", way.why.text);
        let (own, moving) = (commands(&way), commands(&overlay));
        let data_plane =
            "az aks update --resource-group rg --name aks --network-dataplane cilium --network-policy cilium";
        let place = own.iter().position(|of| *of == data_plane).expect("the change");
        let last =
            moving.iter().position(|of| of.contains("--network-plugin-mode overlay")).expect("the move");
        assert_eq!(own[..place], moving[..=last]);
        assert!(way.preconditions.iter().all(|condition| !condition.text.contains("has Azure CNI")));
        assert!(overlay.preconditions.iter().all(|one| way.preconditions.contains(one)));
        assert!(overlay.notes.iter().all(|one| way.notes.iter().filter(|note| *note == one).count() == 1));
        assert_eq!(state(asked(&way, "azure-ip-masq-agent-config")), "unknown");
        assert!(way.for_others.iter().any(|of| of.text.starts_with("Inbound to pods")));
        assert!(!own.iter().any(|of| of.contains("overlay") && of.contains("cilium")), "{own:?}");
    }
    let moved = way_of(colliding(), Change::Cilium(true));
    let range = moved.edits.iter().find_map(|step| match step {
        Step::Cidr { prefix, .. } => Some(*prefix),
        _ => None,
    });
    let range = range.expect("another pod CIDR");
    assert!(
        commands(&moved).iter().any(|command| command.ends_with(&format!("--pod-cidr {range}"))),
        "{range}"
    );
    assert!(!range.overlaps("10.1.0.0/16".parse().expect("a range")));
}

/// <https://learn.microsoft.com/azure/aks/upgrade-basic-load-balancer-on-aks>
#[test]
fn the_basic_load_balancer_is_replaced_in_place_without_a_way_back() {
    let basic =
        || with_model(Ipam::Overlay).profile(|of| of.load_balancer_sku = known(LoadBalancerSku::Basic));
    let way = way_of(basic(), Change::StandardLoadBalancer);
    assert_eq!(way.how, How::InPlace);
    assert!(
        commands(&way).contains(&"az aks update --resource-group rg --name aks --load-balancer-sku Standard")
    );
    assert_eq!(way.steps.iter().filter(|step| step.back == Back::Closed).count(), 1);
    assert_eq!(state(asked(&way, "internal load balancer")), "unknown");
    let sets = basic().with(|cluster| {
        for pool in cluster.pools.iter_mut().flatten() {
            pool.pool_type = Some(Word::Known(PoolType::AvailabilitySet));
        }
    });
    for change in [Change::StandardLoadBalancer, Change::MachinePools] {
        let way = way_of(sets.clone(), change);
        assert!(
            commands(&way).iter().any(|command| command.ends_with("--migrate-vmas-to-vms")),
            "{change:?}"
        );
    }
    let standard = with_model(Ipam::Overlay).load_balancer(1, 0);
    assert_eq!(how(standard, Change::StandardLoadBalancer), How::Already);
}

/// <https://learn.microsoft.com/azure/aks/private-clusters>
#[test]
fn private_on_and_off_asks_for_vnet_integration() {
    let with = |private: Option<bool>, integrated: Option<bool>| {
        with_model(Ipam::Overlay).with(move |cluster| {
            cluster.api_server.enable_private_cluster = private;
            cluster.api_server.enable_vnet_integration = integrated;
        })
    };
    let cases = [
        (Some(false), Some(true), true, How::InPlace),
        (Some(true), Some(true), false, How::InPlace),
        (Some(true), Some(true), true, How::Already),
        (Some(true), Some(false), false, How::NewCluster),
        (None, None, true, How::Unknown),
    ];
    for (private, integrated, wanted, expected) in cases {
        assert_eq!(how(with(private, integrated), Change::Private(wanted)), expected);
    }
    let way = way_of(with(Some(false), Some(false)), Change::Private(true));
    assert_eq!(state(asked(&way, "VNet integration")), "unmet");
    let way = way_of(with(Some(true), Some(true)), Change::Private(false));
    assert!(way.notes.iter().any(|note| note.text.contains("preview")));
}

/// <https://learn.microsoft.com/azure/aks/api-server-vnet-integration>
#[test]
fn integration_has_no_way_back_and_stops_the_cluster_at_once() {
    let large = with_model(Ipam::Overlay).with(|cluster| {
        cluster.sku_name = Some("Base".into());
        cluster.location = Some("Qatar Central".into());
        cluster.node_auto_provisioning = Some(false);
        cluster.pools.iter_mut().flatten().for_each(|pool| pool.count = Some(101));
    });
    let way = way_of(large, Change::VnetIntegration);
    assert_eq!(way.how, How::InPlace);
    let states = [
        ("AKS Standard", "met"),
        ("The region", "unmet"),
        ("stopped and started", "unmet"),
        ("delegated", "unmet"),
        ("2.73.0", "unknown"),
    ];
    for (words, expected) in states {
        assert_eq!(state(asked(&way, words)), expected, "{words}");
    }
    let place = |words: &str| {
        way.steps
            .iter()
            .position(|step| step.command.as_deref().is_some_and(|command| command.starts_with(words)))
    };
    let (update, stop, start) = (place("az aks update"), place("az aks stop"), place("az aks start"));
    assert!(update.is_some() && update < stop && stop < start);
    assert_eq!(way.steps[update.expect("update")].back, Back::Closed);
}

/// What has no procedure is not promised; what is fixed is another cluster.
#[test]
fn two_families_are_not_promised_and_fixed_things_take_another_cluster() {
    let single = with_model(Ipam::Overlay).profile(|of| of.ip_families = Some(vec![Family::IPv4]));
    assert_eq!(how(single, Change::DualStack), How::Undocumented);
    let both = vec![Family::IPv4, Family::IPv6];
    let dual = with_model(Ipam::Overlay).profile(|of| of.ip_families = Some(both));
    assert_eq!(how(dual, Change::DualStack), How::Already);
    assert_eq!(how(with_model(Ipam::Overlay), Change::Place), How::NewCluster);
    assert_eq!(how(with_model(Ipam::Overlay), Change::OwnNetwork), How::Already);
    let managed = with_model(Ipam::Overlay).with(|cluster| {
        cluster.pools.iter_mut().flatten().for_each(|pool| pool.subnet = None);
    });
    assert_eq!(how(managed, Change::OwnNetwork), How::NewCluster);
    let way = way_of(with_model(Ipam::Overlay), Change::Windows);
    assert_eq!(state(asked(&way, "windowsProfile")), "unknown");
}

/// <https://learn.microsoft.com/azure/aks/node-pool-unique-subnet>,
/// <https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation>
#[test]
fn subnets_and_static_blocks_come_with_new_pools() {
    let way = way_of(with_model(Ipam::NodeSubnet), Change::NodeSubnet);
    assert_eq!(way.how, How::NewPools);
    let of_pools = commands(&way);
    let pool = "kubernetes.azure.com/agentpool=np1";
    assert!(of_pools.iter().any(|command| command.starts_with("kubectl drain") && command.contains(pool)));
    let last = way.steps.last().expect("a step");
    let deleted = "az aks nodepool delete --resource-group rg --cluster-name aks --name np1";
    assert_eq!((last.command.as_deref(), &last.back), (Some(deleted), &Back::Closed));

    let old = with_model(Ipam::PodSubnet).with(|cluster| {
        cluster.kubernetes_version = Some("1.27.9".into());
        for pool in cluster.pools.iter_mut().flatten() {
            pool.os_type = known(aks_network_planner::design::OsType::Windows);
            pool.os_sku = Some("Windows2019".into());
        }
    });
    let way = way_of(old, Change::Model(Ipam::StaticBlocks));
    assert_eq!(state(asked(&way, "Kubernetes 1.28")), "unmet");
    assert!(asked(&way, "The Azure CLI is").text.contains("2.75.0"));
    assert!(commands(&way).iter().any(|of| of.contains("--pod-ip-allocation-mode StaticBlock")));
    assert!(way.for_others.iter().any(|of| of.text.contains("Private Link Services")));
    assert!(way.notes.iter().any(|note| note.text.contains("Windows Server 2019")));
}

/// Words of preconditions and the state of each.
type States = &'static [(&'static str, &'static str)];

/// The article of each feature, as the sources of its preconditions name it.
#[test]
fn features_are_turned_on_with_their_versions() {
    let cilium = || {
        with_model(Ipam::Overlay)
            .dataplane(NetworkDataplane::Cilium)
            .with(|cluster| cluster.kubernetes_version = Some("1.32.4".into()))
    };
    let cases: [(Change, States, &str); 7] = [
        (
            Change::AdvancedNetworking(true),
            &[("2.79.0", "unknown"), ("Cilium data plane", "met"), ("Kubernetes 1.29", "met")],
            "--enable-acns",
        ),
        (
            Change::HostRouting,
            &[("2.71.0", "unknown"), ("Kubernetes 1.33", "unmet"), ("Ubuntu 24.04", "unknown")],
            "--acns-datapath-acceleration-mode BpfVeth",
        ),
        (
            Change::LocalDns,
            &[("2.80.0", "unknown"), ("Kubernetes 1.31", "met"), ("4 cores", "unknown")],
            "--localdns-config <file>",
        ),
        (
            Change::StaticEgressGateway,
            &[("2.75.0", "unknown"), ("pod subnet", "met")],
            "--enable-static-egress-gateway",
        ),
        (
            Change::NetworkIsolated,
            &[("Kubernetes 1.30", "met"), ("without the internet", "unknown"), ("Premium", "unknown")],
            "--bootstrap-artifact-source Cache",
        ),
        (Change::AddressBackends, &[("Kubernetes 1.23", "met")], "--load-balancer-backend-pool-type=nodeIP"),
        (
            Change::SeveralLoadBalancers,
            &[("Kubernetes 1.28", "met"), ("18.0.0b1", "unknown"), ("nodeIP", "unknown")],
            "--allow-service-placement true",
        ),
    ];
    for (change, states, command) in cases {
        let way = way_of(cilium(), change);
        assert_eq!(way.how, How::InPlace, "{change:?}");
        for (words, expected) in states {
            assert_eq!(state(asked(&way, words)), *expected, "{change:?}: {words}");
        }
        assert!(commands(&way).iter().any(|of| of.ends_with(command)), "{change:?}: {:?}", commands(&way));
        assert!(way.steps.iter().all(|step| step.back != Back::Closed), "{change:?} has a way back");
    }
    assert_eq!(how(with_model(Ipam::PodSubnet), Change::StaticEgressGateway), How::NotPossible);
    assert_eq!(how(with_model(Ipam::Kubenet), Change::NetworkIsolated), How::NotPossible);
    let on = cilium().with(|cluster| cluster.features.set(Feature::AdvancedNetworking, Some(true)));
    assert_eq!(how(on, Change::AdvancedNetworking(true)), How::Already);
}

/// Azure Linux, or Ubuntu 22.04 or later: `Ubuntu` is 22.04 from Kubernetes 1.25 on and 24.04 from 1.35 on.
/// <https://learn.microsoft.com/azure/aks/localdns-custom>
#[test]
fn local_dns_asks_what_the_nodes_run_and_not_only_for_linux() {
    let rows = [
        (Some("AzureLinux"), "1.31.2", "met"),
        (Some("Ubuntu2404"), "", "met"),
        (Some("ubuntu"), "1.31.2", "met"),
        (Some("Ubuntu"), "", "unknown"),
        (Some("CBLMariner"), "1.31.2", "unknown"),
        (Some("AzureContainerLinux"), "1.34.0", "unknown"),
        (Some("Flatcar"), "1.34.0", "unknown"),
        (None, "1.31.2", "unknown"),
    ];
    for (sku, version, expected) in rows {
        let of = with_model(Ipam::Overlay).with(|cluster| {
            cluster.kubernetes_version = (!version.is_empty()).then(|| version.to_owned());
            for pool in cluster.pools.iter_mut().flatten() {
                pool.os_type = known(OsType::Linux);
                pool.os_sku = sku.map(str::to_owned);
            }
        });
        let way = way_of(of, Change::LocalDns);
        assert_eq!(state(asked(&way, "Ubuntu 22.04")), expected, "{sku:?} {version}");
    }
}

/// A control plane goes from one minor version to the next: <https://learn.microsoft.com/azure/aks/upgrade-aks-cluster>.
#[test]
fn an_upgrade_that_is_missing_is_printed_for_the_next_version() {
    let of = with_model(Ipam::Overlay).with(|cluster| cluster.kubernetes_version = Some("1.27.3".into()));
    let way = way_of(of, Change::NetworkIsolated);
    let State::Unmet { command, .. } = &asked(&way, "Kubernetes 1.30").state else { panic!("not met") };
    let next = "az aks upgrade --resource-group rg --name aks --kubernetes-version 1.28";
    assert_eq!(command.as_deref(), Some(next));
}

/// Every pool of a cluster with pod subnets has one; a network of the service's own takes no subnet of anybody's.
/// <https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation>,
/// <https://github.com/MicrosoftDocs/azure-docs/issues/122052>
#[test]
fn a_new_pool_gets_the_subnets_that_the_cluster_asks_for() {
    let managed = with_model(Ipam::Overlay).with(|cluster| {
        cluster.pools.iter_mut().flatten().for_each(|pool| pool.subnet = None);
    });
    let own = "--vnet-subnet-id <new-subnet-id>";
    let size = "--max-pods <pods> --node-vm-size <size>";
    let rows = [
        (with_model(Ipam::NodeSubnet), format!("{own} {size}"), Some(true)),
        (with_model(Ipam::PodSubnet), format!("{own} --pod-subnet-id <pod-subnet-id> {size}"), Some(true)),
        (
            with_model(Ipam::StaticBlocks),
            format!("{own} --pod-subnet-id <pod-subnet-id> --pod-ip-allocation-mode StaticBlock {size}"),
            Some(true),
        ),
        (managed, size.to_owned(), Some(false)),
    ];
    for (of, flags, is_own) in rows {
        let way = way_of(of, Change::NodeSubnet);
        let add =
            commands(&way).into_iter().find(|of| of.contains("nodepool add")).expect("the pool").to_owned();
        assert!(add.ends_with(&format!("--name <new-pool> {flags}")), "{add}");
        let network = asked(&way, "network of your own");
        assert_eq!((state(network) == "met", network.is_must), (is_own == Some(true), false), "{flags}");
        assert_ne!(way.is_open(), Some(false), "{flags}");
    }
}

/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>: the outbound type stays with node auto-provisioning.
#[test]
fn isolation_asks_for_everything_that_a_change_of_the_way_out_does() {
    let of = with_model(Ipam::Overlay)
        .profile(|of| of.load_balancer_sku = known(LoadBalancerSku::Basic))
        .with(|cluster| cluster.node_auto_provisioning = Some(true));
    let way = way_of(of, Change::NetworkIsolated);
    for words in ["auto-provisioning", "SKU Standard"] {
        assert_eq!(state(asked(&way, words)), "unmet", "{words}");
    }
    asked(&way, "availability set");
    let by_type = way_of(
        with_model(Ipam::Overlay).profile(|of| of.outbound_type = known(OutboundType::LoadBalancer)),
        Change::Outbound(aks_network_planner::advice::Exit::None),
    );
    let asks = |words: &str| by_type.preconditions.iter().filter(|one| one.text.contains(words)).count();
    assert_eq!((asks("auto-provisioning"), asks("SKU Standard")), (1, 1), "each is asked once");
}

/// The release note of 2026-01-04 calls it a public preview.
#[test]
fn a_wider_pod_cidr_is_told_as_a_preview() {
    use aks_network_planner::azure::changeable::{WIDER, of_cluster};
    assert!(of_cluster("podCidr", WIDER).is_some_and(|row| row.words.contains("preview")));
}

/// Isolation: images from the cache first, then the reimage, then no way out.
/// <https://learn.microsoft.com/azure/aks/network-isolated>
#[test]
fn isolation_reimages_between_the_cache_and_the_closed_way_out() {
    let way = way_of(with_model(Ipam::Overlay), Change::NetworkIsolated);
    let commands = commands(&way);
    let place = |words: &str| commands.iter().position(|command| command.contains(words)).expect(words);
    assert!(place("Cache") < place("--node-image-only"));
    assert!(place("--node-image-only") < place("--outbound-type none"));
    let back = way.steps.iter().filter_map(|step| match &step.back {
        Back::Open(until) => Some(until.as_str()),
        _ => None,
    });
    assert!(back.into_iter().any(|until| until.contains("--bootstrap-artifact-source Direct")));
}

/// <https://learn.microsoft.com/azure/aks/configure-load-balancer-standard>: one kind of addresses; a release note of
/// 2023-09-03 allows several.
#[test]
fn outbound_settings_tell_that_sources_disagree_about_kinds_of_addresses() {
    let way = way_of(with_model(Ipam::Overlay).load_balancer(1, 0), Change::OutboundSettings);
    assert_eq!(way.how, How::InPlace);
    assert_eq!(state(asked(&way, "leave through the load balancer")), "met");
    let routed =
        with_model(Ipam::Overlay).profile(|of| of.outbound_type = known(OutboundType::UserDefinedRouting));
    let other = way_of(routed, Change::OutboundSettings);
    assert_eq!(state(asked(&other, "leave through the load balancer")), "unmet");
    let kinds: Vec<_> = way.notes.iter().filter(|note| note.text.contains("kind")).collect();
    assert_eq!(kinds.len(), 2);
    assert_ne!(kinds[0].source, kinds[1].source);
}

#[test]
fn a_cluster_to_be_created_chooses_everything() {
    let template = with_model(Ipam::NodeSubnet).with(|cluster| cluster.stage = Stage::Template);
    for change in Change::all() {
        let way = way_of(template.clone(), change);
        assert_eq!((way.how, way.steps.len()), (How::AtCreation, 0), "{change:?}");
    }
}

/// <https://github.com/hashicorp/terraform-provider-azurerm>, `kubernetes_cluster_resource.go`.
#[test]
fn what_terraform_plans_is_told_with_each_change() {
    let expected = [
        (
            "network_policy",
            "azure to cilium, calico to cilium, unset to any",
            "azure to calico, calico to azure",
        ),
        ("network_data_plane", "azure to cilium", "cilium to azure"),
        (
            "network_plugin, network_plugin_mode",
            "kubenet to azure together with mode overlay",
            "any other plugin",
        ),
        ("pod_cidr, pod_cidrs", "unset to a value", "any change of a value"),
        ("outbound_type", "any change", ""),
    ];
    for (planned, (attribute, updates, replaces)) in PLANNED.iter().zip(expected) {
        assert_eq!(planned.attribute, attribute);
        assert!(
            planned.updates.starts_with(updates) && planned.replaces.starts_with(replaces),
            "{planned:?}"
        );
        assert_eq!(planned.replaces.is_empty(), replaces.is_empty());
    }
    let attributes = |way: &aks_network_planner::advice::Way| -> Vec<&'static str> {
        way.terraform.iter().map(|planned: &Planned| planned.attribute).collect()
    };
    let way = way_of(with_model(Ipam::NodeSubnet), Change::Model(Ipam::Overlay));
    assert_eq!(attributes(&way), ["network_plugin, network_plugin_mode", "pod_cidr, pod_cidrs"]);
    let way = way_of(with_model(Ipam::Overlay), Change::Cilium(true));
    assert_eq!(attributes(&way), ["network_data_plane", "network_policy"]);
}
