//! All statements about loans.

use jiff::civil::Date;
use lending::{DailyRate, Instalment, LoanEvent};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use crate::{
    ApplicationId, BorrowerId, Error, LoanId, Result,
    store::{
        Tx,
        columns::Day,
        entity::{
            borrowers, loan_events,
            loans::{self, State},
        },
    },
};

/// What the day of disbursement fixes.
pub(crate) struct Begun {
    /// The rate of the term: that of the contract, or lower by what days off would have made it dearer.
    pub(crate) daily_rate: DailyRate,
    /// The day of the last payment.
    pub(crate) due_on: Date,
    /// The instalments; none of a single payment.
    pub(crate) instalments: Vec<Instalment>,
}

pub(crate) async fn find(db: &impl ConnectionTrait, borrower: BorrowerId, id: LoanId) -> Result<Option<loans::Model>> {
    Ok(loans::Entity::find_by_id(id).filter(loans::Column::BorrowerId.eq(borrower)).one(db).await?)
}

/// The loan, kept from changing under this transaction.
pub(crate) async fn lock_in_tx(tx: &Tx, id: LoanId) -> Result<Option<loans::Model>> {
    Ok(loans::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?)
}

/// The same of a borrower's own loan whose money was sent.
///
/// # Errors
/// `NotFound` for any other.
pub(crate) async fn lock_own_in_tx(tx: &Tx, borrower: BorrowerId, id: LoanId) -> Result<loans::Model> {
    let row = lock_in_tx(tx, id).await?.filter(|row| row.borrower_id == borrower);
    row.filter(|row| matches!(row.state, State::Active | State::Closed)).ok_or(Error::NotFound)
}

pub(crate) async fn find_of_application(
    db: &impl ConnectionTrait,
    application: ApplicationId,
) -> Result<Option<loans::Model>> {
    Ok(loans::Entity::find().filter(loans::Column::ApplicationId.eq(application)).one(db).await?)
}

/// Every loan of a person, with whatever cabinets, that was disbursed.
pub(crate) async fn list_disbursed(db: &impl ConnectionTrait, person: &[BorrowerId]) -> Result<Vec<loans::Model>> {
    Ok(loans::Entity::find()
        .filter(loans::Column::BorrowerId.is_in(person.iter().copied()))
        .filter(loans::Column::State.is_in([State::Active, State::Closed]))
        .all(db)
        .await?)
}

pub(crate) async fn insert_in_tx(tx: &Tx, loan: loans::Model) -> Result<()> {
    loans::Entity::insert(loans::ActiveModel::from(loan)).exec_without_returning(tx).await?;
    Ok(())
}

/// What happened to a loan, in order.
pub(crate) async fn list_events(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<loan_events::Model>> {
    Ok(loan_events::Entity::find()
        .filter(loan_events::Column::LoanId.eq(loan))
        .order_by_asc(loan_events::Column::Sequence)
        .all(db)
        .await?)
}

/// The prolongations of all loans of the person whom a borrower is, from a day on.
pub(crate) async fn list_prolongations_since(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    since: Date,
) -> Result<Vec<LoanEvent>> {
    let person = borrowers::Entity::find_by_id(borrower).select_only().column(borrowers::Column::PersonId).into_query();
    let same_person = borrowers::Entity::find()
        .select_only()
        .column(borrowers::Column::Id)
        .filter(borrowers::Column::PersonId.in_subquery(person))
        .into_query();
    let is_theirs = Condition::any()
        .add(loans::Column::BorrowerId.eq(borrower))
        .add(loans::Column::BorrowerId.in_subquery(same_person));
    let loans = loans::Entity::find().select_only().column(loans::Column::Id).filter(is_theirs).into_query();
    let rows = loan_events::Entity::find()
        .filter(loan_events::Column::LoanId.in_subquery(loans))
        .filter(loan_events::Column::Kind.eq(super::PROLONGATION))
        .filter(loan_events::Column::OnDate.gte(Day::from(since)))
        .all(db)
        .await?;
    super::rule_events(&rows)
}

pub(crate) async fn insert_event_in_tx(tx: &Tx, event: loan_events::Model) -> Result<()> {
    loan_events::Entity::insert(loan_events::ActiveModel::from(event)).exec_without_returning(tx).await?;
    Ok(())
}

/// A new id for an event.
pub(crate) fn event_id() -> String {
    Uuid::now_v7().to_string()
}

/// `awaiting_payout` → `active`; whether it was so.
pub(crate) async fn activate_in_tx(tx: &Tx, id: LoanId, disbursed_on: Date, begun: &Begun) -> Result<bool> {
    let change = loans::ActiveModel {
        state: Set(State::Active),
        disbursed_on: Set(Some(disbursed_on.into())),
        rate_per_day_millionths: Set(begun.daily_rate.millionths().into()),
        due_on: Set(Some(begun.due_on.into())),
        schedule: Set(Some(serde_json::to_string(&begun.instalments)?)),
        ..Default::default()
    };
    move_in_tx(tx, id, State::AwaitingPayout, change).await
}

/// `active` → `closed`; whether it was so.
pub(crate) async fn close_in_tx(tx: &Tx, id: LoanId, on: Date) -> Result<bool> {
    let change =
        loans::ActiveModel { state: Set(State::Closed), closed_on: Set(Some(on.into())), ..Default::default() };
    move_in_tx(tx, id, State::Active, change).await
}

/// `closed` → `active`: a payment went back. Whether it was so.
pub(crate) async fn reopen_in_tx(tx: &Tx, id: LoanId) -> Result<bool> {
    let change = loans::ActiveModel { state: Set(State::Active), closed_on: Set(None), ..Default::default() };
    move_in_tx(tx, id, State::Closed, change).await
}

/// `awaiting_payout` → `canceled`; whether it was so.
pub(crate) async fn cancel_in_tx(tx: &Tx, id: LoanId) -> Result<bool> {
    let change = loans::ActiveModel { state: Set(State::Canceled), ..Default::default() };
    move_in_tx(tx, id, State::AwaitingPayout, change).await
}

/// The money is to go to another card.
pub(crate) async fn change_card_in_tx(tx: &Tx, id: LoanId, card: crate::CardId) -> Result<bool> {
    let change = loans::ActiveModel { card_id: Set(card), ..Default::default() };
    move_in_tx(tx, id, State::AwaitingPayout, change).await
}

async fn move_in_tx(tx: &Tx, id: LoanId, from: State, change: loans::ActiveModel) -> Result<bool> {
    let moved = loans::Entity::update_many()
        .set(change)
        .filter(loans::Column::Id.eq(id))
        .filter(loans::Column::State.eq(from))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// The number of the next event of a loan.
pub(crate) async fn next_sequence_in_tx(tx: &Tx, loan: LoanId) -> Result<i64> {
    let last: Option<i64> = loan_events::Entity::find()
        .select_only()
        .column_as(Expr::cust("MAX(sequence)"), "last")
        .filter(loan_events::Column::LoanId.eq(loan))
        .into_tuple::<Option<i64>>()
        .one(tx)
        .await?
        .flatten();
    Ok(last.map_or(0, |last| last + 1))
}

pub(crate) async fn get(db: &impl ConnectionTrait, id: LoanId) -> Result<loans::Model> {
    loans::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}
