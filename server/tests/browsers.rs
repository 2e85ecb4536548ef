//! Browsers that are not ours: what others do to our pages and cookies, and what is left then.

use crate::support::{Answer, DEMO_PASSWORD, DEMO_PHONE, PRODUCTION, TestServer};
use axum::http::{HeaderValue, Request, StatusCode, header};

/// The program that the pages of a test load.
const PROGRAM: &str = "/pkg/1/s.js";

#[tokio::test]
async fn a_page_tells_of_how_many_elements_it_is_made() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    for path in ["/", "/login", "/register", "/cabinet", "/cabinet/apply", "/nothing"] {
        let page = server.get(path, if path.starts_with("/cabinet") { &cookies } else { "" }).await.body;
        let told = page.split("<meta name=\"elements\" content=\"").nth(1).unwrap_or_else(|| panic!("{path}: {page}"));
        let told: usize = told.split('"').next().unwrap().parse().unwrap();
        assert!(told > 10, "{path}: {told}");
    }
}

#[tokio::test]
async fn a_browser_that_could_not_have_the_program_gets_plain_pages() {
    let server = TestServer::start().await;
    for (cookie, plain) in [("", false), ("plain=/pkg/0/s.js", false), ("plain=/pkg/1/s.js; a=b", true)] {
        let page = server.get("/login", cookie).await.body;
        assert_eq!(page.contains(PROGRAM), !plain, "{cookie}: {page}");
        assert_eq!(page.contains("/pkg/1/m.wasm"), !plain, "{cookie}");
        assert_eq!(page.contains("data-hydration-failed"), plain, "{cookie}");
        assert!(page.contains("action=\"/api/send_sign_in_code\""), "{cookie}");
    }
}

#[tokio::test]
async fn a_plain_page_that_waits_looks_again_by_itself() {
    let server = TestServer::start().await;
    server.backend.operator().seed_people().await.unwrap();
    let entered = server.submit("/demo/enter", "situation=awaits-staff", "", "/demo").await;
    let session = format!("__Host-session={}", entered.cookie("__Host-session").unwrap());
    let home = server.get("/cabinet", &session).await.body;
    let application = home.split("href=\"").find(|link| link.starts_with("/cabinet/applications/")).unwrap();
    let application = application.split('"').next().unwrap();
    let refresh = "<meta http-equiv=\"refresh\"";
    let page = server.get(application, &session).await.body;
    assert!(page.contains(&format!("<noscript>{refresh}")), "{page}");
    let plain = server.get(application, &format!("{session}; plain={PROGRAM}")).await.body;
    assert!(plain.contains(refresh) && !plain.contains("<noscript>"), "{plain}");
}

