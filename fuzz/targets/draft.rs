//! Fuzzes design files, in which drafts are kept.
#![no_main]
libfuzzer_sys::fuzz_target!(|text: &str| aks_network_planner_fuzz::draft::check(text));
