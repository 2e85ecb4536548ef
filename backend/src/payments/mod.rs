//! Payments: towards a loan, or to the borrower's account; made on the acquirer's page, by a linked card, in the app of the
//! borrower's bank, or from the account, where nobody outside has a part in it.
//!
//! # Idempotency
//! A payment is found again by the key of the form that began it. It is credited once, when the
//! acquirer itself (asked by us) says that it succeeded.
//!
//! # One loan, several payments
//! A payment that was begun can't be taken back: whoever still has the acquirer's page open may finish it. A form that
//! asks for the same amount while a payment is under way is therefore led to that payment's page again, for as long as
//! the page lives. A form that asks for another amount begins a new payment, unless the first is only two minutes old.
//! Should several succeed, each is credited, and what is beyond the debt goes back to the card ([`refunds`]).
//!
//! # The tail
//! What a payment leaves of a debt is forgiven at once, up to the kopecks that the product says: nobody learns a year
//! later of arrears of half a ruble.
//!
//! # Midnight
//! The whole debt is that of the day on which the payment was begun, and the acquirer's page lives for an hour. What is paid
//! there after midnight counts from the day before: the loan closes by the sum that was promised to close it, and is not
//! overdue by minutes. Nobody pays for a day that a page needed.
//!
//! # The day of a payment
//! It is credited to the day on which the acquirer took the money, however late we learn of it: an answer that was lost
//! costs the borrower no interest. Only where a later payment was credited meanwhile does it take that payment's day, as
//! a loan's history is never rewritten.

mod credit;
pub(crate) mod queries;
mod start;

pub use crate::store::entity::transfers::Way;
pub(crate) use credit::Payments;

use jiff::{Timestamp, civil::Date};
use lending::{Keep, Money};

use crate::{
    Borrower, CardId, Error, FormKey, LoanId, PaymentId, Result,
    gateways::acquirer::patiently,
    loans::{self, EARLY_REPAYMENT, PROLONGATION},
    prolongations,
    refunds::{self, Overpayment},
    store::entity::{
        loan_events,
        transfers::{Model, Purpose, State},
    },
    transfers,
};

/// How much to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// The whole debt of today; it closes the loan as long as the acquirer's page lives.
    Full,
    /// What is due of a loan in instalments: what is overdue, else the next payment of the schedule.
    Due,
    /// Another amount, up to the whole debt; of a loan in instalments one that repays nothing before its day.
    Part(Money),
    /// Another amount, which repays principal of a loan in instalments before its day (353-ФЗ ст. 11), with what becomes of the
    /// schedule. Where there is nothing early in it, it is like [`Amount::Part`].
    Early(Money, Early),
    /// The price of the addendum that was signed today.
    Prolongation,
}

/// Where the money of a payment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A card that is typed on the acquirer's page.
    NewCard,
    /// A linked card of the borrower's: it is charged at once, nobody confirms it.
    LinkedCard(CardId),
    /// The borrower's bank, by the system of fast payments (СБП).
    Sbp,
    /// The borrower's account with us.
    Account,
}

impl Source {
    /// The way by which it comes.
    pub const fn way(self) -> Way {
        match self {
            Self::NewCard | Self::LinkedCard(_) => Way::Card,
            Self::Sbp => Way::Sbp,
            Self::Account => Way::Account,
        }
    }

    const fn card(self) -> Option<CardId> {
        match self {
            Self::LinkedCard(card) => Some(card),
            Self::NewCard | Self::Sbp | Self::Account => None,
        }
    }
}

impl From<Way> for Source {
    fn from(way: Way) -> Self {
        match way {
            Way::Card => Self::NewCard,
            Way::Sbp => Self::Sbp,
            Way::Account => Self::Account,
        }
    }
}

/// A payment that is asked for: how much, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How much.
    pub amount: Amount,
    /// Where it comes from.
    pub source: Source,
}

impl Amount {
    /// This much, from there.
    pub fn by(self, source: impl Into<Source>) -> Wanted {
        Wanted { amount: self, source: source.into() }
    }
}

impl From<Amount> for Wanted {
    /// By a card, which is typed on the acquirer's page.
    fn from(amount: Amount) -> Self {
        amount.by(Way::Card)
    }
}

/// What becomes of a schedule by what is repaid early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Early {
    /// It stays; the next payments become less.
    Ahead,
    /// A new one keeps the size of the payments, or their count.
    New(Keep),
}

/// A payment that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Its id.
    pub id: PaymentId,
    /// Where it comes from.
    pub way: Way,
    /// The acquirer's page, or the link to the borrower's bank; none when the acquirer has not answered yet: the payment's own page leads there later.
    pub confirmation_url: Option<String>,
}

