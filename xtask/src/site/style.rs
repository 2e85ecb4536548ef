//! The style sheet: one file out of many, lowered to what older phones understand.
use std::{path::Path, process::Command};

use super::names::Asset;
use crate::{
    command::output,
    error::{Failure, Result},
    workspace,
};

/// The oldest browsers that the pages are made for: those of early 2022, the first with cascade layers.
const BROWSERS: &str = "chrome 99, firefox 97, safari 15.4, ios_saf 15.4, samsung 18";

/// Bundles `style/main.css` with all it imports.
pub(super) fn bundle(lightningcss: &Path) -> Result<String> {
    let main = workspace::root().join("style/main.css");
    output(Command::new(lightningcss).args(["--bundle", "--minify", "--targets", BROWSERS]).arg(main))
}

/// Puts the names that carry a hash in place of those that the sources use.
pub(super) fn with_hashed_urls(sheet: &str, assets: &[&Asset]) -> Result<String> {
    let mut parts = sheet.split("url(");
    let mut hashed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (url, rest) = part.split_once(')').ok_or_else(|| Failure::new("style: a url( without its )"))?;
        let url = url.trim_matches(['"', '\'']);
        let stays = url.starts_with('#') || url.starts_with("data:");
        let file_name = url.rsplit('/').next().unwrap_or(url);
        let url = match assets.iter().find(|asset| asset.source_name == file_name) {
            Some(asset) => asset.url(),
            None if stays => url.to_owned(),
            None => return Err(Failure::new(format!("style: {url} is not a file of the site"))),
        };
        hashed.push_str("url(\"");
        hashed.push_str(&url);
        hashed.push_str("\")");
        hashed.push_str(rest);
    }
    Ok(hashed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn font() -> Asset {
        Asset::new("golos", "woff2", b"font".to_vec())
    }

    #[test]
    fn font_gets_its_hashed_name() {
        let font = font();
        let sheet = "@font-face{src:url(fonts/golos.woff2)format(\"woff2\")}a{b:url('../x/golos.woff2')}";
        let hashed = with_hashed_urls(sheet, &[&font]).unwrap();
        let url = font.url();
        assert_eq!(hashed, format!("@font-face{{src:url(\"{url}\")format(\"woff2\")}}a{{b:url(\"{url}\")}}"));
    }

    #[test]
    fn data_and_fragments_stay() {
        let sheet = "a{mask:url(\"#dot\")}b{c:url(\"data:image/svg+xml,x\")}";
        assert_eq!(with_hashed_urls(sheet, &[]).unwrap(), sheet);
    }

    #[test]
    fn unknown_file_is_refused() {
        let error = with_hashed_urls("a{b:url(lost.png)}", &[&font()]).unwrap_err();
        assert!(error.to_string().contains("lost.png"));
    }
}
