//! Faults that can be switched on, to see how a client bears them.

use std::str::FromStr;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;

use crate::acquirer::error::ApiError;
use crate::acquirer::operation::{IDEMPOTENCE_KEY, to_json};
use crate::connection::Cutter;
use crate::control::{self, Refusal};
use crate::world::{App, Call};

/// One of the simulated interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// Below `/v3`.
    Acquirer,
    /// Below `/v2`.
    Sms,
    /// Below `/bureau`.
    Bureau,
}

/// What goes wrong. All but [`Fault::Slow`] and [`Fault::Down`] strike operations (POST) only, so that a client can
/// still ask what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Every call waits before it is answered.
    Slow,
    /// Every call, reading too, is answered by 500, and nothing is done.
    Down,
    /// The operation is done, the answer is 500.
    #[serde(rename = "500_done")]
    ErrorDone,
    /// The operation is not done, the answer is 500.
    #[serde(rename = "500_not_done")]
    ErrorNotDone,
    /// The operation is done, the connection is reset instead of an answer.
    ResetDone,
    /// The operation is not done, the connection is reset instead of an answer.
    ResetNotDone,
    /// The operation is done, the answer never comes.
    Hang,
    /// The acquirer's notification is never sent.
    LostWebhook,
    /// The acquirer's notification is sent twice.
    DoubledWebhook,
    /// The acquirer's notification is sent late.
    LateWebhook,
}

impl FromStr for Fault {
    type Err = String;

    /// The names of `POST /faults`; spaces and hyphens count as underscores.
    fn from_str(name: &str) -> Result<Self, String> {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        Ok(match name.as_str() {
            "slow" => Self::Slow,
            "down" => Self::Down,
            "500_done" | "500_but_done" => Self::ErrorDone,
            "500_not_done" => Self::ErrorNotDone,
            "reset" | "reset_done" => Self::ResetDone,
            "reset_not_done" => Self::ResetNotDone,
            "hang" | "timeout" => Self::Hang,
            "lost_webhook" | "lost" => Self::LostWebhook,
            "doubled_webhook" | "doubled" => Self::DoubledWebhook,
            "late_webhook" | "late" => Self::LateWebhook,
            _ => return Err(format!("unknown fault «{name}»; one of: {NAMES}")),
        })
    }
}

/// Names that `POST /faults` takes.
const NAMES: &str = "none, slow, down, 500_done, 500_not_done, reset_done (or reset), reset_not_done, hang, \
                     lost_webhook, doubled_webhook, late_webhook";

/// A fault of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WebhookFault {
    Lost,
    Doubled,
    Late,
}

impl Fault {
    fn of_webhooks(self) -> Option<WebhookFault> {
        match self {
            Self::LostWebhook => Some(WebhookFault::Lost),
            Self::DoubledWebhook => Some(WebhookFault::Doubled),
            Self::LateWebhook => Some(WebhookFault::Late),
            _ => None,
        }
    }

    fn strikes(self, method: &Method) -> bool {
        match self {
            Self::Slow | Self::Down => true,
            _ => self.of_webhooks().is_none() && method == Method::POST,
        }
    }
}

/// A fault that is on.
#[derive(Debug, Clone, Copy, Serialize)]
struct Active {
    fault: Fault,
    /// How many more times it strikes; without a count, until it is switched off.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
}

/// The faults that are on.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Faults {
    acquirer: Option<Active>,
    sms: Option<Active>,
    bureau: Option<Active>,
}

impl Faults {
    fn slot(&mut self, channel: Channel) -> &mut Option<Active> {
        match channel {
            Channel::Acquirer => &mut self.acquirer,
            Channel::Sms => &mut self.sms,
            Channel::Bureau => &mut self.bureau,
        }
    }

    /// Switches a fault on, for so many strikes if a count is given, or whatever is on off.
    pub(crate) fn set(&mut self, channel: Channel, fault: Option<Fault>, count: Option<u32>) {
        *self.slot(channel) = fault.map(|fault| Active { fault, count });
    }

    /// The fault that is on and strikes now; counts the strike.
    fn strike(&mut self, channel: Channel, applies: impl Fn(Fault) -> bool) -> Option<Fault> {
        let slot = self.slot(channel);
        let active = slot.as_mut().filter(|active| applies(active.fault))?;
        let fault = active.fault;
        if let Some(count) = &mut active.count {
            *count = count.saturating_sub(1);
            if *count == 0 {
                *slot = None;
            }
        }
        Some(fault)
    }

    pub(crate) fn strike_webhook(&mut self) -> Option<WebhookFault> {
        self.strike(Channel::Acquirer, |fault| fault.of_webhooks().is_some())?.of_webhooks()
    }
}

