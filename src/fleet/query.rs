//! What to ask Azure Resource Graph for a fleet, and how to get more than a page of it.
use crate::azure::{Grade, Source};

/// Every cluster and every virtual network, with its subnets and peerings, in the columns that the importer reads.
/// Sorted and with ids, without which pages would not fit together.
pub const QUERY: &str = "resources \
    | where type in~ ('microsoft.containerservice/managedclusters', 'microsoft.network/virtualnetworks') \
    | project id, name, type, location, resourceGroup, sku, identity, properties \
    | order by id asc";

/// Who says that a page holds 1,000 records at most, and how the next one is asked for.
pub const PAGES_SOURCE: Source = Source {
    url: "https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data",
    read: "2026-11-23",
    grade: Grade::Documentation,
};

/// The command that prints the first 1,000 records.
pub fn first_page() -> String {
    format!("az graph query -q \"{QUERY}\" --first 1000 --output json")
}

/// Commands for bash that leave every page in a file of its own: `fleet-1.json`, `fleet-2.json`.
pub fn all_pages() -> String {
    format!(
        "page=1; token=\n\
         while {} ${{token:+--skip-token \"$token\"}} > fleet-$page.json &&\n  \
         token=$(jq -r '.skip_token // empty' fleet-$page.json) && [ -n \"$token\" ]; do page=$((page + 1)); done",
        first_page()
    )
}
