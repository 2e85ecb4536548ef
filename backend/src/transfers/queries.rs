//! All statements about transfers.

use std::collections::HashSet;

use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, UpdateMany, sea_query::Expr,
};

use crate::{
    BorrowerId, Error, FormKey, LoanId, ProlongationId, Result, TransferId,
    gateways::acquirer::Object,
    store::{
        Tx,
        entity::{
            payment_keys, reversals,
            transfers::{ActiveModel, Column, Entity, Kind, Model, State},
        },
    },
};

pub(crate) async fn get(db: &impl ConnectionTrait, id: TransferId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn find_of_kind(db: &impl ConnectionTrait, kind: Kind, id: TransferId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(Column::Kind.eq(kind)).one(db).await?)
}

pub(crate) async fn find_by_acquirer_id(db: &impl ConnectionTrait, kind: Kind, id: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Kind.eq(kind)).filter(Column::AcquirerId.eq(id)).one(db).await?)
}

/// Those of a kind that are about a loan, the newest first.
pub(crate) async fn list_of_loan(db: &impl ConnectionTrait, kind: Kind, loan: LoanId) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::Kind.eq(kind))
        .order_by_desc(Column::CreatedAtMs)
        .all(db)
        .await?)
}

/// Our ids and the acquirer's of everything else that goes or went back of the payment that a refund is of; nothing for any
/// other transfer.
pub(super) async fn list_others_of_payment(db: &impl ConnectionTrait, refund: &Model) -> Result<HashSet<String>> {
    let Some(payment) = refund.refund_of else { return Ok(HashSet::new()) };
    let refunds = Entity::find().filter(Column::RefundOf.eq(payment)).filter(Column::Id.ne(refund.id)).all(db).await?;
    let by_hand = reversals::Entity::find().filter(reversals::Column::PaymentId.eq(payment)).all(db).await?;
    let refunds = refunds.into_iter().flat_map(|row| [Some(row.id.to_string()), row.acquirer_id]).flatten();
    Ok(refunds.chain(by_hand.into_iter().map(|row| row.acquirer_id)).collect())
}

/// Whether the price of a prolongation is on its way.
pub(crate) async fn is_price_under_way_in_tx(tx: &Tx, loan: LoanId, prolongation: ProlongationId) -> Result<bool> {
    let under_way = Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::Kind.eq(Kind::Payment))
        .filter(Column::ProlongationId.eq(prolongation))
        .filter(Column::State.is_in(State::UNDER_WAY))
        .one(tx)
        .await?;
    Ok(under_way.is_some())
}

/// What a payment brought beyond the debt stays on the account.
pub(crate) async fn keep_surplus_in_tx(tx: &Tx, payment: TransferId) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { keeps_surplus: Set(true), ..Default::default() })
        .filter(Column::Id.eq(payment))
        .exec(tx)
        .await?;
    Ok(())
}

/// How many of a kind stand at a state, and how much they are together.
#[derive(FromQueryResult)]
pub(crate) struct UnderWay {
    pub(crate) kind: Kind,
    pub(crate) state: State,
    pub(crate) count: i64,
    pub(crate) kopecks: i64,
}

/// What is not over, by kind and state.
pub(crate) async fn list_under_way(db: &impl ConnectionTrait) -> Result<Vec<UnderWay>> {
    // Written out, as the index of what is under way has it.
    Ok(Entity::find()
        .select_only()
        .column(Column::Kind)
        .column(Column::State)
        .column_as(Expr::cust("CAST(COUNT(*) AS BIGINT)"), "count")
        .column_as(Expr::cust("CAST(COALESCE(SUM(amount_kopecks), 0) AS BIGINT)"), "kopecks")
        .filter(Expr::cust("state IN ('intended', 'asked', 'pending')"))
        .group_by(Column::Kind)
        .group_by(Column::State)
        .into_model::<UnderWay>()
        .all(db)
        .await?)
}