/// A payment as its page shows it.
#[derive(Clone, Debug)]
pub struct PaymentView {
    /// Its id.
    pub id: PaymentId,
    /// The loan that it is for; none of one that tops up the account.
    pub loan: Option<LoanId>,
    /// Where it comes from.
    pub way: Way,
    /// It charges a linked card: the borrower has nothing to confirm.
    pub by_linked_card: bool,
    /// How much.
    pub amount: Money,
    /// How far it is.
    pub state: PaymentState,
    /// The acquirer's page, while the borrower can still go there.
    pub confirmation_url: Option<String>,
    /// Until when its sum closes the loan, whatever day it is then; none of a part, and when the page is over.
    pub closes_until: Option<Timestamp>,
    /// The loan was paid in full by it, on that day.
    pub closed_on: Option<Date>,
    /// The loan has a new schedule by it.
    pub makes_schedule: bool,
    /// The price of a prolongation: how far that is.
    pub prolongation: Option<Prolonged>,
    /// What is still owed after it, today; none while the payment is under way.
    pub remaining: Option<Money>,
    /// What it brought beyond the debt.
    pub overpayment: Option<Overpayment>,
}

/// What a payment of a prolongation's price brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prolonged {
    /// The loan is prolonged until that day, once the payment has succeeded.
    To(Date),
    /// It could not prolong the loan any more, or not again: it was credited to the debt.
    Not,
}

/// How far a payment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentState {
    /// The acquirer has not been reached yet, or its answer is unknown: it is asked again.
    Starting,
    /// The borrower is on the acquirer's page, or the acquirer has not decided.
    Pending,
    /// Credited to the loan, or to the account.
    Succeeded,
    /// Refused or cancelled; the card was not charged. The acquirer's reason code.
    Canceled(String),
}

/// For so long the acquirer's page takes a payment; then the acquirer cancels it.
const PAGE_LIVES_MS: i64 = 60 * 60 * 1000;
/// Whether a payment that is under way can still be finished on the acquirer's page.
pub(crate) fn can_be_finished(payment: &Model, now_ms: i64) -> bool {
    payment.last_sent_at_ms.is_some_and(|sent_at_ms| sent_at_ms > page_lives_since_ms(now_ms))
}

/// The pages of payments that were sent after this moment still take them.
pub(crate) const fn page_lives_since_ms(now_ms: i64) -> i64 {
    now_ms - PAGE_LIVES_MS
}

/// The acquirer takes no less.
const LEAST: Money = Money::from_rubles(1);
/// The acquirer takes no more by card at once.
pub const MOST_TOP_UP: Money = Money::from_rubles(350_000);

