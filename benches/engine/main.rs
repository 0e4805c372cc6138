//! How the address arithmetic compares with a sort and a sweep on bare integers, with ipnet's own aggregation
//! and with comparing all with all. Ratios of one run: they say more than times do.
mod data;
mod reference;

use std::hint::black_box;
use std::net::Ipv6Addr;
use std::time::{Duration, Instant};

use aks_network_planner::net::{
    AddressSpace, Prefix, any_overlap, first_free, free_blocks, overlapping_pairs,
};
use ipnet::IpNet;

use reference::V4;

fn main() {
    println!("Goals: ours ÷ reference at most 1.2; ipnet ÷ ours at least 1.5, for IPv6 1.0.\n");
    println!("{:<18}{:>9}{:>12}{:>19}{:>23}", "", "prefixes", "ours", "ours ÷ reference", "peer ÷ ours");
    for count in [100, 1_000, 10_000, 100_000] {
        clustered_v4(count);
        half_full(count);
        clustered_v6(count);
        println!();
    }
}

fn clustered_v4(count: usize) {
    let raw = data::clustered_v4(count);
    let prefixes: Vec<Prefix> = raw.iter().copied().map(v4).collect();
    let nets = as_ipnet(&prefixes);

    let ours = || overlapping_pairs(&prefixes);
    let reference = || reference::pairs(&raw);
    assert_eq!(ours(), reference());
    let all = (count <= 10_000).then(|| ("all with all", call(|| all_with_all(&prefixes))));
    compare("IPv4 pairs", count, call(ours), call(reference), all);

    let ours = || any_overlap(&prefixes);
    let reference = || reference::any(&raw);
    assert_eq!(ours(), reference());
    compare("IPv4 any", count, call(ours), call(reference), None);

    let ours = || aggregate(&prefixes);
    let reference = || reference::aggregate(&raw);
    let peer = || IpNet::aggregate(&nets);
    assert_eq!((ours().len(), ours().len()), (reference().len(), peer().len()));
    compare("IPv4 aggregate", count, call(ours), call(reference), Some(("ipnet", call(peer))));
}

fn half_full(count: usize) {
    let (whole, raw) = data::half_full(count);
    let taken: Vec<Prefix> = raw.iter().copied().map(v4).collect();
    let within = AddressSpace::from(v4(whole));
    let length = raw.first().map_or(32, |block| block.1);

    let ours = || free_blocks(&within, &taken.iter().copied().collect());
    let reference = || reference::subtract(whole, &raw);
    assert_eq!(ours().len(), reference().len());
    compare("IPv4 free blocks", count, call(ours), call(reference), None);

    let ours = || first_free(&within, &taken.iter().copied().collect(), length);
    let reference = || reference::first_free(whole, &reference::merged(&raw), length);
    assert_eq!(ours(), reference().map(v4));
    compare("IPv4 first free", count, call(ours), call(reference), None);

    // With the set at hand, as between two keystrokes: the first hole fits, or none fits without waste.
    let kept: AddressSpace = taken.iter().copied().collect();
    let kept_raw = reference::merged(&raw);
    for (name, length) in [("  kept, it fits", length), ("  kept, with waste", length + 1)] {
        let ours = || first_free(&within, &kept, length);
        let reference = || reference::first_free(whole, &kept_raw, length);
        assert_eq!(ours(), reference().map(v4));
        compare(name, count, call(ours), call(reference), None);
    }
}

fn clustered_v6(count: usize) {
    let raw = data::clustered_v6(count);
    let prefixes: Vec<Prefix> = raw
        .iter()
        .map(|&(first, length)| Prefix::containing(Ipv6Addr::from_bits(first).into(), length))
        .collect();
    let nets = as_ipnet(&prefixes);

    let ours = || overlapping_pairs(&prefixes);
    let reference = || reference::pairs_v6(&raw);
    assert_eq!(ours(), reference());
    compare("IPv6 pairs", count, call(ours), call(reference), None);

    let ours = || aggregate(&prefixes);
    let reference = || reference::aggregate_v6(&raw);
    let peer = || IpNet::aggregate(&nets);
    assert_eq!((ours().len(), ours().len()), (reference().len(), peer().len()));
    compare("IPv6 aggregate", count, call(ours), call(reference), Some(("ipnet", call(peer))));
}

fn v4((first, length): V4) -> Prefix {
    Prefix::ipv4(first.to_be_bytes(), length)
}

fn as_ipnet(prefixes: &[Prefix]) -> Vec<IpNet> {
    prefixes.iter().filter_map(|prefix| prefix.to_string().parse().ok()).collect()
}

fn aggregate(prefixes: &[Prefix]) -> Vec<Prefix> {
    prefixes.iter().copied().collect::<AddressSpace>().prefixes()
}

fn all_with_all(prefixes: &[Prefix]) -> usize {
    prefixes
        .iter()
        .enumerate()
        .map(|(i, one)| prefixes[..i].iter().filter(|other| one.overlaps(**other)).count())
        .sum()
}

/// Something to time, its result thrown away.
type Call<'a> = Box<dyn Fn() + 'a>;

fn call<'a, T>(work: impl Fn() -> T + 'a) -> Call<'a> {
    Box::new(move || {
        black_box(work());
    })
}

/// Measures the calls in turns and prints the best time of ours with its ratios: the work is the same each
/// time, so what is slower than the best was disturbed by something else.
fn compare(name: &str, count: usize, ours: Call, reference: Call, peer: Option<(&str, Call)>) {
    let (label, peer) = peer.unzip();
    let mut series: Vec<Series> = [ours, reference].into_iter().chain(peer).map(Series::new).collect();
    let start = Instant::now();
    let mut rounds = 0;
    while start.elapsed() < Duration::from_millis(300) || rounds < 7 {
        series.iter_mut().for_each(Series::sample);
        rounds += 1;
    }
    let best: Vec<f64> = series.iter().map(|series| series.best).collect();
    let peer = best.get(2).zip(label);
    let peer = peer.map_or(String::new(), |(time, label)| format!("{:.1} × {label}", time / best[0]));
    println!("{name:<18}{count:>9}{:>9.2} µs{:>18.2}×{peer:>23}", best[0], best[0] / best[1]);
}

/// What is measured of one call.
struct Series<'a> {
    call: Call<'a>,
    /// As many calls as take about 200 µs.
    batch: u32,
    /// Microseconds for one call.
    best: f64,
}

impl<'a> Series<'a> {
    fn new(call: Call<'a>) -> Series<'a> {
        call();
        let start = Instant::now();
        call();
        let batch = Duration::from_micros(200).as_nanos() / start.elapsed().as_nanos().max(1);
        Series { call, batch: 1 + batch as u32, best: f64::INFINITY }
    }

    fn sample(&mut self) {
        let start = Instant::now();
        (0..self.batch).for_each(|_| (self.call)());
        self.best = self.best.min(start.elapsed().as_secs_f64() * 1e6 / f64::from(self.batch));
    }
}
