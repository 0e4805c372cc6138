//! Pieces that know nothing of networks.

pub(crate) mod bar;
pub(crate) mod card;
pub(crate) mod copy;
pub(crate) mod theme;
