//! Every setting, declared once; the README's table is checked against it.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf};

use secrecy::{ExposeSecret, SecretString};

/// A setting: an environment variable.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The variable's name.
    pub name: &'static str,
    /// Its value in the demonstration when it is not set. None is for what may be left out.
    pub default: Option<&'static str>,
    /// What it means.
    pub meaning: &'static str,
    /// It must never be shown.
    pub secret: bool,
    /// Production may run with the default.
    pub default_in_production: bool,
}

const fn setting(name: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { name, default: Some(default), meaning, secret: false, default_in_production: false }
}

const fn common(name: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { default_in_production: true, ..setting(name, default, meaning) }
}

const fn secret(name: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { secret: true, ..setting(name, default, meaning) }
}

/// Whether this is the real lender or a demonstration of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything outside is simulated, and the clock can be moved.
    Demonstration,
    /// Real money.
    Production,
}

/// A gateway's address and who we are there.
#[derive(Clone, Debug)]
pub struct Account {
    /// The address that the API's paths are added to, without a slash at its end.
    pub url: String,
    /// Our name there.
    pub login: String,
    /// Our key there.
    pub key: SecretString,
}

/// The lender, as pages and documents name it.
#[derive(Clone, Debug)]
pub struct Lender {
    /// The name that borrowers know it by.
    pub brand: String,
    /// The full name.
    pub name: String,
    /// The state registration number (ОГРН).
    pub registration_number: String,
    /// The number in the register of microfinance organisations.
    pub register_entry: String,
    /// The postal address.
    pub address: String,
    /// The telephone.
    pub phone: String,
}

/// The settings, read and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Demonstration or production.
    pub mode: Mode,
    /// The database.
    pub database_url: SecretString,
    /// Where the server listens.
    pub address: SocketAddr,
    /// How the site is reached from outside, without a slash at its end.
    pub public_url: String,
    /// The folder of the built site.
    pub site: String,
    /// How many proxies of ours stand in front of the server.
    pub trusted_proxies: usize,
    /// The keys that seal personal data, by id; the first seals, all open.
    pub encryption_keys: Vec<(String, SecretString)>,
    /// The key of keyed hashes (codes, look-ups).
    pub pepper: SecretString,
    /// The SMS gateway.
    pub sms: Account,
    /// The sender's name of an SMS.
    pub sms_sign: String,
    /// How many SMS a phone may be sent in 24 hours, of each kind.
    pub sms_a_day: u32,
    /// How many codes strangers at one address may ask for in a minute.
    pub codes_a_minute: u32,
    /// How many requests that write strangers at one address may send in a minute; each borrower as many.
    pub requests_a_minute: u32,
    /// How many connections one server holds at once.
    pub connections: usize,
    /// How many wrong codes and passwords strangers at one address may try in a minute.
    pub wrong_codes_a_minute: u32,
    /// Days after which a code alone signs nobody in who was not here for so long.
    pub absence_days: u32,
    /// Days after which an application has the borrower confirm what is on file, or correct it.
    pub profile_days: u32,
    /// Hours for which the bureau's report is good to sign by.
    pub report_hours: u32,
    /// The acquirer, for payments and cards.
    pub acquirer: Account,
    /// The acquirer, for payouts.
    pub payouts: Account,
    /// The origin of the acquirer's pages: the only foreign one that a borrower is sent to.
    pub acquirer_page_origin: String,
    /// Origin of the links to banks' apps.
    pub sbp_page_origin: String,
    /// The networks that the acquirer's notifications come from; empty takes them from anywhere
    /// (a notification is never trusted, only a reason to ask).
    pub acquirer_webhook_networks: Vec<String>,
    /// The credit bureau.
    pub bureau: Account,
    /// The lender.
    pub lender: Lender,
    /// Where metrics are told; none tells none.
    pub metrics_address: Option<SocketAddr>,
    /// The folder of the lender's own colours and mark; none takes those that were built in.
    pub brand_folder: Option<PathBuf>,
}

