//! Sorting of lists that are not on the way of every address. One sort serves all types: the standard library's
//! own, made anew for each, would be a tenth of the page.

/// Sorts stably by a key, as `slice::sort_by_key` does. Takes at most 2³² elements; of more, those past them
/// stay at the end.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let order = order(list.len(), &|left, right| match (keys.get(left as usize), keys.get(right as usize)) {
        (Some(left), Some(right)) => left <= right,
        _ => true,
    });
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|place| taken.get_mut(place as usize)?.take()));
}

/// The places `0..count` in order: a merge sort from the bottom up. `in_order` says whether the left one may
/// stand before the right one.
fn order(count: usize, in_order: &dyn Fn(u32, u32) -> bool) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    let mut merged = Vec::with_capacity(order.len());
    let mut width = 1;
    while width < order.len() {
        for pair in order.chunks(width.saturating_mul(2)) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some(one), Some(other)) = (left.first(), right.first()) {
                let from = if in_order(*one, *other) { &mut left } else { &mut right };
                if let Some((first, rest)) = from.split_first() {
                    merged.push(*first);
                    *from = rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width = width.saturating_mul(2);
    }
    order
}
