//! Plain text that is no list of ranges: what it seems to be, and what to paste instead.

/// The message for a text of which nothing could be read. `words` say what it is.
pub(super) fn not_readable(words: &str) -> String {
    format!(
        "this is {words}. What can be read: clusters, node pools, network profiles, virtual networks and subnets \
         as JSON, YAML or a table, ARM templates, Bicep and Terraform, commands that create them, what kubectl lists, error texts, and plain lists of \
         ranges. `az aks show -g <group> -n <name> -o json` prints a cluster"
    )
}

/// Words for what a plain text is.
pub(super) fn described(text: &str) -> String {
    if text.trim().is_empty() {
        return "nothing: the text is empty".into();
    }
    stranger(text)
        .unwrap_or_else(|| "plain text, and no line of it begins with a range such as 10.200.0.0/14".into())
}

/// Words for a text whose lines are no ranges even where they begin with an address.
pub(super) fn stranger(text: &str) -> Option<String> {
    let words = if is_markup(text) {
        "a page of HTML or XML, not the data that it shows"
    } else if text.lines().take(MAX_LINES).any(is_header_of_kubectl) {
        "a table of kubectl, which does not tell the cluster's network"
    } else if text.lines().take(MAX_LINES).any(is_error) {
        "an error message or an event, not the cluster that it is about"
    } else if text.lines().take(MAX_LINES).any(is_rule_of_table) {
        "a table whose columns tell nothing of a network"
    } else if is_yaml(text) {
        "YAML in which nothing is of use here: none of its keys is about addresses or nodes"
    } else if text.lines().filter(|line| !line.trim().is_empty()).all(is_command) {
        "a command without its output, and none that creates or changes a cluster or a network"
    } else {
        return None;
    };
    Some(words.into())
}

/// Lines that are looked at.
const MAX_LINES: usize = 200;

/// Whether a text is a page of markup.
pub(super) fn is_markup(text: &str) -> bool {
    let start = text.trim_start();
    let is_address = start.starts_with("<http://") || start.starts_with("<https://");
    start.starts_with('<')
        && !is_address
        && start.get(1..2).is_some_and(|next| next.starts_with(['!', '?', '/']) || is_word(next))
}

/// The line of dashes below the header of a table.
fn is_rule_of_table(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("---") && line.bytes().all(|byte| byte == b'-' || byte == b' ') && line.len() > 3
}

fn is_header_of_kubectl(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let upper =
        |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'-' | b'(' | b')'));
    matches!(first, "NAME" | "NAMESPACE" | "LAST" | "NODE") && words.next().is_some_and(upper)
}

fn is_error(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '│', '|']);
    let begins =
        ["ERROR:", "Error:", "error:", "Error ", "Code:", "Message:", "Events:", "Warning  ", "Normal  "];
    let code = line.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    begins.iter().any(|start| line.starts_with(start))
        || code.is_some_and(|(code, _)| code.len() > 5 && is_word(code))
}

/// Whether most lines are `key:` or `key: value`.
fn is_yaml(text: &str) -> bool {
    let is_key = |line: &str| {
        let line = line.trim_start().trim_start_matches("- ");
        line.split_once(':')
            .is_some_and(|(key, after)| is_word(key) && (after.is_empty() || after.starts_with(' ')))
    };
    let lines = || text.lines().take(MAX_LINES).map(str::trim_end).filter(|line| !line.is_empty());
    let keys = lines().filter(|line| is_key(line)).count();
    keys >= 3 && keys * 3 > lines().count()
}

fn is_command(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(['$', '>', '#', ' ']);
    ["az ", "kubectl ", "terraform "].iter().any(|command| line.starts_with(command))
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}