/// Settings that cannot be used: one line for each.
#[derive(Debug, thiserror::Error)]
#[error("the settings cannot be used:\n{}", .0.join("\n"))]
pub struct ConfigError(pub Vec<String>);

impl Config {
    /// The settings.
    pub const SETTINGS: &'static [Setting] = &[
        common("CABINET_MODE", "demonstration", "`demonstration` or `production`"),
        common("DATABASE_URL", "sqlite://data/cabinet.db?mode=rwc", "SQLite or PostgreSQL"),
        common("CABINET_ADDRESS", "127.0.0.1:3000", "Where the server listens"),
        setting("CABINET_PUBLIC_URL", "http://127.0.0.1:3000", "How the site is reached from outside"),
        common("CABINET_SITE", "target/site", "The folder of the built site"),
        Setting {
            name: "CABINET_BRAND",
            default: None,
            meaning: "The folder of your `brand.css` and `favicon.svg`; empty for those that were built in",
            secret: false,
            default_in_production: true,
        },
        Setting {
            name: "METRICS_ADDRESS",
            default: None,
            meaning: "Where metrics are told, `127.0.0.1:9100`; not to be reached from outside; empty for nowhere",
            secret: false,
            default_in_production: true,
        },
        // The server speaks no https, so there is one in production: taken for a visitor it would be everybody's address.
        setting(
            "TRUSTED_PROXIES",
            "0",
            "How many proxies of ours stand before the server: the one that speaks https at least",
        ),
        secret(
            "CABINET_ENCRYPTION_KEYS",
            "demo:6b657920666f72207468652064656d6f6e7374726174696f6e206f6e6c792121",
            "Keys that seal personal data: `id:64 hexadecimal digits`, separated by commas; the first seals, all open",
        ),
        secret(
            "CABINET_PEPPER",
            "demonstration pepper: never use it",
            "Key of keyed hashes (codes, look-ups); at least 32 characters",
        ),
        setting("SMS_URL", "http://127.0.0.1:3200/v2", "SMS gateway: SMS Aero's API, version 2"),
        setting("SMS_EMAIL", "demo@example.com", "SMS gateway: the account"),
        secret("SMS_API_KEY", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", "SMS gateway: the account's key"),
        setting("SMS_SIGN", "Demozaim", "SMS gateway: the sender's name"),
        common("SMS_A_DAY", "20", "How many SMS of each kind a phone may be sent in 24 hours"),
        common(
            "REQUESTS_A_MINUTE",
            "600",
            "How many requests that write strangers at one address may send in a minute; each borrower as many",
        ),
        common("CONNECTIONS", "4096", "How many connections a server holds at once; more wait"),
        common("CODES_A_MINUTE", "100", "How many codes strangers at one address may ask for in a minute"),
        common(
            "WRONG_CODES_A_MINUTE",
            "30",
            "How many wrong codes, or passwords, strangers at one address may try in a minute",
        ),
        common("ABSENCE_DAYS", "180", "Days without a sign-in after which a code from an SMS needs the birth date too"),
        common(
            "PROFILE_DAYS",
            "90",
            "Days after which an application has passport, work and income confirmed or corrected",
        ),
        common("REPORT_HOURS", "24", "Hours after which the credit bureau is asked again before a contract is signed"),
        setting("ACQUIRER_URL", "http://127.0.0.1:3200/v3", "Acquirer: YooKassa's API, version 3"),
        setting("ACQUIRER_SHOP_ID", "shop", "Acquirer: the shop, for payments and cards"),
        secret("ACQUIRER_SECRET_KEY", "secret", "Acquirer: the shop's key"),
        setting("ACQUIRER_PAYOUT_ID", "shop", "Acquirer: the agent, for payouts"),
        secret("ACQUIRER_PAYOUT_KEY", "secret", "Acquirer: the agent's key"),
        setting(
            "ACQUIRER_PAGE_ORIGIN",
            "http://127.0.0.1:3200",
            "Acquirer: origin of the pages for cards and payments",
        ),
        common(
            "SBP_PAGE_ORIGIN",
            "https://qr.nspk.ru",
            "Acquirer: origin of the links to banks' apps, for payments by the system of fast payments",
        ),
        Setting {
            name: "ACQUIRER_WEBHOOK_NETWORKS",
            default: None,
            meaning: "Acquirer: networks its notifications come from, separated by commas; empty for any",
            secret: false,
            default_in_production: true,
        },
        setting("BUREAU_URL", "http://127.0.0.1:3200/bureau/v1", "Credit bureau: the address of its API"),
        setting("BUREAU_LOGIN", "demozaim", "Credit bureau: the account"),
        secret("BUREAU_KEY", "bureau-secret", "Credit bureau: the account's key"),
        setting("LENDER_BRAND", "Демозайм", "The name that borrowers know the lender by"),
        setting("LENDER_NAME", "ООО МКК «Демозайм»", "The lender's full name, for documents and footers"),
        setting("LENDER_REGISTRATION_NUMBER", "0000000000000", "The lender's state registration number (ОГРН)"),
        setting(
            "LENDER_REGISTER_ENTRY",
            "0000000000000",
            "The lender's number in the register of microfinance organisations",
        ),
        setting("LENDER_ADDRESS", "000000, г. Примерск, ул. Образцовая, д. 1", "The lender's address"),
        setting("LENDER_PHONE", "8 800 000-00-00", "The lender's telephone"),
    ];

