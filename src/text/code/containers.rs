//! Lists, objects, arguments, and `for` over them.
use super::reader::{Dialect, Reader};
use super::{Each, Entry, Expression, Form, Mark};

impl<'t> Reader<'t> {
    /// The list whose bracket stands here.
    pub(super) fn list(&mut self) -> Expression<'t> {
        let start = self.at;
        self.at += 1;
        let was_loose = std::mem::replace(&mut self.loose, false);
        self.lines();
        let form = match self.each(b']') {
            Some(each) => each,
            None => Form::List(self.elements(b']')),
        };
        self.loose = was_loose;
        self.close(b']', start);
        self.made(start, form)
    }

    /// The arguments of a call, with their parentheses.
    pub(super) fn arguments(&mut self) -> Vec<Expression<'t>> {
        let start = self.at;
        self.at += 1;
        let was_loose = std::mem::replace(&mut self.loose, true);
        let arguments = self.elements(b')');
        self.loose = was_loose;
        self.close(b')', start);
        arguments
    }

    /// The values up to a closing bracket, separated by commas or lines; those that a plan takes away are left out.
    fn elements(&mut self, closing: u8) -> Vec<Expression<'t>> {
        let mut elements = Vec::new();
        loop {
            self.lines();
            while self.peek() == Some(b',') {
                self.at += 1;
                self.lines();
            }
            if self.ends_here(closing) {
                return elements;
            }
            let (start, mark) = (self.at, self.mark);
            let element = self.expression();
            if self.take("...") && closing == b')' {
                elements.push(self.made(start, Form::Unread));
                continue;
            }
            if self.at == start {
                self.leave_out();
                continue;
            }
            if mark != Some(Mark::Removed) {
                elements.push(element);
            }
        }
    }

    /// Whether a container ends here: closed, or cut off.
    fn ends_here(&mut self, closing: u8) -> bool {
        match self.peek() {
            None => true,
            Some(byte @ (b']' | b'}' | b')')) => {
                byte == closing || matches!((closing, byte), (b'{', _) | (b')', b']' | b'}') | (b']', b'}'))
            }
            _ => self.begins_another(),
        }
    }

    /// Whether a declaration that cannot stand inside a container begins this line: what is open was cut off.
    pub(super) fn begins_another(&mut self) -> bool {
        let begins = super::regions::interrupts(self.text, self.at, self.dialect);
        self.cut |= begins;
        begins
    }

    /// Steps over what cannot be read here.
    fn leave_out(&mut self) {
        let start = self.at;
        match self.peek() {
            Some(b'{' | b'[' | b'(') => self.skip_brackets(),
            _ => self.skip_character(),
        }
        self.repair(start, || "not read: something that belongs to no value".into());
    }

    /// The object whose bracket stands here.
    pub(super) fn object(&mut self) -> Expression<'t> {
        let start = self.at;
        self.at += 1;
        let was_loose = std::mem::replace(&mut self.loose, false);
        self.lines();
        let form = match self.each(b'}') {
            Some(each) => each,
            None => Form::Object(self.members()),
        };
        self.loose = was_loose;
        self.close(b'}', start);
        self.made(start, form)
    }

    fn members(&mut self) -> Vec<Entry<'t>> {
        let mut members = Vec::new();
        loop {
            self.lines();
            while matches!(self.peek(), Some(b',' | b';')) {
                self.at += 1;
                self.lines();
            }
            if self.ends_here(b'}') {
                return members;
            }
            if self.dialect == Dialect::Bicep
                && let Some(declared) = self.declaration_inside()
            {
                members.push(declared);
                continue;
            }
            let (start, mark) = (self.at, self.mark);
            let entry = self.member_of_object();
            if self.at == start {
                self.leave_out();
            } else if mark != Some(Mark::Removed) {
                members.extend(entry);
            }
        }
    }

    /// `key = value`, `key: value`, `...value`.
    fn member_of_object(&mut self) -> Option<Entry<'t>> {
        if self.take("...") {
            return Some(Entry { key: None, value: self.expression() });
        }
        let start = self.at;
        let key = match self.word() {
            Some(word) => self.made(start, Form::Text(word.into())),
            None => self.primary(),
        };
        self.blanks();
        let separated =
            self.peek() == Some(b':') || self.peek() == Some(b'=') && self.peek_at(1) != Some(b'=');
        if separated {
            self.at += 1;
            self.lines_before_value();
            return Some(Entry { key: Some(key), value: self.expression() });
        }
        if self.at > start {
            self.repair(start, || "expected a value after this key; left out".into());
        }
        None
    }

    /// A value may stand on the line after its key.
    fn lines_before_value(&mut self) {
        self.blanks();
        let blanks = self.rest().bytes().take_while(u8::is_ascii_whitespace).count();
        if self.peek() == Some(b'\n') && matches!(self.peek_at(blanks), Some(b'{' | b'[')) {
            self.at += blanks;
        }
    }

    /// `for …` after an opening bracket.
    fn each(&mut self, closing: u8) -> Option<Form<'t>> {
        let rest = self.rest().strip_prefix("for")?;
        rest.starts_with([' ', '\t', '(']).then_some(())?;
        let start = self.at;
        self.at += "for".len();
        let was_loose = std::mem::replace(&mut self.loose, true);
        let each = self.each_after_word(closing);
        self.loose = was_loose;
        if each.is_none() {
            // Something else is called `for`, or it is broken: all of it is left out.
            while self.peek().is_some() && !self.ends_here(closing) {
                self.expression();
                self.lines();
                self.take(",");
                if self.peek().is_some_and(|byte| byte != closing) {
                    self.skip_character();
                }
            }
            self.repair(start, || "this `for` is not understood; not read".into());
            return Some(Form::Unread);
        }
        each.map(|each| Form::Each(Box::new(each)))
    }

    fn each_after_word(&mut self, closing: u8) -> Option<Each<'t>> {
        self.blanks();
        let in_parentheses = self.take("(");
        let mut names = Vec::new();
        loop {
            self.blanks();
            names.push(self.word()?);
            self.blanks();
            if !self.take(",") {
                break;
            }
        }
        if in_parentheses {
            self.take(")").then_some(())?;
        }
        self.blanks();
        (self.word()? == "in").then_some(())?;
        let over = self.expression();
        self.blanks();
        self.take(":").then_some(())?;
        let first = self.expression();
        self.blanks();
        let key_and_value = closing == b'}' && self.take("=>");
        let (key, value) = if key_and_value { (Some(first), self.expression()) } else { (None, first) };
        self.blanks();
        self.take("...");
        self.blanks();
        let when = self.starts_with("if").then(|| {
            self.at += "if".len();
            self.expression()
        });
        self.lines();
        Some(Each { names, over, key, value, when })
    }
}
