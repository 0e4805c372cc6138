//! Lines combine to their result, over arbitrary designs.
use aks_network_planner::analysis::{
    Amount, Counts, Explanation, Number, Origin, Question, analyze, explain,
};
use aks_network_planner::azure::{Disagreement, day, ports};
use aks_network_planner::capacity::{Resource, Row};
use aks_network_planner::resolve::{Moment, Ports};
use proptest::prelude::*;
use serde_json::Value;

use super::{answers, number, sum};
use crate::properties::designs::{design, known_design, wild_design};
use crate::support::TODAY;

/// Whether the answer to a question is the sum of its lines.
fn is_sum(question: &Question) -> bool {
    match question {
        Question::Row { number, .. } => !matches!(number, Number::Percent(_) | Number::SmallestPrefix),
        Question::Largest { .. }
        | Question::Nodes { .. }
        | Question::Surge { .. }
        | Question::MaxPods { .. }
        | Question::OutboundIps { .. }
        | Question::Usable { .. } => true,
        Question::Model { .. }
        | Question::Field { .. }
        | Question::Unallocated { .. }
        | Question::Overlap { .. } => false,
    }
}

/// The value of the line that ends in those words.
fn told(explanation: &Explanation, words: &str) -> i128 {
    let line = explanation.lines.iter().find(|line| line.words.ends_with(words));
    let line = line.unwrap_or_else(|| panic!("no {words} in {}", explanation.text()));
    number(&line.value).unwrap_or_else(|| panic!("{words} is no number"))
}

/// The two numbers of `np1: 4 nodes × 31`.
fn factors(words: &str) -> Option<(i128, i128)> {
    let (_, product) = words.rsplit_once(": ")?;
    let (nodes, each) = product.split_once(" × ")?;
    let (nodes, _) = nodes.split_once(" node")?;
    let digits = |text: &str| text.replace(',', "").parse().ok();
    Some((digits(nodes)?, digits(each)?))
}

