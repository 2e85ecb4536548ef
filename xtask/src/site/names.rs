//! Names that change with the content.
use sha2::{Digest, Sha256};

/// How many hexadecimal digits of the hash a name carries: enough that two versions never meet.
const DIGITS: usize = 16;

/// A file of the site.
#[derive(Debug)]
pub(super) struct Asset {
    /// The name before it got its hash, with extension: how sources speak of it.
    pub(super) source_name: String,
    /// The name in the site: `cabinet.0123456789abcdef.css`.
    pub(super) name: String,
    pub(super) content: Vec<u8>,
}

impl Asset {
    pub(super) fn new(stem: &str, extension: &str, content: Vec<u8>) -> Self {
        let name = format!("{stem}.{}.{extension}", &hash(&[&content])[..DIGITS]);
        Self { source_name: format!("{stem}.{extension}"), name, content }
    }

    /// Where the browser finds it.
    pub(super) fn url(&self) -> String {
        format!("/pkg/{}", self.name)
    }
}

/// SHA-256 of some parts, in hexadecimal; each part's length counts too, so that no two lists of parts are the same.
pub(super) fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hex::encode(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_follows_content() {
        let one = Asset::new("cabinet", "css", b"a{}".to_vec());
        let same = Asset::new("cabinet", "css", b"a{}".to_vec());
        let other = Asset::new("cabinet", "css", b"b{}".to_vec());
        assert_eq!(one.name, same.name);
        assert_ne!(one.name, other.name);
        assert_eq!(one.source_name, "cabinet.css");
        assert!(one.url().starts_with("/pkg/cabinet."));
        assert_eq!(one.name.len(), "cabinet..css".len() + DIGITS);
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
    }
}
