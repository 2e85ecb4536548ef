//! All statements about requests for credit holidays.

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    Error, HolidayRequestId, LoanId, Result,
    store::{
        Tx,
        entity::{
            documents,
            holiday_requests::{ActiveModel, Column, Entity, Model, State},
        },
    },
};

pub(super) async fn find(db: &impl ConnectionTrait, id: HolidayRequestId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// Those of a loan that did not come to nothing, the newest first.
pub(super) async fn list_newest(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::State.ne(State::Void))
        .order_by_desc(Column::DraftedAtMs)
        .all(db)
        .await?)
}

/// The same with their texts.
pub(crate) async fn list_with_texts(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<(Model, String)>> {
    let document = Entity::belongs_to(documents::Entity).from(Column::DocumentHash).to(documents::Column::Hash).into();
    let rows = Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::State.ne(State::Void))
        .join(JoinType::InnerJoin, document)
        .column_as(documents::Column::Text, "document_text")
        .order_by_desc(Column::DraftedAtMs)
        .into_model::<WithText>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.request, row.document_text)).collect())
}

#[derive(FromQueryResult)]
struct WithText {
    #[sea_orm(nested)]
    request: Model,
    document_text: String,
}

/// The newest with that text.
pub(super) async fn find_with_text(db: &impl ConnectionTrait, loan: LoanId, hash: &str) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::DocumentHash.eq(hash))
        .order_by_desc(Column::DraftedAtMs)
        .one(db)
        .await?)
}

/// Those that wait for an answer, the most urgent first.
pub(super) async fn list_waiting(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::State.eq(State::Signed))
        .order_by_asc(Column::AnswerBy)
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

pub(super) async fn insert_in_tx(tx: &Tx, row: Model) -> Result<()> {
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// `drafted` → `signed`.
pub(super) async fn sign_in_tx(tx: &Tx, id: HolidayRequestId, answer_by: Date, now_ms: i64) -> Result<()> {
    let change = ActiveModel {
        state: Set(State::Signed),
        signed_at_ms: Set(Some(now_ms)),
        answer_by: Set(Some(answer_by.into())),
        ..Default::default()
    };
    change_in_tx(tx, id, State::Drafted, change).await
}

/// It is over: how, and by whose answer.
pub(super) async fn settle_in_tx(
    tx: &Tx,
    row: &Model,
    state: State,
    by: Option<String>,
    reason: Option<String>,
    now_ms: i64,
) -> Result<()> {
    let change = ActiveModel {
        state: Set(state),
        settled_at_ms: Set(Some(now_ms)),
        answered_by: Set(by),
        reason: Set(reason),
        ..Default::default()
    };
    change_in_tx(tx, row.id, row.state, change).await
}

async fn change_in_tx(tx: &Tx, id: HolidayRequestId, from: State, change: ActiveModel) -> Result<()> {
    let changed =
        Entity::update_many().set(change).filter(Column::Id.eq(id)).filter(Column::State.eq(from)).exec(tx).await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict) }
}
