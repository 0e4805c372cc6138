//! The box for text, and what could not be read of it.
use leptos::html::Textarea;
use leptos::prelude::*;

use super::Intake;
use super::intake::Progress;
use crate::ui::parts::plain::worded;
use aks_network_planner::export::InputProblem;

/// The box with its button, the progress of a large text, and the problems of one that could not be read.
pub(crate) fn paste_box(intake: Intake, label: &'static str, rows: u32) -> impl IntoView {
    let area = NodeRef::<Textarea>::new();
    intake.claim(area);
    let files = NodeRef::<leptos::html::Input>::new();
    view! {
        <div class="paste" data-over=move || intake.is_hovered().then_some("")>
            <label for="paste">{label}</label>
            <textarea
                id="paste"
                node_ref=area
                rows=rows
                spellcheck="false"
                autocomplete="off"
                placeholder="Paste here, or drop files"
                aria-describedby="paste-problems"
                prop:value=move || intake.typed()
                on:input=move |event| intake.type_in(event_target_value(&event))
                on:paste=move |event| intake.paste(&event)
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        intake.read_typed();
                    }
                }
            ></textarea>
            <div class="actions">
                <button
                    class="primary"
                    disabled=move || intake.typed().trim().is_empty()
                    on:click=move |_| intake.read_typed()
                >"Read"</button>
                <button on:click=move |_| {
                    if let Some(files) = files.get() {
                        files.click();
                    }
                }>"Open files"</button>
                <input
                    node_ref=files
                    type="file"
                    multiple=true
                    hidden=true
                    aria-label="Files"
                    on:change=move |_| {
                        if let Some(chosen) = files.get() {
                            intake.take_files(chosen.files());
                            chosen.set_value("");
                        }
                    }
                />
            </div>
            {move || intake.progress().into_iter().map(progress).collect_view()}
            <div id="paste-problems" role="alert">{move || problems(intake.problems())}</div>
        </div>
    }
}

/// How far the reading of one text has come, with a button that stops it.
fn progress(progress: Progress) -> impl IntoView {
    let (name, done) = (progress.name.clone(), progress.done);
    let so_far = move || match done.get() {
        Some((read, total)) => format!("{} of {} MB ", read >> 20, total >> 20),
        None => String::new(),
    };
    view! {
        <p role="status" class="progress">
            {format!("Reading {name} ")}{so_far}
            <button on:click=move |_| progress.stop()>"Stop"</button>
        </p>
    }
}

fn problems(problems: Vec<InputProblem>) -> impl IntoView {
    problems.into_iter().map(problem).collect_view()
}

/// A problem with its place.
pub(super) fn problem(problem: InputProblem) -> impl IntoView {
    let place = problem.at.map(|at| format!("line {}, column {}", at.line, at.column));
    view! {
        <p class="problem" data-severity=problem.severity.text()>
            {worded(&problem.message)}
            {place.map(|place| view! { <span class="where">{place}</span> })}
        </p>
    }
}
