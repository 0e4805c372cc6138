//! What makes one design of another that exists: only the difference, in safe order, each step between a check of what
//! is and a check of what has become of it.
mod cluster;
mod network;
mod pool;

use super::az::Command;
use super::names;
use super::plan::{Place, Plan};
use super::text::Text;
use crate::azure::Source;
use crate::design::Design;

/// The difference as commands: networks first, then new pools, then what is changed in place, then what goes.
pub(super) struct Changes {
    /// What both designs ask for; its parameters are those of the commands.
    pub(super) plan: Plan,
    pub(super) commands: Vec<Command>,
}

/// The commands that make `after` of `before`.
pub(super) fn changes(before: &Design, after: &Design) -> Changes {
    let (old, mut plan) = (Plan::of(before), Plan::of(after));
    plan.asked.notes.clear();
    let mut steps = Steps::default();
    network::steps(&old, &plan, &mut steps);
    let mut commands = Vec::new();
    for at in 0..plan.clusters.len() {
        let Some(cluster) = plan.clusters.get(at) else { continue };
        match old.clusters.iter().find(|own| is_same(&old, &own.place, &plan, &cluster.place)) {
            Some(own) => {
                pool::growing(&old, own, &mut plan, at, &mut steps);
                cluster::steps(&old, own, &plan, at, &mut steps);
                pool::going(&old, own, &mut plan, at, &mut steps);
            }
            None => steps.made(&plan, at),
        }
    }
    let gone = old
        .clusters
        .iter()
        .filter(|own| !plan.clusters.iter().any(|cluster| is_same(&old, &own.place, &plan, &cluster.place)));
    for cluster in gone {
        let name = names::comment(cluster.of.name());
        steps.notes.push(format!("{name} is no part of the design any more; nothing here deletes it."));
    }
    steps.notes.into_iter().for_each(|note| plan.asked.note(note));
    commands.extend(steps.commands);
    Changes { plan, commands }
}

/// Steps on the way, and what none can make.
#[derive(Default)]
struct Steps {
    commands: Vec<Command>,
    notes: Vec<String>,
}

impl Steps {
    /// A step between two checks.
    fn step(&mut self, before: Option<Check>, step: Vec<Command>, after: Option<Check>) {
        self.commands.extend(before.map(|check| check.command("Before")));
        self.commands.extend(step);
        self.commands.extend(after.map(|check| check.command("After")));
    }

    /// A cluster that is not there yet.
    fn made(&mut self, plan: &Plan, at: usize) {
        let Some(cluster) = plan.clusters.get(at) else { return };
        let mut notes = Vec::new();
        self.commands.extend(super::az::look_ups_of(plan, cluster));
        self.commands.extend(super::az::of_cluster(cluster, &mut notes));
        self.notes.extend(notes);
    }
}

/// A command that shows a value, and what it prints.
struct Check {
    command: Command,
    expected: String,
}

impl Check {
    fn command(self, when: &str) -> Command {
        let expected = names::comment(&self.expected);
        Command { about: format!("{when}: expected {expected}"), ..self.command }
    }
}

/// What a step does, said above its command; `words` of the catalogue, and whether there is a way back.
fn about(title: &str, words: &str, source: Source) -> String {
    let mark = if is_final(words) { " IRREVERSIBLE." } else { "" };
    format!("{title}.{mark} {words} ({})", source.url)
}

/// Whether the catalogue's words say that there is no way back.
fn is_final(words: &str) -> bool {
    ["no way back", "never back", "no way to another engine"].iter().any(|saying| words.contains(saying))
}

/// Whether two things are one: the same name, and the same group where both are known.
fn is_same(old: &Plan, own: &Place, plan: &Plan, other: &Place) -> bool {
    let is_known = |text: &Text| matches!(text, Text::Given(_));
    let group = !is_known(&own.group) || !is_known(&other.group) || {
        spoken(old, &own.group).eq_ignore_ascii_case(&spoken(plan, &other.group))
    };
    group && spoken(old, &own.name) == spoken(plan, &other.name)
}

/// A text as it is compared: a thing that is made by its name, a parameter by its words.
fn spoken(plan: &Plan, text: &Text) -> String {
    match text {
        Text::Given(text) => text.clone(),
        Text::Parameter(place) => {
            let of = plan.asked.parameters.get(*place);
            format!("<{}>", of.map(|of| of.words.join(" ")).unwrap_or_default())
        }
        Text::Subnet(network, subnet) => {
            let network = plan.networks.get(*network);
            let of = network.and_then(|network| network.subnets.get(*subnet));
            let name = |text: Option<&Text>| text.map(|text| spoken(plan, text)).unwrap_or_default();
            format!("{}/{}", name(network.map(|network| &network.place.name)), name(of.map(|of| &of.name)))
        }
        Text::Joined(texts) => texts.iter().map(|text| spoken(plan, text)).collect(),
        made => plan.symbol_of(made).map(|words| words.join(" ")).unwrap_or_default(),
    }
}
