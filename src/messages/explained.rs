//! [`Explained`]: a diagnosis as it travels, in words of its own.
use serde::{Deserialize, Serialize};

use crate::azure::Source;
use crate::diagnosis::{Diagnosis, Standing};

/// An error, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// The entry of the catalogue, such as `ERR-01`; `None`: the error is not known.
    pub entry: Option<String>,
    /// The error's code, where its text names one.
    pub code: Option<String>,
    /// What happened, one line.
    pub title: String,
    /// How well the sums give the number: see [`Standing::text`].
    pub standing: String,
    /// What happened, with the error's numbers; without any, what it means; empty where the title says all.
    pub summary: String,
    /// Where the error and what is loaded do not go together.
    pub contradictions: Vec<String>,
    /// What the sums are; empty without any.
    pub sums_are: String,
    /// Sums that give the number, or come nearest to it.
    pub sums: Vec<Sum>,
    /// What to do, the smallest change first.
    pub steps: Vec<String>,
    /// What it means, and what else one should know.
    pub meaning: Vec<String>,
    /// Each number of the error.
    pub numbers: Vec<NamedNumber>,
    /// The error's own message.
    pub message: String,
    /// Who says so.
    pub references: Vec<Reference>,
}

/// A sum that gives an error's number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// The sum: `blue (10 + 1) × 31 = 341`.
    pub words: String,
    /// Of which moment.
    pub title: String,
}

/// A number with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedNumber {
    /// What it is.
    pub name: String,
    /// As it is printed.
    pub value: String,
    /// What it is made of; empty where there is nothing to say.
    pub remark: String,
}

/// A page that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Its address.
    pub url: String,
    /// What it is, and the day of the copy that was read.
    pub words: String,
}

impl Explained {
    pub(super) fn of(diagnosis: &Diagnosis) -> Explained {
        let entry = diagnosis.entry;
        let title = entry.map_or("An error that this planner does not know", |entry| entry.title);
        let meaning = entry.map(|entry| entry.meaning.to_owned()).filter(|meaning| !meaning.is_empty());
        // Without numbers the summary is the title once more: what it means stands in its place.
        let is_title = diagnosis.summary.strip_suffix('.') == Some(title);
        let (summary, meaning) = match meaning {
            Some(meaning) if is_title => (meaning, None),
            None if is_title => (String::new(), None),
            meaning => (diagnosis.summary.clone(), meaning),
        };
        let sums = diagnosis.accounts.iter();
        let numbers = diagnosis.numbers.iter();
        Explained {
            entry: entry.map(|entry| entry.id.to_owned()),
            code: diagnosis.error.code.clone(),
            title: title.to_owned(),
            standing: diagnosis.standing.text().to_owned(),
            summary,
            contradictions: diagnosis.contradictions.clone(),
            sums_are: match diagnosis.standing {
                Standing::Exact => "The sum that gives the number".to_owned(),
                Standing::Nearest => "The nearest sum of what is loaded".to_owned(),
                Standing::Possible | Standing::NoSum => "Sums that would give the number".to_owned(),
            },
            sums: sums.map(|of| Sum { words: of.words(), title: of.title.clone() }).collect(),
            steps: diagnosis.steps.iter().map(|step| step.words.clone()).collect(),
            meaning: meaning.into_iter().chain(diagnosis.notes.iter().cloned()).collect(),
            numbers: numbers
                .map(|of| NamedNumber {
                    name: of.name.clone(),
                    value: of.value.clone(),
                    remark: of.remark.clone(),
                })
                .collect(),
            message: diagnosis.error.message.clone(),
            references: diagnosis.sources.iter().map(Reference::of).collect(),
        }
    }
}

impl Reference {
    pub(super) fn of(source: &Source) -> Reference {
        let (grade, read) = (source.grade.text(), source.read);
        let words = match thread(source.url) {
            Some(thread) => format!("{grade}, reported in {thread}, read there on {read}"),
            None => format!("{grade}{}, read {read}", page(source.url)),
        };
        Reference { url: source.url.to_owned(), words }
    }
}

/// `Azure/AKS #2532` for a thread in which somebody reports something.
fn thread(url: &str) -> Option<String> {
    let (project, number) = url.strip_prefix("https://github.com/")?.split_once("/issues/")?;
    Some(format!("{project} #{number}"))
}

/// The name of an article, by which people tell several of one kind apart; nothing for other addresses.
fn page(url: &str) -> String {
    let article = url.strip_prefix("https://learn.microsoft.com/").and_then(|rest| rest.rsplit('/').next());
    article.filter(|name| !name.is_empty()).map(|name| format!(" “{name}”")).unwrap_or_default()
}
