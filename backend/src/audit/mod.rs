//! The audit: who did what of consequence, append only.
//!
//! A row is written in the transaction of what it tells. Rows are sealed soon afterwards, many at once, by one job: so no
//! two transactions ever wait for each other here. Each seal holds a keyed hash of its rows and of the seal before it.
//!
//! What that proves: a sealed row that is changed, removed or put in is found ([`Backend::verify_audit`]), by whoever has
//! the key, even if all later hashes are made anew without it. Removing the newest seals with all their rows is found by
//! comparing with a seal that was noted elsewhere. Rows of the last minute, which no seal holds yet, can be removed.

mod queries;
mod verify;

use uuid::Uuid;

pub use verify::AuditReport;

use crate::{
    Backend, Result,
    actor::Actor,
    crypto::sha256_hex,
    store::{
        Tx,
        entity::{audit, audit_seals},
    },
};

/// Rows that one seal holds at most.
const MOST_IN_A_SEAL: u64 = 1_000;

/// What is done of consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Register,
    SignIn,
    SaveProfile,
    SendApplication,
    Decide,
    Sign,
    Withdraw,
    /// Another card, after the bank took no money to the first.
    ChooseCard,
    AddStaff,
    EndStaff,
    RetryJob,
    /// A transfer took effect: what it brought or sent stands in the books.
    Settle,
    /// A person says that a transfer was never sent.
    GiveUp,
    AskForRefund,
    /// What is paid beyond a debt is to stay on the account, or to go back.
    ChooseSurplus,
    /// A calendar at an address of its own: made, changed, ended.
    ShareCalendar,
    CloseDay,
    /// The price of a signed prolongation was paid: the due date is the new one.
    Prolong,
    /// A credit holiday: its request is answered, by staff or by silence.
    GrantHoliday,
    RefuseHoliday,
    /// Money of a payment went back without our doing.
    Reverse,
    /// A person looked into what the acquirer has otherwise.
    SettleDifference,
    /// A borrower's number is another person's now.
    GiveNumber,
    RefuseNumber,
    /// Another number for a borrower who came with the passport.
    SetPhone,
}

impl Act {
    const fn name(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::SignIn => "sign_in",
            Self::SaveProfile => "save_profile",
            Self::SendApplication => "send_application",
            Self::Decide => "decide",
            Self::Sign => "sign",
            Self::Withdraw => "withdraw",
            Self::ChooseCard => "choose_card",
            Self::AddStaff => "add_staff",
            Self::EndStaff => "end_staff",
            Self::RetryJob => "retry_job",
            Self::Settle => "settle",
            Self::GiveUp => "give_up",
            Self::Prolong => "prolong",
            Self::GrantHoliday => "grant_holiday",
            Self::RefuseHoliday => "refuse_holiday",
            Self::AskForRefund => "ask_for_refund",
            Self::ChooseSurplus => "choose_surplus",
            Self::ShareCalendar => "share_calendar",
            Self::CloseDay => "close_day",
            Self::Reverse => "reverse",
            Self::SettleDifference => "settle_difference",
            Self::GiveNumber => "give_number",
            Self::RefuseNumber => "refuse_number",
            Self::SetPhone => "set_phone",
        }
    }
}

/// Writes down that somebody did something; `about` is the id of what it was done to, `details` tell what cannot be found
/// there, never a person's data.
pub(crate) async fn note_in_tx(
    tx: &Tx,
    actor: &Actor,
    act: Act,
    about: &(impl ToString + Sync),
    details: &str,
    now_ms: i64,
) -> Result<()> {
    let mut row = audit::Model {
        id: Uuid::now_v7().to_string(),
        at_ms: now_ms,
        actor: actor.to_string(),
        act: act.name().to_owned(),
        about: about.to_string(),
        details: details.to_owned(),
        hash: String::new(),
        seal: None,
    };
    row.hash = hash_of(&row)?;
    queries::insert_in_tx(tx, row).await
}

/// SHA-256 of all that a row tells.
fn hash_of(row: &audit::Model) -> Result<String> {
    let told = (&row.id, row.at_ms, &row.actor, &row.act, &row.about, &row.details);
    Ok(sha256_hex(serde_json::to_string(&told)?))
}

/// The keyed hash of a seal: of the one before it and of the rows that it holds, in the order of their ids.
fn seal_of(backend: &Backend, number: i64, before: &str, rows: &[audit::Model]) -> String {
    let number = number.to_string();
    let parts: Vec<&str> =
        [number.as_str(), before].into_iter().chain(rows.iter().map(|row| row.hash.as_str())).collect();
    backend.secrets().keyed_hash("audit", &parts)
}

impl Backend {
    /// Seals what was written since the last seal; how many rows it were.
    pub async fn seal_audit(&self) -> Result<usize> {
        let mut sealed = 0;
        loop {
            let now_ms = self.clock().now_ms();
            let rows = self.store().write(|tx| async move { seal_some_in_tx(self, &tx, now_ms).await }).await?;
            sealed += rows;
            if rows as u64 != MOST_IN_A_SEAL {
                return Ok(sealed);
            }
        }
    }
}

async fn seal_some_in_tx(backend: &Backend, tx: &Tx, now_ms: i64) -> Result<usize> {
    let rows = queries::lock_unsealed_in_tx(tx, MOST_IN_A_SEAL).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let before = queries::find_last_seal(tx).await?;
    let number = before.as_ref().map_or(1, |seal| seal.number + 1);
    let before = before.map(|seal| seal.hash).unwrap_or_default();
    let hash = seal_of(backend, number, &before, &rows);
    let seal = audit_seals::Model { number, hash, sealed_at_ms: now_ms };
    queries::insert_seal_in_tx(tx, seal, rows.iter().map(|row| row.id.clone()).collect()).await?;
    Ok(rows.len())
}
