//! The networks that were put in, subnet by subnet.
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::explanation::asked;
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Question};
use aks_network_planner::rules::wording::number;

/// Subnets shown of a long list; the rest is counted.
const SHOWN: usize = 100;

/// Each known subnet with what it offers and what is taken; nothing where there is none.
pub(super) fn section(workbench: Workbench, analysis: &Arc<Analysis>) -> Option<impl IntoView + use<>> {
    let resolved = &analysis.resolved;
    let known: Vec<usize> = (0..resolved.subnets.len()).filter(|place| is_read(analysis, *place)).collect();
    let more = known.len().saturating_sub(SHOWN);
    let rows: Vec<_> =
        known.into_iter().take(SHOWN).filter_map(|place| row(workbench, analysis, place)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Subnets"</h2>
                <div class="scroll" tabindex="0" role="region" aria-label="Subnets">
                    <table class="plain">
                        <thead><tr>
                            <th scope="col">"Subnet"</th><th scope="col">"Range"</th>
                            <th scope="col" class="num">"Usable"</th><th scope="col" class="num">"Listed in use"</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
            </section>
        }
    })
}

fn is_read(analysis: &Analysis, place: usize) -> bool {
    let subnet = analysis.resolved.subnets.get(place);
    let managed =
        |network: usize| analysis.resolved.networks.get(network).is_some_and(|network| network.managed);
    subnet.is_some_and(|subnet| !subnet.prefixes.is_empty() && !managed(subnet.network))
}

fn row(workbench: Workbench, analysis: &Analysis, place: usize) -> Option<impl IntoView + use<>> {
    let subnet = analysis.resolved.subnets.get(place)?;
    let network = analysis.resolved.networks.get(subnet.network)?;
    let ranges: Vec<String> = subnet.prefixes.iter().map(ToString::to_string).collect();
    let usable = subnet.usable().map_or("?".to_owned(), number);
    let used = subnet.used.map_or("not known".to_owned(), number);
    Some(view! {
        <tr>
            <th scope="row">{format!("{} / {}", network.name, subnet.name)}</th>
            <td><code>{ranges.join(", ")}</code></td>
            <td class="num">{asked(workbench, Question::Usable { subnet: place }, usable)}</td>
            <td class="num">{used}</td>
        </tr>
    })
}
