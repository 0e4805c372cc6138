//! [`Import`]: reads a text step by step, so that a page stays responsive while it does.
use super::document;
use super::draft::Draft;
use super::envelope::{self, Envelope, Next};
use super::pieces::Pieces;
use super::ranges::RangeLines;
use super::things::Things;
use super::{Reading, plain, readers};
use crate::text::tree::{Member, Node, Value};
use crate::text::{MAX_DOCUMENTS, Problem, Span, next_opening};

/// The longest text, in bytes, that is read in one step and with every tolerance.
const TOLERANT_LIMIT: usize = 2 << 20;

/// The longest text, in bytes, that is read at once while a person waits.
const AT_ONCE_LIMIT: usize = 1 << 20;

/// How many bytes of plain lines are read between two looks at the budget.
const LINES_STEP: usize = 256 << 10;

/// A text while it is read.
#[derive(Debug)]
pub struct Import<T> {
    name: String,
    text: T,
    at: usize,
    list: Option<List>,
    lines: Option<Lines>,
    pieces: Pieces,
    finished: bool,
}

/// How far an [`Import`] has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that were read.
    pub done: usize,
    /// Bytes of the text.
    pub total: usize,
    /// Whether nothing is left to do.
    pub finished: bool,
}

/// A large list that is being walked.
#[derive(Debug)]
struct List {
    start: usize,
    envelope: Envelope,
    things: Things,
    draft: Draft,
}

/// Plain lines of a large text that are being read.
#[derive(Debug)]
struct Lines {
    start: usize,
    lines: RangeLines,
    draft: Draft,
    /// Whether they are something else, of which no line is a range.
    stranger: bool,
}

/// Reads a text in one go: one reading a document, at least one. `name` names the first; further ones are
/// `name#2`, `name#3`. A text that cannot be read gives one reading of [`Kind::Unknown`](super::Kind::Unknown) that says why.
pub fn read(name: &str, text: &str) -> Vec<Reading> {
    let mut import = Import::new(name, text);
    while !import.step(usize::MAX).finished {}
    import.finish()
}

/// What was read at once.
#[derive(Debug, Clone, PartialEq)]
pub struct AtOnce {
    /// The readings, at least one.
    pub readings: Vec<Reading>,
    /// Whether [`read`] would give just these; else it may make more of some lines or values.
    pub is_all: bool,
}

/// Reads what most people paste: the JSON of clusters and networks as it is printed, and ranges. A program that
/// calls this alone holds no reader of anything else. `None` for a text of more than 1 MB.
pub fn at_once(name: &str, text: &str) -> Option<AtOnce> {
    if text.len() > AT_ONCE_LIMIT {
        return None;
    }
    let mut pieces = Pieces::new(&readers::COMMON);
    pieces.read(text, 0);
    let is_all = !pieces.lacking;
    Some(AtOnce { readings: pieces.finish(name, text), is_all })
}

impl<T: AsRef<str>> Import<T> {
    /// Begins with a text; nothing is read yet.
    pub fn new(name: &str, text: T) -> Import<T> {
        let name = name.to_owned();
        Import {
            name,
            text,
            at: 0,
            list: None,
            lines: None,
            pieces: Pieces::new(&readers::ALL),
            finished: false,
        }
    }

    /// Reads on for about `budget` bytes. What is read at once: a text of up to 2 MB, an element of a larger list,
    /// a larger single document.
    pub fn step(&mut self, budget: usize) -> Progress {
        let total = self.text.as_ref().len();
        let until = self.at.saturating_add(budget.max(1));
        while !self.finished && self.at < until {
            if self.list.is_some() {
                self.next_element();
            } else if self.lines.is_some() {
                self.next_lines();
            } else if total - self.at <= TOLERANT_LIMIT {
                self.read_tolerantly(total);
                self.finished = true;
            } else {
                self.begin_large();
            }
        }
        Progress { done: self.at, total, finished: self.finished }
    }

    /// The readings, at least one. Reads the rest first where [`Import::step`] has not finished.
    pub fn finish(mut self) -> Vec<Reading> {
        while !self.finished {
            self.step(usize::MAX);
        }
        self.pieces.finish(&self.name, self.text.as_ref())
    }

    /// Reads from here up to the offset `end` with every tolerance.
    fn read_tolerantly(&mut self, end: usize) {
        let Import { text, at, pieces, .. } = self;
        pieces.read(text.as_ref().get(..end).unwrap_or_default(), *at);
        *at = end;
    }

