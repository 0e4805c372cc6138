//! [`About`]: what is compared, what people call it, and what a difference of it leads to.
use crate::rules::Severity;

/// What a difference leads to, from nothing to the weightiest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Consequence {
    /// To nothing that anybody notices.
    None,
    /// How much fits.
    Capacity,
    /// When something has to be replaced.
    Retirement,
    /// Who reaches what.
    Reach,
    /// Which address others see.
    SourceAddress,
    /// What is enforced between pods.
    PolicyEnforcement,
}

/// Something that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// ARM's name; the planner's own where ARM has none.
    pub field: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What a difference leads to.
    pub consequence: Consequence,
    /// What a difference means, in a sentence.
    pub meaning: &'static str,
    /// How bad a difference is, whichever of the two is the baseline.
    pub(super) severity: Severity,
    /// The fields of which one that differs explains why this one does not apply.
    pub(super) because: &'static [&'static str],
}

impl About {
    /// How bad it is to have that value where the baseline has another.
    pub(super) fn severity_of(&self, own: &str) -> Severity {
        match (self.field, own) {
            // Nothing is enforced, where another engine enforces otherwise.
            ("networkPolicy", "none") | ("fits", "no") => Severity::Error,
            ("fits", _) => Severity::Note,
            _ => self.severity,
        }
    }
}

impl Consequence {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Consequence::None => "none",
            Consequence::Capacity => "capacity",
            Consequence::Retirement => "retirement",
            Consequence::Reach => "reach",
            Consequence::SourceAddress => "source address",
            Consequence::PolicyEnforcement => "policy enforcement",
        }
    }

    /// The word for it in a document.
    pub fn text(self) -> &'static str {
        match self {
            Consequence::None => "none",
            Consequence::Capacity => "capacity",
            Consequence::Retirement => "retirement",
            Consequence::Reach => "reach",
            Consequence::SourceAddress => "sourceAddress",
            Consequence::PolicyEnforcement => "policyEnforcement",
        }
    }
}

/// What is compared of things of a type, each with what tells its value.
macro_rules! fields {
    ($of:ty: $($field:literal $(if $($because:literal)|+)?, $title:literal, $consequence:ident, $severity:ident,
        $meaning:literal, $value:expr;)+) => {
        pub(super) const FIELDS: &[(About, fn($of) -> Held)] = &[$((
            About {
                field: $field,
                title: $title,
                consequence: Consequence::$consequence,
                meaning: $meaning,
                severity: Severity::$severity,
                because: &[$($($because),+)?],
            },
            $value,
        )),+];
    };
}
pub(super) use fields;
