//! The browser's half answers the conformance vectors with the same bytes as the server's, which `conformance.rs`
//! compares with the same file:
//! `cargo test -p lending --features conformance --target wasm32-unknown-unknown --test conformance_in_wasm`
//! with `CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner`.
#![allow(missing_docs)]

#[cfg(all(target_arch = "wasm32", feature = "conformance"))]
#[wasm_bindgen_test::wasm_bindgen_test]
fn every_vector_to_the_byte() {
    for line in include_str!("vectors/lending.jsonl").lines() {
        assert!(line.ends_with(&format!("\"out\":{}}}", lending::conformance::answer_line(line))), "{line}");
    }
}

fn main() {}
