//! The architecture, as tests: which crate may know which, and what may stand where.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The crates of ours that a crate needs to be built, tests aside.
fn ours_needed_by(package: &str) -> BTreeSet<String> {
    let metadata: serde_json::Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version=1", "--no-deps", "--offline"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let package = packages.iter().find(|candidate| candidate["name"] == package).unwrap();
    package["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str())
        .filter(|name| names.contains(name))
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn crates_know_only_what_they_may_know() {
    for (package, may_know) in [
        ("lending", &[][..]),
        ("backend", &["lending"]),
        ("app", &["backend", "lending"]),
        ("server", &["app", "backend", "lending"]),
        ("frontend", &["app"]),
        ("simulator", &[]),
    ] {
        let known = ours_needed_by(package);
        let allowed: BTreeSet<String> = may_know.iter().map(ToString::to_string).collect();
        let surplus: Vec<_> = known.difference(&allowed).collect();
        assert!(surplus.is_empty(), "{package} must not know {surplus:?}");
    }
}

#[test]
fn each_file_of_tests_is_run() {
    for package in ["backend", "server"] {
        let folder = root().join(package).join("tests");
        let main = fs::read_to_string(folder.join("main.rs")).unwrap();
        for entry in fs::read_dir(&folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") else { continue };
            assert!(main.contains(&format!("\nmod {module};\n")), "{package}/tests/main.rs does not name {module}");
        }
    }
}

/// The rooms of the back end from the ground up: each knows only rooms that stand before it. `Backend`, which everything
/// is asked of, and the ids are the crate's own words and known to all.
const FLOORS: [(&str, &[&str]); 4] = [
    (
        "ground",
        &[
            "error", "id", "clock", "config", "actor", "crypto", "client", "store", "audit", "gateways", "limits",
            "settings", "work",
        ],
    ),
    (
        "domains",
        &[
            "documents",
            "products",
            "staff",
            "calendar_feed",
            "loans",
            "transfers",
            "borrowers",
            "cards",
            "sms_code",
            "sign_in",
            "registration",
            "decisions",
            "ledger",
            "account",
            "signing",
            "prolongations",
            "holidays",
            "refunds",
            "payments",
            "payouts",
            "applications",
            "reversals",
            "reconciliation",
            "webhooks",
        ],
    ),
    ("read models", &["cabinet"]),
    ("doors", &["housekeeping", "jobs", "vital_signs", "facade", "seed"]),
];

/// Arrows that point up because the matter itself goes round. The list may only become shorter.
const ROUND: [(&str, &str, &str); 1] =
    [("payouts", "applications", "what the acquirer says of a payout moves the application that was signed for it")];

/// The rooms of the back end that a text names by `crate::…`.
fn rooms_named_in(text: &str) -> BTreeSet<String> {
    let word = |rest: &str| -> String {
        rest.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
    };
    let mut named = BTreeSet::new();
    for (start, _) in text.match_indices("crate::") {
        let rest = &text[start + "crate::".len()..];
        if !rest.starts_with('{') {
            named.insert(word(rest));
            continue;
        }
        let (mut depth, mut begins) = (0, false);
        for (at, character) in rest.char_indices() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && matches!(character, '{' | ',') {
                begins = true;
            } else if begins && !character.is_whitespace() {
                named.insert(word(&rest[at..]));
                begins = false;
            }
        }
    }
    named
}

#[test]
fn rooms_of_the_back_end_know_only_what_stands_below_them() {
    assert_eq!(
        rooms_named_in(
            "use crate::{\n    Backend, cards,\n    store::{Tx, entity::loans},\n};\ncrate::ledger::post();"
        ),
        ["Backend", "cards", "ledger", "store"].map(str::to_owned).into()
    );
    let order: Vec<&str> = FLOORS.iter().flat_map(|(_, rooms)| rooms.iter().copied()).collect();
    let floor = |room: &str| order.iter().position(|other| *other == room);
    let source = root().join("backend/src");
    let (mut seen, mut up) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in sources("backend/src") {
        let first = path.strip_prefix(&source).unwrap().components().next().unwrap().as_os_str().to_str().unwrap();
        let room = first.trim_end_matches(".rs").to_owned();
        if room == "lib" {
            continue;
        }
        let own = floor(&room).unwrap_or_else(|| panic!("{room} stands on no floor"));
        for named in rooms_named_in(&text) {
            if floor(&named).is_some_and(|other| other > own) {
                up.insert((room.clone(), named));
            }
        }
        seen.insert(room);
    }
    let round: BTreeSet<_> = ROUND.iter().map(|(from, to, _)| ((*from).to_owned(), (*to).to_owned())).collect();
    assert_eq!(up, round, "arrows that point up, and those that may");
    let gone: Vec<_> = order.iter().filter(|room| !seen.contains(**room)).collect();
    assert!(gone.is_empty(), "no such rooms: {gone:?}");
}

#[test]
fn the_browser_is_sent_nothing_of_the_server() {
    let tree = cargo(&[
        "tree",
        "--offline",
        "--package=frontend",
        "--target=wasm32-unknown-unknown",
        "--edges=normal",
        "--prefix=none",
        "--format={p}",
    ]);
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    // The framework's own leptos_config names regex; nothing calls it, so the linker leaves it out.
    for banned in ["backend", "sea-orm", "sqlx", "tokio", "reqwest", "axum", "chrono"] {
        assert!(!crates.contains(banned), "the browser's program holds {banned}");
    }
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    for member in ["lending", "backend", "app", "server", "frontend", "end2end/simulator", "xtask"] {
        let manifest = fs::read_to_string(root().join(member).join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member}");
    }
}

/// Every Rust file below a folder, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found
}

