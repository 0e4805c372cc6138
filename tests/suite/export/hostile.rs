//! Names that are commands, quotes or breaks of lines come out inert: bash itself says what it runs, and a reader of
//! PowerShell says the same.
use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

use aks_network_planner::design::{Design, SubnetRef};
use proptest::prelude::*;
use serde_json::Value;

use super::cases::{Read, made};
use super::{powershell, templates};
use crate::properties::designs::design;

/// What people would plant, and what Azure would really take.
pub(super) fn name() -> impl Strategy<Value = String> {
    let planted = prop::sample::select(vec![
        "$(touch planted)",
        "`touch planted`",
        "'; touch planted; '",
        "\"; touch planted; \"",
        "a\ntouch planted\n",
        "--debug",
        "-x",
        "@/etc/passwd",
        "a=@/etc/passwd",
        "${HOME}",
        "$HOME",
        "a b",
        "rg (prod)",
        "ümlaut",
        "a&touch planted",
        "a|touch planted",
        "%PATH%",
        "#",
        "'",
        "’; touch planted; ‘",
        "“; touch planted; ”",
        "\\",
        "a\\",
        "",
        "~",
        "a~2",
        "*",
        "<b>",
        "=cmd()",
        "]",
        "}",
        "{{",
        "\u{202E}abc",
        "a\r\ntouch planted",
        "a\u{2028}b",
        "%{ if }",
        "${jsondecode(1)}",
        "[resourceId()]",
        "@octocat",
        "\\@octocat",
        "&#64;octocat",
        "of #123",
        "planted/aks#123",
        "GH-123",
        "gh-123",
        "!123",
        "https://planted.example/",
        "https://learn.microsoft.com@planted.example/",
        "www.planted.example",
        "a@planted.example",
    ])
    .prop_map(str::to_owned);
    prop_oneof![3 => planted, 1 => "\\PC{0,12}", 1 => "[a-z][a-z0-9-]{0,10}"]
}

/// A design with other names and texts, its references kept.
pub(super) fn renamed(design: Design, names: &[String]) -> Design {
    let mut design = design;
    let mut each = names.iter().cycle().cloned();
    let mut told: HashMap<String, String> = HashMap::new();
    let mut next = |of: &str| -> String {
        let fresh = each.next().expect("it never ends");
        told.entry(of.to_owned()).or_insert(fresh).clone()
    };
    let rename = |of: &mut Option<SubnetRef>, next: &mut dyn FnMut(&str) -> String| {
        if let Some(of) = of {
            let (network, subnet) =
                (format!("net {}", of.network), format!("sub {} {}", of.network, of.subnet));
            *of = SubnetRef { network: next(&network), subnet: next(&subnet) };
        }
    };
    for cluster in &mut design.clusters {
        let cluster = Arc::make_mut(cluster);
        cluster.name = next(&format!("cluster {}", cluster.name));
        cluster.location = cluster.location.as_ref().map(|of| next(&format!("location {of}")));
        cluster.resource_group = Some(next("group"));
        cluster.kubernetes_version = cluster.kubernetes_version.as_ref().map(|_| next("version"));
        for pool in cluster.pools.iter_mut().flatten() {
            pool.name = next(&format!("pool {} {}", cluster.name, pool.name));
            pool.os_sku = pool.os_sku.as_ref().map(|_| next("os"));
            rename(&mut pool.subnet, &mut next);
            rename(&mut pool.pod_subnet, &mut next);
        }
        rename(&mut cluster.api_server.subnet, &mut next);
    }
    for network in &mut design.networks {
        let network = Arc::make_mut(network);
        for subnet in &mut network.subnets {
            subnet.name = next(&format!("sub {} {}", network.name, subnet.name));
            subnet.id = None;
        }
        network.name = next(&format!("net {}", network.name));
        network.id = None;
    }
    design.ranges.iter_mut().for_each(|range| range.name = next("range"));
    design
}

fn strings_of(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| strings_of(value, found)),
        Value::Object(members) => members.values().for_each(|value| strings_of(value, found)),
        _ => {}
    }
}

