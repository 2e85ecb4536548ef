//! What the workspace may depend on: free licences, the one registry, one TLS.
use serde_json::Value;

use crate::{
    command::output,
    error::{Failure, Result, While},
    setup::BuildTools,
};

/// Licences that ask for no more than a notice. Of a choice (`A OR B`) one must be here.
const LICENCES: [&str; 13] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "CDLA-Permissive-2.0",
];
/// A second TLS beside rustls with ring: either it needs a C library, or rustls panics for not knowing which to take.
const BANNED: [&str; 4] = ["openssl", "openssl-sys", "native-tls", "aws-lc-rs"];
/// Where crates come from; anything else would be a source that nobody reviewed.
const REGISTRY: &str = "registry+";

/// Says which dependency breaks a rule; returns how many there are.
pub(super) fn check(tools: &BuildTools) -> Result<usize> {
    let metadata = output(tools.toolchain.cargo().args(["metadata", "--format-version=1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&metadata).while_doing("reading cargo metadata")?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let faults: Vec<String> = packages.iter().filter_map(fault).collect();
    if faults.is_empty() { Ok(packages.len()) } else { Err(Failure::new(faults.join("\n"))) }
}

/// What is wrong with a package.
fn fault(package: &Value) -> Option<String> {
    let name = package["name"].as_str().unwrap_or_default();
    let source = package["source"].as_str();
    let licence = package["license"].as_str().unwrap_or_default();
    if BANNED.contains(&name) {
        Some(format!("{name} must not be a dependency: TLS is rustls with ring"))
    } else if source.is_some_and(|source| !source.starts_with(REGISTRY)) {
        Some(format!("{name} does not come from the registry"))
    } else if is_free(licence) {
        None
    } else {
        Some(format!("{name}: the licence `{licence}` is not among those that the project takes"))
    }
}

/// Whether an SPDX expression can be met. Old manifests write `/` for `OR`.
fn is_free(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ").replace(['(', ')'], " ");
    // Every part of an AND must have a choice that is taken. Precedence inside brackets does not matter for this question
    // as long as brackets hold choices only, which is how crates write them.
    licence.split(" AND ").all(|part| part.split(" OR ").any(|choice| LICENCES.contains(&choice.trim())))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn licences() {
        for free in
            ["MIT", "MIT OR Apache-2.0", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "GPL-3.0 OR MIT"]
        {
            assert!(is_free(free), "{free}");
        }
        for not in ["", "GPL-3.0", "MIT AND GPL-3.0", "LGPL-2.1-or-later"] {
            assert!(!is_free(not), "{not}");
        }
    }

    #[test]
    fn faults() {
        let ours = json!({ "name": "lending", "source": null, "license": "MIT OR Apache-2.0" });
        assert_eq!(fault(&ours), None);
        assert!(fault(&json!({ "name": "openssl-sys", "source": "registry+x", "license": "MIT" })).is_some());
        assert!(fault(&json!({ "name": "somebodys", "source": "git+x", "license": "MIT" })).is_some());
    }
}
