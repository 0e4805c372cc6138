//! Growth: the month in which each resource runs out.
use std::sync::Arc;

use leptos::prelude::*;

use aks_network_planner::analysis::Analysis;
use aks_network_planner::propose::{Forecast, Growth, MONTHS, forecast, month_after};
use aks_network_planner::resolve::Moment;

/// How fast a cluster grows. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Rate {
    /// Nodes, or percent of them, each month.
    more: RwSignal<u64>,
    in_percent: RwSignal<bool>,
}

impl Rate {
    pub(super) fn new() -> Rate {
        Rate { more: RwSignal::new(1), in_percent: RwSignal::new(false) }
    }

    fn growth(self) -> Growth {
        match (self.in_percent.get(), self.more.get()) {
            (true, percent) => Growth::PerMille(percent.saturating_mul(10)),
            (false, nodes) => Growth::Nodes(nodes),
        }
    }
}

/// The controls, and when each resource runs out; `None` where the cluster's nodes are not known.
pub(super) fn part(
    rate: Rate,
    analysis: Signal<Arc<Analysis>>,
    place: usize,
) -> Option<impl IntoView + use<>> {
    analysis.with_untracked(|analysis| forecast(&analysis.resolved, place, Growth::Nodes(0)))?;
    let Rate { more, in_percent } = rate;
    let rows = move || {
        let analysis = analysis.get();
        let forecasts = forecast(&analysis.resolved, place, rate.growth()).unwrap_or_default();
        forecasts.into_iter().map(|forecast| row(&analysis, place, forecast)).collect_view()
    };
    Some(view! {
        <h3>"Growth"</h3>
        <div class="dials"><fieldset><legend>"Each month"</legend>
            <label>
                "More "<span class="num">{move || more.get().to_string()}</span>
                <input type="range" min="0" max="50" prop:value=move || more.get().to_string()
                    on:input=move |event| more.set(event_target_value(&event).parse().unwrap_or_default()) />
            </label>
            <label>
                "Counted in "
                <select on:change=move |event| in_percent.set(event_target_value(&event) == "percent")>
                    <option value="nodes" selected=move || !in_percent.get()>"nodes"</option>
                    <option value="percent" selected=move || in_percent.get()>"percent of the nodes"</option>
                </select>
            </label>
        </fieldset></div>
        <div class="scroll growth" aria-live="polite" tabindex="0"><table class="plain">
            <thead><tr>
                <th scope="col">"Runs out in"</th>
                {Moment::ALL.map(|moment| view! { <th scope="col">{moment.title()}</th> })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    })
}

fn row(analysis: &Analysis, place: usize, forecast: Forecast) -> impl IntoView + use<> {
    let known = |moment| {
        let row = analysis.capacity.get(place).and_then(|capacity| capacity.rows.get(forecast.row));
        row.and_then(|row| row.at(moment).fits()).is_some()
    };
    let months: Vec<_> = Moment::ALL
        .into_iter()
        .map(|moment| {
            let month = forecast.at(moment);
            let when = match month {
                Some(0) => "today".to_owned(),
                Some(months) => month_after(analysis.today, months),
                None if known(moment) => format!("not in {} years", MONTHS / 12),
                None => "not known".to_owned(),
            };
            view! { <td data-fits=month.map(|_| "no")>{when}</td> }
        })
        .collect();
    let name = format!("{} {}", forecast.resource.title(), forecast.name);
    view! { <tr><th scope="row">{name}<small>{forecast.sum}</small></th>{months}</tr> }
}
