//! Tolerant readers of infrastructure code: HCL, Bicep, and the expressions of ARM templates, as one tree of expressions
//! in which every part knows its place.
//!
//! Knows their grammar; knows no name that a provider gives a meaning to.
mod containers;
mod declarations;
mod expression;
mod hcl;
mod operators;
mod primary;
mod reader;
mod regions;
mod strings;
mod template;

use std::borrow::Cow;

use super::{Problem, Span};

pub use declarations::{Declaration, Declared, declarations};
pub use hcl::{Attribute, Block, Body, Mark, body};
pub use reader::MAX_DEPTH;
pub use regions::{Language, Region, region};

/// An expression and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression<'t> {
    /// From its first to its last byte.
    pub span: Span,
    /// What it is.
    pub form: Form<'t>,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum Form<'t> {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number as it is written.
    Number(&'t str),
    /// A text without interpolation, escapes resolved.
    Text(Cow<'t, str>),
    /// A text put together of its parts.
    Joined(Vec<Expression<'t>>),
    /// `[a, b]`
    List(Vec<Expression<'t>>),
    /// `{ a = b }`
    Object(Vec<Entry<'t>>),
    /// A bare name.
    Name(&'t str),
    /// `a.b`
    Member(Box<Expression<'t>>, &'t str),
    /// `a[b]`
    Index(Box<Expression<'t>>, Box<Expression<'t>>),
    /// `a[*]`
    Every(Box<Expression<'t>>),
    /// `f(a, b)`; what stands before a dot is left out.
    Call(&'t str, Vec<Expression<'t>>),
    /// `!a`
    Not(Box<Expression<'t>>),
    /// `-a`
    Minus(Box<Expression<'t>>),
    /// `a == b`
    Two(Operator, Box<Expression<'t>>, Box<Expression<'t>>),
    /// `a ? b : c`
    Choice(Box<[Expression<'t>; 3]>),
    /// `[for …]`, `{for …}`
    Each(Box<Each<'t>>),
    /// `if (a) b`
    When(Box<Expression<'t>>, Box<Expression<'t>>),
    /// A declaration among the members of another one.
    Declared(Box<Declaration<'t>>),
    /// What the text says is known later alone: `(known after apply)`.
    Later,
    /// What was not understood, or lies too deep.
    Unread,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'t> {
    /// Its key; `None`: the members of the value stand here.
    pub key: Option<Expression<'t>>,
    /// Its value.
    pub value: Expression<'t>,
}

/// `for` over a list or an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Each<'t> {
    /// The names of an element: the value's, or the key's and the value's, or the value's and the index's, as the
    /// language has them.
    pub names: Vec<&'t str>,
    /// What is walked.
    pub over: Expression<'t>,
    /// The key that is made of an element; `None`: a list is made.
    pub key: Option<Expression<'t>>,
    /// The value that is made of an element.
    pub value: Expression<'t>,
    /// Which elements count.
    pub when: Option<Expression<'t>>,
}

/// An operator between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `??`
    OrElse,
    /// `||`
    Or,
    /// `&&`
    And,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `=~`
    Alike,
    /// `!~`
    NotAlike,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Divided,
    /// `%`
    Rest,
}

/// Reads the expression of an ARM template that stands between `[` and `]`; its spans are offsets in `text`.
pub fn expression(text: &str) -> (Expression<'_>, Vec<Problem>) {
    let mut reader = reader::Reader::new(text, Span::new(0, text.len()), reader::Dialect::Arm);
    reader.loose = true;
    let expression = reader.expression();
    reader.blanks();
    let rest = Span::new(reader.at, text.len());
    if rest.start < rest.end {
        reader.repair(rest.start, || "the expression goes on after its end; the rest is left out".into());
    }
    (expression, reader.repairs.into_vec())
}
