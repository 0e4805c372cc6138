//! Importers on whatever comes: they never panic, give nothing that the text does not hold, and read large
//! lists like small ones.
use aks_network_planner::design::{Cluster, Design, NodePool, ReportedError, Word};
use aks_network_planner::import::{self, Import, Kind, Reading};
use aks_network_planner::text::decode;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::corpus;

mod cuts;
mod generated;
mod mutations;

use generated::any_cluster;
use mutations::{Mutation, any_mutation};

/// Documents of our own.
fn documents() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).expect("a text")).collect()
}

/// Documents of our own and, where they are at hand, other people's.
fn all_documents() -> Vec<String> {
    let mut texts = documents();
    if let Some(folder) = corpus::folder() {
        let documents = corpus::documents(&folder);
        texts.extend(documents.into_iter().map(|(_, bytes, _)| decode(&bytes).0.into_owned()));
    }
    texts
}

/// Reads and merges, and checks what must hold of any text.
fn check(text: &str) {
    let readings = import::read("any", text);
    assert!(!readings.is_empty());
    for reading in &readings {
        for span in reading.problems.iter().filter_map(|problem| problem.span) {
            assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        }
        for place in &reading.places {
            assert!(
                text.get(place.span.start..place.span.end).is_some_and(|text| !text.is_empty()),
                "{place:?}"
            );
        }
        if !is_evaluated(reading.kind) {
            assert_stands_in(text, reading);
        }
        assert_complete(&reading.part);
    }
    let merged = import::merge(&readings);
    assert_complete(&merged.design);
    assert_unique(&merged.design);
    for (index, reading) in readings.iter().enumerate() {
        for place in &reading.places {
            assert!(!merged.subject(index, &place.subject).is_empty());
        }
    }
}

/// Whether values of a document are put together of what stands in it.
fn is_evaluated(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ArmTemplate
            | Kind::WhatIf
            | Kind::Bicep
            | Kind::Terraform
            | Kind::TerraformPlan
            | Kind::TerraformState
    )
}

