//! The code of a link: how large it is, and where it ends.
use aks_network_planner::export::qr_code;
use aks_network_planner::link::MAX_IN_CODE;

/// 1,200 letters take version 25 of 117 modules, and the quiet zone is four on each side (ISO/IEC 18004).
#[test]
fn the_longest_link_that_is_offered_as_a_code_is_one_that_a_telephone_reads() {
    assert_eq!(qr_code(&"a".repeat(MAX_IN_CODE)).map(|code| code.side), Some(117 + 2 * 4));
}

/// Version 40 with the least correction holds 2,953 bytes (ISO/IEC 18004, table 7).
#[test]
fn a_text_that_no_code_holds_has_none() {
    assert!(qr_code(&"a".repeat(2_953)).is_some());
    assert!(qr_code(&"a".repeat(2_954)).is_none());
}
