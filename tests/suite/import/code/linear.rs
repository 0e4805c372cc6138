//! Code of twice the length takes about twice as long.
use std::time::{Duration, Instant};

use aks_network_planner::import;

/// The shortest of three runs.
fn time(text: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        assert!(!import::read("x", text).is_empty());
        start.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn code_is_read_in_time_that_grows_with_its_length() {
    type Made = fn(usize) -> String;
    let made: [(&str, Made); 8] = [
        ("resources", |count| {
            (0..count).map(|at| format!("resource \"azurerm_subnet\" \"s{at}\" {{\n  name = \"s{at}\"\n  virtual_network_name = \"v\"\n}}\n")).collect()
        }),
        ("rules", |count| {
            let rule = |at| {
                format!(
                    "resource \"azurerm_network_security_rule\" \"r{at}\" {{\n  name = \"r{at}\"\n  network_security_group_name = \"g\"\n}}\n"
                )
            };
            let group = "resource \"azurerm_network_security_group\" \"g\" {\n  name = \"g\"\n}\n".to_owned();
            group + &(0..count).map(rule).collect::<String>()
        }),
        ("open lists", |count| format!("resource \"a\" \"b\" {{\n  x = {}", "[1, ".repeat(count))),
        ("one long list", |count| format!("locals {{\n  x = [{}]\n}}\n", "1, ".repeat(count))),
        ("references to one list", |count| {
            let one = (0..count).map(|at| format!("  a{at} = local.list\n")).collect::<String>();
            format!(
                "locals {{\n  list = [{}]\n{one}}}\nresource \"azurerm_subnet\" \"s\" {{\n  name = \"s\"\n}}\n",
                "1, ".repeat(count)
            )
        }),
        ("attributes alone", |count| "name = \"x\"\n".repeat(count)),
        ("texts that never end", |count| "resource a 'x@y' = {\n  a: 'b ${\n".repeat(count)),
        ("parameters", |count| (0..count).map(|at| format!("param p{at} string = p{}\n", at + 1)).collect()),
    ];
    for (what, made) in made {
        let (one, eight) = (made(500), made(4_000));
        let (short, long) = (time(&one), time(&eight));
        // Quadratic time would be sixty-four times as long.
        let most = short * 24 + Duration::from_millis(100);
        assert!(long < most, "{what}: {short:?} for an eighth, {long:?} for the whole");
    }
}
