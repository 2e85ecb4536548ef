//! What the program remembers between runs: how far the demonstration's clock was moved.

use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    Clock, Config, Error, Operator, Result,
    store::{Store, entity::settings},
};

const CLOCK_AHEAD_MS: &str = "clock_ahead_ms";
/// A demonstration that is moved further has outlived every loan.
const MOST_DAYS_AT_ONCE: u32 = 3_660;

impl Operator<'_> {
    /// Moves the demonstration's clock forward by whole days, for good: a restart keeps it.
    ///
    /// # Errors
    /// `NotFound` outside a demonstration: there is no such thing there.
    pub async fn advance_demonstration_days(self, days: u32) -> Result<()> {
        if !self.backend.config().is_demonstration() || days > MOST_DAYS_AT_ONCE {
            return Err(Error::NotFound);
        }
        self.backend.clock().advance_days(days);
        let ahead_ms = self.backend.clock().ahead_ms();
        self.backend
            .store()
            .write(|tx| async move {
                let row =
                    settings::ActiveModel { name: Set(CLOCK_AHEAD_MS.to_owned()), value: Set(ahead_ms.to_string()) };
                settings::Entity::insert(row)
                    .on_conflict(
                        OnConflict::column(settings::Column::Name).update_column(settings::Column::Value).to_owned(),
                    )
                    .exec_without_returning(&tx)
                    .await?;
                // What was promised for these days is due now.
                tx.ring_all_after_commit();
                Ok(())
            })
            .await
    }
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
