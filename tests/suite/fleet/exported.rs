//! The table as documents.
use aks_network_planner::export::{fleet_csv, fleet_markdown};
use aks_network_planner::fleet::Fleet;

use super::{five, laid};
use crate::support::{TODAY, cluster, plan};

#[test]
fn comma_separated_values_have_numbers_in_columns_of_their_own() {
    let (analysis, fleet) = laid(&five());
    let csv = fleet_csv(&fleet, &analysis, &[0, 4]);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 4, "a head, two rows and the end");
    let columns: Vec<&str> = lines[0].split(',').collect();
    let cells: Vec<&str> = lines[1].split(',').collect();
    let cell = |name: &str| cells[columns.iter().position(|column| *column == name).expect("a column")];
    assert_eq!(
        [cell("cluster"), cell("headroomPercent"), cell("headroomAt")],
        ["aks-small", "-10", "scaledUpgrading"]
    );
    assert_eq!([cell("available"), cell("required"), cell("largestCluster")], ["11", "12", "10"]);
    assert_eq!(
        [cell("limitedBy"), cell("deadline"), cell("deadlineOf")],
        ["nodeSubnet", "2027-07-01", "Kubernetes 1.36"]
    );
    assert!(lines[2].starts_with("aks-silent,,,"), "what is not known is empty: {}", lines[2]);
}

#[test]
fn a_name_that_a_spreadsheet_would_work_out_stays_text() {
    let analysis = plan().cluster(cluster("=1+1")).analysis_on(TODAY);
    let csv = fleet_csv(&Fleet::of(&analysis), &analysis, &[0]);
    assert!(csv.lines().nth(1).is_some_and(|line| line.starts_with("'=1+1,")), "{csv}");
}

#[test]
fn markdown_has_the_columns_of_the_table_and_the_rows_in_their_order() {
    let (analysis, fleet) = laid(&five());
    let markdown = fleet_markdown(&fleet, &analysis, &[3, 0]);
    let lines: Vec<&str> = markdown.lines().collect();
    assert!(lines[0].starts_with("| Cluster | Verdict | Least headroom |"), "{}", lines[0]);
    assert!(lines[2].starts_with("| aks-9 |") && lines[3].starts_with("| aks-small |"), "{markdown}");
    assert_eq!(lines.len(), 4);
}