/// Middleware: lets the channel's fault strike the call, and remembers the call.
pub(crate) async fn strike(
    State((app, channel)): State<(App, Channel)>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    request: Request,
    next: Next,
) -> Response {
    let (call, fault) = {
        let mut world = app.world();
        let fault = world.faults.strike(channel, |fault| fault.strikes(request.method()));
        let header = request.headers().get(IDEMPOTENCE_KEY);
        let call = Call {
            at: world.now(),
            method: request.method().to_string(),
            path: request.extensions().get::<axum::extract::OriginalUri>().map_or_else(
                || request.uri().to_string(),
                |original| original.0.path_and_query().map_or_else(String::new, ToString::to_string),
            ),
            idempotence_key: header.and_then(|key| key.to_str().ok()).map(ToOwned::to_owned),
            status: None,
            fault: fault.map(|fault| to_json(&fault).as_str().unwrap_or_default().to_owned()),
        };
        (call, fault)
    };
    let response = suffer(&app, channel, fault, &cutter, &call, request, next).await;
    let status = (!cutter.is_cut()).then(|| response.status().as_u16());
    app.world().remember_call(Call { status, ..call });
    response
}

async fn suffer(
    app: &App,
    channel: Channel,
    fault: Option<Fault>,
    cutter: &Cutter,
    call: &Call,
    request: Request,
    next: Next,
) -> Response {
    match fault {
        Some(Fault::Slow) => {
            tokio::time::sleep(app.config.slowness).await;
            next.run(request).await
        }
        Some(Fault::Down | Fault::ErrorNotDone) => internal_error(channel),
        Some(Fault::ErrorDone) => {
            let response = next.run(request).await;
            // what was refused is told: only a thing done can be done without an answer
            if response.status().is_success() { internal_error(channel) } else { response }
        }
        Some(Fault::ResetDone) => {
            let response = next.run(request).await;
            cutter.cut();
            response
        }
        Some(Fault::ResetNotDone) => {
            cutter.cut();
            internal_error(channel)
        }
        Some(Fault::Hang) => {
            next.run(request).await;
            app.world().remember_call(call.clone());
            std::future::pending().await
        }
        Some(Fault::LostWebhook | Fault::DoubledWebhook | Fault::LateWebhook) | None => next.run(request).await,
    }
}

fn internal_error(channel: Channel) -> Response {
    match channel {
        Channel::Acquirer => ApiError::internal().into_response(),
        Channel::Sms => {
            crate::sms::failure(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error.").into_response()
        }
        Channel::Bureau => {
            crate::bureau::Failure(StatusCode::INTERNAL_SERVER_ERROR, "internal error".to_owned()).into_response()
        }
    }
}

/// `GET /faults`: what is on.
pub(crate) async fn show(State(app): State<App>) -> Json<Value> {
    Json(to_json(&app.world().faults))
}

/// `POST /faults {"acquirer": "500_done", "sms": "none", "count": 1}`: what is not named stays as it is.
pub(crate) async fn set(State(app): State<App>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let wanted: Value = control::read(&body)?;
    let refuse = |why: String| control::refuse(StatusCode::BAD_REQUEST, why);
    let count = match &wanted["count"] {
        Value::Null => None,
        number => match number.as_u64().and_then(|number| u32::try_from(number).ok()) {
            Some(count) if count > 0 => Some(count),
            _ => return Err(refuse("count must be a whole number above zero".to_owned())),
        },
    };
    let mut changes = Vec::new();
    for (name, value) in wanted.as_object().into_iter().flatten() {
        let channel = match name.as_str() {
            "acquirer" => Channel::Acquirer,
            "sms" => Channel::Sms,
            "bureau" => Channel::Bureau,
            "count" => continue,
            _ => return Err(refuse(format!("unknown «{name}»; one of: acquirer, sms, bureau, count"))),
        };
        let fault = match value {
            Value::Null => None,
            Value::String(text) if matches!(text.trim(), "" | "none" | "off") => None,
            Value::String(text) => Some(text.parse::<Fault>().map_err(refuse)?),
            _ => return Err(refuse(format!("«{name}» must be one of: {NAMES}"))),
        };
        if fault.is_some_and(|fault| channel != Channel::Acquirer && fault.of_webhooks().is_some()) {
            return Err(refuse("only the acquirer sends notifications".to_owned()));
        }
        changes.push((channel, fault));
    }
    if changes.is_empty() {
        return Err(refuse("name at least one of: acquirer, sms, bureau".to_owned()));
    }
    let mut world = app.world();
    for (channel, fault) in changes {
        world.faults.set(channel, fault, count);
    }
    Ok(Json(to_json(&world.faults)))
}
