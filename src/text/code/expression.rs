//! Expressions: operators, choices, members and indices.
use super::operators::operator;
use super::reader::{Dialect, Reader};
use super::{Expression, Form};

impl<'t> Reader<'t> {
    /// The expression that begins here; [`Form::Unread`] without a byte where none does.
    pub(super) fn expression(&mut self) -> Expression<'t> {
        self.blanks();
        let start = self.at;
        let made = self.deeper(|reader| {
            let first = reader.operands(0);
            let chosen = reader.choice(first);
            reader.changed(chosen)
        });
        made.unwrap_or_else(|| self.too_deep(start))
    }

    fn too_deep(&mut self, start: usize) -> Expression<'t> {
        match self.peek() {
            Some(b'{' | b'[' | b'(') => self.skip_brackets(),
            _ => self.skip_line(),
        }
        self.repair(start, || format!("more than {} levels deep; left out", super::MAX_DEPTH));
        self.made(start, Form::Unread)
    }

    /// Operands with operators that bind at least so tightly between them.
    fn operands(&mut self, least: u8) -> Expression<'t> {
        let mut left = self.operand();
        loop {
            self.blanks();
            let Some((operator, length, binds)) = operator(self.rest()).filter(|(.., binds)| *binds >= least)
            else {
                return left;
            };
            self.at += length;
            self.lines_after_operator();
            let right = self.deeper(|reader| reader.operands(binds + 1));
            let start = left.span.start;
            left = match right {
                Some(right) => self.made(start, Form::Two(operator, Box::new(left), Box::new(right))),
                None => self.too_deep(start),
            };
        }
    }

    /// An operator may end a line.
    fn lines_after_operator(&mut self) {
        self.blanks();
        if self.dialect != Dialect::Arm && self.peek() == Some(b'\n') {
            self.lines();
        }
    }

    /// An operand with what stands before and after it.
    fn operand(&mut self) -> Expression<'t> {
        self.blanks();
        let start = self.at;
        let is_minus = self.peek() == Some(b'-');
        if self.peek() == Some(b'!') || is_minus {
            self.at += 1;
            let Some(inner) = self.deeper(Reader::operand) else { return self.too_deep(start) };
            let form = if is_minus { Form::Minus(Box::new(inner)) } else { Form::Not(Box::new(inner)) };
            return self.made(start, form);
        }
        let first = self.primary();
        self.followed(first)
    }

    /// Members and indices after a value.
    fn followed(&mut self, first: Expression<'t>) -> Expression<'t> {
        let start = first.span.start;
        let mut value = first;
        // What is nested by dots is as deep for whoever walks it.
        for _ in 0..super::MAX_DEPTH {
            let next = match self.peek() {
                Some(b'[') => self.index(value),
                Some(b'.') if self.peek_at(1) != Some(b'.') => self.member(value),
                Some(b':') if self.dialect == Dialect::Bicep && self.peek_at(1) == Some(b':') => {
                    self.at += 1;
                    self.member(value)
                }
                Some(b'!')
                    if self.dialect == Dialect::Bicep && !matches!(self.peek_at(1), Some(b'=' | b'~')) =>
                {
                    self.at += 1;
                    Ok(value)
                }
                _ => return value,
            };
            match next {
                Ok(next) => value = Expression { span: super::Span::new(start, self.at), ..next },
                Err(last) => return last,
            }
        }
        value
    }

    /// The member of a value whose name follows the dot here.
    fn member(&mut self, value: Expression<'t>) -> Result<Expression<'t>, Expression<'t>> {
        let (start, dot) = (value.span.start, self.at);
        self.at += 1;
        self.take("?");
        if self.take("*") {
            return Ok(self.made(start, Form::Every(Box::new(value))));
        }
        if let Some(digits) = self.digits() {
            let index = self.made(dot + 1, Form::Number(digits));
            return Ok(self.made(start, Form::Index(Box::new(value), Box::new(index))));
        }
        let Some(name) = self.word() else {
            // A dot that ends a sentence.
            self.at = dot;
            return Err(value);
        };
        if self.peek() == Some(b'(') {
            let arguments = self.arguments();
            return Ok(self.made(start, Form::Call(name, arguments)));
        }
        Ok(self.made(start, Form::Member(Box::new(value), name)))
    }

    fn index(&mut self, value: Expression<'t>) -> Result<Expression<'t>, Expression<'t>> {
        let start = value.span.start;
        self.at += 1;
        self.take("?");
        let was_loose = std::mem::replace(&mut self.loose, true);
        self.blanks();
        let is_every = self.take("*");
        let index = (!is_every).then(|| self.expression());
        self.blanks();
        self.loose = was_loose;
        self.close(b']', start);
        Ok(match index {
            Some(index) => self.made(start, Form::Index(Box::new(value), Box::new(index))),
            None => self.made(start, Form::Every(Box::new(value))),
        })
    }

    /// `first ? then : otherwise`; each may stand on a line of its own.
    fn choice(&mut self, first: Expression<'t>) -> Expression<'t> {
        if !self.follows(b'?') {
            return first;
        }
        self.at += 1;
        self.lines_after_operator();
        let then = self.expression();
        if !self.follows(b':') {
            let start = first.span.start;
            self.repair(start, || "expected `:` and another value after `?`; not read".into());
            return self.made(start, Form::Unread);
        }
        self.at += 1;
        self.lines_after_operator();
        let otherwise = self.expression();
        let start = first.span.start;
        self.made(start, Form::Choice(Box::new([first, then, otherwise])))
    }

    /// Whether a mark of a choice follows, on this line or, in Bicep, the next one; steps up to it.
    fn follows(&mut self, mark: u8) -> bool {
        self.blanks();
        if self.peek() == Some(mark) {
            return true;
        }
        if self.dialect == Dialect::Arm || self.peek() != Some(b'\n') {
            return false;
        }
        let blanks = self.rest().bytes().take_while(u8::is_ascii_whitespace).count();
        let is_next = self.peek_at(blanks) == Some(mark);
        self.at += if is_next { blanks } else { 0 };
        is_next
    }

    /// `before -> after` of a printed plan: what it will be.
    fn changed(&mut self, value: Expression<'t>) -> Expression<'t> {
        self.blanks();
        if self.marked && self.take("->") {
            self.blanks();
            return self.expression();
        }
        value
    }
}
