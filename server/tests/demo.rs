//! The demonstration's people, entered as by one press; and never anywhere else.

use crate::support::{PRODUCTION, TestServer};
use axum::http::StatusCode;
use backend::seed::Situation;

#[tokio::test]
async fn each_is_entered_by_one_press() {
    let server = TestServer::start().await;
    server.backend.operator().seed_people().await.unwrap();
    for (language, words) in [("ru", "Люди демонстрации"), ("en", "People of the demonstration")] {
        let page = server.get("/demo", &format!("language={language}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(words));
        assert!(!page.body.contains("type=\"module\""), "it needs no program");
        for situation in Situation::ALL {
            assert!(page.body.contains(&format!("value=\"{}\"", situation.code())), "{situation:?}");
        }
    }
    for situation in Situation::ALL {
        let entered = server.submit("/demo/enter", &format!("situation={}", situation.code()), "", "/demo").await;
        assert_eq!((entered.status, entered.header("location")), (StatusCode::SEE_OTHER, "/cabinet"), "{situation:?}");
        let cookies = format!("__Host-session={}", entered.cookie("__Host-session").unwrap());
        assert_eq!(server.get("/cabinet", &cookies).await.status, StatusCode::OK, "{situation:?}");
    }
    let nobody = server.submit("/demo/enter", "situation=nobody", "", "/demo").await;
    assert_eq!((nobody.status, nobody.cookie("__Host-session")), (StatusCode::NOT_FOUND, None));
}

#[tokio::test]
async fn production_knows_nothing_of_it() {
    let server = TestServer::start_with(&PRODUCTION).await;
    server.backend.operator().seed_people().await.unwrap();
    assert_eq!(server.backend.visitor().list_situations().await.unwrap(), []);
    let page = server.get("/demo", "").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!page.body.contains("/demo"));
    for situation in Situation::ALL {
        let entered = server.submit("/demo/enter", &format!("situation={}", situation.code()), "", "/demo").await;
        assert_eq!((entered.status, entered.cookie("__Host-session")), (StatusCode::NOT_FOUND, None), "{situation:?}");
    }
}

/// A database that was a demonstration's once: its people can't be entered as in production.
#[tokio::test]
async fn production_over_a_demonstrations_database_lets_nobody_in() {
    let demonstration = TestServer::start().await;
    demonstration.backend.operator().seed_people().await.unwrap();
    let server =
        TestServer::start_with(&[&PRODUCTION[..], &[("DATABASE_URL", demonstration.database_url())]].concat()).await;
    let entered = server.submit("/demo/enter", "situation=overdue", "", "/demo").await;
    assert_eq!((entered.status, entered.cookie("__Host-session")), (StatusCode::NOT_FOUND, None));
}

#[tokio::test]
async fn whoever_moves_the_clock_stays_signed_in() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    for days in ["1", "30", "400"] {
        let moved = server.submit("/demo/clock", &format!("advance_days={days}"), &cookies, "/cabinet").await;
        assert_eq!((moved.status, moved.header("location")), (StatusCode::SEE_OTHER, "/cabinet"), "{days}");
        assert_eq!(server.get("/cabinet", &cookies).await.status, StatusCode::OK, "{days}");
    }
    server.call("/api/sign_out", "", &cookies).await;
    server.submit("/demo/clock", "advance_days=1", &cookies, "/cabinet").await;
    assert_eq!(server.get("/cabinet", &cookies).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_clock_goes_so_far_and_no_further() {
    let server = TestServer::start().await;
    let today = async || server.get("/demo/clock", "").await.body;
    for days in ["4294967295", "3661", "-1", "x", ""] {
        let before = today().await;
        let refused = server.submit("/demo/clock", &format!("advance_days={days}"), "", "/").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{days}: {}", refused.body);
        assert_eq!(before[..20], today().await[..20], "{days}");
    }
    assert_eq!(server.submit("/demo/clock", "advance_days=3660", "", "/").await.status, StatusCode::SEE_OTHER);
    let beyond = server.submit("/demo/clock", "advance_days=1", "", "/").await;
    assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(beyond.body.contains("cargo xtask run --fresh"), "{}", beyond.body);
}