/// Whether a text holds nothing that a template language could take for more than a text: what an id, a range, a share
/// or a description consists of.
fn is_of_azure(text: &str) -> bool {
    text.chars().all(|letter| letter.is_alphanumeric() || " _.-()/:%@,=><~".contains(letter))
}

/// What bash runs, word by word, parameters as `{name}`.
pub(crate) fn run_by_bash(script: &str, folder: &std::path::Path) -> Vec<Vec<String>> {
    let asked = script.lines().filter_map(|line| line.strip_prefix(": \"${")?.split_once(":?"));
    let given =
        asked.map(|(name, _)| format!("{name}='{{{}}}'\n", name.replace('_', "").to_ascii_lowercase()));
    let az =
        "az() { printf '%s\\0' \"$@\" >&3; printf '\\n\\0' >&3; echo '{kept}'; }\nexec 3>&1 1>/dev/null\n";
    let whole = given.collect::<String>() + az + script;
    let mut child = Command::new("bash")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash");
    child.stdin.take().expect("its input").write_all(whole.as_bytes()).expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}\n{script}", String::from_utf8_lossy(&output.stderr));
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    let commands = words.split_terminator("\n\0");
    commands.map(|command| command.split_terminator('\0').map(str::to_owned).collect()).collect()
}

/// Kept ids as bash knows them.
fn with_kept(commands: Vec<Vec<String>>, script: &str) -> Vec<Vec<String>> {
    let kept: Vec<String> = script
        .lines()
        .filter_map(|line| line.strip_prefix('$')?.split_once(" = az "))
        .map(|(name, _)| format!("{{{}}}", name.to_ascii_lowercase()))
        .collect();
    let known = |word: String| kept.iter().fold(word, |word, name| word.replace(name.as_str(), "{kept}"));
    commands.into_iter().map(|command| command.into_iter().map(known).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_name_becomes_a_command_or_a_flag(design in design(), names in prop::collection::vec(name(), 12)) {
        let read = Read { design: renamed(design, &names), inputs: Vec::new() };
        let folder = std::env::temp_dir();
        let (bash, powershell) = (made("az", &read, None), made("az-powershell", &read, None));
        let run = run_by_bash(&bash, &folder);
        prop_assert!(!folder.join("planted").exists(), "a planted command ran:\n{bash}");
        for command in &run {
            for (at, word) in command.iter().enumerate() {
                let is_flag = word.starts_with("--") && word[2..].bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
                prop_assert!(is_flag || !word.starts_with('-'), "{word} in {command:?}");
                prop_assert!(!names.contains(word) || !is_flag || at == 0, "{word} is a name");
                prop_assert!(!word.contains('@') && !word.contains(['\n', '\r', '`', '$', ';', '&', '|', '<', '>', '%']) || word.ends_with('%'), "{word}");
            }
        }
        prop_assert_eq!(run, with_kept(powershell::commands(&powershell), &powershell));
    }

    #[test]
    fn no_name_becomes_an_expression_of_a_template(design in design(), names in prop::collection::vec(name(), 12)) {
        let read = Read { design: renamed(design, &names), inputs: Vec::new() };
        let arm: Value = serde_json::from_str(&made("arm", &read, None)).expect("JSON");
        let mut strings = Vec::new();
        strings_of(&arm["resources"], &mut strings);
        for text in strings {
            let is_expression = text.starts_with('[') && !text.starts_with("[[");
            let known = ["[resourceId('Microsoft.", "[parameters('"];
            prop_assert!(!is_expression || known.iter().any(|start| text.starts_with(start)), "{text}");
            prop_assert!(is_expression || is_of_azure(&text), "{text:?}");
        }
        for (form, comment, quote) in [("bicep", "//", '\''), ("terraform", "#", '"')] {
            let text = made(form, &read, None);
            let (outside, inside) = templates::parted(&text, comment, quote);
            let is_of_language = |letter: char| letter.is_ascii_alphanumeric() || "_{}[]().=,>: \n@-".contains(letter);
            prop_assert!(outside.chars().all(is_of_language), "{form}: {outside}");
            for string in inside {
                prop_assert!(is_of_azure(&string) || string.starts_with("size of the machines of the pool "), "{form}: {string:?}");
            }
        }
    }
}
