//! The matrix agrees with a naive evaluator of every pair of pods.
use aks_network_planner::design::{NetworkPolicy, Observed, Protocol};
use aks_network_planner::policy::{Cell, Matrix, Path, Reader, Verdict, matrix};
use proptest::prelude::*;

use super::worlds::{Ranges, Reads, SAMPLES, World, any_world, name};
use super::{UNKNOWN, by};

/// What every pair of pods of two namespaces says together.
fn naive(world: &World, from: usize, to: usize, reads: Reads) -> Verdict {
    let of =
        |namespace: usize| (0..world.pods.len()).filter(move |pod| world.pods[*pod].namespace == namespace);
    let pairs =
        of(from).flat_map(|one| of(to).map(move |other| (one, other))).filter(|(one, other)| one != other);
    let answers: Vec<bool> = pairs
        .flat_map(|(one, other)| {
            ports().map(move |(protocol, port)| world.allows(one, other, protocol, port, reads))
        })
        .collect();
    match (answers.contains(&true), answers.contains(&false)) {
        (false, false) => Verdict::NoPair,
        (true, false) => Verdict::Allowed,
        (false, true) => Verdict::Denied,
        (true, true) => Verdict::Partly,
    }
}

fn ports() -> impl Iterator<Item = (Protocol, u16)> {
    Protocol::ALL.into_iter().flat_map(|protocol| SAMPLES.map(|port| (protocol, port)))
}

fn cell(matrix: &Matrix, from: usize, to: usize) -> &Cell {
    let place = |namespace: usize| {
        let name = name(namespace);
        matrix.namespaces.iter().position(|known| *known == name).expect("the namespace")
    };
    &matrix.rows[place(from)][place(to)]
}

/// Ranges of ports as they are written.
fn as_written(blocks: bool) -> Reads {
    Reads { blocks, ranges: Ranges::AsWritten }
}

/// The namespaces that have pods.
fn inhabited(world: &World) -> Vec<usize> {
    (0..world.teams.len()).filter(|place| world.pods.iter().any(|pod| pod.namespace == *place)).collect()
}

fn pairs(world: &World) -> Vec<(usize, usize)> {
    let all = inhabited(world);
    all.iter().flat_map(|from| all.iter().map(move |to| (*from, *to))).collect()
}

/// Whether every port of a path between pods that were seen is as it is told.
fn holds(world: &World, path: &Path, is_open: bool, reads: Reads) -> bool {
    let (Some(from), Some(to)) = (path.from, path.to) else { return false };
    from != to
        && ports()
            .filter(|(protocol, port)| path.ports.contains(*protocol, *port))
            .all(|(protocol, port)| world.allows(from, to, protocol, port, reads) == is_open)
}

/// The cluster with less known of it.
fn less(world: &World, hidden: u8) -> Observed {
    let mut seen = world.seen();
    seen.pods.iter_mut().enumerate().for_each(|(place, pod)| {
        if hidden >> (place % 4) & 1 == 1 {
            pod.traits = None;
        }
        if hidden >> 6 & 1 == 1 {
            pod.address = None;
        }
    });
    let mut place = 0u8;
    seen.namespaces.retain(|_| {
        place += 1;
        hidden >> (place + 3) & 1 == 0
    });
    seen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_matrix_is_what_every_pair_of_pods_says(world in any_world(), blocks: bool) {
        let engine = if blocks { NetworkPolicy::Calico } else { NetworkPolicy::Cilium };
        let reads = as_written(blocks);
        let matrix = matrix(&world.seen(), by(engine));
        for (from, to) in pairs(&world) {
            let cell = cell(&matrix, from, to);
            prop_assert_eq!(cell.verdict, naive(&world, from, to, reads), "{} to {}", name(from), name(to));
            for (path, is_open) in [(&cell.open, true), (&cell.closed, false)] {
                prop_assert!(path.as_ref().is_none_or(|path| holds(&world, path, is_open, reads)), "{:?}", path);
            }
            let is_decided = cell.verdict == Verdict::Denied || cell.verdict == Verdict::Partly;
            prop_assert!(!is_decided || !cell.by.is_empty(), "somebody denies");
        }
    }

    #[test]
    fn what_is_told_of_pods_that_are_half_known_is_true(world in any_world(), hidden: u8) {
        let matrix = matrix(&less(&world, hidden), by(NetworkPolicy::Calico));
        for (from, to) in pairs(&world) {
            let told = cell(&matrix, from, to).verdict;
            prop_assert!(told == Verdict::Unknown || told == naive(&world, from, to, as_written(true)));
        }
    }

    #[test]
    fn without_an_engine_only_what_all_engines_agree_on_is_told(world in any_world()) {
        let matrix = matrix(&world.seen(), UNKNOWN);
        for (from, to) in pairs(&world) {
            let told = cell(&matrix, from, to).verdict;
            let is_true = [true, false].into_iter().all(|blocks| told == naive(&world, from, to, as_written(blocks)));
            prop_assert!(told == Verdict::Unknown || is_true);
        }
    }

    #[test]
    fn of_a_cilium_that_may_not_read_ranges_only_what_every_reading_agrees_on_is_told(
        world in any_world(),
        kubernetes_minor in prop::option::of(28..32u64),
    ) {
        let reader = Reader { engine: Some(NetworkPolicy::Cilium), kubernetes_minor };
        let matrix = matrix(&world.seen(), reader);
        let all = [Ranges::AsWritten, Ranges::TheFirst, Ranges::EveryPort, Ranges::NoPort];
        let readings = || all.into_iter().map(|ranges| Reads { blocks: false, ranges });
        for (from, to) in pairs(&world) {
            let cell = cell(&matrix, from, to);
            let is_true = readings().all(|reads| cell.verdict == naive(&world, from, to, reads));
            let may_be_unknown = cell.verdict == Verdict::Unknown && world.has_ranges();
            prop_assert!(is_true || may_be_unknown, "{} to {}: {:?}", name(from), name(to), cell.verdict);
            for (path, is_open) in [(&cell.open, true), (&cell.closed, false)] {
                let holds = |path: &Path| readings().all(|reads| holds(&world, path, is_open, reads));
                prop_assert!(path.as_ref().is_none_or(holds), "{:?}", path);
            }
        }
    }
}
