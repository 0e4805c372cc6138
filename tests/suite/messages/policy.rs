//! Network policies, told over the wire.
use aks_network_planner::design::Design;
use aks_network_planner::import;
use aks_network_planner::messages::{Answer, Block, Documents, Mark, Request, Table, Told, Verdicts, Wanted};

use crate::support::{TODAY, cluster, plan};

fn told(design: &Design) -> Told {
    let wanted = Wanted::Policies(0);
    let asked = Request { design: design.clone(), inputs: Vec::new(), today: TODAY.to_owned(), wanted };
    let answer = Request::read(&asked.bytes()).and_then(|request| request.answer()).expect("an answer");
    match Answer::read(&answer.bytes()) {
        Some(Answer::Told(told)) => told,
        other => panic!("{other:?}"),
    }
}

fn sample() -> Design {
    let readings = import::read("isolation.txt", include_str!("../../../public/samples/isolation.txt"));
    import::merge(&readings).design
}

fn tables<'t>(told: &'t Told) -> Vec<&'t Table> {
    let table = |block: &'t Block| match block {
        Block::Table(table) => Some(table),
        Block::Verdicts(of) => Some(&of.table),
        _ => None,
    };
    told.blocks.iter().filter_map(table).collect()
}

/// The tables of verdicts, those that are folded away among them.
fn verdicts(blocks: &[Block]) -> Vec<&Verdicts> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Verdicts(of) => found.push(of),
            Block::Fold(_, blocks) => found.extend(verdicts(blocks)),
            _ => {}
        }
    }
    found
}

fn documents<'t>(told: &'t Told) -> Vec<&'t Documents> {
    let documents = |block: &'t Block| if let Block::Documents(of) = block { Some(of) } else { None };
    told.blocks.iter().filter_map(documents).collect()
}

#[test]
fn the_example_of_an_isolation_is_told_from_the_engine_to_the_trials() {
    let told = told(&sample());
    assert_eq!((told.mark, told.line.as_str()), (Mark::Yes, "Policies of aks-iot are enforced by Cilium."));
    let tables = tables(&told);
    let titles: Vec<&str> = tables.iter().map(|table| table.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Node pools",
            "Which namespace reaches which",
            "What is read otherwise than it is written",
            "How to show it"
        ]
    );
    let cells: Vec<Vec<&str>> =
        tables[1].rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        cells,
        [
            ["customer-a", "partly", "denied", "partly", "denied", "partly", "denied"],
            ["customer-b", "denied", "partly", "partly", "denied", "partly", "denied"],
            ["fleet", "denied", "denied", "denied", "partly", "allowed", "allowed"],
            ["ingestion", "partly", "partly", "partly", "partly", "allowed", "allowed"],
            ["kube-system", "denied", "denied", "denied", "partly", "no pair", "allowed"],
            ["monitoring", "denied", "denied", "partly", "partly", "allowed", "no pair"],
        ]
    );
    let verdicts: Vec<&Verdicts> = verdicts(&told.blocks);
    assert_eq!(verdicts.len(), 2, "the matrix, and its pairs in a list");
    for of in &verdicts {
        assert_eq!(of.table.rows.len(), of.marks.len());
        for (row, marks) in of.table.rows.iter().zip(&of.marks) {
            for (cell, mark) in row.cells.iter().zip(marks) {
                let expected = match cell.as_str() {
                    "allowed" => Some(Mark::Yes),
                    "partly" => Some(Mark::Warn),
                    "denied" => Some(Mark::No),
                    _ => None,
                };
                assert_eq!(*mark, expected, "{cell} of {}", row.cells[0]);
            }
        }
    }
    assert_eq!(verdicts[1].table.head[..3], ["From", "To", "Verdict"]);
    assert_eq!(verdicts[1].table.rows[0].cells[..4], ["customer-a", "customer-a", "partly", "TCP 5432"]);
    let odd: Vec<&str> = tables[2].rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert!(
        odd.contains(&"NetworkPolicy fleet/twin-db"),
        "its block means pods, which Cilium does not: {odd:?}"
    );
    let documents = documents(&told);
    assert_eq!(
        documents.iter().map(|of| of.name.as_str()).collect::<Vec<_>>(),
        ["policy-matrix", "policy-test-plan"]
    );
    assert_eq!(documents[0].csv.lines().count(), 1 + 6 * 6, "a line for each pair");
    assert_eq!(documents[1].csv.lines().count(), 1 + tables[3].rows.len(), "a line for each trial");
    assert!(documents[1].markdown.contains("kubectl debug portal-66c7d9f8b4-m5kzq --namespace customer-a"));
}

