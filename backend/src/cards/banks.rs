//! Accounts at banks by the borrower's phone number (СБП), beside the cards. Only the borrower's own number: the bank checks
//! whether the account is in the borrower's name, and a number that signs in here is theirs. The banks are those that the
//! acquirer lists; the list is asked for once a day, so that no page waits for it.

use lending::Phone;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::queries;
use crate::{
    Backend, Borrower, CardId, Error, FormKey, Result, borrowers,
    clock::start_of_day_ms,
    gateways::acquirer::{Answer, SbpAccount},
    store::entity::cards::{Model, State},
    work::{self, Job, Lane, Outcome},
};

/// A bank that a loan's money can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SbpBank {
    /// Its id in the system of fast payments.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Borrower<'_> {
    /// The banks that a loan's money can go to by phone number; none as long as the acquirer has listed none.
    pub async fn list_banks(&self) -> Result<Vec<SbpBank>> {
        queries::list_banks(self.backend.store().reader()).await
    }

    /// Puts an account by the borrower's own phone number among the cards, once for a bank.
    ///
    /// # Errors
    /// `NotFound` for a bank that is not listed.
    pub async fn add_bank_account(&self, bank_id: &str) -> Result<CardId> {
        let (id, now_ms) = (self.id, self.backend.clock().now_ms());
        if !is_bank_id(bank_id) {
            return Err(Error::NotFound);
        }
        self.backend
            .store()
            .write(|tx| async move {
                let borrower = borrowers::queries::lock_in_tx(&tx, id).await?;
                let bank = queries::find_bank(&*tx, bank_id).await?.ok_or(Error::NotFound)?;
                // bank and number are the key of what the form asks for
                if let Some(known) = queries::find_account(&*tx, id, bank_id, &borrower.phone).await? {
                    return Ok(known.id);
                }
                let phone = Phone::parse(&borrower.phone).map_err(Error::internal)?;
                let account = Model {
                    id: CardId::random(),
                    borrower_id: id,
                    acquirer_method_id: None,
                    label: Some(format!("СБП · {} · {}", bank.name, phone.masked())),
                    state: State::Linked,
                    idempotency_key: FormKey::random().to_string(),
                    return_path: String::new(),
                    created_at_ms: now_ms,
                    sbp_bank_id: Some(bank.id),
                    sbp_phone: Some(borrower.phone),
                };
                queries::insert_in_tx(&tx, account.clone()).await?;
                Ok(account.id)
            })
            .await
    }
}

/// Twelve letters or digits, as the system of fast payments numbers its banks.
fn is_bank_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The account that a loan's money goes to, with the name that its bank is to check; none of a card.
pub(crate) async fn sbp_account(db: &impl ConnectionTrait, card: &Model) -> Result<Option<SbpAccount>> {
    let (Some(bank_id), Some(phone)) = (card.sbp_bank_id.clone(), card.sbp_phone.clone()) else { return Ok(None) };
    let holder = borrowers::queries::get(db, card.borrower_id).await?;
    Ok(Some(SbpAccount {
        phone: phone.trim_start_matches('+').to_owned(),
        bank_id,
        surname: holder.surname,
        given_name: holder.given_name,
        patronymic: holder.patronymic,
    }))
}

/// Asks the acquirer for its banks.
#[derive(Serialize, Deserialize)]
pub(crate) struct RefreshBanks;

/// Has the banks asked for at once, and every day from then on.
pub(crate) async fn begin(backend: &Backend) -> Result<()> {
    let (today, now_ms) = (backend.clock().today(), backend.clock().now_ms());
    backend.store().write(|tx| async move { work::promise_in_tx(&tx, &RefreshBanks, &today, now_ms).await }).await
}

impl Job for RefreshBanks {
    const NAME: &'static str = "refresh_banks";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        // before the work, so that a day that goes wrong is not the last
        let tomorrow = backend.clock().today().tomorrow().map_err(Error::internal)?;
        let run_at_ms = start_of_day_ms(tomorrow);
        backend
            .store()
            .write(|tx| async move { work::promise_in_tx(&tx, &RefreshBanks, &tomorrow, run_at_ms).await })
            .await?;
        match backend.gateways().acquirer.sbp_banks().await {
            Answer::Done(banks) if !banks.is_empty() => {
                let banks = &banks;
                backend.store().write(|tx| async move { queries::keep_banks_in_tx(&tx, banks).await }).await?;
            }
            // those of the day before are good enough
            Answer::Done(_) => tracing::warn!("the acquirer lists no banks"),
            Answer::Refused(why) | Answer::Unknown(why) => {
                return Err(Error::internal(format!("the acquirer does not list its banks: {why}")));
            }
        }
        Ok(Outcome::Done)
    }
}
