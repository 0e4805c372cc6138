//! [`Asked`]: a row of an address request.
use super::table;
use crate::export::report::Block;
use crate::net::Prefix;

const HEAD: [&str; 11] = [
    "Range",
    "Name",
    "Network",
    "Purpose",
    "Available",
    "Largest moment",
    "Needed then",
    "Headroom",
    "Sum",
    "Growth",
    "Granted",
];

/// What is asked of one range.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) range: String,
    pub(super) name: String,
    pub(super) network: String,
    pub(super) purpose: String,
    pub(super) available: String,
    pub(super) moment: String,
    pub(super) needed: String,
    pub(super) headroom: String,
    pub(super) sum: String,
    pub(super) growth: String,
}

/// Rows as a table.
pub(super) fn in_cells(rows: Vec<Asked>) -> Block {
    let cells = |of: Asked| {
        let Asked { range, name, network, purpose, available, moment, needed, headroom, sum, growth } = of;
        [range, name, network, purpose, available, moment, needed, headroom, sum, growth, String::new()]
    };
    table(HEAD, rows.into_iter().map(cells).collect())
}

/// A row for each range; what is counted stands in the first one.
pub(super) fn each_prefix(prefixes: &[Prefix], first: Asked) -> Vec<Asked> {
    let Asked { name, network, purpose, .. } = &first;
    let further: Vec<Asked> = prefixes
        .iter()
        .skip(1)
        .map(|prefix| Asked {
            range: prefix.to_string(),
            name: name.clone(),
            network: network.clone(),
            purpose: purpose.clone(),
            available: "counted with the range above".to_owned(),
            ..Asked::default()
        })
        .collect();
    let range = prefixes.first().map(Prefix::to_string).unwrap_or_default();
    std::iter::once(Asked { range, ..first }).chain(further).collect()
}
