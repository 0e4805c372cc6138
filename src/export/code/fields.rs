//! The properties of clusters and pools: what each is called in ARM, in the Azure CLI and in Terraform, and its value.
mod cluster;
mod features;
mod pool;

pub(super) use cluster::CLUSTER;
pub(super) use features::{Flag, features};
pub(super) use pool::POOL;

use super::names;
use super::tree::Tree;
use crate::design::Word;

/// A property.
pub(super) struct Row<T> {
    /// Its path in ARM, below `properties` but for `sku`.
    pub(super) path: &'static str,
    /// The flag of the command that creates it; empty: none says it.
    pub(super) flag: &'static str,
    /// Its attribute in azurerm, blocks before it; empty: azurerm lacks it.
    pub(super) attribute: &'static str,
    /// Its value; `None`: the design does not say it, and no default is known.
    pub(super) value: fn(&T) -> Option<Tree>,
}

const fn row<T>(
    path: &'static str,
    flag: &'static str,
    attribute: &'static str,
    value: fn(&T) -> Option<Tree>,
) -> Row<T> {
    Row { path, flag, attribute, value }
}

/// A word of one of ARM's enumerations; one that no command can hold is left out.
fn word<T: std::fmt::Display>(word: Option<&Word<T>>) -> Option<Tree> {
    match word? {
        Word::Known(known) => Some(Tree::text(known.to_string())),
        Word::Newer(newer) => plain(Some(newer)),
    }
}

/// A text that can stand as it is.
fn plain(text: Option<&String>) -> Option<Tree> {
    text.filter(|text| names::is_plain(text)).map(Tree::text)
}

fn number(value: Option<u64>) -> Option<Tree> {
    value.map(Tree::Number)
}

fn flag(value: Option<bool>) -> Option<Tree> {
    value.map(Tree::Flag)
}
