//! Every command of the Azure CLI that is printed anywhere is one that the real program accepts: `make accept` asks it,
//! and leaves what it said in `tests/commands/accepted.tsv`.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use aks_network_planner::advice::Change;
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::design::{Design, OutboundType};
use aks_network_planner::export::analysis_document;
use aks_network_planner::fix::Which;
use aks_network_planner::messages::{Request, Wanted};
use aks_network_planner::propose::Operation;
use aks_network_planner::symptoms::Symptom;
use serde_json::Value;

use super::cases::{CASES, made, read};
use super::powershell;
use crate::golden::below_tests;
use crate::support::TODAY;

/// The designs whose answers are looked through: the five, a fleet, and those with errors.
fn designs() -> Vec<Design> {
    let mut designs: Vec<Design> = CASES.iter().map(|(_, documents)| read(documents).design).collect();
    for documents in [&["fleet.clusters.json"][..], &["aks-prod.cluster.json", "aks-prod.network.json"]] {
        designs.push(read(documents).design);
    }
    designs
}

/// Everything that the page can ask about a design.
fn wanted(design: &Design) -> Vec<Wanted> {
    let analysis = analyze(design, day(TODAY).expect("a day"));
    let mut wanted = vec![Wanted::Assumptions, Wanted::Explanations];
    let which = analysis.findings.iter().map(|finding| Which::of(&analysis, finding));
    wanted.extend(which.map(Wanted::Fixes));
    for cluster in 0..design.clusters.len().min(3) {
        wanted.extend(Change::all().into_iter().map(|change| Wanted::Way(cluster, change)));
        wanted.extend(
            OutboundType::ALL.iter().map(|outbound| Wanted::EgressAfter { cluster, outbound: *outbound }),
        );
        wanted.extend(Symptom::ALL.map(|symptom| Wanted::Symptom { cluster, symptom, answers: Vec::new() }));
        wanted.push(Wanted::Operation(Operation::UpgradeAll { cluster }));
        wanted.extend([
            Wanted::Room(cluster),
            Wanted::Reverse(cluster),
            Wanted::Egress(cluster),
            Wanted::Policies(cluster),
            Wanted::SmokeTest(cluster),
            Wanted::Advice(cluster, Default::default()),
        ]);
    }
    wanted
}

/// Every string that the answers consist of.
fn strings() -> BTreeSet<String> {
    let mut strings = BTreeSet::new();
    for design in designs() {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        take(&serde_json::from_str(&analysis_document(&analysis, &[])).expect("JSON"), &mut strings);
        for wanted in wanted(&design) {
            let request =
                Request { design: design.clone(), inputs: Vec::new(), today: TODAY.to_owned(), wanted };
            let answer = request.answer().expect("an answer");
            take(&serde_json::to_value(&answer).expect("JSON"), &mut strings);
        }
    }
    strings
}

fn take(value: &Value, strings: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(strings.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|value| take(value, strings)),
        Value::Object(members) => members.values().for_each(|value| take(value, strings)),
        _ => {}
    }
}

/// The commands in a text: one that begins it, and those between backticks.
fn commands_in(text: &str) -> Vec<String> {
    let text = &text.replace("\\\n", " ");
    let quoted = text.split('`').skip(1).step_by(2);
    let whole = text.starts_with("az ").then_some(text.as_str()).into_iter();
    let lines = whole.flat_map(str::lines).chain(quoted).map(str::trim);
    let commands = lines.filter(|line| line.starts_with("az ") && line.contains(" --"));
    commands.flat_map(alone).collect()
}

/// A command without the pipe or file that takes what it prints, and those whose output is a word of it.
fn alone(line: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut rest = line.to_owned();
    while let Some((before, after)) = rest.split_once("$(az ") {
        let (inner, after) = after.split_once(')').expect("it ends");
        commands.push(format!("az {inner}"));
        rest = format!("{before}<id>{after}");
    }
    let end = [" > ", " | "].into_iter().filter_map(|sign| rest.find(sign)).min().unwrap_or(rest.len());
    commands.push(rest[..end].to_owned());
    commands
}

/// Every command that is printed, made once.
static PRINTED: LazyLock<Vec<String>> = LazyLock::new(printed);

/// Every command that is printed, one a line, with the words of scripts joined as a shell would read them.
fn printed() -> Vec<String> {
    let mut commands: BTreeSet<String> = strings().iter().flat_map(|text| commands_in(text)).collect();
    let mut scripts: Vec<String> =
        CASES.iter().map(|(_, documents)| made("az-powershell", &read(documents), None)).collect();
    let before = read(&["node-subnet.design.json"]).design;
    scripts.push(made("az-powershell", &read(&["node-subnet.changed.design.json"]), Some(&before)));
    for script in scripts {
        for words in powershell::commands(&script) {
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            commands.insert(format!("az {}", words.join(" ")));
        }
    }
    commands.extend(in_sources());
    commands.into_iter().collect()
}

