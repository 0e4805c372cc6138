//! `aks-network-planner link`, and links as files of the other commands.
use std::io::Write;
use std::process::{Command, Output, Stdio};

use aks_network_planner::import;
use aks_network_planner::link::{Names, decode, encode};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents");

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_aks-network-planner"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it listens");
    child.wait_with_output().expect("it ends")
}

fn printed(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

#[test]
fn the_link_of_files_is_that_of_their_design() {
    let files = ["aks-prod.cluster.json", "aks-prod.network.json"].map(|name| format!("{FOLDER}/{name}"));
    let readings =
        files.iter().flat_map(|file| import::read(file, &std::fs::read_to_string(file).expect("a file")));
    let design = import::merge(&readings.collect::<Vec<_>>()).design;
    for (flags, names) in [
        (vec![], Names::Kept),
        (vec!["--names", "kept"], Names::Kept),
        (vec!["--names", "replaced"], Names::Replaced),
    ] {
        let arguments = [vec!["link", &files[0], &files[1]], flags].concat();
        let output = run(&arguments, "");
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(printed(&output), format!("{}\n", encode(&design, names).expect("a link")));
    }
}

#[test]
fn a_link_is_read_where_a_file_is() {
    let cluster = std::fs::read_to_string(format!("{FOLDER}/aks-prod.cluster.json")).expect("a file");
    let link = run(&["link"], &cluster);
    let analysis = run(&["analyze", "--format", "json", "--fail-on", "never"], printed(&link));
    assert_eq!(analysis.status.code(), Some(0));
    assert!(printed(&analysis).contains(r#""kind": "design""#), "{}", printed(&analysis));
    assert!(printed(&analysis).contains(r#""name": "aks-prod""#));
    let again = run(&["link", "-"], printed(&link));
    assert_eq!(
        decode(printed(&again)).map(|opened| opened.design),
        decode(printed(&link)).map(|opened| opened.design)
    );
}

#[test]
fn what_cannot_become_a_link_is_told_and_the_status_says_so() {
    let nothing = run(&["link"], "nothing of use");
    assert_eq!(nothing.status.code(), Some(2));
    assert!(printed(&nothing).is_empty() && !nothing.stderr.is_empty());
    let wrong = run(&["link", "--names", "hidden"], "");
    assert_eq!(wrong.status.code(), Some(64));
    assert!(
        String::from_utf8_lossy(&wrong.stderr).contains("--names: expected kept or replaced, found hidden")
    );
    let many: String = (0..3_000)
        .map(|at| format!("10.{}.{}.0/24 office {}\n", at / 256, at % 256, at * 7_919 % 100_003))
        .collect();
    let too_long = run(&["link"], &many);
    assert_eq!(too_long.status.code(), Some(1), "{too_long:?}");
    assert!(String::from_utf8_lossy(&too_long.stderr).contains("is longer than the 16384 that are read"));
}
