//! Begins a payment: the intent is durable before the acquirer hears of it.

use jiff::civil::Date;
use lending::{Loan, LoanEvent, Money, Refusal};

use super::{
    Amount, Early, LEAST, MOST_TOP_UP, PAGE_LIVES_MS, Payments, Source, Wanted, Way, credit::take_effect_in_tx, queries,
};
use crate::{
    Backend, Borrower, BorrowerId, Error, FormKey, LoanId, Result, account,
    actor::Actor,
    audit::{self, Act},
    borrowers, cards,
    gateways::acquirer::{Order, PaymentOrder},
    loans, prolongations,
    store::{
        Tx,
        entity::{
            loan_events,
            loans::{Model as LoanRow, State as LoanState},
            prolongations::{Model as Prolongation, State as ProlongationState},
            transfers::{Keep, Model, Purpose, State},
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

/// Finds the payment that this form began, or writes down the intent of a new one. One from the account is made at once.
pub(super) async fn intend(borrower: &Borrower<'_>, loan: LoanId, wanted: Wanted, key: &FormKey) -> Result<Intended> {
    let what = match wanted.amount {
        Amount::Full => "full".to_owned(),
        Amount::Due => "due".to_owned(),
        Amount::Part(part) => part.to_string(),
        Amount::Early(part, early) => format!("{part} {early:?}"),
        Amount::Prolongation => "prolongation".to_owned(),
    };
    let source = match wanted.source {
        Source::NewCard => String::new(),
        Source::LinkedCard(card) => format!(" card {card}"),
        Source::Sbp => " sbp".to_owned(),
        Source::Account => " account".to_owned(),
    };
    let form = Form { borrower: borrower.id, key, request: format!("{loan} {what}{source}") };
    let backend = borrower.backend;
    backend
        .store()
        .write(|tx| {
            let form = &form;
            async move { intend_in_tx(backend, &tx, loan, wanted, form).await }
        })
        .await
}

/// The same of a payment that tops up the borrower's account.
pub(super) async fn intend_top_up(
    borrower: &Borrower<'_>,
    amount: Money,
    source: Source,
    key: &FormKey,
) -> Result<Intended> {
    let way = source.way();
    if amount < LEAST {
        return Err(Refusal::PaymentTooSmall { min: LEAST }.into());
    }
    if amount > MOST_TOP_UP {
        return Err(Refusal::TopUpTooLarge { max: MOST_TOP_UP }.into());
    }
    if way == Way::Account {
        return Err(Error::internal("an account that is topped up from itself"));
    }
    let card = source.card().map_or_else(String::new, |card| format!(" {card}"));
    let form = Form { borrower: borrower.id, key, request: format!("top up {amount} {way:?}{card}") };
    let backend = borrower.backend;
    backend
        .store()
        .write(|tx| {
            let form = &form;
            async move {
                // One at a time: a form that is sent twice at once meets its own key.
                borrowers::queries::lock_in_tx(&tx, form.borrower).await?;
                if let Some(payment) = form.find_in_tx(&tx).await? {
                    return Ok(Intended { payment, order: None });
                }
                let now_ms = backend.clock().now_ms();
                let under_way = queries::list_top_ups_under_way_in_tx(&tx, form.borrower).await?;
                let is_same = |payment: &&Model| {
                    let is_fresh = now_ms - payment.asked_at_ms() < REUSED_MS;
                    let is_from_there = payment.way == Some(way) && payment.card_id == source.card();
                    is_fresh && is_from_there && Money::from(payment.amount_kopecks) == amount
                };
                if let Some(payment) = under_way.iter().find(is_same) {
                    form.keep_in_tx(&tx, payment).await?;
                    return Ok(Intended { payment: payment.clone(), order: None });
                }
                let mut payment = Model::payment(Purpose::TopUp, way, form.borrower, amount.into(), now_ms);
                payment.card_id = source.card();
                send_at_once_in_tx(backend, &tx, payment, None, form, now_ms).await
            }
        })
        .await
}

/// A form that asks for a payment.
struct Form<'a> {
    borrower: BorrowerId,
    key: &'a FormKey,
    /// What it asks for.
    request: String,
}

impl Form<'_> {
    /// The payment that it began.
    ///
    /// # Errors
    /// `Conflict` when its key was used for something else.
    async fn find_in_tx(&self, tx: &Tx) -> Result<Option<Model>> {
        match transfers::queries::find_key_in_tx(tx, self.borrower, self.key).await? {
            Some(found) if found.request != self.request => Err(Error::Conflict),
            Some(found) => transfers::queries::get(&**tx, found.payment_id.into()).await.map(Some),
            None => Ok(None),
        }
    }

    async fn keep_in_tx(&self, tx: &Tx, payment: &Model) -> Result<()> {
        transfers::queries::insert_key_in_tx(tx, self.borrower, self.key, payment.id, &self.request).await
    }
}

/// The request that intends a payment sends it at once, without another transaction between.
async fn send_at_once_in_tx(
    backend: &Backend,
    tx: &Tx,
    mut payment: Model,
    loan: Option<&LoanRow>,
    form: &Form<'_>,
    now_ms: i64,
) -> Result<Intended> {
    payment.state = State::Asked;
    payment.first_sent_at_ms = Some(now_ms);
    payment.last_sent_at_ms = Some(now_ms);
    let card = card_to_charge_in_tx(tx, &payment).await?;
    let order = order(backend, &payment, loan, card);
    let first_look_at_ms = now_ms + Payments::POLICY.first_look_ms;
    let payment = transfers::intend_in_tx::<Payments>(tx, payment, &order, first_look_at_ms).await?;
    form.keep_in_tx(tx, &payment).await?;
    Ok(Intended { payment, order: Some(order) })
}

/// The acquirer's id of the linked card that a payment charges; none of other payments.
async fn card_to_charge_in_tx(tx: &Tx, payment: &Model) -> Result<Option<String>> {
    let Some(card) = payment.card_id else { return Ok(None) };
    let card = cards::queries::find(&**tx, payment.borrower_id, card).await?.filter(cards::can_be_charged);
    card.and_then(|card| card.acquirer_method_id).map(Some).ok_or(Refusal::CardMissing.into())
}

/// A payment from the account is there at once: nobody outside has a part in it.
async fn pay_from_account_in_tx(backend: &Backend, tx: &Tx, mut payment: Model, form: &Form<'_>) -> Result<Intended> {
    let amount = payment.amount_kopecks.into();
    account::lock_for_in_tx(tx, form.borrower, amount).await?;
    // not before what came to the account while this waited for it
    let now_ms = backend.clock().now_ms();
    payment.state = State::Succeeded;
    payment.settled_at_ms = Some(now_ms);
    transfers::queries::insert_in_tx(tx, payment.clone()).await?;
    form.keep_in_tx(tx, &payment).await?;
    take_effect_in_tx(tx, &payment, backend.clock().today(), now_ms).await?;
    let (by, what) = (Actor::Borrower(form.borrower), format!("payment {amount} from the account"));
    audit::note_in_tx(tx, &by, Act::Settle, &payment.id, &what, now_ms).await?;
    Ok(Intended { payment, order: None })
}

async fn intend_in_tx(backend: &Backend, tx: &Tx, loan: LoanId, wanted: Wanted, form: &Form<'_>) -> Result<Intended> {
    let Wanted { amount, source } = wanted;
    let way = source.way();
    let row = loans::queries::lock_in_tx(tx, loan).await?.filter(|row| row.borrower_id == form.borrower);
    let row = row.ok_or(Error::NotFound)?;
    if let Some(payment) = form.find_in_tx(tx).await? {
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
        None => amount_to_pay(amount, least(way), &replayed, today)?,
    };
    // the last payment of a schedule is the whole debt, too
    let is_whole_debt = amount == Amount::Full || amount == Amount::Due && wanted >= replayed.debt_on(today).total();
    let amount = wanted;
    let now_ms = backend.clock().now_ms();
    let under_way = queries::list_under_way_in_tx(tx, loan).await?;
    let prolongation = prolongation.map(|prolongation| prolongation.id);
    let is_same = |payment: &Model| {
        let is_from_there = payment.way == Some(way) && payment.card_id == source.card();
        if payment.prolongation_id != prolongation || payment.keep != keep || !is_from_there {
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
        form.keep_in_tx(tx, payment).await?;
        return Ok(Intended { payment: payment.clone(), order: None });
    }
    if under_way.iter().any(|payment| now_ms - payment.created_at_ms < ALONE_MS) {
        return Err(Refusal::PaymentUnderWay.into());
    }
    let purpose = if prolongation.is_some() { Purpose::Prolong } else { Purpose::Repay };
    let mut payment = Model::payment(purpose, way, form.borrower, amount.into(), now_ms);
    payment.loan_id = Some(loan);
    payment.card_id = source.card();
    payment.prolongation_id = prolongation;
    payment.keep = keep;
    payment.debt_of_on = (is_whole_debt || prolongation.is_some()).then(|| today.into());
    match way {
        Way::Account => pay_from_account_in_tx(backend, tx, payment, form).await,
        Way::Card | Way::Sbp => send_at_once_in_tx(backend, tx, payment, Some(&row), form, now_ms).await,
    }
}

/// The least that a way takes.
fn least(way: Way) -> Money {
    match way {
        Way::Card | Way::Sbp => LEAST,
        Way::Account => Money::from_kopecks(1),
    }
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

/// The whole debt, or what is due of it, but never less than the way takes: what is beyond goes back.
fn amount_to_pay(amount: Amount, least: Money, loan: &Loan, today: Date) -> Result<Money> {
    let debt = loan.debt_on(today).total();
    if !debt.is_positive() {
        return Err(Refusal::NothingToPay.into());
    }
    match amount {
        Amount::Full => Ok(debt.max(least)),
        Amount::Due => {
            let due = loan.next_payment(today).map_or(debt, |due| due.payment);
            Ok(due.min(debt).max(least))
        }
        Amount::Part(part) | Amount::Early(part, _) if part < least => {
            Err(Refusal::PaymentTooSmall { min: least }.into())
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
pub(super) fn order(backend: &Backend, payment: &Model, loan: Option<&LoanRow>, card: Option<String>) -> Order {
    let id = payment.id;
    let description = match (payment.purpose, loan) {
        (Some(Purpose::Prolong), Some(loan)) => format!("Продление займа по договору № {}", loan.number),
        (_, Some(loan)) => format!("Платёж по договору займа № {}", loan.number),
        (_, None) => "Пополнение счёта".to_owned(),
    };
    let page = match loan {
        Some(loan) => format!("loans/{}", loan.id),
        None => "account".to_owned(),
    };
    Order::Payment(PaymentOrder {
        amount: payment.amount_kopecks.into(),
        description,
        return_url: format!("{}/cabinet/{page}/payments/{id}", backend.config().public_url),
        payment_id: id.to_string(),
        by_sbp: payment.way == Some(Way::Sbp),
        card,
        asked_since_ms: payment.first_sent_at_ms.unwrap_or(payment.created_at_ms),
    })
}
