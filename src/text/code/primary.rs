//! What expressions begin with: names, calls, numbers, texts, lists, objects.
use super::reader::{Dialect, Reader};
use super::{Expression, Form};

/// What a plan prints for values that it does not tell.
const LATER: [&str; 4] =
    ["(known after apply)", "(sensitive value)", "(sensitive)", "(config refers to values not yet known)"];

impl<'t> Reader<'t> {
    /// A value without what may follow it; [`Form::Unread`] without a byte where none begins.
    pub(super) fn primary(&mut self) -> Expression<'t> {
        let start = self.at;
        match self.peek() {
            Some(b'[') => self.list(),
            Some(b'{') => self.object(),
            Some(b'(') => self.parenthesis(),
            Some(b'0'..=b'9') => self.number(),
            Some(b'<') if self.dialect == Dialect::Hcl && self.starts_with("<<") => self.heredoc(),
            _ => match self.string() {
                Some(string) => string,
                None => match self.word() {
                    Some(word) => self.named(start, word),
                    None => self.made(start, Form::Unread),
                },
            },
        }
    }

    fn named(&mut self, start: usize, word: &'t str) -> Expression<'t> {
        let form = match word {
            "true" => Form::Bool(true),
            "false" => Form::Bool(false),
            "null" => Form::Null,
            "if" if self.dialect == Dialect::Bicep && self.condition_follows() => return self.when(start),
            _ if self.arguments_follow() => {
                let arguments = self.arguments();
                Form::Call(word, arguments)
            }
            _ => Form::Name(word),
        };
        let made = self.made(start, form);
        self.not_a_function(made)
    }

    /// `x => …` is not evaluated.
    fn not_a_function(&mut self, made: Expression<'t>) -> Expression<'t> {
        if self.dialect != Dialect::Bicep {
            return made;
        }
        self.blanks();
        if !self.take("=>") {
            return made;
        }
        self.expression();
        self.made(made.span.start, Form::Unread)
    }

    /// Whether a call's arguments follow; HCL allows blanks before them. Steps up to them.
    fn arguments_follow(&mut self) -> bool {
        let blanks = self.rest().bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let ahead = if self.dialect == Dialect::Hcl && !self.marked { blanks } else { 0 };
        let follow = self.peek_at(ahead) == Some(b'(');
        self.at += if follow { ahead } else { 0 };
        follow
    }

    fn condition_follows(&self) -> bool {
        self.rest().trim_start_matches([' ', '\t']).starts_with('(')
    }

    /// `if (condition) value`, after the word.
    fn when(&mut self, start: usize) -> Expression<'t> {
        self.blanks();
        let condition = self.parenthesis();
        self.blanks();
        let value = self.expression();
        self.made(start, Form::When(Box::new(condition), Box::new(value)))
    }

    fn number(&mut self) -> Expression<'t> {
        let start = self.at;
        let rest = self.rest();
        let length = rest
            .find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '.'))
            .unwrap_or(rest.len());
        self.at += length;
        let spelling = rest.get(..length).unwrap_or_default();
        self.made(start, Form::Number(spelling))
    }

    /// The digits that stand here.
    pub(super) fn digits(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        rest.get(..length).filter(|digits| !digits.is_empty())
    }

    pub(super) fn parenthesis(&mut self) -> Expression<'t> {
        let start = self.at;
        if self.marked && LATER.iter().any(|later| self.take(later)) {
            return self.made(start, Form::Later);
        }
        self.at += 1;
        let was_loose = std::mem::replace(&mut self.loose, true);
        let mut inner = self.expression();
        self.blanks();
        // The names of a function's arguments.
        let is_list = self.peek() == Some(b',');
        if is_list {
            self.at = start;
            self.skip_brackets();
        } else {
            self.close(b')', start);
        }
        self.loose = was_loose;
        if is_list {
            inner = self.made(start, Form::Unread);
        }
        inner.span = super::Span::new(start, self.at);
        self.not_a_function(inner)
    }

    /// Steps over a closing bracket; says so where it is missing.
    pub(super) fn close(&mut self, bracket: u8, start: usize) {
        if self.peek() == Some(bracket) {
            self.at += 1;
            return;
        }
        self.cut |= self.peek().is_none();
        self.repair(start, || format!("expected `{}` after this", char::from(bracket)));
    }
}
