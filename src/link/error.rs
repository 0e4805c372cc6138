//! [`LinkError`]: why a text gives no design, or a design no link.
use std::fmt;

use super::MAX_CHARACTERS;

/// Why a link cannot be read or made. Its display is a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// The text is no link of this planner.
    NotALink,
    /// A link of this version, which a newer planner reads.
    NewerVersion(u32),
    /// Its end is missing.
    Cut,
    /// Some of its characters are not those that were written.
    Damaged,
    /// It has that many characters, more than are read.
    TooLong(usize),
    /// It holds more of these than are read.
    TooMuch(&'static str),
    /// A name or another text in it is longer than are read.
    LongText,
    /// A name or another text in it holds characters that are not shown, or that turn the text around them.
    HiddenCharacters,
    /// Two of these have one name.
    SameName(&'static str),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::NotALink => f.write_str("this is no link of this planner: expected one with #1. in it"),
            LinkError::NewerVersion(version) => write!(
                f,
                "this link is of version {version}, and this planner reads version 1: reload the page for a newer one"
            ),
            LinkError::Cut => f.write_str(
                "the end of this link is missing, as when a mail or a message cuts it: copy it as a whole, or ask for \
                 the design as a file",
            ),
            LinkError::Damaged => f.write_str(
                "this link is damaged: some of its characters are not those that were sent; copy it again, or ask for \
                 the design as a file",
            ),
            LinkError::TooLong(characters) => write!(
                f,
                "a link of {characters} characters is longer than the {MAX_CHARACTERS} that are read; a design file \
                 holds a design of any size"
            ),
            LinkError::TooMuch(what) => write!(
                f,
                "a link holds at most {} {what}, and this would be more; a design file holds a design of any size",
                super::v1::MAX_COUNT
            ),
            LinkError::LongText => write!(
                f,
                "a link holds names of at most {} bytes, and one of these is longer; links with replaced names hold \
                 none",
                super::v1::MAX_TEXT
            ),
            LinkError::HiddenCharacters => f.write_str(
                "a name holds characters that are not shown or that turn the text around them, which no link may; \
                 links with replaced names hold none",
            ),
            LinkError::SameName(what) => write!(f, "two {what} have the same name, so that a link cannot tell them apart"),
        }
    }
}

impl std::error::Error for LinkError {}
