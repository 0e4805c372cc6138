//! The order of folders and the promises, read from the source tree itself.
mod order;
mod paths;
mod planted;
mod promises;
mod source;
mod tokens;

use source::{assert_none, engine, program, repository};

#[test]
fn each_folder_of_the_engine_uses_only_those_before_it() {
    assert_none(order::against_the_order(&program()));
}

#[test]
fn every_folder_has_its_place_in_the_order() {
    assert_none(order::outside_the_order(&program()));
}

#[test]
fn the_library_lists_its_modules_in_their_order() {
    let library = program().into_iter().find(|source| source.path == "src/lib.rs");
    assert_none(order::listed_out_of_order(&library.expect("src/lib.rs")));
}

#[test]
fn the_parts_of_the_page_know_no_domain() {
    assert_none(order::domain_in_parts(&program()));
}

#[test]
fn the_views_of_the_page_do_not_use_each_other() {
    assert_none(order::views_in_views(&program()));
}

#[test]
fn the_engine_names_no_web_crate() {
    assert_none(promises::web_crates(&engine()));
}

#[test]
fn the_engine_does_no_input_or_output_and_reads_no_clock() {
    assert_none(promises::outside_world(&engine()));
}

#[test]
fn the_engine_calls_nothing_that_panics() {
    assert_none(promises::panics(&engine()));
}

#[test]
fn the_engine_counts_in_integers() {
    assert_none(promises::floating_point(&engine()));
}

#[test]
fn the_views_write_neither_style_attributes_nor_markup() {
    let mut page = program();
    page.retain(|source| source.folder() == "ui");
    assert_none(promises::inline_style_and_markup(&page));
}

#[test]
fn every_module_begins_by_saying_what_it_knows() {
    assert_none(promises::undocumented_modules(&program()));
}

#[test]
fn the_library_forbids_unsafe_code_and_the_doors_deny_it() {
    assert_none(promises::unsafe_allowed(&program()));
}

#[test]
fn no_file_puts_work_off_with_a_mark() {
    assert_none(promises::markers(&repository()));
}
