//! What holds of every edit of every design.
use std::collections::HashSet;
use std::sync::Arc;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::design::{Design, Subnet, SubnetRef, VirtualNetwork};
use aks_network_planner::edit::{Edit, Field, Input, Thing, apply, check, fields, subnets, things};
use aks_network_planner::net::Prefix;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{after, join, on, set, split, subjects};
use crate::properties::designs::{design, wild_design};
use crate::support::TODAY;

/// Texts that are values of some fields and none of others, or of none at all.
const TEXTS: [&str; 48] = [
    "",
    " ",
    "0",
    "1",
    "33%",
    "33 %",
    "007",
    "-1",
    "1,000",
    "3.5",
    "abc",
    "9007199254740992",
    "9007199254740993",
    "18446744073709551616",
    "true",
    "FALSE",
    "yes",
    "azure",
    "Cilium",
    "kubnet",
    "overlay",
    "none",
    "None",
    "System",
    "Windows",
    "loadbalancer",
    "udr",
    "spot",
    "premium",
    "auto",
    "ipv4,ipv6",
    "IPv6",
    "peered",
    "10.2.0.0/24",
    "10.2.0.1/24",
    "10.2.0.0/33",
    "10.2.0.0",
    "fd00::/64, 10.0.0.0/8",
    "10.0.0.0/8 x",
    "FD00::A",
    "10.0.0.10",
    "net-0/snet-0",
    "NET-1/SNET-1",
    "net-0/snet-00",
    "net-0",
    "a\u{202E}b",
    "np0",
    "%2F/%25",
];

fn typed() -> impl Strategy<Value = String> {
    let letters = "[ -~\u{A0}\u{200E}é%/,]{0,24}";
    prop_oneof![4 => select(&TEXTS[..]).prop_map(str::to_owned), 1 => letters]
}

/// A design in which every reference finds its subnet, as reading documents leaves it.
fn whole_design() -> impl Strategy<Value = Design> {
    design().prop_map(|mut design| {
        for SubnetRef { network, subnet } in dangling(&design) {
            let of = network_of(&mut design, &network);
            of.subnets.push(Subnet { name: subnet, ..Subnet::default() });
        }
        let ends: Vec<String> = design.ranges.iter().filter_map(|range| range.network.clone()).collect();
        for network in ends {
            network_of(&mut design, &network);
        }
        design
    })
}

fn network_of<'d>(design: &'d mut Design, name: &str) -> &'d mut VirtualNetwork {
    let place = design.networks.iter().position(|network| network.name == name).unwrap_or_else(|| {
        design.networks.push(Arc::new(VirtualNetwork { name: name.into(), ..VirtualNetwork::default() }));
        design.networks.len() - 1
    });
    Arc::make_mut(&mut design.networks[place])
}

/// The references that find no subnet, each once.
fn dangling(design: &Design) -> HashSet<SubnetRef> {
    let mut references = Vec::new();
    for cluster in &design.clusters {
        references.extend([&cluster.api_server.subnet, &cluster.hosted_node_subnet]);
        for pool in cluster.pools.iter().flatten() {
            references.extend([&pool.subnet, &pool.pod_subnet]);
        }
    }
    references.into_iter().flatten().filter(|one| design.subnet(one).is_none()).cloned().collect()
}

/// What an edit is made of: which kind of edit, which thing, which field, which text.
type Wish = (u8, Index, Index, String);

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    vec((0..24u8, any::<Index>(), any::<Index>(), typed()), 0..24)
}

fn edit((kind, thing, field, text): &Wish, design: &Design) -> Edit {
    let mut all = subjects(design);
    all.push(text.clone());
    let subject = thing.get(&all).clone();
    match kind {
        0 => Edit::Add { kind: Thing::Network, parent: String::new() },
        1 => Edit::Add { kind: Thing::Range, parent: String::new() },
        2 => Edit::Add { kind: Thing::Cluster, parent: String::new() },
        3 => Edit::Add { kind: Thing::Subnet, parent: subject },
        4 => Edit::Add { kind: Thing::Pool, parent: subject },
        5 => Edit::Duplicate { subject },
        6 | 7 => Edit::Remove { subject },
        8 | 9 => Edit::Split { subject },
        10 | 11 => Edit::Join { subject },
        12 => Edit::Set { subject, field: "name".into(), text: text.clone() },
        _ => {
            let of = fields(design, &subject);
            let field = if of.is_empty() { text.clone() } else { field.get(&of).field.to_owned() };
            Edit::Set { subject, field, text: text.clone() }
        }
    }
}

