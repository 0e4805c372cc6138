//! The table of all statements for people.
use std::collections::BTreeMap;

use super::carriers::Carrier;
use super::register::{FAMILIES, Statement};

/// The table as Markdown.
pub(super) fn markdown(register: &[Statement], carriers: &BTreeMap<&'static str, Vec<Carrier>>) -> String {
    let mut text = "# Coverage\n\n\
        What is known of AKS networks, statement by statement, and what of this program carries each. Written by the \
        test suite;\n`UPDATE_GOLDEN=1 cargo test coverage` writes it anew.\n"
        .to_owned();
    text += "\n| about | statements | carried | not of this planner |\n| --- | ---: | ---: | ---: |\n";
    for (family, title) in FAMILIES {
        let of_family: Vec<&Statement> = register.iter().filter(|of| of.family() == family).collect();
        let carried = of_family.iter().filter(|of| carriers.contains_key(of.id.as_str())).count();
        let others = of_family.iter().filter(|of| !of.is_ours()).count();
        text += &format!("| {title} | {} | {carried} | {others} |\n", of_family.len());
    }
    for (family, title) in FAMILIES {
        text += &format!(
            "\n## {title}\n\n| id | statement | carried by | test or reason |\n| --- | --- | --- | --- |\n"
        );
        for statement in register.iter().filter(|statement| statement.family() == family) {
            text +=
                &row(statement, carriers.get(statement.id.as_str()).map(Vec::as_slice).unwrap_or_default());
        }
    }
    text
}

fn row(statement: &Statement, carriers: &[Carrier]) -> String {
    let Statement { id, text, reason } = statement;
    let items: Vec<String> = carriers.iter().map(|carrier| format!("`{}`", carrier.item)).collect();
    let mut tests: Vec<String> = carriers.iter().map(|carrier| format!("`{}`", carrier.test)).collect();
    tests.dedup();
    let told = reason.clone().unwrap_or_else(|| tests.join("<br>"));
    format!("| {id} | {text} | {} | {told} |\n", items.join("<br>"))
}
