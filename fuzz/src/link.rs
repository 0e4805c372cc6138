//! What must hold of a link, whatever it is.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::link::{Names, decode, encode, shareable};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Contents that inflate to more are left alone.
const MOST: usize = 1 << 14;

// The suite's own account of the form of a link; not all of it is needed here.
#[allow(dead_code)]
#[path = "../../tests/suite/link/sealed.rs"]
mod suite;

/// Opens a link, and sends on what it holds.
pub fn check(text: &str) {
    let Ok(opened) = decode(text) else { return };
    analyze(&opened.design, day(super::TODAY).expect("a day"));
    let may_travel = shareable(&opened.design);
    assert_eq!(shareable(&may_travel), may_travel, "what may travel may travel on");
    if let Ok(link) = encode(&opened.design, Names::Kept) {
        assert_eq!(decode(&link).expect("every link that is given can be read").design, may_travel);
    }
    if let Ok(link) = encode(&opened.design, Names::Replaced) {
        decode(&link).expect("every link that is given can be read");
    }
}

/// What is in a link, inflated.
pub fn contents(link: &[u8]) -> Option<Vec<u8>> {
    let payload = link.split(|byte| *byte == b'.').nth(1)?;
    let bytes = URL_SAFE_NO_PAD.decode(payload).ok()?;
    let (head, body) = bytes.split_at_checked(bytes.iter().position(|byte| byte & 0x80 == 0)? + 1)?;
    let is_deflated = head[0] & 1 == 1;
    if is_deflated { decompress_to_vec_with_limit(body, MOST).ok() } else { Some(body.to_vec()) }
}

/// The link of contents, whatever they are.
pub fn sealed(contents: &[u8]) -> String {
    suite::sealed(contents)
}
