//! `/v3/personal_data`: whose name a bank is to check before it takes a payout.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;
use uuid::Uuid;

use super::error::ApiError;
use super::fields::Fields;
use super::operation::{Operation, to_json};
use crate::objects::PersonalData;
use crate::world::{App, World};

pub(super) async fn create(State(app): State<App>, operation: Operation) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, World::create_personal_data)
}

pub(super) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let world = app.world();
    let data = world.personal_data.iter().find(|data| data.id == id);
    data.map(|data| Json(to_json(data))).ok_or_else(|| ApiError::not_found("PersonalData"))
}

impl World {
    fn create_personal_data(&mut self, fields: &Fields) -> Result<PersonalData, ApiError> {
        if fields.required_text("type", 64)? != "sbp_payout_recipient" {
            return Err(fields.wrong("type", "Only sbp_payout_recipient is connected to this gateway"));
        }
        let last_name = name(fields, "last_name", 200)?;
        name(fields, "first_name", 100)?;
        if fields.has("middle_name") {
            name(fields, "middle_name", 200)?;
        }
        let data = PersonalData {
            id: format!("pd-{}", Uuid::new_v4()),
            kind: "sbp_payout_recipient",
            status: "active",
            created_at: self.now(),
            last_name,
        };
        self.personal_data.push(data.clone());
        Ok(data)
    }
}

/// Letters, spaces and dashes, as the acquirer takes them.
fn name(fields: &Fields, field: &'static str, most: usize) -> Result<String, ApiError> {
    let name = fields.required_text(field, most)?;
    let is_letter = |letter: char| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '‐' | '–' | '—');
    if name.is_empty() || !name.chars().all(is_letter) {
        return Err(fields.wrong(field, "Only letters, spaces and dashes"));
    }
    Ok(name)
}
