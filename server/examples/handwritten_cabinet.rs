//! What `/cabinet` could cost at best: the same rows read by hand-written statements (axum and
//! sqlx, no sea-orm, no Leptos) and the same words put together as strings. `cargo xtask bench`
//! runs it beside the server, over the same database, and prints the ratio.
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
use lending::{DailyRate, Loan, LoanEvent, LoanTerms, Money, format};
use sha2::{Digest, Sha256};
use sqlx::{
    Row, SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
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
    let token = cookie.split("__Host-session=").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
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
        "<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>Кабинет</title></head><body><main>",
    );
    write!(page, "<h1>Здравствуйте, {}</h1>", head.get::<String, _>(0)).unwrap();
    if let Some(application) = head.get::<Option<String>, _>(1) {
        let amount = Money::from_kopecks(head.get(4));
        let (term, stage): (i64, String) = (head.get(3), head.get(2));
        write!(page, "<section><h2>Заявка на {}</h2><p>{term} дней</p><p>{stage}</p>", format::rubles(amount)).unwrap();
        write!(page, "<a href=\"/cabinet/applications/{application}\">Открыть заявку</a></section>").unwrap();
    }
    for rows in loans.chunk_by(|one, next| one.get::<&str, _>(0) == next.get::<&str, _>(0)) {
        write_loan(&mut page, rows, clock.today());
    }
    page.push_str("</main></body></html>");
    Html(page).into_response()
}

fn write_loan(page: &mut String, rows: &[sqlx::sqlite::SqliteRow], today: Date) {
    let row = &rows[0];
    let (id, number): (&str, &str) = (row.get(0), row.get(1));
    let principal = Money::from_kopecks(row.get(2));
    if row.get::<&str, _>(8) == "closed" {
        let closed_on: Date = row.get::<&str, _>(9).parse().unwrap();
        let (closed_on, principal) = (format::date_ru(closed_on), format::rubles_short(principal));
        write!(page, "<li><a href=\"/cabinet/loans/{id}\">Договор № {number}</a> Закрыт {closed_on} {principal}</li>")
            .unwrap();
        return;
    }
    let day = |column: usize| row.get::<&str, _>(column).parse::<Date>().unwrap();
    let rate = |column: usize| DailyRate::from_millionths(u32::try_from(row.get::<i64, _>(column)).unwrap());
    let terms = LoanTerms {
        principal,
        daily_rate: rate(3),
        rate_after_term: rate(4),
        signed_on: day(5),
        disbursed_on: day(6),
        due_on: day(7),
    };
    let payments: Vec<LoanEvent> = rows
        .iter()
        .filter_map(|row| {
            let date = row.get::<Option<&str>, _>(10)?.parse().unwrap();
            Some(LoanEvent::Payment { date, amount: Money::from_kopecks(row.get(11)) })
        })
        .collect();
    let due_on = format::date_ru(terms.due_on);
    let debt = Loan::try_new(terms, &payments).unwrap().debt_on(today);
    write!(page, "<section><h2>К оплате сегодня</h2><p>{}</p><dl>", format::rubles(debt.total())).unwrap();
    for (name, part) in [("Основной долг", debt.principal), ("Проценты", debt.interest), ("Неустойка", debt.penalty)]
    {
        write!(page, "<dt>{name}</dt><dd>{}</dd>", format::rubles(part)).unwrap();
    }
    write!(page, "<dt>Вернуть до</dt><dd>{due_on}</dd></dl><a href=\"/cabinet/loans/{id}/pay\">Погасить</a>").unwrap();
    write!(page, "<a href=\"/cabinet/loans/{id}\">Договор № {number}</a></section>").unwrap();
}