    /// Reads the process's environment.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::from_pairs(std::env::vars())
    }

    /// Reads the settings from names and values; names that are no settings are passed over.
    pub fn from_pairs<N, V>(pairs: impl IntoIterator<Item = (N, V)>) -> Result<Self, ConfigError>
    where
        N: Into<String>,
        V: Into<String>,
    {
        let given = pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Reader { given, problems: Vec::new() }.read()
    }

    /// Whether an address is one of the acquirer's own pages: a borrower is sent nowhere else.
    pub fn is_acquirer_page(&self, address: &str) -> bool {
        is_at(address, &self.acquirer_page_origin)
    }

    /// Whether an address is a link to banks' apps.
    pub fn is_sbp_page(&self, address: &str) -> bool {
        is_at(address, &self.sbp_page_origin)
    }

    /// The host of the site's address, without its port.
    pub fn public_host(&self) -> &str {
        let rest = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, rest)| rest);
        let authority = rest.split('/').next().unwrap_or_default();
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => authority,
        }
    }

    /// Whether this is a demonstration.
    pub fn is_demonstration(&self) -> bool {
        self.mode == Mode::Demonstration
    }
}

/// The outside services' addresses.
fn is_at(address: &str, origin: &str) -> bool {
    // a browser takes a backslash for a slash
    !address.contains(['\\', '"', '<', '>'])
        && reqwest::Url::parse(address)
            .is_ok_and(|url| url.username().is_empty() && url.origin().ascii_serialization() == origin)
}

const GATEWAYS: [&str; 4] = ["SMS_URL", "ACQUIRER_URL", "ACQUIRER_PAGE_ORIGIN", "BUREAU_URL"];

/// Whether an address leads back to this machine, as a simulator's does.
fn is_this_machine(url: &reqwest::Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified())
}

/// Takes the settings one by one and notes all that is wrong, so that it is told at once.
struct Reader {
    given: BTreeMap<String, String>,
    problems: Vec<String>,
}

