//! What every test needs: a lender with a database of its own, a clock that stands still, and a
//! simulator of the outside world on a free port.
#![allow(unreachable_pub, reason = "what tests share is public among them")]

pub mod database;
pub mod money;
pub mod portfolio;

use std::{net::IpAddr, time::Duration};

use backend::{
    Backend, BorrowerId, Client, Clock, Config,
    borrowers::{ConsentKind, Person},
    client::Browser,
    registration::DraftToken,
    sign_in::SessionToken,
};
use database::TestDatabase;
use lending::{BirthDate, Password, PersonName, Phone, SmsCode};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, QueryResult, Statement};
use simulator::{PayoutTiming, Simulator, SimulatorConfig, SimulatorHandle};

/// The password of borrowers made here.
pub const PASSWORD: &str = "correct horse battery";

/// A lender, with everything that it needs.
pub struct TestLender {
    /// The use cases.
    pub backend: Backend,
    /// The clock that they run by; it stands until it is moved.
    pub clock: Clock,
    /// The outside world.
    pub simulator: SimulatorHandle,
    /// The settings it was started with.
    pub settings: Vec<(String, String)>,
    /// The database; dropped last.
    pub database: TestDatabase,
}

/// A borrower who just registered.
pub struct TestBorrower {
    pub id: BorrowerId,
    pub phone: Phone,
    pub session: SessionToken,
}

impl TestLender {
    /// A lender with its products, on a Monday at noon in Moscow.
    pub async fn start() -> Self {
        Self::start_with(SimulatorConfig { payouts: PayoutTiming::Immediate, ..fast_simulator() }, &[]).await
    }

    /// The same with another simulator, and with settings of the caller's.
    pub async fn start_with(simulator: SimulatorConfig, settings: &[(&str, &str)]) -> Self {
        let database = TestDatabase::create().await;
        let simulator = Simulator::start(simulator).unwrap();
        let clock = Clock::manual("2026-11-23T09:00:00Z".parse().unwrap());
        let settings: Vec<(String, String)> = [
            ("DATABASE_URL", database.url.as_str()),
            ("ACQUIRER_URL", &simulator.acquirer_url()),
            ("ACQUIRER_PAGE_ORIGIN", &simulator.url()),
            ("SMS_URL", &simulator.sms_url()),
            ("BUREAU_URL", &simulator.bureau_url()),
        ]
        .into_iter()
        .chain(settings.iter().copied())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        let config = Config::from_pairs(settings.clone()).unwrap();
        Backend::migrate(&config).await.unwrap();
        let backend = Backend::init(config, clock.clone()).await.unwrap();
        backend.operator().seed().await.unwrap();
        Self { backend, clock, simulator, settings, database }
    }

    /// Another server process over the same database, with the same clock.
    pub async fn second_server(&self) -> Backend {
        let config = Config::from_pairs(self.settings.clone()).unwrap();
        Backend::init(config, self.clock.clone()).await.unwrap()
    }

    /// Does all work that is due.
    pub async fn settle(&self) {
        self.backend.operator().run_due_jobs().await.unwrap();
    }

    /// The code in the newest SMS to a phone.
    pub fn read_code(&self, phone: &Phone) -> SmsCode {
        let messages = self.simulator.messages(Some(phone.digits()));
        let text = &messages.first().expect("an SMS was sent").text;
        SmsCode::parse(text.get(..6).unwrap()).unwrap()
    }

    /// How many SMS a phone got.
    pub fn count_messages(&self, phone: &Phone) -> usize {
        self.simulator.messages(Some(phone.digits())).len()
    }

    /// A borrower with a phone that nobody had before.
    pub async fn registered_borrower(&self) -> TestBorrower {
        let phone = random_phone();
        let token = self.draft_until_code(&phone).await;
        self.settle().await;
        let code = self.read_code(&phone);
        let registered = self.backend.visitor().confirm_registration(&token, code, &client()).await.unwrap();
        assert!(!registered.already_registered);
        let session = self.backend.visitor().find_session(&registered.session).await.unwrap().unwrap();
        TestBorrower { id: session.borrower, phone, session: registered.session }
    }

    /// A registration up to the step in which the code is typed.
    pub async fn draft_until_code(&self, phone: &Phone) -> DraftToken {
        let token = self.backend.visitor().save_typed_person(None, [].into()).await.unwrap();
        self.backend.visitor().save_person(&token, person(phone), &client()).await.unwrap();
        self.backend.visitor().save_password(&token, password(), &client()).await.unwrap();
        token
    }

    /// A connection of the test's own, to look at rows or to put them there.
    pub async fn connection(&self) -> DatabaseConnection {
        Database::connect(&self.database.url).await.unwrap()
    }

    /// One number from the database.
    pub async fn count(&self, sql: &str) -> i64 {
        self.row(sql).await.try_get_by_index(0).unwrap()
    }

    /// One text from the database.
    pub async fn text(&self, sql: &str) -> String {
        self.row(sql).await.try_get_by_index(0).unwrap()
    }

    async fn row(&self, sql: &str) -> QueryResult {
        let statement = Statement::from_string(self.engine(), sql);
        self.connection().await.query_one_raw(statement).await.unwrap().expect("it is one row")
    }

    /// Runs a statement of the test's own.
    pub async fn execute(&self, sql: &str) {
        self.connection().await.execute_unprepared(sql).await.unwrap();
    }

    fn engine(&self) -> DbBackend {
        if self.database.url.starts_with("sqlite") { DbBackend::Sqlite } else { DbBackend::Postgres }
    }
}

/// A simulator that makes nobody wait long.
pub fn fast_simulator() -> SimulatorConfig {
    SimulatorConfig { slowness: Duration::from_millis(300), ..SimulatorConfig::default() }
}

/// A browser.
pub fn client() -> Client {
    client_at([192, 0, 2, 7].into())
}

/// The same browser at an address.
pub fn client_at(ip: IpAddr) -> Client {
    Client { ip, user_agent: "Test/1.0".to_owned(), browser: Browser::from_cookie(&"A".repeat(43)).unwrap() }
}

/// Another browser, at the address of the first.
pub fn stranger() -> Client {
    Client { browser: Browser::unseen().unwrap(), ..client() }
}

/// A phone that no other test has.
pub fn random_phone() -> Phone {
    let number = uuid::Uuid::new_v4().as_u128() % 1_000_000_000;
    Phone::parse(&format!("+79{number:09}")).unwrap()
}

/// The password of borrowers made here.
pub fn password() -> Password {
    Password::parse(PASSWORD, None).unwrap()
}

/// A person with that phone, who agreed to what is required.
pub fn person(phone: &Phone) -> Person {
    let today = "2026-11-23".parse().unwrap();
    Person {
        surname: PersonName::parse("Верещагина").unwrap(),
        given_name: PersonName::parse("Ольга").unwrap(),
        patronymic: Some(PersonName::parse("Ильинична").unwrap()),
        birth_date: BirthDate::parse("1991-03-08", today).unwrap(),
        phone: phone.clone(),
        email: None,
        invitation_code: None,
        consents: vec![ConsentKind::PersonalData, ConsentKind::CreditBureau, ConsentKind::SigningByCode],
    }
}

/// Another code than this one.
pub fn another_code(code: &SmsCode) -> SmsCode {
    let number: u32 = code.as_str().parse().unwrap();
    SmsCode::parse(&format!("{:06}", (number + 1) % 1_000_000)).unwrap()
}
