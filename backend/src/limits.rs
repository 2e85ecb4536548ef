//! Rights that run out: so many SMS a day, so many wrong passwords. Counted in the database, so
//! that a restart or a second server changes nothing.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    Error, Result,
    store::{Store, Tx, entity::rate_limits},
};

/// So many times within a span of time that begins with the first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    /// What is limited; part of the bucket's name.
    pub(crate) name: &'static str,
    pub(crate) times: u32,
    pub(crate) window_ms: i64,
}

impl Limit {
    fn bucket(self, whose: &str) -> String {
        format!("{}:{whose}", self.name)
    }
}

/// Takes one use of the limit for `whose` (a phone, an address).
///
/// # Errors
/// `TooMany` when none is left; the transaction must then be given up.
pub(crate) async fn take_in_tx(tx: &Tx, limit: Limit, whose: &str, now_ms: i64) -> Result<()> {
    match count_in_tx(tx, limit, whose, now_ms).await? {
        Some(row) if row.taken > i64::from(limit.times) => Err(too_many(&row, now_ms)),
        _ => Ok(()),
    }
}

/// Refuses while no use is left, and takes none.
///
/// # Errors
/// `TooMany`.
pub(crate) async fn check_in_tx(tx: &Tx, limit: Limit, whose: &str, now_ms: i64) -> Result<()> {
    match rate_limits::Entity::find_by_id(limit.bucket(whose)).one(tx).await? {
        Some(row) if row.taken >= i64::from(limit.times) && row.window_ends_at_ms > now_ms => {
            Err(too_many(&row, now_ms))
        }
        _ => Ok(()),
    }
}

/// Takes one use, even beyond the limit: for what happened already.
pub(crate) async fn count_in_tx(tx: &Tx, limit: Limit, whose: &str, now_ms: i64) -> Result<Option<rate_limits::Model>> {
    let bucket = limit.bucket(whose);
    rate_limits::Entity::delete_many()
        .filter(rate_limits::Column::Bucket.eq(&bucket))
        .filter(rate_limits::Column::WindowEndsAtMs.lte(now_ms))
        .exec(tx)
        .await?;
    let first = rate_limits::ActiveModel {
        bucket: Set(bucket.clone()),
        window_ends_at_ms: Set(now_ms.saturating_add(limit.window_ms)),
        taken: Set(1),
    };
    let further = OnConflict::column(rate_limits::Column::Bucket)
        .value(rate_limits::Column::Taken, Expr::col((rate_limits::Entity, rate_limits::Column::Taken)).add(1))
        .to_owned();
    // The row is locked from here on, so that what is read next is what was written.
    rate_limits::Entity::insert(first).on_conflict(further).exec_without_returning(tx).await?;
    Ok(rate_limits::Entity::find_by_id(bucket).one(tx).await?)
}

fn too_many(row: &rate_limits::Model, now_ms: i64) -> Error {
    Error::TooMany { retry_after_s: seconds_up(row.window_ends_at_ms - now_ms) }
}

/// Gives one use back.
pub(crate) async fn give_back_in_tx(tx: &Tx, limit: Limit, whose: &str) -> Result<()> {
    rate_limits::Entity::update_many()
        .col_expr(rate_limits::Column::Taken, Expr::col(rate_limits::Column::Taken).sub(1))
        .filter(rate_limits::Column::Bucket.eq(limit.bucket(whose)))
        .filter(rate_limits::Column::Taken.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives all uses back.
pub(crate) async fn reset_in_tx(tx: &Tx, limit: Limit, whose: &str) -> Result<()> {
    rate_limits::Entity::delete_by_id(limit.bucket(whose)).exec(tx).await?;
    Ok(())
}

/// Deletes what counts no more, so much at most; how much it was.
pub(crate) async fn forget(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let over = rate_limits::Column::WindowEndsAtMs.lte(now_ms);
    store.delete_some::<rate_limits::Entity>(rate_limits::Column::Bucket, over, most).await
}

/// Milliseconds as whole seconds, rounded up, never negative.
pub(crate) fn seconds_up(ms: i64) -> u32 {
    u32::try_from(Ord::max(ms, 0).saturating_add(999) / 1000).unwrap_or(u32::MAX)
}
