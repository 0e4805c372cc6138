//! [`Command`]: one step of a script, before a shell spells it.
use crate::export::code::plan::Place;
use crate::export::code::text::Text;
use crate::export::code::tree::Tree;

/// One step of a script.
pub(in crate::export::code) struct Command {
    /// What it is for, in a few words.
    pub(in crate::export::code) about: String,
    /// The program.
    pub(in crate::export::code) program: &'static str,
    /// The words of the variable that keeps what it prints.
    pub(in crate::export::code) keeps: Option<Vec<String>>,
    /// The words behind the program.
    pub(in crate::export::code) verb: &'static str,
    /// Its flags, each with its values.
    pub(in crate::export::code) flags: Vec<(&'static str, Vec<Said>)>,
}

/// A value: texts with commas between them.
pub(in crate::export::code) type Said = Vec<Text>;

impl Command {
    pub(in crate::export::code) fn new(about: impl Into<String>, verb: &'static str) -> Command {
        Command { about: about.into(), program: "az", keeps: None, verb, flags: Vec::new() }
    }

    pub(in crate::export::code) fn with(mut self, flag: &'static str, value: &Text) -> Command {
        self.flags.push((flag, vec![vec![value.clone()]]));
        self
    }

    pub(in crate::export::code) fn saying(self, flag: &'static str, value: impl Into<String>) -> Command {
        self.with(flag, &Text::of(value))
    }

    /// A flag with one value of several texts without anything between them.
    pub(in crate::export::code) fn joined(mut self, flag: &'static str, texts: Vec<Text>) -> Command {
        self.flags.push((flag, vec![vec![Text::Joined(texts)]]));
        self
    }

    /// A flag with several values of its own.
    pub(in crate::export::code) fn each(
        mut self,
        flag: &'static str,
        values: impl IntoIterator<Item = Text>,
    ) -> Command {
        let values: Vec<Said> = values.into_iter().map(|value| vec![value]).collect();
        if !values.is_empty() {
            self.flags.push((flag, values));
        }
        self
    }

    /// A flag with what a tree says; nothing where it says no.
    pub(in crate::export::code) fn put(&mut self, flag: &'static str, tree: &Tree) {
        match tree {
            Tree::Flag(true) => self.flags.push((flag, Vec::new())),
            Tree::Flag(false) => {}
            Tree::Number(number) => self.flags.push((flag, vec![vec![Text::of(number.to_string())]])),
            tree => {
                let mut leaves = Vec::new();
                tree.leaves(&mut leaves);
                self.flags.push((flag, vec![leaves.into_iter().cloned().collect()]));
            }
        }
    }

    pub(super) fn at(self, place: &Place) -> Command {
        let own = self.with("--resource-group", &place.group).with("--name", &place.name);
        own.with("--location", &place.location)
    }

    pub(super) fn keeping(self, words: &[String]) -> Command {
        Command { keeps: Some(words.to_vec()), ..self }
    }
}
