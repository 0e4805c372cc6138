//! Who reaches an API server, as Markdown and comma-separated values.
use super::csv::line;
use super::egress_table::sentence;
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::egress::{Reach, ReachRow};

const HEAD: [&str; 4] = ["Who", "By which name", "At which address", "What is needed"];

/// Who asks, by which name, at which address, and what is needed.
pub fn reach_in_cells(of: &ReachRow) -> [String; 4] {
    [of.who.title().to_owned(), of.name.to_owned(), of.address.clone(), of.needs.text.clone()]
}

/// Who reaches the API server of a cluster, as Markdown.
pub fn reach_markdown(cluster: &str, of: &Reach) -> String {
    let rows = of.rows.iter().map(|row| reach_in_cells(row).to_vec()).collect();
    let verdict = |holds: Option<bool>| match holds {
        Some(true) => "Holds",
        Some(false) => "Does not hold",
        None => "Not known",
    };
    let demands = of.demands.iter().map(|of| {
        let ask = of.ask.as_ref().map(|ask| format!(" Printed by: {ask}")).unwrap_or_default();
        format!("{}: {}{ask}", verdict(of.holds), sentence(&of.text))
    });
    let remarks = of.remarks.iter().map(sentence);
    of_blocks(&[
        Block::Heading(1, format!("Who reaches the API server of {cluster}")),
        Block::Table(Table { head: HEAD.map(str::to_owned).to_vec(), rows }),
        Block::List(demands.chain(remarks).collect()),
    ])
}

/// The same as comma-separated values.
pub fn reach_csv(of: &Reach) -> String {
    let head = line(&["who", "name", "address", "needs", "reference"]);
    let lines = of.rows.iter().map(|row| {
        let [who, name, address, needs] = reach_in_cells(row);
        line(&[&who, &name, &address, &needs, row.needs.source.url])
    });
    std::iter::once(head).chain(lines).collect()
}