/// Every name, number and prefix that was read stands in the text.
fn assert_stands_in(text: &str, reading: &Reading) {
    // Wrapped lines and casing are not undone here: letters and digits in their order are enough.
    let letters = |text: &str| {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let held = [letters(text), letters(&unescaped(text))];
    let holds = |value: &str, what: &str| {
        assert!(held.iter().any(|held| held.contains(&letters(value))), "{what} {value:?} is not in the text")
    };
    for cluster in &reading.part.clusters {
        holds(base(&cluster.name), "the cluster");
        for value in
            [&cluster.resource_group, &cluster.location, &cluster.kubernetes_version, &cluster.sku_tier]
        {
            holds(value.as_deref().unwrap_or_default(), "the value");
        }
        if let Some(profile) = &cluster.network_profile {
            holds(
                &profile.dns_service_ip.map(|address| address.to_string()).unwrap_or_default(),
                "the address",
            );
            let balancer = profile.load_balancer_profile.clone().unwrap_or_default();
            holds(&number(balancer.allocated_outbound_ports), "the ports");
            holds(&number(balancer.managed_outbound_ips), "the count");
        }
        cluster.pools.iter().flatten().for_each(|pool| assert_pool_stands_in(pool, &holds));
    }
    for error in &reading.part.errors {
        assert_error_stands_in(error, &holds);
    }
    for network in &reading.part.networks {
        holds(base(&network.name).strip_prefix("network").unwrap_or(base(&network.name)), "the network");
        for subnet in &network.subnets {
            holds(base(&subnet.name), "the subnet");
            subnet.delegations.iter().flatten().for_each(|service| holds(service, "the delegation"));
        }
    }
}

fn assert_error_stands_in(error: &ReportedError, holds: &dyn Fn(&str, &str)) {
    let numbers = [
        error.required,
        error.available,
        error.nodes,
        error.ports_per_node,
        error.outbound_ips,
        error.exit_code,
    ];
    numbers.into_iter().for_each(|value| holds(&number(value), "the number"));
    for name in [&error.code, &error.subcode, &error.subnet, &error.cluster, &error.pool] {
        holds(name.as_deref().unwrap_or_default(), "the name");
    }
}

/// The text with JSON's escapes undone.
fn unescaped(text: &str) -> String {
    let mut characters = text.chars();
    let mut unescaped = String::new();
    while let Some(character) = characters.next() {
        match (character, characters.as_str().chars().next()) {
            ('\\', Some('u')) => {
                let hex = characters.as_str().get(1..5).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                unescaped.extend(hex.and_then(char::from_u32));
                characters = characters.as_str().get(5..).unwrap_or_default().chars();
            }
            ('\\', Some('b' | 'f' | 'n' | 'r' | 't')) => characters = characters.as_str()[1..].chars(),
            _ => unescaped.push(character),
        }
    }
    unescaped
}

fn assert_pool_stands_in(pool: &NodePool, holds: &dyn Fn(&str, &str)) {
    // The first pool of a command is called after the Azure CLI's default where no flag names it.
    if !(pool.first_of_cluster && pool.name == "nodepool1") {
        holds(base(&pool.name), "the pool");
    }
    holds(&number(pool.max_pods), "maxPods");
    // The counts of machines are sums, and nodes that were seen are counted.
    if !pool.seen_only
        && pool.pool_type != Some(Word::Known(aks_network_planner::design::PoolType::VirtualMachines))
        && !is_summed(pool)
    {
        for (value, what) in
            [(pool.count, "count"), (pool.min_count, "minCount"), (pool.max_count, "maxCount")]
        {
            holds(&number(value), what);
        }
    }
}

/// Whether the pool's counts may come from profiles of machines, its type being lost.
fn is_summed(pool: &NodePool) -> bool {
    pool.name.contains("machines") || pool.name.contains("vms") || pool.name.contains("agentpool1")
}

fn number(value: Option<u64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A name without the number that tells equal ones apart.
fn base(name: &str) -> &str {
    name.rsplit_once('~').map_or(name, |(base, _)| base)
}

/// Every reference finds its subnet.
fn assert_complete(design: &Design) {
    let references = |cluster: &Cluster| {
        let pools =
            cluster.pools.iter().flatten().flat_map(|pool| pool.subnet.iter().chain(&pool.pod_subnet));
        let others = cluster.api_server.subnet.iter().chain(&cluster.hosted_node_subnet);
        pools.chain(others).cloned().collect::<Vec<_>>()
    };
    for reference in design.clusters.iter().flat_map(|cluster| references(cluster)) {
        assert!(design.subnet(&reference).is_some(), "{reference:?}");
    }
    for network in design.ranges.iter().flat_map(|range| &range.network) {
        assert!(design.network(network).is_some(), "{network}");
    }
}

fn assert_unique(design: &Design) {
    let unique = |mut names: Vec<&str>| {
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{names:?}");
        assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    };
    unique(design.clusters.iter().map(|cluster| cluster.name.as_str()).collect());
    unique(design.networks.iter().map(|network| network.name.as_str()).collect());
    unique(design.ranges.iter().map(|range| range.name.as_str()).collect());
    for network in &design.networks {
        unique(network.subnets.iter().map(|subnet| subnet.name.as_str()).collect());
    }
    for cluster in &design.clusters {
        unique(cluster.pools.iter().flatten().map(|pool| pool.name.as_str()).collect());
    }
}

#[test]
fn every_document_at_hand_holds_what_was_read_of_it() {
    all_documents().iter().for_each(|text| check(text));
}

#[test]
fn every_document_at_hand_is_read_up_to_any_tenth_of_it() {
    for text in all_documents() {
        for tenth in 0..10 {
            let mut end = text.len() * tenth / 10;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            check(&text[..end]);
            check(&text[end..]);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&decode(&bytes).0);
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_text_of_the_pieces_of_documents_is_read(pieces in prop::collection::vec(select(PIECES), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_lines_of_addresses_are_read(lines in prop::collection::vec("[0-9a-f./: ,;#-]{0,40}[a-z ]{0,6}", 0..12)) {
        check(&lines.join("\n"));
    }

    #[test]
    fn any_mutation_of_a_document_is_read(
        document in select(all_documents()),
        mutations in prop::collection::vec(any_mutation(), 1..4),
    ) {
        check(&mutations.iter().fold(document, |text, mutation: &Mutation| mutation.apply(&text)));
    }

    #[test]
    fn any_two_documents_in_one_paste_are_read(one in select(documents()), two in select(documents()), between in ".{0,20}") {
        check(&format!("{one}\n{between}\n{two}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_clusters_are_read_alike_in_small_and_in_large_lists(clusters in prop::collection::vec(any_cluster(), 1..12)) {
        let small = serde_json::Value::from(clusters).to_string();
        let (small, large) = (import::read("x", &small), import::read("x", &enlarged(&small)));
        prop_assert_eq!(small.len(), 1);
        prop_assert_eq!(large.len(), 1);
        prop_assert_eq!(&small[0].part, &large[0].part);
        prop_assert_eq!((small[0].kind, small[0].shape), (large[0].kind, large[0].shape));
    }

    #[test]
    fn any_budget_gives_the_same_readings(
        texts in prop::collection::vec(select(documents()), 1..3),
        large in any::<Index>(),
        budget in 1usize..3_000_000,
    ) {
        let mut text = texts.join("\n");
        let at = text.match_indices('\n').map(|(at, _)| at).collect::<Vec<_>>();
        text.insert_str(at[large.index(at.len())], &" ".repeat(2 << 20));
        let mut steps = Import::new("x", text.as_str());
        while !steps.step(budget).finished {}
        prop_assert!(steps.finish() == import::read("x", &text));
    }
}

#[test]
fn every_document_at_hand_is_read_alike_as_an_element_of_a_large_list() {
    let mut elements = Vec::new();
    for text in all_documents() {
        match serde_json::from_str(&text) {
            Ok(serde_json::Value::Array(of)) => elements.extend(of),
            Ok(value) => elements.push(value),
            Err(_) => {}
        }
    }
    let small = serde_json::Value::from(elements).to_string();
    let (small, large) = (import::read("x", &small), import::read("x", &enlarged(&small)));
    assert_eq!(small[0].part, large[0].part);
    assert_eq!((small[0].kind, small[0].shape), (large[0].kind, large[0].shape));
}

/// A list with so many blanks that it is read selectively.
fn enlarged(list: &str) -> String {
    list.replacen('[', &format!("[{}", " ".repeat((2 << 20) + 1)), 1)
}

/// Pieces of which documents are made.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    " ",
    "\"",
    "'",
    "resource \"azurerm_subnet\" \"a\" {\n",
    "resource a 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n",
    "param x string = '",
    "${",
    "[for x in y: ",
    "[concat(parameters('x'), '",
    "\"$schema\": \"deploymentTemplate\", \"resources\": [",
    "<<EOT\n",
    "locals {\n",
    "  name = local.name\n",
    "...",
    "// x\n",
    "# x\n",
    "null",
    "true",
    "None",
    "3",
    "3.0",
    "\\",
    "\"name\":",
    "\"aks\"",
    "\"id\":",
    "\"properties\":{",
    "\"agentPoolProfiles\":[",
    "\"networkProfile\":{",
    "\"count\":",
    "\"maxPods\":",
    "\"podCidr\":",
    "\"10.244.0.0/16\"",
    "\"addressPrefix\":",
    "\"addressPrefixes\":",
    "\"subnets\":[",
    "\"addressSpace\":{",
    "\"value\":[",
    "\"data\":[",
    "\"vnetSubnetId\":",
    "\"/subscriptions/x/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s\"",
    "\"/subscriptions/x/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c/agentPools/p\"",
    "10.0.0.0/8 office\n",
    "10.0.0.0-10.0.0.9\n",
    "$ az aks show\n",
    "```\n",
    "ERROR: ",
    "(InsufficientSubnetSize) ",
    "Pre-allocated IPs 341 ",
    "exceeds IPs available 251 in Subnet Cidr 10.0.0.0/24, Subnet Name a.",
    "Code: SubnetIsFull\n",
    "Message: ",
    "Target: x\n",
    "│ Error: ",
    "│ ",
    "\u{1b}[31m",
    "2026-11-23T10:00:00Z ",
    "Warning  FailedCreatePodSandBox  ",
    "Events:\n",
    "\"error\":{",
    "\"code\":\"SubnetIsFull\",",
    "\"message\":\"",
    "\"details\":[",
    "Total node count 4 requires ",
    "84000 ports but only ",
    "exit status=50",
    "---\n",
    "\n- ",
    "\n  - ",
    "\n    ",
    "\t",
    "| ",
    "|---|---|\n",
    "Name  Network  Mode\n----  -------  -------\n",
    "aks   azure    overlay\n",
    "name,network,podCidr\n",
    "az aks list --query [].[name,networkProfile.podCidr] -o tsv\n",
    "networkProfile:\n",
    "agentPoolProfiles:\n- ",
    "podCidr: 10.244.0.0/16\n",
    "maxPods: 30\n",
    "&a ",
    "*a",
    "!t ",
    "key: |\n",
    "? ",
    "%",
    "@",
];
