//! [`Explanation`]: how a number comes about, as data and as text.
use std::fmt;

use crate::azure::Source;
use crate::capacity::Unit;
use crate::resolve::{From, Value};
use crate::rules::wording::number;

/// How a number comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Which number of what.
    pub title: String,
    /// The formula in words.
    pub formula: String,
    /// What it is made of, in the order in which one reckons.
    pub lines: Vec<Line>,
    /// The number itself. Where it is a sum, it is that of the added lines less the taken ones.
    pub result: Amount,
    /// What the result is counted in; `None` where it is no count.
    pub unit: Option<Unit>,
    /// What else one should know, a sentence each.
    pub notes: Vec<String>,
    /// Who says so, each once.
    pub sources: Vec<Source>,
}

/// A term, or a step on the way to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub words: String,
    /// How much, or which.
    pub value: Amount,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it is a term of the sum.
    pub counts: Counts,
}

/// Whether a line is a term of the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counts {
    /// It is added.
    Added,
    /// It is taken away.
    Taken,
    /// It tells what a term is made of, or what a result that is no sum is made of.
    Told,
}

/// How much, or which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A number.
    Number(i128),
    /// A share in whole percent.
    Percent(i64),
    /// A value that is no number, such as a range or a verdict.
    Text(String),
    /// Nothing tells.
    Unknown,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The design says so.
    Given {
        /// What says so, as the places of readings name it: `clusters/aks-prod/pools/np1/maxPods`.
        subject: String,
    },
    /// The service takes it where nothing is said.
    Default {
        /// Who says so.
        source: Source,
        /// What would say otherwise, where anything can.
        subject: Option<String>,
    },
    /// The platform is so.
    Fact(Source),
    /// It follows from the lines before it, or from another number of the analysis.
    Computed,
    /// Nothing tells.
    Unknown {
        /// The command that would.
        ask: String,
        /// What would hold it, where anything can.
        subject: Option<String>,
    },
}

impl Explanation {
    /// The result with its unit: `126 addresses`, `49%`.
    pub fn result_words(&self) -> String {
        match (self.unit, &self.result) {
            (Some(unit), Amount::Number(1)) => format!("1 {}", unit.one()),
            (Some(unit), Amount::Number(_)) => format!("{} {}", self.result, unit.text()),
            (_, result) => result.to_string(),
        }
    }

    /// All of it as plain text to copy, ending in a line break. Control characters of names become blanks.
    pub fn text(&self) -> String {
        let mut lines = vec![self.title.clone(), self.formula.clone(), String::new()];
        let width = |of: &dyn Fn(&Line) -> String| {
            self.lines.iter().map(|line| of(line).chars().count()).max().unwrap_or(0)
        };
        let (words, values) = (width(&|line| line.words.clone()), width(&|line| line.value.to_string()));
        lines.extend(self.lines.iter().map(|line| {
            let (sign, value, origin) = (line.counts.sign(), line.value.to_string(), line.origin.words());
            format!("{sign} {:words$}  {value:>values$}  {origin}", line.words).trim_end().to_owned()
        }));
        lines.push(format!("= {}", self.result_words()));
        if !self.notes.is_empty() {
            lines.push(String::new());
            lines.extend(self.notes.iter().cloned());
        }
        if !self.sources.is_empty() {
            lines.push(String::new());
            lines.extend(
                self.sources
                    .iter()
                    .map(|source| format!("{}: {} (read {})", source.grade.text(), source.url, source.read)),
            );
        }
        let printable = |line: &String| -> String {
            line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
        };
        let mut text = lines.iter().map(printable).collect::<Vec<_>>().join("\n");
        text.push('\n');
        text
    }

    /// The commands that would tell what is not known, each once.
    pub fn asks(&self) -> Vec<String> {
        let mut asks: Vec<String> = Vec::new();
        for line in &self.lines {
            if let Origin::Unknown { ask, .. } = &line.origin
                && !asks.contains(ask)
            {
                asks.push(ask.clone());
            }
        }
        asks
    }
}

impl Counts {
    /// `+`, `−`, or a blank.
    pub fn sign(self) -> &'static str {
        match self {
            Counts::Added => "+",
            Counts::Taken => "−",
            Counts::Told => " ",
        }
    }
}

impl Origin {
    /// Where a known value comes from that the design gives under a subject.
    pub(super) fn of<T>(value: &Value<T>, subject: impl FnOnce() -> String) -> Origin {
        match value {
            Value::Known { from: From::Default(source), .. } => {
                Origin::Default { source: *source, subject: Some(subject()) }
            }
            _ => Origin::Given { subject: subject() },
        }
    }

    /// What is, or would be, the value in the design.
    pub fn subject(&self) -> Option<&str> {
        match self {
            Origin::Given { subject } => Some(subject),
            Origin::Default { subject, .. } | Origin::Unknown { subject, .. } => subject.as_deref(),
            Origin::Fact(_) | Origin::Computed => None,
        }
    }

    /// The same, where a value of that subject would tell as well.
    pub(super) fn in_place_of(self, would_tell: String) -> Origin {
        match self {
            Origin::Unknown { ask, .. } => Origin::Unknown { ask, subject: Some(would_tell) },
            other => other,
        }
    }

    /// What the service takes where nothing is said that the design could say otherwise.
    pub(super) fn default(source: Source) -> Origin {
        Origin::Default { source, subject: None }
    }

    /// The source that it carries.
    pub fn source(&self) -> Option<Source> {
        match self {
            Origin::Default { source, .. } | Origin::Fact(source) => Some(*source),
            Origin::Given { .. } | Origin::Computed | Origin::Unknown { .. } => None,
        }
    }

    /// A few words: `read from clusters/aks-prod/serviceCidr`, `a default (API schema)`.
    pub fn words(&self) -> String {
        match self {
            Origin::Given { subject } => format!("read from {subject}"),
            Origin::Default { source, .. } => format!("a default ({})", source.grade.text()),
            Origin::Fact(source) => format!("a fact ({})", source.grade.text()),
            Origin::Computed => String::new(),
            Origin::Unknown { ask, .. } => format!("told by: {ask}"),
        }
    }
}

impl std::convert::From<Option<u64>> for Amount {
    fn from(number: Option<u64>) -> Amount {
        number.map_or(Amount::Unknown, |number| Amount::Number(number.into()))
    }
}

impl std::convert::From<u64> for Amount {
    fn from(number: u64) -> Amount {
        Amount::Number(number.into())
    }
}

impl std::convert::From<String> for Amount {
    fn from(text: String) -> Amount {
        Amount::Text(text)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = |is_negative: bool| if is_negative { "−" } else { "" };
        match self {
            Amount::Number(value) => match u64::try_from(value.unsigned_abs()) {
                Ok(size) => write!(f, "{}{}", minus(*value < 0), number(size)),
                Err(_) => write!(f, "{value}"),
            },
            Amount::Percent(value) => write!(f, "{}{}%", minus(*value < 0), number(value.unsigned_abs())),
            Amount::Text(text) => f.write_str(text),
            Amount::Unknown => f.write_str("not known"),
        }
    }
}
