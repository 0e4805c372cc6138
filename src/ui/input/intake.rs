//! [`Intake`]: how text gets in, by paste, by typing, by file, small and large.
use js_sys::JsString;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DragEvent, File, FileList};

use crate::ui::browser;
use crate::ui::workbench::Workbench;
use aks_network_planner::export::{Input, InputProblem};
use aks_network_planner::import::{Import, Kind, Reading};
use aks_network_planner::rules::Severity;
use aks_network_planner::text::{self, Problem};

/// The largest input that is read, in bytes.
const LARGEST: f64 = (128u32 << 20) as f64;
/// Text up to this many bytes is read at once, and goes into the box where it cannot be read.
const SMALL: usize = 1 << 20;
/// Bytes between two breaths of the page.
const STEP: usize = 256 << 10;

/// How far the reading of a large text has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) name: String,
    pub(crate) done: usize,
    pub(crate) total: usize,
}

/// The way in. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Intake {
    workbench: Workbench,
    typed: RwSignal<String>,
    problems: RwSignal<Vec<InputProblem>>,
    progress: RwSignal<Option<Progress>>,
    stopped: RwSignal<bool>,
    hovered: RwSignal<bool>,
    unfolded: RwSignal<bool>,
    area: StoredValue<Option<NodeRef<Textarea>>>,
    pasted: StoredValue<usize>,
}

impl Intake {
    /// `typed` is what was given before the program started; it is read where it can be.
    pub(crate) fn new(workbench: Workbench, typed: String) -> Intake {
        Intake {
            workbench,
            typed: RwSignal::new(typed),
            problems: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            stopped: RwSignal::new(false),
            hovered: RwSignal::new(false),
            unfolded: RwSignal::new(browser::is_wide()),
            area: StoredValue::new(None),
            pasted: StoredValue::new(0),
        }
    }

    /// The text in the box.
    pub(crate) fn typed(self) -> String {
        self.typed.get()
    }

    pub(crate) fn type_in(self, text: String) {
        self.typed.set(text);
        self.problems.set(Vec::new());
    }

    /// Reads what stands in the box.
    pub(crate) fn read_typed(self) {
        let text = self.typed.get_untracked();
        if !text.trim().is_empty() {
            self.problems.set(Vec::new());
            self.take_small(self.next_name(), text, &[]);
        }
    }

    /// What could not be read of the last text.
    pub(crate) fn problems(self) -> Vec<InputProblem> {
        self.problems.get()
    }

    pub(crate) fn progress(self) -> Option<Progress> {
        self.progress.get()
    }

    /// Stops the reading of a large text at its next step; what was read until then is kept.
    pub(crate) fn stop(self) {
        self.stopped.set(true);
    }

    /// Whether something is being dragged over the page.
    pub(crate) fn is_hovered(self) -> bool {
        self.hovered.get()
    }

    pub(crate) fn hover(self, hovered: bool) {
        if self.hovered.get_untracked() != hovered {
            self.hovered.set(hovered);
        }
    }

    /// Whether the region of inputs is open.
    pub(crate) fn is_unfolded(self) -> bool {
        self.unfolded.get()
    }

    pub(crate) fn unfold(self, unfolded: bool) {
        if self.unfolded.get_untracked() != unfolded {
            self.unfolded.set(unfolded);
        }
    }

    /// Makes this box the one that [`Intake::focus`] goes to.
    pub(crate) fn claim(self, area: NodeRef<Textarea>) {
        self.area.set_value(Some(area));
    }

    /// Puts the cursor into the box, which it opens where it is folded away.
    pub(crate) fn focus(self) {
        self.unfold(true);
        if let Some(area) = self.area.get_value().and_then(|area| area.get_untracked()) {
            let _ = area.focus();
        }
    }

    /// Takes what is pasted; into a box that holds text already, it is inserted as anywhere else.
    pub(crate) fn paste(self, event: &ClipboardEvent) {
        if let Some(files) =
            event.clipboard_data().and_then(|data| data.files()).filter(|files| files.length() > 0)
        {
            event.prevent_default();
            self.take_files(Some(files));
            return;
        }
        let Some(text) = pasted_text(event) else { return };
        let is_small = (text.length() as usize) <= SMALL;
        if is_small && !self.typed.get_untracked().trim().is_empty() {
            return;
        }
        event.prevent_default();
        self.problems.set(Vec::new());
        let name = self.next_name();
        if is_small {
            self.take_small(name, text.into(), &[]);
        } else {
            spawn_local(self.take_large_text(name, text));
        }
    }

    pub(crate) fn drop(self, event: &DragEvent) {
        let Some(data) = event.data_transfer() else { return };
        match data.files().filter(|files| files.length() > 0) {
            Some(files) => self.take_files(Some(files)),
            None => {
                if let Ok(text) = data.get_data("text") {
                    self.take_small(self.next_name(), text, &[]);
                }
            }
        }
    }

