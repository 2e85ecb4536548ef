//! `/v3/refunds`.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;
use uuid::Uuid;

use super::error::ApiError;
use super::fields::Fields;
use super::list::{ListQuery, TimeOf};
use super::operation::{Operation, to_json};
use crate::cards::Cancellation;
use crate::money::Money;
use crate::objects::{PaymentStatus, Refund, TransferStatus};
use crate::world::{App, World};

pub(super) async fn create(State(app): State<App>, operation: Operation) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, World::create_refund)
}

pub(super) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let world = app.world();
    let refund = world.refunds.iter().find(|refund| refund.id == id);
    refund.map(|refund| Json(to_json(refund))).ok_or_else(|| ApiError::not_found("Refund"))
}

pub(super) async fn list(State(app): State<App>, query: ListQuery) -> Result<Json<Value>, ApiError> {
    let status = query.one_of("status", &super::payouts::STATUSES)?;
    let payment_id = query.get("payment_id");
    if payment_id.is_some_and(|id| id.chars().count() != 36) {
        return Err(ApiError::invalid("payment_id", "Must have 36 characters"));
    }
    let world = app.world();
    let wanted = world.refunds.iter().filter(|refund| {
        status.is_none_or(|status| to_json(&refund.status) == status)
            && payment_id.is_none_or(|payment_id| refund.payment_id == payment_id)
    });
    let created: TimeOf<Refund> = |refund| Some(refund.created_at);
    query.page(wanted, |refund| &refund.id, &[("created_at", created)])
}

impl World {
    /// Gives money of a succeeded payment back, at once if refunds are not held.
    fn create_refund(&mut self, fields: &Fields) -> Result<Refund, ApiError> {
        let payment_id = fields.required_text("payment_id", 64)?;
        let amount = fields.required_amount("amount")?;
        let refund = Refund {
            id: Uuid::new_v4().to_string(),
            payment_id: payment_id.clone(),
            status: if self.hold_refunds { TransferStatus::Pending } else { TransferStatus::Succeeded },
            created_at: self.now(),
            amount,
            description: fields.text("description", 250)?,
            cancellation_details: None,
            metadata: fields.metadata()?,
        };
        let payment =
            self.payment(&payment_id).ok_or_else(|| ApiError::invalid("payment_id", "Payment doesn't exist"))?;
        if payment.status != PaymentStatus::Succeeded {
            return Err(ApiError::invalid("payment_id", "Only a succeeded payment can be refunded"));
        }
        let refunded = Money(payment.refunded_amount.map_or(0, |refunded| refunded.0) + amount.0);
        if refunded > payment.amount {
            return Err(ApiError::invalid("amount.value", "More than is left of the payment"));
        }
        payment.refunded_amount = Some(refunded);
        payment.refundable = refunded < payment.amount;
        self.refunds.push(refund.clone());
        if refund.status == TransferStatus::Succeeded {
            self.notify("refund.succeeded", to_json(&refund));
        }
        Ok(refund)
    }

    /// Ends a refund that is held. The acquirer tells only of those that succeeded.
    pub(crate) fn finish_refund(&mut self, id: &str, refusal: Option<&'static str>) -> bool {
        let held = |refund: &&mut Refund| refund.id == id && refund.status == TransferStatus::Pending;
        let Some(refund) = self.refunds.iter_mut().find(held) else { return false };
        if let Some(reason) = refusal {
            refund.status = TransferStatus::Canceled;
            refund.cancellation_details = Some(Cancellation { party: "refund_network", reason });
            let (payment_id, amount) = (refund.payment_id.clone(), refund.amount);
            if let Some(payment) = self.payment(&payment_id) {
                let refunded = payment.refunded_amount.map_or(0, |refunded| refunded.0) - amount.0;
                payment.refunded_amount = (refunded > 0).then_some(Money(refunded));
                payment.refundable = true;
            }
        } else {
            refund.status = TransferStatus::Succeeded;
            let told = to_json(refund);
            self.notify("refund.succeeded", told);
        }
        true
    }
}
