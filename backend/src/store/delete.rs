//! Deleting much, a little at a time: nobody waits long for the rows that it locks.

use sea_orm::{ColumnTrait, DeleteMany, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SimpleExpr};

use super::Store;
use crate::Result;

impl Store {
    /// Deletes rows that are so, `most` of them at most, in a transaction of its own; how many it were. `key` is the
    /// table's primary key.
    pub(crate) async fn delete_some<E: EntityTrait>(
        &self,
        key: E::Column,
        are_so: SimpleExpr,
        most: u64,
    ) -> Result<u64> {
        let delete = some_of::<E>(key, are_so, most);
        self.write(|tx| {
            let delete = delete.clone();
            async move { Ok(delete.exec(&tx).await?.rows_affected) }
        })
        .await
    }
}

/// The statement that deletes them.
pub(crate) fn some_of<E: EntityTrait>(key: E::Column, are_so: SimpleExpr, most: u64) -> DeleteMany<E> {
    let some = E::find().select_only().column(key).filter(are_so).limit(most).into_query();
    E::delete_many().filter(key.in_subquery(some))
}
