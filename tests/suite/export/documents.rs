//! The documents that others accept: what stands in them, from worked designs.
use std::sync::Arc;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::design::Design;
use aks_network_planner::export::FORMS;
use aks_network_planner::import;
use aks_network_planner::rules::RULES;

use super::cases::{CASES, Read, made, read};
use crate::support::TODAY;

fn read_text(text: &str) -> Design {
    import::merge(&import::read("document", text)).design
}

/// The cells of the rows of a document in Markdown whose first cell is that.
fn row_of(text: &str, first: &str) -> Vec<String> {
    let line = text.lines().find(|line| line.starts_with(&format!("| {first} |"))).expect("a row");
    line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

#[test]
fn an_address_request_holds_every_range_once_with_its_sum() {
    // Three nodes and their surge of one at 31 addresses each; 24 + 3 and 10 nodes of two pools in one subnet.
    let text = made("address-request", &read(&["node-subnet.design.json"]), None);
    assert_eq!(row_of(&text, "10.40.0.0/23")[8], "4 × 31 = 124 ≤ 507");
    let work = row_of(&text, "10.40.4.0/22");
    assert_eq!(
        work[3..9],
        [
            "Nodes of aks-pay",
            "1,019 addresses",
            "Upgrade at maximum",
            "1,147 addresses",
            "−128",
            "(27 × 31) + (10 × 31) = 1,147 > 1,019"
        ]
    );
    for (case, documents) in CASES {
        let read = read(documents);
        let text = made("address-request-csv", &read, None);
        for network in &read.design.networks {
            for prefix in network.subnets.iter().filter_map(|subnet| subnet.prefixes.as_ref()).flatten() {
                let holding = text.lines().filter(|line| line.contains(&prefix.to_string()));
                assert_eq!(holding.count(), 1, "{case}: {prefix}");
            }
        }
    }
}

#[test]
fn every_rule_of_a_firewall_leaves_room_for_approval_mitigation_and_review() {
    let text = made("network-rules-csv", &read(&["node-subnet.design.json"]), None);
    let head = text.lines().next().expect("a head");
    assert!(head.ends_with("Approved by,Mitigation where insecure,Next review"), "{head}");
    let image = text.lines().find(|line| line.contains(",mcr.microsoft.com,")).expect("the registry");
    assert!(image.starts_with("aks-pay,firewall,HTTPS,HTTPS 443,"), "{image}");
    assert!(image.ends_with(",,,"), "{image}");
}

#[test]
fn a_change_record_tells_before_and_after_what_cannot_be_undone_and_the_commands() {
    let before = read(&["node-subnet.design.json"]).design;
    let text = made("change-record", &read(&["node-subnet.changed.design.json"]), Some(&before));
    assert!(text.contains("| Cluster aks-pay | Network policy | calico | none |"));
    assert!(text.contains("- aks-pay: Move to overlay;"), "it is told to be without a way back");
    assert!(text.contains("| not met | networkPolicy is calico."), "a precondition with its state");
    let commands = made("az", &read(&["node-subnet.changed.design.json"]), Some(&before));
    assert!(text.contains(commands.trim_end()), "the commands are those of the form az");
    assert!(text.contains("## What stays"));
    let new = made("change-record", &read(&["node-subnet.design.json"]), None);
    assert!(new.contains("everything below is to be made") && !new.contains("## What stays"));
}

#[test]
fn egress_addresses_are_told_before_and_after() {
    let before = read(&["node-subnet.design.json"]).design;
    let after = read(&["node-subnet.changed.design.json"]);
    let text = made("egress-addresses-csv", &after, Some(&before));
    assert!(text.contains("aks-pay,Internet,Node,the load balancer's outbound address (3 addresses),the load balancer's outbound address (5 addresses),"));
    let same = made("egress-addresses", &read(&["node-subnet.design.json"]), Some(&before));
    assert!(same.contains("sees the same addresses after the change"));
}

#[test]
fn evidence_names_the_document_and_line_of_each_fact() {
    let text = made("evidence", &read(&["node-subnet.design.json"]), None);
    let line = include_str!("../../documents/node-subnet.design.json")
        .lines()
        .position(|line| line.contains("\"networkPolicy\""))
        .expect("the line");
    let fact =
        format!("| Cluster aks-pay | Network policy | calico | node-subnet.design.json, line {} |", line + 1);
    assert!(text.contains(&fact), "{fact}");
    assert!(text.contains("default of the service: "), "a default says so");
}

#[test]
fn two_records_of_evidence_differ_only_in_what_differs() {
    let read = read(&["node-subnet.design.json"]);
    let mut turned = Read { design: read.design.clone(), inputs: read.inputs.clone() };
    for cluster in &mut turned.design.clusters {
        Arc::make_mut(cluster).pools.iter_mut().for_each(|pools| pools.reverse());
    }
    let facts = |of: &Read| -> Vec<String> {
        let text = made("evidence", of, None);
        let rows =
            text.lines().filter(|line| line.starts_with("| Cluster ") || line.starts_with("| Node pool "));
        rows.map(str::to_owned).collect()
    };
    assert_eq!(facts(&read), facts(&turned), "the order of pools is no fact");
    Arc::make_mut(&mut turned.design.clusters[0]).kubernetes_version = Some("1.34.1".to_owned());
    let (was, is) = (facts(&read), facts(&turned));
    let changed: Vec<_> = was.iter().zip(&is).filter(|(one, other)| one != other).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
}

#[test]
fn every_document_says_its_day_its_catalogue_what_was_assumed_and_the_link() {
    let read = read(CASES[0].1);
    for form in FORMS.iter().filter(|form| {
        [
            "address-request",
            "network-rules",
            "egress-addresses",
            "change-record",
            "evidence",
            "runbook",
            "pull-request",
        ]
        .contains(&form.name)
    }) {
        let text = made(form.name, &read, None);
        for part in ["As of 2026-", "## What was assumed", "facts of Azure as of 2026-", "\n#1."] {
            assert!(text.contains(part), "{part} in {}", form.name);
        }
    }
}

#[test]
fn a_page_stands_alone_and_says_what_its_markdown_says() {
    for (case, documents) in CASES {
        let read = read(documents);
        for form in FORMS.iter().filter(|form| form.media_type == "text/html") {
            let page = made(form.name, &read, None);
            for asked in ["<script", "http-equiv=\"refresh\"", "src=", "<link", "@import", "url(h"] {
                assert!(!page.contains(asked), "{asked} in {case}, {}", form.name);
            }
            assert!(page.contains("@media print") && page.contains("prefers-color-scheme:dark"));
            let text = made(form.name.strip_suffix("-html").unwrap_or("markdown"), &read, None);
            assert_eq!(rows(&text), page.matches("<tr>").count(), "{case}, {}", form.name);
        }
    }
}

/// Rows of tables in Markdown, heads among them.
fn rows(text: &str) -> usize {
    text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---")).count()
}

#[test]
fn evidence_says_what_stands_at_the_line_where_the_design_says_otherwise() {
    let mut read = read(&["node-subnet.design.json"]);
    let cluster = Arc::make_mut(&mut read.design.clusters[0]);
    cluster.kubernetes_version = Some("1.34.1".to_owned());
    let text = made("evidence-csv", &read, None);
    let fact = text.lines().find(|line| line.contains("Kubernetes version")).expect("the fact");
    assert!(fact.contains("1.34.1,") && fact.ends_with("where \"\"1.33.4\"\" stands\""), "{fact}");
}

#[test]
fn a_picture_of_the_ranges_names_each_and_has_a_legend() {
    for (case, documents) in CASES {
        let read = read(documents);
        let (svg, mermaid) = (made("svg", &read, None), made("mermaid", &read, None));
        for network in &read.design.networks {
            for subnet in &network.subnets {
                let prefix = subnet.prefixes.iter().flatten().next().expect("a range").to_string();
                assert!(svg.contains(&format!(">{}: Subnet {prefix}", subnet.name)), "{case}: {prefix}");
                assert!(mermaid.contains(&format!("[\"{}<br/>{prefix}", subnet.name)), "{case}: {prefix}");
            }
        }
        for entry in [">subnet</text>", ">dashed edge: a default</text>"] {
            assert!(svg.contains(entry), "{entry} in {case}");
        }
        assert!(svg.contains("prefers-color-scheme:dark") && svg.contains("@media print"));
    }
}

#[test]
fn a_comment_calls_nobody_and_links_to_sources_alone() {
    let text = include_str!("../../documents/node-subnet.design.json");
    let named = "@octocat, see #12 or GH-12 at https://planted.example/";
    let read = Read { design: read_text(&text.replace("aks-pay", named)), inputs: Vec::new() };
    let comment = made("pull-request", &read, None);
    let told = "@&#8203;octocat, see \\#&#8203;12 or GH-&#8203;12 at https:&#8203;//planted.example/";
    assert!(comment.contains(told), "{comment}");
    assert!(!comment.contains("@octocat"), "{comment}");
    let source = "| https://learn.microsoft.com/azure/aks/supported-kubernetes-versions (";
    assert!(comment.contains(source), "{comment}");
}

#[test]
fn links_of_sources_are_whole_in_markdown() {
    for (case, documents) in CASES {
        let read = read(documents);
        let analysis = analyze(&read.design, day(TODAY).expect("a day"));
        for form in ["pull-request", "markdown", "evidence"] {
            let text = made(form, &read, None);
            for finding in &analysis.findings {
                assert!(text.contains(finding.source.url), "{case}: {form}: {}", finding.source.url);
            }
        }
    }
}

#[test]
fn every_address_of_a_rule_is_one_that_markdown_takes_for_a_source() {
    let markdown = include_str!("../../../src/export/markdown.rs");
    let sources: Vec<&str> = markdown.split('"').filter(|text| text.starts_with("https://")).collect();
    for rule in RULES {
        assert!(sources.iter().any(|source| rule.source.url.starts_with(source)), "{}", rule.source.url);
    }
}
