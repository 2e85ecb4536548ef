//! The axum side of the cabinet: what surrounds the pages. `routes` puts it together; every
//! other file is one layer or one handler.

mod books;
mod calendar;
mod carry_through;
pub mod command;
mod context;
mod demo;
mod demo_clock;
mod doors;
mod flows;
mod health;
mod holidays;
mod language;
mod leave;
mod listen;
pub mod logging;
mod metrics;
mod notifiers;
mod numbers;
mod origin_check;
mod plain_pages;
mod qr;
mod rate_limit;
mod read_form;
pub mod routes;
mod security_headers;
mod session;
mod static_files;
mod told;
mod webhooks;
