//! Names that change with the content.
use sha2::{Digest, Sha256};

/// How many hexadecimal digits of the hash a name carries: enough that two versions never meet.
const DIGITS: usize = 16;

/// A file of the site.
#[derive(Debug)]
pub(super) struct Asset {
    /// The name before it got its hash, with extension: how sources speak of it.
    pub(super) source_name: String,
    /// The name in the site: `cabinet.0123456789abcdef.css`, or `0123456789abcdef/start.js`.
    pub(super) name: String,
    pub(super) content: Vec<u8>,
}

impl Asset {
    pub(super) fn new(stem: &str, extension: &str, content: Vec<u8>) -> Self {
        let name = format!("{stem}.{}.{extension}", &hash(&[&content])[..DIGITS]);
        Self { source_name: format!("{stem}.{extension}"), name, content }
    }

    /// Files that call each other by name, in a folder that carries the hash of all.
    pub(super) fn in_one_folder(files: Vec<(String, Vec<u8>)>) -> Vec<Self> {
        let parts: Vec<&[u8]> = files.iter().flat_map(|(name, content)| [name.as_bytes(), content]).collect();
        let folder = hash(&parts)[..DIGITS].to_owned();
        let asset =
            |(name, content): (String, _)| Self { name: format!("{folder}/{name}"), source_name: name, content };
        files.into_iter().map(asset).collect()
    }

    /// What the site keeps or gives up as one: the folder, where it lies in one.
    pub(super) fn kept_as(&self) -> &str {
        self.name.split('/').next().unwrap_or(&self.name)
    }

    /// Where the browser finds it.
    pub(super) fn url(&self) -> String {
        format!("/pkg/{}", self.name)
    }
}

/// SHA-256 of some parts, in hexadecimal; each part's length counts too, so that no two lists of parts are the same.
pub(crate) fn hash(parts: &[&[u8]]) -> String {
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
    fn folder_follows_all_its_files() {
        let files = |start: &str| vec![("a.wasm".to_owned(), vec![1]), ("start.js".to_owned(), start.into())];
        let (one, other) = (Asset::in_one_folder(files("1")), Asset::in_one_folder(files("2")));
        assert_eq!(one[0].kept_as(), one[1].kept_as());
        assert_ne!(one[0].kept_as(), other[0].kept_as());
        assert_eq!(one[1].name, format!("{}/start.js", one[0].kept_as()));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
    }
}
