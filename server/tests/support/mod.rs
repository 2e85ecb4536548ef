//! A whole server for tests: its routes over a fresh database, with the simulator behind it.

#![allow(unreachable_pub, clippy::expect_used, reason = "what tests share is public among them")]

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, Response, StatusCode, header, request::Builder},
};
use backend::{Backend, Clock, Config};
use sea_orm::{ConnectionTrait, Database, DatabaseTransaction, Statement, TransactionTrait};
use simulator::{PayoutTiming, Simulator, SimulatorConfig, SimulatorHandle};
use tower::ServiceExt;

pub mod borrower;
#[path = "../../../backend/tests/support/database.rs"]
pub mod database;

use database::TestDatabase;

/// The phone and password of the demonstration's borrower.
pub const DEMO_PHONE: &str = "79000000001";
pub const DEMO_PASSWORD: &str = "demo-password-1";
/// The settings of a lender in production.
pub const PRODUCTION: [(&str, &str); 24] = [
    ("CABINET_MODE", "production"),
    ("CABINET_PUBLIC_URL", "https://lk.lender.example"),
    ("CABINET_ENCRYPTION_KEYS", "k1:abababababababababababababababababababababababababababababababab"),
    ("CABINET_PEPPER", "abababababababababababababababababababababababababababababababab"),
    ("TRUSTED_PROXIES", "1"),
    ("SMS_URL", "https://sms.example/v2"),
    ("SMS_EMAIL", "lender@sms.example"),
    ("SMS_API_KEY", "1"),
    ("SMS_SIGN", "Primer"),
    ("ACQUIRER_URL", "https://acquirer.example/v3"),
    ("ACQUIRER_SHOP_ID", "1"),
    ("ACQUIRER_SECRET_KEY", "live_1"),
    ("ACQUIRER_PAYOUT_ID", "2"),
    ("ACQUIRER_PAYOUT_KEY", "live_2"),
    ("ACQUIRER_PAGE_ORIGIN", "https://acquirer.example"),
    ("BUREAU_URL", "https://bureau.example"),
    ("BUREAU_LOGIN", "lender"),
    ("BUREAU_KEY", "1"),
    ("LENDER_BRAND", "Примерные деньги"),
    ("LENDER_NAME", "ООО МКК «Пример»"),
    ("LENDER_REGISTRATION_NUMBER", "1027700000001"),
    ("LENDER_REGISTER_ENTRY", "1903550009002"),
    ("LENDER_ADDRESS", "101000, г. Примерск, ул. Первая, д. 2"),
    ("LENDER_PHONE", "8 800 100-10-10"),
];
const HOST: &str = "cabinet.test";

/// The server under test.
pub struct TestServer {
    pub router: Router,
    pub backend: Backend,
    pub simulator: SimulatorHandle,
    folder: std::path::PathBuf,
    /// Dropped last.
    database: TestDatabase,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The value of a cookie that was set.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        let line = lines.into_iter().find_map(|line| line.strip_prefix(&format!("{name}=")))?;
        Some(line.split(';').next().unwrap().to_owned())
    }
}

impl TestServer {
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// A server with settings of its own.
    pub async fn start_with(settings: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("cabinet-http-{}", backend::LoanId::random()));
        std::fs::create_dir_all(folder.join("pkg")).unwrap();
        std::fs::write(
            folder.join("assets.json"),
            r#"{"css":"/pkg/a.css","font":"/pkg/f.woff2","favicon":"/pkg/f.svg",
                "cabinet":{"start":"/pkg/1/s.js","main":"/pkg/1/m.wasm","pieces":{"joining":["/pkg/1/j.wasm"],"borrowing":["/pkg/1/b.wasm"],"owing":["/pkg/1/o.wasm"],"relief":["/pkg/1/r.wasm"]}}}"#,
        )
        .unwrap();
        std::fs::write(folder.join("pkg/a.css"), "body{}").unwrap();
        let simulator =
            Simulator::start(SimulatorConfig { payouts: PayoutTiming::Immediate, ..SimulatorConfig::default() })
                .unwrap();
        let database = TestDatabase::create().await;
        let ours = [
            ("DATABASE_URL", database.url.clone()),
            ("ACQUIRER_URL", simulator.acquirer_url()),
            ("ACQUIRER_PAGE_ORIGIN", simulator.acquirer_url().trim_end_matches("/v3").to_owned()),
            ("SMS_URL", simulator.sms_url()),
            ("BUREAU_URL", simulator.bureau_url()),
            ("CABINET_PUBLIC_URL", format!("https://{HOST}")),
        ];
        let theirs = settings.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let config = Config::from_pairs(ours.into_iter().chain(theirs)).unwrap();
        Backend::migrate(&config).await.unwrap();
        let backend = Backend::init(config, Clock::system()).await.unwrap();
        backend.operator().seed().await.unwrap();
        let router = server::routes::router(&backend, &folder).unwrap();
        Self { router, backend, simulator, folder, database }
    }

    /// Sends a request as a browser on our own page would.
    pub async fn send(&self, request: Builder, body: impl Into<Body>) -> Answer {
        let request: Request<Body> = request.header(header::HOST, HOST).body(body.into()).unwrap();
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    pub async fn get(&self, path: &str, cookies: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookies).header(header::ACCEPT, "text/html,*/*;q=0.8");
        self.send(request, Body::empty()).await
    }

    /// Calls a server function as the hydrated page does.
    pub async fn call(&self, path: &str, form: &str, cookies: &str) -> Answer {
        self.post(path, form, cookies, "application/json").await
    }

    /// Posts a form as a browser without JavaScript does, from the page `from`.
    pub async fn submit(&self, path: &str, form: &str, cookies: &str, from: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookies)
            .header(header::ACCEPT, "text/html,*/*;q=0.8")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, self.origin())
            .header(header::REFERER, format!("{}{from}", self.origin()));
        self.send(request, form.to_owned()).await
    }

    async fn post(&self, path: &str, form: &str, cookies: &str, accept: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookies)
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, self.origin());
        self.send(request, form.to_owned()).await
    }

    /// How its pages are reached.
    fn origin(&self) -> &str {
        &self.backend.config().public_url
    }

    /// Runs a statement of the test's own.
    pub async fn execute(&self, sql: &str) {
        let connection = Database::connect(&self.database.url).await.unwrap();
        connection.execute_unprepared(sql).await.unwrap();
    }

    /// Keeps everybody from writing into the sessions until what is returned is dropped.
    pub async fn hold_writes(&self) -> DatabaseTransaction {
        let connection = Database::connect(&self.database.url).await.unwrap();
        let transaction = connection.begin().await.unwrap();
        // SQLite has one writer for all; PostgreSQL keeps these rows.
        transaction.execute_unprepared("UPDATE sessions SET ip = ip").await.unwrap();
        transaction
    }

    /// Where its database is.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// Everything that the database keeps on disk; none when it is not ours to read.
    pub fn database_bytes(&self) -> Option<Vec<u8>> {
        self.database.bytes_on_disk()
    }

    /// One number from the database.
    pub async fn count(&self, sql: &str) -> i64 {
        let connection = Database::connect(&self.database.url).await.unwrap();
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        connection.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// Signs the demonstration's borrower in; the cookies to go on with.
    pub async fn sign_in(&self) -> String {
        let form = format!("phone={DEMO_PHONE}&password={DEMO_PASSWORD}");
        let answer = self.call("/api/sign_in_with_password", &form, "").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        format!("__Host-session={}", answer.cookie("__Host-session").unwrap())
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        // Leaving a temporary folder behind is no failure of a test.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
