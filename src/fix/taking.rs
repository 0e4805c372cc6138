//! [`Taking`]: what a change of the design takes on the platform.
mod anew;
mod cluster;
mod network;
mod pool;

use crate::azure::Source;
use crate::azure::changeable::{CREATION, Changeable, KEPT, Means};
use crate::design::{Cluster, Design, Stage};
use crate::edit::{Step, Thing, take, things};
use crate::net::wording::counted;
use crate::resolve::Resolved;

/// How a change is made of what exists, the lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// Nothing exists yet: the text that creates it says something else.
    Text,
    /// What exists is updated.
    InPlace,
    /// A pool keeps it from its creation: a new one takes its place.
    NewPools,
    /// A cluster keeps it from its creation: a new one takes its place.
    NewCluster,
}

impl How {
    /// How the table of what can be changed says it.
    pub(crate) fn of(means: Means) -> How {
        match means {
            Means::InPlace => How::InPlace,
            Means::NewPools => How::NewPools,
            Means::NewCluster => How::NewCluster,
        }
    }

    /// The heading for people.
    pub fn title(self) -> &'static str {
        match self {
            How::Text => "Not created yet",
            How::InPlace => "In place",
            How::NewPools => "New node pools",
            How::NewCluster => "A new cluster",
        }
    }
}

/// What a change takes on the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taking {
    /// How it is made.
    pub how: How,
    /// What it takes, in sentences.
    pub words: String,
    /// The commands that make it, in order and with this design's own names; what the design does not know stands in
    /// angle brackets.
    pub commands: Vec<String>,
    /// Who says so.
    pub source: Source,
}

/// What one step takes, before those of one command are put together.
struct Part {
    how: How,
    words: &'static str,
    /// The beginning of the command, up to the names, and its flags.
    command: Option<(String, String)>,
    source: Source,
}

/// What steps take on the platform, in their order; those of one command together.
pub fn taking(resolved: &Resolved, design: &Design, steps: &[Step]) -> Vec<Taking> {
    let after = take(design, steps);
    let mut told: Vec<(Option<String>, Taking)> = Vec::new();
    for part in steps.iter().flat_map(|step| parts(resolved, design, &after, steps, step)) {
        let (head, flags) = match part.command {
            Some((head, flags)) => (Some(head), flags),
            None => (None, String::new()),
        };
        let same = told.iter_mut().find(|(own, taking)| {
            *own == head && taking.how == part.how && (head.is_some() || taking.words == part.words)
        });
        match same {
            Some((_, taking)) => taking.add(part.words, &flags),
            None => {
                let commands = head.iter().map(|head| format!("{head}{flags}")).collect();
                let Part { how, words, source, .. } = part;
                told.push((head, Taking { how, words: words.to_owned(), commands, source }));
            }
        }
    }
    if let Some((_, last)) = told.iter_mut().rev().find(|(_, taking)| taking.how == How::NewPools) {
        last.make_pools(anew::anew(design, &after));
    }
    told.into_iter().map(|(_, taking)| taking).collect()
}

impl Taking {
    fn add(&mut self, words: &str, flags: &str) {
        if !self.words.contains(words) {
            self.words = format!("{} {words}", self.words);
        }
        if let Some(command) = self.commands.first_mut().filter(|command| !command.contains(flags)) {
            command.push_str(flags);
        }
    }

    fn make_pools(&mut self, of: anew::Anew) {
        if !of.commands.is_empty() {
            self.words.push_str(
                " The new one takes the size, labels and taints of the old one, which no design tells.",
            );
        }
        if of.side_by_side {
            self.words.push_str(
                " Both take addresses meanwhile: where there is no room for both, it starts with few nodes and grows as \
                 the old one shrinks.",
            );
        }
        if of.left_out > 0 {
            let pools = counted(of.left_out as u64, "more pool", "more pools");
            self.words.push_str(&format!(" The same for {pools}, one after the other."));
        }
        self.commands.extend(of.commands);
    }
}

/// What a step takes; nothing where it changes nothing, or nothing exists of what it changes.
fn parts(resolved: &Resolved, design: &Design, after: &Design, steps: &[Step], step: &Step) -> Vec<Part> {
    match step {
        Step::Set { subject, field, text } => {
            let thing = things(design).into_iter().find(|of| of.subject == *subject);
            let cluster = design.clusters.iter().find(|cluster| owns(cluster, subject));
            match (thing.map(|of| of.thing), cluster) {
                (Some(Thing::Cluster | Thing::Pool), Some(cluster)) if cluster.stage == Stage::Template => {
                    vec![Part::text()]
                }
                (Some(Thing::Cluster), Some(cluster)) => cluster::field(cluster, field, text, steps),
                (Some(Thing::Pool), Some(cluster)) => pool::field(cluster, after, subject, field, text),
                (Some(Thing::Subnet), _) => network::subnet(design, subject, field, text),
                _ => Vec::new(),
            }
        }
        Step::Pool { cluster, pool, set } => match named(design, cluster) {
            Some(of) if of.stage == Stage::Template => vec![Part::text()],
            Some(of) => pool::setting(of, after, pool, *set),
            None => Vec::new(),
        },
        Step::Cidr { cluster, field, prefix } => match named(design, cluster) {
            Some(of) if of.stage == Stage::Template => vec![Part::text()],
            Some(of) => cluster::range(of, resolved, *field, *prefix),
            None => Vec::new(),
        },
        Step::Feature { cluster, feature, on } => match named(design, cluster) {
            Some(of) if of.stage == Stage::Template => vec![Part::text()],
            Some(of) => vec![cluster::feature(of, *feature, *on)],
            None => Vec::new(),
        },
        Step::Subnet { network, name, prefix, delegation, serves } => {
            let mut parts = vec![network::new_subnet(design, network, name, *prefix, delegation.as_deref())];
            let cluster = serves.as_ref().and_then(|serves| Some((serves, named(design, &serves.cluster)?)));
            parts.extend(cluster.map(|(serves, of)| network::moved(of, serves.role)));
            parts
        }
        Step::Range { network, subnet, prefix } => vec![network::resized(design, network, subnet, *prefix)],
        Step::AddressSpace { network, prefix } => vec![network::more_space(design, network, *prefix)],
        Step::Cluster { .. } => vec![Part::text()],
    }
}

impl Part {
    /// What the table says of a field; what it does not know, a cluster keeps.
    fn of(row: Option<&Changeable>) -> Part {
        let Some(row) = row else {
            return Part { how: How::NewCluster, words: KEPT, command: None, source: CREATION };
        };
        Part { how: How::of(row.means), words: row.words, command: None, source: row.source }
    }

    /// With the command that changes it, where it changes in place.
    fn by(self, command: impl FnOnce() -> Option<(String, String)>) -> Part {
        let command = (self.how == How::InPlace).then(command).flatten();
        Part { command, ..self }
    }

    fn text() -> Part {
        Part {
            how: How::Text,
            words: "The cluster is yet to be created: the text that creates it says this from the start.",
            command: None,
            source: CREATION,
        }
    }
}

fn named<'d>(design: &'d Design, name: &str) -> Option<&'d Cluster> {
    design.clusters.iter().find(|cluster| cluster.name == name).map(|cluster| &**cluster)
}

fn owns(cluster: &Cluster, subject: &str) -> bool {
    let own = crate::rules::subject::cluster(&cluster.name);
    subject.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
