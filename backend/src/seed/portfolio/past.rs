//! The rows that loans have left by today.

use std::{collections::BTreeMap, ops::Range, str::FromStr};

use jiff::{SignedDuration, civil::Date};
use lending::{DailyRate, Loan, LoanEvent, Money, Stage, add_days, term_ends_on};

use super::{
    super::lineup::UNTIL_PAYDAY,
    life::{Life, Repaid},
};
use crate::{
    BorrowerId, Error, PaymentId, Result, TransferId,
    clock::start_of_day_ms,
    ledger::{self, Receivables, Transaction, postings},
    loans::{self, Parts},
    store::entity::{
        application_stages, applications, borrowers, cards, loan_events, loans as loan_rows,
        transfers::{Kind, Model as Transfer, Purpose, State as TransferState, Way},
    },
};

const HOUR_MS: i64 = 60 * 60_000;
/// The day close posts so long after midnight.
const NIGHT_MS: i64 = 5 * 60_000;
/// What is left of a debt and forgiven, in kopecks.
const TAIL: Money = Money::from_kopecks(50);

/// What all the loans have in common.
pub(super) struct Past {
    pub(super) today: Date,
    pub(super) password_hash: String,
    pub(super) rate: DailyRate,
}

/// Rows of many loans, and what is to be posted, by the moment.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) borrowers: Vec<borrowers::Model>,
    pub(super) cards: Vec<cards::Model>,
    pub(super) applications: Vec<applications::Model>,
    pub(super) stages: Vec<application_stages::Model>,
    pub(super) loans: Vec<loan_rows::Model>,
    pub(super) transfers: Vec<Transfer>,
    pub(super) events: Vec<loan_events::Model>,
    pub(super) postings: BTreeMap<i64, Vec<Transaction>>,
}

impl Past {
    /// What the loans of these numbers have left.
    pub(super) fn of(&self, numbers: Range<u64>) -> Result<Rows> {
        let mut rows = Rows::default();
        for number in numbers {
            self.live(number, &Life::of(number), &mut rows)?;
        }
        Ok(rows)
    }

    fn live(&self, number: u64, life: &Life, rows: &mut Rows) -> Result<()> {
        let taken_on = self.today.checked_sub(SignedDuration::from_hours(24 * i64::from(life.taken_days_ago)));
        let taken_on = taken_on.map_err(Error::internal)?;
        let row = self.sign(number, life, taken_on, rows)?;
        let mut story = Story { loan: loans::replay(&row, &[])?, held: Receivables::none(taken_on), row, sequence: 0 };
        story.disburse(number, taken_on, rows)?;
        match life.repaid {
            Repaid::Nothing => {}
            Repaid::Part { on_day, per_cent } => {
                let debt = story.debt_on(on_day)?;
                let part = Money::from_kopecks(debt.kopecks() * i64::from(per_cent) / 100);
                story.pay(id(number, 0)?, on_day, part, rows)?;
            }
            Repaid::Full { on_day } => story.pay(id(number, 0)?, on_day, story.debt_on(on_day)?, rows)?,
            Repaid::AllButTail { on_day } => {
                let all_but = story.debt_on(on_day)?.checked_sub(TAIL).unwrap_or_default();
                story.pay(id(number, 0)?, on_day, all_but, rows)?;
            }
            Repaid::TooMuch { on_day } => {
                story.pay(id(number, 0)?, on_day, story.debt_on(on_day)?, rows)?;
                story.pay(id(number, 1)?, on_day, Money::from_rubles(500), rows)?;
            }
        }
        let yesterday = self.today.yesterday().map_err(Error::internal)?;
        if story.row.state == loan_rows::State::Active {
            story.accrue(yesterday, rows)?;
        }
        rows.loans.push(story.row);
        Ok(())
    }

