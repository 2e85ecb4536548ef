//! Whatever happens to a loan, every place that tells its debt tells the same: the cabinet's first page, the loan's page, the
//! page of payment, the books, and a replay of what happened.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use jiff::civil::Date;
use lending::{DailyRate, Instalment, Keep, Loan, LoanEvent, LoanTerms, Money, Schedule, add_days, term_ends_on};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    ApplicationId, Backend, Clock, Config, HolidayRequestId, LoanId, Result, ReversalId, TransferId,
    gateways::acquirer::{Object, Progress},
    ledger::{self, postings},
    loans::{self, happen_in_tx, is_payment},
    payouts::Payouts,
    store::{
        Tx,
        entity::{
            applications, loans as loan_rows,
            reversals::{self, Cause},
            transfers::{Kind, Model as Transfer, Purpose, State as TransferState, Way},
        },
    },
    test_database::TestDatabase,
    transfers,
};

const LOANS: u64 = 16;
const DAYS: u64 = 120;
const RATE: DailyRate = DailyRate::from_millionths(8_000);

/// Numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

/// A loan as the database has it, and as it must be.
struct Told {
    id: LoanId,
    terms: LoanTerms,
    instalments: Vec<Instalment>,
    events: Vec<LoanEvent>,
}

impl Told {
    fn replay(&self) -> Loan {
        Loan::try_new_kept(self.terms, &self.instalments, &self.events).unwrap()
    }
}

#[tokio::test]
async fn every_page_and_the_books_tell_the_same_debt_after_any_history() {
    for seed in [20_261_128, 0x9e37_79b9_7f4a_7c15] {
        let mut dice = Dice(seed);
        let (backend, clock, _database) = lender().await;
        let mut told = Vec::new();
        for number in 0..LOANS {
            told.push(lend(&backend, number, &mut dice).await);
        }
        let mut kinds = BTreeMap::<String, u32>::new();
        for day in 1..=DAYS {
            clock.advance_days(1);
            for loan in &mut told {
                let Some(event) = event(loan, clock.today(), &mut dice) else { continue };
                record(&backend, loan, event).await;
                *kinds.entry(format!("{event:?}").chars().take_while(|c| c.is_alphabetic()).collect()).or_default() +=
                    1;
            }
            // the day close comes on most nights, late on others
            if dice.roll(3) > 0 {
                backend.operator().close_days(None).await.unwrap();
            }
            if day % 10 == 0 {
                compare(&backend, &told).await;
            }
        }
        backend.operator().close_days(None).await.unwrap();
        compare(&backend, &told).await;
        for kind in ["Payment", "EarlyRepayment", "Prolongation", "Holiday", "BonusSpent", "Forgiveness", "Reversal"] {
            assert!(kinds.get(kind).is_some_and(|times| *times >= 2), "seed {seed} has too few: {kinds:?}");
        }
    }
}

async fn lender() -> (Backend, Clock, TestDatabase) {
    let database = TestDatabase::create().await;
    let config = Config::from_pairs([("DATABASE_URL", database.url.as_str())]).unwrap();
    Backend::migrate(&config).await.unwrap();
    let clock = Clock::manual("2026-11-23T09:00:00Z".parse().unwrap());
    let backend = Backend::init(config, clock.clone()).await.unwrap();
    backend.operator().seed().await.unwrap();
    (backend, clock, database)
}

