//! Fuzzes a text of infrastructure code.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aks_network_planner_fuzz::check_bytes(bytes));
