//! The history of the schema: a file of SQL for each step, the same for both engines. A migration is never edited once it
//! was released.

use sea_orm_migration::{
    MigrationName, MigrationTrait, MigratorTrait, SchemaManager, async_trait,
    sea_orm::{ConnectionTrait, DbErr},
};

/// A step: its name stands in the database, its SQL beside this file.
struct Migration {
    name: &'static str,
    sql: &'static str,
}

macro_rules! migration {
    ($name:literal) => {
        Box::new(Migration { name: $name, sql: include_str!(concat!($name, ".sql")) })
    };
}

/// Brings a database up to the schema that this program knows.
pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            migration!("m20261122_000001_create_schema"),
            migration!("m20261122_000002_close_days"),
            migration!("m20261125_000003_add_staff"),
            migration!("m20261125_000004_return_overpayments"),
            migration!("m20261125_000005_give_up_payouts"),
            migration!("m20261126_000006_order_what_was_typed"),
            migration!("m20261128_000007_lanes_of_work"),
            migration!("m20261128_000008_transfers"),
            migration!("m20261128_000009_schedules"),
            migration!("m20261128_000010_versions_of_profiles"),
            migration!("m20261128_000011_keep_decisions"),
            migration!("m20261128_000012_keep_documents"),
            migration!("m20261128_000013_audit"),
            migration!("m20261128_000020_balances_by_day"),
            migration!("m20261128_000021_read_by_key"),
            migration!("m20261128_000030_codes_of_a_browser"),
            migration!("m20261128_000031_whose_number"),
            migration!("m20261128_000032_one_passport_one_person"),
            migration!("m20261128_000040_closing_payments"),
            migration!("m20261128_000060_reversals"),
            migration!("m20261128_000070_prolongations"),
            migration!("m20261128_000071_early_repayments"),
            migration!("m20261128_000080_account"),
            migration!("m20261128_000081_calendar_feeds"),
            migration!("m20261128_000082_sbp_payouts"),
            migration!("m20261128_000090_holidays"),
        ]
    }
}

impl MigrationName for Migration {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(self.sql).await.map(drop)
    }

    /// All or nothing on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
