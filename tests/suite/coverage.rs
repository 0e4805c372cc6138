//! What is known of the platform's networks, statement by statement: which rule, number or reader carries each, and
//! which test makes it speak.
//!
//! The statements stand in `tests/coverage`, a file for each family; the table of all of them is `docs/coverage.md`.
mod carriers;
mod register;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use aks_network_planner::rules::RULES;

use carriers::{Carrier, carriers};
use register::{Statement, register};

/// Of a hundred statements that are this planner's matter, how many are carried at the least. It only rises.
const FLOOR: usize = 99;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every carrier by the statement that it carries.
fn by_statement() -> BTreeMap<&'static str, Vec<Carrier>> {
    let mut by_statement: BTreeMap<_, Vec<Carrier>> = BTreeMap::new();
    for carrier in carriers() {
        by_statement.entry(carrier.id).or_default().push(carrier);
    }
    by_statement
}

#[test]
fn no_statement_stands_twice() {
    let mut seen = BTreeSet::new();
    for statement in register() {
        assert!(seen.insert(statement.id.clone()), "{}", statement.id);
    }
}

#[test]
fn every_carrier_carries_a_statement_of_the_register() {
    let known: BTreeSet<String> = register().into_iter().map(|statement| statement.id).collect();
    for carrier in carriers() {
        assert!(
            known.contains(carrier.id),
            "{} carries {}, which no register lists",
            carrier.item,
            carrier.id
        );
    }
}

#[test]
fn every_rule_names_what_it_carries_and_each_once() {
    for rule in RULES {
        let distinct: BTreeSet<_> = rule.facts.iter().collect();
        assert!(
            !rule.facts.is_empty() && distinct.len() == rule.facts.len(),
            "{}: {:?}",
            rule.id,
            rule.facts
        );
    }
}

#[test]
fn every_statement_has_a_carrier_or_a_reason_and_never_both() {
    let by_statement = by_statement();
    let wrong = register().into_iter().filter_map(|Statement { id, reason, .. }| {
        match (by_statement.contains_key(id.as_str()), reason) {
            (true, Some(reason)) => {
                Some(format!("{id} is carried, and its reason not to be is \"{reason}\""))
            }
            (false, None) => Some(format!("{id} has neither a carrier nor a reason")),
            _ => None,
        }
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_reason_is_one_of_a_few() {
    for Statement { id, reason, .. } in register() {
        let is_known = reason.as_deref().is_none_or(|reason| register::REASONS.contains(&reason));
        assert!(is_known, "{id}: {reason:?}");
    }
}

#[test]
fn every_test_that_a_carrier_names_is_there() {
    let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
    for carrier in carriers() {
        let (module, name) = carrier.test.rsplit_once("::").expect("module::test");
        let path = root().join("tests/suite").join(module.replace("::", "/")).with_extension("rs");
        let text = texts.entry(path.clone()).or_insert_with(|| {
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        });
        let is_there = text.contains(&format!("fn {name}(")) || text.contains(&format!("    {name} {{"));
        assert!(is_there, "{} ({}): no test {}", carrier.id, carrier.item, carrier.test);
    }
}

#[test]
fn most_of_what_is_this_planners_matter_is_carried() {
    let by_statement = by_statement();
    let ours: Vec<Statement> = register().into_iter().filter(Statement::is_ours).collect();
    let carried = ours.iter().filter(|statement| by_statement.contains_key(statement.id.as_str())).count();
    let share = carried * 100 / ours.len();
    println!("{carried} of {} statements are carried, {share} of a hundred", ours.len());
    assert!(share >= FLOOR, "{share} of a hundred, which was {FLOOR}");
}

#[test]
fn the_table_of_the_statements_is_what_is_known_now() {
    let path = root().join("docs/coverage.md");
    let text = table::markdown(&register(), &by_statement());
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
        fs::write(&path, &text).expect("the table can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(text.lines()).find(|(one, other)| one != other);
    assert!(committed == text, "{differs:?}\nUPDATE_GOLDEN=1 writes the table anew");
}
