//! What is billed: counts by way out, and with somebody's own prices what they come to. Prices stay in this browser,
//! with the day on which they were typed.
use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::of_cluster::Place;
use crate::ui::parts::form::{number, short};
use crate::ui::parts::plain::{element, text};
use crate::ui::told::{told, unused};
use crate::ui::workbench::Workbench;
use aks_network_planner::cost::Meter;
use aks_network_planner::messages::Wanted;

/// Under this name stand the day and a line for each price.
const PRICES: &str = "aks-network-planner/prices";

const ABOUT: &str = "Prices differ by region, contract and day: none is built in. Type yours, of one currency; they stay in this \
                     browser, are sent nowhere, and are deleted when they are emptied.";

pub(super) fn section(workbench: Workbench, place: Place) -> AnyView {
    let gigabytes = RwSignal::new(0_usize);
    let (day, kept) = kept();
    let prices: Vec<(Meter, RwSignal<String>)> =
        Meter::ALL.iter().zip(kept).map(|(meter, price)| (*meter, RwSignal::new(price))).collect();
    let typed = prices.clone();
    let now =
        Memo::new(move |_| typed.iter().map(|(meter, price)| (*meter, price.get())).collect::<Vec<_>>());
    Effect::new(move |before: Option<()>| {
        let prices = now.get();
        // What was kept is not typed anew.
        if before.is_some() {
            keep(&prices);
        }
    });
    let wanted = Callback::new(move |()| {
        let gigabytes = u64::try_from(gigabytes.get()).ok().filter(|gigabytes| *gigabytes > 0);
        Some(Wanted::Cost { cluster: place.get()?, gigabytes, prices: now.get() })
    });
    let fields = prices
        .iter()
        .map(|(meter, price)| short(format!("{}, {}", meter.title(), meter.unit().text()), *price));
    let day = day.map(|day| text("p", "", &format!("Typed on {day}."))).into_iter();
    let mut own = vec![text("summary", "", "Your own prices"), text("p", "", ABOUT)];
    own.extend(day);
    own.push(element("div", "actions", fields.collect()));
    element(
        "div",
        "",
        vec![
            element("div", "actions", vec![number("Gigabytes that leave in a month", 0, gigabytes)]),
            element("details", "quiet prices", own),
            told(workbench, wanted, unused()),
        ],
    )
}

/// The day of the kept prices, and the price of each meter; empty texts where none is kept.
fn kept() -> (Option<String>, Vec<String>) {
    let kept = browser::kept(PRICES).unwrap_or_default();
    let mut lines = kept.lines();
    let day = lines.next().map(str::to_owned);
    let prices = Meter::ALL.iter().map(|_| lines.next().unwrap_or_default().to_owned()).collect();
    (day, prices)
}

/// Keeps prices, or deletes them where none is left. A browser that keeps nothing has them until the page is left.
fn keep(prices: &[(Meter, String)]) {
    if prices.iter().all(|(_, price)| price.trim().is_empty()) {
        return browser::forget(PRICES);
    }
    let lines: Vec<String> = std::iter::once(browser::today().to_string())
        .chain(prices.iter().map(|(_, price)| price.replace(['\r', '\n'], " ")))
        .collect();
    let _ = browser::keep(PRICES, &lines.join("\n"));
}
