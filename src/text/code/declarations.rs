//! [`declarations`]: what a Bicep file declares.
use super::reader::{Dialect, Reader};
use super::{Entry, Expression, Form};
use crate::text::{Problem, Span};

/// One declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct Declaration<'t> {
    /// What it declares.
    pub what: Declared,
    /// Its symbolic name.
    pub name: &'t str,
    /// Where the name stands.
    pub name_span: Span,
    /// The type of a resource with its version, or the file of a module.
    pub of: Option<Expression<'t>>,
    /// Whether it names a resource that exists.
    pub existing: bool,
    /// Whether a type stands after the name, as where a parameter is declared and not given.
    pub is_typed: bool,
    /// Its value; `None`: a parameter without a default.
    pub value: Option<Expression<'t>>,
}

/// What a declaration declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// `param`
    Parameter,
    /// `var`
    Variable,
    /// `resource`
    Resource,
    /// `module`
    Module,
    /// `metadata`
    Metadata,
    /// `output`, `type`, `func`, `import` and so on.
    Other,
}

/// The words that begin a declaration.
pub(super) const WORDS: &[(&str, Declared)] = &[
    ("param", Declared::Parameter),
    ("var", Declared::Variable),
    ("resource", Declared::Resource),
    ("module", Declared::Module),
    ("output", Declared::Other),
    ("type", Declared::Other),
    ("func", Declared::Other),
    ("metadata", Declared::Metadata),
    ("targetScope", Declared::Other),
    ("using", Declared::Other),
    ("import", Declared::Other),
    ("extension", Declared::Other),
    ("provider", Declared::Other),
    ("assert", Declared::Other),
];

/// Reads the declarations at `span`, and lists what had to be repaired.
pub fn declarations(text: &str, span: Span) -> (Vec<Declaration<'_>>, Vec<Problem>) {
    let mut reader = Reader::new(text, span, Dialect::Bicep);
    let mut declarations = Vec::new();
    loop {
        reader.lines();
        let start = reader.at;
        if reader.peek().is_none() {
            return (declarations, reader.repairs.into_vec());
        }
        declarations.extend(reader.declaration());
        if reader.at == start {
            reader.skip_line();
            reader.repair(start, || "expected a declaration such as `param`; the line is left out".into());
        }
    }
}

impl<'t> Reader<'t> {
    /// The declaration that begins here; decorators before one are stepped over.
    pub(super) fn declaration(&mut self) -> Option<Declaration<'t>> {
        let start = self.at;
        if self.take("@") {
            self.expression();
            return None;
        }
        let word = self.word()?;
        let Some((_, what)) = WORDS.iter().find(|(known, _)| *known == word) else {
            self.at = start;
            return None;
        };
        self.blanks();
        let name_start = self.at;
        if *what == Declared::Other {
            self.value_after_equals();
            return None;
        }
        let Some(name) = self.word() else {
            self.skip_line();
            self.repair(start, || format!("expected a name after {word}; the line is left out"));
            return None;
        };
        let name_span = Span::new(name_start, self.at);
        self.blanks();
        let of = match what {
            Declared::Resource | Declared::Module => self.string(),
            _ => None,
        };
        self.blanks();
        let existing = of.is_some() && self.starts_with("existing");
        let is_typed = self.peek() != Some(b'=');
        let value = self.value_after_equals();
        Some(Declaration { what: *what, name, name_span, of, existing, is_typed, value })
    }

    /// The value after `=`, behind a type or what else stands before it; `None` where the line ends first.
    fn value_after_equals(&mut self) -> Option<Expression<'t>> {
        loop {
            self.blanks();
            match self.peek() {
                None => return None,
                Some(b'\n') => {
                    // A type may go on with `|`.
                    let blanks = self.rest().bytes().take_while(u8::is_ascii_whitespace).count();
                    if self.peek_at(blanks) != Some(b'|') {
                        return None;
                    }
                    self.at += blanks;
                }
                Some(b'=') if self.peek_at(1) != Some(b'=') => {
                    self.at += 1;
                    self.blanks();
                    if self.peek() == Some(b'\n') {
                        self.lines();
                    }
                    return Some(self.expression());
                }
                Some(b'{' | b'[' | b'(') => self.skip_brackets(),
                _ if self.string().is_some() => {}
                _ => self.skip_character(),
            }
        }
    }

    /// A resource among the members of another one.
    pub(super) fn declaration_inside(&mut self) -> Option<Entry<'t>> {
        let start = self.at;
        if self.peek() == Some(b'@') {
            self.declaration();
            return Some(Entry { key: None, value: self.made(start, Form::Object(Vec::new())) });
        }
        let rest = self.rest().strip_prefix("resource")?;
        let name = rest.trim_start_matches([' ', '\t']);
        let is_declaration =
            rest.len() > name.len() && name.starts_with(|letter: char| letter.is_alphabetic());
        let after = name.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
        (is_declaration && after.trim_start_matches([' ', '\t']).starts_with('\'')).then_some(())?;
        let declared = self.deeper(Reader::declaration)??;
        Some(Entry { key: None, value: self.made(start, Form::Declared(Box::new(declared))) })
    }
}
