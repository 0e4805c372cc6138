//! Links put together and taken apart by hand, from the description of their form alone.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;

/// The link of contents as they stand.
pub(super) fn sealed(contents: &[u8]) -> String {
    sealed_payload(0, contents)
}

/// The link of contents, deflated whether that is shorter or not.
pub(super) fn deflated(contents: &[u8]) -> String {
    sealed_payload(1, &compress_to_vec(contents, 10))
}

/// The link of a body behind its length, doubled, and its flag.
pub(super) fn sealed_payload(flag: usize, body: &[u8]) -> String {
    let mut bytes = varint(body.len() * 2 + flag);
    bytes.extend(body);
    signed(&URL_SAFE_NO_PAD.encode(bytes))
}

/// The link of a payload, with its check.
pub(super) fn signed(payload: &str) -> String {
    let check = crc32(format!("1.{payload}").as_bytes()).to_be_bytes();
    format!("#1.{payload}.{}", URL_SAFE_NO_PAD.encode(check))
}

/// What is in a link, inflated.
pub(super) fn contents(link: &str) -> Vec<u8> {
    let payload = link.split('.').nth(1).expect("a payload");
    let bytes = URL_SAFE_NO_PAD.decode(payload).expect("base64url");
    let length = bytes.iter().position(|byte| byte & 0x80 == 0).expect("a head") + 1;
    let (head, body) = bytes.split_at(length);
    if varint(body.len() * 2) == head {
        return body.to_vec();
    }
    assert_eq!(varint(body.len() * 2 + 1), head);
    decompress_to_vec(body).expect("deflated")
}

/// A section: its tag, its length, its bytes.
pub(super) fn section(tag: u8, bytes: &[u8]) -> Vec<u8> {
    let mut section = vec![tag];
    section.extend(varint(bytes.len()));
    section.extend(bytes);
    section
}

/// A whole number, seven bits a byte, the lowest first.
pub(super) fn varint(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// CRC-32 by its definition, a table entry at a time.
fn crc32(bytes: &[u8]) -> u32 {
    let entry = |mut index: u32| {
        for _ in 0..8 {
            index = if index & 1 == 1 { (index >> 1) ^ 0xEDB8_8320 } else { index >> 1 };
        }
        index
    };
    let table: Vec<u32> = (0..256).map(entry).collect();
    !bytes.iter().fold(!0, |crc: u32, byte| (crc >> 8) ^ table[((crc ^ u32::from(*byte)) & 0xFF) as usize])
}

#[test]
fn the_check_is_the_crc_32_of_gzip_and_png() {
    assert_eq!(crc32(b"123456789"), 0xCBF4_3926, "the check value of CRC-32/ISO-HDLC");
}
