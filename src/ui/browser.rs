//! The few calls to the browser that Leptos has no word for.
use std::time::Duration;

use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, FocusOptions, HtmlAnchorElement, HtmlCanvasElement,
    HtmlElement, HtmlImageElement, Response, Storage, Url,
};

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
    match yielded() {
        Some(promise) => drop(JsFuture::from(promise).await),
        None => gloo_timers::future::TimeoutFuture::new(0).await,
    }
}

/// The browser's own way of giving way, where it has one: timers of steps in a row wait four milliseconds each.
fn yielded() -> Option<Promise> {
    let scheduler = js_sys::Reflect::get(&window(), &JsValue::from_str("scheduler")).ok()?;
    let give_way: js_sys::Function =
        js_sys::Reflect::get(&scheduler, &JsValue::from_str("yield")).ok()?.dyn_into().ok()?;
    give_way.call0(&scheduler).ok()?.dyn_into().ok()
}

/// Lets everything go first that somebody waits for, paints among it.
async fn stand_back() {
    match put_off() {
        Some(promise) => drop(JsFuture::from(promise).await),
        None => breathe().await,
    }
}

/// A promise that the browser settles when it has nothing better to do, where it knows such tasks.
fn put_off() -> Option<Promise> {
    let scheduler = js_sys::Reflect::get(&window(), &JsValue::from_str("scheduler")).ok()?;
    let post: js_sys::Function =
        js_sys::Reflect::get(&scheduler, &JsValue::from_str("postTask")).ok()?.dyn_into().ok()?;
    let options = js_sys::Object::new();
    let background = JsValue::from_str("background");
    js_sys::Reflect::set(&options, &JsValue::from_str("priority"), &background).ok()?;
    let mut is_posted = false;
    let promise = Promise::new(&mut |settle, _| {
        is_posted = post.call2(&scheduler, &settle, &options).is_ok();
    });
    is_posted.then_some(promise)
}

/// Long work that gives way once it has held the page up for a part of a frame.
pub(crate) struct Pace {
    since: f64,
    is_behind: bool,
}

impl Pace {
    /// Milliseconds of work between two breaths.
    const MOST: f64 = 12.0;

    pub(crate) fn new() -> Pace {
        Pace { since: js_sys::Date::now(), is_behind: false }
    }

    /// For work behind everything that somebody waits for: it stands back at once and at each breath.
    pub(crate) async fn behind() -> Pace {
        stand_back().await;
        Pace { is_behind: true, ..Pace::new() }
    }

    /// Breathes where it is time to.
    pub(crate) async fn rest(&mut self) {
        if js_sys::Date::now() - self.since >= Pace::MOST {
            match self.is_behind {
                true => stand_back().await,
                false => breathe().await,
            }
            self.since = js_sys::Date::now();
        }
    }
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

/// An SVG as an address that an image takes.
pub(crate) fn picture(svg: &str) -> String {
    format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(svg)))
}

/// Saves the picture at such an address as PNG of that name, as soon as it is drawn, at twice its size.
pub(crate) fn save_as_png(name: &str, address: &str) {
    let (Ok(image), name) = (HtmlImageElement::new(), name.to_owned()) else { return };
    let drawn = image.clone();
    let save = Closure::once_into_js(move || drop(try_save_as_png(&name, &drawn)));
    image.set_onload(Some(save.unchecked_ref()));
    image.set_src(address);
}

fn try_save_as_png(name: &str, image: &HtmlImageElement) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (width, height) = (image.natural_width() * 2, image.natural_height() * 2);
    canvas.set_width(width);
    canvas.set_height(height);
    let context =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into::<CanvasRenderingContext2d>();
    let (width, height) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&canvas.to_data_url()?);
    link.set_download(name);
    link.click();
    Ok(())
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
        if let Some(main) = found("#main").filter(|_| is_lost) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = main.focus_with_options(&options);
        }
    };
    set_timeout(look, Duration::from_millis(20));
}

/// The first match.
pub(crate) fn found(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Shows the page from its beginning.
pub(crate) fn go_to_the_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls a strip sideways until the first match in it is in view.
pub(crate) fn bring_into_strip(strip: &'static str, selector: &'static str) {
    let look = move || {
        if let (Some(strip), Some(inside)) = (found(strip), found(selector)) {
            let begin = inside.offset_left() - strip.offset_left();
            let (seen, width) = (strip.scroll_left(), inside.offset_width());
            if begin < seen || begin + width > seen + strip.client_width() {
                strip.set_scroll_left(begin - (strip.client_width() - width) / 2);
            }
        }
    };
    set_timeout(look, Duration::from_millis(20));
}

/// Brings the first match into the window and gives it the focus.
pub(crate) fn go_to(selector: &'static str) {
    let look = move || {
        if let Some(found) = found(selector) {
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
