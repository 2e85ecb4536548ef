//! The history of the schema. A migration is never edited once it was released.

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

mod m20261122_000001_create_schema;
mod m20261122_000002_close_days;
mod m20261125_000003_add_staff;
mod m20261125_000004_return_overpayments;
mod m20261125_000005_give_up_payouts;
mod m20261126_000006_order_what_was_typed;

/// Brings a database up to the schema that this program knows.
pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_create_schema::Migration),
            Box::new(m20261122_000002_close_days::Migration),
            Box::new(m20261125_000003_add_staff::Migration),
            Box::new(m20261125_000004_return_overpayments::Migration),
            Box::new(m20261125_000005_give_up_payouts::Migration),
            Box::new(m20261126_000006_order_what_was_typed::Migration),
        ]
    }
}
