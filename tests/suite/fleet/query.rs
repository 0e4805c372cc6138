//! What Azure Resource Graph is asked for is what the importer reads.
use aks_network_planner::fleet::{QUERY, all_pages, first_page};
use aks_network_planner::import::{Kind, merge, read};
use serde_json::{Value, json};

/// A resource as ARM returns it, in the columns of the query alone.
fn row(document: &str) -> Value {
    let whole: Value = serde_json::from_str(document).expect("a document");
    let columns = QUERY.split("project ").nth(1).and_then(|rest| rest.split(" |").next()).expect("columns");
    let kept = columns.split(", ").filter_map(|column| Some((column.to_owned(), whole.get(column)?.clone())));
    Value::Object(kept.collect())
}

fn page(rows: &[Value], all: usize, token: Option<&str>) -> String {
    json!({"count": rows.len(), "data": rows, "skip_token": token, "total_records": all}).to_string()
}

const CLUSTER: &str = include_str!("../../documents/shop.cluster.arm.json");
const NETWORK: &str = include_str!("../../documents/shop.network.arm.json");

#[test]
fn the_answer_is_read_as_the_whole_documents_are() {
    let readings = read("graph", &page(&[row(CLUSTER), row(NETWORK)], 2, None));
    assert_eq!(readings.iter().map(|reading| reading.kind).collect::<Vec<_>>(), [Kind::ResourceGraph]);
    assert_eq!(readings[0].problems, []);
    let whole: Vec<_> = [CLUSTER, NETWORK].iter().flat_map(|text| read("whole", text)).collect();
    let (asked, whole) = (merge(&readings).design, merge(&whole).design);
    assert_eq!(asked.networks, whole.networks);
    assert_eq!(asked.ranges, whole.ranges);
    // A row is of what runs, which a template does not tell.
    assert_eq!(asked.clusters.len(), 1);
    assert_eq!(asked.clusters[0].pools, whole.clusters[0].pools);
    assert_eq!(asked.clusters[0].network_profile, whole.clusters[0].network_profile);
    assert_eq!(asked.clusters[0].features, whole.clusters[0].features);
    assert!(!asked.networks[0].subnets.is_empty());
}

#[test]
fn pages_dropped_together_are_one_fleet() {
    let pages = [page(&[row(CLUSTER)], 2, Some("next")), page(&[row(NETWORK)], 2, None)];
    let readings: Vec<_> = pages.iter().flat_map(|text| read("page", text)).collect();
    let design = merge(&readings).design;
    assert_eq!((design.clusters.len(), design.networks.len()), (1, 1));
    let told = &readings[0].problems[0].message;
    assert!(told.contains("more pages exist"), "{told}");
}

/// <https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data>: at most 1,000 records a page,
/// sorted and with their ids.
#[test]
fn commands_ask_for_whole_pages_in_an_order() {
    assert!(
        first_page().starts_with("az graph query -q \"resources |")
            && first_page().ends_with("--first 1000 --output json")
    );
    assert!(QUERY.contains("project id, ") && QUERY.ends_with("order by id asc"));
    assert!(all_pages().contains(&first_page()) && all_pages().contains("--skip-token"));
    assert!(!QUERY.contains(['"', '$', '`', '!']), "it stands between double quotes of a shell");
}
