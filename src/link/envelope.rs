//! What stands around the contents of a link: the version, the length, the check, base64url and deflate.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::{deflate, inflate};
use serde::{Deserialize, Serialize};

use super::letters::{self, Parts};
use super::{LinkError, MAX_CHARACTERS, check};

/// The most bytes that the contents of a link have once inflated.
const MAX_INFLATED: usize = 256 << 10;

/// How hard deflate searches: the hardest, since links are short.
const LEVEL: u8 = 10;

/// The bytes that a payload is the base64url of.
#[derive(Serialize, Deserialize)]
struct Payload<'b> {
    /// Whether the body is deflated.
    deflated: bool,
    /// The contents. Its length, written before it, tells whether a part of the payload is missing.
    body: &'b [u8],
}

/// The link of contents, from `#` on.
pub(super) fn seal(contents: &[u8]) -> String {
    let deflated = deflate::compress_to_vec(contents, LEVEL);
    let payload = if deflated.len() < contents.len() {
        Payload { deflated: true, body: &deflated }
    } else {
        Payload { deflated: false, body: contents }
    };
    // Bytes are written into memory, which never fails.
    let bytes = postcard::to_allocvec(&payload).unwrap_or_default();
    let signed = format!("1.{}", URL_SAFE_NO_PAD.encode(bytes));
    let check = check::check(&signed);
    format!("#{signed}.{check}")
}

/// The contents of the link that a text is or ends in.
pub(super) fn open(text: &str) -> Result<Vec<u8>, LinkError> {
    let cleaned = letters::cleaned(text)?;
    let Parts { version, payload, check } = letters::parts(&cleaned).ok_or(LinkError::NotALink)?;
    match version {
        0 => return Err(LinkError::NotALink),
        1 => {}
        newer => return Err(LinkError::NewerVersion(newer)),
    }
    let characters = 4usize.saturating_add(payload.len()).saturating_add(check::LENGTH);
    if characters > MAX_CHARACTERS {
        return Err(LinkError::TooLong(characters));
    }
    let check = check.ok_or(LinkError::Cut)?;
    if check::check(&format!("1.{payload}")) != check {
        return Err(if lacks_bytes(payload) { LinkError::Cut } else { LinkError::Damaged });
    }
    let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| LinkError::Damaged)?;
    let (payload, rest) = postcard::take_from_bytes::<Payload>(&bytes).map_err(|_| LinkError::Damaged)?;
    match (rest, payload.deflated) {
        ([], true) => inflate::decompress_to_vec_with_limit(payload.body, MAX_INFLATED).map_err(not_inflated),
        ([], false) => Ok(payload.body.to_vec()),
        _ => Err(LinkError::Damaged),
    }
}

/// Whether a payload says that it is longer than it is.
fn lacks_bytes(payload: &str) -> bool {
    // Whole groups of four characters are whole bytes.
    let whole = payload.get(..payload.len() / 4 * 4).unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(whole).unwrap_or_default();
    match postcard::take_from_bytes::<(bool, u32)>(&bytes) {
        Ok(((_, length), rest)) => {
            usize::try_from(length).is_ok_and(|length| length > rest.len().saturating_add(2))
        }
        Err(_) => payload.len() < 16,
    }
}

fn not_inflated(error: inflate::DecompressError) -> LinkError {
    match error.status {
        inflate::TINFLStatus::HasMoreOutput => LinkError::TooMuch("bytes"),
        _ => LinkError::Damaged,
    }
}
