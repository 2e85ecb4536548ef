//! No history makes the rules panic or contradict themselves: what `cargo fuzz` looks for in `lending/fuzz`, in small and
//! without nightly.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, clippy::cast_possible_wrap, missing_docs)]

mod history;

use proptest::prelude::*;

proptest! {
    #[test]
    fn any_bytes_are_a_history_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        history::play(&bytes);
    }
}

#[test]
fn the_seeds_of_the_fuzz_target() {
    let mut count = 0;
    for seed in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/history")).unwrap() {
        history::play(&std::fs::read(seed.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 0);
}
