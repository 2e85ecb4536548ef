//! Writing under contention, on the engine that the tests run on.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use sea_orm::{ActiveValue::Set, EntityTrait, QuerySelect};
use tokio::task::JoinSet;

use super::{Store, Tx, entity::settings};
use crate::{Error, Result, test_database::TestDatabase};

const COUNTER: &str = "counter";

async fn store() -> (Arc<Store>, TestDatabase) {
    let database = TestDatabase::create().await;
    Store::migrate(&database.url).await.unwrap();
    let store = Store::connect(&database.url).await.unwrap();
    let zero = settings::ActiveModel { name: Set(COUNTER.to_owned()), value: Set("0".to_owned()) };
    store
        .write(|tx| {
            let zero = zero.clone();
            async move { Ok(settings::Entity::insert(zero).exec_without_returning(&tx).await?) }
        })
        .await
        .unwrap();
    (Arc::new(store), database)
}

async fn value(store: &Store) -> String {
    settings::Entity::find_by_id(COUNTER).one(store.reader()).await.unwrap().unwrap().value
}

/// Reads, thinks, writes: what loses updates where transactions do not keep others out.
async fn count_up_in_tx(tx: &Tx) -> Result<()> {
    let row = settings::Entity::find_by_id(COUNTER).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)?;
    let next = row.value.parse::<u32>().unwrap() + 1;
    tokio::task::yield_now().await;
    let row = settings::ActiveModel { name: Set(row.name), value: Set(next.to_string()) };
    settings::Entity::update(row).exec(tx).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_at_once_lose_nothing() {
    let (store, database) = store().await;
    // Two processes over one database.
    let second = Arc::new(Store::connect(&database.url).await.unwrap());
    let mut writers = JoinSet::new();
    for store in [&store, &second].into_iter().cycle().take(64) {
        let store = Arc::clone(store);
        writers.spawn(async move { store.write(|tx| async move { count_up_in_tx(&tx).await }).await });
    }
    for written in writers.join_all().await {
        written.unwrap();
    }
    assert_eq!(value(&store).await, "64");
}

#[tokio::test]
async fn a_refused_command_leaves_no_trace() {
    let (store, _database) = store().await;
    let refused: Result<()> = store
        .write(|tx| async move {
            count_up_in_tx(&tx).await?;
            Err(Error::Conflict)
        })
        .await;
    assert!(matches!(refused, Err(Error::Conflict)));
    assert_eq!(value(&store).await, "0");
}

#[tokio::test]
async fn a_command_that_is_dropped_half_way_leaves_no_trace_and_holds_nobody_up() {
    let (store, _database) = store().await;
    let reached = &tokio::sync::Notify::new();
    let half_way = store.write(|tx| async move {
        count_up_in_tx(&tx).await?;
        reached.notify_one();
        std::future::pending::<Result<()>>().await
    });
    tokio::select! {
        _ = half_way => unreachable!("it never ends"),
        () = reached.notified() => {}
    }
    store.write(|tx| async move { count_up_in_tx(&tx).await }).await.unwrap();
    assert_eq!(value(&store).await, "1");
}

#[tokio::test]
async fn what_only_a_deadlock_refuses_is_tried_again() {
    let (store, _database) = store().await;
    if sea_orm::ConnectionTrait::get_database_backend(&store.writer) == sea_orm::DbBackend::Sqlite {
        // One writer at a time: there is no such thing.
        return;
    }
    let other = settings::ActiveModel { name: Set("other".to_owned()), value: Set("0".to_owned()) };
    settings::Entity::insert(other).exec_without_returning(&store.writer).await.unwrap();
    let met = Arc::new(tokio::sync::Barrier::new(2));
    let mut runs = JoinSet::new();
    for names in [[COUNTER, "other"], ["other", COUNTER]] {
        let (store, met) = (Arc::clone(&store), Arc::clone(&met));
        runs.spawn(async move {
            let mut tries = 0;
            store
                .write(|tx| {
                    tries += 1;
                    let (tries, met) = (tries, Arc::clone(&met));
                    async move {
                        let [first, second] = names;
                        settings::Entity::find_by_id(first).lock_exclusive().one(&tx).await?;
                        if tries == 1 {
                            met.wait().await;
                        }
                        settings::Entity::find_by_id(second).lock_exclusive().one(&tx).await?;
                        Ok(tries)
                    }
                })
                .await
                .unwrap()
        });
    }
    let mut tries = runs.join_all().await;
    tries.sort_unstable();
    assert_eq!(tries, [1, 2]);
}
