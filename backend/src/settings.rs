//! What the program remembers between runs: how far the demonstration's clock was moved.

use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    Clock, Config, Error, Result,
    store::{Store, entity::settings},
};

const CLOCK_AHEAD_MS: &str = "clock_ahead_ms";

/// Keeps how far the clock is ahead, and has done what was promised for the days that are over now.
pub(crate) async fn keep_clock(store: &Store, ahead_ms: i64) -> Result<()> {
    store
        .write(|tx| async move {
            let row = settings::ActiveModel { name: Set(CLOCK_AHEAD_MS.to_owned()), value: Set(ahead_ms.to_string()) };
            settings::Entity::insert(row)
                .on_conflict(
                    OnConflict::column(settings::Column::Name).update_column(settings::Column::Value).to_owned(),
                )
                .exec_without_returning(&tx)
                .await?;
            tx.ring_all_after_commit();
            Ok(())
        })
        .await
}

/// Sets the clock to where an earlier run of the demonstration left it.
///
/// # Errors
/// In production: days that never were stand in such a database.
pub(crate) async fn restore_clock(store: &Store, config: &Config, clock: &Clock) -> Result<()> {
    let row = settings::Entity::find_by_id(CLOCK_AHEAD_MS).one(store.reader()).await?;
    if let Some(row) = row {
        if !config.is_demonstration() {
            return Err(Error::internal(
                "the database is a demonstration's, whose clock was moved: production needs its own",
            ));
        }
        let ahead_ms: i64 = row.value.parse().map_err(Error::internal)?;
        clock.advance_ms(ahead_ms - clock.ahead_ms());
    }
    Ok(())
}
