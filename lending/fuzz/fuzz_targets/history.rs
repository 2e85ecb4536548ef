//! Looks for bytes that make a loan's history panic or contradict itself.
#![no_main]

#[path = "../../tests/history/mod.rs"]
mod history;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| history::play(bytes));
