//! Commands as a script of a shell: what the design does not hold is asked at its beginning, and no text of the design
//! is anything but a text there.
use super::az::{Command, Said, id_words};
use super::names;
use super::plan::{Parameter, Plan};
use super::text::Text;

/// A shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shell {
    Bash,
    PowerShell,
}

/// A script of these commands. `head`: what it is, in a sentence.
pub(super) fn script(shell: Shell, plan: &Plan, commands: &[Command], head: &str) -> String {
    let mut script = String::new();
    shell.begin(head, plan, commands, &mut script);
    let mut last = "";
    for command in commands {
        script.push('\n');
        if command.about != last {
            script.push_str(&format!("# {}\n", names::comment(&command.about)));
            last = &command.about;
        }
        shell.command(plan, command, &mut script);
        script.push('\n');
    }
    script
}

impl Shell {
    fn begin(self, head: &str, plan: &Plan, commands: &[Command], script: &mut String) {
        if self == Shell::Bash {
            script.push_str("#!/usr/bin/env bash\n");
        }
        script.push_str(&format!("# {}\n", names::comment(head)));
        for note in &plan.asked.notes {
            script.push_str(&format!("# {}\n", names::comment(note)));
        }
        let asked: Vec<&Parameter> = used(plan, commands);
        match self {
            Shell::Bash => {
                script.push_str("set -euo pipefail\n");
                if !asked.is_empty() {
                    script.push_str("\n# What the design does not hold: set these before.\n");
                }
                for of in asked {
                    script.push_str(&format!(
                        ": \"${{{}:?{}}}\"\n",
                        names::shouted(&of.words),
                        harmless(&of.about)
                    ));
                }
            }
            Shell::PowerShell => {
                if !asked.is_empty() {
                    script.push_str("# What the design does not hold is asked for.\nparam(\n");
                    let lines: Vec<String> = asked
                        .iter()
                        .map(|of| {
                            let (help, name) = (harmless(&of.about), names::pascal(&of.words));
                            format!("    [Parameter(Mandatory, HelpMessage = '{help}')] [string] ${name}")
                        })
                        .collect();
                    script.push_str(&lines.join(",\n"));
                    script.push_str("\n)\n");
                }
                script.push_str(
                    "$ErrorActionPreference = 'Stop'\n$PSNativeCommandUseErrorActionPreference = $true\n",
                );
            }
        }
    }

    fn command(self, plan: &Plan, command: &Command, script: &mut String) {
        let next = match self {
            Shell::Bash => " \\\n  ",
            Shell::PowerShell => " `\n  ",
        };
        let mut text = format!("{} {}", command.program, command.verb);
        for (flag, values) in &command.flags {
            text.push_str(next);
            text.push_str(flag);
            for value in values {
                text.push(' ');
                text.push_str(&self.word(plan, value));
            }
        }
        match (&command.keeps, self) {
            (None, _) => script.push_str(&text),
            (Some(words), Shell::Bash) => script.push_str(&format!("{}=$({text})", names::shouted(words))),
            (Some(words), Shell::PowerShell) => {
                script.push_str(&format!("${} = {text}", names::camel(words)))
            }
        }
    }

    /// Texts with commas between them, as one word.
    pub(super) fn word(self, plan: &Plan, said: &Said) -> String {
        let given = said.iter().map(|text| match text {
            Text::Given(text) => Some(text.as_str()),
            _ => None,
        });
        if let Some(given) = given.collect::<Option<Vec<_>>>() {
            return self.quoted(&given.join(","));
        }
        let parts: Vec<String> = said.iter().map(|text| self.expanded(plan, text)).collect();
        format!("\"{}\"", parts.join(","))
    }

    /// A text as one word that the shell takes as it stands.
    pub(super) fn quoted(self, text: &str) -> String {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/_.-:".contains(&byte);
        if !text.is_empty() && text.bytes().all(is_plain) {
            return text.to_owned();
        }
        match self {
            Shell::Bash => format!("'{}'", text.replace('\'', "'\\''")),
            Shell::PowerShell => {
                // PowerShell ends a string at any of these.
                let is_quote = |letter: char| matches!(letter, '\'' | '\u{2018}'..='\u{201B}');
                let doubled = text
                    .chars()
                    .flat_map(|letter| std::iter::repeat_n(letter, if is_quote(letter) { 2 } else { 1 }));
                format!("'{}'", doubled.collect::<String>())
            }
        }
    }

    /// A part of a word in double quotes.
    fn expanded(self, plan: &Plan, text: &Text) -> String {
        let variable = |words: &[String]| match self {
            Shell::Bash => format!("${{{}}}", names::shouted(words)),
            Shell::PowerShell => format!("${{{}}}", names::camel(words)),
        };
        match text {
            Text::Given(text) => self.escaped(text),
            Text::Joined(texts) => texts.iter().map(|text| self.expanded(plan, text)).collect(),
            Text::Parameter(place) => match (plan.asked.parameters.get(*place), self) {
                (Some(of), Shell::PowerShell) => format!("${{{}}}", names::pascal(&of.words)),
                (Some(of), Shell::Bash) => variable(&of.words),
                (None, _) => String::new(),
            },
            made => plan.symbol_of(made).map(|symbol| variable(&id_words(symbol))).unwrap_or_default(),
        }
    }

    fn escaped(self, text: &str) -> String {
        let (sign, special) = match self {
            Shell::Bash => ('\\', "\"\\$`"),
            Shell::PowerShell => ('`', "\"`$\u{201C}\u{201D}\u{201E}"),
        };
        let escaped = text
            .chars()
            .flat_map(|letter| special.contains(letter).then_some(sign).into_iter().chain([letter]));
        escaped.collect()
    }
}

/// The parameters that commands use, in their order.
fn used<'p>(plan: &'p Plan, commands: &[Command]) -> Vec<&'p Parameter> {
    let texts =
        || commands.iter().flat_map(|command| &command.flags).flat_map(|(_, values)| values).flatten();
    let is_used = |place: usize| {
        let own = Text::Parameter(place);
        texts().any(|text| *text == own || matches!(text, Text::Joined(texts) if texts.contains(&own)))
    };
    plan.asked.parameters.iter().enumerate().filter(|(place, _)| is_used(*place)).map(|(_, of)| of).collect()
}

/// What a parameter is, without a sign that some shell could read.
fn harmless(about: &str) -> String {
    let kept = |letter: char| letter.is_ascii_alphanumeric() || " -_.,()".contains(letter);
    about.chars().map(|letter| if kept(letter) { letter } else { ' ' }).collect()
}
