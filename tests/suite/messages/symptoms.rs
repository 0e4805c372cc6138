//! Where a failure begins, told over the wire: choices that carry every answer, commands, documents.
use aks_network_planner::messages::{Answer, Block, Choices, Mark, Request, Told, Wanted};
use aks_network_planner::symptoms::{Answered, Symptom};

use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn here() -> Plan {
    let network = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16").dns("172.16.0.10");
    plan().network(network).cluster(aks.pool(pool("np1").count(3).nodes_in("vnet/nodes")))
}

fn answer(wanted: Wanted) -> Answer {
    let asked = Request { design: here().0, inputs: Vec::new(), today: TODAY.to_owned(), wanted };
    let answer = Request::read(&asked.bytes()).and_then(|request| request.answer()).expect("an answer");
    Answer::read(&answer.bytes()).expect("the same answer")
}

fn told(wanted: Wanted) -> Told {
    let Answer::Told(told) = answer(wanted) else { panic!("nothing told") };
    told
}

fn choices(told: &Told) -> Option<&Choices> {
    told.blocks.iter().find_map(|block| if let Block::Choices(of) = block { Some(of) } else { None })
}

fn document(told: &Told) -> (&str, &str) {
    let of = told.blocks.iter().find_map(|block| match block {
        Block::Documents(of) => Some((of.markdown.as_str(), of.csv.as_str())),
        _ => None,
    });
    of.expect("a document")
}

/// Takes the choice at that place again and again.
fn followed(symptom: Symptom, at: usize) -> Told {
    let mut answers: Vec<Answered> = Vec::new();
    loop {
        let told = told(Wanted::Symptom { cluster: 0, symptom, answers: answers.clone() });
        match choices(&told) {
            Some(of) => answers = of.choices[at.min(of.choices.len() - 1)].answers.clone(),
            None => return told,
        }
    }
}

#[test]
fn each_choice_leads_on_until_a_layer_is_told() {
    for symptom in Symptom::ALL {
        for at in 0..3 {
            let told = followed(symptom, at);
            assert!(told.line.starts_with("It begins in the layer"), "{symptom:?}: {}", told.line);
            assert_eq!(told.mark, Mark::Yes);
            let (markdown, csv) = document(&told);
            assert!(markdown.contains("## It begins here: "), "{markdown}");
            assert!(csv.lines().last().is_some_and(|line| line.contains("begins here")), "{csv}");
        }
    }
}

#[test]
fn an_open_question_comes_with_commands_and_what_each_answer_means() {
    let told = told(Wanted::Symptom { cluster: 0, symptom: Symptom::NameNotResolved, answers: Vec::new() });
    assert_eq!((told.mark, told.line.as_str()), (Mark::Unknown, "Next: Do the pods of CoreDNS run?"));
    let of = choices(&told).expect("choices");
    assert_eq!(of.choices.iter().map(|choice| choice.title.as_str()).collect::<Vec<_>>(), ["yes", "no"]);
    assert!(of.choices.iter().all(|choice| !choice.meaning.is_empty() && choice.answers.len() == 1));
    assert!(
        told.blocks
            .iter()
            .any(|block| matches!(block, Block::Command(of) if of.contains("k8s-app=kube-dns")))
    );
}

#[test]
fn the_smoke_test_leaves_room_for_what_was_seen_before_and_after() {
    let told = told(Wanted::SmokeTest(0));
    let (markdown, csv) = document(&told);
    assert!(markdown.contains("| Before | After |"), "{markdown}");
    assert_eq!(csv.lines().count(), 1 + 12);
    assert!(csv.starts_with("about,check,command,expected,before,after,reference"));
    // Each command stands by itself, below what is expected of it, to be copied.
    let is_expected = |block: &Block| matches!(block, Block::Demand(_, title, expected) if !title.is_empty() && !expected.is_empty());
    let commands =
        told.blocks.windows(2).filter(|of| matches!(of, [before, Block::Command(_)] if is_expected(before)));
    assert_eq!(commands.count(), 12);
}

#[test]
fn a_cluster_that_is_gone_is_told() {
    let gone = Wanted::Symptom { cluster: 1, symptom: Symptom::OneDestination, answers: Vec::new() };
    for wanted in [gone, Wanted::SmokeTest(1)] {
        assert_eq!(answer(wanted), Answer::Refused("The design has no such cluster any more.".to_owned()));
    }
}