    /// Begins with what stands here, more than can be read in one step.
    fn begin_large(&mut self) {
        let text = self.text.as_ref();
        let window = line_end(text, self.at + TOLERANT_LIMIT);
        let begin = text.get(..window).and_then(|text| next_opening(text, self.at));
        let Some(begin) = begin else {
            let stranger = plain::stranger(Span::new(self.at, window).of(text)).is_some();
            let (lines, draft) = (RangeLines::default(), Draft::default());
            self.lines = Some(Lines { start: self.at, lines, draft, stranger });
            return;
        };
        if self.pieces.len() >= MAX_DOCUMENTS {
            return self.give_up(self.at);
        }
        let mut draft = Draft::without_places(Span::new(begin, begin));
        if let Some((envelope, before)) = envelope::open(text, begin) {
            let before = object(before);
            draft.begin_list(before.get("kind").and_then(Node::as_str));
            document::note_more_pages(&before, &mut draft);
            let things = Things::of_list(envelope.wrapper);
            self.read_tolerantly(begin);
            self.list = Some(List { start: begin, envelope, things, draft });
        } else if let Ok((node, end)) = envelope::value(text, begin) {
            if end - begin <= TOLERANT_LIMIT {
                return self.read_tolerantly(end);
            }
            let span = Span::new(begin, end);
            draft.at_element(span);
            let (kind, shape) = document::read(&node, &readers::ALL, &mut draft);
            let reading = draft.into_reading(kind, shape, span, Vec::new());
            self.read_tolerantly(begin);
            self.pieces.push(reading);
            self.at = end;
        } else {
            self.give_up(window);
        }
    }

    /// Reads some plain lines of a large text, up to where JSON begins. Gives up where no ranges are among them.
    fn next_lines(&mut self) {
        let text = self.text.as_ref();
        let Some(Lines { start, lines, draft, stranger }) = &mut self.lines else { return };
        let window = line_end(text, self.at + LINES_STEP);
        let begin = text.get(..window).and_then(|text| next_opening(text, self.at));
        let span = Span::new(self.at, begin.unwrap_or(window));
        if !*stranger {
            lines.read(text, span, draft);
        }
        self.at = span.end;
        let in_vain = lines.read == 0 && span.end - *start >= TOLERANT_LIMIT;
        if begin.is_none() && span.end < text.len() && !in_vain {
            return;
        }
        let span = Span::new(*start, span.end);
        if let Some(Lines { lines, draft, .. }) = self.lines.take() {
            self.pieces.ended_lines(text, span, lines, draft);
        }
        if in_vain {
            self.give_up(span.end);
        }
    }

    /// Reads what can be read in one step, and says that the rest was not.
    fn give_up(&mut self, window: usize) {
        self.read_tolerantly(window);
        let total = self.text.as_ref().len();
        let rest = Span::new(window, total);
        let message = format!(
            "the last {} bytes were not read: a text of more than {} MB must be valid JSON of at most {MAX_DOCUMENTS} \
             documents, or a list of ranges",
            total - window,
            TOLERANT_LIMIT >> 20,
        );
        self.pieces.tell(Problem::error(message, Some(rest)));
        self.at = total;
        self.finished = true;
    }

    fn next_element(&mut self) {
        let text = self.text.as_ref();
        let Some(list) = &mut self.list else { return };
        match list.envelope.next(text) {
            Next::Element(node, span) => {
                list.draft.at_element(span);
                list.things.read(&node, &readers::ALL, &mut list.draft);
                self.at = list.envelope.at;
            }
            Next::End(after) => {
                document::note_more_pages(&object(after), &mut list.draft);
                let end = list.envelope.at;
                self.end_list(end, None);
            }
            Next::Broken(what, at) => {
                let (broken, total) = (envelope::broken(text, &what, at), text.len());
                self.end_list(total, Some(broken));
                self.finished = true;
            }
        }
    }

    fn end_list(&mut self, end: usize, broken: Option<String>) {
        self.at = end;
        let Some(mut list) = self.list.take() else { return };
        let span = Span::new(list.start, end);
        list.draft.is_whole_list &= broken.is_none();
        let (kind, shape) = list.things.finish(span, broken, &mut list.draft);
        let reading = list.draft.into_reading(kind, shape, span, Vec::new());
        self.pieces.push(reading);
    }
}

fn object(members: Vec<Member<'_>>) -> Node<'_> {
    Node { span: Span::default(), value: Value::Object(members) }
}

/// The end of the line that the offset `at` stands in; where the line is long, a place inside it.
fn line_end(text: &str, at: usize) -> usize {
    let mut end = at.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let rest = text.get(end..).unwrap_or_default();
    rest.bytes().take(4096).position(|byte| byte == b'\n').map_or(end, |line| end + line + 1)
}
