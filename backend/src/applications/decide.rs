//! Decides an application: facts, scorecard, offer.

use jiff::civil::Date;
use lending::{
    Assessment, BirthDate, Bureau, BureauAnswer, Decision, Edition, Facts, Money, Product, Quote, Refusal,
    RefusalReason, Scorecard, Stage, offer_lapses_on,
};
use sea_orm::ActiveValue::Set;

use super::{
    Verdict,
    conditions::{Contract, Document},
    jobs, queries,
    stages::{move_in_tx, stage_of},
};
use crate::{
    ApplicationId, Backend, Error, Result,
    borrowers::{self, ConsentKind, full_name},
    gateways::bureau::Question,
    loans,
    products::{self, refusal_of},
    staff::StaffMember,
    store::{
        Tx,
        entity::{applications, bureau_reports, loans::State as LoanState},
    },
};

/// What the bureau says, or that it does not.
pub(super) enum Report {
    Here(BureauAnswer),
    /// It may be asked again.
    NotNow,
    /// It may not be asked: there is no consent, or no passport to ask about.
    Never,
}

impl StaffMember<'_> {
    /// Decides an application that the rules left to a person.
    ///
    /// # Errors
    /// `NotFound`; refused with `StageDoesNotAllow` unless it waits for a person, or with `AmountOutOfRange` for a sum
    /// that the product does not lend or that is more than was asked for.
    pub async fn decide(&self, id: ApplicationId, verdict: Verdict) -> Result<()> {
        let backend = self.backend;
        let row = queries::get(backend.store().reader(), id).await?;
        if stage_of(&row)? != Stage::AwaitingStaff {
            return Err(Refusal::StageDoesNotAllow.into());
        }
        let answer = backend.kept_report(id).await?.map_or(Bureau::Unavailable, Bureau::Answered);
        let by = Some(self.login.to_string());
        match verdict {
            Verdict::Refuse => backend.settle(&row, Conclusion::Refuse(Vec::new()), by).await,
            Verdict::Approve(amount) if amount > row.amount_kopecks.into() => {
                let terms = backend.product_of(&row).await?.terms().clone();
                let max = row.amount_kopecks.into();
                Err(Refusal::AmountOutOfRange { min: terms.min_amount, max }.into())
            }
            Verdict::Approve(amount) => {
                let conclusion = backend.offer(&row, amount, answer).await?;
                backend.settle(&row, conclusion, by).await
            }
        }
    }
}

impl Backend {
    /// Decides by the rules; with [`Bureau::Unavailable`] they leave it to a person.
    pub(super) async fn decide_by_rules(&self, row: &applications::Model, bureau: Bureau) -> Result<()> {
        let facts = self.facts(row, row.amount_kopecks.into(), bureau).await?;
        let conclusion = match Scorecard::default().decide(&facts) {
            Decision::Approve => self.offer(row, facts.requested, bureau).await?,
            Decision::ApproveLess(amount) => self.offer(row, amount, bureau).await?,
            Decision::Refuse(reasons) => Conclusion::Refuse(reasons),
            Decision::AskStaff(reasons) => {
                tracing::info!(application = %row.id, ?reasons, "an application waits for a person");
                Conclusion::AskStaff
            }
        };
        self.settle(row, conclusion, None).await
    }

    /// The report that was kept, or a new one, which is kept.
    pub(super) async fn report(&self, row: &applications::Model) -> Result<Report> {
        if let Some(answer) = self.kept_report(row.id).await? {
            return Ok(Report::Here(answer));
        }
        let Some(question) = self.question(row).await? else { return Ok(Report::Never) };
        let answer = match self.gateways().bureau.report(&question).await {
            Ok(answer) => answer,
            Err(why) => {
                tracing::warn!(application = %row.id, why, "the credit bureau has no report now");
                return Ok(Report::NotNow);
            }
        };
        let kept = bureau_reports::Model {
            application_id: row.id,
            sealed: self.secrets().seal(&report_place(row.id), &answer)?,
            asked_at_ms: self.clock().now_ms(),
        };
        self.store()
            .write(|tx| {
                let kept = kept.clone();
                async move { queries::keep_report_in_tx(&tx, kept).await }
            })
            .await?;
        Ok(Report::Here(answer))
    }

    async fn kept_report(&self, id: ApplicationId) -> Result<Option<BureauAnswer>> {
        let row = queries::find_report(self.store().reader(), id).await?;
        row.map(|row| self.secrets().open(&report_place(id), &row.sealed)).transpose()
    }

