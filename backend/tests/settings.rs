//! Settings: production starts with nothing of the demonstration; the clock of a demonstration.

use crate::support::TestLender;
use backend::{Backend, Clock, Config, Error, config::Mode};
use sea_orm::ConnectionTrait;

/// Settings that a lender could really run with.
fn production() -> Vec<(&'static str, String)> {
    [
        ("CABINET_MODE", "production"),
        ("DATABASE_URL", "postgres://cabinet@127.0.0.1/cabinet"),
        ("CABINET_PUBLIC_URL", "https://lk.lender.example/"),
        ("TRUSTED_PROXIES", "1"),
        ("CABINET_PEPPER", "0123456789abcdef0123456789abcdef"),
        ("SMS_URL", "https://sms.gateway.example/v2"),
        ("SMS_EMAIL", "it@lender.example"),
        ("SMS_API_KEY", "a key of the lender"),
        ("SMS_SIGN", "Lender"),
        ("ACQUIRER_URL", "https://api.acquirer.example/v3"),
        ("ACQUIRER_SHOP_ID", "100500"),
        ("ACQUIRER_SECRET_KEY", "live_1"),
        ("ACQUIRER_PAYOUT_ID", "100501"),
        ("ACQUIRER_PAYOUT_KEY", "live_2"),
        ("ACQUIRER_PAGE_ORIGIN", "https://acquirer.example"),
        ("BUREAU_URL", "https://bureau.example/api"),
        ("BUREAU_LOGIN", "lender"),
        ("BUREAU_KEY", "a key at the bureau"),
        ("LENDER_BRAND", "Пример"),
        ("LENDER_NAME", "ООО МКК «Пример»"),
        ("LENDER_REGISTRATION_NUMBER", "1027700000000"),
        ("LENDER_REGISTER_ENTRY", "1903550009000"),
        ("LENDER_ADDRESS", "101000, г. Примерск, ул. Первая, д. 2"),
        ("LENDER_PHONE", "8 800 100-10-10"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into_iter()
    .chain([("CABINET_ENCRYPTION_KEYS", format!("k1:{}", "ab".repeat(32)))])
    .collect()
}

/// The same with one setting changed.
fn production_but(name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    production().into_iter().filter(|(known, _)| *known != name).chain([(name, value.to_owned())]).collect()
}

#[test]
fn a_demonstration_needs_no_setting() {
    let config = Config::from_pairs::<String, String>([]).unwrap();
    assert!(config.is_demonstration());
    assert_eq!(config.encryption_keys.len(), 1);
}

#[test]
fn production_starts_with_settings_of_its_own() {
    let config = Config::from_pairs(production()).unwrap();
    assert_eq!(config.mode, Mode::Production);
    assert_eq!(config.public_url, "https://lk.lender.example");
}

#[test]
fn production_names_every_setting_that_it_misses_at_once() {
    let problems = Config::from_pairs([("CABINET_MODE", "production")]).unwrap_err().0.join("\n");
    for (name, _) in production().iter().filter(|(name, _)| !matches!(*name, "CABINET_MODE" | "DATABASE_URL")) {
        assert!(problems.contains(name), "{name} is not named in:\n{problems}");
    }
}

#[test]
fn production_refuses_each_setting_of_the_demonstration() {
    for setting in Config::SETTINGS.iter().filter(|setting| !setting.default_in_production) {
        let problems = Config::from_pairs(production_but(setting.name, setting.default.unwrap())).unwrap_err().0;
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(setting.name), "{problems:?}");
    }
}

#[test]
fn production_is_refused_without_a_proxy() {
    let problems = Config::from_pairs(production_but("TRUSTED_PROXIES", "0")).unwrap_err().0;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("TRUSTED_PROXIES"), "{problems:?}");
}

/// Whoever forgets the mode would let anybody move the clock of a lender's debts.
#[test]
fn a_demonstration_is_refused_beside_the_outside_world() {
    for name in ["ACQUIRER_URL", "ACQUIRER_PAGE_ORIGIN", "SMS_URL", "BUREAU_URL"] {
        for mode in [None, Some(("CABINET_MODE", "demonstration"))] {
            let settings = [(name, "https://real.example/v3")].into_iter().chain(mode);
            let problems = Config::from_pairs(settings).unwrap_err().0;
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert!(problems[0].starts_with(name) && problems[0].contains("CABINET_MODE"), "{problems:?}");
        }
    }
}

#[tokio::test]
async fn production_is_refused_over_a_database_whose_clock_a_demonstration_moved() {
    let lender = TestLender::start().await;
    let settings: Vec<(&str, String)> = production_but("DATABASE_URL", &lender.database.url);
    Backend::init(Config::from_pairs(settings.clone()).unwrap(), Clock::system()).await.unwrap();
    lender.execute("INSERT INTO settings (name, value) VALUES ('clock_ahead_ms', '86400000')").await;
    let refused = Backend::init(Config::from_pairs(settings).unwrap(), Clock::system()).await;
    let Err(Error::Internal(source)) = refused else { panic!("it is refused") };
    assert!(source.to_string().contains("demonstration"), "{source}");
}

