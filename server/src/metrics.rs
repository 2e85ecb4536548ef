//! Metrics in Prometheus' text form, at an address of their own: `METRICS_ADDRESS`. Which there are stands in the README.

use std::{
    fmt::Write,
    sync::LazyLock,
    time::{Duration, Instant},
};

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use backend::{Backend, vital_signs::VitalSigns};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};

/// Bounds of the histogram of answers, in seconds.
const SECONDS: [f64; 8] = [0.005, 0.02, 0.05, 0.1, 0.3, 1.0, 5.0, 30.0];

/// A page or a server function, as the router knows it: never an address with an id.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    page: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Page {
    page: String,
}

/// What this process answered.
struct Answers {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Page, Histogram>,
}

static ANSWERS: LazyLock<Answers> = LazyLock::new(|| {
    let mut registry = Registry::with_prefix("cabinet");
    let requests = Family::<Answered, Counter>::default();
    let seconds = Family::<Page, Histogram>::new_with_constructor(|| Histogram::new(SECONDS));
    registry.register("requests", "Requests answered, by page and status", requests.clone());
    registry.register("answer_seconds", "How long answers took, by page", seconds.clone());
    Answers { registry, requests, seconds }
});

/// Counts an answer, and writes it into the log where it changed something or failed.
pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let page = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let response = next.run(request).await;
    let (status, took) = (response.status(), begun.elapsed());
    note(&page, status, took);
    if !method.is_safe() || status.is_server_error() {
        tracing::info!(%method, page, status = status.as_u16(), ms = took.as_millis(), "answered");
    }
    response
}

fn note(page: &str, status: StatusCode, took: Duration) {
    let answers = &*ANSWERS;
    answers.requests.get_or_create(&Answered { page: page.to_owned(), status: status.as_u16() }).inc();
    answers.seconds.get_or_create(&Page { page: page.to_owned() }).observe(took.as_secs_f64());
}

/// `/metrics`.
pub(crate) fn router(backend: Backend) -> Router {
    Router::new().route("/metrics", get(tell)).with_state(backend)
}

async fn tell(State(backend): State<Backend>) -> Response {
    let signs = match backend.operator().vital_signs().await {
        Ok(signs) => signs,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "metrics can't be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let mut text = String::new();
    if write_signs(&mut text, &signs).and_then(|()| encode(&mut text, &ANSWERS.registry)).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}

/// What is read when it is asked for. Names and labels are ours: nothing in them needs escaping.
fn write_signs(text: &mut String, signs: &VitalSigns) -> std::fmt::Result {
    let mut family = |name: &str, help: &str, kind: &str, lines: Vec<(String, String)>| -> std::fmt::Result {
        writeln!(text, "# HELP cabinet_{name} {help}.\n# TYPE cabinet_{name} {kind}")?;
        let suffix = if kind == "counter" { "_total" } else { "" };
        lines.into_iter().try_for_each(|(labels, value)| writeln!(text, "cabinet_{name}{suffix}{labels} {value}"))
    };
    let lanes = |value: fn(&backend::work::LaneSigns) -> u64| {
        signs.lanes.iter().map(|lane| (format!("{{lane=\"{}\"}}", lane.lane), value(lane).to_string())).collect()
    };
    let one = |value: u64| vec![(String::new(), value.to_string())];
    family("jobs_due", "Jobs that are due and not done, by lane", "gauge", lanes(|lane| lane.due))?;
    family("oldest_job_seconds", "Age of the oldest of them, by lane", "gauge", lanes(|lane| lane.oldest_due_s))?;
    family("dead_jobs", "Jobs that are left for a person", "gauge", one(signs.dead_jobs))?;
    let waiting = one(signs.waiting_applications);
    family("waiting_applications", "Applications that wait for a person or another card", "gauge", waiting)?;
    let differences = one(signs.differences);
    family("acquirer_differences", "What the acquirer has otherwise, until a person has looked", "gauge", differences)?;
    let calls = signs.calls.iter();
    let calls = calls.map(|(gateway, outcome, calls)| {
        (format!("{{gateway=\"{gateway}\",outcome=\"{outcome}\"}}"), calls.to_string())
    });
    family("gateway_calls", "Calls of outside services by this process", "counter", calls.collect())?;
    let labels = |kind: &str, state: &str| format!("{{kind=\"{kind}\",state=\"{state}\"}}");
    let under_way = || signs.under_way.iter();
    let counts = under_way().map(|(kind, state, count, _)| (labels(kind, state), count.to_string()));
    family("transfers_under_way", "Transfers that are not over, by kind and state", "gauge", counts.collect())?;
    let sums = under_way().map(|(kind, state, _, sum)| (labels(kind, state), sum.to_string()));
    family("transfers_under_way_rubles", "What they come to", "gauge", sums.collect())?;
    let balances = signs.balances.iter().flat_map(|(_, accounts)| accounts);
    let balances = balances.map(|(account, balance)| (format!("{{account=\"{account}\"}}"), balance.to_string()));
    family("balance_rubles", "The books at the end of the last closed day, by account", "gauge", balances.collect())
}
