//! What the page and its annex say to each other: a large text goes there by parts, its readings come back by
//! parts, so that neither side holds the other up; and what is made of a design there, since few need it.
//!
//! Knows bytes and their order; both sides are of one build, so the format binds nobody.
mod advice;
mod assumed;
mod compared;
mod contested;
mod cost;
mod egress;
mod egress_after;
mod explained;
mod exported;
mod fleet;
mod kept;
mod laid_out;
mod mended;
mod occupancy;
mod operated;
mod packet;
mod policy;
mod reach;
mod room;
mod shared;
mod space;
mod symptoms;
mod table;
mod told;

pub use advice::ChangedLater;
pub use compared::{Beside, Comparing};
pub use contested::Contested;
pub use explained::{Explained, NamedNumber, Reference, Sum};
pub use exported::Exported;
pub use fleet::{Rows, Sight, inventory};
pub use kept::{Asked, Kept, KeptRequest, ReadRequest};
pub use laid_out::{LaidOut, PlannedRow};
pub use operated::{Change, Held, Operated};
pub use packet::{Drawn, DrawnStop};
pub use room::{Demand, Reversed, RoomPart, reversed, room};
pub use shared::{SharedLink, Travelling, Value};
pub use table::{Mark, Table, TableRow, Verdicts};
pub use told::{Block, Choice, Choices, Documents, Offer, Told, Use};

use std::sync::Arc;

use fleet::Laid;
use kept::Message;
use serde::{Deserialize, Serialize};

use crate::advice::{Change as Changed, Needs, advise, way};
use crate::analysis::{analyze, disagreements};
use crate::azure::day;
use crate::cost::{Meter, Prices};
use crate::design::{Design, OutboundType};
use crate::edit::Step;
use crate::egress::Load;
use crate::export::{Input, Material, analysis_document, design_file, markdown};
use crate::fix::{self, Which};
use crate::import::Reading;
use crate::link::Names;
use crate::net::Prefix;
use crate::propose::{self, Operation, Proposal, Purpose};
use crate::resolve::resolve;
use crate::symptoms::{Answered, Symptom};

/// What the page has the annex make of a design.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// All that was read, merged.
    pub design: Design,
    /// How documents tell the inputs.
    pub inputs: Vec<Input>,
    /// The day that retirements are compared with, `YYYY-MM-DD`.
    pub today: String,
    /// What is to be made.
    pub wanted: Wanted,
}

/// What can be made of a design.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// Its reported errors, explained.
    Explanations,
    /// The report as Markdown.
    Markdown,
    /// The analysis document.
    AnalysisDocument,
    /// The design file.
    DesignFile,
    /// How each field is changed once it is there.
    ChangedLater,
    /// Free ranges for a purpose.
    Proposals(Purpose),
    /// The disagreements of sources that change a number.
    Disagreements,
    /// The subnets that a network has and needs.
    Plan {
        /// The network's place in the resolved design.
        network: usize,
    },
    /// Every subnet of a network in its place.
    Layout {
        /// The network's place in the resolved design.
        network: usize,
        /// The subnets, as [`Answer::Planned`] gave them or somebody changed them.
        rows: Vec<PlannedRow>,
    },
    /// What breaks first while something is done to the nodes of a cluster, and what mends it.
    Operation(Operation),
    /// How the ranges of the cluster at that place can grow.
    Room(usize),
    /// What was seen of the addresses of the cluster at that place.
    Seen(usize),
    /// Which prefix length holds how many nodes of the cluster at that place.
    Reverse(usize),
    /// Everything that is assumed.
    Assumptions,
    /// What mends a finding.
    Fixes(Which),
    /// Which network model fits the cluster at that place, for those needs.
    Advice(usize, Needs),
    /// The way of the cluster at that place to a change.
    Way(usize, Changed),
    /// The way out of the cluster at that place: which address is seen, its ports, what must be let through.
    Egress(usize),
    /// What sees another address of a cluster once it has another outbound type.
    EgressAfter {
        /// The cluster's place in the design.
        cluster: usize,
        /// The outbound type by then.
        outbound: OutboundType,
    },
    /// Whether the policies of the cluster at that place are enforced, what they allow, and how to show it.
    Policies(usize),
    /// The public addresses that a load asks for, by way out.
    Load {
        /// The cluster's place in the design.
        cluster: usize,
        /// What it sends out.
        load: Load,
    },
    /// What the cluster is billed for, by way out.
    Cost {
        /// The cluster's place in the design.
        cluster: usize,
        /// Gigabytes that leave it in a month, where somebody said.
        gigabytes: Option<u64>,
        /// Somebody's own prices, as they typed them.
        prices: Vec<(Meter, String)>,
    },
    /// Clusters beside a baseline.
    Compare(Comparing),
    /// Where a failure of a cluster begins.
    Symptom {
        /// The cluster's place in the design.
        cluster: usize,
        /// What somebody sees.
        symptom: Symptom,
        /// What was answered so far.
        answers: Vec<Answered>,
    },
    /// What is tried for the cluster at that place before a change and after it.
    SmokeTest(usize),
    /// Every cluster in a table, as a [`KeptRequest`].
    Fleet(Sight),
    /// Which addresses the clusters that are shown use, of those in a prefix where one is given.
    FleetSpace(Sight, Option<Prefix>),
    /// The rows that are shown, on all pages, as comma-separated values.
    FleetCsv(Sight),
    /// The same as Markdown.
    FleetMarkdown(Sight),
    /// The design in one of the forms that others take.
    Export {
        /// The form's place among [`crate::export::FORMS`].
        form: usize,
        /// The design as it is, where only what changes it is wanted.
        before: Option<Box<Design>>,
    },
    /// The design as a link.
    Link {
        /// Whether it carries the names, else `cluster-1` and so on.
        names_kept: bool,
        /// The address of the page, without a fragment.
        page: String,
    },
}

