//! Decides an application: the rules, a person where they leave it to one, and the offer that follows.

use jiff::civil::Date;
use lending::{
    Bureau, Decision, Edition, Money, Quote, Refusal, RefusalReason, Stage, offer_lapses_on, waiting_ends_on,
};
use sea_orm::ActiveValue::Set;

use super::{
    Verdict,
    conditions::{Conditions, Contract},
    lapse::promise_lapse_in_tx,
    queries,
    stages::{move_in_tx, stage_of},
};
use crate::{
    ApplicationId, Backend, Error, Result,
    borrowers::full_name,
    decisions::{self, Case, Report, Weighed, open_case, scorecard_in_force},
    documents::{self, Concerns, Document},
    error::Outside,
    products::refusal_of,
    staff::StaffMember,
    store::{
        Tx,
        entity::{applications, decisions as decision_rows},
    },
};

impl StaffMember<'_> {
    /// Decides an application that the rules left to a person.
    ///
    /// # Errors
    /// `NotFound`; refused with `StageDoesNotAllow` unless it waits for a person, with `AmountOutOfRange` for a sum that
    /// the product does not lend or that is more than was asked for, with `LawForbids` where no person may approve.
    /// `Unavailable` while there is no report of the bureau to approve by: a self-ban can't be ruled out.
    pub async fn decide(&self, id: ApplicationId, verdict: Verdict) -> Result<()> {
        let backend = self.backend;
        let row = queries::get(backend.store().reader(), id).await?;
        if stage_of(&row)? != Stage::AwaitingStaff {
            return Err(Refusal::StageDoesNotAllow.into());
        }
        let report = decisions::report(backend, &row).await?;
        let case = open_case(backend, &row, bureau_of(report)).await?;
        let scorecard = scorecard_in_force(backend).await?;
        let asked = Money::from(row.amount_kopecks);
        let (amount, decision) = match verdict {
            Verdict::Refuse => (asked, Decision::Refuse(Vec::new())),
            Verdict::Approve(amount) if amount > asked => {
                return Err(Refusal::AmountOutOfRange { min: case.product.terms().min_amount, max: asked }.into());
            }
            Verdict::Approve(amount) if amount == asked => (amount, Decision::Approve),
            Verdict::Approve(amount) => (amount, Decision::ApproveLess(amount)),
        };
        let quote = case.quote(amount);
        let weighed = quote.as_ref().ok().map(|quote| case.weigh(quote, &scorecard)).transpose()?;
        let conclusion = match verdict {
            Verdict::Refuse => Conclusion::Refuse(Vec::new()),
            Verdict::Approve(_) => {
                let quote = quote.map_err(|refusal| refusal_of(refusal, &case.product))?;
                if !matches!(report, Report::Here(..)) {
                    return Err(Error::Unavailable(Outside::Bureau));
                }
                let weighed = weighed.as_ref().ok_or_else(|| Error::internal("a quote that was not weighed"))?;
                if !weighed.facts.legal_limits().is_empty() {
                    return Err(Refusal::LawForbids.into());
                }
                offer(backend, &row, &case, quote, weighed)
            }
        };
        let by = Some(self.login.to_string());
        let row_of_it = decisions::row_of(
            backend,
            id,
            scorecard.version,
            weighed.as_ref(),
            &decision,
            asked_at_of(report),
            by.clone(),
        )?;
        settle(backend, &row, conclusion, row_of_it, by).await
    }
}

/// Decides by the rules; without the bureau's report they leave it to a person.
pub(super) async fn decide_by_rules(backend: &Backend, row: &applications::Model, report: Report) -> Result<()> {
    let case = open_case(backend, row, bureau_of(report)).await?;
    let scorecard = scorecard_in_force(backend).await?;
    let (weighed, decision, conclusion) = match case.quote(row.amount_kopecks.into()) {
        Ok(quote) => {
            let weighed = case.weigh(&quote, &scorecard)?;
            let decision = weighed.assessment.decision.clone();
            let conclusion = match &decision {
                Decision::Approve => offer(backend, row, &case, quote, &weighed),
                Decision::ApproveLess(amount) => {
                    let less = case.quote(*amount).map_err(|refusal| refusal_of(refusal, &case.product))?;
                    let weighed = case.weigh(&less, &scorecard)?;
                    offer(backend, row, &case, less, &weighed)
                }
                Decision::Refuse(reasons) => Conclusion::Refuse(reasons.clone()),
                Decision::AskStaff(reasons) => {
                    tracing::info!(application = %row.id, ?reasons, "an application waits for a person");
                    Conclusion::AskStaff(waiting_ends_on(backend.clock().today()))
                }
            };
            (Some(weighed), decision, conclusion)
        }
        // the lender has changed the product since
        Err(refusal) => {
            tracing::warn!(application = %row.id, %refusal, "the product does not lend what was asked for any more");
            let reasons = vec![RefusalReason::NoLongerLent];
            (None, Decision::Refuse(reasons.clone()), Conclusion::Refuse(reasons))
        }
    };
    let row_of_it =
        decisions::row_of(backend, row.id, scorecard.version, weighed.as_ref(), &decision, asked_at_of(report), None)?;
    settle(backend, row, conclusion, row_of_it, None).await
}

