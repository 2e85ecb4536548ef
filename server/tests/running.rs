//! What whoever runs the server meets: proxies, health, metrics, requests that no browser sends.

use crate::support::{PRODUCTION, TestServer};
use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use tower::ServiceExt;

#[tokio::test]
async fn forms_work_behind_a_proxy_that_drops_the_port() {
    let mut settings = PRODUCTION.to_vec();
    settings.retain(|(name, _)| *name != "CABINET_PUBLIC_URL");
    settings.push(("CABINET_PUBLIC_URL", "https://lk.example.ru:8443"));
    let server = TestServer::start_with(&settings).await;
    for (origin, ours) in [
        ("https://lk.example.ru:8443", true),
        ("https://lk.example.ru", false),
        ("http://lk.example.ru:8443", false),
        ("https://cabinet.test", false),
    ] {
        let request = Request::post("/api/send_sign_in_code")
            .header(header::ORIGIN, origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = server.send(request, "phone=1").await;
        let expected = if ours { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::FORBIDDEN };
        assert_eq!(answer.status, expected, "{origin}");
    }
}

#[tokio::test]
async fn what_no_browser_sends_is_answered_shortly() {
    let server = TestServer::start().await;
    let connect = Request::builder().method(Method::CONNECT).uri("127.0.0.1:22");
    assert_eq!(server.send(connect, "").await.status, StatusCode::METHOD_NOT_ALLOWED);
    for (method, path) in [(Method::PUT, "/nowhere"), (Method::DELETE, "/"), (Method::TRACE, "/cabinet")] {
        let request =
            Request::builder().method(method.clone()).uri(path).header(header::ORIGIN, "https://cabinet.test");
        let answer = server.send(request, "").await;
        assert!(answer.status.is_client_error(), "{method} {path}: {}", answer.status);
    }
    let unknown = server.call("/api/nope", "a=b", "").await;
    assert_eq!((unknown.status, unknown.body.as_str()), (StatusCode::NOT_FOUND, ""));
    for path in ["/language", "/demo/enter", "/demo/clock"] {
        for (kind, body) in [
            ("application/x-www-form-urlencoded", "nothing=1"),
            ("application/json", "{}"),
            ("text/plain", "to=en"),
            ("application/x-www-form-urlencoded", "%ff%fe=%00"),
        ] {
            let request =
                Request::post(path).header(header::ORIGIN, "https://cabinet.test").header(header::CONTENT_TYPE, kind);
            let answer = server.send(request, body).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, ""), "{path} {body}");
        }
    }
}

#[tokio::test]
async fn a_process_tells_that_it_lives_and_whether_it_can_serve() {
    let server = TestServer::start().await;
    assert_eq!(server.get("/healthz", "").await.body, std::process::id().to_string());
    let ready = server.get("/readyz", "").await;
    let told = r#"{"database":"ok","migrations":"ok","work":"ok","oldest_code_seconds":0}"#;
    assert_eq!((ready.status, ready.body.as_str()), (StatusCode::OK, told));
    server.execute("DELETE FROM seaql_migrations WHERE version LIKE '%reversals'").await;
    let ready = server.get("/readyz", "").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(ready.body.contains(r#""migrations":"missing""#), "{}", ready.body);
}

/// What the README lists of metrics is what is told, and the other way round.
#[tokio::test]
async fn metrics_tell_what_the_readme_lists_and_nothing_about_people() {
    let server = TestServer::start().await;
    let cookie = server.sign_in().await;
    server.get("/cabinet", &cookie).await;
    server.get("/cabinet/loans/0192f0c1-2b3c-4d5e-8f60-718293a4b5c6", &cookie).await;
    server.call("/api/send_sign_in_code", &format!("phone={}", crate::support::DEMO_PHONE), "").await;
    server.backend.operator().run_due_jobs().await.unwrap();
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let answer = server::routes::metrics(server.backend.clone()).oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let text = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let text = String::from_utf8(text.to_vec()).unwrap();
    let told: std::collections::BTreeSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    let listed = readme.split('`').filter(|name| name.starts_with("cabinet_")).collect();
    assert_eq!(told, listed, "{text}");
    assert!(text.contains(r#"cabinet_gateway_calls_total{gateway="sms",outcome="done"}"#), "{text}");
    assert!(text.contains(r#"cabinet_requests_total{page="/cabinet",status="200"}"#), "{text}");
    assert!(text.contains(r#"page="/cabinet/loans/{id}",status="404""#), "{text}");
    for of_a_person in [crate::support::DEMO_PHONE, "0192f0c1", cookie.split('=').next_back().unwrap()] {
        assert!(!text.contains(of_a_person), "{text}");
    }
    assert!(text.ends_with("# EOF\n"), "{text}");
}

/// That a session is in use is written down now and then: a page does not fail because that can't be.
#[tokio::test]
async fn a_page_is_read_while_nothing_can_be_written() {
    let server = TestServer::start().await;
    let cookie = server.sign_in().await;
    // so long ago that its use is due to be noted
    server.execute("UPDATE sessions SET last_seen_at_ms = last_seen_at_ms - 120000").await;
    let held = server.hold_writes().await;
    let page = server.get("/cabinet", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    drop(held);
}