    async fn question(&self, row: &applications::Model) -> Result<Option<Question>> {
        let reader = self.store().reader();
        let consent =
            borrowers::queries::find_consent(reader, row.borrower_id, ConsentKind::CreditBureau.name()).await?;
        let profile = self.borrower(row.borrower_id).find_profile().await?;
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

    async fn facts(&self, row: &applications::Model, amount: Money, bureau: Bureau) -> Result<Facts> {
        let reader = self.store().reader();
        let today = self.clock().today();
        let person = borrowers::queries::get(reader, row.borrower_id).await?;
        let profile = self.borrower(row.borrower_id).find_profile().await?;
        let profile = profile.ok_or_else(|| Error::internal("an application without a profile"))?;
        let product = self.product_of(row).await?;
        let quote = quote(&product, row, amount, today)?;
        let mut facts = Facts {
            age_years: age_years(person.birth_on.into(), today)?,
            monthly_income: profile.monthly_income,
            monthly_payments_elsewhere: profile.monthly_payments,
            requested: amount,
            new_monthly_payment: monthly(quote.total, quote.term_days)?,
            min_amount: product.terms().min_amount,
            amount_step: product.terms().amount_step,
            open_loans_here: 0,
            overdue_here: false,
            closed_loans_here: 0,
            expensive_loans_limit: Edition::on(today)
                .expensive_loans
                .filter(|limit| quote.full_cost > limit.value.above)
                .map(|limit| limit.value.most),
            bureau,
        };
        for loan in loans::queries::list_disbursed(reader, row.borrower_id).await? {
            if loan.state == LoanState::Closed {
                facts.closed_loans_here += 1;
            } else {
                facts.open_loans_here += 1;
                let events = loans::queries::list_events(reader, loan.id).await?;
                facts.overdue_here |= loans::replay(&loan, &events)?.debt_on(today).is_overdue;
            }
        }
        Ok(facts)
    }

    /// An offer of a sum, with the conditions that the borrower would sign.
    async fn offer(&self, row: &applications::Model, amount: Money, bureau: Bureau) -> Result<Conclusion> {
        let today = self.clock().today();
        let product = self.product_of(row).await?;
        let quote = quote(&product, row, amount, today)?;
        let Assessment { burden_notice, .. } = Scorecard::default().assess(&self.facts(row, amount, bureau).await?);
        let notice = Edition::on(today).burden_notice;
        let burden_notice = burden_notice && notice.is_some_and(|notice| amount >= notice.value.from);
        let lapses_on = offer_lapses_on(today);
        let person = borrowers::queries::get(self.store().reader(), row.borrower_id).await?;
        let document = Document::new(Contract {
            lender: &self.config().lender,
            number: &row.number,
            borrower: &full_name(&person),
            quote,
            offered_on: today,
            lapses_on,
            burden_notice,
        });
        Ok(Conclusion::Offer { document, lapses_on, burden_notice })
    }

    async fn settle(
        &self,
        row: &applications::Model,
        conclusion: Conclusion,
        decided_by: Option<String>,
    ) -> Result<()> {
        let now_ms = self.clock().now_ms();
        let (change, stage) = conclusion.change(decided_by)?;
        let lapses_on = conclusion.lapses_on();
        let (id, from) = (row.id, row.stage.as_str());
        self.store()
            .write(|tx| {
                let change = change.clone();
                async move { settle_in_tx(&tx, id, from, stage, change, lapses_on, now_ms).await }
            })
            .await
    }

    async fn product_of(&self, row: &applications::Model) -> Result<Product> {
        products::get(self.store(), &row.product_code).await
    }
}

/// What is written down.
enum Conclusion {
    Offer { document: Document, lapses_on: Date, burden_notice: bool },
    Refuse(Vec<RefusalReason>),
    AskStaff,
}

impl Conclusion {
    fn change(&self, decided_by: Option<String>) -> Result<(applications::ActiveModel, Stage)> {
        let change = applications::ActiveModel { decided_by: Set(decided_by), ..Default::default() };
        Ok(match self {
            Self::Offer { document, lapses_on, burden_notice } => {
                let change = applications::ActiveModel {
                    offered_amount_kopecks: Set(Some(document.quote.principal.into())),
                    offer_lapses_on: Set(Some((*lapses_on).into())),
                    conditions: Set(Some(document.write()?)),
                    conditions_hash: Set(Some(document.hash())),
                    burden_notice: Set(*burden_notice),
                    ..change
                };
                (change, Stage::Offered)
            }
            Self::Refuse(reasons) => {
                let reasons = serde_json::to_string(reasons)?;
                (applications::ActiveModel { refusal_reasons: Set(Some(reasons)), ..change }, Stage::Refused)
            }
            Self::AskStaff => (change, Stage::AwaitingStaff),
        })
    }

    fn lapses_on(&self) -> Option<Date> {
        match self {
            Self::Offer { lapses_on, .. } => Some(*lapses_on),
            Self::Refuse(_) | Self::AskStaff => None,
        }
    }
}

async fn settle_in_tx(
    tx: &Tx,
    id: ApplicationId,
    from: &str,
    stage: Stage,
    change: applications::ActiveModel,
    lapses_on: Option<Date>,
    now_ms: i64,
) -> Result<()> {
    let row = queries::lock_in_tx(tx, id).await?;
    if row.stage != from {
        // withdrawn or decided meanwhile
        return Err(Error::Conflict);
    }
    move_in_tx(tx, &row, stage, change, now_ms).await?;
    if let Some(lapses_on) = lapses_on {
        jobs::promise_lapse_in_tx(tx, id, lapses_on).await?;
    }
    Ok(())
}

fn quote(product: &Product, row: &applications::Model, amount: Money, today: Date) -> Result<Quote> {
    let term_days = u32::try_from(row.term_days).map_err(Error::internal)?;
    product
        .quote(amount, term_days, today, row.first_loan)
        .map_err(|refusal| Error::Refused(refusal_of(refusal, product)))
}

/// What a loan takes a month: all of it if it is paid back within 30 days, else its share of 30 days, rounded up.
fn monthly(total: Money, term_days: u32) -> Result<Money> {
    const MONTH_DAYS: i128 = 30;
    let days = i128::from(term_days).max(MONTH_DAYS);
    let kopecks = (i128::from(total.kopecks()) * MONTH_DAYS + days - 1) / days;
    i64::try_from(kopecks).map(Money::from_kopecks).map_err(Error::internal)
}

fn age_years(birth: Date, today: Date) -> Result<u32> {
    let birth = BirthDate::parse(&birth.to_string(), today).map_err(Error::internal)?;
    Ok(birth.age_years(today))
}

fn report_place(id: ApplicationId) -> String {
    format!("bureau_reports/{id}/sealed")
}
