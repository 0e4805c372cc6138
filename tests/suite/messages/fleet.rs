//! A fleet over the wire: its design goes there once, then only what somebody looks at and edits.
use aks_network_planner::design::Design;
use aks_network_planner::edit::Edit;
use aks_network_planner::import;
use aks_network_planner::messages::{
    Answer, Asked, Block, Kept, KeptRequest, ReadRequest, Request, Rows, Sight, Told, Use, Wanted,
};

use crate::support::{TODAY, cluster, network, plan, pool, subnet};

fn hundred() -> Design {
    let plan = (0..120).fold(plan(), |plan, at| {
        let place = format!("vnet-{at}/nodes");
        let of = cluster(&format!("aks-{at:03}"))
            .overlay()
            .pod_cidr("192.168.0.0/16")
            .service_cidr("172.20.0.0/16");
        plan.network(
            network(&format!("vnet-{at}"), &format!("10.{at}.0.0/16"))
                .subnet(subnet("nodes", &format!("10.{at}.0.0/27"))),
        )
        .cluster(of.pool(pool("np1").count(3 + at % 3).surge("1").nodes_in(&place)))
    });
    plan.0
}

fn heard(asked: &mut Asked, design: Option<Design>, edits: &[Edit], wanted: Wanted) -> Answer {
    heard_of(asked, &[1], design.map(|design| (1, design)), edits, wanted)
}

fn heard_of(
    asked: &mut Asked,
    texts: &[u64],
    unknown: impl IntoIterator<Item = (u64, Design)>,
    edits: &[Edit],
    wanted: Wanted,
) -> Answer {
    let (edits, today) = (edits.to_vec(), TODAY.to_owned());
    let request = KeptRequest { texts: texts.to_vec(), edits, inputs: Vec::new(), today, wanted };
    let unknown = unknown.into_iter().collect();
    let answers: Vec<_> = request.messages(unknown).filter_map(|message| asked.hear(&message)).collect();
    let [answer] = answers.as_slice() else { panic!("{} answers", answers.len()) };
    Answer::read(&answer.bytes()).expect("the same answer")
}

fn rows(answer: &Answer) -> &Rows {
    let Answer::Told(Told { blocks, .. }) = answer else { panic!("{answer:?}") };
    let rows = blocks.iter().find_map(|block| if let Block::Rows(rows) = block { Some(rows) } else { None });
    rows.expect("a table")
}

fn names(rows: &Rows) -> Vec<&str> {
    rows.rows.iter().map(|row| row.cells[0].as_str()).collect()
}

#[test]
fn pages_orders_and_words_are_asked_without_the_design() {
    let mut asked = Asked::default();
    let sight = Sight::default();
    let answer = heard(&mut asked, Some(hundred()), &[], Wanted::Fleet(sight.clone()));
    let first = rows(&answer);
    assert_eq!((first.rows.len(), first.first, first.all), (20, 0, 120), "only a page travels");
    assert_eq!(names(first)[..2], ["aks-000", "aks-001"]);
    let last = Sight { first: 100, is_descending: true, ..sight.clone() };
    let answer = heard(&mut asked, None, &[], Wanted::Fleet(last));
    assert_eq!((rows(&answer).rows.len(), names(rows(&answer))[19]), (20, "aks-000"));
    let some = Sight { text: "aks-11 overlay".to_owned(), first: 100, ..sight.clone() };
    let answer = heard(&mut asked, None, &[], Wanted::Fleet(some));
    assert_eq!(
        (rows(&answer).first, names(rows(&answer)).len()),
        (0, 10),
        "a page that is no more is the last one"
    );
    let Answer::Document(csv) = heard(&mut asked, None, &[], Wanted::FleetCsv(sight)) else {
        panic!("no document")
    };
    assert_eq!(csv.lines().count(), 121);
}

#[test]
fn an_edit_travels_alone_and_counts() {
    let mut asked = Asked::default();
    let sight = Sight { text: "aks-007".to_owned(), ..Sight::default() };
    let before = heard(&mut asked, Some(hundred()), &[], Wanted::Fleet(sight.clone()));
    let count = |text: &str| Edit::Set {
        subject: "clusters/aks-007/pools/np1".to_owned(),
        field: "count".to_owned(),
        text: text.to_owned(),
    };
    let after = heard(&mut asked, None, &[count("27")], Wanted::Fleet(sight.clone()));
    assert_ne!(rows(&before).rows[0], rows(&after).rows[0]);
    // A /27 has 27 addresses to give, and an upgrade takes 28.
    assert!(rows(&after).rows[0].cells[2].starts_with("-4 %: Node subnet"), "{:?}", rows(&after).rows[0]);
    let back = heard(&mut asked, None, &[], Wanted::Fleet(sight));
    assert_eq!(back, before);
}

