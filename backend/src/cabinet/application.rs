//! An application as its page shows it.

use jiff::{SignedDuration, Timestamp, civil::Date};
use lending::{Money, Quote, RefusalReason, Stage, cooling_off_hours};

use crate::{
    ApplicationId, Borrower, Error, LoanId, Result,
    applications::{self, Conditions as ConditionsKept, stage_of},
    cards, loans,
    products::LoanChoice,
    sms_code::CodeSent,
    store::entity::{applications as application_rows, loans as loan_rows},
};

/// An application as its page shows it.
#[derive(Clone, Debug)]
pub struct ApplicationView {
    /// Its id.
    pub id: ApplicationId,
    /// Its number for people.
    pub number: String,
    /// What was asked for.
    pub choice: LoanChoice,
    /// Where it stands.
    pub stage: Stage,
    /// When each stage was reached, oldest first.
    pub reached: Vec<(Stage, Timestamp)>,
    /// Until when the money of a signed loan waits, in which the loan may be refused.
    pub waits_until: Option<Timestamp>,
    /// The offer, once there is one.
    pub offer: Option<Offer>,
    /// Why it was refused, if it was.
    pub refusal_reasons: Vec<RefusalReason>,
    /// Why the payout was refused, if it was: the acquirer's reason code.
    pub payout_refusal: Option<String>,
    /// The card that the money goes to: «Мир ·· 4477».
    pub card_label: Option<String>,
    /// A signing code is on its way.
    pub code_sent: Option<CodeSent>,
    /// The loan, once it is issued.
    pub loan: Option<LoanId>,
}

/// What the lender offers, as it will be signed.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The figures.
    pub quote: Quote,
    /// Less than was asked for.
    pub less_than_requested: bool,
    /// The last day on which it can be signed.
    pub lapses_on: Date,
    /// The debt burden is over 50 %: a notice of risk is part of the offer.
    pub burden_notice: bool,
    /// Hours that the money will wait after the signature; the loan may be refused meanwhile.
    pub cooling_off_hours: u32,
    /// The individual conditions: exactly the text that the code signs.
    pub conditions: Conditions,
}

/// The individual conditions of the contract: a table in the Bank of Russia's form.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// Version of the template.
    pub version: String,
    /// SHA-256 of the canonical text, hexadecimal.
    pub hash: String,
    /// The rows: the condition and what was agreed, in Russian.
    pub rows: Vec<(String, String)>,
}

impl Borrower<'_> {
    /// An application of this borrower.
    pub async fn get_application(&self, id: ApplicationId) -> Result<ApplicationView> {
        let reader = self.backend.store().reader();
        let row = applications::queries::find(reader, self.id, id).await?.ok_or(Error::NotFound)?;
        let row = applications::lapse_if_over(self.backend, row).await?;
        let stage = stage_of(&row)?;
        let loan = loans::queries::find_of_application(reader, id).await?;
        let card = cards::queries::find(reader, self.id, row.card_id).await?;
        let code_sent = if stage == Stage::Offered { applications::find_code(self, &row).await? } else { None };
        let reached = applications::queries::list_stages(reader, id).await?;
        Ok(ApplicationView {
            id,
            number: row.number.clone(),
            choice: LoanChoice {
                product: row.product_code.clone(),
                amount: row.amount_kopecks.into(),
                term_days: u32::try_from(row.term_days).map_err(Error::internal)?,
            },
            stage,
            waits_until: match reached.last() {
                Some(last) if stage == Stage::Signed => {
                    waits_until(last.at_ms, signed_sum(&row)?, self.backend.clock().now_ms())?
                }
                _ => None,
            },
            reached: reached
                .into_iter()
                .map(|reached| {
                    let at = Timestamp::from_millisecond(reached.at_ms).map_err(Error::internal)?;
                    let stage = Stage::parse(&reached.stage)
                        .ok_or_else(|| Error::internal(format!("an application was at {:?}", reached.stage)))?;
                    Ok((stage, at))
                })
                .collect::<Result<_>>()?,
            offer: offer(&row, loan.as_ref(), self.backend.clock().today())?,
            refusal_reasons: match &row.refusal_reasons {
                Some(reasons) => serde_json::from_str(reasons)?,
                None => Vec::new(),
            },
            payout_refusal: row.payout_refusal.clone().filter(|_| stage == Stage::PayoutRefused),
            card_label: card.and_then(|card| card.label),
            code_sent,
            loan: loan.filter(|_| stage == Stage::Issued).map(|loan| loan.id),
        })
    }
}

/// The sum that was signed.
fn signed_sum(row: &application_rows::Model) -> Result<Money> {
    Ok(ConditionsKept::read(row.conditions.as_deref().unwrap_or_default())?.quote.principal)
}

/// Until when the money of a loan that was signed then waits; none once it may be sent.
pub(super) fn waits_until(signed_at_ms: i64, principal: Money, now_ms: i64) -> Result<Option<Timestamp>> {
    let until_ms = applications::cooling_off_ends_at_ms(signed_at_ms, principal)?;
    let until = Timestamp::from_millisecond(until_ms).map_err(Error::internal)?;
    Ok(Some(until).filter(|_| until_ms > now_ms))
}

/// The offer, with the dates of the loan if there is one, else those of a loan that begins today.
fn offer(row: &application_rows::Model, loan: Option<&loan_rows::Model>, today: Date) -> Result<Option<Offer>> {
    let (Some(json), Some(lapses_on)) = (&row.conditions, row.offer_lapses_on) else { return Ok(None) };
    let kept = ConditionsKept::read(json)?;
    let start = loan.map_or(today, |loan| loan.disbursed_on.unwrap_or(loan.signed_on).into());
    let requested = Money::from(row.amount_kopecks);
    Ok(Some(Offer {
        less_than_requested: kept.quote.principal < requested,
        quote: starting_on(kept.quote.clone(), start),
        lapses_on: lapses_on.into(),
        cooling_off_hours: cooling_off_hours(loan.map_or(today, |loan| loan.signed_on.into()), kept.quote.principal),
        burden_notice: row.burden_notice,
        conditions: Conditions { version: kept.version().to_owned(), hash: kept.document().hash(), rows: kept.rows },
    }))
}

/// The quote with all its days moved so that it starts on another one.
fn starting_on(mut quote: Quote, start: Date) -> Quote {
    let later: SignedDuration = start.duration_since(quote.start);
    let moved = |day: Date| day.checked_add(later).unwrap_or(day);
    quote.due_date = moved(quote.due_date);
    for row in &mut quote.rows {
        row.date = moved(row.date);
    }
    quote.start = start;
    quote
}