impl Reader {
    fn read(mut self) -> Result<Config, ConfigError> {
        let mode = match self.text("CABINET_MODE").as_str() {
            "production" => Mode::Production,
            "demonstration" => Mode::Demonstration,
            _ => {
                self.problem("CABINET_MODE", "is neither `demonstration` nor `production`");
                Mode::Demonstration
            }
        };
        match mode {
            Mode::Production => self.refuse_demonstration(),
            Mode::Demonstration => self.refuse_outside_world(),
        }
        let config = Config {
            mode,
            database_url: self.secret("DATABASE_URL"),
            address: self.parsed("CABINET_ADDRESS", "is no address with a port", ([127, 0, 0, 1], 3000).into()),
            public_url: self.url("CABINET_PUBLIC_URL"),
            site: self.text("CABINET_SITE"),
            trusted_proxies: self.parsed("TRUSTED_PROXIES", "is no whole number", 0),
            encryption_keys: self.encryption_keys(),
            pepper: self.pepper(),
            sms: self.account("SMS_URL", "SMS_EMAIL", "SMS_API_KEY"),
            sms_sign: self.text("SMS_SIGN"),
            sms_a_day: self.parsed("SMS_A_DAY", "is no whole number", 0),
            requests_a_minute: self.parsed("REQUESTS_A_MINUTE", "is no whole number", 0),
            connections: self.parsed("CONNECTIONS", "is no whole number", 0),
            codes_a_minute: self.parsed("CODES_A_MINUTE", "is no whole number", 0),
            wrong_codes_a_minute: self.parsed("WRONG_CODES_A_MINUTE", "is no whole number", 0),
            absence_days: self.parsed("ABSENCE_DAYS", "is no whole number", 0),
            profile_days: self.parsed("PROFILE_DAYS", "is no whole number", 0),
            report_hours: self.parsed("REPORT_HOURS", "is no whole number", 0),
            acquirer: self.account("ACQUIRER_URL", "ACQUIRER_SHOP_ID", "ACQUIRER_SECRET_KEY"),
            payouts: self.account("ACQUIRER_URL", "ACQUIRER_PAYOUT_ID", "ACQUIRER_PAYOUT_KEY"),
            acquirer_page_origin: self.url("ACQUIRER_PAGE_ORIGIN"),
            sbp_page_origin: self.url("SBP_PAGE_ORIGIN"),
            acquirer_webhook_networks: self
                .text("ACQUIRER_WEBHOOK_NETWORKS")
                .split(',')
                .map(str::trim)
                .filter(|network| !network.is_empty())
                .map(str::to_owned)
                .collect(),
            bureau: self.account("BUREAU_URL", "BUREAU_LOGIN", "BUREAU_KEY"),
            lender: Lender {
                brand: self.text("LENDER_BRAND"),
                name: self.text("LENDER_NAME"),
                registration_number: self.text("LENDER_REGISTRATION_NUMBER"),
                register_entry: self.text("LENDER_REGISTER_ENTRY"),
                address: self.text("LENDER_ADDRESS"),
                phone: self.text("LENDER_PHONE"),
            },
            metrics_address: self.metrics_address(),
            brand_folder: Some(self.text("CABINET_BRAND")).filter(|folder| !folder.is_empty()).map(PathBuf::from),
        };
        if self.problems.is_empty() { Ok(config) } else { Err(ConfigError(self.problems)) }
    }

    /// Production runs with nothing of the demonstration: no default, nothing on this machine.
    fn refuse_demonstration(&mut self) {
        for setting in Config::SETTINGS {
            let value = self.text(setting.name);
            if !setting.default_in_production && Some(value.as_str()) == setting.default {
                self.problem(setting.name, "has the value of the demonstration, or none at all");
            } else if setting.name.ends_with("_URL") || setting.name.ends_with("_ORIGIN") {
                self.refuse_unsafe_address(setting.name, &value);
            }
        }
    }

    /// A demonstration lets anybody move the clock and sign in: it reaches simulators only, and nobody gets one by leaving the
    /// mode out.
    fn refuse_outside_world(&mut self) {
        for name in GATEWAYS {
            let value = self.text(name);
            let is_outside =
                reqwest::Url::parse(&value).is_ok_and(|url| url.scheme() == "https" && !is_this_machine(&url));
            if is_outside {
                self.problem(name, "is the outside world; set CABINET_MODE to `production`");
            }
        }
    }

