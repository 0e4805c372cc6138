//! [`Intake`]: how text gets in, by paste, by typing, by file, small and large.
use js_sys::JsString;
use std::time::Duration;

use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DragEvent, File, FileList};

use crate::ui::annex::{Content, Delivery, Stop};
use crate::ui::browser;
use crate::ui::workbench::persist::{self, Kept};
use crate::ui::workbench::{Opening, Workbench};
use aks_network_planner::export::{Input, InputProblem};
use aks_network_planner::import::{self, AtOnce, Kind, Reading};
use aks_network_planner::link;
use aks_network_planner::messages::ReadRequest;
use aks_network_planner::rules::Severity;
use aks_network_planner::text::{self, Problem};

/// The largest input that is read, in bytes.
const LARGEST: f64 = (128u32 << 20) as f64;
/// Text up to this many bytes is read at once, and goes into the box where it cannot be read.
const SMALL: usize = 1 << 20;
/// What is said of an address that names no place of the page and carries no link.
const NO_LINK: &str = "The address ends in something that is no whole link of this planner: open it again from where it \
                       was sent, or ask for the design as a file.";

/// A text that is being read in the annex.
#[derive(Clone)]
pub(crate) struct Progress {
    number: usize,
    pub(crate) name: String,
    /// Bytes that were read, of how many; nothing before the annex has begun.
    pub(crate) done: RwSignal<Option<(u64, u64)>>,
    stop: Option<Stop>,
}

/// What is done with what was read.
#[derive(Clone)]
enum To {
    /// It is added to the design.
    Add,
    /// It takes the design's place.
    Open(Opening),
}

/// What is known of a text without the annex.
struct Known {
    readings: Vec<Reading>,
    inputs: Vec<Input>,
    text: String,
}

/// The way in. Copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Intake {
    workbench: Workbench,
    typed: RwSignal<String>,
    problems: RwSignal<Vec<InputProblem>>,
    progress: RwSignal<Vec<Progress>, LocalStorage>,
    hovered: RwSignal<bool>,
    unfolded: RwSignal<bool>,
    area: StoredValue<Option<NodeRef<Textarea>>>,
    pasted: StoredValue<usize>,
    /// The link that is being opened.
    opening: StoredValue<Option<String>>,
}

impl Intake {
    /// `typed` is what was given before the program started; it is read where it can be.
    pub(crate) fn new(workbench: Workbench, typed: String) -> Intake {
        Intake {
            workbench,
            typed: RwSignal::new(typed),
            problems: RwSignal::new(Vec::new()),
            progress: RwSignal::new_local(Vec::new()),
            hovered: RwSignal::new(false),
            unfolded: RwSignal::new(browser::is_wide()),
            area: StoredValue::new(None),
            pasted: StoredValue::new(0),
            opening: StoredValue::new(None),
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
            self.take_small(self.next_name(), text, &[], To::Add);
        }
    }

    /// What could not be read of the last text.
    pub(crate) fn problems(self) -> Vec<InputProblem> {
        self.problems.get()
    }

