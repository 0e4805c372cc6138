//! What a worker keeps between two questions: the readings of every text, and the fleet that they make.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fleet::Laid;
use super::{Answer, Request, Wanted, extend, parts};
use crate::azure::{Date, day};
use crate::design::Design;
use crate::edit::Edit;
use crate::export::Input;
use crate::import::{self, Kind, Reading};
use crate::text::Span;

/// A part of a request.
#[derive(Serialize, Deserialize)]
pub(super) enum Message {
    /// More of its design.
    Part(Design),
    /// The rest, after which it is whole.
    Last(Box<Request>),
    /// The parts after it are of a document of the text of that number.
    Document(u64),
    /// A request about texts that are kept.
    Kept(Box<KeptRequest>),
}

/// What the page has the annex make of texts that stay there: only what changes travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptRequest {
    /// The numbers of the texts, in the order in which they are merged.
    pub texts: Vec<u64>,
    /// The edits over what they say together.
    pub edits: Vec<Edit>,
    /// How documents tell the inputs; empty for what is about a fleet.
    pub inputs: Vec<Input>,
    /// The day that retirements are compared with, `YYYY-MM-DD`.
    pub today: String,
    /// What is to be made.
    pub wanted: Wanted,
}

/// A text that is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRequest {
    /// The text's name.
    pub name: String,
    /// Its number; `None`: it is not kept.
    pub number: Option<u64>,
    /// The texts that it is merged with, which are laid out as a fleet as soon as it was read.
    pub beside: Vec<u64>,
    /// The day that retirements are compared with, `YYYY-MM-DD`.
    pub today: String,
}

impl KeptRequest {
    /// The request as messages of bounded size, which [`Asked`] puts together: first the documents that the annex has
    /// not read itself, each with the number of its text.
    pub fn messages(self, unknown: Vec<(u64, Design)>) -> impl Iterator<Item = Vec<u8>> {
        let documents = unknown.into_iter().flat_map(|(number, part)| {
            std::iter::once(Message::Document(number)).chain(parts(part).map(Message::Part))
        });
        let messages = documents.chain(std::iter::once(Message::Kept(Box::new(self))));
        messages.map(|message| postcard::to_allocvec(&message).unwrap_or_default())
    }
}

impl ReadRequest {
    /// The request as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The request that these bytes are; `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<ReadRequest> {
        postcard::from_bytes(bytes).ok()
    }
}

/// The numbers of the texts that an annex keeps, as the page that asks it knows them.
#[derive(Debug, Default)]
pub struct Kept(Vec<u64>);

impl Kept {
    /// Notes that a text was read and is kept.
    pub fn add(&mut self, number: u64) {
        self.0.push(number);
    }

    /// Notes that a request about these texts goes there, after which only they are kept, and those that are newer;
    /// gives those that have to go along.
    pub fn ask(&mut self, texts: &[u64]) -> Vec<u64> {
        let unknown: Vec<u64> = texts.iter().filter(|number| !self.0.contains(number)).copied().collect();
        self.0.extend(&unknown);
        self.0.retain(|number| is_kept(*number, texts));
        unknown
    }
}

/// A text that was taken out is forgotten; a newer one may be about to be asked for.
fn is_kept(number: u64, texts: &[u64]) -> bool {
    texts.contains(&number) || texts.iter().max().is_none_or(|newest| number > *newest)
}

/// A request while it arrives, and what stays between two of them.
#[derive(Debug, Default)]
pub struct Asked {
    arriving: Option<Design>,
    /// The text of which a document arrives.
    arriving_of: Option<u64>,
    /// What each text says, document by document.
    texts: BTreeMap<u64, Vec<Reading>>,
    /// What texts say together: which, and what.
    merged: Option<(Vec<u64>, Design)>,
    laid: Option<Laid>,
}

/// Clusters from which on a fleet is laid out before somebody asks.
const MANY: usize = 500;

impl Asked {
    /// Takes the next message; the answer, once a request is whole.
    pub fn hear(&mut self, bytes: &[u8]) -> Option<Answer> {
        let answer = match postcard::from_bytes(bytes) {
            Ok(Message::Part(part)) => {
                extend(self.arriving.get_or_insert_default(), part);
                return None;
            }
            Ok(Message::Last(mut request)) => {
                request.design = self.arriving.take().unwrap_or_default();
                request.answer()
            }
            Ok(Message::Document(number)) => {
                self.has_arrived();
                self.arriving_of = Some(number);
                return None;
            }
            Ok(Message::Kept(request)) => {
                self.has_arrived();
                self.answer_of_kept(*request)
            }
            Err(_) => None,
        };
        let stranger = "The annex is of another version than the page; reload it.";
        Some(answer.unwrap_or_else(|| Answer::Refused(stranger.into())))
    }

    /// Keeps what was read of a text.
    pub fn keep(&mut self, number: u64, readings: &[Reading]) {
        self.texts.insert(number, readings.iter().map(|reading| said(reading.part.clone())).collect());
        self.merged = None;
    }

    /// Lays out the fleet of a text that was read and of those beside it, where it is a large one, so that it is there
    /// when somebody asks.
    pub fn lay_out(&mut self, request: &ReadRequest) {
        let texts: Vec<u64> = request.beside.iter().copied().chain(request.number).collect();
        let known = texts.iter().map(|number| self.texts.get(number));
        let clusters = known.map(|of| {
            of.map(|readings| readings.iter().map(|reading| reading.part.clusters.len()).sum::<usize>())
        });
        let is_large = clusters.sum::<Option<usize>>().is_some_and(|clusters| clusters > MANY);
        if let Some(today) = day(&request.today).filter(|_| is_large) {
            self.laid(&texts, Vec::new(), today);
        }
    }

    fn has_arrived(&mut self) {
        if let Some(number) = self.arriving_of.take() {
            let part = self.arriving.take().unwrap_or_default();
            self.texts.entry(number).or_default().push(said(part));
            self.merged = None;
        }
    }

    fn answer_of_kept(&mut self, request: KeptRequest) -> Option<Answer> {
        let KeptRequest { texts, edits, inputs, today, wanted } = request;
        self.texts.retain(|number, _| is_kept(*number, &texts));
        let laid = self.laid(&texts, edits, day(&today)?);
        if wanted.is_of_fleet() {
            return laid.answer(&wanted);
        }
        Request { design: laid.design().clone(), inputs, today, wanted }.answer()
    }

    /// The fleet of these texts with these edits; of the one before where only edits differ.
    fn laid(&mut self, texts: &[u64], edits: Vec<Edit>, today: Date) -> &Laid {
        let is_same = self.merged.as_ref().is_some_and(|(of, _)| of == texts);
        let before = self.laid.take().filter(|_| is_same);
        let (_, design) = match self.merged.take().filter(|_| is_same) {
            Some(merged) => self.merged.insert(merged),
            None => {
                let readings = texts.iter().filter_map(|number| self.texts.get(number)).flatten();
                self.merged.insert((texts.to_vec(), import::merge(readings).design))
            }
        };
        let laid = match before {
            Some(laid) if laid.is_of(&edits, today) => laid,
            before => Laid::of(design, edits, before, today),
        };
        self.laid.insert(laid)
    }
}

/// All of a reading that merging asks for.
fn said(part: Design) -> Reading {
    Reading {
        name: String::new(),
        kind: Kind::Unknown,
        shape: None,
        part,
        places: Vec::new(),
        ignored: Vec::new(),
        problems: Vec::new(),
        span: Span::new(0, 0),
    }
}