impl Wanted {
    /// Whether it is about a fleet, which a worker lays out once and keeps.
    pub fn is_of_fleet(&self) -> bool {
        matches!(
            self,
            Wanted::Fleet(_) | Wanted::FleetSpace(..) | Wanted::FleetCsv(_) | Wanted::FleetMarkdown(_)
        )
    }
}

/// Clusters or networks in one part of a reading.
const PART: usize = 100;
/// Ranges in one part, which are small.
const RANGES_PART: usize = 1_000;

/// Ranges that would fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// What is proposed, in a few words.
    pub title: String,
    /// Why, in sentences.
    pub reasons: Vec<String>,
    /// What taking it changes: see [`crate::edit::Edit::Take`].
    pub steps: Vec<Step>,
}

/// One message of the annex.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// So many bytes of the text were read, of so many.
    Progress {
        /// Bytes that were read.
        done: u64,
        /// Bytes of the text.
        total: u64,
    },
    /// A reading and how documents tell it; its lists follow.
    Reading(Box<Reading>, Input),
    /// More of the last reading's lists.
    More(Design),
    /// That was all. The text comes along where it is of a size to be shown.
    Done {
        /// The text that was read.
        text: Option<String>,
    },
    /// What was wanted was not made; why, in a sentence.
    Refused(String),
    /// The errors of a design, explained.
    Explained(Vec<Explained>),
    /// The document that was wanted.
    Document(String),
    /// The subnets that a network has and needs.
    Planned(Vec<PlannedRow>),
    /// Every subnet of a network in its place.
    LaidOut(LaidOut),
    /// The disagreements of sources in force.
    Disagreements(Vec<Contested>),
    /// A design in a form that others take.
    Exported(Exported),
    /// How each field is changed once it is there.
    ChangedLater(Vec<ChangedLater>),
    /// The link of a design.
    Link(Box<SharedLink>),
    /// Free ranges, what an operation does, the room of each range, the nodes of each length, or the way out.
    Told(Told),
}

impl Request {
    /// The request as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The request as messages of bounded size, which [`Asked`] puts together: first its design, by parts.
    pub fn messages(mut self) -> impl Iterator<Item = Vec<u8>> {
        let design = parts(std::mem::take(&mut self.design)).map(Message::Part);
        let messages = design.chain(std::iter::once(Message::Last(Box::new(self))));
        messages.map(|message| postcard::to_allocvec(&message).unwrap_or_default())
    }

