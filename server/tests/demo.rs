//! The demonstration's people, entered as by one press; and never anywhere else.

#![allow(clippy::unwrap_used)]

mod support;

use axum::http::StatusCode;
use backend::seed::Situation;
use support::{PRODUCTION, TestServer};

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
