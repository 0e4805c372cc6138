//! [`Pieces`]: the pieces of a text, each read by the reader that knows it.
use super::code::Given;
use super::draft::Draft;
use super::ranges::RangeLines;
use super::readers::{CodeReader, LineReader, Readers};
use super::{Kind, Reading, document, plain};
use crate::text::code::Language;
use crate::text::tree::Document;
use crate::text::{MAX_DOCUMENTS, Problem, Segment, Severity, Span, quoted, segments};

/// What was read so far.
#[derive(Debug)]
pub(super) struct Pieces {
    readers: &'static Readers,
    readings: Vec<Reading>,
    /// Problems of lines that were not read, for the document after them.
    pending: Vec<Problem>,
    /// Whether something was found that only other readers read.
    pub(super) lacking: bool,
}

impl Pieces {
    pub(super) fn new(readers: &'static Readers) -> Pieces {
        Pieces { readers, readings: Vec::new(), pending: Vec::new(), lacking: false }
    }

    /// How many documents were read.
    pub(super) fn len(&self) -> usize {
        self.readings.len()
    }

    /// Reads a text from the offset `from` on, with every tolerance.
    pub(super) fn read(&mut self, text: &str, from: usize) {
        // Lines that only looked like a value for a while are one with those around them.
        let mut lines: Option<Span> = None;
        let code = self.readers.of_code.as_ref();
        let segments = segments(text, from, code.map(|code| code.find));
        let beside = code.map(|code| Beside::new(code, &segments)).unwrap_or_default();
        let mut languages = Vec::new();
        for segment in segments {
            match segment {
                Segment::Code(language, _) => {
                    self.lines(text, lines.take());
                    if !languages.contains(&language) {
                        languages.push(language);
                        let spans = beside.code.iter().filter(|(of, _)| *of == language);
                        let spans: Vec<Span> = spans.map(|(_, span)| *span).collect();
                        let reading = code.and_then(|code| (code.read)(text, language, &spans));
                        reading.into_iter().for_each(|reading| self.push(reading));
                    }
                }
                Segment::Plain(span) => lines = Some(joined(lines, span)),
                Segment::Json { document, span, inline } => match self.json(&document, span, inline, &beside)
                {
                    Some(reading) => {
                        self.lines(text, lines.take());
                        self.push(reading);
                    }
                    None => lines = Some(joined(lines, span)),
                },
                Segment::Unread(span) => {
                    let message =
                        format!("only {MAX_DOCUMENTS} documents of one text are read; the rest was not");
                    self.tell(Problem::error(message, Some(span)));
                }
            }
        }
        self.lines(text, lines);
    }

    /// Adds a document, with the problems of the lines before it.
    pub(super) fn push(&mut self, mut reading: Reading) {
        reading.take_problems(&mut self.pending);
        self.readings.push(reading);
    }

    /// Adds a problem, for the document after it.
    pub(super) fn tell(&mut self, problem: Problem) {
        self.pending.push(problem);
    }

    /// The readings, at least one, with their names.
    pub(super) fn finish(mut self, name: &str, text: &str) -> Vec<Reading> {
        let nothing = self.readings.iter().all(|reading| reading.kind == Kind::Unknown);
        if nothing && plain::is_markup(text) {
            self.readings.clear();
        }
        match self.readings.last_mut() {
            Some(last) => last.take_problems(&mut self.pending),
            None => self.readings.push(unknown(text, self.pending)),
        }
        tell_of_refused_commands(&mut self.readings, text);
        for (index, reading) in self.readings.iter_mut().enumerate() {
            reading.name = match index {
                0 => name.to_owned(),
                _ => format!("{name}#{}", index + 1),
            };
        }
        self.readings
    }

    /// Reads one JSON value. Of one amid other text only what can be used is kept.
    fn json(
        &mut self,
        document: &Document<'_>,
        span: Span,
        inline: bool,
        beside: &Beside,
    ) -> Option<Reading> {
        let mut draft = Draft::default();
        draft.given.clone_from(&beside.given);
        draft.with_template = beside.with_template;
        let (kind, shape) = document::read(&document.node, self.readers, &mut draft);
        draft.is_whole_list &= document.closed;
        self.lacking |= draft.lacking;
        if inline && kind == Kind::Unknown {
            return None;
        }
        Some(draft.into_reading(kind, shape, span, document.repairs.clone()))
    }

    /// Reads lines that are no JSON: each reader takes what it knows, ranges are what is left.
    fn lines(&mut self, text: &str, span: Option<Span>) {
        let Some(span) = span else { return };
        let (draft, ranges) = as_ranges(text, span);
        // Where every line begins with a range, whatever follows is what it is called.
        let are_ranges = ranges.read > 0 && ranges.others.is_empty();
        match self.readers.of_lines {
            Some(readers) if !are_ranges => self.share_out(text, span, readers),
            readers => {
                self.lacking |= readers.is_none() && !are_ranges && !span.of(text).trim().is_empty();
                self.ended_lines(text, span, ranges, draft);
            }
        }
    }