    fn refuse_unsafe_address(&mut self, name: &str, value: &str) {
        let Ok(url) = reqwest::Url::parse(value) else {
            if name != "DATABASE_URL" {
                self.problem(name, "is no address");
            }
            return;
        };
        // The database may stand beside the server; the outside world may not.
        if name == "DATABASE_URL" {
            return;
        }
        if is_this_machine(&url) {
            self.problem(name, "is an address on this machine: a simulator's");
        } else if url.scheme() != "https" {
            self.problem(name, "is not https");
        }
    }

    fn text(&self, name: &str) -> String {
        let given = self.given.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
        let default =
            || Config::SETTINGS.iter().find(|setting| setting.name == name).and_then(|setting| setting.default);
        given.or_else(default).unwrap_or_default().to_owned()
    }

    fn secret(&self, name: &str) -> SecretString {
        self.text(name).into()
    }

    fn url(&self, name: &str) -> String {
        self.text(name).trim_end_matches('/').to_owned()
    }

    fn account(&self, url: &str, login: &str, key: &str) -> Account {
        Account { url: self.url(url), login: self.text(login), key: self.secret(key) }
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, what: &str, otherwise: T) -> T {
        self.text(name).parse().unwrap_or_else(|_| {
            self.problem(name, what);
            otherwise
        })
    }

    fn metrics_address(&mut self) -> Option<SocketAddr> {
        let text = self.text("METRICS_ADDRESS");
        if text.is_empty() {
            return None;
        }
        let address = text.parse().ok();
        if address.is_none() {
            self.problem("METRICS_ADDRESS", "is no address with a port");
        }
        address
    }

    fn pepper(&mut self) -> SecretString {
        let pepper = self.secret("CABINET_PEPPER");
        if pepper.expose_secret().len() < 32 {
            self.problem("CABINET_PEPPER", "is shorter than 32 characters");
        }
        pepper
    }

    fn encryption_keys(&mut self) -> Vec<(String, SecretString)> {
        let text = self.text("CABINET_ENCRYPTION_KEYS");
        let mut keys: Vec<(String, SecretString)> = Vec::new();
        for entry in text.split(',') {
            let Some((id, key)) = entry.trim().split_once(':') else {
                self.problem("CABINET_ENCRYPTION_KEYS", "has an entry without `id:`");
                continue;
            };
            let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric());
            if !is_id || keys.iter().any(|(known, _)| known == id) {
                self.problem("CABINET_ENCRYPTION_KEYS", "has an id that is not letters and digits, or is repeated");
            } else if key.len() != 64 || !key.chars().all(|c| c.is_ascii_hexdigit()) {
                self.problem("CABINET_ENCRYPTION_KEYS", "has a key that is not 64 hexadecimal digits");
            } else {
                keys.push((id.to_owned(), key.to_owned().into()));
            }
        }
        keys
    }

    /// Says which setting and what is wrong; never its value.
    fn problem(&mut self, name: &str, what: &str) {
        self.problems.push(format!("{name} {what}"));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_borrower_is_sent_to_the_acquirers_pages_only() {
        let mut config = Config::from_pairs([("CABINET_MODE", "demonstration")]).unwrap();
        config.acquirer_page_origin = "https://yoomoney.ru".to_owned();
        for page in ["https://yoomoney.ru/checkout/payments/v2/contract?orderId=1", "https://yoomoney.ru/"] {
            assert!(config.is_acquirer_page(page), "{page}");
        }
        for other in [
            "https://evil.example/",
            "https://evil.example/?https://yoomoney.ru/",
            "http://yoomoney.ru/",
            "https://yoomoney.ru.evil.example/",
            "https://yoomoney.ru@evil.example/",
            "https://evil@yoomoney.ru/",
            "https://yoomoney.ru:8443/",
            "https://yoomoney.ru/\\evil.example",
            "javascript:alert(1)",
            "//yoomoney.ru/",
            "",
        ] {
            assert!(!config.is_acquirer_page(other), "{other}");
        }
    }
}
