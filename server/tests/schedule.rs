//! What is to come, on its page and in calendars.

use std::sync::{Arc, Mutex};

use crate::support::{TestServer, borrower::TestBorrower};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

#[tokio::test]
async fn payments_to_come_stand_on_their_page_and_in_the_calendar_without_sums() {
    let server = TestServer::start().await;
    let borrower = server.register("79001112244").await;
    let none = server.get("/cabinet/schedule", &borrower.cookies).await.body;
    assert!(none.contains("открытых займов нет"), "{none}");
    let loan = server.lend_to(&borrower).await.loan;
    let page = server.get("/cabinet/schedule", &borrower.cookies).await.body;
    assert!(page.contains(&format!("/cabinet/loans/{loan}")) && page.contains("Добавить в календарь"), "{page}");

    let file = server.get("/cabinet/schedule.ics", &borrower.cookies).await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    assert_eq!(file.header("cache-control"), "private, no-store");
    let lines: Vec<&str> = file.body.split("\r\n").collect();
    // the payment, and the last day to return the loan without notice
    for (line, count) in [("BEGIN:VCALENDAR", 1), ("BEGIN:VEVENT", 2), ("BEGIN:VALARM", 2), ("END:VCALENDAR", 1)] {
        assert_eq!(lines.iter().filter(|found| **found == line).count(), count, "{line} in {}", file.body);
    }
    let unfolded = unfolded(&file.body);
    assert!(unfolded.contains("Последний день\\, чтобы вернуть весь займ"), "{unfolded}");
    assert!(
        unfolded.contains(&format!("/cabinet/loans/{loan}")) && unfolded.contains("DTSTART;VALUE=DATE:"),
        "{unfolded}"
    );
    assert!(unfolded.contains("Платёж по договору №") && !unfolded.contains('₽'), "{unfolded}");
    let english = server.get("/cabinet/schedule.ics", &format!("{}; language=en", borrower.cookies)).await.body;
    assert!(english.contains("Payment under contract No."), "{english}");
}

#[tokio::test]
async fn nobody_reads_the_calendar_of_another() {
    let server = TestServer::start().await;
    let signed_out = server.get("/cabinet/schedule.ics", "").await;
    assert_eq!((signed_out.status, signed_out.header("location")), (StatusCode::SEE_OTHER, "/login"));
    let owner = server.register("79001112255").await;
    server.lend_to(&owner).await;
    let other = server.register("79001112266").await;
    let theirs = server.get("/cabinet/schedule.ics", &other.cookies).await.body;
    assert!(!theirs.contains("VEVENT"), "{theirs}");
}

/// A calendar's lines as they were before they were folded, at bytes perhaps.
fn unfolded(calendar: &str) -> String {
    calendar.replace("\r\n ", "")
}

/// Makes a calendar at an address of its own as a page without JavaScript does; its path, and the page that showed it.
async fn make_feed(server: &TestServer, borrower: &TestBorrower, form: &str) -> (String, String) {
    let made = server.submit("/api/make_calendar_feed", form, &borrower.cookies, "/cabinet/schedule").await;
    assert_eq!((made.status, made.header("location")), (StatusCode::FOUND, "/cabinet/schedule"), "{}", made.body);
    let secret = made.cookie("__Host-calendar").unwrap();
    assert!(!made.body.contains(&secret), "the secret goes by the cookie only");
    let with_secret = format!("{}; __Host-calendar={secret}", borrower.cookies);
    let page = server.get("/cabinet/schedule", &with_secret).await;
    assert_eq!(page.cookie("__Host-calendar").as_deref(), Some(""), "shown once: the cookie is taken away");
    assert_eq!(page.header("cache-control"), "no-store");
    (format!("/calendar/{secret}.ics"), page.body)
}

