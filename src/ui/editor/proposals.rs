//! The next free range for a purpose: found in the annex, with reasons, and taken with one press.
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::workbench::Workbench;
use aks_network_planner::edit::Edit;
use aks_network_planner::messages::{Answer, Proposed, Wanted};
use aks_network_planner::propose::Purpose;

/// Clusters and networks that purposes are listed for.
const LISTED: usize = 20;

/// Addresses of a subnet for internal load balancers.
const LOAD_BALANCERS: u64 = 16;

/// What was found.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    Looking,
    Ranges(Vec<Proposed>, Option<String>),
    Failed(String),
}

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let found = RwSignal::new(Found::Nothing);
    let wanted = RwSignal::new(0usize);
    let purposes = Memo::new(move |_| purposes(workbench));
    let look = move |_| {
        let Some((_, purpose)) = purposes.with(|purposes| purposes.get(wanted.get()).cloned()) else {
            return;
        };
        found.set(Found::Looking);
        spawn_local(async move {
            found.set(match workbench.made(Wanted::Proposals(purpose)).await {
                Ok(Answer::Proposed(ranges, obstacle)) => Found::Ranges(ranges, obstacle),
                Ok(_) => Found::Failed("No range was looked for.".to_owned()),
                Err(failure) => Found::Failed(failure.sentence("No range was looked for")),
            });
        });
    };
    let options = move || {
        let options = purposes.get().into_iter().enumerate();
        options.map(|(at, (title, _))| view! { <option value=at.to_string()>{title}</option> }).collect_view()
    };
    view! {
        <section class="proposals">
            <h2>"Next free range"</h2>
            <p>"As large as this design needs at its largest moment, free of everything that is known here."</p>
            <div class="actions">
                <label>
                    "For "
                    <select on:change=move |event| wanted.set(event_target_value(&event).parse().unwrap_or_default())>
                        {options}
                    </select>
                </label>
                <button disabled=move || purposes.with(Vec::is_empty) on:click=look>"Find ranges"</button>
            </div>
            <div aria-live="polite">{move || shown(workbench, found)}</div>
        </section>
    }
}

/// Every purpose that this design has.
fn purposes(workbench: Workbench) -> Vec<(String, Purpose)> {
    let Some(answer) = workbench.answer() else { return Vec::new() };
    let resolved = &answer.analysis.resolved;
    let of_cluster = |(place, name): (usize, String)| {
        [
            (format!("the nodes of {name}"), Purpose::NodeSubnet { cluster: place }),
            (format!("the pods of {name} (pod subnet)"), Purpose::PodSubnet { cluster: place }),
            (format!("the pod CIDR of {name}"), Purpose::PodCidr { cluster: place }),
            (format!("the service CIDR of {name}"), Purpose::ServiceCidr { cluster: place }),
            (format!("the API server of {name}"), Purpose::ApiServerSubnet { cluster: place }),
            (format!("another cluster like {name}"), Purpose::AnotherCluster { like: place }),
        ]
    };
    let of_network = |(place, name): (usize, String)| {
        [
            (
                format!("{LOAD_BALANCERS} internal load balancers in {name}"),
                Purpose::LoadBalancers { network: place, addresses: LOAD_BALANCERS },
            ),
            (
                format!("Application Gateway for Containers in {name}"),
                Purpose::GatewayForContainers { network: place },
            ),
        ]
    };
    let clusters = resolved.clusters.iter().map(|cluster| cluster.name().to_owned()).enumerate().take(LISTED);
    let networks = resolved.networks.iter().enumerate().filter(|(_, network)| !network.managed);
    let networks = networks.map(|(place, network)| (place, network.name.clone())).take(LISTED);
    clusters.flat_map(of_cluster).chain(networks.flat_map(of_network)).collect()
}

fn shown(workbench: Workbench, found: RwSignal<Found>) -> AnyView {
    match found.get() {
        Found::Nothing => ().into_any(),
        Found::Looking => view! { <p>"Looking …"</p> }.into_any(),
        Found::Failed(why) => view! { <p class="problem" data-severity="error">{why}</p> }.into_any(),
        Found::Ranges(ranges, obstacle) => {
            let none = obstacle.map(|why| view! { <p class="problem" data-severity="warning">{why}</p> });
            let ranges: Vec<_> = ranges.into_iter().map(|range| card(workbench, found, range)).collect();
            view! { {none}<ol class="things">{ranges}</ol> }.into_any()
        }
    }
}

fn card(workbench: Workbench, found: RwSignal<Found>, proposed: Proposed) -> impl IntoView {
    let Proposed { title, reasons, steps } = proposed;
    let reasons: Vec<_> = reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect();
    let told = format!("{title} was put into the design.");
    let take = move |_| {
        workbench.change(Edit::Take { steps: steps.clone() });
        workbench.tell(told.clone(), true);
        found.set(Found::Nothing);
    };
    view! {
        <li class="thing">
            <h3>{title}</h3>
            <ul class="notes">{reasons}</ul>
            <div class="actions"><button on:click=take>"Put it into the design"</button></div>
        </li>
    }
}
