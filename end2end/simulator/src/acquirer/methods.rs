//! `/v3/payment_methods`: cards linked without a payment.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;
use uuid::Uuid;

use super::error::ApiError;
use super::fields::Fields;
use super::operation::{Operation, to_json};
use crate::checkout::{self, Confirmation, Step, Subject};
use crate::objects::{ACCOUNT_ID, ConfirmationAsked, EnteredCard, GATEWAY_ID, Holder, MethodStatus, SavedMethod};
use crate::world::{App, World};

pub(super) async fn create(State(app): State<App>, operation: Operation) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, |world, fields| {
        let id = world.create_method(fields)?;
        world.method(&id).cloned().ok_or_else(|| ApiError::not_found("Payment method"))
    })
}

pub(super) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let mut world = app.world();
    let method = world.method(&id).ok_or_else(|| ApiError::not_found("Payment method"))?;
    Ok(Json(to_json(method)))
}

impl World {
    fn create_method(&mut self, fields: &Fields) -> Result<String, ApiError> {
        if fields.required_text("type", 64)? != "bank_card" {
            return Err(ApiError::invalid("type", "Only bank_card can be linked"));
        }
        let typed = fields.object("card")?.map(|card| checkout::read_api_card(&card, self.now())).transpose()?;
        let id = Uuid::new_v4().to_string();
        let needs_holder = typed.is_none_or(|entered| entered.card.asks_code());
        let confirmation = match (needs_holder, fields.object("confirmation")?) {
            (false, _) => None,
            (true, Some(confirmation)) => Some(self.confirmation_asked(&confirmation, &id, false)?),
            (true, None) => return Err(ApiError::invalid("confirmation", "confirmation is required")),
        };
        self.methods.push(SavedMethod {
            kind: "bank_card",
            id: id.clone(),
            saved: false,
            status: MethodStatus::Pending,
            holder: Holder { account_id: ACCOUNT_ID, gateway_id: GATEWAY_ID },
            title: None,
            confirmation: confirmation.as_ref().map(|(asked, _)| asked.clone()),
            card: None,
            entered: None,
        });
        if let Some((_, return_url)) = confirmation {
            let waiting = Confirmation { subject: Subject::Method, step: Step::Card };
            self.await_person(&id, waiting, return_url);
        }
        match typed {
            Some(entered) if needs_holder => self.ask_code(&id, entered),
            Some(entered) => self.link(&id, entered),
            None => {}
        }
        Ok(id)
    }

    /// Reads `confirmation` of a request and gives the page to send the holder to.
    /// How the payer confirms, and where they are sent afterwards. A QR code is for the fast payment system only.
    pub(super) fn confirmation_asked(
        &self,
        fields: &Fields,
        id: &str,
        may_be_qr: bool,
    ) -> Result<(ConfirmationAsked, String), ApiError> {
        let page = format!("{}/confirm/{id}", self.public_url);
        match fields.required_text("type", 32)?.as_str() {
            "redirect" => {
                let return_url = fields.required_url("return_url")?;
                let enforce = fields.flag("enforce")?;
                Ok((
                    ConfirmationAsked::Redirect { return_url: return_url.clone(), confirmation_url: page, enforce },
                    return_url,
                ))
            }
            "qr" if may_be_qr => {
                let return_url = fields.required_url("return_url")?;
                Ok((ConfirmationAsked::Qr { confirmation_data: page }, return_url))
            }
            _ => Err(fields.wrong("type", "Only redirect is connected to this shop, and qr for sbp")),
        }
    }

    /// The holder's bank has answered: the card is linked or can't be.
    pub(crate) fn link(&mut self, id: &str, entered: EnteredCard) {
        let Some(method) = self.method(id) else {
            return;
        };
        method.confirmation = None;
        method.card = Some(entered.data());
        method.title = Some(entered.title());
        if !entered.card.can_be_linked() {
            method.status = MethodStatus::Inactive;
            return;
        }
        method.status = MethodStatus::Active;
        method.saved = true;
        method.entered = Some(entered);
        let object = to_json(method);
        self.notify("payment_method.active", object);
    }
}
