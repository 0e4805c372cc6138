//! Examples to learn from: documents as the Azure CLI prints them, and code, read like any other.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Intake;
use crate::ui::browser;

/// The file below `samples/`, and what it shows.
const SAMPLES: [(&str, &str); 9] = [
    ("healthy-overlay", "A healthy overlay cluster"),
    ("cannot-upgrade", "A cluster that cannot upgrade"),
    ("overlapping-service-cidr", "An overlapping service CIDR"),
    ("kubenet-before-retirement", "kubenet before its retirement"),
    ("pod-subnet", "A pod subnet that runs short"),
    ("three-regions", "Three regions, one differs"),
    ("isolation", "An isolation to be proven"),
    ("terraform", "Terraform with a node subnet that is too small"),
    ("bicep", "Bicep with a pod CIDR that is too small"),
];

/// A button for each example.
pub(crate) fn samples(intake: Intake) -> impl IntoView {
    let button = |(file, title): (&'static str, &'static str)| {
        let press = move |_| {
            spawn_local(async move {
                match browser::file(&format!("samples/{file}.txt")).await {
                    Some(text) => intake.take_sample(title, text),
                    None => intake
                        .refuse(format!("The example “{title}” did not arrive from this page's own host.")),
                }
            });
        };
        view! { <li><button on:click=press>{title}</button></li> }
    };
    view! {
        <section>
            <h2>"Or look at an example"</h2>
            <ul class="samples">{SAMPLES.map(button).collect_view()}</ul>
        </section>
    }
}
