//! [`Script`]: a script on the way through its commands.
use std::collections::HashMap;

use super::arguments::{Arguments, Given};
use super::claims::is_wanted;
use super::verbs::Verb;
use super::{autoscaler, cluster, network, pool, refusals};
use crate::import::draft::Draft;
use crate::import::names::Names;
use crate::import::{Kind, Reading, Shape};
use crate::text::Span;
use crate::text::shell::{self, Command, Dialect, Variables, hash_is_prompt};

/// How far before the lines that are read variables and clusters are looked for, in bytes.
const MAX_LOOKBACK: usize = 8_192;

/// What is known on the way through a script.
#[derive(Debug)]
pub(super) struct Script<'t> {
    pub(super) text: &'t str,
    pub(super) variables: Variables,
    pub(super) draft: Draft,
    /// The clusters by name and resource group as they are written.
    pub(super) clusters: HashMap<Key, usize>,
    /// The networks, likewise.
    pub(super) networks: HashMap<Key, usize>,
    /// Subnets by their network and their name as it is written.
    pub(super) subnets: HashMap<(usize, String), usize>,
    /// The names of each cluster's pools.
    pub(super) pool_names: HashMap<usize, Names>,
    /// The places of pools by their cluster and their name as it is written.
    pub(super) pool_places: HashMap<(usize, String), usize>,
    /// Clusters that a command before these lines creates.
    created: Vec<Key>,
}

/// A name and a resource group as they are written, in lower case.
pub(super) type Key = (String, Option<String>);

/// Reads a part of a script; `None` where nothing of it is of use.
pub(super) fn read(text: &str, span: Span) -> Option<Reading> {
    let mut script = Script {
        text,
        variables: Variables::default(),
        draft: Draft::default(),
        clusters: HashMap::new(),
        networks: HashMap::new(),
        subnets: HashMap::new(),
        pool_names: HashMap::new(),
        pool_places: HashMap::new(),
        created: Vec::new(),
    };
    let hash = hash_is_prompt(span.of(text), is_wanted);
    if depends_on_others(span.of(text)) {
        let before = Span::new(lookback(text, span.start), span.start);
        shell::commands(text, before, hash).iter().for_each(|command| script.pass(command));
    }
    let commands = shell::commands(text, span, hash);
    for command in &commands {
        script.run(command);
    }
    let draft = script.draft;
    let is_read = draft.is_used() || !draft.problems.is_empty();
    is_read.then(|| draft.into_reading(Kind::Commands, Some(Shape::Cli), span, Vec::new()))
}

/// Whether commands may need what stands before them: a variable, or a cluster that is created there.
fn depends_on_others(commands: &str) -> bool {
    ["$", "%", "!", "nodepool ", "aks update", "aks scale", "aks upgrade"]
        .iter()
        .any(|mark| commands.contains(mark))
}

/// The beginning of the lines before `start` that are looked at.
fn lookback(text: &str, start: usize) -> usize {
    let Some(from) = start.checked_sub(MAX_LOOKBACK) else { return 0 };
    let line = text.as_bytes().get(from..start).and_then(|part| part.iter().position(|byte| *byte == b'\n'));
    line.map_or(start, |line| from + line + 1)
}