impl Borrower<'_> {
    /// Begins a payment, or finds the one that this form began.
    ///
    /// # Errors
    /// `NotFound` for another borrower's loan. Refused with `NothingToPay`, `AddendumLapsed`, `EarlyNotChosen`, `PaymentTooLarge`,
    /// `PaymentTooSmall`, `NotEnoughOnAccount`, `CardMissing`, or `PaymentUnderWay` when one of another amount was begun in the last two
    /// minutes. `Conflict` when the key was used for something else.
    pub async fn start_payment(&self, loan: LoanId, wanted: impl Into<Wanted>, key: &FormKey) -> Result<Begun> {
        self.send(start::intend(self, loan, wanted.into(), key).await?).await
    }

    /// Begins a payment to the borrower's account, or finds the one that this form began.
    ///
    /// # Errors
    /// Refused with `PaymentTooSmall`, `TopUpTooLarge`, `CardMissing`; `Conflict` when the key was used for something else.
    pub async fn start_top_up(&self, amount: Money, source: impl Into<Source>, key: &FormKey) -> Result<Begun> {
        self.send(start::intend_top_up(self, amount, source.into(), key).await?).await
    }

    async fn send(&self, intended: start::Intended) -> Result<Begun> {
        let start::Intended { payment, order } = intended;
        let payment = match order {
            // An unknown answer is not the borrower's concern: the payment's page shows how it goes on.
            Some(order) => {
                let sending = transfers::send_first::<Payments>(self.backend, payment.clone(), &order);
                Box::pin(patiently(sending)).await.transpose()?.unwrap_or(payment)
            }
            None => transfers::look::<Payments>(self.backend, payment).await,
        };
        let confirmation_url = self.page_of(&payment);
        Ok(Begun { id: payment.id.into(), way: payment.way.unwrap_or(Way::Card), confirmation_url })
    }

    /// The acquirer's page of a payment, while the borrower can still go there.
    fn page_of(&self, payment: &Model) -> Option<String> {
        let age_ms = self.backend.clock().now_ms() - payment.asked_at_ms();
        let can_go = payment.state == State::Pending && age_ms < PAGE_LIVES_MS;
        payment.confirmation_url.clone().filter(|_| can_go)
    }

    /// The link to the borrower's bank of a payment by the system of fast payments. A page that shows it may ask for it when
    /// the payment has just been made: then it leads nowhere any more, and is answered all the same.
    ///
    /// # Errors
    /// `NotFound` for any other payment, and before the acquirer has answered.
    pub async fn find_bank_link(&self, id: PaymentId) -> Result<String> {
        let row = queries::find(self.backend.store().reader(), self.id, id).await?;
        let row = row.filter(|row| row.way == Some(Way::Sbp)).ok_or(Error::NotFound)?;
        row.confirmation_url.ok_or(Error::NotFound)
    }

    /// Until when a payment of the whole debt closes the loan.
    fn closes_until(&self, payment: &Model) -> Option<Timestamp> {
        payment.debt_of_on.filter(|_| payment.purpose == Some(Purpose::Repay))?;
        self.page_of(payment)?;
        Timestamp::from_millisecond(payment.asked_at_ms() + PAGE_LIVES_MS).ok()
    }

    /// A payment of this borrower; one that is under way is asked about at the acquirer, at most
    /// twice a second.
    pub async fn get_payment(&self, id: PaymentId) -> Result<PaymentView> {
        let reader = self.backend.store().reader();
        let row = queries::find(reader, self.id, id).await?.ok_or(Error::NotFound)?;
        let row = transfers::look::<Payments>(self.backend, row).await;
        let Some(loan_row) = transfers::find_loan_of(reader, &row).await? else { return Ok(self.top_up(&row)) };
        let events = loans::queries::list_events(reader, loan_row.id).await?;
        let debt = loans::replay(&loan_row, &events)?.debt_on(self.backend.clock().today()).total();
        let under_way = row.state.is_under_way();
        let closed_by_it =
            events.iter().rev().filter(|event| !is_all_overpaid(event)).find_map(|event| event.payment_id);
        let credited = events.iter().find(|event| event.payment_id == Some(id));
        let overpayment = match credited {
            Some(event) if !refunds::overpaid(event)?.is_zero() => {
                refunds::overpayment(event, &refunds::list_of_loan(reader, loan_row.id).await?)?
            }
            _ => None,
        };
        Ok(PaymentView {
            id,
            loan: Some(loan_row.id),
            way: row.way.unwrap_or(Way::Card),
            by_linked_card: row.card_id.is_some(),
            amount: row.amount_kopecks.into(),
            state: state(&row),
            closes_until: self.closes_until(&row),
            makes_schedule: loan_row.closed_on.is_none() && credited.is_some_and(|event| event.kind == EARLY_REPAYMENT),
            prolongation: match row.prolongation_id {
                Some(_) if credited.is_some_and(|event| event.kind != PROLONGATION) => Some(Prolonged::Not),
                Some(prolongation) => {
                    let due_on = prolongations::queries::get(reader, prolongation).await?.due_on;
                    Some(Prolonged::To(due_on.into()))
                }
                None => None,
            },
            confirmation_url: self.page_of(&row),
            closed_on: loan_row.closed_on.filter(|_| closed_by_it == Some(id)).map(Date::from),
            remaining: (!under_way).then_some(debt),
            overpayment,
        })
    }

    fn top_up(&self, row: &Model) -> PaymentView {
        PaymentView {
            id: row.id.into(),
            loan: None,
            way: row.way.unwrap_or(Way::Card),
            by_linked_card: row.card_id.is_some(),
            amount: row.amount_kopecks.into(),
            state: state(row),
            confirmation_url: self.page_of(row),
            closes_until: None,
            closed_on: None,
            makes_schedule: false,
            prolongation: None,
            remaining: None,
            overpayment: None,
        }
    }
}

fn state(row: &Model) -> PaymentState {
    match row.state {
        State::Intended | State::Asked => PaymentState::Starting,
        State::Pending => PaymentState::Pending,
        State::Succeeded => PaymentState::Succeeded,
        State::Canceled => PaymentState::Canceled(row.reason.clone().unwrap_or_else(|| "unknown".to_owned())),
    }
}

/// Nothing of it was owed any more: all of it went to the borrower's balance.
fn is_all_overpaid(event: &loan_events::Model) -> bool {
    let parts = [event.principal_kopecks, event.interest_kopecks, event.penalty_kopecks];
    parts.into_iter().all(|part| Money::from(part).is_zero())
}
