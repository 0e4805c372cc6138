//! [`Tree`]: properties as Azure nests them, before some form spells them.
use super::text::Text;

/// A value with those inside it, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tree {
    Flag(bool),
    Number(u64),
    Text(Text),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
    /// An object with one empty object, whose key is a text: how ARM lists identities.
    Keyed(Text),
}

impl Tree {
    pub(super) fn text(text: impl Into<String>) -> Tree {
        Tree::Text(Text::of(text))
    }

    pub(super) fn texts<T: ToString>(texts: impl IntoIterator<Item = T>) -> Tree {
        Tree::List(texts.into_iter().map(|text| Tree::text(text.to_string())).collect())
    }

    pub(super) fn object<const N: usize>(members: [(&str, Option<Tree>); N]) -> Tree {
        let there = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Tree::Object(there.collect())
    }

    /// `{ "id": … }`.
    pub(super) fn reference(id: &Text) -> Tree {
        Tree::object([("id", Some(Tree::Text(id.clone())))])
    }

    /// Puts a value at the end of a path such as `networkProfile.podCidr`, with the objects on the way.
    pub(super) fn put(&mut self, path: &str, value: Tree) {
        let Tree::Object(members) = self else { return };
        let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
        let place = members.iter().position(|(own, _)| own == key).unwrap_or_else(|| {
            members.push((key.to_owned(), Tree::Object(Vec::new())));
            members.len() - 1
        });
        let Some((_, own)) = members.get_mut(place) else { return };
        match rest {
            Some(rest) => own.put(rest, value),
            None => *own = value,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Tree::Object(members) if members.is_empty())
    }

    /// The texts in it that the code makes or asks, at any depth of the few that there are.
    pub(super) fn leaves<'t>(&'t self, found: &mut Vec<&'t Text>) {
        match self {
            Tree::Text(text) | Tree::Keyed(text) => found.push(text),
            Tree::List(list) => list.iter().for_each(|tree| tree.leaves(found)),
            Tree::Object(members) => members.iter().for_each(|(_, tree)| tree.leaves(found)),
            Tree::Flag(_) | Tree::Number(_) => {}
        }
    }
}