fn bureau_of(report: Report) -> Bureau {
    match report {
        Report::Here(answer, _) => Bureau::Answered(answer),
        Report::NotNow | Report::Never => Bureau::Unavailable,
    }
}

pub(super) fn asked_at_of(report: Report) -> Option<i64> {
    match report {
        Report::Here(_, asked_at_ms) => Some(asked_at_ms),
        Report::NotNow | Report::Never => None,
    }
}

/// An offer of what was weighed, with the conditions that the borrower would sign.
fn offer(backend: &Backend, row: &applications::Model, case: &Case, quote: Quote, weighed: &Weighed) -> Conclusion {
    let today = backend.clock().today();
    let notice = Edition::on(today).burden_notice;
    // the lender may tell sooner than the law wants, never later
    let burden_notice = notice.is_some_and(|notice| {
        let by_scorecard = weighed.assessment.burden_notice && quote.principal >= notice.value.from;
        by_scorecard || notice.value.is_due(quote.principal, weighed.assessment.debt_burden)
    });
    let lapses_on = offer_lapses_on(today);
    let conditions = Conditions::new(Contract {
        lender: &backend.config().lender,
        number: &row.number,
        borrower: &full_name(&case.person),
        quote,
        offered_on: today,
        lapses_on,
        burden_notice,
    });
    Conclusion::Offer { conditions, lapses_on, burden_notice }
}

/// What is written down.
enum Conclusion {
    Offer {
        conditions: Conditions,
        lapses_on: Date,
        burden_notice: bool,
    },
    Refuse(Vec<RefusalReason>),
    /// A person decides, until the end of that day.
    AskStaff(Date),
}

impl Conclusion {
    fn change(&self, decided_by: Option<String>) -> Result<(applications::ActiveModel, Stage)> {
        let change = applications::ActiveModel { decided_by: Set(decided_by), ..Default::default() };
        Ok(match self {
            Self::Offer { conditions, lapses_on, burden_notice } => {
                let change = applications::ActiveModel {
                    offered_amount_kopecks: Set(Some(conditions.quote.principal.into())),
                    offer_lapses_on: Set(Some((*lapses_on).into())),
                    conditions: Set(Some(conditions.write()?)),
                    conditions_hash: Set(Some(conditions.document().hash())),
                    burden_notice: Set(*burden_notice),
                    ..change
                };
                (change, Stage::Offered)
            }
            Self::Refuse(reasons) => {
                let reasons = serde_json::to_string(reasons)?;
                (applications::ActiveModel { refusal_reasons: Set(Some(reasons)), ..change }, Stage::Refused)
            }
            Self::AskStaff(until) => (
                applications::ActiveModel { waits_until_on: Set(Some((*until).into())), ..change },
                Stage::AwaitingStaff,
            ),
        })
    }

    /// What the borrower will be shown, and may sign.
    fn document(&self) -> Option<Document> {
        match self {
            Self::Offer { conditions, .. } => Some(conditions.document()),
            Self::Refuse(_) | Self::AskStaff(_) => None,
        }
    }

    /// The last day on which it stands, if it ends by itself.
    fn last_day(&self) -> Option<Date> {
        match self {
            Self::Offer { lapses_on, .. } => Some(*lapses_on),
            Self::AskStaff(until) => Some(*until),
            Self::Refuse(_) => None,
        }
    }
}

async fn settle(
    backend: &Backend,
    row: &applications::Model,
    conclusion: Conclusion,
    decision: decision_rows::Model,
    decided_by: Option<String>,
) -> Result<()> {
    let now_ms = backend.clock().now_ms();
    let (change, stage) = conclusion.change(decided_by)?;
    let last_day = conclusion.last_day();
    let document = &conclusion.document();
    let concerns = Concerns { borrower: Some(row.borrower_id), application: Some(row.id) };
    let (id, from) = (row.id, row.stage.as_str());
    backend
        .store()
        .write(|tx| {
            let (change, decision) = (change.clone(), decision.clone());
            async move {
                let row = queries::lock_in_tx(&tx, id).await?;
                if row.stage != from {
                    // withdrawn or decided meanwhile
                    return Err(Error::Conflict);
                }
                move_in_tx(&tx, &row, stage, change, now_ms).await?;
                decisions::append_in_tx(&tx, decision).await?;
                if let Some(document) = document {
                    documents::keep_in_tx(&tx, document, concerns, now_ms).await?;
                }
                promise_end_in_tx(&tx, id, last_day).await
            }
        })
        .await
}

async fn promise_end_in_tx(tx: &Tx, id: ApplicationId, last_day: Option<Date>) -> Result<()> {
    match last_day {
        Some(last) => promise_lapse_in_tx(tx, id, last).await,
        None => Ok(()),
    }
}