impl Script<'_> {
    /// Notes what a command before the lines assigns or creates.
    fn pass(&mut self, command: &Command) {
        if self.assign(command) {
            return;
        }
        let mut unheard = Draft::default();
        if let Some(arguments) =
            self.arguments(command, &mut unheard).filter(|of| of.verb == Verb::CreateCluster)
        {
            self.created.extend(key(&arguments, "--name"));
        }
    }

    fn run(&mut self, command: &Command) {
        if self.assign(command) {
            return;
        }
        let mut draft = std::mem::take(&mut self.draft);
        let arguments = self.arguments(command, &mut draft);
        self.draft = draft;
        let Some(arguments) = arguments else { return };
        refusals::check(&arguments, self);
        match arguments.verb {
            Verb::CreateCluster => cluster::create(&arguments, self),
            Verb::UpdateCluster => {
                cluster::update(&arguments, self);
                autoscaler::update(&arguments, self);
            }
            Verb::ScaleCluster => autoscaler::scale(&arguments, self),
            Verb::UpgradeCluster => cluster::upgrade(&arguments, self),
            Verb::AddPool => pool::add(&arguments, self),
            Verb::UpdatePool | Verb::ScalePool | Verb::UpgradePool => pool::update(&arguments, self),
            Verb::CreateNetwork | Verb::UpdateNetwork => network::network(&arguments, self),
            Verb::CreateSubnet | Verb::UpdateSubnet => network::subnet(&arguments, self),
            Verb::CreatePeering => network::peering(&arguments, self),
        }
    }

    fn assign(&mut self, command: &Command) -> bool {
        let Some(assignments) = shell::assignments(command) else { return false };
        for assignment in &assignments {
            self.variables.assign(assignment, command.dialect, self.text);
            // `NAME=$(az aks create …)` and `$name = az aks create …` run their command.
            let outputs = assignment.value.iter().flat_map(|value| &value.parts);
            for part in outputs {
                if let shell::Part::Output(inner) = part {
                    self.run_inner(*inner, command.dialect);
                }
            }
        }
        true
    }

    fn run_inner(&mut self, inner: Span, dialect: Dialect) {
        for command in shell::inner_commands(self.text, inner, dialect) {
            if shell::assignments(&command).is_none() {
                self.run(&command);
            }
        }
    }

    /// The arguments of a command that is read.
    fn arguments(&self, command: &Command, draft: &mut Draft) -> Option<Arguments> {
        let az =
            command.words.iter().position(|word| matches!(word.text(), Some("az" | "az.cmd" | "az.exe")))?;
        let (before, words) = command.words.split_at(az);
        before.iter().all(|word| word.text().is_some_and(is_before_command)).then_some(())?;
        let words = words.get(1..)?;
        let verb = Verb::of(words.iter().map_while(|word| word.text()))?;
        let flags =
            words.iter().position(|word| word.text().is_none_or(|text| text.starts_with(['-', '$'])))?;
        let helps = words.iter().any(|word| matches!(word.text(), Some("--help" | "-h")));
        if helps {
            return None;
        }
        Some(Arguments::read(verb, command, words.get(flags..)?, (self.text, &self.variables), draft))
    }

    /// Whether a cluster is created by a command of this text.
    pub(super) fn is_created(&self, key: &Key) -> bool {
        self.created.iter().any(|created| matches(created, key))
    }
}

/// Words that may stand before a command.
fn is_before_command(word: &str) -> bool {
    let is_word =
        ["if", "then", "else", "elif", "do", "while", "until", "!", "{", "time", "sudo", "call", "exec", "@"];
    is_word.contains(&word) || word.split_once('=').is_some_and(|(name, _)| !name.starts_with('-'))
}

/// What a command calls the thing that it is about.
pub(super) fn key(arguments: &Arguments, flag: &str) -> Option<Key> {
    let shown = |flag: &str| {
        let given = arguments.get(flag)?.values.first().map(Given::shown)?;
        Some(given.trim().to_ascii_lowercase())
    };
    Some((shown(flag)?, shown("--resource-group")))
}

/// Whether two commands mean the same thing: the name decides, and the group where both name it.
pub(super) fn matches(one: &Key, other: &Key) -> bool {
    one.0 == other.0 && (one.1 == other.1 || one.1.is_none() || other.1.is_none())
}

/// The thing of that name and group.
pub(super) fn find(things: &HashMap<Key, usize>, key: &Key) -> Option<usize> {
    let without = || things.get(&(key.0.clone(), None));
    // A command without a group takes the one that is configured.
    let any = || {
        things.iter().filter(|(known, _)| key.1.is_none() && known.0 == key.0).map(|(_, index)| index).min()
    };
    things.get(key).or_else(without).or_else(any).copied()
}