/// Lends to the demonstration's borrower, on the way of every payout; every other loan has instalments.
async fn lend(backend: &Backend, number: u64, dice: &mut Dice) -> Told {
    let reader = backend.store().reader();
    let (now_ms, today) = (backend.clock().now_ms(), backend.clock().today());
    let past = loan_rows::Entity::find().filter(loan_rows::Column::State.eq(loan_rows::State::Closed));
    let past = past.one(reader).await.unwrap().unwrap();
    let application = applications::Entity::find_by_id(past.application_id).one(reader).await.unwrap().unwrap();
    let application = applications::Model {
        id: ApplicationId::random(),
        number: format!("agreement-{number}"),
        stage: "paying_out".to_owned(),
        is_open: false,
        idempotency_key: format!("agreement-{number}"),
        ..application
    };
    let principal = Money::from_kopecks(500_000 + dice.roll(2_500_000));
    let dues: Vec<Date> = match number % 2 {
        0 => vec![term_ends_on(today, 7 + u32::try_from(dice.roll(24)).unwrap()).unwrap()],
        _ => (1..=6).map(|instalment| term_ends_on(today, instalment * 14).unwrap()).collect(),
    };
    let instalments = match dues.as_slice() {
        [_] => Vec::new(),
        dues => Schedule::never_growing(principal, RATE, today, dues).unwrap().rows,
    };
    let due_on = instalments.last().map_or(dues[0], |last| last.date);
    let row = loan_rows::Model {
        id: LoanId::random(),
        number: application.number.clone(),
        application_id: application.id,
        principal_kopecks: principal.into(),
        rate_per_day_millionths: RATE.millionths().into(),
        rate_after_term_millionths: RATE.millionths().into(),
        term_days: due_on.duration_since(today).as_hours() / 24,
        signed_on: today.into(),
        disbursed_on: None,
        due_on: None,
        schedule: None,
        state: loan_rows::State::AwaitingPayout,
        closed_on: None,
        accrued_on: None,
        interest_receivable_kopecks: Money::ZERO.into(),
        penalty_receivable_kopecks: Money::ZERO.into(),
        ..past
    };
    let mut payout = Transfer::intent(Kind::Payout, row.borrower_id, row.principal_kopecks, now_ms);
    payout.loan_id = Some(row.id);
    payout.card_id = Some(row.card_id);
    payout.state = TransferState::Asked;
    let schedule = serde_json::to_string(&instalments).unwrap();
    write(backend, |tx| {
        let (application, row, payout, schedule) = (application.clone(), row.clone(), payout.clone(), schedule.clone());
        async move {
            applications::Entity::insert(applications::ActiveModel::from(application))
                .exec_without_returning(&tx)
                .await?;
            loans::queries::insert_in_tx(&tx, row.clone()).await?;
            transfers::queries::insert_in_tx(&tx, payout.clone()).await?;
            let object = Object::new(
                format!("demo-{}", payout.id),
                Progress::Succeeded { after_ms: None },
                Some(payout.amount_kopecks.into()),
            );
            transfers::succeed_in_tx::<Payouts>(&tx, &payout, &object, today, now_ms).await?;
            let agreed = loan_rows::ActiveModel { schedule: Set(Some(schedule)), ..Default::default() };
            loan_rows::Entity::update_many().set(agreed).filter(loan_rows::Column::Id.eq(row.id)).exec(&tx).await?;
            Ok(())
        }
    })
    .await;
    let terms =
        LoanTerms { principal, daily_rate: RATE, rate_after_term: RATE, disbursed_on: today, due_on, signed_on: today };
    Told { id: row.id, terms, instalments, events: Vec::new() }
}

/// Something that may happen to a loan on a day, by the rules; most days nothing does.
fn event(told: &Told, date: Date, dice: &mut Dice) -> Option<LoanEvent> {
    let loan = told.replay();
    // a loan that is closed changes only when a payment goes back
    if dice.roll(if loan.closed_on().is_some() { 60 } else { 12 }) > 0 {
        return None;
    }
    let debt = loan.debt_on(date);
    let some_of = |whole: Money, dice: &mut Dice| Money::from_kopecks(1 + dice.roll(whole.kopecks()));
    let amount = some_of(debt.total(), dice);
    let payments = i64::try_from(loan.payments().len()).unwrap();
    let event = match if loan.closed_on().is_some() { 5 } else { dice.roll(8) } {
        5 if payments > 0 => {
            let payment = dice.roll(payments);
            let amount = some_of(loan.payments()[usize::try_from(payment).unwrap()].standing(), dice);
            LoanEvent::Reversal { date, amount, payment: u32::try_from(payment).unwrap() }
        }
        0 => LoanEvent::EarlyRepayment { date, amount, keep: Keep::Count },
        1 => LoanEvent::EarlyRepayment { date, amount, keep: Keep::Payment },
        2 => {
            let paid = debt.interest.checked_add(debt.penalty)?;
            LoanEvent::Prolongation { date, days: 7, daily_rate: RATE, paid }
        }
        3 => LoanEvent::BonusSpent { date, amount: some_of(debt.interest, dice) },
        6 => loan.holiday_event(date, add_days(date, 5 + u32::try_from(dice.roll(40)).unwrap())?)?,
        4 if debt.total() < Money::from_rubles(6_000) => LoanEvent::Forgiveness { date, amount: debt.total() },
        // now and then more than is owed
        _ => LoanEvent::Payment { date, amount: some_of(debt.total().checked_add(Money::from_rubles(500))?, dice) },
    };
    loan.clone().apply(event).is_ok().then_some(event)
}

