//! Designs kept on this machine: in the browser's storage, as design files; never the text that was pasted.
use crate::ui::browser::{self, Refusal};
use aks_network_planner::text::is_harmless;

/// What every name begins with under which this page keeps anything but the theme.
const OWN: &str = "aks-network-planner/";

/// What the name of each entry begins with; the slot follows.
const ENTRY: &str = "aks-network-planner/design/";

/// Under this name stands `no` where drafts are not to be kept.
const DRAFTS: &str = "aks-network-planner/drafts";

/// The largest design that is kept, in bytes of its file.
pub(crate) const LARGEST: usize = 2 << 20;

/// Designs without a name of their own that are kept; of more, the oldest go.
pub(crate) const DRAFTS_KEPT: usize = 10;

/// A design that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Tells designs apart.
    pub(crate) slot: u64,
    /// What it is called.
    pub(crate) name: String,
    /// Whether somebody gave it that name, so that it stays until it is deleted.
    pub(crate) is_named: bool,
    /// When it was kept, in milliseconds since 1970-01-01.
    pub(crate) saved: u64,
    /// The design file.
    pub(crate) file: String,
}

/// Something of this page in the storage that it cannot read: damaged, or kept by another version of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Strange {
    /// The name that it is kept under.
    pub(crate) name: String,
    /// What is kept.
    pub(crate) text: String,
}

/// Why a design is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It has so many bytes.
    TooLarge(usize),
    /// It has more clusters and networks than are kept while somebody works.
    TooMany,
    /// The browser forbids it, or has no room.
    Refused(Refusal),
}

impl Trouble {
    /// A sentence for people.
    pub(crate) fn sentence(self) -> String {
        match self {
            Trouble::TooLarge(bytes) => {
                let megabytes = bytes.div_ceil(1 << 20);
                format!("This design is not kept here: it has {megabytes} MB and at most 2 MB are kept. Save it as a file.")
            }
            Trouble::TooMany => "A design of this size is not kept here by itself. Save it as a file.".to_owned(),
            Trouble::Refused(Refusal::Forbidden) => {
                "This design is not kept here: the browser forbids this page to keep anything. Save it as a file.".to_owned()
            }
            Trouble::Refused(Refusal::Full) => {
                "This design is not kept here: the browser’s storage is full. Delete kept designs, or save it as a file.".to_owned()
            }
        }
    }
}

impl Kept {
    /// Keeps it in place of what its slot held; drafts beyond [`DRAFTS_KEPT`] go.
    pub(crate) fn keep(&self) -> Result<(), Trouble> {
        if self.file.len() > LARGEST {
            return Err(Trouble::TooLarge(self.file.len()));
        }
        let state = if self.is_named { "named" } else { "draft" };
        let name: String = self.name.chars().filter(|letter| is_harmless(*letter)).collect();
        let entry = format!("{} {state} {name}\n{}", self.saved, self.file);
        browser::keep(&key(self.slot), &entry).map_err(Trouble::Refused)?;
        let drafts = all().into_iter().filter(|kept| !kept.is_named);
        drafts.skip(DRAFTS_KEPT).for_each(|kept| forget(kept.slot));
        Ok(())
    }

    fn read(name: &str) -> Option<Kept> {
        let slot = name.strip_prefix(ENTRY)?.parse().ok()?;
        let entry = browser::kept(name)?;
        let (about, file) = entry.split_once('\n')?;
        let mut words = about.splitn(3, ' ');
        let (saved, state, name) = (words.next()?.parse().ok()?, words.next()?, words.next()?);
        Some(Kept { slot, name: name.to_owned(), is_named: state == "named", saved, file: file.to_owned() })
    }
}

/// Every design that is kept, the newest first.
pub(crate) fn all() -> Vec<Kept> {
    let mut all: Vec<Kept> = browser::kept_names().iter().filter_map(|name| Kept::read(name)).collect();
    aks_network_planner::sorting::sort_by_key(&mut all, |kept| std::cmp::Reverse(kept.saved));
    all
}

/// What is kept here that cannot be read.
pub(crate) fn strange() -> Vec<Strange> {
    let names = browser::kept_names().into_iter();
    let names = names.filter(|name| name.starts_with(OWN) && name != DRAFTS && Kept::read(name).is_none());
    names.filter_map(|name| browser::kept(&name).map(|text| Strange { name, text })).collect()
}

/// What a slot holds.
pub(crate) fn of_slot(slot: u64) -> Option<Kept> {
    Kept::read(&key(slot))
}

/// Whether a slot holds anything, be it something that cannot be read.
pub(crate) fn is_taken(slot: u64) -> bool {
    browser::kept(&key(slot)).is_some()
}

/// Deletes what a slot holds.
pub(crate) fn forget(slot: u64) {
    browser::forget(&key(slot));
}

/// Whether every design is kept as a draft while somebody works at it.
pub(crate) fn keeps_drafts() -> bool {
    browser::kept(DRAFTS).as_deref() != Some("no")
}

pub(crate) fn keep_drafts(keeps: bool) {
    if keeps {
        browser::forget(DRAFTS);
    } else {
        let _ = browser::keep(DRAFTS, "no");
    }
}

fn key(slot: u64) -> String {
    format!("{ENTRY}{slot}")
}
