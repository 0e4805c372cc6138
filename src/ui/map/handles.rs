//! The handles of the selected subnet above the drawing, and the range that it would have.
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::drawing::percent;
use super::edges::{Edging, Side};

/// The width of a handle, in pixels; what a finger can hit.
const WIDE: i32 = 24;
/// What is said of an edge, or of both.
pub(super) type Tell = fn(Edging, Side) -> Option<String>;

impl Edging {
    /// That as something that follows the design, the window and the pointer.
    pub(super) fn says(
        self,
        side: Side,
        tell: Tell,
    ) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
        move || tell(self, side)
    }

    /// Attributes out of a list: one by one in a view they would cost the page three times as much.
    pub(super) fn attributes(
        self,
        side: Side,
        fixed: &[(&'static str, &'static str)],
        told: &[(&'static str, Tell)],
    ) -> Vec<AnyAttribute> {
        let fixed = fixed.iter().map(|(name, value)| custom_attribute(*name, *value).into_any_attr());
        let told =
            told.iter().map(|(name, tell)| custom_attribute(*name, self.says(side, *tell)).into_any_attr());
        fixed.chain(told).collect()
    }
}

/// The handles above the drawing, and the range that the subnet would have.
pub(super) fn above(edging: Edging) -> impl IntoView {
    view! {
        <svg class="edges" width="100%" height="100%">
            {ghost(edging)}
            {handle(edging, Side::Lower)}
            {handle(edging, Side::Upper)}
        </svg>
    }
}

/// The range that is being pulled out, with its words in the place of the row's title.
fn ghost(edging: Edging) -> impl IntoView {
    let of = |fixed, told| edging.attributes(Side::Lower, fixed, told);
    let whole: &[(&str, Tell)] = &[
        ("display", |edging, _| edging.pulled_out().is_none().then(|| "none".to_owned())),
        ("data-refused", |edging, _| edging.pulled_out()?.refused),
        ("transform", |edging, _| Some(format!("translate(0 {})", edging.top()?))),
    ];
    let range: &[(&str, Tell)] = &[
        ("x", |edging, _| Some(percent(edging.across()?.0))),
        ("width", |edging, _| Some(percent(edging.across()?.1))),
    ];
    let words: Tell = |edging, _| {
        let stop = edging.pulled_out()?;
        Some(stop.refused.clone().unwrap_or_else(|| stop.words()))
    };
    view! {
        <g {..of(&[("class", "ghost"), ("aria-hidden", "true")], whole)}>
            <rect {..of(&[("height", "28")], range)}></rect>
            <rect {..of(&[("class", "sheet"), ("y", "-20"), ("width", "100%"), ("height", "19")], &[])}></rect>
            <text {..of(&[("x", "6"), ("y", "-6")], &[])}>{edging.says(Side::Lower, words)}</text>
        </g>
    }
}

fn handle(edging: Edging, side: Side) -> impl IntoView {
    const OUTLINE: &str =
        "M4 0h16a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4h-16a4 4 0 0 1-4-4v-20a4 4 0 0 1 4-4zM9 8v12M15 8v12";
    let fixed = [
        ("class", "edge"),
        ("data-side", if side == Side::Lower { "lower" } else { "upper" }),
        ("overflow", "visible"),
        ("tabindex", "0"),
        ("role", "slider"),
        ("aria-valuemin", "0"),
    ];
    let told: &[(&str, Tell)] = &[
        ("display", |edging, side| (!edging.is_seen(side)).then(|| "none".to_owned())),
        ("x", |edging, side| Some(percent(edging.at(side)))),
        ("y", |edging, _| Some(edging.top()?.to_string())),
        ("aria-label", |edging, side| {
            let edge = if side == Side::Lower { "Lower" } else { "Upper" };
            edging.edges(|edges| format!("{edge} edge of {}", edges.name))
        }),
        ("aria-valuemax", |edging, side| {
            edging.handle(side, |handle| Some(handle.stops.len().saturating_sub(1).to_string()))
        }),
        ("aria-valuenow", |edging, side| Some(edging.place(side)?.to_string())),
        ("aria-valuetext", |edging, side| Some(edging.shown(side)?.words())),
    ];
    view! {
        <svg {..edging.attributes(side, &fixed, told)}>
            <path {..edging.attributes(side, &[("d", OUTLINE)], &[("transform", aside)])}></path>
        </svg>
    }
}

/// Handles stand beside the block, not on it, and never on each other.
fn aside(edging: Edging, side: Side) -> Option<String> {
    let width = edging.width();
    let at = i32::try_from(edging.at(side)).unwrap_or(0) * width / 10_000;
    let wanted = match side {
        Side::Lower => (at - WIDE).min(width - 2 * WIDE).max(0),
        Side::Upper => at.min(width - WIDE).max(WIDE),
    };
    Some(format!("translate({} 0)", wanted - at))
}
