//! Which of the things known so far a document speaks of.
use std::collections::HashMap;

use crate::design::ResourceId;

/// Things of one kind, found by resource id, else by name and resource group, else by name, each at once.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// By the whole id in lower case.
    by_id: HashMap<String, usize>,
    /// By the id without the subscription, those first whose subscription is redacted.
    by_redacted: HashMap<String, usize>,
    by_key: HashMap<String, usize>,
    /// Those without an id, by name and resource group.
    without_id: HashMap<(String, Option<String>), usize>,
    /// All of them by name and group, and by name: the first one and how many there are.
    by_group: HashMap<(String, String), (usize, usize)>,
    by_name: HashMap<String, (usize, usize)>,
}

/// What a document says about which thing it means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'r> {
    pub(super) id: Option<&'r ResourceId>,
    pub(super) name: &'r str,
    pub(super) group: Option<&'r str>,
}

impl Identities {
    /// The thing that is meant.
    pub(super) fn find(&self, mention: Mention<'_>) -> Option<usize> {
        let name = mention.name.to_ascii_lowercase();
        let group = mention.group.map(str::to_ascii_lowercase);
        if let Some(id) = mention.id {
            return self.by_id(id).or_else(|| {
                let with_group = group.and_then(|group| self.without_id.get(&(name.clone(), Some(group))));
                with_group.or_else(|| self.without_id.get(&(name, None))).copied()
            });
        }
        let only =
            |entry: Option<&(usize, usize)>| entry.filter(|(_, count)| *count == 1).map(|(index, _)| *index);
        match group {
            Some(group) => {
                let same = only(self.by_group.get(&(name.clone(), group)));
                same.or_else(|| self.without_id.get(&(name, None)).copied())
            }
            None => only(self.by_name.get(&name)),
        }
    }

    fn by_id(&self, id: &ResourceId) -> Option<usize> {
        let exact = self.by_id.get(&id.text().to_ascii_lowercase());
        let others = if id.is_redacted() { &self.by_key } else { &self.by_redacted };
        exact.or_else(|| others.get(&id.key())).copied()
    }

    /// Notes that a document means the thing with that index. `known` is what was known of it before; `None`
    /// for a new one.
    pub(super) fn learn(&mut self, index: usize, known: Option<Mention<'_>>, mention: Mention<'_>) {
        let name = known.map_or(mention.name, |known| known.name).to_ascii_lowercase();
        let known_group = known.and_then(|known| known.group).map(str::to_ascii_lowercase);
        let group = known_group.clone().or_else(|| mention.group.map(str::to_ascii_lowercase));
        if known.is_none() {
            self.by_name.entry(name.clone()).or_insert((index, 0)).1 += 1;
        }
        if let (None, Some(group)) = (&known_group, &group) {
            self.by_group.entry((name.clone(), group.clone())).or_insert((index, 0)).1 += 1;
        }
        if known.is_some_and(|known| known.id.is_none()) {
            self.without_id.remove(&(name.clone(), known_group));
        }
        if let Some(id) = mention.id {
            self.by_id.insert(id.text().to_ascii_lowercase(), index);
            self.by_key.entry(id.key()).or_insert(index);
            if id.is_redacted() {
                self.by_redacted.entry(id.key()).or_insert(index);
            }
        }
        if mention.id.is_none() && known.is_none_or(|known| known.id.is_none()) {
            self.without_id.entry((name, group)).or_insert(index);
        }
    }
}
