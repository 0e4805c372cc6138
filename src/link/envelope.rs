//! What stands around the contents of a link: the version, the length, the check, base64url and deflate.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::{deflate, inflate};

use super::letters::{self, FEWEST, Parts};
use super::{LinkError, MAX_CHARACTERS, check};

/// The most bytes that the contents of a link have once inflated.
const MAX_INFLATED: usize = 256 << 10;

/// How hard deflate searches: the hardest, since links are short.
const LEVEL: u8 = 10;

/// The link of contents, from `#` on.
pub(super) fn seal(contents: &[u8]) -> String {
    let deflated = deflate::compress_to_vec(contents, LEVEL);
    let (body, is_deflated) =
        if deflated.len() < contents.len() { (deflated.as_slice(), true) } else { (contents, false) };
    // Bytes are written into memory, which never fails.
    let mut bytes = postcard::to_allocvec(&head(body.len(), is_deflated)).unwrap_or_default();
    bytes.extend(body);
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
    let (head, body) = postcard::take_from_bytes::<u32>(&bytes).map_err(|_| LinkError::Damaged)?;
    match head & 1 {
        _ if length(head) != body.len() => Err(LinkError::Damaged),
        1 => inflate::decompress_to_vec_with_limit(body, MAX_INFLATED).map_err(not_inflated),
        _ => Ok(body.to_vec()),
    }
}

/// What a payload begins with: the length of the body, doubled, and one more where it is deflated. The length tells
/// whether a part is missing.
fn head(length: usize, is_deflated: bool) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX).saturating_mul(2) | u32::from(is_deflated)
}

/// The length of the body, as the head says.
fn length(head: u32) -> usize {
    usize::try_from(head / 2).unwrap_or(usize::MAX)
}

/// Whether a payload says that it is longer than it is.
fn lacks_bytes(payload: &str) -> bool {
    // Whole groups of four characters are whole bytes.
    let whole = payload.get(..payload.len() / 4 * 4).unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(whole).unwrap_or_default();
    match postcard::take_from_bytes::<u32>(&bytes) {
        Ok((head, rest)) => length(head) > rest.len().saturating_add(2),
        Err(_) => payload.len() < FEWEST,
    }
}

fn not_inflated(error: inflate::DecompressError) -> LinkError {
    match error.status {
        inflate::TINFLStatus::HasMoreOutput => LinkError::TooMuch("bytes"),
        _ => LinkError::Damaged,
    }
}
