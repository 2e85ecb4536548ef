//! Deleting much, a little at a time: nobody waits long for the rows that it locks.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SimpleExpr};

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
        let some = E::find().select_only().column(key).filter(are_so).limit(most).into_query();
        let delete = E::delete_many().filter(key.in_subquery(some));
        self.write(|tx| {
            let delete = delete.clone();
            async move { Ok(delete.exec(&tx).await?.rows_affected) }
        })
        .await
    }
}
