//! The way out, told over the wire: tables, commands, documents.
use std::sync::Arc;

use aks_network_planner::design::OutboundType;
use aks_network_planner::egress::Load;
use aks_network_planner::messages::{Answer, Block, Mark, Request, Table, Told, Wanted};

use crate::support::{Plan, TODAY, cluster, known, network, plan, pool, subnet};

fn here(outbound: OutboundType) -> Plan {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.route_table = Some(outbound == OutboundType::UserDefinedRouting);
    let network = network("vnet", "10.1.0.0/16").subnet(nodes);
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16").load_balancer(1, 8_000);
    let aks = aks.profile(|profile| profile.outbound_type = known(outbound));
    plan().network(network).cluster(aks.pool(pool("np1").count(3).surge("1").nodes_in("vnet/nodes")))
}

fn answer(plan: &Plan, wanted: Wanted) -> Answer {
    let asked = Request { design: plan.0.clone(), inputs: Vec::new(), today: TODAY.to_owned(), wanted };
    let answer = Request::read(&asked.bytes()).and_then(|request| request.answer()).expect("an answer");
    Answer::read(&answer.bytes()).expect("the same answer")
}

fn told(plan: &Plan, wanted: Wanted) -> Told {
    let Answer::Told(told) = answer(plan, wanted) else { panic!("nothing told") };
    told
}

fn tables(told: &Told) -> Vec<&Table> {
    told.blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect()
}

fn documents(told: &Told) -> Vec<(&str, &str)> {
    fn of(block: &Block) -> Option<(&str, &str)> {
        if let Block::Documents(of) = block { Some((&of.markdown, &of.csv)) } else { None }
    }
    told.blocks.iter().filter_map(of).collect()
}

fn notes_of(block: &Block) -> Option<&Vec<String>> {
    if let Block::Notes(notes) = block { Some(notes) } else { None }
}

#[test]
fn a_cluster_behind_a_firewall_is_told_from_addresses_to_routes() {
    let told = told(&here(OutboundType::UserDefinedRouting), Wanted::Egress(0));
    let tables = tables(&told);
    let titles: Vec<&str> = tables.iter().map(|table| table.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Which address each destination sees",
            "Firewall",
            "Security groups on the subnets",
            "Routes",
            "Who reaches the API server"
        ]
    );
    assert_eq!(tables[0].head, ["Destination", "Pod", "Host-network pod", "Node"]);
    let row = |name: &str| &tables[0].rows.iter().find(|row| row.cells[0] == name).expect("a row").cells;
    assert_eq!(row("On-premises")[1], "the node: 10.1.0.0/24");
    assert_eq!(row("Internet")[1], "the appliance of the default route");
    let commands: Vec<&str> = told
        .blocks
        .iter()
        .filter_map(|block| if let Block::Command(command) = block { Some(&**command) } else { None })
        .collect();
    assert_eq!(commands.len(), 2, "{commands:?}");
    assert_eq!(commands[0], "az network firewall list --output json");
    assert!(commands[1].starts_with("az network route-table show"));
}

#[test]
fn a_cluster_behind_a_load_balancer_is_told_its_ports() {
    let told = told(&here(OutboundType::LoadBalancer), Wanted::Egress(0));
    let tables = tables(&told);
    let ports = tables.iter().find(|table| table.title == "Ports of the load balancer").expect("ports");
    let rows: Vec<Vec<&str>> =
        ports.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        rows,
        [
            ["Today", "3", "8,000"],
            ["Upgrade", "4", "8,000"],
            ["Autoscaler maximum", "3", "8,000"],
            ["Upgrade at maximum", "4", "8,000"]
        ]
    );
    let says = |words: &str| {
        told.blocks.iter().any(
            |block| matches!(block, Block::Notes(notes) if notes.iter().any(|note| note.contains(words))),
        )
    };
    assert!(says("The largest allocatedOutboundPorts that the service takes here is 16,000"));
    assert!(says("forgotten after 30 minutes, as nobody set it"));
}

#[test]
fn documents_hold_every_row_of_the_tables() {
    let told = told(&here(OutboundType::UserDefinedRouting), Wanted::Egress(0));
    let [(seen, seen_csv), (rules, rules_csv), (reach, reach_csv)] = documents(&told)[..] else {
        panic!("three documents")
    };
    assert!(reach.starts_with("# Who reaches the API server of aks\n"));
    assert_eq!(reach_csv.lines().count(), 1 + 6);
    assert!(seen.starts_with("# Addresses that are seen of aks\n"));
    for table in tables(&told).into_iter().take(1) {
        for row in &table.rows {
            assert!(seen.contains(&format!("| {} |", row.cells[0])), "{}", row.cells[0]);
        }
    }
    let lines: Vec<&str> = seen_csv.lines().collect();
    assert_eq!(lines.len(), 1 + 10 * 3);
    assert_eq!(lines[0], "destination,origin,seen,ranges,addresses,command,why,source");
    assert!(lines[1].starts_with("Same subnet,Pod,the node,10.1.0.0/24,,,Overlay pods have"));
    assert!(rules.contains("## Routes") && rules.contains("| HTTPS 443 | 10.1.0.0/24 | mcr.microsoft.com |"));
    assert_eq!(rules_csv.lines().count(), 1 + 14 + 10 + 3);
    assert!(rules_csv.contains("\r\nroute,Internet,,\"the firewall's public address, /32\",yes,"));
}

