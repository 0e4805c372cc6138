//! The annex: the same engine in a worker, for texts that are large or rare. A text has a worker of its own, whose
//! memory goes with it; that of large ones stays and keeps what it read, for a fleet to be made of.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, JsString, Promise, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::browser::{self, Pace};
use aks_network_planner::design::Design;
use aks_network_planner::messages::{Answer, Arrived, Kept, KeptRequest, ReadRequest, Request};

/// Characters of a pasted text that go to the worker at once.
const SLICE: u32 = 4 << 20;

/// What is to be read.
pub(crate) enum Content {
    /// A text of the page.
    Text(String),
    /// A text that the page has not taken over, since it is large.
    Pasted(JsString),
    /// A file.
    File(File),
}

impl Content {
    /// Whether the page has not taken it over, since it is large.
    pub(crate) fn is_large(&self) -> bool {
        !matches!(self, Content::Text(_))
    }
}

/// What came of it.
pub(crate) struct Delivery {
    pub(crate) arrived: Arrived,
    /// The text, where it is of a size to be shown.
    pub(crate) text: Option<String>,
}

/// Why nothing came of it.
pub(crate) enum Failure {
    /// Somebody stopped it.
    Stopped,
    /// The worker could not be started: what the browser says.
    Absent(String),
    /// The worker could not read it: a sentence.
    Refused(String),
}

impl Failure {
    /// The sentence for people; `what` could not be done, such as `network.json was not read`.
    pub(crate) fn sentence(self, what: &str) -> String {
        match self {
            Failure::Stopped => format!("{what}: it was stopped."),
            Failure::Refused(why) => why,
            Failure::Absent(why) => format!(
                "{what}: what is large or rare needs a part of the planner that could not be loaded ({why}). \
                 Everything else works; try again once this page's host can be reached."
            ),
        }
    }
}

/// A worker, which reads a text or makes something, one after the other. Dropping it ends the worker.
pub(crate) struct Job {
    worker: Worker,
    run: Rc<RefCell<Run>>,
    ready: Promise,
    /// Settled once it is the next one's turn.
    turn: RefCell<Promise>,
    /// Those whose turn it is or will be.
    waiting: Cell<usize>,
    /// The texts that it keeps.
    kept: RefCell<Kept>,
    _listen: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(JsValue)>,
}

/// Stops a job. Copies stop the same one.
#[derive(Clone)]
pub(crate) struct Stop(Rc<RefCell<Run>>);

struct Run {
    arrived: Arrived,
    /// What was made of a design.
    answer: Option<Answer>,
    end: Option<Result<Option<String>, Failure>>,
    /// Whether it answers no more.
    is_over: bool,
    is_ready: Option<Function>,
    has_ended: Option<Function>,
    report: Box<dyn Fn(u64, u64)>,
}

/// Asks the browser for the worker's files, so that they are at hand when a text needs them.
pub(crate) fn prefetch() {
    let Some(script) = script() else { return };
    let others = [".glue.js", ".wasm"].map(|ending| script.replace(".js", ending));
    for file in others.into_iter().chain([script]) {
        // What does not arrive now is asked for again when it is needed.
        wasm_bindgen_futures::spawn_local(async move { browser::fetch_ahead(&file).await });
    }
}