/// What a text means as a value of a field, told without the reader under test.
fn meaning(field: &Field, text: &str) -> String {
    let words = || text.split([',', ' ', '\u{A0}']).filter(|word| !word.is_empty());
    match field.input {
        Input::Prefix | Input::Prefixes => {
            let ranges = words().map(|word| word.parse::<Prefix>().expect("a range").to_string());
            ranges.collect::<Vec<_>>().join(" ")
        }
        Input::Number => text.trim().trim_start_matches('0').to_owned(),
        Input::Surge => text.trim().trim_start_matches('0').replace("%", " percent"),
        Input::Address => text.trim().parse().map_or(String::new(), |one: std::net::IpAddr| one.to_string()),
        Input::Text | Input::Flag | Input::Choice(_) | Input::Subnet => {
            words().collect::<Vec<_>>().join(" ").to_lowercase()
        }
    }
}

proptest! {
    #[test]
    fn a_field_set_to_its_own_text_stays_as_it_is(design in prop_oneof![design(), wild_design()]) {
        for subject in subjects(&design) {
            for field in fields(&design, &subject) {
                prop_assert_eq!(check(&design, &subject, field.field, &field.text), Ok(()));
                let edited = apply(&design, &[set(&subject, field.field, &field.text)]);
                prop_assert_eq!(&edited.design, &design, "{} {}", subject, field.field);
                prop_assert_eq!(edited.missed, []);
            }
        }
    }

    #[test]
    fn what_is_accepted_is_set_and_what_is_refused_changes_nothing(design in whole_design(), text in typed()) {
        for subject in subjects(&design) {
            for (at, field) in fields(&design, &subject).into_iter().enumerate() {
                let checked = check(&design, &subject, field.field, &text);
                let edited = apply(&design, &[set(&subject, field.field, &text)]);
                let Err(mistake) = checked else {
                    prop_assert_eq!(edited.missed, []);
                    let place = subjects(&design).iter().position(|one| *one == subject).expect("it");
                    let now = fields(&edited.design, &subjects(&edited.design)[place]).swap_remove(at);
                    prop_assert_eq!(meaning(&field, &now.text), meaning(&field, &text), "{}", field.field);
                    let again = apply(&design, &[set(&subject, field.field, &now.text)]);
                    prop_assert_eq!(again.design, edited.design);
                    continue;
                };
                prop_assert_eq!(&edited.design, &design);
                prop_assert_eq!(edited.missed, [(0, mistake.to_string())]);
                if let Some(nearest) = mistake.nearest {
                    prop_assert_eq!(check(&design, &subject, field.field, &nearest), Ok(()), "{}", field.field);
                }
            }
        }
    }

    #[test]
    fn names_stay_unique_and_references_whole(design in whole_design(), wishes in wishes()) {
        let (mut now, mut edits) = (design.clone(), Vec::new());
        for wish in &wishes {
            let edit = edit(wish, &now);
            now = apply(&now, std::slice::from_ref(&edit)).design;
            edits.push(edit);
            prop_assert_eq!(dangling(&now), HashSet::new());
            for range in &now.ranges {
                prop_assert!(range.network.as_deref().is_none_or(|network| now.network(network).is_some()));
            }
            let all = subjects(&now);
            prop_assert_eq!(all.iter().map(|one| one.to_lowercase()).collect::<HashSet<_>>().len(), all.len());
            prop_assert_eq!(subnets(&now).len(), things(&now).iter().filter(|one| one.thing == Thing::Subnet).count());
        }
        prop_assert_eq!(&apply(&design, &edits).design, &now);
        analyze(&now, day(TODAY).expect("a day"));
    }

    #[test]
    fn a_subnet_that_is_split_and_joined_is_the_subnet_before(design in whole_design()) {
        for subject in subjects(&design) {
            let halved = apply(&design, &[on(&subject, split)]);
            if halved.missed.is_empty() {
                prop_assert_eq!(subnets(&halved.design).len(), subnets(&design).len() + 1);
                prop_assert_eq!(&after(&halved.design, &[on(&subject, join)]), &design);
            } else {
                prop_assert_eq!(&halved.design, &design);
            }
        }
    }

    #[test]
    fn a_thing_renamed_there_and_back_is_the_thing_before(design in whole_design()) {
        for (place, thing) in things(&design).into_iter().enumerate() {
            let there = after(&design, &[set(&thing.subject, "name", "a name/that 100% is free")]);
            let renamed = subjects(&there)[place].clone();
            prop_assert_ne!(&renamed, &thing.subject);
            prop_assert_eq!(&after(&there, &[set(&renamed, "name", &thing.name)]), &design);
        }
    }

    #[test]
    fn a_copy_differs_in_its_name_and_leaves_the_others_alone(design in whole_design()) {
        for thing in things(&design) {
            let copied = after(&design, &[on(&thing.subject, super::duplicate)]);
            let before: HashSet<String> = subjects(&design).into_iter().collect();
            let new: Vec<_> = things(&copied).into_iter().filter(|one| !before.contains(&one.subject)).collect();
            let top = new.first().expect("a copy");
            prop_assert_eq!((top.thing, top.depth), (thing.thing, thing.depth));
            prop_assert_eq!(after(&copied, &[on(&top.subject, super::remove)]), design.clone());
        }
    }
}