#[test]
fn a_load_is_told_by_way_out() {
    let load = Load { per_second: 6_000, seconds: 10, busiest_per_second: 6_000 };
    let answer = told(&here(OutboundType::LoadBalancer), Wanted::Load { cluster: 0, load });
    let [table] = tables(&answer)[..] else { panic!("one table") };
    let rows: Vec<(Option<Mark>, Vec<&str>)> =
        table.rows.iter().map(|row| (row.mark, row.cells.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        rows,
        [
            (Some(Mark::Yes), vec!["Standard load balancer", "carries it", "2", "100", "20,000"]),
            (Some(Mark::Yes), vec!["NAT gateway", "carries it", "2", "16", ""]),
            (Some(Mark::Yes), vec!["Azure Firewall", "carries it", "13", "250", ""]),
        ]
    );
    let far = Load { per_second: 2_000_001, seconds: 1, busiest_per_second: 1 };
    let answer = told(&here(OutboundType::UserDefinedRouting), Wanted::Load { cluster: 0, load: far });
    let marks: Vec<Option<Mark>> = tables(&answer)[0].rows.iter().map(|row| row.mark).collect();
    assert_eq!(marks, [Some(Mark::Unknown), Some(Mark::No), Some(Mark::No)]);
}

#[test]
fn a_change_of_the_way_out_is_told_as_what_partners_must_let_in() {
    let outbound = OutboundType::UserAssignedNatGateway;
    let answer = told(&here(OutboundType::LoadBalancer), Wanted::EgressAfter { cluster: 0, outbound });
    let [table] = tables(&answer)[..] else { panic!("one table") };
    assert_eq!(table.rows.len(), 3);
    assert_eq!(
        table.rows[0].cells,
        ["Internet", "Pod", "the load balancer's outbound address (1 address)", "the NAT gateway"]
    );
    let [(markdown, csv)] = documents(&answer)[..] else { panic!("one document") };
    assert!(markdown.contains(
        "| Internet | Node | the load balancer's outbound address (1 address) | the NAT gateway |"
    ));
    assert!(csv.lines().nth(1).is_some_and(|line| line.contains("az network nat gateway show")));
    let same = Wanted::EgressAfter { cluster: 0, outbound: OutboundType::LoadBalancer };
    let answer = told(&here(OutboundType::LoadBalancer), same);
    let notes: Vec<&String> = answer.blocks.iter().filter_map(notes_of).flatten().collect();
    assert_eq!(notes[0], "Already so: outboundType of aks is loadBalancer already.");
    assert_eq!(notes[1], "With outboundType loadBalancer every destination sees of aks what it sees now.");
}

/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>,
/// <https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource>.
#[test]
fn whether_another_way_out_can_be_had_is_told_first_and_what_stays_in_its_way() {
    let verdict = |plan: &Plan, outbound| -> Vec<String> {
        let answer = told(plan, Wanted::EgressAfter { cluster: 0, outbound });
        answer.blocks.iter().filter_map(notes_of).flatten().cloned().collect()
    };
    let own_network = here(OutboundType::LoadBalancer);
    let managed = verdict(&own_network, OutboundType::ManagedNatGateway);
    assert!(managed[0].starts_with("Not possible: "), "{managed:?}");
    let mut provisioned = own_network.clone();
    Arc::make_mut(&mut provisioned.0.clusters[0]).node_auto_provisioning = Some(true);
    let frozen = verdict(&provisioned, OutboundType::UserDefinedRouting);
    assert!(
        frozen.iter().any(|note| note.starts_with("Not met: Node auto-provisioning is off.")),
        "{frozen:?}"
    );
    let mut gateway = here(OutboundType::UserAssignedNatGateway);
    Arc::make_mut(&mut gateway.0.networks[0]).subnets[0].nat_gateway = Some(true);
    let same = verdict(&gateway, OutboundType::LoadBalancer);
    assert!(
        same.iter().any(|note| note.contains("the NAT gateway of the subnet comes before it")),
        "{same:?}"
    );
}

#[test]
fn a_cluster_that_is_not_there_is_refused() {
    let load = Load { per_second: 1, seconds: 1, busiest_per_second: 1 };
    let outbound = OutboundType::LoadBalancer;
    let after = Wanted::EgressAfter { cluster: 1, outbound };
    for wanted in [Wanted::Egress(1), after, Wanted::Load { cluster: 1, load }] {
        let refused = answer(&here(OutboundType::LoadBalancer), wanted);
        assert_eq!(refused, Answer::Refused("The design has no such cluster any more.".to_owned()));
    }
}
