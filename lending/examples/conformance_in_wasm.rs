//! Answers conformance cases in WebAssembly, for whoever calls it from JavaScript (`conformance_in_wasm.cjs`).
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::wasm_bindgen;

/// The answer to a case.
#[wasm_bindgen]
#[must_use]
pub fn answer(case: &str) -> String {
    lending::conformance::answer_line(case)
}