/// Writes an event down as a use case does: history, books and row in one transaction.
async fn record(backend: &Backend, told: &mut Told, event: LoanEvent) {
    let now_ms = backend.clock().now_ms();
    let id = told.id;
    write(backend, |tx| async move {
        let row = loans::queries::lock_in_tx(&tx, id).await?.unwrap();
        let events = loans::queries::list_events(&tx, id).await?;
        let mut loan = loans::replay(&row, &events)?;
        let posted_on = ledger::posting_day(&row, now_ms)?;
        let held = ledger::accrue_missed_days_in_tx(&tx, now_ms, &row, &loan, posted_on).await?;
        let reference = TransferId::random();
        // a prolongation may cost nothing
        let money = loans::amount(&event).is_positive()
            && matches!(
                event,
                LoanEvent::Payment { .. } | LoanEvent::EarlyRepayment { .. } | LoanEvent::Prolongation { .. }
            );
        if money {
            let amount = loans::amount(&event).into();
            let mut payment = Transfer::payment(Purpose::Repay, Way::Card, row.borrower_id, amount, now_ms);
            payment.id = reference;
            payment.loan_id = Some(id);
            payment.state = TransferState::Succeeded;
            payment.acquirer_id = Some(format!("demo-{reference}"));
            transfers::queries::insert_in_tx(&tx, payment).await?;
        }
        let payment = money.then(|| reference.into());
        let parts = happen_in_tx(&tx, id, &mut loan, event, payment, now_ms).await?;
        let movements = match event {
            LoanEvent::Forgiveness { .. } => {
                vec![postings::forgiveness(&row, reference.into(), posted_on, parts)?]
            }
            LoanEvent::Reversal { payment, .. } => {
                let paid = events.iter().filter(|event| is_payment(event)).nth(payment as usize).unwrap();
                let id = ReversalId::random();
                let reversal = reversals::Model {
                    id,
                    payment_id: paid.payment_id.unwrap().into(),
                    loan_id: Some(row.id),
                    cause: Cause::Refund,
                    acquirer_id: reference.to_string(),
                    amount_kopecks: Money::from_kopecks(-parts.amount.kopecks()).into(),
                    owed_again_kopecks: Money::from_kopecks(-parts.amount.kopecks()).into(),
                    noted_by: None,
                    noted_at_ms: now_ms,
                };
                crate::reversals::queries::insert_in_tx(&tx, reversal).await?;
                vec![postings::reversal(&row, id, posted_on, Some(parts), Money::ZERO)?]
            }
            LoanEvent::Holiday { .. } => vec![postings::holiday(&row, HolidayRequestId::random(), posted_on)],
            LoanEvent::BonusSpent { .. } => postings::bonus(&row, &reference.to_string(), posted_on, parts)?.into(),
            _ => {
                let mut payment =
                    Transfer::payment(Purpose::Repay, Way::Card, row.borrower_id, parts.amount.into(), now_ms);
                payment.id = reference;
                vec![postings::payment(&row, &payment, posted_on, parts)?]
            }
        };
        ledger::post_with_accrual_in_tx(&tx, now_ms, &row, &loan, held, movements).await?;
        match loan.closed_on() {
            Some(closed_on) => loans::queries::close_in_tx(&tx, id, closed_on).await?,
            None => loans::queries::reopen_in_tx(&tx, id).await?,
        };
        let beyond = parts.beyond()?;
        if beyond.is_positive() {
            let payment = transfers::queries::get(&*tx, reference).await?;
            crate::refunds::intend_in_tx(&tx, &payment, Some(&row), beyond, None, now_ms).await?;
        }
        Ok(())
    })
    .await;
    told.events.push(event);
}

async fn compare(backend: &Backend, told: &[Told]) {
    let today = backend.clock().today();
    let borrower = {
        let row = loan_rows::Entity::find_by_id(told[0].id).one(backend.store().reader()).await.unwrap().unwrap();
        backend.borrower(row.borrower_id)
    };
    let home = borrower.home().await.unwrap();
    let coming = borrower.coming_dates().await.unwrap().payments;
    for told in told {
        let loan = told.replay();
        let debt = loan.debt_on(today);
        let page = borrower.get_loan(told.id).await.unwrap();
        assert_eq!(page.loan.debt_on(today), debt, "the loan's page: {:?}", told.events);
        let in_browser = Loan::try_new_kept(*page.loan.terms(), &page.instalments, &page.events).unwrap();
        assert_eq!(in_browser.debt_on(today), debt, "the page of payment: {:?}", told.events);
        let on_home = home.loans.iter().find(|one| one.id == told.id);
        assert_eq!(on_home.is_some(), loan.closed_on().is_none(), "the first page: {:?}", told.events);
        if let Some(on_home) = on_home {
            let next = loan.next_payment(today).filter(|_| !told.instalments.is_empty());
            let due_on = next.map_or_else(|| loan.due_on(today), |next| next.date);
            let expected = (debt, due_on, next.map(|next| next.payment));
            assert_eq!(
                (on_home.debt, on_home.due_on, on_home.next_payment),
                expected,
                "the first page: {:?}",
                told.events
            );
        }
        let coming: Vec<_> =
            coming.iter().filter(|one| one.loan == told.id).map(|one| (one.date, one.payment)).collect();
        let due: Vec<_> = loan.payments_due(today).iter().map(|due| (due.date, due.payment)).collect();
        assert_eq!(coming, due, "the schedule of all loans: {:?}", told.events);
        let events = loans::queries::list_events(backend.store().reader(), told.id).await.unwrap();
        assert_eq!(events.iter().filter(|event| is_payment(event)).count(), loan.payments().len());
    }
    let report = backend.operator().verify_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
}

async fn write<F, Fut>(backend: &Backend, command: F)
where
    F: FnMut(Tx) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    backend.store().write(command).await.unwrap();
}
