//! [`Features`]: which add-ons and options a text says to be on or off.
use serde::{Deserialize, Serialize};

use crate::azure::Feature;

/// Which features are on and which are off; nothing tells of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Features {
    on: u64,
    off: u64,
}

impl Features {
    /// Whether a feature is on; `None`: nobody said.
    pub fn get(self, feature: Feature) -> Option<bool> {
        let bit = bit(feature);
        if self.on & bit != 0 { Some(true) } else { (self.off & bit != 0).then_some(false) }
    }

    /// Whether a feature is said to be on.
    pub fn has(self, feature: Feature) -> bool {
        self.get(feature) == Some(true)
    }

    /// Says that a feature is on, off, or that nothing tells.
    pub fn set(&mut self, feature: Feature, said: Option<bool>) {
        let bit = bit(feature);
        let place = |is_set: bool| if is_set { bit } else { 0 };
        self.on = self.on & !bit | place(said == Some(true));
        self.off = self.off & !bit | place(said == Some(false));
    }

    /// Every feature that somebody said something about, in the order of the catalogue.
    pub fn said(self) -> impl Iterator<Item = (Feature, bool)> {
        Feature::every().filter_map(move |feature| Some((feature, self.get(feature)?)))
    }
}

fn bit(feature: Feature) -> u64 {
    1u64.checked_shl(feature as u32).unwrap_or_default()
}