    pub(crate) fn take_files(self, files: Option<FileList>) {
        let Some(files) = files else { return };
        self.problems.set(Vec::new());
        let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        spawn_local(async move {
            for file in files {
                self.take_file(file).await;
            }
        });
    }

    /// Takes an example under its title.
    pub(super) fn take_sample(self, title: &str, text: String) {
        self.take_small(title.to_owned(), text, &[]);
    }

    fn next_name(self) -> String {
        self.pasted.update_value(|pasted| *pasted += 1);
        format!("paste {}", self.pasted.get_value())
    }

    fn take_small(self, name: String, text: String, decoding: &[Problem]) {
        let mut import = Import::new(&name, text.as_str());
        import.step(usize::MAX);
        let readings = import.finish();
        self.settle(name, readings, text, decoding);
    }

    /// Adds what was read. A text in which nothing could be read goes into the box, to be mended there.
    fn settle(self, name: String, readings: Vec<Reading>, text: String, decoding: &[Problem]) {
        if readings.iter().any(|reading| reading.kind != Kind::Unknown) {
            self.typed.set(String::new());
            self.workbench.add(name, readings, text, decoding);
            browser::keep_focus_on_the_page();
            return;
        }
        let inputs = Input::of_text(&readings, &text, decoding);
        let named = inputs
            .into_iter()
            .flat_map(|input| input.problems)
            .map(|problem| InputProblem { message: format!("{name}: {}", problem.message), ..problem });
        self.problems.update(|before| before.extend(named));
        if text.len() <= SMALL {
            self.typed.set(text);
        }
    }

    pub(super) fn refuse(self, message: String) {
        self.problems
            .update(|before| before.push(InputProblem { severity: Severity::Error, message, at: None }));
    }

    async fn take_file(self, file: File) {
        let (name, size) = (file.name(), file.size());
        if size > LARGEST {
            let megabytes = (size / f64::from(1u32 << 20)) as u64;
            self.refuse(format!("{name} has {megabytes} MB; up to 128 MB are read."));
            return;
        }
        let mut bytes = Vec::with_capacity(size as usize);
        while (bytes.len() as f64) < size {
            let start = bytes.len() as f64;
            match browser::bytes(&file, start, (start + f64::from(4u32 << 20)).min(size)).await {
                Ok(part) if !part.is_empty() => bytes.extend(part),
                _ => {
                    self.refuse(format!("{name} could not be read; the browser gives no more of it."));
                    return;
                }
            }
        }
        let (text, decoding) = text::decode(&bytes);
        let text = text.into_owned();
        drop(bytes);
        if text.len() <= SMALL {
            self.take_small(name, text, &decoding);
        } else {
            self.take_large(name, text, decoding).await;
        }
    }

    async fn take_large_text(self, name: String, text: JsString) {
        let length = text.length();
        if f64::from(length) > LARGEST {
            self.refuse(format!("The pasted text has {} MB; up to 128 MB are read.", length >> 20));
            return;
        }
        let mut content = String::with_capacity(length as usize);
        let mut start = 0;
        while start < length {
            let mut end = (start + (1 << 20)).min(length);
            if end < length && is_first_half(&text, end - 1) {
                end -= 1;
            }
            content.push_str(&String::from(text.slice(start, end)));
            start = end;
            browser::breathe().await;
        }
        self.take_large(name, content, Vec::new()).await;
    }

    async fn take_large(self, name: String, text: String, decoding: Vec<Problem>) {
        self.stopped.set(false);
        let mut import = Import::new(&name, text.as_str());
        let mut is_stopped = false;
        loop {
            let progress = import.step(STEP);
            if progress.finished {
                break;
            }
            self.progress.set(Some(Progress {
                name: name.clone(),
                done: progress.done,
                total: progress.total,
            }));
            browser::breathe().await;
            is_stopped = self.stopped.get_untracked();
            if is_stopped {
                break;
            }
        }
        self.progress.set(None);
        if is_stopped {
            self.refuse(format!("Reading {name} was stopped; nothing of it was taken."));
            return;
        }
        let readings = import.finish();
        self.settle(name, readings, text, &decoding);
    }
}

/// The pasted text without a copy of it.
fn pasted_text(event: &ClipboardEvent) -> Option<JsString> {
    let data: JsValue = event.clipboard_data()?.into();
    let get: js_sys::Function =
        js_sys::Reflect::get(&data, &JsValue::from_str("getData")).ok()?.dyn_into().ok()?;
    let text: JsString = get.call1(&data, &JsValue::from_str("text/plain")).ok()?.dyn_into().ok()?;
    (text.length() > 0).then_some(text)
}

/// Whether a character of two halves begins at that place.
fn is_first_half(text: &JsString, at: u32) -> bool {
    (0xD800..0xDC00).contains(&(text.char_code_at(at) as u32))
}
