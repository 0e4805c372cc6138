//! [`Line`]: one line of a script without what a terminal or a pipeline puts before its command.
use super::Dialect;

/// A line from its command on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// The line without blanks, prompt and the key of a pipeline before it.
    pub command: &'t str,
    /// The language that the prompt or the key tells.
    pub dialect: Option<Dialect>,
}

/// Prompts and quotation marks before a command that are no more than a sign.
const SIGNS: &[&str] = &["$ ", "> ", ">> ", "% ", "❯ ", "➜ "];

/// Keys under which pipelines hold a command, and the language that they tell.
const KEYS: &[(&str, Option<Dialect>)] = &[
    ("run:", None),
    ("script:", None),
    ("inlineScript:", None),
    ("command:", None),
    ("bash:", Some(Dialect::Bash)),
    ("pwsh:", Some(Dialect::PowerShell)),
    ("powershell:", Some(Dialect::PowerShell)),
];

/// How far into a line a prompt may reach, in bytes.
const MAX_PROMPT: usize = 120;

impl<'t> Line<'t> {
    /// Reads a line. `hash` says whether `# ` is a prompt and not the beginning of a comment.
    pub fn of(line: &'t str, hash: bool) -> Line<'t> {
        let mut command = line.trim_matches(|c| c == '\n' || is_blank(c));
        let mut dialect = None;
        // A quoted mail may stand before a prompt.
        for _ in 0..3 {
            let Some((rest, told)) = after_prompt(command, hash) else { break };
            command = rest.trim_start_matches(is_blank);
            dialect = told.or(dialect);
        }
        Line { command, dialect }
    }

    /// Whether the command goes on in the next line.
    pub fn goes_on(self) -> bool {
        self.continuation().is_some()
    }

    /// Whether the line can only belong to the command before it: it begins with a flag.
    pub fn is_flag(self) -> bool {
        let rest = self.command.trim_start_matches(['-', '–', '—']);
        let dashes = self.command.len() - rest.len();
        (1..=6).contains(&dashes)
            && !self.command.starts_with("---")
            && rest.starts_with(|first: char| first.is_ascii_alphabetic())
    }

    /// The language that the line itself tells.
    pub fn evidence(self) -> Option<Dialect> {
        self.dialect.or_else(|| beginning(self.command)).or_else(|| self.continuation()).or_else(|| {
            let percent = self.command.split('%').skip(1).step_by(2).any(is_name);
            (percent && self.command.matches('%').count() > 1).then_some(Dialect::Cmd)
        })
    }

    fn continuation(self) -> Option<Dialect> {
        if self.command.starts_with("```") {
            return None;
        }
        match self.command.bytes().last()? {
            b'\\' => Some(Dialect::Bash),
            b'`' if self.command == "`" || self.command.ends_with(" `") => Some(Dialect::PowerShell),
            b'^' => Some(Dialect::Cmd),
            _ => None,
        }
    }
}

/// Whether `# ` begins commands in this text, as it does in root's terminal: a command for which `is_wanted`
/// stands behind one, and none without.
pub fn hash_is_prompt(text: &str, is_wanted: impl Fn(&str) -> bool) -> bool {
    let mut behind = false;
    for line in text.lines() {
        if is_wanted(Line::of(line, false).command) {
            return false;
        }
        behind = behind || line.trim_start().starts_with("# ") && is_wanted(Line::of(line, true).command);
    }
    behind
}

/// What follows a prompt, and the language that it tells.
fn after_prompt(line: &str, hash: bool) -> Option<(&str, Option<Dialect>)> {
    if let Some(rest) = SIGNS.iter().find_map(|sign| line.strip_prefix(sign)) {
        return Some((rest, line.starts_with("$ ").then_some(Dialect::Bash)));
    }
    if hash && let Some(rest) = line.strip_prefix("# ") {
        return Some((rest, None));
    }
    let item = line.strip_prefix("- ").unwrap_or(line).trim_start();
    for (key, dialect) in KEYS {
        if let Some(rest) = item.strip_prefix(key).filter(|rest| rest.starts_with(' ')) {
            return Some((rest.trim_start().trim_start_matches(['|', '>']), *dialect));
        }
    }
    let near = line.get(..MAX_PROMPT).unwrap_or(line);
    let is_drive = line.starts_with(|first: char| first.is_ascii_alphabetic())
        && line.get(1..).is_some_and(|rest| rest.starts_with(":\\"));
    if let Some(end) = near.find('>').filter(|_| is_drive) {
        return Some((line.get(end + 1..)?, Some(Dialect::Cmd)));
    }
    if let Some(end) = near.find('>').filter(|_| line.starts_with("PS ") || line.starts_with("PS>")) {
        return Some((line.get(end + 1..)?, Some(Dialect::PowerShell)));
    }
    let end = near.find("$ ").or_else(|| near.find("# "))?;
    let before = line.get(..end)?;
    let first = before.split(is_blank).next().unwrap_or_default();
    let is_host = first.contains('@') || before.ends_with(" ]") || before.ends_with('~');
    let is_plain = !before.contains(['"', '\'', '=', ';', '|']);
    (is_host && is_plain).then(|| (line.get(end + 2..).unwrap_or_default(), Some(Dialect::Bash)))
}

/// The language that the beginning of a command tells.
fn beginning(command: &str) -> Option<Dialect> {
    let first = command.split([' ', '\t', '(']).next().unwrap_or_default();
    let is = |words: &[&str]| words.iter().any(|word| first.eq_ignore_ascii_case(word));
    if let Some(language) = command.strip_prefix("```") {
        let is = |words: &[&str]| words.iter().any(|word| language.trim().eq_ignore_ascii_case(word));
        return match () {
            () if is(&["bash", "sh", "shell", "azurecli", "azurecli-interactive"]) => Some(Dialect::Bash),
            () if is(&["powershell", "pwsh", "ps1", "azurepowershell"]) => Some(Dialect::PowerShell),
            () if is(&["cmd", "bat", "batch"]) => Some(Dialect::Cmd),
            () => None,
        };
    }
    let of_type = command.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(_, rest)| rest);
    if let Some(rest) = of_type.unwrap_or(command).strip_prefix('$') {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':'));
        let is_assigned = after.len() < rest.len() && after.trim_start().starts_with('=');
        return is_assigned.then_some(Dialect::PowerShell);
    }
    if is(&["set"]) && command.contains('=')
        || is(&["rem", "@rem", "@echo", "setlocal"])
        || first.starts_with("::")
    {
        return Some(Dialect::Cmd);
    }
    if is(&["write-host", "write-output", "param", "foreach-object"]) {
        return Some(Dialect::PowerShell);
    }
    let is_assigned = first.split_once('=').is_some_and(|(name, _)| is_name(name));
    let is_bash = is_assigned || is(&["export", "local", "readonly", "declare", "#!/bin/bash"]);
    is_bash.then_some(Dialect::Bash)
}

/// Whether a text could be the name of a variable.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether a character separates words: spaces of every kind, but no line end.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\u{A0}' | '\u{FEFF}' | '\u{200B}')
}