    /// What is being read in the annex.
    pub(crate) fn progress(self) -> Vec<Progress> {
        self.progress.get()
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
            self.paste_over(&String::from(text));
            return;
        }
        event.prevent_default();
        self.problems.set(Vec::new());
        let name = self.next_name();
        if is_small {
            self.take_small(name, text.into(), &[], To::Add);
        } else if f64::from(text.length()) > LARGEST {
            self.refuse(format!("The pasted text has {} MB; up to 128 MB are read.", text.length() >> 20));
        } else {
            spawn_local(self.take_to_annex(name, Content::Pasted(text), None, To::Add));
        }
    }

    /// A whole text takes the place of one that was refused, so that the browser can bring that back; the browser itself
    /// inserts it afterwards.
    fn paste_over(self, text: &str) {
        let is_refused = self.problems.with_untracked(|problems| !problems.is_empty());
        let area = self.area.get_value().and_then(|area| area.get_untracked());
        if let Some(area) = area.filter(|_| is_refused && text.trim().contains('\n')) {
            area.select();
            set_timeout(move || self.read_typed(), Duration::from_millis(0));
        }
    }

    pub(crate) fn drop(self, event: &DragEvent) {
        let Some(data) = event.data_transfer() else { return };
        match data.files().filter(|files| files.length() > 0) {
            Some(files) => self.take_files(Some(files)),
            None => {
                if let Ok(text) = data.get_data("text") {
                    self.take_small(self.next_name(), text, &[], To::Add);
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

    /// Shows the design of the link that the page was opened with, alone.
    pub(crate) fn take_link(self, link: String) {
        // The page's start and a change of its address may both tell of the same link.
        let is_opening = self.opening.with_value(|opening| opening.as_ref() == Some(&link));
        if is_opening || self.workbench.shows(&link) {
            return;
        }
        if !link::is_link(&link) {
            return self.refuse(NO_LINK.to_owned());
        }
        self.opening.set_value(Some(link.clone()));
        let to = To::Open(Opening::Link(link.as_str().into()));
        spawn_local(async move {
            self.take_to_annex("link".to_owned(), Content::Text(link), None, to).await;
            self.opening.set_value(None);
        });
    }

    /// Shows a design that was kept, alone, as it is kept by now.
    pub(crate) fn open_kept(self, kept: Kept) {
        let kept = persist::of_slot(kept.slot).unwrap_or(kept);
        self.workbench.saw(&kept);
        self.take_small(kept.name, kept.file, &[], To::Open(Opening::Kept(kept.slot)));
    }

    /// Takes an example under its title.
    pub(super) fn take_sample(self, title: &str, text: String) {
        self.take_small(title.to_owned(), text, &[], To::Add);
    }

    fn next_name(self) -> String {
        self.pasted.update_value(|pasted| *pasted += 1);
        format!("paste {}", self.pasted.get_value())
    }

    /// Reads a text at once where it is common, else in the annex.
    fn take_small(self, name: String, text: String, decoding: &[Problem], to: To) {
        let text = text::readable(&text).into_owned();
        let Some(AtOnce { readings, is_all }) = import::at_once(&name, &text) else {
            return spawn_local(self.take_to_annex(name, Content::Text(text), None, to));
        };
        let inputs = Input::of_text(&readings, &text, decoding);
        if is_all {
            return self.settle(self.workbench.next_number(), name, readings, inputs, Some(text), to);
        }
        let known = Known { readings, inputs, text: text.clone() };
        spawn_local(self.take_to_annex(name, Content::Text(text), Some(known), to));
    }

    /// Adds what was read. A text in which nothing could be read goes into the box, to be mended there.
    fn settle(
        self,
        number: usize,
        name: String,
        readings: Vec<Reading>,
        inputs: Vec<Input>,
        text: Option<String>,
        to: To,
    ) {
        if holds_anything(&readings) {
            self.typed.set(String::new());
            match to {
                To::Add => {
                    let is_first = self.workbench.is_blank();
                    self.workbench.add(number, name, readings, inputs, text);
                    if is_first {
                        browser::go_to_the_top();
                    }
                }
                To::Open(Opening::Kept(_)) if !is_whole(&readings, &inputs, text.as_deref()) => {
                    let told = format!(
                        "{name} could not be read as a whole: it is damaged, or of a newer version of this planner. It \
                         stays as it is; what is shown is kept beside it."
                    );
                    self.workbench.open(number, name, readings, inputs, text, Opening::Parts);
                    self.workbench.tell(told, false);
                }
                To::Open(opening) => self.workbench.open(number, name, readings, inputs, text, opening),
            }
            browser::keep_focus_on_the_page();
            return;
        }
        let named = inputs
            .into_iter()
            .flat_map(|input| input.problems)
            .map(|problem| InputProblem { message: format!("{name}: {}", problem.message), ..problem });
        self.problems.update(|before| before.extend(named));
        self.give_back(text);
    }

    /// Puts a text into the box where it is not too large for it.
    fn give_back(self, text: Option<String>) {
        if let Some(text) = text.filter(|text| text.len() <= SMALL && !text.is_empty()) {
            self.typed.set(text);
        }
    }

    pub(super) fn refuse(self, message: String) {
        self.problems
            .update(|before| before.push(InputProblem { severity: Severity::Error, message, at: None }));
    }

    async fn take_file(self, file: File) {
        let (name, size) = (text::readable(&file.name()).into_owned(), file.size());
        if size > LARGEST {
            let megabytes = (size / f64::from(1u32 << 20)) as u64;
            self.refuse(format!("{name} has {megabytes} MB; up to 128 MB are read."));
        } else if size > SMALL as f64 {
            self.take_to_annex(name, Content::File(file), None, To::Add).await;
        } else if let Ok(bytes) = browser::bytes(&file).await {
            let (text, decoding) = text::decode(&bytes);
            self.take_small(name, text.into_owned(), &decoding, To::Add);
        } else {
            self.refuse(format!("{name} could not be read; the browser gives no more of it."));
        }
    }

    /// Has a text read in the annex; `known` is what there is of it without.
    async fn take_to_annex(self, name: String, content: Content, known: Option<Known>, to: To) {
        let done = RwSignal::new(None);
        let job = self.workbench.reader(content.is_large());
        let number = self.workbench.next_number();
        let stop = job.as_ref().ok().map(|(job, _)| job.stop());
        self.progress.update(|progress| progress.push(Progress { number, name: name.clone(), done, stop }));
        let outcome = match job {
            Ok((job, keeps)) => {
                job.report(move |read, total| done.set(Some((read, total))));
                let beside = match to {
                    To::Add => self.workbench.numbers().into_iter().map(|number| number as u64).collect(),
                    To::Open(_) => Vec::new(),
                };
                let today = self.workbench.today();
                let number = keeps.then_some(number as u64);
                job.read(ReadRequest { name: name.clone(), number, beside, today }, content).await
            }
            Err(failure) => Err(failure),
        };
        self.progress.update(|progress| progress.retain(|one| one.number != number));
        match outcome {
            Ok(Delivery { arrived, text }) => {
                self.settle(number, name, arrived.readings, arrived.inputs, text, to)
            }
            Err(failure) => {
                match known {
                    Some(Known { readings, inputs, text }) if holds_anything(&readings) => {
                        self.settle(number, name.clone(), readings, inputs, Some(text), to);
                    }
                    known => self.give_back(known.map(|known| known.text)),
                }
                self.refuse(failure.sentence(&format!("{name} was not read as a whole")));
            }
        }
    }
}

impl Progress {
    /// Stops the reading; nothing of the text is taken.
    pub(crate) fn stop(&self) {
        if let Some(stop) = &self.stop {
            stop.stop();
        }
    }
}

fn holds_anything(readings: &[Reading]) -> bool {
    readings.iter().any(|reading| reading.kind != Kind::Unknown)
}

/// Whether everything that a design file says was read, so that it can be written anew.
fn is_whole(readings: &[Reading], inputs: &[Input], file: Option<&str>) -> bool {
    let mut problems = inputs.iter().flat_map(|input| &input.problems);
    readings.iter().all(|reading| reading.ignored.is_empty())
        && problems.all(|problem| problem.severity != Severity::Error)
        && file.is_some_and(|file| js_sys::JSON::parse(file).is_ok())
}

/// The pasted text without a copy of it.
fn pasted_text(event: &ClipboardEvent) -> Option<JsString> {
    let data: JsValue = event.clipboard_data()?.into();
    let get: js_sys::Function =
        js_sys::Reflect::get(&data, &JsValue::from_str("getData")).ok()?.dyn_into().ok()?;
    let text: JsString = get.call1(&data, &JsValue::from_str("text/plain")).ok()?.dyn_into().ok()?;
    (text.length() > 0).then_some(text)
}
