//! Begins a payment: the intent is durable before the acquirer hears of it.

use jiff::civil::Date;
use lending::{Loan, LoanEvent, Money, Refusal};

use super::{Amount, Early, LEAST, PAGE_LIVES_MS, Payments, queries};
use crate::{
    Backend, Borrower, Error, FormKey, LoanId, PaymentId, Result,
    gateways::acquirer::{Order, PaymentOrder},
    loans, prolongations,
    store::{
        Tx,
        entity::{
            loan_events,
            loans::{Model as LoanRow, State as LoanState},
            payment_keys,
            prolongations::{Model as Prolongation, State as ProlongationState},
            transfers::{Keep, Kind, Model, Purpose, State},
        },
    },
    transfers::{self, Effect},
};

/// A form that asks for the same amount leads to the payment that is under way, while its page has so long to live.
const REUSED_MS: i64 = PAGE_LIVES_MS - 10 * 60 * 1000;
/// For so long a payment under way keeps one of another amount from being begun.
const ALONE_MS: i64 = 2 * 60 * 1000;

/// A payment that a form asks for, with the order of one that is new and may be sent at once.
pub(super) struct Intended {
    pub(super) payment: Model,
    pub(super) order: Option<Order>,
}

/// Finds the payment that this form began, or writes down the intent of a new one.
pub(super) async fn intend(borrower: &Borrower<'_>, loan: LoanId, amount: Amount, key: &FormKey) -> Result<Intended> {
    let request = match amount {
        Amount::Full => format!("{loan} full"),
        Amount::Due => format!("{loan} due"),
        Amount::Part(part) => format!("{loan} {part}"),
        Amount::Early(part, early) => format!("{loan} {part} {early:?}"),
        Amount::Prolongation => format!("{loan} prolongation"),
    };
    let (backend, id) = (borrower.backend, borrower.id);
    backend
        .store()
        .write(|tx| {
            let key = payment_keys::Model {
                borrower_id: id,
                idempotency_key: key.to_string(),
                payment_id: PaymentId::random(),
                request: request.clone(),
            };
            async move { intend_in_tx(backend, &tx, loan, amount, key).await }
        })
        .await
}

async fn intend_in_tx(
    backend: &Backend,
    tx: &Tx,
    loan: LoanId,
    amount: Amount,
    key: payment_keys::Model,
) -> Result<Intended> {
    let row = loans::queries::lock_in_tx(tx, loan).await?.filter(|row| row.borrower_id == key.borrower_id);
    let row = row.ok_or(Error::NotFound)?;
    if let Some(found) = queries::find_key_in_tx(tx, key.borrower_id, &key.idempotency_key).await? {
        if found.request != key.request {
            return Err(Error::Conflict);
        }
        let payment = transfers::queries::get(&**tx, found.payment_id.into()).await?;
        return Ok(Intended { payment, order: None });
    }
    match row.state {
        LoanState::Active => {}
        LoanState::Closed => return Err(Refusal::NothingToPay.into()),
        LoanState::AwaitingPayout | LoanState::Canceled => return Err(Error::NotFound),
    }
    let events = loans::queries::list_events(tx, loan).await?;
    let today = backend.clock().today();
    let replayed = loans::replay(&row, &events)?;
    let prolongation = match amount {
        Amount::Prolongation => Some(signed_addendum(tx, loan, today, &replayed, &events).await?),
        _ => None,
    };
    let keep = match amount {
        Amount::Early(_, Early::New(keep)) => Some(Keep::from(keep)),
        _ => None,
    };
    let wanted = match &prolongation {
        Some(prolongation) => prolongation.price_kopecks.into(),
        None => amount_to_pay(amount, &replayed, today)?,
    };
    // the last payment of a schedule is the whole debt, too
    let is_whole_debt = amount == Amount::Full || amount == Amount::Due && wanted >= replayed.debt_on(today).total();
    let amount = wanted;
    let now_ms = backend.clock().now_ms();
    let under_way = queries::list_under_way_in_tx(tx, loan).await?;
    let prolongation = prolongation.map(|prolongation| prolongation.id);
    let is_same = |payment: &Model| {
        if payment.prolongation_id != prolongation || payment.keep != keep {
            return false;
        }
        let asked = Money::from(payment.amount_kopecks);
        // begun before midnight, it still closes the loan
        let still_closes =
            payment.debt_of_on.is_some_and(|day| replayed.debt_on(day.into()).total().max(LEAST) == asked);
        asked == amount || is_whole_debt && still_closes
    };
    let same = under_way.iter().find(|payment| is_same(payment) && now_ms - payment.asked_at_ms() < REUSED_MS);
    if let Some(payment) = same {
        let key = payment_keys::Model { payment_id: payment.id.into(), ..key };
        queries::insert_key_in_tx(tx, key).await?;
        return Ok(Intended { payment: payment.clone(), order: None });
    }
    if under_way.iter().any(|payment| now_ms - payment.created_at_ms < ALONE_MS) {
        return Err(Refusal::PaymentUnderWay.into());
    }
    let mut payment = Model::intent(Kind::Payment, key.borrower_id, amount.into(), now_ms);
    payment.id = key.payment_id.into();
    payment.loan_id = Some(loan);
    payment.purpose = Some(if prolongation.is_some() { Purpose::Prolong } else { Purpose::Repay });
    payment.prolongation_id = prolongation;
    payment.keep = keep;
    payment.debt_of_on = (is_whole_debt || prolongation.is_some()).then(|| today.into());
    // The request that intends it sends it at once, without another transaction between.
    payment.state = State::Asked;
    payment.first_sent_at_ms = Some(now_ms);
    payment.last_sent_at_ms = Some(now_ms);
    let order = order(backend, &payment, &row);
    let first_look_at_ms = now_ms + Payments::POLICY.first_look_ms;
    let payment = transfers::intend_in_tx::<Payments>(tx, payment, &order, first_look_at_ms).await?;
    queries::insert_key_in_tx(tx, key).await?;
    Ok(Intended { payment, order: Some(order) })
}

