//! Rows by the thousand.

use jiff::civil::Date;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, Iterable, QueryOrder};

use super::past::Rows;
use crate::{
    Result, ledger,
    store::{
        Reader, Tx,
        entity::{
            application_stages, applications, borrowers, cards, ledger_transactions, loan_events, loans, transfers,
        },
    },
};

/// Values of one statement: fewer than SQLite (32 766) and PostgreSQL (65 535) take.
const VALUES: usize = 30_000;

pub(super) async fn insert_in_tx(tx: &Tx, rows: &Rows) -> Result<()> {
    insert_all_in_tx::<borrowers::Entity>(tx, &rows.borrowers).await?;
    insert_all_in_tx::<cards::Entity>(tx, &rows.cards).await?;
    insert_all_in_tx::<applications::Entity>(tx, &rows.applications).await?;
    insert_all_in_tx::<application_stages::Entity>(tx, &rows.stages).await?;
    insert_all_in_tx::<loans::Entity>(tx, &rows.loans).await?;
    insert_all_in_tx::<transfers::Entity>(tx, &rows.transfers).await?;
    insert_all_in_tx::<loan_events::Entity>(tx, &rows.events).await?;
    for (posted_at_ms, transactions) in &rows.postings {
        ledger::post_all_in_tx(tx, *posted_at_ms, transactions.clone()).await?;
    }
    Ok(())
}

async fn insert_all_in_tx<E: EntityTrait>(tx: &Tx, rows: &[E::Model]) -> Result<()>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    for some in rows.chunks(VALUES / E::Column::iter().count()) {
        let some = some.iter().map(|row| row.clone().into_active_model());
        E::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Has PostgreSQL look at what came all at once, as it does by itself where rows come one by one.
pub(super) async fn analyze_in_tx(tx: &Tx) -> Result<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("ANALYZE").await?;
    }
    Ok(())
}

/// The first day that anything was posted on.
pub(super) async fn find_first_day(db: &Reader) -> Result<Option<Date>> {
    let first = ledger_transactions::Entity::find().order_by_asc(ledger_transactions::Column::OnDate).one(db).await?;
    Ok(first.map(|row| row.on_date.into()))
}
