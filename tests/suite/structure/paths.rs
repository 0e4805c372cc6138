//! The paths that a file names, groups taken apart and `super` followed to where it leads.
use super::source::Source;
use super::tokens::Token;

/// A path as it is written, in full where it stands in a group: `crate`, `net`, `Prefix`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) segments: Vec<String>,
    /// The line of the last segment.
    pub(super) line: usize,
    /// How many inline modules stand around it.
    inline: usize,
}

impl Named {
    pub(super) fn starts_with(&self, segments: &[&str]) -> bool {
        self.segments.len() >= segments.len() && segments.iter().zip(&self.segments).all(|(a, b)| a == b)
    }

    /// The path from the crate's root, or none where it does not go through the root or the file's own
    /// modules: `std::fmt` and names that were imported.
    pub(super) fn resolved(&self, source: &Source) -> Option<Vec<String>> {
        let mut path: Vec<String> = match self.segments.first()?.as_str() {
            "crate" | "aks_network_planner" => Vec::new(),
            "self" | "super" => {
                let own = source.module().into_iter().map(String::from);
                own.chain((0..self.inline).map(|_| "inline module".into())).collect()
            }
            _ => return None,
        };
        for segment in &self.segments {
            match segment.as_str() {
                "crate" | "aks_network_planner" | "self" => {}
                "super" => drop(path.pop()),
                name => path.push(name.into()),
            }
        }
        Some(path)
    }
}

/// Every path of at least two segments, or renamed with `as`.
pub(super) fn paths(tokens: &[Token]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let inline = braces.iter().filter(|is_module| **is_module).count();
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let continues = before.is_some_and(|before| before.text == "." || before.text == "::");
        let leads = tokens.get(at + 1).is_some_and(|next| next.text == "::" || next.text == "as");
        if token.is_word() && leads && !continues {
            at = tree(tokens, at, Vec::new(), inline, &mut found);
            continue;
        }
        match token.text.as_str() {
            "{" => braces.push(at.checked_sub(2).is_some_and(|keyword| tokens[keyword].text == "mod")),
            "}" => drop(braces.pop()),
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads the path, or the group of paths, that goes on at `at`; returns where it ends.
fn tree(
    tokens: &[Token],
    mut at: usize,
    mut path: Vec<String>,
    inline: usize,
    found: &mut Vec<Named>,
) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => return group(tokens, at + 1, &path, inline, found),
            "*" => path.push("*".into()),
            _ if token.is_word() => path.push(token.text.clone()),
            _ => return at,
        }
        let goes_on = tokens.get(at + 1).is_some_and(|next| next.text == "::")
            && tokens.get(at + 2).is_some_and(|next| next.is_word() || next.text == "{" || next.text == "*");
        if !goes_on {
            found.push(Named { segments: path, line: token.line, inline });
            return at + 1;
        }
        at += 2;
    }
    at
}

fn group(tokens: &[Token], mut at: usize, path: &[String], inline: usize, found: &mut Vec<Named>) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "}" => return at + 1,
            // A new name for what stands before it.
            "as" => at += 2,
            _ if token.is_word() || token.text == "{" || token.text == "*" => {
                at = tree(tokens, at, path.to_vec(), inline, found);
            }
            _ => at += 1,
        }
    }
    at
}