pub(crate) async fn insert_in_tx(tx: &Tx, row: Model) -> Result<()> {
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// It is about to be sent, or sent again. None when it does not stand as it did.
pub(super) async fn begin_in_tx(tx: &Tx, transfer: &Model, now_ms: i64) -> Result<Option<Model>> {
    let mut change = ActiveModel { state: Set(State::Asked), last_sent_at_ms: Set(Some(now_ms)), ..Default::default() };
    if transfer.first_sent_at_ms.is_none() {
        change.first_sent_at_ms = Set(Some(now_ms));
    }
    one(change_of(transfer.id, &[transfer.state]).set(change).filter(Column::AcquirerId.is_null()), tx).await
}

/// The acquirer is about to be asked for a page, unless it was after `before_ms`. Whether it may be.
pub(super) async fn note_look_in_tx(tx: &Tx, id: TransferId, before_ms: i64, now_ms: i64) -> Result<bool> {
    let looked = change_of(id, &State::UNDER_WAY)
        .set(ActiveModel { looked_at_ms: Set(Some(now_ms)), ..Default::default() })
        .filter(Condition::any().add(Column::LookedAtMs.is_null()).add(Column::LookedAtMs.lte(before_ms)))
        .exec(tx)
        .await?;
    Ok(looked.rows_affected == 1)
}

/// The acquirer has it, and has not decided. None when it is over: it stays so.
pub(super) async fn note_pending_in_tx(tx: &Tx, id: TransferId, object: &Object, now_ms: i64) -> Result<Option<Model>> {
    let mut change = ActiveModel {
        state: Set(State::Pending),
        acquirer_id: Set(Some(object.id.clone())),
        looked_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    if object.confirmation_url.is_some() {
        change.confirmation_url = Set(object.confirmation_url.clone());
    }
    one(change_of(id, &State::UNDER_WAY).set(change), tx).await
}

/// None when it had succeeded before.
pub(super) async fn succeed_in_tx(tx: &Tx, id: TransferId, acquirer_id: &str, now_ms: i64) -> Result<Option<Model>> {
    let change = ActiveModel {
        state: Set(State::Succeeded),
        acquirer_id: Set(Some(acquirer_id.to_owned())),
        reason: Set(None),
        looked_at_ms: Set(Some(now_ms)),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    let from = [State::Intended, State::Asked, State::Pending, State::Canceled];
    one(change_of(id, &from).set(change), tx).await
}

/// Why something came to nothing.
#[derive(Clone, Copy)]
pub(super) struct End<'a> {
    /// The acquirer's id of it, if it has one and says so itself.
    pub(super) acquirer_id: Option<&'a str>,
    /// The reason's code.
    pub(super) reason: &'a str,
    /// The staff member who says so; none when the acquirer does, or the time.
    pub(super) given_up_by: Option<&'a str>,
}

/// None when it was over before, or somebody is to end what the acquirer was found to have.
pub(super) async fn cancel_in_tx(tx: &Tx, id: TransferId, end: End<'_>, now_ms: i64) -> Result<Option<Model>> {
    let mut change = ActiveModel {
        state: Set(State::Canceled),
        reason: Set(Some(end.reason.to_owned())),
        given_up_by: Set(end.given_up_by.map(str::to_owned)),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    // what the acquirer has, nobody but the acquirer ends
    let from: &[State] = if end.given_up_by.is_some() { &[State::Asked] } else { &State::UNDER_WAY };
    let mut cancel = change_of(id, from);
    match end.acquirer_id {
        Some(acquirer_id) => change.acquirer_id = Set(Some(acquirer_id.to_owned())),
        None => cancel = cancel.filter(Column::AcquirerId.is_null()),
    }
    one(cancel.set(change), tx).await
}

/// A payout of a loan that was not begun is called off. Whether there is none that was begun.
pub(crate) async fn call_off_payout_in_tx(tx: &Tx, loan: LoanId, now_ms: i64) -> Result<bool> {
    let payouts = Condition::all().add(Column::LoanId.eq(loan)).add(Column::Kind.eq(Kind::Payout));
    Entity::update_many()
        .set(ActiveModel {
            state: Set(State::Canceled),
            reason: Set(Some("withdrawn".to_owned())),
            settled_at_ms: Set(Some(now_ms)),
            ..Default::default()
        })
        .filter(payouts.clone())
        .filter(Column::State.eq(State::Intended))
        .exec(tx)
        .await?;
    let begun = Entity::find().filter(payouts).filter(Column::State.ne(State::Canceled)).one(tx).await?;
    Ok(begun.is_none())
}

async fn one(change: UpdateMany<Entity>, tx: &Tx) -> Result<Option<Model>> {
    Ok(change.exec_with_returning(tx).await?.pop())
}

fn change_of(id: TransferId, from: &[State]) -> UpdateMany<Entity> {
    Entity::update_many().filter(Column::Id.eq(id)).filter(Column::State.is_in(from.iter().copied()))
}

/// What a form with this key began.
pub(crate) async fn find_key_in_tx(
    tx: &Tx,
    borrower: BorrowerId,
    key: &FormKey,
) -> Result<Option<payment_keys::Model>> {
    Ok(payment_keys::Entity::find_by_id((borrower, key.to_string())).one(tx).await?)
}

/// A form with this key asked for this transfer.
pub(crate) async fn insert_key_in_tx(
    tx: &Tx,
    borrower: BorrowerId,
    key: &FormKey,
    transfer: TransferId,
    request: &str,
) -> Result<()> {
    let row = payment_keys::Model {
        borrower_id: borrower,
        idempotency_key: key.to_string(),
        payment_id: transfer.into(),
        request: request.to_owned(),
    };
    payment_keys::Entity::insert(payment_keys::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}
