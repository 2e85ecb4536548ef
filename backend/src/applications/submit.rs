//! Sends an application.

use lending::{Money, Product, Refusal, Stage, burden_to_tell};

use super::{Request, queries, review};
use crate::{
    ApplicationId, Backend, Borrower, BorrowerId, Error, Result,
    actor::Actor,
    audit::{self, Act},
    borrowers::{self, SealedProfile},
    cards, loans,
    store::{
        Tx,
        entity::{applications, cards::State as CardState},
    },
};

pub(super) async fn submit(borrower: &Borrower<'_>, request: Request) -> Result<ApplicationId> {
    let (backend, id) = (borrower.backend, borrower.id);
    let product = backend.find_product(&request.choice.product).await?;
    let on_file = borrower.find_profile(None).await?;
    let means = request.profile.as_ref().or(on_file.as_ref());
    let means = means.map(|profile| (profile.monthly_income, profile.monthly_payments));
    let profile = request.profile.as_ref().map(|profile| SealedProfile::new(backend, id, profile)).transpose()?;
    let profile = profile.as_ref();
    backend
        .store()
        .write(|tx| {
            let (request, product) = (request.clone(), product.clone());
            async move { submit_in_tx(backend, &tx, id, request, profile, product, means).await }
        })
        .await
}

async fn submit_in_tx(
    backend: &Backend,
    tx: &Tx,
    borrower: BorrowerId,
    request: Request,
    profile: Option<&SealedProfile>,
    product: Option<Product>,
    means: Option<(Money, Money)>,
) -> Result<ApplicationId> {
    borrowers::queries::lock_in_tx(tx, borrower).await?;
    if let Some(found) = queries::find_by_key(tx, borrower, request.key.as_str()).await? {
        return if is_same(&found, &request) { Ok(found.id) } else { Err(Error::Conflict) };
    }
    if queries::find_open(tx, borrower).await?.is_some() {
        return Err(Refusal::ApplicationAlreadyOpen.into());
    }
    // The passport says who else this person is: what follows is about all of them.
    let profile = match profile {
        Some(profile) => borrowers::save_in_tx(backend, tx, profile).await?,
        None => borrowers::check_on_file_in_tx(backend, tx, borrower).await?,
    };
    let person = borrowers::lock_person_in_tx(tx, borrower).await?;
    if queries::find_open_of_person(tx, &person).await?.is_some() {
        return Err(Refusal::ApplicationAlreadyOpen.into());
    }
    let choice = &request.choice;
    let product = product.ok_or(Refusal::ProductNotOffered)?;
    let first_loan = loans::queries::list_disbursed(tx, &person).await?.is_empty();
    let quote = request.choice.quote(&product, backend.clock().today(), first_loan)?;
    // ст. 5.1: the borrower is told before, in writing
    let means = means.ok_or(Refusal::ProfileIncomplete)?;
    if burden_to_tell(means.0, means.1, &quote).is_some() && !request.burden_acknowledged {
        return Err(Refusal::BurdenNotAcknowledged.into());
    }
    let card = cards::queries::find(tx, borrower, request.card).await?;
    if !card.is_some_and(|card| card.state == CardState::Linked) {
        return Err(Refusal::CardMissing.into());
    }
    let now_ms = backend.clock().now_ms();
    let row = applications::Model {
        id: ApplicationId::random(),
        number: new_number_in_tx(backend, tx).await?,
        borrower_id: borrower,
        product_code: choice.product.clone(),
        amount_kopecks: choice.amount.into(),
        term_days: i64::from(choice.term_days),
        card_id: request.card,
        profile_id: Some(profile.id),
        stage: Stage::Submitted.as_str().to_owned(),
        is_open: true,
        idempotency_key: request.key.to_string(),
        burden_acknowledged: request.burden_acknowledged,
        burden_notice: false,
        first_loan,
        offered_amount_kopecks: None,
        offer_lapses_on: None,
        conditions: None,
        conditions_hash: None,
        waits_until_on: None,
        refusal_reasons: None,
        payout_refusal: None,
        decided_by: None,
        created_at_ms: now_ms,
        version: 0,
    };
    let id = row.id;
    queries::insert_in_tx(tx, row).await?;
    queries::note_stage_in_tx(tx, id, Stage::Submitted, now_ms).await?;
    review::promise_decision_in_tx(tx, id, now_ms).await?;
    audit::note_in_tx(tx, &Actor::Borrower(borrower), Act::SendApplication, &id, "", now_ms).await?;
    Ok(id)
}

fn is_same(found: &applications::Model, request: &Request) -> bool {
    found.product_code == request.choice.product
        && found.amount_kopecks == request.choice.amount.into()
        && found.term_days == i64::from(request.choice.term_days)
        && found.card_id == request.card
}

/// A number that people can read aloud; it says the day and nothing of how many there are: `261122-4839-2017`.
async fn new_number_in_tx(backend: &Backend, tx: &Tx) -> Result<String> {
    let day = backend.clock().today();
    let year = day.year().rem_euclid(100);
    loop {
        let random = getrandom::u32().map_err(Error::internal)? % 100_000_000;
        let (first, second) = (random / 10_000, random % 10_000);
        let number = format!("{year:02}{:02}{:02}-{first:04}-{second:04}", day.month(), day.day());
        if !queries::is_number_taken(tx, &number).await? {
            return Ok(number);
        }
    }
}
