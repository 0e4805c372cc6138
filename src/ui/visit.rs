//! What can be done with a design that came with a link.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::workbench::Workbench;
use super::workbench::keeping::{self, Keeping};

/// Offers to keep what a link brought; nothing while the design is somebody's own.
pub(crate) fn banner(workbench: Workbench, keeping: RwSignal<Keeping>) -> impl IntoView {
    let keep = move |_| {
        let Some(design) = workbench.design_untracked() else { return };
        spawn_local(async move {
            match keeping::adopt(workbench, keeping::title(&design), keeping).await {
                Some(Keeping::Not(trouble)) => workbench.tell(trouble.sentence(), false),
                Some(_) => {
                    leave_link();
                    workbench.tell("The design is kept on this machine.".to_owned(), false);
                }
                None => {}
            }
        });
    };
    let back = move |_| {
        workbench.undo();
        leave_link();
    };
    let join = move |_| {
        workbench.join();
        leave_link();
    };
    view! {
        <Show when=move || workbench.is_visit()>
            <section class="visit" aria-label="A design from a link">
                <p>"This design came with a link. It is not kept here."
                    {move || workbench.has_own().then_some(" Your own is untouched.")}</p>
                <div class="actions">
                    <button class="primary" on:click=keep>"Keep it"</button>
                    <Show when=move || workbench.has_own()>
                        <button on:click=join>"Add it to mine"</button>
                        <button on:click=back>"Back to mine"</button>
                    </Show>
                </div>
            </section>
        </Show>
    }
}

/// The address names a place again, so that loading it anew does not open the link.
fn leave_link() {
    let _ = window().location().set_hash("/verdict");
}