/// The commands in texts of the program, those of the readers aside; what is filled in stands for a value.
fn in_sources() -> Vec<String> {
    let mut commands = Vec::new();
    let mut folders = vec![below_tests("../src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("import") {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                commands.extend(in_source(&fs::read_to_string(path).expect("a file")));
            }
        }
    }
    commands
}

fn in_source(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let joined = code
        .map(|line| line.strip_suffix('\\').map_or(format!("{line}\n"), |line| format!("{} ", line.trim())))
        .collect::<String>();
    let starts = joined.match_indices("az ").filter(|(at, _)| joined[..*at].ends_with(['"', '`']));
    let texts = starts.map(|(at, _)| joined[at..].split(['"', '`', '\n']).next().unwrap_or_default());
    let filled = texts.map(|text| {
        let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        while let Some((before, after)) = text.clone().split_once('{') {
            let (_, after) = after.split_once('}').unwrap_or_default();
            text = format!("{before}<value>{after}");
        }
        text
    });
    let is_whole = |text: &String| {
        let verb = text.split(" -").next().unwrap_or_default();
        text.contains(" --") && !verb.contains('<') && !text.contains('\\') && !text.ends_with("--ids")
    };
    filled.filter(is_whole).flat_map(|text| alone(&text)).collect()
}

fn quoted(word: &str) -> String {
    let is_plain = word.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_./:,%{}".contains(letter));
    if is_plain && !word.is_empty() { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// What the real program takes: the flags of each command, with the words that one is confined to.
fn accepted() -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let table = fs::read_to_string(below_tests("commands/accepted.tsv")).expect("the table");
    let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (command, flags) = line.split_once('\t').expect("a command and its flags");
        let flags = flags.split(' ').filter(|flag| !flag.is_empty()).map(|flag| match flag.split_once('=') {
            Some((flag, words)) => (flag.to_owned(), words.split('|').map(str::to_owned).collect()),
            None => (flag.to_owned(), Vec::new()),
        });
        (command.to_owned(), flags.collect())
    });
    rows.collect()
}

/// What of a command the table does not have.
fn refused(command: &str, accepted: &BTreeMap<String, BTreeMap<String, Vec<String>>>) -> Option<String> {
    let words: Vec<&str> = command.split_whitespace().skip(1).collect();
    let verb: Vec<&str> = words.iter().copied().take_while(|word| !word.starts_with('-')).collect();
    let known = (1..=verb.len()).rev().find_map(|length| accepted.get(&verb.get(..length)?.join(" ")));
    let Some(known) = known else { return Some(format!("no such command: {command}")) };
    let values = words.iter().skip(1).chain([&""]);
    for (word, value) in words.iter().zip(values).filter(|(word, _)| word.starts_with("--")) {
        let (flag, joined) = word.split_once('=').map_or((*word, None), |(flag, value)| (flag, Some(value)));
        let Some(choices) = known.get(flag) else { return Some(format!("{flag}: {command}")) };
        let value = joined.unwrap_or(value);
        let is_free = choices.is_empty() || value.is_empty() || value.starts_with(['<', '-', '{', '$', '"']);
        if !is_free && !choices.iter().any(|choice| choice.eq_ignore_ascii_case(value.trim_matches('\''))) {
            return Some(format!("{flag} {value}: {command}"));
        }
    }
    None
}

#[test]
fn every_command_that_is_printed_is_in_the_list_that_the_real_program_is_asked_about() {
    let text = PRINTED.join("\n") + "\n";
    let file = below_tests("commands/printed.txt");
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
        fs::write(&file, &text).expect("the list can be written");
    }
    assert!(fs::read_to_string(&file).unwrap_or_default() == text, "otherwise than {}", file.display());
}

#[test]
fn every_command_that_is_printed_is_accepted_with_its_flags_and_words() {
    let accepted = accepted();
    let refused: Vec<String> = PRINTED.iter().filter_map(|command| refused(command, &accepted)).collect();
    assert!(refused.is_empty(), "\n{}", refused.join("\n"));
}

#[test]
fn a_command_a_flag_or_a_word_that_is_not_there_is_found() {
    let accepted = accepted();
    let refused = |command: &str| refused(command, &accepted).is_some();
    assert!(refused("az aks made-up --name x"));
    assert!(refused("az aks create --name x --made-up"));
    assert!(refused("az aks create --network-plugin cilium"));
    assert!(!refused("az aks create --network-plugin=azure --name <name>"));
}
