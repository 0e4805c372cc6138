//! Fuzzes everything that people paste.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aks_network_planner_fuzz::check_bytes(bytes));
