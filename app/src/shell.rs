//! The document around the pages: written by the server only, never hydrated.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use jiff::civil::Date;
use leptos::{prelude::*, tachys::html::InertElement};
use leptos_meta::MetaTags;
use serde::Deserialize;

use crate::{
    App,
    components::{demo_bar::DemoBar, footer::Footer},
    pieces::Piece,
    request,
    texts::{Language, document::DocumentTexts},
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
    /// All that is loaded for a page of a piece.
    fn files(&self, piece: Option<Piece>) -> impl Iterator<Item = &Arc<str>> {
        let piece = piece.and_then(|piece| self.pieces.get(piece.name()));
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

/// What loads and starts the program that the page at an address needs. The page can be read and used without it: it comes
/// last.
fn program(program: &Program, piece: Option<Piece>) -> impl IntoView + use<> {
    let files = program
        .files(piece)
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
        <script type="module" src=program.start.to_string() fetchpriority="low"></script>
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

/// Writes the documents. What stands around the page is the same on all of a kind: it is written once and kept.
pub struct Shell {
    assets: Assets,
    written: RwLock<HashMap<Kind, Around>>,
}

/// What decides what stands around a page.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Kind {
    language: Language,
    piece: Option<Piece>,
    plain: bool,
    /// The demonstration tells its day below the page.
    today: Date,
}

/// What stands around a page, as markup.
#[derive(Clone)]
struct Around {
    head: Arc<str>,
    below: Arc<str>,
}

/// So many are kept; then it is begun anew: the day is another one.
const KEPT: usize = 64;

impl Shell {
    /// With what the build made.
    pub fn new(assets: Assets) -> Self {
        Self { assets, written: RwLock::default() }
    }

    /// The document. We write the preload links and the start script ourselves: the framework's own put the nonce into
    /// `crossorigin`, where it does not belong (leptos-rs/leptos#4843), and need an inline script.
    pub fn document(&self) -> impl IntoView + use<> {
        let language = request::language();
        let start = &self.assets.cabinet.start;
        let plain = Plain(request::open_cookie(PLAIN_COOKIE).is_some_and(|program| *program == **start));
        provide_context(plain);
        let today = request::backend().clock().today();
        let kind = Kind { language, piece: Piece::of(&request::path()), plain: plain.0, today };
        let Around { head, below } = self.around(kind);
        view! {
            <!DOCTYPE html>
            <html lang=language.code() data-hydration-failed=plain.0.then_some("")>
                <head>
                    {InertElement::new(head.to_string())}
                    <MetaTags />
                </head>
                <body>
                    <App />
                    {InertElement::new(below.to_string())}
                </body>
            </html>
        }
    }

    fn around(&self, kind: Kind) -> Around {
        if let Some(around) = self.written.read().unwrap_or_else(PoisonError::into_inner).get(&kind) {
            return around.clone();
        }
        let around = self.write(kind);
        let mut written = self.written.write().unwrap_or_else(PoisonError::into_inner);
        if written.len() >= KEPT {
            written.clear();
        }
        written.insert(kind, around.clone());
        around
    }

    fn write(&self, kind: Kind) -> Around {
        let assets = &self.assets;
        let brand = request::backend().config().lender.brand.clone();
        let head = view! {
            {head(assets)}
            <meta name="application-name" content=brand />
            <meta name="description" content=DocumentTexts::from(kind.language).description() />
            <link
                rel="preload"
                href=assets.font.to_string()
                r#as="font"
                r#type="font/woff2"
                crossorigin="anonymous"
            />
            {(!kind.plain).then(|| program(&assets.cabinet, kind.piece))}
        };
        let below = view! {
            <Footer />
            <DemoBar />
        };
        Around { head: head.into_any().to_html().into(), below: below.into_any().to_html().into() }
    }
}
