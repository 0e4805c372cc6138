//! What `-o yaml` prints, whole and damaged.
use aks_network_planner::import::{self, Kind, Reading, Shape};
use aks_network_planner::text::Severity;

use super::{design, document, only, places, profile, readings, said};

/// The readings of a text that hold something.
fn known(text: &str) -> Vec<Reading> {
    import::read("pasted", text).into_iter().filter(|reading| reading.kind != Kind::Unknown).collect()
}

/// What was read of a text: field and value, as they stand there.
fn values(text: &str) -> Vec<(String, String)> {
    let of = |reading: &Reading| {
        let place = |place: &import::Place| (place.subject.clone(), place.span.of(text).to_owned());
        reading.places.iter().map(place).collect::<Vec<_>>()
    };
    known(text).iter().flat_map(of).collect()
}

#[test]
fn a_cluster_in_yaml_is_read_like_the_same_cluster_in_json() {
    let text = document("aks-show.yaml");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.shape), (Kind::ManagedCluster, Some(Shape::Cli)));
    let cluster = &reading.part.clusters[0];
    assert_eq!(cluster.name, "aks-shop");
    assert_eq!(cluster.kubernetes_version.as_deref(), Some("1.33.2"));
    let pools = cluster.pools.as_ref().expect("pools");
    let counts: Vec<_> = pools.iter().map(|pool| (pool.name.as_str(), pool.count, pool.max_pods)).collect();
    assert_eq!(counts, [("system", Some(3), Some(110)), ("win", Some(2), Some(30))]);
    assert_eq!(pools[0].subnet.as_ref().map(|subnet| subnet.subnet.as_str()), Some("snet-aks"));
    let json = r#"{"dnsServiceIp": "10.0.0.10", "ipFamilies": ["IPv4"], "loadBalancerProfile":
        {"allocatedOutboundPorts": 0, "managedOutboundIPs": {"count": 1, "countIpv6": null}},
        "loadBalancerSku": "standard", "networkDataplane": "cilium", "networkPlugin": "azure",
        "networkPluginMode": "overlay", "networkPolicy": "cilium", "outboundType": "loadBalancer",
        "podCidrs": ["10.244.0.0/16"], "serviceCidrs": ["10.0.0.0/16"]}"#;
    assert_eq!(cluster.network_profile, Some(profile(json)));
    assert_eq!(places(&reading, &text, "clusters/aks-shop/dnsServiceIP"), ["10.0.0.10"]);
    assert_eq!(places(&reading, &text, "clusters/aks-shop/pools/system/maxSurge"), ["33%"]);
}

#[test]
fn a_list_of_networks_in_yaml_is_read() {
    let design = design(&[&document("vnet-list.yaml")]);
    let found: Vec<_> = design
        .networks
        .iter()
        .map(|network| {
            (network.name.as_str(), network.prefixes.as_ref().map(Vec::len), network.subnets.len())
        })
        .collect();
    assert_eq!(found, [("vnet-shop", Some(1), 2), ("vnet-lab", Some(2), 0)]);
}

/// `- name: a` as two lines, as YAML allows.
fn dash_alone(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    match line.split_at(indent) {
        (blanks, rest) if rest.starts_with("- ") => {
            format!("{blanks}-\n{blanks}{}", rest.replacen('-', " ", 1))
        }
        _ => line.to_owned(),
    }
}

#[test]
fn what_happens_to_yaml_on_its_way_changes_nothing_of_what_is_read() {
    let text = document("aks-show.yaml");
    let (_, yaml) = text.split_once('\n').expect("a command above");
    let expected: Vec<_> = values(yaml);
    assert!(expected.len() > 35, "{expected:#?}");
    let each =
        |change: &dyn Fn(&str) -> String| yaml.lines().map(|line| change(line) + "\n").collect::<String>();
    let changed = [
        ("a comment", each(&|line| format!("# {line}"))),
        ("a quote of mail", each(&|line| format!("> {line}"))),
        ("indented", each(&|line| format!("    {line}"))),
        ("Windows line ends", each(&|line| format!("{line}\r"))),
        ("a fence", format!("```yaml\n{yaml}```\n")),
        ("a start of a document", format!("---\n{yaml}")),
        ("hard blanks", each(&|line| line.replace("  ", "\u{A0}\u{A0}"))),
        ("tabs", each(&|line| line.replace("  ", "\t"))),
        ("dashes alone on their lines", each(&dash_alone)),
        ("an umlaut before it", format!("# für wen\n{yaml}")),
        ("a log line before it", format!("WARNING: the behavior of this command will change\n{yaml}")),
    ];
    for (what, text) in changed {
        assert_eq!(values(&text), expected, "{what}");
    }
}

#[test]
fn documents_one_after_the_other_are_read_one_by_one() {
    let network = "addressSpace:\n  addressPrefixes:\n  - 10.60.0.0/16\nname: vnet\n";
    let cluster = "kubernetesVersion: 1.33.2\nlocation: westeurope\nname: aks\n";
    for between in ["---\n", "...\n---\n", "$ az aks show -o yaml\n", "\n---\n\n"] {
        let text = [network, between, cluster].concat();
        let kinds: Vec<_> = known(&text).iter().map(|reading| reading.kind).collect();
        assert_eq!(kinds, [Kind::VirtualNetwork, Kind::ManagedCluster], "{text}");
    }
    let twice = known(&cluster.repeat(2));
    assert_eq!(twice.len(), 2, "the first key again begins a second document: {twice:#?}");
}