#[tokio::test]
async fn a_calendar_at_its_address_needs_no_session_and_ends_with_its_secret() {
    let server = TestServer::start().await;
    let borrower = server.register("79001112277").await;
    server.lend_to(&borrower).await;
    let (path, page) = make_feed(&server, &borrower, "").await;
    let address = format!("https://cabinet.test{path}");
    assert!(page.contains(&format!("value=\"{address}\"")), "{page}");
    assert!(page.contains(&format!("webcal://cabinet.test{path}")), "{page}");
    let later = server.get("/cabinet/schedule", &borrower.cookies).await.body;
    assert!(later.contains("Сменить ссылку") && !later.contains("/calendar/"), "{later}");

    let calendar = server.get(&path, "").await;
    assert_eq!((calendar.status, calendar.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    assert_eq!(calendar.header("cache-control"), "private, no-store");
    assert_eq!(calendar.header("content-disposition"), "");
    let text = unfolded(&calendar.body);
    assert!(text.contains("Платёж по договору №") && text.contains("вернуть весь займ"), "{text}");
    assert!(text.contains("REFRESH-INTERVAL") && text.contains("TRIGGER"), "{text}");
    assert!(!text.contains('₽'), "{text}");
    let english = server.get(&path.replace(".ics", ".en.ics"), "").await.body;
    assert!(english.contains("Payment under contract No."), "{english}");

    // its owner wants sums
    let sums = server.call("/api/show_sums_in_calendar", "with_sums=yes", &borrower.cookies).await;
    assert_eq!(sums.status, StatusCode::OK);
    assert!(unfolded(&server.get(&path, "").await.body).contains('₽'));

    // another address, and none
    let (renewed, _) = make_feed(&server, &borrower, "with_sums=yes").await;
    assert_eq!(server.get(&path, "").await.status, StatusCode::NOT_FOUND);
    assert!(unfolded(&server.get(&renewed, "").await.body).contains('₽'));
    server.call("/api/end_calendar_feed", "", &borrower.cookies).await;
    assert_eq!(server.get(&renewed, "").await.status, StatusCode::NOT_FOUND);
    let page = server.get("/cabinet/schedule", &borrower.cookies).await.body;
    assert!(page.contains("Создать ссылку"), "{page}");
}

#[tokio::test]
async fn a_secret_that_is_not_the_present_one_is_not_shown() {
    let server = TestServer::start().await;
    let (one, other) = (server.register("79001112278").await, server.register("79001112279").await);
    let (path, _) = make_feed(&server, &one, "").await;
    make_feed(&server, &other, "").await;
    let theirs = path.trim_start_matches("/calendar/").trim_end_matches(".ics");
    let with_theirs = format!("{}; __Host-calendar={theirs}", other.cookies);
    let page = server.get("/cabinet/schedule", &with_theirs).await.body;
    assert!(page.contains("Сменить ссылку") && !page.contains(theirs), "{page}");
}

#[tokio::test]
async fn who_guesses_is_told_nothing_and_slowed_down() {
    let server = TestServer::start_with(&[("REQUESTS_A_MINUTE", "20"), ("TRUSTED_PROXIES", "1")]).await;
    let from = |path: &str, address: &str| Request::get(path).header("x-forwarded-for", address);
    let guess = format!("/calendar/{}.ics", "A".repeat(43));
    for wrong in ["/calendar/x.ics", "/calendar/.ics", "/calendar/x", "/calendar/%00.ics", guess.as_str()] {
        let answer = server.send(from(wrong, "192.0.2.9"), Body::empty()).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NOT_FOUND, ""), "{wrong}");
    }
    for _ in 0..15 {
        assert_eq!(server.send(from(&guess, "192.0.2.9"), Body::empty()).await.status, StatusCode::NOT_FOUND);
    }
    let refused = server.send(from(&guess, "192.0.2.9"), Body::empty()).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.header("retry-after").parse::<u32>().is_ok());
    // Elsewhere nobody is slowed down, and at that address nobody is kept from signing in.
    assert_eq!(server.send(from(&guess, "192.0.2.10"), Body::empty()).await.status, StatusCode::NOT_FOUND);
    let form = Request::post("/api/load_sign_in")
        .header("x-forwarded-for", "192.0.2.9")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://cabinet.test");
    assert_eq!(server.send(form, Body::from("step=")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn programs_that_bring_the_right_secret_are_never_slowed_down() {
    let server = TestServer::start_with(&[("REQUESTS_A_MINUTE", "20")]).await;
    let borrower = server.register("79001112280").await;
    let (path, _) = make_feed(&server, &borrower, "").await;
    for _ in 0..30 {
        assert_eq!(server.get(&path, "").await.status, StatusCode::OK);
    }
}

/// Where the log of a test goes.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_secret_stands_in_no_log() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).finish();
    let server = TestServer::start().await;
    let borrower = server.register("79001112281").await;
    // What is spawned runs in this thread, too.
    let listening = tracing::subscriber::set_default(subscriber);
    let (path, _) = make_feed(&server, &borrower, "").await;
    assert_eq!(server.get(&path, "").await.status, StatusCode::OK);
    server.call("/api/make_calendar_feed", "", &borrower.cookies).await;
    assert_eq!(server.get(&path, "").await.status, StatusCode::NOT_FOUND);
    server.execute("DROP TABLE calendar_feeds").await;
    assert_eq!(server.get(&path, "").await.status, StatusCode::SERVICE_UNAVAILABLE);
    drop(listening);
    let written = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(written.contains("a calendar can't be read") && written.contains("/calendar/{file}"), "{written}");
    let secret = path.trim_start_matches("/calendar/").trim_end_matches(".ics");
    assert!(!written.contains(secret), "{written}");
}
