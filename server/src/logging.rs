//! Where the log goes. Never logged: phones in full, codes, passwords, passport data, tokens,
//! bodies of requests.

use tracing_subscriber::EnvFilter;

/// Starts the log: for people on a terminal, JSON where `LOG_FORMAT=json`.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::env::var_os("LOG_FORMAT").is_some_and(|format| format == "json") {
        log.json().init();
    } else {
        log.init();
    }
}