proptest! {
    #[test]
    fn terms_add_up_to_the_result(design in prop_oneof![design(), known_design()]) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (question, answer) in answers(&analysis).into_iter().filter(|(question, _)| is_sum(question)) {
            match number(&answer.result) {
                Some(result) => prop_assert_eq!(sum(&answer), Some(result), "{:?}\n{}", question, answer.text()),
                None => prop_assert_eq!(&answer.result, &Amount::Unknown),
            }
        }
    }

    #[test]
    fn nodes_times_what_each_takes_is_the_term(design in known_design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        let mut products = 0;
        for (_, answer) in answers(&analysis) {
            let mut nodes = 0;
            for line in &answer.lines {
                let is_nodes = ["nodes today", "maximum", "surge"].iter().any(|word| line.words.contains(word));
                if line.counts == Counts::Told && is_nodes && !line.words.contains("pods of a node") {
                    nodes += number(&line.value).unwrap_or(0);
                }
                if let Some((factor, each)) = factors(&line.words) {
                    prop_assert_eq!(number(&line.value), Some(factor * each), "{}", answer.text());
                    prop_assert_eq!(nodes, factor, "{}", answer.text());
                    products += 1;
                }
                if line.counts != Counts::Told {
                    nodes = 0;
                }
            }
        }
        let counts_nodes = analysis.capacity.iter().flat_map(|of| &of.rows).any(|row| {
            row.resource == Resource::PodSubnet && row.at(Moment::Steady).required.is_some()
        });
        prop_assert!(products > 0 || !counts_nodes);
    }

    #[test]
    fn shares_are_those_of_the_numbers_told(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (question, answer) in answers(&analysis) {
            let Amount::Percent(percent) = answer.result else { continue };
            let expected = match question {
                Question::Row { .. } => {
                    let (available, left) = (told(&answer, "available"), told(&answer, "left"));
                    let needed = answer.lines.iter().find(|line| line.words.starts_with("needed"));
                    prop_assert_eq!(needed.and_then(|line| number(&line.value)), Some(available - left));
                    (left * 100).div_euclid(available)
                }
                Question::Unallocated { .. } => {
                    told(&answer, "in no subnet") * 100 / told(&answer, "the network's own space")
                }
                other => panic!("{other:?} has no share"),
            };
            prop_assert_eq!(i128::from(percent), expected, "{}", answer.text());
        }
    }

    #[test]
    fn the_unallocated_share_is_that_of_the_analysis_document(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        let document = aks_network_planner::export::analysis_document(&analysis, &[]);
        let document: Value = serde_json::from_str(&document).expect("JSON");
        for told in document["networks"].as_array().expect("networks") {
            let mut networks = analysis.resolved.networks.iter();
            let network = networks.position(|network| told["name"] == network.name.as_str()).expect("a network");
            let answer = explain(&analysis, &Question::Unallocated { network }).expect("an answer");
            let expected = told["unallocatedPercent"].as_i64().map_or(Amount::Unknown, Amount::Percent);
            prop_assert_eq!(answer.result, expected);
        }
    }

    #[test]
    fn the_largest_cluster_fits_and_one_node_more_does_not(design in known_design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (cluster, capacity) in analysis.capacity.iter().enumerate() {
            let Some(most) = capacity.largest.value else { continue };
            let answer = explain(&analysis, &Question::Largest { cluster }).expect("an answer");
            prop_assert_eq!(number(&answer.result), Some(most.into()));
            let told: Vec<i128> = answer
                .lines
                .iter()
                .filter(|line| line.counts == Counts::Told)
                .filter_map(|line| number(&line.value))
                .collect();
            let [available, with_it, with_one_more] = told[..] else { panic!("{}", answer.text()) };
            prop_assert!(with_one_more > available, "{}", answer.text());
            prop_assert!(with_it <= available || most == 0, "{}", answer.text());
        }
    }

    #[test]
    fn the_smallest_prefix_offers_enough_and_a_longer_one_does_not(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (question, answer) in answers(&analysis) {
            let Question::Row { number: Number::SmallestPrefix, .. } = question else { continue };
            let value = |line: &aks_network_planner::analysis::Line| number(&line.value).expect("a number");
            let (needs, offers) = answer.lines.split_at(4);
            let most = needs.iter().map(value).max().expect("four");
            let offers: Vec<i128> = offers.iter().map(value).collect();
            prop_assert!(offers[0] >= most, "{}", answer.text());
            prop_assert!(offers.get(1).is_none_or(|longer| *longer < most), "{}", answer.text());
        }
    }

    #[test]
    fn ports_that_are_allotted_automatically_are_those_of_the_platforms_steps(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (cluster, of) in analysis.resolved.clusters.iter().enumerate() {
            let rows = &analysis.capacity[cluster].rows;
            let Some(row) = rows.iter().position(|row| row.resource == Resource::SnatPorts) else { continue };
            for moment in Moment::ALL {
                let question = Question::Row { cluster, row, number: Number::PerNode(moment) };
                let answer = explain(&analysis, &question).expect("an answer");
                let outbound = of.outbound.as_ref().expect("a load balancer");
                let nodes = of.pools().iter().map(|pool| pool.nodes(moment)).sum::<Option<u64>>();
                let is_capped = !analysis.resolved.takes_otherwise(Disagreement::AutomaticPorts);
                let expected = match outbound.ports {
                    Ports::Given(each) => Some(each),
                    Ports::Automatic => nodes
                        .filter(|_| of.pools.is_some() && !(of.pools().is_empty() && of.has_unlisted_nodes))
                        .zip(outbound.ips.get())
                        .and_then(|(nodes, ips)| ports::automatic_ports(nodes, ips, is_capped)),
                };
                prop_assert_eq!(number(&answer.result), expected.map(i128::from), "{}", answer.text());
            }
        }
    }

    #[test]
    fn what_is_not_known_names_the_command_that_would_tell(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (question, answer) in answers(&analysis) {
            let Question::Row { cluster, row, number } = question else { continue };
            let row = &analysis.capacity[cluster].rows[row];
            let may_be_silent = match number {
                Number::Available | Number::Required(_) | Number::Headroom(_) => needs_no_command(&analysis, cluster, row),
                _ => true,
            };
            if answer.result == Amount::Unknown && !may_be_silent {
                prop_assert!(!answer.asks().is_empty(), "{}", answer.text());
            }
            for line in answer.lines {
                let asks = matches!(line.origin, Origin::Unknown { .. });
                prop_assert!(!asks || line.value == Amount::Unknown, "{:?}", line);
            }
        }
    }

    #[test]
    fn every_source_of_a_line_is_cited_once(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (_, answer) in answers(&analysis) {
            for source in answer.lines.iter().filter_map(|line| line.origin.source()) {
                prop_assert_eq!(answer.sources.iter().filter(|cited| **cited == source).count(), 1);
            }
        }
    }

    #[test]
    fn every_question_has_an_answer_in_plain_text_or_none(design in wild_design(), far in 90..99usize) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (_, answer) in answers(&analysis) {
            let text = answer.text();
            prop_assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
            prop_assert!(text.lines().all(|line| !line.chars().any(char::is_control) && !line.ends_with(' ')));
            let result = format!("= {}", answer.result_words());
            prop_assert!(text.lines().any(|line| line == result), "{}", text);
        }
        for question in [
            Question::Row { cluster: far, row: 0, number: Number::Available },
            Question::Row { cluster: 0, row: far, number: Number::Available },
            Question::Largest { cluster: far },
            Question::Nodes { cluster: 0, pool: far, moment: Moment::Steady },
            Question::Usable { subnet: far },
            Question::Unallocated { network: far },
            Question::Overlap { pair: 100_000 },
        ] {
            prop_assert_eq!(explain(&analysis, &question), None);
        }
    }
}

/// Numbers that no document tells: ports that the platform allots, and ways of allocation newer than this planner.
fn needs_no_command(analysis: &aks_network_planner::analysis::Analysis, cluster: usize, row: &Row) -> bool {
    let outbound = analysis.resolved.clusters[cluster].outbound.as_ref();
    let is_automatic = outbound.is_some_and(|outbound| outbound.ports == Ports::Automatic);
    let pools = analysis.resolved.clusters.iter().flat_map(|cluster| cluster.pools());
    let mut in_subnet = pools.filter(|pool| pool.pod_subnet == row.subnet);
    match row.resource {
        Resource::SnatPorts => is_automatic,
        Resource::PodSubnet => in_subnet.any(|pool| pool.allocation.is_none()),
        _ => false,
    }
}
