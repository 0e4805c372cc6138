//! The worker's door: the same engine, for what is large or rare. It takes a text by parts, a file, or a request
//! about a design, and answers with [`Answer`]s.
#![deny(unsafe_code)]

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

use aks_network_planner::export::Input;
use aks_network_planner::import::Import;
use aks_network_planner::messages::{Answer, Asked, ReadRequest, answers};
use aks_network_planner::text::{self, Problem};

/// Bytes between two reports of how far the reading has come.
const STEP: usize = 2 << 20;

/// Bytes of a file that are taken at once.
const SLICE: f64 = (16u32 << 20) as f64;

/// A text of at most this many bytes goes back with its readings, to be shown beside them.
const SHOWN: usize = 2 << 20;

fn main() {
    // What has arrived of the text that is to be read.
    let text = RefCell::new(String::new());
    // What has arrived of what is asked.
    let asked = RefCell::new(Asked::default());
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        let payload = message.get(1);
        match message.get(0).as_string().unwrap_or_default().as_str() {
            "text" => text.borrow_mut().push_str(&payload.as_string().unwrap_or_default()),
            "read" => {
                let text = text::readable(&text.take()).into_owned();
                read(request(&payload), text, &[], &asked);
            }
            "ask" => {
                let message: &Uint8Array = payload.unchecked_ref();
                if let Some(answer) = asked.borrow_mut().hear(&message.to_vec()) {
                    post(&answer);
                }
            }
            "file" => read_file(request(&message.get(2)), payload.unchecked_ref(), &asked),
            _ => {}
        }
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    // The page sends nothing before it hears from here.
    let _ = scope().post_message(&JsValue::from_str("ready"));
}

fn request(payload: &JsValue) -> ReadRequest {
    let bytes: &Uint8Array = payload.unchecked_ref();
    ReadRequest::read(&bytes.to_vec()).unwrap_or_default()
}

fn read_file(request: ReadRequest, file: &Blob, asked: &RefCell<Asked>) {
    let Some(bytes) = bytes(file) else {
        let name = &request.name;
        return post(&Answer::Refused(format!("{name} could not be read; the browser gives no more of it.")));
    };
    let (text, decoding) = text::decode(&bytes);
    let text = text::readable(&text).into_owned();
    drop(bytes);
    read(request, text, &decoding, asked);
}

fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let reader = FileReaderSync::new().ok()?;
    let mut bytes = Vec::with_capacity(file.size() as usize);
    while (bytes.len() as f64) < file.size() {
        let start = bytes.len() as f64;
        let slice = file.slice_with_f64_and_f64(start, start + SLICE).ok()?;
        let part = Uint8Array::new(&reader.read_as_array_buffer(&slice).ok()?.into());
        if part.length() == 0 {
            return None;
        }
        bytes.extend(part.to_vec());
    }
    Some(bytes)
}

fn read(request: ReadRequest, text: String, decoding: &[Problem], asked: &RefCell<Asked>) {
    let mut import = Import::new(&request.name, text.as_str());
    loop {
        let progress = import.step(STEP);
        if progress.finished {
            break;
        }
        post(&Answer::Progress { done: progress.done as u64, total: progress.total as u64 });
    }
    let readings = import.finish();
    let inputs = Input::of_text(&readings, &text, decoding);
    if let Some(number) = request.number {
        asked.borrow_mut().keep(number, &readings);
    }
    answers(readings, inputs).for_each(|answer| post(&answer));
    post(&Answer::Done { text: (text.len() <= SHOWN).then_some(text) });
    // The page has what was read by now, and takes it in meanwhile.
    asked.borrow_mut().lay_out(&request);
}

fn post(answer: &Answer) {
    let bytes = Uint8Array::from(answer.bytes().as_slice());
    let _ = scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
