//! Sets of ports.
use aks_network_planner::design::Protocol;
use aks_network_planner::policy::Ports;
use proptest::prelude::*;

#[test]
fn ports_are_told_in_words() {
    let of = |first, last| Ports::of(Protocol::Tcp, first, last);
    for (ports, words) in [
        (Ports::all(), "every port"),
        (Ports::none(), "no port"),
        (of(443, 443), "TCP 443"),
        (of(443, 443).union(&of(8_000, 8_080)).union(&of(9_000, 9_000)), "TCP 443, 8000-8080 and 9000"),
        (of(80, 80).union(&Ports::of(Protocol::Udp, 1, u16::MAX)), "TCP 80, every port of UDP"),
        (of(80, 79), "no port"),
        (of(80, 81).union(&of(82, 90)), "TCP 80-90"),
        (
            Ports::all().without(&of(1, 79)).without(&of(81, u16::MAX)),
            "TCP 80, every port of UDP, every port of SCTP",
        ),
    ] {
        assert_eq!(ports.to_string(), words);
    }
}

fn any_ports() -> impl Strategy<Value = Ports> {
    let protocol = prop::sample::select(Protocol::ALL.to_vec());
    let edge = || prop_oneof![Just(1), Just(2), Just(80), Just(81), Just(65_534), Just(u16::MAX), 1..20u16];
    let range = (protocol, edge(), edge());
    let joined = |ranges: Vec<(Protocol, u16, u16)>| {
        ranges
            .into_iter()
            .fold(Ports::none(), |all, (of, first, last)| all.union(&Ports::of(of, first, last)))
    };
    prop::collection::vec(range, 0..5).prop_map(joined)
}

proptest! {
    #[test]
    fn sets_of_ports_hold_what_their_members_say(one in any_ports(), other in any_ports()) {
        let (either, both, less, rest) = (one.union(&other), one.intersection(&other), one.without(&other), one.rest());
        for protocol in Protocol::ALL {
            let (mut is_all, mut first) = (true, None);
            for port in (1..30).chain([79, 80, 81, 82, 1_000, 65_533, 65_534, u16::MAX]) {
                let (here, there) = (one.contains(protocol, port), other.contains(protocol, port));
                prop_assert_eq!(either.contains(protocol, port), here || there);
                prop_assert_eq!(both.contains(protocol, port), here && there);
                prop_assert_eq!(less.contains(protocol, port), here && !there);
                prop_assert_eq!(rest.contains(protocol, port), !here);
                is_all &= here;
                first = first.or(here.then_some(port));
            }
            prop_assert_eq!(one.contains_all(protocol), is_all);
            prop_assert_eq!(one.first(protocol), first);
        }
        prop_assert_eq!(&one.rest().rest(), &one);
        prop_assert!(one.union(&rest).is_all() && one.intersection(&rest).is_empty());
    }
}
