//! The check of a link: CRC-32 in six characters, which tells every change of one character.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// How many characters a check has.
pub(super) const LENGTH: usize = 6;

/// The check of a text.
pub(super) fn check(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(crc32(text.as_bytes()).to_be_bytes())
}

/// CRC-32 as in gzip and PNG: the reflected polynomial 0xEDB88320.
/// <https://www.rfc-editor.org/rfc/rfc1952#section-8>
fn crc32(bytes: &[u8]) -> u32 {
    let rest = bytes.iter().fold(u32::MAX, |rest, byte| {
        (0..8).fold(rest ^ u32::from(*byte), |rest, _| {
            let polynomial = if rest & 1 == 1 { 0xEDB8_8320 } else { 0 };
            rest >> 1 ^ polynomial
        })
    });
    !rest
}
