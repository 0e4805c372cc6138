//! A design as text, for ever: the fragment of a URL, `#1.<payload>.<check>`.
//!
//! Knows what of a design may travel, by allow-list, and how it is written. Holds no conclusions, and knows nothing
//! of pages and clipboards.

mod check;
mod envelope;
mod error;
mod letters;
mod reach;
mod replaced;
mod v1;

pub use error::LinkError;
pub use reach::{MAX_IN_CODE, Reach};

use crate::azure::history::{self, Changed};
use crate::azure::{self, Date};
use crate::design::Design;

/// The longest link that is written and read, in characters from `#` on.
pub const MAX_CHARACTERS: usize = 16_384;

/// Which names a link carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Names {
    /// Those of the design.
    Kept,
    /// `cluster-1`, `pool-1`, `network-1`, `subnet-1`, `range-1`.
    Replaced,
}

/// What a link holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The design.
    pub design: Design,
    /// What a person should know of it, a sentence each.
    pub notes: Vec<String>,
    /// The day of the newest copy of Azure's facts in the planner that made the link.
    pub catalogue: Date,
}

/// The link of a design, from `#` on. Every link that this gives can be read again.
pub fn encode(design: &Design, names: Names) -> Result<String, LinkError> {
    let design = match names {
        Names::Kept => shareable(design),
        Names::Replaced => replaced::replaced(shareable(design)),
    };
    let link = envelope::seal(&v1::write(&design));
    decode(&link).map(|_| link)
}

/// Reads a link, or a whole URL that ends in one, with what mail and chat programs do to them.
pub fn decode(text: &str) -> Result<Opened, LinkError> {
    let v1::Contents { design, unknown, catalogue } = v1::read(&envelope::open(text)?)?;
    let mut notes = Vec::new();
    if unknown > 0 {
        let parts = if unknown == 1 { "1 part".to_owned() } else { format!("{unknown} parts") };
        notes.push(format!(
            "{parts} of this link come from a newer version of this planner and were left out; reload the page for a \
             newer one"
        ));
    }
    notes.extend(age(catalogue, history::CHANGED));
    Ok(Opened { design, notes, catalogue })
}

/// What a person should know of a link that was made with the facts of another day; `changes` are those of defaults.
pub fn age(catalogue: Date, changes: &[Changed]) -> Option<String> {
    let here = azure::day(azure::CATALOGUE)?;
    let made = format!("this link was made with Azure's facts as of {catalogue}");
    if catalogue > here {
        return Some(format!("{made}; those here are as of {here}: reload the page for newer ones"));
    }
    if catalogue == here {
        return None;
    }
    let changed: Vec<String> = history::changed_since(changes, catalogue).map(Changed::words).collect();
    Some(match changed.as_slice() {
        [] => format!("{made}; no default has changed until {here}"),
        changed => format!("{made}; defaults have changed since: {}", changed.join("; ")),
    })
}

/// Whether a text is a link and nothing else, be it cut, damaged or of a newer version. Precise rather than
/// tolerant: a heading that begins with `#1.` is none.
pub fn is_link(text: &str) -> bool {
    letters::is_link(text)
}

/// What a link carries of a design: no ids, no resource groups, nothing that was observed or reported. Whatever the
/// analysis of networks and clusters needs stays, so that it gives the same numbers.
pub fn shareable(design: &Design) -> Design {
    v1::shareable(design)
}