    /// Has each of the lines read by the reader that claims it; ranges are what is left.
    fn share_out(&mut self, text: &str, span: Span, readers: &[LineReader]) {
        for (lines, reader) in shared_out(text, span, readers) {
            match reader {
                Some(reader) => {
                    (reader.read)(text, lines).into_iter().for_each(|reading| self.push(reading));
                }
                None => {
                    let (draft, ranges) = as_ranges(text, lines);
                    self.ended_lines(text, lines, ranges, draft);
                }
            }
        }
    }

    /// Adds plain lines that were read; those without ranges are told of at the document beside them.
    pub(super) fn ended_lines(&mut self, text: &str, span: Span, lines: RangeLines, mut draft: Draft) {
        if lines.read == 0 {
            let count = span.of(text).lines().filter(|line| !line.trim().is_empty()).count();
            if count == 0 {
                return;
            }
            let first = quoted(span.of(text).trim().lines().next().unwrap_or_default());
            let lines = if count == 1 { "1 line".into() } else { format!("{count} lines") };
            let message = format!("{lines} of other text not read, beginning with {first}");
            return self.tell(Problem::note(message, Some(span)));
        }
        draft.problems.extend(lines.others.into_vec());
        self.push(draft.into_reading(Kind::Ranges, None, span, Vec::new()));
    }
}

/// What documents of one text tell of each other.
#[derive(Debug, Default)]
struct Beside {
    /// Values of parameters.
    given: Given,
    /// Whether a template is among them.
    with_template: bool,
    /// All lines of code.
    code: Vec<(Language, Span)>,
}

impl Beside {
    fn new(code: &CodeReader, segments: &[Segment<'_>]) -> Beside {
        let is_template = |segment: &Segment<'_>| match segment {
            Segment::Json { document, .. } => document.node.has("$schema") && document.node.has("resources"),
            _ => false,
        };
        let lines = segments.iter().filter_map(|segment| match segment {
            Segment::Code(language, span) => Some((*language, *span)),
            _ => None,
        });
        Beside {
            given: (code.given)(segments),
            with_template: segments.iter().any(is_template),
            code: lines.collect(),
        }
    }
}

/// Lines as ranges; none of a text that is something else.
fn as_ranges(text: &str, span: Span) -> (Draft, RangeLines) {
    let mut draft = Draft::default();
    let mut lines = RangeLines::default();
    if plain::stranger(span.of(text)).is_none() {
        lines.read(text, span, &mut draft);
    }
    (draft, lines)
}

fn joined(before: Option<Span>, span: Span) -> Span {
    before.map_or(span, |before| Span::new(before.start, span.end))
}

/// The lines at `span` with the reader of each, none for those that nobody claims, in their order. Earlier
/// readers choose first.
fn shared_out<'r>(text: &str, span: Span, readers: &'r [LineReader]) -> Vec<(Span, Option<&'r LineReader>)> {
    let mut shares = vec![(span, None)];
    for reader in readers {
        let mut after = Vec::with_capacity(shares.len());
        for (lines, owner) in shares {
            if owner.is_some() {
                after.push((lines, owner));
                continue;
            }
            let mut at = lines.start;
            for claim in (reader.claims)(text, lines) {
                push_unless_empty(&mut after, (Span::new(at, claim.start), None));
                push_unless_empty(&mut after, (claim, Some(reader)));
                at = claim.end;
            }
            push_unless_empty(&mut after, (Span::new(at, lines.end), None));
        }
        shares = after;
    }
    shares
}

fn push_unless_empty<'r>(
    shares: &mut Vec<(Span, Option<&'r LineReader>)>,
    share: (Span, Option<&'r LineReader>),
) {
    if share.0.start < share.0.end {
        shares.push(share);
    }
}

/// Says of commands that an error follows that the service refused them: their values were wanted, and are not
/// those of what runs.
fn tell_of_refused_commands(readings: &mut [Reading], text: &str) {
    for at in 1..readings.len() {
        let Some([commands, error]) = readings.get_mut(at - 1..=at) else { continue };
        let between = Span::new(commands.span.end, error.span.start);
        if commands.kind == Kind::Commands && error.kind == Kind::Error && between.of(text).trim().is_empty()
        {
            let message = "an error follows, so that this was refused; its values count as what was wanted";
            commands.take_problems(&mut vec![Problem::warning(message, Some(commands.span))]);
        }
    }
}

/// The reading of a text in which nothing can be read: one error, and others that were found on the way.
fn unknown(text: &str, pending: Vec<Problem>) -> Reading {
    let span = Span::new(0, text.len());
    let problem = Problem::error(plain::not_readable(&plain::described(text)), Some(span));
    let others = pending.into_iter().filter(|problem| problem.severity == Severity::Error);
    let problems = std::iter::once(problem).chain(others).collect();
    Draft::default().into_reading(Kind::Unknown, None, span, problems)
}
