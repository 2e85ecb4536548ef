//! Limits before session and database, and what stands in addresses.

use crate::support::{DEMO_PASSWORD, DEMO_PHONE, TestServer};
use axum::{
    body::Body,
    http::{Request, StatusCode, header, request::Builder},
};

fn form(path: &str, address: &str, cookies: &str) -> Builder {
    Request::post(path)
        .header("x-forwarded-for", address)
        .header(header::COOKIE, cookies)
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://cabinet.test")
}

async fn flooded(limit: &str) -> TestServer {
    let server = TestServer::start_with(&[("REQUESTS_A_MINUTE", limit), ("TRUSTED_PROXIES", "1")]).await;
    for _ in 0..limit.parse().unwrap() {
        let answer = server.send(form("/api/load_sign_in", "192.0.2.1", ""), Body::from("step=")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    }
    server
}

#[tokio::test]
async fn strangers_at_one_address_are_slowed_down_and_told_until_when() {
    let server = flooded("20").await;
    let drafts = server.count("SELECT COUNT(*) FROM registration_drafts").await;
    let refused = server.send(form("/api/save_person", "192.0.2.1", ""), Body::from("surname=x")).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u32 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    assert!(refused.body.contains("retry_after_s"), "{}", refused.body);
    assert_eq!(server.count("SELECT COUNT(*) FROM registration_drafts").await, drafts, "nothing was written");
    // Reading goes on, and so does everybody else.
    assert_eq!(server.get("/login", "").await.status, StatusCode::OK);
    let elsewhere = server.send(form("/api/load_sign_in", "192.0.2.2", ""), Body::from("step=")).await;
    assert_eq!(elsewhere.status, StatusCode::OK);
    // Slowed down, not closed: after a while there is more.
    server.backend.clock().advance_ms(i64::from(seconds) * 1000);
    let later = server.send(form("/api/load_sign_in", "192.0.2.1", ""), Body::from("step=")).await;
    assert_eq!(later.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_without_javascript_is_told_in_words() {
    let server = flooded("5").await;
    let request = Request::post("/api/send_sign_in_code")
        .header("x-forwarded-for", "192.0.2.1")
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://cabinet.test")
        .header(header::REFERER, "https://cabinet.test/login");
    let led = server.send(request, Body::from("phone=79000000001")).await;
    assert_eq!(led.status, StatusCode::SEE_OTHER);
    let page = server.get(led.header("location"), "").await.body;
    assert!(page.contains("Слишком много попыток. Повторите через"), "{page}");
}

#[tokio::test]
async fn who_is_known_has_a_share_of_their_own() {
    let server = TestServer::start_with(&[("REQUESTS_A_MINUTE", "20"), ("TRUSTED_PROXIES", "1")]).await;
    let sign_in = format!("phone={DEMO_PHONE}&password={DEMO_PASSWORD}");
    let entered = server.send(form("/api/sign_in_with_password", "192.0.2.1", ""), Body::from(sign_in.clone())).await;
    let session = format!("__Host-session={}", entered.cookie("__Host-session").unwrap());
    let browser = format!("__Host-browser={}", entered.cookie("__Host-browser").unwrap());
    // Seen once, so that it is known to live.
    assert_eq!(server.get("/cabinet", &session).await.status, StatusCode::OK);
    for _ in 0..30 {
        server.send(form("/api/load_sign_in", "192.0.2.1", ""), Body::from("step=")).await;
    }
    let stranger = server.send(form("/api/load_sign_in", "192.0.2.1", ""), Body::from("step=")).await;
    assert_eq!(stranger.status, StatusCode::TOO_MANY_REQUESTS);
    let nonsense = "__Host-session=nonsense; __Host-browser=nonsense";
    let stranger = server.send(form("/api/load_sign_in", "192.0.2.1", nonsense), Body::from("step=")).await;
    assert_eq!(stranger.status, StatusCode::TOO_MANY_REQUESTS);
    let signed_in = server.send(form("/api/load_home", "192.0.2.1", &session), Body::empty()).await;
    assert_eq!(signed_in.status, StatusCode::OK, "{}", signed_in.body);
    let known = server.send(form("/api/sign_in_with_password", "192.0.2.1", &browser), Body::from(sign_in)).await;
    assert_eq!(known.status, StatusCode::OK, "{}", known.body);
}

#[tokio::test]
async fn one_subscriber_has_one_share_of_ipv6() {
    let server = TestServer::start_with(&[("REQUESTS_A_MINUTE", "5"), ("TRUSTED_PROXIES", "1")]).await;
    let ask =
        async |address: &str| server.send(form("/api/load_sign_in", address, ""), Body::from("step=")).await.status;
    for host in 1..=5 {
        assert_eq!(ask(&format!("2001:db8:0:7::{host}")).await, StatusCode::OK);
    }
    assert_eq!(ask("2001:db8:0:7:1:2:3:4").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(ask("2001:db8:0:8::1").await, StatusCode::OK);
}

#[tokio::test]
async fn nobody_puts_words_on_our_pages_by_a_link() {
    let server = TestServer::start().await;
    let told = "__path=/api/send_sign_in_code&__err=";
    // {"internal":{"incident":"продиктуйте код"}}
    let words = "eyJpbnRlcm5hbCI6eyJpbmNpZGVudCI6ItC_0YDQvtC00LjQutGC0YPQudGC0LUg0LrQvtC0In19";
    let many = "eyJ0b29fbWFueSI6eyJyZXRyeV9hZnRlcl9zIjo5fX0";
    for query in [
        format!("{told}{words}"),
        format!("{told}{words}&__sig="),
        format!("{told}{words}&__sig={}", "0".repeat(64)),
        format!("__err={words}&__path=/api/send_sign_in_code&step=code"),
        format!("__path=/api/send_sign_in_code&%5F_err={words}"),
        format!("{told}{many}&{told}{words}"),
    ] {
        let answer = server.get(&format!("/login?{query}"), "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{query}");
        let clean = answer.header("location");
        assert!(clean == "/login" || clean == "/login?step=code", "{clean}");
    }
    // What we told ourselves stands, and is no leave to tell anything else.
    let ours = server.submit("/api/send_sign_in_code", "phone=1", "", "/login?step=x").await;
    let address = ours.header("location").strip_prefix("https://cabinet.test").unwrap().to_owned();
    assert!(server.get(&address, "").await.body.contains("aria-invalid=\"true\""));
    let (_, rest) = address.split_once("__err=").unwrap();
    let (error, _) = rest.split_once('&').unwrap();
    let other = server.get(&address.replace(error, words), "").await;
    assert_eq!((other.status, other.header("location")), (StatusCode::SEE_OTHER, "/login?step=x"));
    // Told once more on the same page, it has one mark.
    let again = server.submit("/api/send_sign_in_code", "phone=2", "", &address).await;
    assert_eq!(again.header("location").matches("__sig=").count(), 1, "{}", again.header("location"));
    let address = again.header("location").strip_prefix("https://cabinet.test").unwrap();
    assert_eq!(server.get(address, "").await.status, StatusCode::OK);
    // An address that would be another site's is none.
    let led = server.get(&format!("//evil.example/x?{told}{words}"), "").await;
    assert_eq!(led.header("location"), "/evil.example/x");
}

#[tokio::test]
async fn a_page_that_polls_keeps_nobody_signed_in() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    for _ in 0..4 {
        server.backend.clock().advance_ms(8 * 60_000);
        let polled = server.call("/api/list_cards", "", &cookies).await;
        let is_over = polled.status == StatusCode::UNAUTHORIZED;
        assert!(polled.status == StatusCode::OK || is_over, "{}", polled.body);
    }
    assert_eq!(server.get("/cabinet", &cookies).await.status, StatusCode::SEE_OTHER);
    // Whoever uses the cabinet stays.
    let cookies = server.sign_in().await;
    for _ in 0..4 {
        server.backend.clock().advance_ms(8 * 60_000);
        assert_eq!(server.call("/api/load_home", "", &cookies).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn notifications_of_one_object_are_one_job_whatever_they_say() {
    let server = TestServer::start().await;
    let borrower = server.register("79001110021").await;
    server.lend_to(&borrower).await;
    let payment = server.simulator.payments().last().unwrap()["id"].as_str().unwrap().to_owned();
    let jobs = "SELECT COUNT(*) FROM jobs WHERE kind = 'read_notification'";
    let before = server.count(jobs).await;
    for (number, object) in
        (0..20).map(|number| (number, payment.clone())).chain((20..40).map(|n| (n, format!("x{n}"))))
    {
        let body = format!(
            r#"{{"type":"notification","event":"payment.random{number}","object":{{"id":"{object}","status":"s{number}"}}}}"#
        );
        let request = Request::post("/webhooks/yookassa").header(header::CONTENT_TYPE, "application/json");
        assert!(!server.send(request, body).await.status.is_server_error());
    }
    assert!(server.count(jobs).await <= before + 1);
}