    /// The borrower, the application with its way, and the loan that they signed, as it is once the money has come.
    fn sign(&self, number: u64, life: &Life, taken_on: Date, rows: &mut Rows) -> Result<loan_rows::Model> {
        let at_ms = start_of_day_ms(taken_on) + 11 * HOUR_MS;
        let (borrower, card, application) = (id(number, 0)?, id(number, 0)?, id(number, 0)?);
        let number_of_contract = contract(number, taken_on);
        rows.borrowers.push(borrowers::Model {
            id: borrower,
            phone: format!("+79{:09}", 100_000_000 + number),
            password_hash: self.password_hash.clone(),
            surname: "Образцов".to_owned(),
            given_name: "Пётр".to_owned(),
            patronymic: None,
            birth_on: Date::constant(1990, 5, 14).into(),
            email: None,
            invited_by_code: None,
            created_at_ms: at_ms,
            signed_in_at_ms: at_ms,
            person_id: None,
            keeps_surplus_since_ms: None,
        });
        rows.cards.push(cards::Model {
            id: card,
            borrower_id: borrower,
            acquirer_method_id: Some(format!("demo-{card}")),
            label: Some("Мир ·· 0004".to_owned()),
            state: cards::State::Linked,
            idempotency_key: "card".to_owned(),
            return_path: "/cabinet/apply".to_owned(),
            sbp_bank_id: None,
            sbp_phone: None,
            created_at_ms: at_ms,
        });
        let mut link = done(Kind::CardLink, id(number, 3)?, borrower, Money::ZERO, at_ms);
        link.card_id = Some(card);
        rows.transfers.push(link);
        rows.applications.push(applications::Model {
            id: application,
            number: number_of_contract.clone(),
            borrower_id: borrower,
            product_code: UNTIL_PAYDAY.to_owned(),
            amount_kopecks: life.principal.into(),
            term_days: life.term_days.into(),
            card_id: card,
            stage: Stage::Issued.as_str().to_owned(),
            is_open: false,
            idempotency_key: "application".to_owned(),
            burden_acknowledged: false,
            burden_notice: false,
            first_loan: true,
            offered_amount_kopecks: Some(life.principal.into()),
            offer_lapses_on: None,
            conditions: None,
            conditions_hash: None,
            refusal_reasons: None,
            payout_refusal: None,
            decided_by: None,
            profile_id: None,
            waits_until_on: None,
            created_at_ms: at_ms,
            version: 0,
        });
        let way =
            [Stage::Submitted, Stage::UnderReview, Stage::Offered, Stage::Signed, Stage::PayingOut, Stage::Issued];
        rows.stages.extend((0..).zip(way).map(|(sequence, stage)| application_stages::Model {
            application_id: application,
            sequence,
            stage: stage.as_str().to_owned(),
            at_ms,
        }));
        let due_on =
            term_ends_on(taken_on, life.term_days).ok_or_else(|| Error::internal("a day beyond the calendar"))?;
        Ok(loan_rows::Model {
            id: id(number, 0)?,
            number: number_of_contract,
            borrower_id: borrower,
            application_id: application,
            product_code: UNTIL_PAYDAY.to_owned(),
            card_id: card,
            principal_kopecks: life.principal.into(),
            rate_per_day_millionths: self.rate.millionths().into(),
            rate_after_term_millionths: self.rate.millionths().into(),
            term_days: life.term_days.into(),
            signed_on: taken_on.into(),
            disbursed_on: Some(taken_on.into()),
            due_on: Some(due_on.into()),
            schedule: Some("[]".to_owned()),
            state: loan_rows::State::Active,
            closed_on: None,
            accrued_on: Some(taken_on.into()),
            interest_receivable_kopecks: Money::ZERO.into(),
            penalty_receivable_kopecks: Money::ZERO.into(),
        })
    }
}

/// A loan as it is at some moment of its past.
struct Story {
    row: loan_rows::Model,
    loan: Loan,
    held: Receivables,
    sequence: i64,
}

impl Story {
    fn day(&self, on_day: u32) -> Result<Date> {
        let taken_on = self.loan.terms().disbursed_on;
        add_days(taken_on, on_day).ok_or_else(|| Error::internal("a day beyond the calendar"))
    }

    fn debt_on(&self, on_day: u32) -> Result<Money> {
        Ok(self.loan.debt_on(self.day(on_day)?).total())
    }

    fn disburse(&mut self, number: u64, day: Date, rows: &mut Rows) -> Result<()> {
        let (payout, at_ms) = (id::<TransferId>(number, 2)?, start_of_day_ms(day) + 12 * HOUR_MS);
        let amount = self.row.principal_kopecks.into();
        let mut transfer = done(Kind::Payout, payout, self.row.borrower_id, amount, at_ms);
        transfer.loan_id = Some(self.row.id);
        transfer.card_id = Some(self.row.card_id);
        rows.transfers.push(transfer);
        let principal = self.row.principal_kopecks.into();
        let parts = [principal, principal, Money::ZERO, Money::ZERO];
        self.note(loans::DISBURSED, (day, at_ms), None, None, parts, rows)?;
        let movement = postings::disbursement(&self.row, payout.into(), day)?;
        self.post(at_ms, vec![movement], rows)
    }

