//! [`Text`]: a value of code that the design holds, or that whoever runs it gives.
use super::names;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Text {
    /// What the design says.
    Given(String),
    /// A parameter, by its place.
    Parameter(usize),
    /// The id of a subnet that the code makes: the places of its network and in it.
    Subnet(usize, usize),
    /// The id of a NAT gateway that the code makes.
    Gateway(usize),
    /// The id of a route table that the code makes.
    RouteTable(usize),
    /// The id of a public address or prefix that the code makes.
    Address(usize),
    /// Texts one behind the other, without anything between them.
    Joined(Vec<Text>),
}

/// What the design does not hold and whoever runs the code gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parameter {
    /// Its name, word by word in lower case.
    pub(super) words: Vec<String>,
    /// What it is, in a few words.
    pub(super) about: String,
    /// Whether it is a password.
    pub(super) is_secret: bool,
    /// What it is of, where there are several of its kind.
    of: String,
}

/// Everything that is asked, and what has to be said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The parameters, each once.
    pub(super) parameters: Vec<Parameter>,
    /// Sentences about what the code does not say.
    pub(super) notes: Vec<String>,
}

impl Text {
    pub(super) fn of(text: impl Into<String>) -> Text {
        Text::Given(text.into())
    }
}

impl Parameter {
    /// Whether it is a whole number.
    pub(super) fn is_number(&self) -> bool {
        self.words.iter().any(|word| word == "length")
    }
}

impl Asked {
    /// The parameter of those words; asked once.
    pub(super) fn ask(&mut self, words: &[&str], about: impl Into<String>) -> Text {
        self.ask_for(words, about.into(), String::new(), false)
    }

    /// The parameter of those words for one of several things.
    pub(super) fn ask_of(&mut self, of: impl Into<String>, words: &[&str], about: impl Into<String>) -> Text {
        self.ask_for(words, about.into(), of.into(), false)
    }

    /// A password.
    pub(super) fn ask_secret(&mut self, words: &[&str], about: impl Into<String>) -> Text {
        self.ask_for(words, about.into(), String::new(), true)
    }

    fn ask_for(&mut self, words: &[&str], about: String, of: String, is_secret: bool) -> Text {
        let plain: Vec<String> = words.iter().flat_map(|word| names::words(word)).collect();
        let mut words = plain.clone();
        let mut number = 1_usize;
        while let Some(place) = self.parameters.iter().position(|own| own.words == words) {
            if self.parameters.get(place).is_some_and(|own| own.of == of) {
                return Text::Parameter(place);
            }
            number = number.saturating_add(1);
            words.clone_from(&plain);
            words.push(number.to_string());
        }
        self.parameters.push(Parameter { words, about, is_secret, of });
        Text::Parameter(self.parameters.len() - 1)
    }

    /// The name of a thing as the design has it; a parameter where it has none that Azure takes. `of`: which thing.
    pub(super) fn name(&mut self, name: &str, of: &str, words: &[&str], about: &str) -> Text {
        self.either(name, names::is_name(name), of, words, about)
    }

    /// A value as the design has it; a parameter where it has none, or one that is no plain word.
    pub(super) fn value(&mut self, value: Option<&str>, words: &[&str], about: &str) -> Text {
        let value = value.unwrap_or_default();
        self.either(value, names::is_plain(value), value, words, about)
    }

    fn either(&mut self, text: &str, holds: bool, of: &str, words: &[&str], about: &str) -> Text {
        if holds {
            return Text::of(text);
        }
        if !text.is_empty() {
            self.note(format!(
                "“{}” is no {about} that Azure takes: it is a parameter.",
                names::comment(text)
            ));
        }
        self.ask_of(of, words, about)
    }

    pub(super) fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
