//! The browser's half: WASM, its JavaScript, styles, fonts and pictures, under names that carry a hash of the content,
//! so that a browser may keep them for ever.
//!
//! What lies in `target/site` afterwards: `pkg/…` with `.br` and `.gz` beside each text, and `assets.json`, which tells the server the names.
mod names;
mod publish;
pub(crate) mod share;
mod style;
mod trim;
mod wasm;

use std::{fs, time::Instant};

use self::{names::Asset, publish::publish};
use crate::{
    error::{Failure, InFile, Result},
    setup::BuildTools,
    workspace,
};

/// How the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For people: as small as can be.
    Release,
    /// For `watch`: as fast as can be.
    Development,
}

/// Builds the site; what did not change is taken as it is.
pub(crate) fn build(tools: &BuildTools, kind: Kind) -> Result<()> {
    let begun = Instant::now();
    let program = wasm::build(tools, kind)?;
    let font = only_font()?;
    let icons = style_file("icons", "svg")?;
    let favicon = style_file("favicon", "svg")?;
    let sheet = style::bundle(&tools.site.lightningcss)?;
    let css = Asset::new("cabinet", "css", style::with_hashed_urls(&sheet, &[&font, &favicon])?.into_bytes());
    let js = Asset::new("cabinet", "js", program.js);
    let wasm = Asset::new("cabinet", "wasm", program.wasm);
    let start = Asset::new("start", "js", starter(&js.url(), &wasm.url(), kind).into_bytes());

    let assets = [
        ("wasm", &wasm),
        ("js", &js),
        ("start", &start),
        ("css", &css),
        ("font", &font),
        ("icons", &icons),
        ("favicon", &favicon),
    ];
    publish(&assets, kind)?;
    println!("site: {} kB of WASM, in {:.1} s", wasm.content.len() / 1000, begun.elapsed().as_secs_f64());
    Ok(())
}

/// The module that starts the program. A file of its own: the content security policy allows no inline script.
///
/// A page whose program cannot be loaded still works, by forms and links; it only says so on `<html>`.
fn starter(js: &str, wasm: &str, kind: Kind) -> String {
    let reloader = if kind == Kind::Development { RELOADER } else { "" };
    format!(
        "{reloader}try {{\n  \
           const program = await import(\"{js}\");\n  \
           await program.default({{ module_or_path: \"{wasm}\" }});\n  \
           program.hydrate();\n\
         }} catch (error) {{\n  \
           document.documentElement.dataset.hydrationFailed = \"\";\n  \
           console.error(\"The page works without its program, which did not start:\", error);\n\
         }}\n"
    )
}

/// For `watch`: loads the page again when another server answers than the one that it came from.
const RELOADER: &str = r#"const server = () => fetch("/healthz").then((answer) => answer.text()).catch(() => "");
server().then((first) => setInterval(async () => {
  const now = await server();
  if (now && now !== first) location.reload();
}, 1000));
"#;

/// A file of `style/`.
fn style_file(name: &str, extension: &str) -> Result<Asset> {
    let path = workspace::root().join("style").join(format!("{name}.{extension}"));
    Ok(Asset::new(name, extension, fs::read(&path).in_file(&path)?))
}

/// The one font: a second would be a second download before the first text stands.
fn only_font() -> Result<Asset> {
    let folder = workspace::root().join("style/fonts");
    let files = fs::read_dir(&folder).in_file(&folder)?;
    let mut fonts =
        files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "woff2"));
    match (fonts.next(), fonts.next()) {
        (Some(path), None) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Asset::new(&name, "woff2", fs::read(&path).in_file(&path)?))
        }
        _ => Err(Failure::new(format!("{} must hold exactly one .woff2", folder.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, starter};

    #[test]
    fn starter_names_both_files() {
        let module = starter("/pkg/cabinet.1.js", "/pkg/cabinet.2.wasm", Kind::Release);
        assert!(module.contains("import(\"/pkg/cabinet.1.js\")"));
        assert!(module.contains("module_or_path: \"/pkg/cabinet.2.wasm\""));
        assert!(!module.contains("reload"));
    }
}
