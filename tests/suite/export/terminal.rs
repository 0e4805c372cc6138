//! `aks-network-planner export`.
use std::process::{Command, Output};

use aks_network_planner::export::FORMS;

use super::cases::{CASES, made, path, read};
use crate::support::TODAY;

fn run(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_aks-network-planner");
    Command::new(program).args(arguments).output().expect("the program")
}

#[test]
fn the_terminal_prints_the_bytes_of_every_form() {
    let (_, documents) = CASES[4];
    let files: Vec<String> = documents.iter().map(|document| path(document)).collect();
    for form in FORMS {
        let mut arguments = vec!["export", "--format", form.name, "--today", TODAY];
        arguments.extend(files.iter().map(String::as_str));
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", form.name);
        assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), made(form.name, &read(documents), None));
    }
}

#[test]
fn help_lists_every_form_and_another_name_is_refused() {
    let help = String::from_utf8(run(&["export", "--help"]).stdout).expect("UTF-8");
    for form in FORMS {
        assert!(help.contains(&format!("  {} ", form.name)) && help.contains(form.title), "{}", form.name);
    }
    let refused = run(&["export", "--format", "pulumi"]);
    assert_eq!(refused.status.code(), Some(64));
    let why = String::from_utf8(refused.stderr).expect("UTF-8");
    assert!(why.starts_with("--format: expected one of az, az-powershell, "), "{why}");
    assert_eq!(run(&["export", &path("node-subnet.design.json")]).status.code(), Some(64));
}

#[test]
fn a_change_is_printed_with_what_is_there_and_only_by_commands() {
    let (before, after) = ("node-subnet.design.json", "node-subnet.changed.design.json");
    let (from, to) = (path(before), path(after));
    let output = run(&["export", "--format", "az", "--from", &from, &to]);
    let expected = made("az", &read(&[after]), Some(&read(&[before]).design));
    assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), expected);
    let refused = run(&["export", "--format", "arm", "--from", &from, &to]);
    assert_eq!(refused.status.code(), Some(64));
}
