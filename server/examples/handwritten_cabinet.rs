//! What `/cabinet` could cost at best: the same rows read by hand-written statements (axum and
//! sqlx, no sea-orm, no Leptos) and the same words put together as strings, for the
//! demonstration's borrower. `cargo xtask bench` runs it beside the server, over the same
//! database, sees that the words are the same, and prints the ratio.
//!
//! `handwritten_cabinet <sqlite-file> <address>`; the session's cookie is the server's own.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measuring instrument: it may stop at anything odd")]

use std::{fmt::Write, str::FromStr};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
    serve::ListenerExt,
};
use jiff::civil::Date;
use lending::{Money, format};
use sha2::{Digest, Sha256};
use sqlx::{
    Row, SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow},
};

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let (file, address) = (arguments.next().expect("the database's file"), arguments.next().expect("an address"));
    let options = SqliteConnectOptions::from_str(&format!("sqlite://{file}")).unwrap().read_only(true);
    let pool = SqlitePoolOptions::new().max_connections(2).connect_with(options).await.unwrap();
    let router = Router::new().route("/cabinet", get(cabinet)).with_state(pool);
    let listener = tokio::net::TcpListener::bind(address).await.unwrap().tap_io(|tcp| tcp.set_nodelay(true).unwrap());
    axum::serve(listener, router).await.unwrap();
}

async fn cabinet(State(pool): State<SqlitePool>, headers: HeaderMap) -> Response {
    let clock = backend::Clock::system();
    let cookie = headers.get(header::COOKIE).and_then(|cookie| cookie.to_str().ok()).unwrap_or_default();
    let token = cookie.split("session=").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
    let session = sqlx::query(
        "SELECT borrower_id FROM sessions WHERE token_hash = ? AND idle_expires_at_ms > ? AND expires_at_ms > ?",
    )
    .bind(hex::encode(Sha256::digest(token)))
    .bind(clock.now_ms())
    .bind(clock.now_ms())
    .fetch_optional(&pool)
    .await
    .unwrap();
    let Some(session) = session else { return StatusCode::UNAUTHORIZED.into_response() };
    let borrower: String = session.get(0);
    let head = sqlx::query(
        "SELECT b.given_name, a.id, a.stage, a.term_days, COALESCE(a.offered_amount_kopecks, a.amount_kopecks) \
         FROM borrowers b LEFT JOIN applications a ON a.borrower_id = b.id AND a.is_open WHERE b.id = ?",
    )
    .bind(&borrower)
    .fetch_one(&pool)
    .await
    .unwrap();
    let loans = sqlx::query(
        "SELECT l.id, l.number, l.principal_kopecks, l.rate_per_day_millionths, l.rate_after_term_millionths, \
         l.signed_on, l.disbursed_on, l.due_on, l.state, l.closed_on, e.on_date, e.amount_kopecks \
         FROM loans l LEFT JOIN loan_events e ON e.loan_id = l.id AND e.kind = 'payment' AND l.state = 'active' \
         WHERE l.borrower_id = ? AND l.state IN ('active', 'closed') ORDER BY l.id, e.sequence",
    )
    .bind(&borrower)
    .fetch_all(&pool)
    .await
    .unwrap();

    let mut page = String::with_capacity(8 * 1024);
    page.push_str(
        "<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>Кабинет</title></head><body>\
         <a href=\"#content\">К содержанию</a><header><a href=\"/cabinet\">Демозайм</a><nav><a href=\"/cabinet\">Кабинет</a>\
         <a href=\"/cabinet/apply\">Новый займ</a><form method=\"post\" action=\"/api/sign_out\"><button>Выйти</button>\
         </form></nav></header><main id=\"content\">",
    );
    write!(page, "<h1>Здравствуйте, {}</h1>", head.get::<String, _>(0)).unwrap();
    assert!(head.get::<Option<String>, _>(1).is_none(), "the demonstration's borrower has not applied");
    page.push_str(
        "<section><h2>Открытых займов нет</h2><p>Выберите сумму и срок: условия и переплата видны до отправки заявки.</p>\
         <a href=\"/cabinet/apply\">Новый займ</a></section><section><h2>Закрытые займы</h2><ul>",
    );
    for loan in loans.chunk_by(|one, next| one.get::<&str, _>(0) == next.get::<&str, _>(0)) {
        write_closed_loan(&mut page, &loan[0]);
    }
    page.push_str(
        "</ul></section></main><footer><p>Оценивайте свои финансовые возможности и риски. Изучите все условия займа.</p>\
         <p>ООО МКК «Демозайм», ОГРН 0000000000000, номер в государственном реестре микрофинансовых организаций 0000000000000. \
         000000, г. Примерск, ул. Образцовая, д. 1. Телефон <a href=\"tel:88000000000\">8 800 000-00-00</a></p>\
         <p>Дни и часы здесь — по московскому времени.</p><p>Это демонстрация, деньги ненастоящие.</p><form method=\"post\" action=\"/language\">\
         <button name=\"to\" value=\"en\">English</button></form></footer>",
    );
    let today = format::date_ru(clock.today());
    write!(
        page,
        "<details><summary>Демонстрация. Сегодня {today}</summary><p><a href=\"/demo\">Люди демонстрации</a></p>\
         <form method=\"post\" action=\"/demo/clock\">"
    )
    .unwrap();
    for (days, words) in [(1, "день"), (10, "дней"), (30, "дней")] {
        write!(page, "<button name=\"advance_days\" value=\"{days}\">+ {days} {words}</button>").unwrap();
    }
    page.push_str("</form></details></body></html>");
    Html(page).into_response()
}

fn write_closed_loan(page: &mut String, row: &SqliteRow) {
    assert_eq!(row.get::<&str, _>(8), "closed", "the demonstration's borrower has no open loan");
    let (id, number): (&str, &str) = (row.get(0), row.get(1));
    let closed_on: Date = row.get::<&str, _>(9).parse().unwrap();
    let (closed_on, principal) = (format::date_ru(closed_on), format::rubles_short(Money::from_kopecks(row.get(2))));
    write!(page, "<li><a href=\"/cabinet/loans/{id}\">Договор № {number}</a> Закрыт {closed_on} {principal}</li>")
        .unwrap();
}
