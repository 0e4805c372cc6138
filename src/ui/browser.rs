//! The few calls to the browser that Leptos has no word for.
use std::time::Duration;

use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, Response, Storage, Url};

use aks_network_planner::azure::{self, Date};

/// Today in UTC.
pub(crate) fn today() -> Date {
    azure::day_since_epoch(now() / 86_400_000)
}

/// Milliseconds since 1970-01-01.
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Lets the browser paint and listen before the next step of long work.
pub(crate) async fn breathe() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// Puts text on the clipboard; whether the browser allowed it.
pub(crate) async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Saves text as a file of that name.
pub(crate) fn save(name: &str, media_type: &str, text: &str) {
    let _ = try_save(name, media_type, text);
}

fn try_save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// The bytes of a small file.
pub(crate) async fn bytes(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(blob.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Asks for a file beside the page, so that the browser has it when it is needed.
pub(crate) async fn fetch_ahead(path: &str) {
    if let Ok(response) = JsFuture::from(window().fetch_with_str(path)).await {
        let body = response.unchecked_into::<Response>().array_buffer();
        if let Ok(body) = body {
            let _ = JsFuture::from(body).await;
        }
    }
}

/// Gives the focus to the main region where the element that had it is gone.
pub(crate) fn keep_focus_on_the_page() {
    let look = || {
        let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
        if let Some(main) = main.filter(|_| is_lost) {
            let _ = main.focus();
        }
    };
    set_timeout(look, Duration::from_millis(20));
}

/// Brings the first match into the window and gives it the focus.
pub(crate) fn go_to(selector: &'static str) {
    let look = move || {
        let found = document().query_selector(selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            found.scroll_into_view();
            let _ = found.focus();
        }
    };
    set_timeout(look, Duration::from_millis(20));
}

/// Whether the window has room for a region beside the answer, as in `style/layout.css`.
pub(crate) fn is_wide() -> bool {
    width() >= 960
}

/// The width of the window in pixels.
pub(crate) fn width() -> u32 {
    window().inner_width().ok().and_then(|width| width.as_f64()).map_or(0, |width| width as u32)
}

/// The text of a file beside the page.
pub(crate) async fn file(path: &str) -> Option<String> {
    let response: Response = JsFuture::from(window().fetch_with_str(path)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// This page's address without a fragment.
pub(crate) fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The fragment of this page's address, with its `#`.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Why nothing was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The browser keeps nothing for this page.
    Forbidden,
    /// There is no room.
    Full,
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// What was kept under that name on this machine.
pub(crate) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// The names under which anything is kept.
pub(crate) fn kept_names() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?).collect()
}

/// Keeps a value on this machine.
pub(crate) fn keep(name: &str, value: &str) -> Result<(), Refusal> {
    let storage = storage().ok_or(Refusal::Forbidden)?;
    storage.set_item(name, value).map_err(|_| Refusal::Full)
}

/// Deletes what was kept under that name.
pub(crate) fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// A moment in milliseconds since 1970-01-01 as people here write it.
pub(crate) fn moment(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds as f64));
    date.to_locale_string("default", &JsValue::UNDEFINED).into()
}
