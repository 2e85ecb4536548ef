//! The document around the pages: written by the server only, never hydrated.

use std::{collections::HashMap, sync::Arc};

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use serde::Deserialize;

use crate::{
    App,
    components::{demo_bar::DemoBar, footer::Footer},
    pieces::Piece,
    request,
    texts::document::DocumentTexts,
};

/// Where the browser finds what the build made; the names carry a hash of their content.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub css: Arc<str>,
    /// The font that the first screen needs.
    pub font: Arc<str>,
    /// The site's icon.
    pub favicon: Arc<str>,
    /// The program.
    pub cabinet: Program,
}

/// What the browser's program consists of.
#[derive(Clone, Debug, Deserialize)]
pub struct Program {
    /// The module that starts it.
    pub start: Arc<str>,
    /// The piece that every page needs.
    pub main: Arc<str>,
    /// What [`Piece`]s need besides, by their names.
    pub pieces: HashMap<String, Vec<Arc<str>>>,
}

impl Program {
    /// All that is loaded for the page at an address.
    fn files(&self, path: &str) -> impl Iterator<Item = &Arc<str>> {
        let piece = Piece::of(path).and_then(|piece| self.pieces.get(piece.name()));
        [&self.main].into_iter().chain(piece.into_iter().flatten())
    }
}

/// The lender's own style sheet, after ours; its mark is the site's icon, too.
const OWN_STYLE: &str = "/brand/brand.css";
const OWN_FAVICON: &str = "/brand/favicon.svg";

/// Names the program that this browser's pages go without: it could not have one of them (`frontend/plain.js`). Another
/// program is tried again.
const PLAIN_COOKIE: &str = "plain";

/// Whether the page goes without the program, as in a browser without scripts.
#[derive(Clone, Copy)]
pub(crate) struct Plain(pub(crate) bool);

/// What loads and starts the program. The page can be read and used without it: it comes last.
fn program(program: &Program) -> impl IntoView + use<> {
    let files = program
        .files(&request::path())
        .map(|file| {
            view! {
                <link
                    rel="preload"
                    href=file.to_string()
                    r#as="fetch"
                    r#type="application/wasm"
                    crossorigin="anonymous"
                    fetchpriority="low"
                />
            }
        })
        .collect_view();
    view! {
        {files}
        <script type="module" src=program.start.to_string() nonce=use_nonce() fetchpriority="low"></script>
    }
}

/// What the head of every document of ours begins with, those without a program too: how it is to be read, and its looks.
pub(crate) fn head(assets: &Assets) -> impl IntoView + use<> {
    let own_style = request::backend().config().brand_folder.is_some();
    let favicon = if own_style { OWN_FAVICON.to_owned() } else { assets.favicon.to_string() };
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href=assets.css.to_string() />
        {own_style.then(|| view! { <link rel="stylesheet" href=OWN_STYLE /> })}
        <link rel="icon" href=favicon r#type="image/svg+xml" />
    }
}

/// The document. We write the preload links and the start script ourselves: the framework's own
/// put the nonce into `crossorigin`, where it does not belong (leptos-rs/leptos#4843), and need
/// an inline script.
pub fn shell(assets: &Assets) -> impl IntoView + use<> {
    let language = request::language();
    let backend = request::backend();
    let brand = backend.config().lender.brand.clone();
    let description = DocumentTexts::from(language).description();
    let (font, cabinet) = (assets.font.to_string(), assets.cabinet.clone());
    let head = head(assets);
    let plain = Plain(request::open_cookie(PLAIN_COOKIE).is_some_and(|program| *program == *cabinet.start));
    provide_context(plain);
    let program = (!plain.0).then(|| program(&cabinet));
    view! {
        <!DOCTYPE html>
        <html lang=language.code() data-hydration-failed=plain.0.then_some("")>
            <head>
                {head}
                <meta name="application-name" content=brand />
                <meta name="description" content=description />
                <link rel="preload" href=font r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                {program}
                <MetaTags />
            </head>
            <body>
                <App />
                <Footer />
                <DemoBar />
            </body>
        </html>
    }
}