/// The addendum of today that is signed and waits for its price. Nobody pays for one that can't come into force any more.
async fn signed_addendum(
    tx: &Tx,
    loan: LoanId,
    today: Date,
    replayed: &Loan,
    events: &[loan_events::Model],
) -> Result<Prolongation> {
    let row = prolongations::queries::find_of_day(&**tx, loan, today.into()).await?;
    let row = row.filter(|row| row.state == ProlongationState::Signed).ok_or(Refusal::AddendumLapsed)?;
    match prolongations::event_of(&row, replayed, events)? {
        Some(_) => Ok(row),
        None => Err(Refusal::AddendumLapsed.into()),
    }
}

/// The whole debt, or what is due of it, but never less than the acquirer takes: what is beyond goes back.
fn amount_to_pay(amount: Amount, loan: &Loan, today: Date) -> Result<Money> {
    let debt = loan.debt_on(today).total();
    if !debt.is_positive() {
        return Err(Refusal::NothingToPay.into());
    }
    match amount {
        Amount::Full => Ok(debt.max(LEAST)),
        Amount::Due => {
            let due = loan.next_payment(today).map_or(debt, |due| due.payment);
            Ok(due.min(debt).max(LEAST))
        }
        Amount::Part(part) | Amount::Early(part, _) if part < LEAST => {
            Err(Refusal::PaymentTooSmall { min: LEAST }.into())
        }
        Amount::Part(part) | Amount::Early(part, _) if part > debt => Err(Refusal::PaymentTooLarge { debt }.into()),
        Amount::Part(part) if repays_early(loan, today, part) => Err(Refusal::EarlyNotChosen.into()),
        Amount::Part(part) | Amount::Early(part, _) => Ok(part),
        // its price stands in the addendum
        Amount::Prolongation => Err(Refusal::AddendumLapsed.into()),
    }
}

/// Whether an amount repays principal of a schedule before its day, but not all of it: there are ways for it to go on.
fn repays_early(loan: &Loan, date: Date, amount: Money) -> bool {
    let early = LoanEvent::EarlyRepayment { date, amount, keep: lending::Keep::Count };
    let goes_on = amount < loan.debt_on(date).total();
    goes_on && !loan.schedule_on(date).is_empty() && loan.clone().apply(early).is_ok()
}

/// What the acquirer is asked for; the same each time.
pub(super) fn order(backend: &Backend, payment: &Model, loan: &LoanRow) -> Order {
    let id = payment.id;
    Order::Payment(PaymentOrder {
        amount: payment.amount_kopecks.into(),
        description: match payment.purpose {
            Some(Purpose::Prolong) => format!("Продление займа по договору № {}", loan.number),
            _ => format!("Платёж по договору займа № {}", loan.number),
        },
        return_url: format!("{}/cabinet/loans/{}/payments/{id}", backend.config().public_url, loan.id),
        payment_id: id.to_string(),
    })
}