#[tokio::test]
async fn what_a_page_was_left_plain_for_is_one_of_a_few_words() {
    let server = TestServer::start().await;
    let left = async |step: &str, origin: &str| {
        let request = Request::post("/plain").header(header::ORIGIN, origin).header(header::USER_AGENT, "Browser/1");
        server.send(request, step.to_owned()).await.status
    };
    for step in ["start", "changed", "hydrate", "stopped"] {
        assert_eq!(left(step, "https://cabinet.test").await, StatusCode::NO_CONTENT, "{step}");
    }
    assert_eq!(left("x\nforged line", "https://cabinet.test").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(left("changed", "https://evil.test").await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_cookie_with_letters_beyond_ascii_signs_nobody_out() {
    let server = TestServer::start().await;
    let session = server.sign_in().await;
    for cookies in [format!("{session}; city=Москва"), format!("city=Москва; {session}")] {
        let request =
            Request::get("/cabinet").header(header::COOKIE, HeaderValue::from_bytes(cookies.as_bytes()).unwrap());
        assert_eq!(server.send(request, "").await.status, StatusCode::OK, "{cookies}");
    }
}

#[tokio::test]
async fn a_form_that_a_browser_posted_leads_to_the_acquirer_by_a_page_of_ours() {
    let server = TestServer::start().await;
    let borrower = server.register("79001112233").await;
    let loan = server.lend_to(&borrower).await.loan;
    let pay = format!("loan={loan}&idempotency_key=again&how_much=full");
    // Its first payment is under way, and has a page of the acquirer's already.
    let called = server.call("/api/start_payment", &pay, &borrower.cookies).await;
    let acquirer = called.header("location").to_owned();
    assert!(acquirer.starts_with("http://127.0.0.1:"), "{acquirer} {}", called.body);
    let posted =
        server.submit("/api/start_payment", &pay, &borrower.cookies, &format!("/cabinet/loans/{loan}/pay")).await;
    let way = posted.header("location").to_owned();
    assert!(way.starts_with("/leave?to=http"), "{way}");
    let page = server.get(&way, &borrower.cookies).await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"), "{}", page.body);
    assert!(page.body.contains(&format!("content=\"0;url={acquirer}\"")), "{}", page.body);
    assert!(page.body.contains(&format!("href=\"{acquirer}\"")), "{}", page.body);
    for elsewhere in ["https://evil.example/", "//evil.example/", ""] {
        assert_eq!(
            server.get(&format!("/leave?to={elsewhere}"), "").await.status,
            StatusCode::NOT_FOUND,
            "{elsewhere}"
        );
    }
}

/// Signs in over the scheme of an address, as a browser does there.
async fn sign_in(server: &TestServer, scheme: &str, host: &str) -> Answer {
    let request = Request::post("/api/sign_in_with_password")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, format!("{scheme}://{host}"));
    server.send(request, format!("phone={DEMO_PHONE}&password={DEMO_PASSWORD}")).await
}

#[tokio::test]
async fn a_demonstration_on_http_signs_in_where_secure_cookies_are_refused() {
    let server = TestServer::start_with(&[("CABINET_PUBLIC_URL", "http://cabinet.test")]).await;
    let answer = sign_in(&server, "http", "cabinet.test").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let set = answer.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap().to_owned());
    let set: Vec<String> = set.collect();
    assert!(set.iter().all(|cookie| !cookie.contains("Secure") && !cookie.contains("__Host-")), "{set:?}");
    assert!(set.iter().all(|cookie| cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax")), "{set:?}");
    let session = format!("session={}", answer.cookie("session").unwrap());
    assert_eq!(server.get("/cabinet", &session).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_did_not_come_back_in_a_cookie_is_said() {
    let server = TestServer::start().await;
    let words = "Разрешите файлы cookie";
    for (path, said) in [
        ("/register", false),
        ("/register?step=2", true),
        ("/login", false),
        ("/login?step=password", false),
        ("/login?step=code", true),
    ] {
        assert_eq!(server.get(path, "").await.body.contains(words), said, "{path}");
    }
    let chosen = server.call("/api/save_loan_choice", "product=until-payday&amount=10000&term=20", "").await;
    let draft = format!("__Host-registration={}", chosen.cookie("__Host-registration").unwrap());
    assert!(!server.get("/register?step=2", &draft).await.body.contains(words));
    assert!(!server.get("/login?step=code", "__Host-phone=79000000001").await.body.contains(words));
}

#[tokio::test]
async fn who_signs_in_without_cookies_is_told_why_the_cabinet_does_not_open() {
    let server = TestServer::start().await;
    let led_to = async |cookies: &str, from: Option<&str>| {
        let mut request = Request::get("/cabinet").header(header::COOKIE, cookies);
        if let Some(from) = from {
            request = request.header(header::REFERER, format!("https://cabinet.test{from}"));
        }
        server.send(request, "").await.header("location").to_owned()
    };
    // The program is on the cabinet's page when it learns that nobody is signed in.
    for from in ["/login?step=password", "/login", "/cabinet"] {
        let told = led_to("", Some(from)).await;
        assert_eq!(told, "/login?step=no-cookies", "{from}");
        assert!(server.get(&told, "").await.body.contains("Разрешите файлы cookie"));
    }
    // From elsewhere nothing was given; and who had a session has cookies.
    for (cookies, from) in [("", None), ("", Some("/")), ("__Host-session=over; language=ru", Some("/cabinet"))] {
        assert_eq!(led_to(cookies, from).await, "/login", "{cookies} {from:?}");
    }
}

#[tokio::test]
async fn on_https_every_cookie_of_ours_is_guarded() {
    let server = TestServer::start().await;
    let answer = sign_in(&server, "https", "cabinet.test").await;
    let set: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap()).collect();
    assert!(
        !set.is_empty() && set.iter().all(|cookie| cookie.starts_with("__Host-") && cookie.contains("; Secure")),
        "{set:?}"
    );
    let session = answer.cookie("__Host-session").unwrap();
    assert_eq!(server.get("/cabinet", &format!("session={session}")).await.status, StatusCode::SEE_OTHER);
    let production = TestServer::start_with(&PRODUCTION).await;
    let request = Request::post("/api/save_loan_choice")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://cabinet.test");
    let answer = production.send(request, "product=until-payday&amount=10000&term=20").await;
    for cookie in answer.headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure"), "{cookie}");
    }
}

#[tokio::test]
async fn in_english_figures_are_english() {
    let server = TestServer::start().await;
    let address = "/?product=until-payday&amount=10000&term=30";
    let page = server.get(address, "language=en").await.body;
    for figure in ["12,400.00\u{a0}₽", "292.000\u{a0}%", "0.8\u{a0}%"] {
        assert!(page.contains(figure), "{figure}: {page}");
    }
    assert!(!page.contains("292,000"), "{page}");
    let russian = server.get(address, "").await.body;
    assert!(russian.contains("292,000\u{a0}%") && russian.contains("12\u{a0}400,00\u{a0}₽"), "{russian}");
    let session = server.sign_in().await;
    let cabinet = server.get("/cabinet", &format!("{session}; language=en")).await.body;
    assert!(cabinet.contains(".00\u{a0}₽") || cabinet.contains("0\u{a0}₽"), "{cabinet}");
}

#[tokio::test]
async fn no_translator_is_given_a_sum() {
    let server = TestServer::start().await;
    let session = server.sign_in().await;
    for page in ["/", "/cabinet", "/cabinet/apply"] {
        let html = server.get(page, if page == "/" { "" } else { &session }).await.body;
        let main = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        for (at, _) in main.match_indices("\u{a0}₽") {
            let before = &main[..at];
            // The element that it stands in, or the one around a part of it.
            let opened = before.rfind('<').map(|tag| &before[tag..]).unwrap();
            let kept = before.rfind("translate=\"no\"").is_some_and(|mark| before[mark..].matches('<').count() <= 1);
            assert!(kept, "{page}: {opened}{}", &main[at..(at + 20).min(main.len())]);
        }
    }
}