    /// The request that these bytes are; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Request> {
        postcard::from_bytes(bytes).ok()
    }

    /// Makes what is wanted; `None` where the day is none.
    pub fn answer(&self) -> Option<Answer> {
        let analysis = || Some(analyze(&self.design, day(&self.today)?));
        Some(match &self.wanted {
            Wanted::Explanations => {
                Answer::Explained(analysis()?.diagnoses.iter().map(Explained::of).collect())
            }
            Wanted::Markdown => Answer::Document(markdown(&analysis()?, &self.inputs)),
            Wanted::AnalysisDocument => Answer::Document(analysis_document(&analysis()?, &self.inputs)),
            Wanted::DesignFile => Answer::Document(design_file(&self.design)),
            Wanted::Proposals(purpose) => self.proposals(purpose),
            Wanted::Disagreements => {
                let in_force = disagreements(&self.design, day(&self.today)?);
                Answer::Disagreements(in_force.iter().map(Contested::of).collect())
            }
            Wanted::Plan { network } => {
                let planned = laid_out::planned(&resolve(&self.design), *network);
                planned.map_or_else(Answer::Refused, Answer::Planned)
            }
            Wanted::Layout { network, rows } => {
                let laid_out = laid_out::laid_out(&resolve(&self.design), *network, rows);
                laid_out.map_or_else(Answer::Refused, Answer::LaidOut)
            }
            Wanted::Operation(operation) => match Operated::of(&self.design, *operation) {
                Some(operated) => Answer::Told(operated.into()),
                None => {
                    Answer::Refused("The design has no such cluster, pool or subnet any more.".to_owned())
                }
            },
            Wanted::Room(cluster) => Answer::Told(room(&resolve(&self.design), *cluster).into()),
            Wanted::Seen(cluster) => of_cluster(occupancy::seen(&resolve(&self.design), *cluster)),
            Wanted::Reverse(cluster) => match reversed(&resolve(&self.design), *cluster) {
                Ok(reversed) => Answer::Told(reversed.into()),
                Err(why) => Answer::Refused(why),
            },
            Wanted::ChangedLater => Answer::ChangedLater(advice::changed_later()),
            Wanted::Assumptions => Answer::Told(assumed::assumed(&analysis()?)),
            Wanted::Fixes(which) => match fix::mend(&self.design, day(&self.today)?, which) {
                Some(mending) => Answer::Told(mending.into()),
                None => Answer::Refused("The design has no such finding any more.".to_owned()),
            },
            Wanted::Advice(cluster, needs) => {
                let today = day(&self.today)?;
                let advice = advise(&self.design, *cluster, needs, today);
                let later = |of| advice::with_later(of, &self.design, *cluster, today);
                of_cluster(advice.map(advice::advised).map(later))
            }
            Wanted::Way(cluster, change) => {
                let way = way(&resolve(&self.design), *cluster, *change);
                of_cluster(way.map(advice::told))
            }
            Wanted::Egress(cluster) => of_cluster(egress::way_out(&resolve(&self.design), *cluster)),
            Wanted::EgressAfter { cluster, outbound } => {
                of_cluster(egress_after::way_out_after(&resolve(&self.design), *cluster, *outbound))
            }
            Wanted::Policies(cluster) => of_cluster(policy::policies(&resolve(&self.design), *cluster)),
            Wanted::Load { cluster, load } => {
                of_cluster(egress::load_carried(&resolve(&self.design), *cluster, *load))
            }
            Wanted::Compare(of) => of_cluster(compared::compared(&self.design, of, day(&self.today)?)),
            Wanted::Cost { cluster, gigabytes, prices } => match Prices::read(prices) {
                Ok(prices) => of_cluster(cost::billed(&resolve(&self.design), *cluster, *gigabytes, &prices)),
                Err(why) => Answer::Refused(why.to_string()),
            },
            Wanted::Symptom { cluster, symptom, answers } => {
                of_cluster(symptoms::symptom(&resolve(&self.design), *cluster, *symptom, answers))
            }
            Wanted::SmokeTest(cluster) => of_cluster(symptoms::tried(&resolve(&self.design), *cluster)),
            wanted @ (Wanted::Fleet(_)
            | Wanted::FleetSpace(..)
            | Wanted::FleetCsv(_)
            | Wanted::FleetMarkdown(_)) => {
                Laid::of(&self.design, Vec::new(), None, day(&self.today)?).answer(wanted)?
            }
            Wanted::Export { form, before } => {
                let material = Material {
                    design: &self.design,
                    before: before.as_deref(),
                    inputs: &self.inputs,
                    today: day(&self.today)?,
                };
                Exported::of(*form, &material).map_or_else(Answer::Refused, Answer::Exported)
            }
            Wanted::Link { names_kept, page } => self.link(*names_kept, page),
        })
    }

    fn proposals(&self, purpose: &Purpose) -> Answer {
        let resolved = resolve(&self.design);
        let found = propose::propose(&resolved, purpose).into_iter().map(Proposed::of).map(Block::from);
        let obstacle = propose::obstacle(&resolved, purpose).map(Block::Problem);
        Answer::Told(Told::of_blocks(obstacle.into_iter().chain(found)))
    }

    fn link(&self, names_kept: bool, page: &str) -> Answer {
        let names = if names_kept { Names::Kept } else { Names::Replaced };
        match SharedLink::of(&self.design, names, page) {
            Ok(link) => Answer::Link(Box::new(link)),
            Err(why) => Answer::Refused(why.to_string()),
        }
    }
}

