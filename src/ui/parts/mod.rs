//! Pieces that know nothing of networks.

pub(crate) mod bar;
pub(crate) mod copy;
pub(crate) mod form;
pub(crate) mod ladder;
pub(crate) mod plain;
pub(crate) mod theme;
