//! The stand-in for a credit bureau: our own JSON interface below `/bureau/v1`.
//!
//! What a report says follows from the last six digits of the passport; see [`answer_for`].

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::auth::{Credentials, read};
use crate::faults::{self, Channel};
use crate::money::Money;
use crate::world::App;

/// What the bureau is asked with. Unknown fields are ignored.
#[derive(Debug, Deserialize)]
struct Question {
    surname: String,
    given_name: String,
    birth_date: String,
    passport_number: String,
    consent_id: String,
}

/// What the bureau knows.
#[derive(Debug, Clone, Serialize)]
#[allow(clippy::struct_field_names)] // the interface's names
struct Report {
    report_id: Uuid,
    /// The person has forbidden himself new loans.
    self_ban: bool,
    /// 300 (worst) to 850 (best); none if too little is known.
    score: Option<u16>,
    /// A debt is overdue now.
    active_overdue: bool,
    /// Payments on other loans a month, roubles with kopecks.
    monthly_payments: String,
    /// Open loans at more than 200 % a year.
    expensive_loans: u32,
}

/// Everything below `/bureau`.
pub(crate) fn router(app: &App) -> Router<App> {
    Router::new()
        .route("/v1/reports", post(report))
        .fallback(async || Failure(StatusCode::NOT_FOUND, "no such path".to_owned()))
        .layer(from_fn_with_state(app.clone(), authenticate))
        .layer(from_fn_with_state((app.clone(), Channel::Bureau), faults::strike))
}

/// The key, as a bearer token or as the password of Basic with any user name.
async fn authenticate(State(app): State<App>, request: Request, next: Next) -> Response {
    match read(request.headers()) {
        Some(Credentials::Bearer(key) | Credentials::Basic { password: key, .. }) if key == app.config.bureau_key => {
            next.run(request).await
        }
        _ => Failure(StatusCode::UNAUTHORIZED, "wrong key".to_owned()).into_response(),
    }
}

/// An error of the bureau: `{"error": …}`.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) StatusCode, pub(crate) String);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"error": self.1}))).into_response()
    }
}

fn malformed(why: impl Into<String>) -> Failure {
    Failure(StatusCode::BAD_REQUEST, why.into())
}

async fn report(body: Bytes) -> Result<Json<Report>, Failure> {
    let question: Question =
        serde_json::from_slice(&body).map_err(|error| malformed(format!("malformed question: {error}")))?;
    let filled = [&question.surname, &question.given_name, &question.consent_id];
    let passport: String = question.passport_number.chars().filter(char::is_ascii_digit).collect();
    if filled.iter().any(|text| text.trim().is_empty()) {
        return Err(malformed("surname, given_name and consent_id must not be empty"));
    }
    if question.birth_date.parse::<jiff::civil::Date>().is_err() {
        return Err(malformed("birth_date must be a date such as 1990-12-31"));
    }
    if passport.len() != 10 {
        return Err(malformed("passport_number must have ten digits"));
    }
    match answer_for(&passport) {
        Some(report) => Ok(Json(report)),
        None => Err(Failure(StatusCode::SERVICE_UNAVAILABLE, "the bureau is being maintained".to_owned())),
    }
}

/// The demonstration's rules, by the last six digits of the passport's ten. None: the bureau can't answer.
fn answer_for(passport: &str) -> Option<Report> {
    let good = Report {
        report_id: Uuid::new_v4(),
        self_ban: false,
        score: Some(720),
        active_overdue: false,
        monthly_payments: Money(0).to_string(),
        expensive_loans: 0,
    };
    let number = passport.get(passport.len().saturating_sub(6)..).unwrap_or_default();
    Some(match number {
        "000001" => Report { self_ban: true, ..good },
        "000002" => Report { active_overdue: true, score: Some(480), ..good },
        "000003" => Report { score: Some(350), ..good },
        "000004" => Report { monthly_payments: Money::roubles(45_000).to_string(), ..good },
        "000005" => return None,
        "000006" => Report { score: None, ..good },
        "000007" => Report { expensive_loans: 2, ..good },
        _ => good,
    })
}
