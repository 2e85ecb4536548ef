//! What every answer of the server keeps to, whoever asks and however.

use crate::support::{PRODUCTION, TestServer};
use app::doors::{Door, PAGES};
use axum::http::{Request, StatusCode, header};
use lending::{Money, days_between, format::rubles, term_ends_on};

#[tokio::test]
async fn pages_are_complete_and_say_what_may_run() {
    let server = TestServer::start().await;
    for path in ["/", "/login", "/login?step=password", "/register"] {
        let page = server.get(path, "").await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("<h1"), "{path}: {}", page.body);
        let policy = page.header("content-security-policy");
        assert!(policy.contains("'nonce-") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn a_page_speaks_the_language_that_was_chosen() {
    let server = TestServer::start().await;
    assert!(server.get("/login", "").await.body.contains("Вход в кабинет"));
    assert!(server.get("/login", "language=en").await.body.contains("Sign in"));
    assert!(server.get("/login", "language=tlh").await.body.contains("Вход в кабинет"));
}

#[tokio::test]
async fn another_lender_needs_settings_only() {
    let own = std::env::temp_dir().join(format!("brand-{}", backend::LoanId::random()));
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("brand.css"), ":root{--p-radius-s:0}").unwrap();
    std::fs::write(own.join("favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    let brand = [("CABINET_BRAND", own.to_str().unwrap())];
    let server = TestServer::start_with(&[&PRODUCTION[..], &brand].concat()).await;
    for language in ["ru", "en"] {
        for path in ["/", "/login", "/register", "/nothing"] {
            let page = server.get(path, &format!("language={language}")).await.body;
            for words in [
                "Примерные деньги",
                "ООО МКК «Пример»",
                "1027700000001",
                "1903550009002",
                "101000, г. Примерск, ул. Первая, д. 2",
                "tel:88001001010",
                "/brand/brand.css",
                "/brand/favicon.svg",
            ] {
                assert!(page.contains(words), "{path} lacks {words}: {page}");
            }
            for words in ["Демозайм", "Demozaim", "емонстрац", "emonstration"] {
                assert!(!page.contains(words), "{path} says {words}: {page}");
            }
        }
    }
    let style = server.get("/brand/brand.css", "").await;
    assert_eq!((style.status, style.header("content-type")), (StatusCode::OK, "text/css"));
    assert!(style.body.contains("--p-radius-s"));
}

#[tokio::test]
async fn a_demonstration_says_that_it_is_one() {
    let server = TestServer::start().await;
    let page = server.get("/login", "").await.body;
    assert!(page.contains("Это демонстрация, деньги ненастоящие.") && page.contains("ООО МКК «Демозайм»"), "{page}");
    assert!(!page.contains("/brand/"), "{page}");
}

#[tokio::test]
async fn the_calculator_answers_without_javascript() {
    let server = TestServer::start().await;
    let page = server
        .get("/?product=until-payday&amount=10%20000%2C00%20%E2%82%BD&term=30%20%D0%B4%D0%BD%D0%B5%D0%B9", "")
        .await;
    // the term may end on a day off, and go on to the next working day
    let today = server.backend.clock().today();
    let days = days_between(today, term_ends_on(today, 30).unwrap());
    let total = rubles(Money::from_rubles(10_000 + 80 * days));
    assert!(page.body.contains(&total), "{total}: {}", page.body);
    for path in ["/", "/login", "/register?step=2"] {
        assert!(server.get(path, "").await.body.contains("по московскому времени"), "{path}");
    }
    assert!(page.body.contains("292,000\u{a0}%"));
}

#[tokio::test]
async fn what_is_not_there_is_404() {
    let server = TestServer::start().await;
    for path in ["/nothing", "/pkg/nothing.wasm"] {
        assert_eq!(server.get(path, "").await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let cookies = server.sign_in().await;
    for path in ["/cabinet/nothing", "/cabinet/loans/1", "/cabinet/loans/00000000-0000-4000-8000-000000000000"] {
        let page = server.get(path, &cookies).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_the_build_made_is_kept_for_ever() {
    let server = TestServer::start().await;
    let file = server.get("/pkg/a.css", "").await;
    assert_eq!(file.body, "body{}");
    assert!(file.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn a_page_names_the_pieces_of_its_program() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    let pieces = ["/pkg/1/j.wasm", "/pkg/1/b.wasm", "/pkg/1/o.wasm"];
    for (path, own) in [("/login", ""), ("/", pieces[0]), ("/cabinet/apply", pieces[1]), ("/cabinet", pieces[2])] {
        let page = server.get(path, if path.starts_with("/cabinet") { &cookies } else { "" }).await.body;
        assert!(page.contains("/pkg/1/m.wasm") && page.contains("/pkg/1/s.js"), "{path}: {page}");
        for piece in pieces {
            assert_eq!(page.contains(piece), piece == own, "{path}: {piece}");
        }
    }
}

#[tokio::test]
async fn the_cabinet_is_closed_to_those_who_are_signed_out() {
    let server = TestServer::start().await;
    let closed: Vec<_> = PAGES.iter().filter(|(_, door)| *door == Door::Borrower).map(|(page, _)| *page).collect();
    assert!(closed.contains(&"/cabinet"), "{closed:?}");
    for page in closed {
        let path = page.replace(['{', '}'], "");
        for cookies in ["", "__Host-session=nonsense"] {
            let page = server.get(&path, cookies).await;
            assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/login"), "{path}");
        }
    }
    let posted = server.submit("/api/keep_application", "", "", "/cabinet/apply").await;
    assert_eq!((posted.status, posted.header("location")), (StatusCode::SEE_OTHER, "/login"));
    assert_eq!(server.call("/api/nothing", "", "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_long_list_goes_on_by_plain_links() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    let page = server.get("/cabinet/loans", &cookies).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Закрытые займы") && page.body.contains("href=\"/cabinet/loans/"), "{}", page.body);
    assert!(!page.body.contains("?after="), "one page is all: {}", page.body);
    let later = server.get("/cabinet/loans?after=2020-01-01_00000000-0000-4000-8000-000000000000", &cookies).await;
    assert!(
        later.body.contains("href=\"/cabinet/loans\"") && later.body.contains("Закрытых займов нет"),
        "{}",
        later.body
    );
    assert_eq!(server.get("/cabinet/loans?after=1", &cookies).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn sign_out_ends_the_session_on_the_server() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    assert_eq!(server.get("/cabinet", &cookies).await.status, StatusCode::OK);
    let answer = server.call("/api/sign_out", "", &cookies).await;
    assert_eq!(answer.cookie("__Host-session").as_deref(), Some(""));
    assert_eq!(server.get("/cabinet", &cookies).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_mistake_comes_back_without_what_was_typed() {
    let server = TestServer::start().await;
    let answer = server.submit("/api/send_sign_in_code", "phone=tajna", "", "/login").await;
    assert_eq!(answer.status, StatusCode::FOUND);
    let back = answer.header("location").to_owned();
    assert!(back.starts_with("https://cabinet.test/login?") && !back.contains("tajna"), "{back}");
    let page = server.get(back.strip_prefix("https://cabinet.test").unwrap(), "").await;
    assert!(page.body.contains("aria-invalid=\"true\""), "{}", page.body);
    assert!(page.body.contains("<title>Ошибка: "), "{}", page.body);
    let called = server.call("/api/send_sign_in_code", "phone=tajna", "").await;
    assert_eq!(called.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn nonsense_is_refused_in_words() {
    let server = TestServer::start().await;
    let long = "9".repeat(60_000);
    for form in [
        "",
        "phone",
        "phone=",
        "phone=%00%ff",
        "phone=1&phone=2",
        "other=1",
        &format!("phone={long}"),
        "&&&===",
        "phone[a]=1",
    ] {
        let answer = server.call("/api/send_sign_in_code", form, "").await;
        assert!(answer.status.is_client_error(), "{}: {} {}", &form[..form.len().min(20)], answer.status, answer.body);
    }
    let too_long = format!("phone={}", "9".repeat(70_000));
    let answer = server.call("/api/send_sign_in_code", &too_long, "").await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
}

#[tokio::test]
async fn nothing_is_written_at_another_sites_wish() {
    let server = TestServer::start().await;
    for (name, value) in [("origin", "https://evil.test"), ("sec-fetch-site", "cross-site"), ("origin", "null")] {
        let request = Request::post("/api/send_sign_in_code")
            .header(name, value)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = server.send(request, "phone=79001112233").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    let silent = Request::post("/api/sign_out").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(server.send(silent, "").await.status, StatusCode::FORBIDDEN);
    let led_away = Request::post("/api/send_sign_in_code")
        .header(header::ORIGIN, "https://cabinet.test")
        .header(header::REFERER, "https://evil.test/x")
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = server.send(led_away, "phone=1").await;
    assert!(!answer.header("location").contains("evil"), "{}", answer.header("location"));
}

#[tokio::test]
async fn a_notification_of_nonsense_changes_nothing() {
    let server = TestServer::start().await;
    for body in ["", "{}", "[]", "nonsense", r#"{"type":"notification","event":"payment.succeeded","object":{"id":1}}"#]
    {
        let request = Request::post("/webhooks/yookassa").header(header::CONTENT_TYPE, "application/json");
        let answer = server.send(request, body).await;
        assert!(!answer.status.is_server_error(), "{body}: {}", answer.status);
    }
    assert!(server.backend.operator().verify_books().await.unwrap().is_clean());
}

#[tokio::test]
async fn the_demonstrations_clock_can_be_read_and_moved() {
    let server = TestServer::start().await;
    let before = server.get("/demo/clock", "").await.body;
    let request = Request::post("/demo/clock").header(header::CONTENT_TYPE, "application/json");
    let moved = server.send(request, r#"{"advance_days":10}"#).await;
    assert_eq!(moved.status, StatusCode::OK);
    let day = |body: &str| {
        let reading: serde_json::Value = serde_json::from_str(body).unwrap();
        reading["today"].as_str().unwrap().parse::<jiff::civil::Date>().unwrap()
    };
    assert_eq!((day(&moved.body) - day(&before)).get_days(), 10);
    let nonsense = Request::post("/demo/clock").header(header::CONTENT_TYPE, "application/json");
    assert!(server.send(nonsense, r#"{"advance_days":-1}"#).await.status.is_client_error());
}