    fn pay(&mut self, payment: PaymentId, on_day: u32, amount: Money, rows: &mut Rows) -> Result<()> {
        let day = self.day(on_day)?;
        self.accrue(day.yesterday().map_err(Error::internal)?, rows)?;
        let at_ms = start_of_day_ms(day) + (13 + self.sequence) * HOUR_MS;
        let event = LoanEvent::Payment { date: day, amount };
        let made = Parts::of(&mut self.loan, event)?;
        let mut transfer = done(Kind::Payment, payment.into(), self.row.borrower_id, amount, at_ms);
        transfer.loan_id = Some(self.row.id);
        transfer.purpose = Some(Purpose::Repay);
        transfer.way = Some(Way::Card);
        let mut movements = vec![postings::payment(&self.row, &transfer, day, made)?];
        rows.transfers.push(transfer);
        let parts = [amount, made.principal, made.interest, made.penalty];
        self.note(loans::PAYMENT, (day, at_ms), Some(event), Some(payment), parts, rows)?;
        if let Some(forgiveness) = self.loan.tail_forgiveness(day, TAIL) {
            let tail = Parts::of(&mut self.loan, forgiveness)?;
            let parts = [tail.amount, tail.principal, tail.interest, tail.penalty];
            self.note(loans::FORGIVENESS, (day, at_ms), Some(forgiveness), None, parts, rows)?;
            movements.push(postings::forgiveness(&self.row, payment, day, tail)?);
        }
        self.post(at_ms, movements, rows)?;
        if let Some(closed_on) = self.loan.closed_on() {
            self.row.state = loan_rows::State::Closed;
            self.row.closed_on = Some(closed_on.into());
        }
        let beyond = made.beyond()?;
        if beyond.is_positive() {
            self.refund(payment, (day, at_ms + HOUR_MS), beyond, rows)?;
        }
        Ok(())
    }

    fn refund(&self, payment: PaymentId, at: (Date, i64), amount: Money, rows: &mut Rows) -> Result<()> {
        let (day, at_ms) = at;
        let refund = TransferId::from_str(&payment.to_string().replacen('0', "4", 1)).map_err(Error::internal)?;
        let mut transfer = done(Kind::Refund, refund, self.row.borrower_id, amount, at_ms);
        transfer.loan_id = Some(self.row.id);
        transfer.refund_of = Some(payment.into());
        rows.postings.entry(at_ms).or_default().push(postings::refund(&transfer, Some(&self.row), day)?);
        rows.transfers.push(transfer);
        Ok(())
    }

    /// The nights up to and including the end of a day.
    fn accrue(&mut self, through: Date, rows: &mut Rows) -> Result<()> {
        let (accruals, held) = ledger::missed_days(&self.row, &self.loan, through)?;
        for accrual in accruals {
            let night_ms = start_of_day_ms(accrual.on_date().tomorrow().map_err(Error::internal)?) + NIGHT_MS;
            rows.postings.entry(night_ms).or_default().push(accrual);
        }
        self.hold(held);
        Ok(())
    }

    fn post(&mut self, at_ms: i64, movements: Vec<Transaction>, rows: &mut Rows) -> Result<()> {
        let (transactions, held) = ledger::with_accrual(&self.row, &self.loan, self.held, movements)?;
        rows.postings.entry(at_ms).or_default().extend(transactions);
        self.hold(held);
        Ok(())
    }

    fn hold(&mut self, held: Receivables) {
        self.held = held;
        self.row.accrued_on = Some(held.accrued_on.into());
        self.row.interest_receivable_kopecks = held.interest.into();
        self.row.penalty_receivable_kopecks = held.penalty.into();
    }

    /// An event of the history, on a day and at an instant: the whole, principal, interest, penalty.
    fn note(
        &mut self,
        kind: &str,
        at: (Date, i64),
        event: Option<LoanEvent>,
        payment_id: Option<PaymentId>,
        parts: [Money; 4],
        rows: &mut Rows,
    ) -> Result<()> {
        let [amount_kopecks, principal_kopecks, interest_kopecks, penalty_kopecks] = parts.map(Into::into);
        rows.events.push(loan_events::Model {
            id: format!("{}/{}", self.row.id, self.sequence),
            loan_id: self.row.id,
            sequence: self.sequence,
            kind: kind.to_owned(),
            on_date: at.0.into(),
            at_ms: at.1,
            event: event.map(|event| serde_json::to_string(&event)).transpose()?,
            amount_kopecks,
            principal_kopecks,
            interest_kopecks,
            penalty_kopecks,
            payment_id,
        });
        self.sequence += 1;
        Ok(())
    }
}

/// A transfer that the acquirer did at once.
fn done(kind: Kind, id: TransferId, borrower: BorrowerId, amount: Money, at_ms: i64) -> Transfer {
    let mut transfer = Transfer::intent(kind, borrower, amount.into(), at_ms);
    transfer.id = id;
    transfer.state = TransferState::Succeeded;
    transfer.acquirer_id = Some(format!("demo-{id}"));
    transfer.first_sent_at_ms = Some(at_ms);
    transfer.last_sent_at_ms = Some(at_ms);
    transfer.settled_at_ms = Some(at_ms);
    transfer
}

/// The id of the something of a loan; ids of things of different kinds may be alike, but not those of transfers.
fn id<T: FromStr<Err = uuid::Error>>(number: u64, which: u32) -> Result<T> {
    format!("{which:08}-0000-4000-8000-{number:012}").parse().map_err(Error::internal)
}

/// `261122-0004-8392`.
fn contract(number: u64, taken_on: Date) -> String {
    let (year, month, day) = (taken_on.year() % 100, taken_on.month(), taken_on.day());
    format!("{year:02}{month:02}{day:02}-{:04}-{:04}", number / 10_000, number % 10_000)
}