#[test]
fn production_refuses_a_simulators_address_and_what_is_not_encrypted() {
    for name in ["ACQUIRER_URL", "SMS_URL", "BUREAU_URL", "ACQUIRER_PAGE_ORIGIN", "CABINET_PUBLIC_URL"] {
        for address in
            ["http://127.0.0.1:3201/v3", "https://localhost/v3", "https://[::1]:3200", "http://acquirer.example", "?"]
        {
            let problems = Config::from_pairs(production_but(name, address)).unwrap_err().0;
            assert!(problems.len() == 1 && problems[0].starts_with(name), "{name} {address}: {problems:?}");
        }
    }
}

#[test]
fn nonsense_is_named_and_a_secret_never_shown() {
    let settings = [
        ("CABINET_MODE", "test"),
        ("CABINET_ADDRESS", "here"),
        ("TRUSTED_PROXIES", "-1"),
        ("CABINET_PEPPER", "short-secret"),
        ("CABINET_ENCRYPTION_KEYS", "k1:secret-key,k2"),
    ];
    let error = Config::from_pairs(settings).unwrap_err();
    assert_eq!(error.0.len(), 6, "{error}");
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[test]
fn settings_do_not_show_their_secrets() {
    let shown = format!("{:?}", Config::from_pairs(production()).unwrap());
    for secret in ["live_1", "live_2", "0123456789abcdef", "abababab", "a key", "postgres://"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_demonstrations_clock_is_kept_over_a_restart() {
    let lender = TestLender::start().await;
    let start = || async {
        let clock = Clock::system();
        (Backend::init(Config::from_pairs(lender.settings.clone()).unwrap(), clock.clone()).await.unwrap(), clock)
    };
    let (backend, clock) = start().await;
    assert_eq!(clock.ahead_ms(), 0);
    backend.operator().advance_demonstration_days(10).await.unwrap();
    backend.operator().advance_demonstration_days(3).await.unwrap();
    let (_, clock) = start().await;
    assert_eq!(clock.ahead_ms(), 13 * 86_400_000);
}

#[tokio::test]
async fn nobody_moves_the_clock_of_production() {
    let lender = TestLender::start().await;
    let settings = production_but("DATABASE_URL", &lender.database.url);
    let backend = Backend::init(Config::from_pairs(settings).unwrap(), Clock::system()).await.unwrap();
    assert!(matches!(backend.operator().advance_demonstration_days(1).await, Err(Error::NotFound)));
    assert_eq!(backend.clock().ahead_ms(), 0);
}

#[tokio::test]
async fn a_database_that_was_not_migrated_is_refused() {
    let database = crate::support::database::TestDatabase::create().await;
    let config = Config::from_pairs([("DATABASE_URL", database.url.as_str())]).unwrap();
    let error = Backend::init(config.clone(), Clock::system()).await.err().unwrap();
    assert!(matches!(error, Error::Internal(_)));
    Backend::migrate(&config).await.unwrap();
    Backend::migrate(&config).await.unwrap();
    Backend::init(config, Clock::system()).await.unwrap();
}

/// Whatever stands in the row is offered by every server within a minute, and seeding does not put it back.
#[tokio::test]
async fn what_the_lender_changes_of_a_product_is_offered_and_stays() {
    let lender = TestLender::start().await;
    let other = lender.second_server().await;
    let most = async |backend: &Backend| backend.visitor().list_products().await.unwrap()[0].product.terms().max_amount;
    let before = most(&other).await;
    lender
        .execute("UPDATE products SET terms = REPLACE(terms, '\"max_amount\":3000000', '\"max_amount\":2000000')")
        .await;
    lender.backend.operator().seed().await.unwrap();
    lender.clock.advance_ms(61_000);
    for backend in [&lender.backend, &other] {
        assert_eq!(most(backend).await, lending::Money::from_rubles(20_000));
    }
    assert_ne!(before, lending::Money::from_rubles(20_000));
    lender.execute("UPDATE products SET terms = '{}'").await;
    lender.clock.advance_ms(61_000);
    assert_eq!(most(&other).await, lending::Money::from_rubles(20_000), "nonsense is not offered");
}

#[tokio::test]
async fn a_shop_that_is_open_gets_no_product_that_its_lender_did_not_put_there() {
    let database = crate::support::database::TestDatabase::create().await;
    let config = Config::from_pairs(production_but("DATABASE_URL", &database.url)).unwrap();
    Backend::migrate(&config).await.unwrap();
    let production = Backend::init(config, Clock::system()).await.unwrap();
    let seeded = async || {
        production.operator().seed().await.unwrap();
        production.visitor().list_products().await.unwrap().len()
    };
    assert_eq!(seeded().await, 3, "a new shop is stocked");
    let connection = sea_orm::Database::connect(&database.url).await.unwrap();
    connection.execute_unprepared("DELETE FROM products WHERE code <> 'until-payday'").await.unwrap();
    assert_eq!(seeded().await, 1);
}