#[test]
fn policies_that_nothing_enforces_are_told_as_what_they_would_do() {
    let mut design = sample();
    let cluster = std::sync::Arc::make_mut(&mut design.clusters[0]);
    let profile = cluster.network_profile.as_mut().expect("a profile");
    (profile.network_policy, profile.network_dataplane) = (None, None);
    let told = told(&design);
    let line = "Nothing enforces policies of aks-iot: its 14 policies are stored and have no effect.";
    assert_eq!((told.mark, told.line.as_str()), (Mark::No, line));
    let problem = "Nothing enforces the policies: every pod reaches every pod. This is what they say.";
    assert!(told.blocks.contains(&Block::Problem(problem.to_owned())));
}

#[test]
fn without_policies_the_command_that_prints_them_is_told() {
    let told = told(&plan().cluster(cluster("aks").overlay()).0);
    assert!(tables(&told).iter().all(|table| table.title != "Which namespace reaches which"));
    let command = "kubectl get namespaces,pods,networkpolicies --all-namespaces --output json";
    assert!(told.blocks.contains(&Block::Command(command.to_owned())));
}

/// Cilium reads two kinds of its own, which a list of NetworkPolicy objects does not show.
#[test]
fn a_matrix_without_the_kinds_of_cilium_says_so_and_what_prints_them() {
    use aks_network_planner::design::{NetworkPolicy, Observed, ObservedPolicy, PolicyKind};
    let of = |engine: NetworkPolicy, kind: PolicyKind| {
        let policy = ObservedPolicy {
            kind,
            namespace: Some("shop".into()),
            name: "deny".into(),
            content: r#"{"spec":{"podSelector":{},"endpointSelector":{}}}"#.into(),
        };
        let observed = Observed { policies: vec![policy], ..Observed::default() };
        let aks = cluster("aks").overlay().policy(engine).with(|cluster| cluster.observed = Some(observed));
        told(&plan().cluster(aks).0)
    };
    let rows = [
        (NetworkPolicy::Cilium, PolicyKind::Kubernetes, true),
        (NetworkPolicy::Cilium, PolicyKind::Cilium, false),
        (NetworkPolicy::Cilium, PolicyKind::CiliumClusterwide, false),
        (NetworkPolicy::Calico, PolicyKind::Kubernetes, false),
        (NetworkPolicy::None, PolicyKind::Kubernetes, false),
    ];
    for (engine, kind, expected) in rows {
        let told = of(engine, kind);
        let command = "kubectl get ciliumnetworkpolicies,ciliumclusterwidenetworkpolicies --all-namespaces --output json";
        assert_eq!(told.blocks.contains(&Block::Command(command.to_owned())), expected, "{engine} {kind:?}");
        let note = "No CiliumNetworkPolicy and no CiliumClusterwideNetworkPolicy was pasted";
        let is_noted = told.blocks.iter().any(
            |block| matches!(block, Block::Notes(notes) if notes.iter().any(|text| text.starts_with(note))),
        );
        assert_eq!(is_noted, expected, "{engine} {kind:?}");
        assert_eq!(documents(&told)[0].markdown.contains(note), expected, "{engine} {kind:?}");
    }
}
