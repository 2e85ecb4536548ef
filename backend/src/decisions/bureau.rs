//! The credit bureau's report: asked for once for each application, again before it is signed where that was long ago, and
//! kept.

use lending::BureauAnswer;

use super::queries;
use crate::{
    ApplicationId, Backend, Result,
    borrowers::{self, ConsentKind},
    gateways::bureau::Question,
    store::entity::{applications, bureau_reports},
};

/// What the bureau says, or that it does not.
#[derive(Clone, Copy)]
pub(crate) enum Report {
    /// Its answer, and when it was asked.
    Here(BureauAnswer, i64),
    /// It may be asked again.
    NotNow,
    /// It may not be asked: there is no consent, or no passport to ask about.
    Never,
}

/// The report that was kept, or a new one, which is kept.
pub(crate) async fn report(backend: &Backend, row: &applications::Model) -> Result<Report> {
    if let Some(kept) = queries::find_report(backend.store().reader(), row.id).await? {
        return Ok(Report::Here(backend.secrets().open(&place(row.id), &kept.sealed)?, kept.asked_at_ms));
    }
    ask(backend, row).await
}

/// A report that is younger than that, the one that was kept or a new one, which is kept in its place.
pub(crate) async fn report_younger_than(backend: &Backend, row: &applications::Model, ms: i64) -> Result<Report> {
    match queries::find_report(backend.store().reader(), row.id).await? {
        Some(kept) if backend.clock().now_ms().saturating_sub(kept.asked_at_ms) < ms => {
            Ok(Report::Here(backend.secrets().open(&place(row.id), &kept.sealed)?, kept.asked_at_ms))
        }
        _ => ask(backend, row).await,
    }
}

async fn ask(backend: &Backend, row: &applications::Model) -> Result<Report> {
    let Some(question) = question(backend, row).await? else { return Ok(Report::Never) };
    let answer = match backend.gateways().bureau.report(&question).await {
        Ok(answer) => answer,
        Err(why) => {
            tracing::warn!(application = %row.id, why, "the credit bureau has no report now");
            return Ok(Report::NotNow);
        }
    };
    let asked_at_ms = keep_report(backend, row.id, &answer).await?;
    Ok(Report::Here(answer, asked_at_ms))
}

/// Keeps what the bureau has just said; answers when that was.
pub(crate) async fn keep_report(backend: &Backend, id: ApplicationId, answer: &BureauAnswer) -> Result<i64> {
    let asked_at_ms = backend.clock().now_ms();
    let sealed = backend.secrets().seal(&place(id), answer)?;
    let kept = &bureau_reports::Model { application_id: id, sealed, asked_at_ms };
    backend.store().write(|tx| async move { queries::keep_report_in_tx(&tx, kept.clone()).await }).await?;
    Ok(asked_at_ms)
}

async fn question(backend: &Backend, row: &applications::Model) -> Result<Option<Question>> {
    let reader = backend.store().reader();
    let consent = borrowers::queries::find_consent(reader, row.borrower_id, ConsentKind::CreditBureau.name()).await?;
    let profile = backend.borrower(row.borrower_id).find_profile(row.profile_id).await?;
    let (Some(consent), Some(profile)) = (consent, profile) else { return Ok(None) };
    let person = borrowers::queries::get(reader, row.borrower_id).await?;
    Ok(Some(Question {
        surname: person.surname,
        given_name: person.given_name,
        patronymic: person.patronymic,
        birth_date: person.birth_on.into(),
        passport_number: profile.passport_number.digits(),
        consent_id: consent.id,
    }))
}

fn place(id: ApplicationId) -> String {
    format!("bureau_reports/{id}/sealed")
}
