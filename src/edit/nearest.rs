//! The word that somebody most likely meant.

/// Longer texts are nobody's slip of the pen.
const MAX_LETTERS: usize = 80;

/// The word that begins with the text, or the one with the fewest letters to change; `None` where all are far from
/// it. Casing does not count, and of words equally near the first is meant.
pub(super) fn nearest<'w>(text: &str, words: impl Iterator<Item = &'w str> + Clone) -> Option<&'w str> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    let written: Vec<char> = text.chars().take(MAX_LETTERS.saturating_add(1)).collect();
    if written.len() > MAX_LETTERS {
        return None;
    }
    let words = words.filter(|word| !word.is_empty());
    let begun = words.clone().find(|word| word.to_lowercase().starts_with(&text));
    begun.or_else(|| {
        let apart = |word: &'w str| {
            let letters: Vec<char> = word.to_lowercase().chars().take(MAX_LETTERS).collect();
            let changes = changes(&written, &letters);
            // More than a third of the letters changed is another word.
            (changes.saturating_mul(3) <= letters.len().max(written.len())).then_some((changes, word))
        };
        words.filter_map(apart).min_by_key(|(changes, _)| *changes).map(|(_, word)| word)
    })
}

/// How many letters have to be changed, put in or taken out to make one word of the other.
fn changes(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut left = at.saturating_add(1);
        let mut above_left = at;
        for (of_other, cell) in other.iter().zip(row.iter_mut().skip(1)) {
            let changed = above_left.saturating_add(usize::from(letter != of_other));
            above_left = *cell;
            left = changed.min(above_left.saturating_add(1)).min(left.saturating_add(1));
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at.saturating_add(1);
        }
    }
    row.last().copied().unwrap_or_default()
}
