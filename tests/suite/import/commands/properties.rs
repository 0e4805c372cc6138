//! Scripts on whatever happens to them.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::import;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::super::pool;

const SCRIPTS: [&str; 3] = [
    "RG=rg\nN=\"a b\"\naz network vnet create -g $RG -n v --address-prefixes 10.0.0.0/16 --subnet-name s\n\
     ID=$(az network vnet subnet show -g $RG --vnet-name v -n s --query id -o tsv)\n\
     az aks create \\\n  -g $RG \\\n  -n 'aks' \\\n  --vnet-subnet-id \"$ID\" \\\n  --node-count ${COUNT:-3} \\\n  --max-surge 33%\n\
     cat <<EOF\n--x\nEOF\naz aks nodepool add -g $RG --cluster-name aks -n np -c 4\naz aks update -g $RG -n aks --pod-cidr 10.8.0.0/16\n",
    "PS C:\\> $rg = \"rg\"\n$id = (az network vnet subnet show -g $rg --vnet-name v -n s | ConvertFrom-Json).id\n\
     az aks create `\n  -g $rg `\n  -n \"aks-$env:X\" `\n  --vnet-subnet-id $id `\n  @args `\n  --ip-families ipv4,ipv6\n",
    "@echo off\r\nset RG=rg\r\nset \"N=aks\"\r\naz aks create ^\r\n  -g %RG% ^\r\n  -n %N% ^\r\n  --pod-cidrs 10.8.0.0/16,fd00::/64\r\n",
];

/// Reads, merges and analyses, and checks that every place is one of the text.
fn check(text: &str) {
    let readings = import::read("any", text);
    for reading in &readings {
        for place in &reading.places {
            let word = text.get(place.span.start..place.span.end);
            assert!(word.is_some_and(|word| !word.is_empty()), "{place:?}");
        }
        for span in reading.problems.iter().filter_map(|problem| problem.span) {
            assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        }
    }
    let design = import::merge(&readings).design;
    analyze(&design, day("2026-11-23").expect("a day"));
    for cluster in &design.clusters {
        for subnet in
            cluster.pools.iter().flatten().flat_map(|pool| [&pool.subnet, &pool.pod_subnet]).flatten()
        {
            assert!(design.subnet(subnet).is_some(), "{subnet:?}");
        }
    }
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[test]
fn a_script_that_is_cut_anywhere_is_read() {
    for script in SCRIPTS {
        for at in 0..=script.len() {
            check(&script[..at]);
            check(&script[at..]);
        }
    }
}

#[test]
fn a_script_of_which_any_line_is_missing_is_read() {
    for script in SCRIPTS {
        let lines: Vec<&str> = script.split_inclusive('\n').collect();
        for at in 0..lines.len() {
            let without: String =
                lines.iter().enumerate().filter(|(line, _)| *line != at).map(|(_, line)| *line).collect();
            check(&without);
        }
    }
}

proptest! {
    #[test]
    fn a_script_in_which_marks_were_changed_is_read(
        which in 0..SCRIPTS.len(),
        changes in proptest::collection::vec((any::<Index>(), select(vec!["'", "\"", "“", "`", "\\", "^", "$(", ")", "\n", "", "–", "<<E", "az aks create "])), 1..4)
    ) {
        let mut text = SCRIPTS[which].to_owned();
        for (at, with) in changes {
            let at = boundary(&text, at.index(text.len()));
            let after = text[at..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..at + after, with);
        }
        check(&text);
    }

    #[test]
    fn whatever_name_a_pool_has_it_keeps_it_in_every_language(name in "[a-z][a-z0-9]{0,11}", count in 0..1_000u64) {
        let rows = [
            format!("N='{name}'\naz aks nodepool add -g g --cluster-name a \\\n -n $N -c {count}"),
            format!("$n = \"{name}\"\naz aks nodepool add -g g --cluster-name a `\n -n $n -c {count}"),
            format!("set N={name}\naz aks nodepool add -g g --cluster-name a ^\n -n %N% -c {count}"),
        ];
        for text in rows {
            let pool = pool(&text);
            prop_assert_eq!((pool.name.as_str(), pool.count), (name.as_str(), Some(count)));
        }
    }
}

#[test]
fn long_scripts_take_time_in_proportion_to_their_length() {
    let pieces = [
        "az aks create -g g -n a -c 3\n",
        "az aks create -g g -n a; ",
        "az aks nodepool add -g g --cluster-name a -n p",
        "az aks create \\\n",
        "A=$(az aks create -g g -n b -c 3)\n",
        "{\"a\": 1}\naz aks create -g g -n a -c 3\n",
        "x <<EOF\naz aks create -g g -n a\n",
        "az network vnet create -g g -n v --address-prefixes 10.0.0.0/16 ",
    ];
    for piece in pieces {
        let time = |length: usize| {
            let text = piece.repeat(length / piece.len());
            let start = std::time::Instant::now();
            import::read("x", &text);
            start.elapsed()
        };
        let (short, long) = (time(5_000), time(40_000));

        let most = short * 40 + std::time::Duration::from_millis(800);
        assert!(long < most, "{piece:?}: {short:?} for 5 kB, {long:?} for 40 kB");
    }
}