#[test]
fn a_text_whose_beginning_was_cut_off_is_put_together_again() {
    let text = document("aks-show.yaml");
    let from = text.find("  maxPods: 110").expect("inside the first pool");
    let design = design(&[&text[from..]]);
    let [cluster] = design.clusters.as_slice() else { panic!("one cluster, found {design:#?}") };
    assert_eq!(cluster.name, "aks-shop");
    let pools = cluster.pools.iter().flatten().map(|pool| (pool.name.as_str(), pool.max_pods));
    assert_eq!(pools.collect::<Vec<_>>(), [("system", Some(110)), ("win", Some(30))]);
    assert!(cluster.network_profile.is_some());
}

#[test]
fn a_text_that_was_cut_at_its_end_gives_what_stands_before_the_cut() {
    let text = document("aks-show.yaml");
    let whole = text.find("networkPolicy").expect("a policy");
    let readings = known(&text[..whole + 12]);
    let [reading] = readings.as_slice() else { panic!("one reading, found {readings:#?}") };
    let profile = reading.part.clusters[0].network_profile.as_ref().expect("a profile");
    assert!(profile.network_plugin_mode.is_some() && profile.network_policy.is_none());
    let (severity, message) = said(reading).pop().expect("a problem");
    assert_eq!(severity, Severity::Note);
    assert!(message.starts_with("the text ends with this line"), "{message}");
}

#[test]
fn a_broken_line_is_told_of_and_those_behind_it_are_read() {
    let rows = [
        ("  !!! something ???", "expected a line such as"),
        ("  serviceCidr: \"10.0.0.0/16", "the closing \" is missing"),
        ("  tags: [a, b", "expected brackets that close on their line"),
        ("  tags: [a, }]", "expected YAML, found what breaks it"),
        ("  note: one: two", "expected YAML, found what breaks it"),
        ("  ...", "lines are left out here"),
        ("     hanging: 3", "stands deeper than the lines above it allow"),
        ("  copied: *other", "expected YAML, found what breaks it"),
        ("  networkPlugin: kubenet", "comes twice"),
    ];
    for (line, message) in rows {
        let text = format!(
            "name: aks\nnetworkProfile:\n  networkPlugin: kubenet\n{line}\n  podCidr: 10.244.0.0/16\nlocation: eastus\n"
        );
        let reading = only(&text);
        let cluster = &reading.part.clusters[0];
        let profile = cluster.network_profile.as_ref().expect("a profile");
        assert!(profile.network_plugin.is_some() && profile.pod_cidrs.is_some(), "{line}: {reading:#?}");
        assert_eq!(cluster.location.as_deref(), Some("eastus"), "{line}");
        assert!(
            said(&reading).iter().any(|(_, said)| said.contains(message)),
            "{line}: {:#?}",
            said(&reading)
        );
    }
}

#[test]
fn aliases_are_told_of_and_never_expanded() {
    let text = "podCidr: &pods 10.244.0.0/16\nserviceCidr: *pods\n";
    let reading = only(text);
    let profile = reading.part.clusters[0].network_profile.as_ref().expect("a profile");
    assert!(profile.pod_cidrs.is_some() && profile.service_cidrs.is_none());
    assert!(said(&reading).iter().any(|(_, said)| said.starts_with("an alias")), "{:#?}", said(&reading));
}

#[test]
fn lines_that_only_look_like_yaml_are_left_to_others() {
    let rows = [
        "10.0.0.0/16  head office\n10.1.0.0/16: branch\n",
        "- 10.0.0.0/16  head office\n- 10.1.0.0/16  branch\n",
        "branch: 10.0.0.0/16\noffice: 10.1.0.0/16\n",
        "INFO: podCidr: 10.0.0.0/16\n",
    ];
    for text in rows {
        let readings = import::read("x", text);
        let clusters: usize = readings.iter().map(|reading| reading.part.clusters.len()).sum();
        assert_eq!(clusters, 0, "{text}: {readings:#?}");
    }
    let bicep = "resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {\n  name: 'aks'\n  properties: {\n    \
         networkProfile: {\n      podCidr: '10.244.0.0/16'\n\n      serviceCidr: '10.0.0.0/16'\n    }\n  }\n}\n";
    let kinds: Vec<_> = readings(&[bicep]).iter().map(|reading| reading.kind).collect();
    assert_eq!(kinds, [Kind::Bicep]);
    let mixed = "podCidr: 10.244.0.0/16\n\n- 10.9.0.0/16  head office\n10.8.0.0/16  branch\n";
    let kinds: Vec<_> = readings(&[mixed]).iter().map(|reading| reading.kind).collect();
    assert_eq!(kinds, [Kind::NetworkProfile, Kind::Ranges]);
}
