//! Text where room is short: a name that is cut says so, and of labels along a line those are written that fit.

/// The letters of a name that is cut, at least.
const FEWEST: usize = 3;

/// A name within so many letters: whole, or cut with an ellipsis; `None` where too little of it would be left.
pub fn fitted(name: &str, letters: usize) -> Option<String> {
    if name.chars().count() <= letters {
        return Some(name.to_owned());
    }
    let kept = letters.checked_sub(1).filter(|kept| *kept >= FEWEST)?;
    let mut cut: String = name.chars().take(kept).collect();
    cut.push('…');
    Some(cut)
}

/// Where each of the labels along a line begins, given its place and its width in order; `None` for one that would touch
/// the one before it. One that would leave the line of that length ends at its place.
pub fn along(labels: &[(u32, u32)], length: u32, gap: u32) -> Vec<Option<u32>> {
    let mut free = 0;
    let begin = |(place, width): &(u32, u32)| {
        let leaves = place.saturating_add(*width) > length;
        let from = if leaves { place.saturating_sub(*width) } else { *place };
        (from >= free).then(|| {
            free = from.saturating_add(*width).saturating_add(gap);
            from
        })
    };
    labels.iter().map(begin).collect()
}