#[test]
fn what_the_annex_read_itself_need_not_travel_and_is_merged_with_what_does() {
    let text = r#"{"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/aks-read",
        "name": "aks-read", "location": "westeurope", "networkProfile": {"networkPlugin": "azure", "networkPluginMode": "overlay"},
        "agentPoolProfiles": [{"name": "np1", "count": 3}]}"#;
    let mut asked = Asked::default();
    asked.keep(2, &import::read("pasted", text));
    let read = ReadRequest { number: Some(2), today: TODAY.to_owned(), ..ReadRequest::default() };
    assert_eq!(ReadRequest::read(&read.bytes()), Some(read.clone()));
    asked.lay_out(&read);
    let last = Sight { is_descending: true, ..Sight::default() };
    let all = heard_of(&mut asked, &[2, 1], [(1, hundred())], &[], Wanted::Fleet(last));
    assert_eq!(rows(&all).all, 121);
    assert_eq!(names(rows(&all))[0], "aks-read");
    let alone = heard_of(&mut asked, &[2], [], &[], Wanted::Fleet(Sight::default()));
    assert_eq!(names(rows(&alone)), ["aks-read"], "what was taken out is gone");
}

#[test]
fn what_is_no_fleet_is_made_of_the_same_texts() {
    let mut asked = Asked::default();
    let design = hundred();
    let (inputs, today) = (Vec::new(), TODAY.to_owned());
    let request = Request { design: design.clone(), inputs, today, wanted: Wanted::Markdown };
    let kept = heard(&mut asked, Some(design), &[], Wanted::Markdown);
    assert_eq!(Some(kept), request.answer());
}

#[test]
fn the_page_knows_which_texts_have_to_travel() {
    let mut kept = Kept::default();
    kept.add(3);
    assert_eq!(kept.ask(&[1, 3]), [1]);
    assert_eq!(kept.ask(&[1, 3]), [0_u64; 0]);
    kept.add(5);
    assert_eq!(kept.ask(&[3]), [0_u64; 0], "the fifth is newer and stays");
    assert_eq!(kept.ask(&[1, 3, 5]), [1], "the first was forgotten");
}

#[test]
fn chosen_values_filter_and_one_that_no_cluster_has_shows_none() {
    let mut asked = Asked::default();
    let chosen = |facet: &str, value: &str, of: &Rows| {
        let place = of.facets.iter().position(|(title, _)| title == facet).expect("a facet");
        Sight { values: vec![(place, value.to_owned())], ..Sight::default() }
    };
    let all = heard(&mut asked, Some(hundred()), &[], Wanted::Fleet(Sight::default()));
    let (title, values) = &rows(&all).facets[0];
    assert_eq!(
        (title.as_str(), values.as_slice()),
        ("Network model", ["Azure CNI Overlay".to_owned()].as_slice())
    );
    let sight = chosen("Network model", "Azure CNI Overlay", rows(&all));
    assert_eq!(rows(&heard(&mut asked, None, &[], Wanted::Fleet(sight))).all, 120);
    let sight = chosen("Network model", "kubenet", rows(&all));
    assert_eq!(rows(&heard(&mut asked, None, &[], Wanted::Fleet(sight))).all, 0);
}

#[test]
fn the_addresses_of_the_clusters_that_are_shown_are_told_in_cells_and_as_a_table() {
    let mut asked = Asked::default();
    let answer = heard(&mut asked, Some(hundred()), &[], Wanted::FleetSpace(Sight::default(), None));
    let Answer::Told(Told { blocks, .. }) = answer else { panic!("{answer:?}") };
    let cells: Vec<_> = blocks
        .iter()
        .filter_map(|block| if let Block::Cells(title, cells) = block { Some((title, cells)) } else { None })
        .collect();
    let titles: Vec<&str> = cells.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(
        titles,
        ["10.0.0.0/8 in parts of /16", "172.16.0.0/12 in parts of /16", "192.168.0.0/16 in parts of /24"]
    );
    assert_eq!(cells[0].1[7], (Use::One, "10.7.0.0/16: 1 cluster".to_owned()));
    assert_eq!(cells[0].1[200], (Use::Free, "10.200.0.0/16: no cluster".to_owned()));
    assert_eq!(cells[1].1[4], (Use::Several, "172.20.0.0/16: 120 clusters".to_owned()), "which is allowed");
}
