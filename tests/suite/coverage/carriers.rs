//! What carries each statement: rules and explained errors name theirs; numbers, defaults, verdicts, counts and readers
//! are named here, by paths that the compiler checks.
mod advice;
mod api;
mod cidr;
mod egress;
mod elsewhere;
mod ip;
mod options;

use aks_network_planner::diagnosis;
use aks_network_planner::rules::RULES;

/// Something of this program that carries a statement.
pub(super) struct Carrier {
    /// The statement.
    pub(super) id: &'static str,
    /// What carries it.
    pub(super) item: String,
    /// The test that makes it speak.
    pub(super) test: &'static str,
}

/// Declares carriers: `id item => test`, where the item is a path to a value of this program, or `of` a property.
macro_rules! named {
    ($($id:literal $item:path $(, of $property:ident)? => $test:literal;)+) => {
        pub(super) fn carriers() -> Vec<super::Carrier> {
            vec![$({
                super::checked!($item $(, $property)?);
                let item = concat!(stringify!($item) $(, ".", stringify!($property))?).replace(' ', "");
                super::Carrier { id: $id, item, test: $test }
            }),+]
        }
    };
}

/// Compiles only where the path, or the property of the type, is there.
macro_rules! checked {
    ($item:path) => {
        let _ = &$item;
    };
    ($item:path, $property:ident) => {
        let _ = |of: &$item| {
            let _ = &of.$property;
        };
    };
}

use {checked, named};

const OF_RULES: &str =
    "rules::firing::every_rule_fires_with_its_severity_and_code_and_this_designs_own_numbers";
const OF_ERRORS: &str =
    "diagnosis::catalogue::the_words_of_every_entry_are_claimed_and_found_without_any_code";

/// Every carrier.
pub(super) fn carriers() -> Vec<Carrier> {
    let rules = RULES.iter().flat_map(|rule| {
        rule.facts.iter().map(|id| Carrier { id, item: rule.id.to_owned(), test: OF_RULES })
    });
    let errors = diagnosis::entries().filter(|entry| is_in_the_register(entry.id)).map(|entry| {
        let item = format!("diagnosis: {}", entry.codes.first().unwrap_or(&entry.title));
        Carrier { id: entry.id, item, test: OF_ERRORS }
    });
    let named = [
        advice::carriers(),
        api::carriers(),
        cidr::carriers(),
        egress::carriers(),
        elsewhere::carriers(),
        ip::carriers(),
        options::carriers(),
    ];
    rules.chain(errors).chain(named.into_iter().flatten()).collect()
}

/// Explained errors that no statement lists have numbers from 60 on.
fn is_in_the_register(id: &str) -> bool {
    id.strip_prefix("ERR-").and_then(|number| number.parse::<u32>().ok()).is_none_or(|number| number < 60)
}