fn of_cluster(told: Option<Told>) -> Answer {
    told.map_or_else(|| Answer::Refused("The design has no such cluster any more.".to_owned()), Answer::Told)
}

impl Proposed {
    fn of(proposal: Proposal) -> Proposed {
        Proposed {
            title: proposal.title,
            reasons: proposal.reasons.into_iter().map(|reason| reason.text).collect(),
            steps: proposal.steps,
        }
    }
}

impl Answer {
    /// The message as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The message that these bytes are; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Answer> {
        postcard::from_bytes(bytes).ok()
    }
}

/// The answers that carry these readings, in order and each of bounded size, but for the last: see
/// [`Answer::Done`].
pub fn answers(readings: Vec<Reading>, inputs: Vec<Input>) -> impl Iterator<Item = Answer> {
    readings.into_iter().zip(inputs).flat_map(|(mut reading, input)| {
        let lists = std::mem::take(&mut reading.part);
        std::iter::once(Answer::Reading(Box::new(reading), input)).chain(parts(lists).map(Answer::More))
    })
}

/// What has arrived of a text's readings.
#[derive(Debug, Default)]
pub struct Arrived {
    /// The readings, whole once the annex is done.
    pub readings: Vec<Reading>,
    /// How documents tell them.
    pub inputs: Vec<Input>,
}

impl Arrived {
    /// Adds a reading.
    pub fn begin(&mut self, reading: Reading, input: Input) {
        self.readings.push(reading);
        self.inputs.push(input);
    }

    /// Adds to the last reading's lists.
    pub fn add(&mut self, more: Design) {
        if let Some(last) = self.readings.last_mut() {
            extend(&mut last.part, more);
        }
    }
}

/// Adds to a design's lists.
fn extend(design: &mut Design, more: Design) {
    design.networks.extend(more.networks);
    design.ranges.extend(more.ranges);
    design.clusters.extend(more.clusters);
    design.errors.extend(more.errors);
    design.taken_otherwise.extend(more.taken_otherwise);
    if !more.attached.is_empty() {
        Arc::make_mut(&mut design.attached).extend(Arc::unwrap_or_clone(more.attached));
    }
}

/// A design by parts, whose lists together are its own.
fn parts(design: Design) -> impl Iterator<Item = Design> {
    let Design { networks, ranges, clusters, errors, taken_otherwise, attached } = design;
    let taken = (!taken_otherwise.is_empty()).then(|| Design { taken_otherwise, ..Design::default() });
    let networks = chunks(networks, PART).map(|networks| Design { networks, ..Design::default() });
    let ranges = chunks(ranges, RANGES_PART).map(|ranges| Design { ranges, ..Design::default() });
    let clusters = chunks(clusters, PART).map(|clusters| Design { clusters, ..Design::default() });
    let errors = chunks(errors, PART).map(|errors| Design { errors, ..Design::default() });
    let attached = Arc::unwrap_or_clone(attached).parts(PART).into_iter().map(Arc::new);
    let attached = attached.map(|attached| Design { attached, ..Design::default() });
    networks.chain(ranges).chain(clusters).chain(errors).chain(taken).chain(attached)
}

fn chunks<T>(list: Vec<T>, size: usize) -> impl Iterator<Item = Vec<T>> {
    let mut rest = list.into_iter();
    std::iter::from_fn(move || {
        let chunk: Vec<T> = rest.by_ref().take(size).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
}
