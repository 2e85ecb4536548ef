//! All statements of the day close.

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::OnConflict,
};

use crate::{
    LoanId, Result,
    store::{
        Tx,
        columns::Day,
        entity::{
            day_closes,
            loans::{self, State},
        },
    },
};

/// Up to `most` open loans beyond `after` whose books have not reached the end of a day, in the order of their ids and
/// kept from changing under this transaction. On PostgreSQL what another worker closed meanwhile is left out.
pub(super) async fn lock_unclosed_in_tx(
    tx: &Tx,
    day: Date,
    after: Option<LoanId>,
    most: u64,
) -> Result<Vec<loans::Model>> {
    Ok(unclosed(day, after, most).lock_exclusive().all(tx).await?)
}

/// The same, not kept from changing.
pub(in crate::ledger) fn unclosed(day: Date, after: Option<LoanId>, most: u64) -> Select<loans::Entity> {
    let query = loans::Entity::find()
        .filter(loans::Column::State.eq(State::Active))
        .filter(loans::Column::AccruedOn.lt(Day(day)))
        .order_by_asc(loans::Column::Id)
        .limit(most);
    match after {
        Some(after) => query.filter(loans::Column::Id.gt(after)),
        None => query,
    }
}

/// The last day that is closed.
pub(crate) async fn find_last_closed(db: &impl ConnectionTrait) -> Result<Option<Date>> {
    let last = day_closes::Entity::find().order_by_desc(day_closes::Column::OnDate).one(db).await?;
    Ok(last.map(|row| row.on_date.into()))
}

/// The day that the books of the open loan that is furthest behind have reached.
pub(super) async fn find_furthest_behind(db: &impl ConnectionTrait) -> Result<Option<Date>> {
    let loan = loans::Entity::find()
        .filter(loans::Column::State.eq(State::Active))
        .filter(loans::Column::AccruedOn.is_not_null())
        .order_by_asc(loans::Column::AccruedOn)
        .one(db)
        .await?;
    Ok(loan.and_then(|loan| loan.accrued_on).map(Date::from))
}

/// A day is closed; a second time it stays as it was. Whether this was the first.
pub(super) async fn insert_close_in_tx(tx: &Tx, day: Date, now_ms: i64) -> Result<bool> {
    let row = day_closes::ActiveModel { on_date: Set(day.into()), closed_at_ms: Set(now_ms) };
    let once = OnConflict::column(day_closes::Column::OnDate).do_nothing().to_owned();
    Ok(day_closes::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await? > 0)
}
