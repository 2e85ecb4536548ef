//! Sign-in over HTTP: whoever is sent there comes back, codes belong to a browser, and forms that are sent twice.

use crate::support::{Answer, DEMO_PASSWORD, DEMO_PHONE, TestServer};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

const PAYMENT: &str =
    "/cabinet/loans/00000000-0000-4000-8000-000000000000/payments/00000000-0000-4000-8000-000000000001";

/// Cookies as a browser keeps them.
#[derive(Default)]
struct Jar(Vec<(String, String)>);

impl Jar {
    fn take(&mut self, answer: &Answer) {
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.0.retain(|(known, _)| known != name);
            if !line.contains("Max-Age=0") {
                self.0.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    fn line(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
}

async fn get(server: &TestServer, jar: &mut Jar, path: &str) -> Answer {
    let answer = server.get(path, &jar.line()).await;
    jar.take(&answer);
    answer
}

async fn submit(server: &TestServer, jar: &mut Jar, path: &str, form: &str, from: &str) -> Answer {
    let answer = server.submit(path, form, &jar.line(), from).await;
    jar.take(&answer);
    answer
}

fn by_password() -> String {
    format!("phone={DEMO_PHONE}&password={DEMO_PASSWORD}")
}

#[tokio::test]
async fn who_is_sent_to_sign_in_comes_back_to_what_was_asked_for() {
    let server = TestServer::start().await;
    for asked in ["/cabinet/apply", "/cabinet/loans?after=2020-01-01_00000000-0000-4000-8000-000000000000", PAYMENT] {
        for by_code in [false, true] {
            let mut jar = Jar::default();
            let sent = get(&server, &mut jar, asked).await;
            assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/login"), "{asked}");
            let page = get(&server, &mut jar, "/login").await.body;
            assert_eq!(page.contains("Чтобы увидеть, что с платежом, войдите"), asked == PAYMENT, "{page}");
            let entered = if by_code {
                let before = server.simulator.messages(Some(DEMO_PHONE)).len();
                submit(&server, &mut jar, "/api/send_sign_in_code", &format!("phone={DEMO_PHONE}"), "/login").await;
                let form = format!("code={}", server.read_code_after(DEMO_PHONE, before).await);
                submit(&server, &mut jar, "/api/sign_in_with_code", &form, "/login?step=code").await
            } else {
                submit(&server, &mut jar, "/api/sign_in_with_password", &by_password(), "/login?step=password").await
            };
            assert_eq!((entered.status, entered.header("location")), (StatusCode::FOUND, asked), "{}", entered.body);
            // Once: the next sign-in leads to the first page again.
            let next = submit(&server, &mut jar, "/api/sign_in_with_password", &by_password(), "/login").await;
            assert_eq!(next.header("location"), "/cabinet");
        }
    }
}

#[tokio::test]
async fn a_program_whose_session_is_over_is_led_back_to_its_page() {
    let server = TestServer::start().await;
    let mut jar = Jar::default();
    let request = Request::post("/api/load_home")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .header(header::ORIGIN, "https://cabinet.test")
        .header(header::REFERER, "https://cabinet.test/cabinet/loans");
    let answer = server.send(request, Body::empty()).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    jar.take(&answer);
    let entered = submit(&server, &mut jar, "/api/sign_in_with_password", &by_password(), "/login").await;
    assert_eq!(entered.header("location"), "/cabinet/loans");
}

#[tokio::test]
async fn nobody_is_led_anywhere_else() {
    let server = TestServer::start().await;
    for asked in
        ["https://evil.example", "//evil.example/cabinet", "/cabinet//evil.example", "/cabinet\\@evil", "/login", "x"]
    {
        let cookies = format!("__Host-asked={asked}");
        let entered = server.submit("/api/sign_in_with_password", &by_password(), &cookies, "/login").await;
        assert_eq!(entered.header("location"), "/cabinet", "{asked}");
    }
    // A page of another site leads nobody anywhere either.
    let request = Request::post("/api/load_home")
        .header(header::ACCEPT, "text/html")
        .header(header::ORIGIN, "https://cabinet.test")
        .header(header::REFERER, "https://evil.example/cabinet/loans");
    assert_eq!(server.send(request, Body::empty()).await.cookie("__Host-asked"), None);
}

#[tokio::test]
async fn a_stranger_with_the_phone_in_a_cookie_burns_no_tries() {
    let server = TestServer::start().await;
    let mut owner = Jar::default();
    submit(&server, &mut owner, "/api/send_sign_in_code", &format!("phone={DEMO_PHONE}"), "/login").await;
    let code = server.read_code(DEMO_PHONE).await;
    let stranger = format!("__Host-phone={DEMO_PHONE}");
    for _ in 0..6 {
        let guessed = server.call("/api/sign_in_with_code", "code=000000", &stranger).await;
        assert_eq!(guessed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", guessed.body);
    }
    let right = server.call("/api/sign_in_with_code", &format!("code={code}"), &stranger).await;
    assert_eq!(right.status, StatusCode::UNPROCESSABLE_ENTITY, "the code itself is of no use to them");
    assert!(get(&server, &mut owner, "/login?step=code").await.body.contains("Код из СМС"));
    assert!(!server.get("/login?step=code", &stranger).await.body.contains("Код из СМС"));
    let entered =
        submit(&server, &mut owner, "/api/sign_in_with_code", &format!("code={code}"), "/login?step=code").await;
    assert_eq!(entered.header("location"), "/cabinet");
}

#[tokio::test]
async fn the_form_of_a_code_sent_twice_does_not_fail() {
    let server = TestServer::start().await;
    let mut jar = Jar::default();
    submit(&server, &mut jar, "/api/send_sign_in_code", &format!("phone={DEMO_PHONE}"), "/login").await;
    let form = format!("code={}", server.read_code(DEMO_PHONE).await);
    let before = jar.line();
    let first = submit(&server, &mut jar, "/api/sign_in_with_code", &form, "/login?step=code").await;
    assert_eq!(first.header("location"), "/cabinet");
    // The answer came, and the button was pressed once more.
    let again = submit(&server, &mut jar, "/api/sign_in_with_code", &form, "/login?step=code").await;
    assert_eq!(again.header("location"), "/cabinet");
    // The answer was lost: no failure of the code is told.
    let lost = server.call("/api/sign_in_with_code", &form, &before).await;
    assert!(lost.body.contains("code_used"), "{}", lost.body);
}

#[tokio::test]
async fn the_last_form_of_a_registration_sent_twice_does_not_fail() {
    let server = TestServer::start().await;
    let (draft, form) = server.draft_until_code("79001110009").await;
    let first = server.call("/api/confirm_registration", &form, &draft).await;
    assert_eq!(first.header("location"), "/cabinet/apply");
    let session = format!("{draft}; __Host-session={}", first.cookie("__Host-session").unwrap());
    let again = server.call("/api/confirm_registration", &form, &session).await;
    assert_eq!((again.status, again.header("location")), (StatusCode::OK, "/cabinet/apply"), "{}", again.body);
    let lost = server.submit("/api/confirm_registration", &form, &draft, "/register?step=4").await;
    assert_eq!(lost.header("location"), "/login");
    let notice = format!("__Host-notice={}", lost.cookie("__Host-notice").unwrap());
    let page = server.get("/login", &notice).await.body;
    assert!(page.contains("Кабинет создан. Войдите"), "{page}");
}

#[tokio::test]
async fn a_code_sent_again_is_said_aloud() {
    let server = TestServer::start().await;
    let mut jar = Jar::default();
    submit(&server, &mut jar, "/api/send_sign_in_code", &format!("phone={DEMO_PHONE}"), "/login").await;
    assert!(!get(&server, &mut jar, "/login?step=code").await.body.contains("Отправили СМС ещё раз"));
    server.backend.clock().advance_ms(60_000);
    let resent = submit(&server, &mut jar, "/api/resend_sign_in_code", "", "/login?step=code").await;
    assert_eq!(resent.header("location"), "/login?step=code");
    let page = get(&server, &mut jar, "/login?step=code").await.body;
    assert!(page.contains("Отправили СМС ещё раз, уже 2-ю. Код в ней тот же."), "{page}");
    assert!(page.contains("1:00"), "{page}");
}

#[tokio::test]
async fn a_new_sign_in_ends_the_session_before_in_the_same_browser() {
    let server = TestServer::start().await;
    let (before, elsewhere) = (server.sign_in().await, server.sign_in().await);
    let again = server.call("/api/sign_in_with_password", &by_password(), &before).await;
    let now = format!("__Host-session={}", again.cookie("__Host-session").unwrap());
    assert_eq!(server.get("/cabinet", &now).await.status, StatusCode::OK);
    assert_eq!(server.get("/cabinet", &before).await.status, StatusCode::SEE_OTHER);
    assert_eq!(server.get("/cabinet", &elsewhere).await.status, StatusCode::OK);
}
