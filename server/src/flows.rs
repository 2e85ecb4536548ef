//! The flows that a full cost is made of, as a table: whoever wants to can work it out again.

use std::fmt::Write;

use app::request::Facts;
use axum::{
    Extension,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::{Backend, Error, Result};
use jiff::civil::Date;
use lending::{Flow, add_days};

/// Those of a loan, as its contract has them. Whoever is not signed in has not come through the door.
pub(crate) async fn of_loan(
    State(backend): State<Backend>,
    Extension(facts): Extension<Facts>,
    Path(id): Path<String>,
) -> Response {
    let Some((_, session)) = facts.session else { return StatusCode::UNAUTHORIZED.into_response() };
    let Ok(id) = id.parse() else { return StatusCode::NOT_FOUND.into_response() };
    let view = backend.borrower(session.borrower).get_loan(id).await;
    answer(view.map(|view| (view.loan.terms().disbursed_on, view.loan.agreed_flows())))
}

/// Those of an application's offer; as long as there is none, there are none.
pub(crate) async fn of_offer(
    State(backend): State<Backend>,
    Extension(facts): Extension<Facts>,
    Path(id): Path<String>,
) -> Response {
    let Some((_, session)) = facts.session else { return StatusCode::UNAUTHORIZED.into_response() };
    let Ok(id) = id.parse() else { return StatusCode::NOT_FOUND.into_response() };
    let view = backend.borrower(session.borrower).get_application(id).await;
    let quote = view.and_then(|view| view.offer.map(|offer| offer.quote).ok_or(Error::NotFound));
    answer(quote.map(|quote| (quote.start, quote.flows())))
}

fn answer(flows: Result<(Date, Vec<Flow>)>) -> Response {
    match flows {
        Ok((start, flows)) => {
            let about = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"flows.csv\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (about, table(start, &flows)).into_response()
        }
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "flows can't be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// RFC 4180: nothing in it needs quotes, for there are only digits, dashes and points.
fn table(start: Date, flows: &[Flow]) -> String {
    let mut text = String::from("date,day,amount\r\n");
    for Flow { day, amount } in flows {
        let date = add_days(start, *day).unwrap_or(start);
        // writing to a string does not fail
        let _ = write!(text, "{date},{day},{amount}\r\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use lending::Money;

    use super::*;

    #[test]
    fn a_table_has_days_as_iso_writes_them_and_sums_with_a_point() {
        let flow = |day, kopecks| Flow { day, amount: Money::from_kopecks(kopecks) };
        let text = table(date(2026, 11, 23), &[flow(0, -1_000_000), flow(30, 1_240_005)]);
        assert_eq!(text, "date,day,amount\r\n2026-11-23,0,-10000.00\r\n2026-12-23,30,12400.05\r\n");
    }
}
