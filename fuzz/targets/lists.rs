//! Fuzzes lists that are too large to be read in one step.
#![no_main]
libfuzzer_sys::fuzz_target!(|text: &str| {
    // The large reader begins above 2 MB; blanks between two elements mean nothing.
    let (head, tail) = text.split_once('~').unwrap_or((text, ""));
    let blanks = " ".repeat(2 << 20);
    aks_network_planner_fuzz::check(&format!("[{head}{blanks}{tail}]"));
});