/// The frameworks' own error type puts the text of any error into the browser.
#[test]
fn pages_use_our_error_type_only() {
    for (path, text) in sources("app/src") {
        let lines = text.lines().filter(|line| line.contains("ServerFnError") && !line.contains("ServerFnErrorErr"));
        let surplus: Vec<_> = lines.filter(|line| !line.contains("FromServerFnError")).collect();
        assert!(surplus.is_empty(), "{}: {surplus:?}", path.display());
    }
}

/// What two pages share stands with its component: pages lend each other nothing, and no component knows a page.
#[test]
fn pages_are_islands() {
    for folder in ["app/src/pages", "app/src/components"] {
        for (path, text) in sources(folder) {
            let surplus: Vec<_> =
                text.lines().filter(|line| line.contains("pages::") || line.contains("super::super")).collect();
            assert!(surplus.is_empty(), "{}: {surplus:?}", path.display());
        }
    }
}

/// Pages go in by the doors of visitors and borrowers; the operator's leads to the server's own commands.
#[test]
fn no_page_acts_as_the_operator() {
    for (path, text) in sources("app/src") {
        assert!(!text.contains("operator()") && !text.contains("Operator<"), "{}", path.display());
    }
}

#[test]
fn people_read_nothing_that_is_not_in_the_texts() {
    for (path, text) in sources("app/src") {
        if path.components().any(|part| part.as_os_str() == "texts") {
            continue;
        }
        let cyrillic = |line: &&str| {
            let code = line.split("//").next().unwrap_or_default();
            code.chars().any(|character| ('\u{400}'..='\u{4ff}').contains(&character))
        };
        // What tests type is not shown to anybody.
        let shown = text.split("#[cfg(test)]").next().unwrap_or_default();
        let shown = shown.split("#[cfg(all(test,").next().unwrap_or_default();
        let surplus: Vec<_> = shown.lines().filter(cyrillic).collect();
        assert!(surplus.is_empty(), "{}: {surplus:?}", path.display());
    }
}

#[test]
fn sql_stands_in_the_store_and_in_queries_only() {
    for (path, text) in sources("backend/src") {
        let place = path.to_string_lossy().replace('\\', "/");
        if place.contains("/store/") || place.ends_with("/queries.rs") {
            continue;
        }
        let surplus: Vec<_> =
            ["Statement::from", "from_sql_and_values", "raw_sql!", "\"SELECT ", "\"UPDATE ", "\"INSERT "]
                .into_iter()
                .filter(|mark| text.contains(mark))
                .collect();
        assert!(surplus.is_empty(), "{place}: {surplus:?}");
    }
}

/// The books are append only: a correction is a new transaction. So is whatever tells what was agreed or decided.
#[test]
fn nothing_changes_or_deletes_what_is_append_only() {
    const TABLES: [&str; 8] = [
        "ledger_transactions",
        "ledger_entries",
        "consents",
        "profile_versions",
        "scorecards",
        "decisions",
        "documents",
        "signatures",
    ];
    for (path, text) in sources("backend/src") {
        for table in TABLES {
            for mark in ["::Entity::update", "::Entity::delete"].map(|way| format!("{table}{way}")) {
                assert!(!text.contains(&mark), "{}: {mark}", path.display());
            }
            for mark in ["UPDATE ", "DELETE FROM "].map(|way| format!("{way}{table}")) {
                assert!(!text.contains(&mark), "{}: {mark}", path.display());
            }
        }
    }
}

#[test]
fn only_the_clock_knows_the_time() {
    for folder in ["lending/src", "backend/src", "app/src", "server/src"] {
        for (path, text) in sources(folder) {
            if path.ends_with("clock.rs") {
                continue;
            }
            for mark in ["Timestamp::now(", "Zoned::now(", "SystemTime::now(", "Utc::now("] {
                assert!(!text.contains(mark), "{}: {mark}", path.display());
            }
        }
    }
}

/// Every setting that the server reads stands in the README's table, and nothing else does.
#[test]
fn the_readme_lists_every_setting() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let listed: BTreeSet<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let declared: BTreeSet<&str> = backend::Config::SETTINGS.iter().map(|setting| setting.name).collect();
    assert_eq!(listed, declared);
}
