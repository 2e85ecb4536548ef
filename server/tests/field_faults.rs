//! The list of what people run into names tests that are there.

use std::{fs, path::Path};

/// Whether a file has a test of that name: a function in Rust, a title in the browser's tests.
fn is_there(root: &Path, named: &str) -> bool {
    let Some((file, test)) = named.split_once("::") else { return false };
    let Ok(source) = fs::read_to_string(root.join(file)) else { return false };
    source.contains(&format!("fn {test}("))
        || ["'", "\"", "`"].iter().any(|quote| source.contains(&format!("{quote}{test}{quote}")))
}

#[test]
fn each_kind_of_fault_is_held_by_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let list = fs::read_to_string(root.join("docs/field-faults.md")).unwrap();
    let rows: Vec<Vec<&str>> = list
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| #") && !line.starts_with("| -"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert_eq!(rows.len(), 44 + 32, "one row for each");
    for row in rows {
        let [number, _, done, held] = row[..] else { panic!("{row:?}: a number, a fault, what was done, its tests") };
        assert!(!done.is_empty() && held.contains("::"), "{number}: what was done, and a test that holds it");
        for named in held.split('`').skip(1).step_by(2) {
            assert!(is_there(root, named), "{number} names {named}");
        }
    }
}