impl Job {
    /// Starts a worker.
    pub(crate) fn start() -> Result<Job, Failure> {
        let absent = |error: JsValue| Failure::Absent(format!("{error:?}"));
        let script = script().ok_or_else(|| Failure::Absent("the page names no worker".into()))?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script, &options).map_err(absent)?;
        let (ready, is_ready) = deferred();
        let run = Run {
            arrived: Arrived::default(),
            answer: None,
            end: None,
            is_over: false,
            is_ready,
            has_ended: None,
            report: Box::new(|_, _| {}),
        };
        let run = Rc::new(RefCell::new(run));
        let heard = Rc::clone(&run);
        let listen = Closure::new(move |event: MessageEvent| heard.borrow_mut().hear(&event.data()));
        let failed = Rc::clone(&run);
        let fail = Closure::new(move |_: JsValue| {
            failed.borrow_mut().fail(Failure::Absent("its files did not arrive or did not start".into()));
        });
        worker.set_onmessage(Some(listen.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        let turn = RefCell::new(Promise::resolve(&JsValue::NULL));
        let (waiting, kept) = (Cell::new(0), RefCell::default());
        Ok(Job { worker, run, ready, turn, waiting, kept, _listen: listen, _fail: fail })
    }

    /// Whether nobody waits for anything of it.
    pub(crate) fn is_idle(&self) -> bool {
        self.waiting.get() == 0 && !self.is_over()
    }

    /// Whether it was stopped or has failed, after which it answers no more.
    pub(crate) fn is_over(&self) -> bool {
        self.run.borrow().is_over
    }

    /// Waits until nobody waits for anything of it.
    pub(crate) async fn rest(&self) {
        let before = self.turn.borrow().clone();
        let _ = JsFuture::from(before).await;
    }

    /// Reports on how many bytes were read, of how many, from now on.
    pub(crate) fn report(&self, report: impl Fn(u64, u64) + 'static) {
        self.run.borrow_mut().report = Box::new(report);
    }

    /// What stops this job.
    pub(crate) fn stop(&self) -> Stop {
        Stop(Rc::clone(&self.run))
    }

    /// Has something made of a design.
    pub(crate) async fn ask(self, request: Request) -> Result<Answer, Failure> {
        let _ = JsFuture::from(self.ready.clone()).await;
        self.post_in_steps(request.messages()).await;
        self.answered().await
    }

    /// Has something made of texts that the worker keeps; those that it does not know yet go there first.
    pub(crate) async fn ask_kept(
        &self,
        request: KeptRequest,
        parts: impl Fn(u64) -> Vec<Design>,
    ) -> Result<Answer, Failure> {
        self.in_turn(async |job| {
            let unknown = job.kept.borrow_mut().ask(&request.texts).into_iter();
            let unknown =
                unknown.flat_map(|number| parts(number).into_iter().map(move |part| (number, part)));
            let unknown = unknown.collect();
            job.post_in_steps(request.messages(unknown)).await;
            job.answered().await
        })
        .await
    }

    /// Reads a text, and keeps what was read where the request has a number for it.
    pub(crate) async fn read(&self, request: ReadRequest, content: Content) -> Result<Delivery, Failure> {
        self.in_turn(async |job| {
            job.send(&request, content).await;
            job.wait().await;
            let mut run = job.run.borrow_mut();
            let arrived = std::mem::take(&mut run.arrived);
            let text = run.end.take().unwrap_or(Err(Failure::Stopped))?;
            drop(run);
            request.number.into_iter().for_each(|number| job.kept.borrow_mut().add(number));
            Ok(Delivery { arrived, text })
        })
        .await
    }

    /// Does something once everything before it is done and the worker is there.
    async fn in_turn<T>(&self, work: impl AsyncFnOnce(&Job) -> Result<T, Failure>) -> Result<T, Failure> {
        self.waiting.set(self.waiting.get() + 1);
        let (over, is_over) = deferred();
        let before = self.turn.replace(over);
        let _ = JsFuture::from(before).await;
        let _ = JsFuture::from(self.ready.clone()).await;
        let done = match self.is_over() {
            true => Err(self.run.borrow_mut().end.take().and_then(Result::err).unwrap_or(Failure::Stopped)),
            false => work(self).await,
        };
        self.waiting.set(self.waiting.get().saturating_sub(1));
        call(&is_over);
        done
    }

    /// Waits for the end of what the worker was given.
    async fn wait(&self) {
        let ended = {
            let mut run = self.run.borrow_mut();
            let (ended, has_ended) = deferred();
            if run.end.is_some() {
                call(&has_ended);
            }
            run.has_ended = has_ended;
            ended
        };
        let _ = JsFuture::from(ended).await;
    }

    async fn answered(&self) -> Result<Answer, Failure> {
        self.wait().await;
        let mut run = self.run.borrow_mut();
        match (run.answer.take(), run.end.take()) {
            (Some(answer), _) => Ok(answer),
            (None, Some(Err(failure))) => Err(failure),
            (None, _) => Err(Failure::Stopped),
        }
    }

    async fn post_in_steps(&self, messages: impl Iterator<Item = Vec<u8>>) {
        let mut pace = Pace::new();
        for message in messages {
            self.post(&["ask".into(), Uint8Array::from(message.as_slice()).into()]);
            pace.rest().await;
        }
    }

    async fn send(&self, request: &ReadRequest, content: Content) {
        let request: JsValue = Uint8Array::from(request.bytes().as_slice()).into();
        let text = match content {
            Content::File(file) => return self.post(&["file".into(), file.into(), request]),
            Content::Text(text) => JsString::from(text),
            Content::Pasted(text) => text,
        };
        let mut start = 0;
        while start < text.length() && self.run.borrow().end.is_none() {
            let mut end = start.saturating_add(SLICE).min(text.length());
            if end < text.length() && is_first_half(&text, end - 1) {
                end -= 1;
            }
            self.post(&["text".into(), text.slice(start, end).into()]);
            start = end;
            browser::breathe().await;
        }
        self.post(&["read".into(), request]);
    }

    fn post(&self, message: &[JsValue]) {
        let _ = self.worker.post_message(&message.iter().collect::<Array>());
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Stop {
    pub(crate) fn stop(&self) {
        self.0.borrow_mut().fail(Failure::Stopped);
    }
}

impl Run {
    fn hear(&mut self, message: &JsValue) {
        if let Some(word) = message.as_string() {
            return match word.strip_prefix("absent: ") {
                Some(why) => self.fail(Failure::Absent(why.to_owned())),
                None => call(&self.is_ready),
            };
        }
        let Some(bytes) = message.dyn_ref::<Uint8Array>() else { return };
        match Answer::read(&bytes.to_vec()) {
            Some(Answer::Progress { done, total }) => (self.report)(done, total),
            Some(Answer::Reading(reading, input)) => self.arrived.begin(*reading, input),
            Some(Answer::More(lists)) => self.arrived.add(lists),
            Some(Answer::Done { text }) => self.end(Ok(text)),
            Some(Answer::Refused(why)) => self.end(Err(Failure::Refused(why))),
            Some(answer) => {
                self.answer = Some(answer);
                self.end(Ok(None));
            }
            None => self.fail(Failure::Absent("it is of another version than the page; reload it".into())),
        }
    }

    /// Ends the job for good.
    fn fail(&mut self, failure: Failure) {
        self.is_over = true;
        self.end(Err(failure));
    }

    /// Ends what it is at, the first time that it is called.
    fn end(&mut self, end: Result<Option<String>, Failure>) {
        self.end.get_or_insert(end);
        call(&self.is_ready);
        call(&self.has_ended);
    }
}

/// Where the build put the worker.
fn script() -> Option<String> {
    document().query_selector("meta[name=annex]").ok()??.get_attribute("content")
}

/// A promise and what settles it.
fn deferred() -> (Promise, Option<Function>) {
    let mut settle = None;
    let promise = Promise::new(&mut |resolve, _| settle = Some(resolve));
    (promise, settle)
}

fn call(settle: &Option<Function>) {
    if let Some(settle) = settle {
        let _ = settle.call0(&JsValue::NULL);
    }
}

/// Whether a character of two halves begins at that place.
fn is_first_half(text: &JsString, at: u32) -> bool {
    (0xD800..0xDC00).contains(&(text.char_code_at(at) as u32))
}
