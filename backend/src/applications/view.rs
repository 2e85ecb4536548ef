//! An application as its page shows it.

use jiff::{SignedDuration, Timestamp, civil::Date};
use lending::{Money, Quote, Stage};

use super::{ApplicationView, Offer, conditions::Document, queries, sign, stages::stage_of, withdraw};
use crate::{
    ApplicationId, Borrower, Error, Result, cards, loans,
    registration::LoanChoice,
    store::entity::{applications, loans as loan_rows},
};

pub(super) async fn get(borrower: &Borrower<'_>, id: ApplicationId) -> Result<ApplicationView> {
    let reader = borrower.backend.store().reader();
    let row = queries::find(reader, borrower.id, id).await?.ok_or(Error::NotFound)?;
    let row = withdraw::lapse_if_over(borrower.backend, row).await?;
    let stage = stage_of(&row)?;
    let loan = loans::queries::find_of_application(reader, id).await?;
    let card = cards::queries::find(reader, borrower.id, row.card_id).await?;
    let code_sent = if stage == Stage::Offered { sign::find_code(borrower, &row).await? } else { None };
    let reached = queries::list_stages(reader, id).await?;
    Ok(ApplicationView {
        id,
        number: row.number.clone(),
        choice: LoanChoice {
            product: row.product_code.clone(),
            amount: row.amount_kopecks.into(),
            term_days: u32::try_from(row.term_days).map_err(Error::internal)?,
        },
        stage,
        reached: reached
            .into_iter()
            .map(|reached| {
                let at = Timestamp::from_millisecond(reached.at_ms).map_err(Error::internal)?;
                let stage = Stage::parse(&reached.stage)
                    .ok_or_else(|| Error::internal(format!("an application was at {:?}", reached.stage)))?;
                Ok((stage, at))
            })
            .collect::<Result<_>>()?,
        offer: offer(&row, loan.as_ref(), borrower.backend.clock().today())?,
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

/// The offer, with the dates of the loan if there is one, else those of a loan that begins today.
fn offer(row: &applications::Model, loan: Option<&loan_rows::Model>, today: Date) -> Result<Option<Offer>> {
    let (Some(json), Some(lapses_on)) = (&row.conditions, row.offer_lapses_on) else { return Ok(None) };
    let document = Document::read(json)?;
    let start = loan.map_or(today, |loan| loan.disbursed_on.unwrap_or(loan.signed_on).into());
    let requested = Money::from(row.amount_kopecks);
    Ok(Some(Offer {
        less_than_requested: document.quote.principal < requested,
        quote: starting_on(document.quote.clone(), start),
        lapses_on: lapses_on.into(),
        burden_notice: row.burden_notice,
        conditions: document.conditions(),
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
