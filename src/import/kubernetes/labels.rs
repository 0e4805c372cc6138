//! Labels, whose keys people choose: unlike others these are told apart by their casing.
use crate::import::block::Block;

/// The labels of an object's `metadata`, each key once.
pub(super) fn read(metadata: Option<&Block<'_, '_>>) -> Vec<(String, String)> {
    let labels = metadata.and_then(|metadata| metadata.get("labels"));
    let mut read: Vec<(String, String)> = Vec::new();
    for member in labels.map_or(&[][..], |labels| labels.members()) {
        let Some(value) = member.node.as_str() else { continue };
        if !read.iter().any(|(key, _)| *key == member.key) {
            read.push((member.key.to_string(), value.to_owned()));
        }
    }
    read
}
