//! What was typed last, whatever order it arrives in.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, OnConflict},
};

/// Which of several requests brings what was typed last: the time, in milliseconds, at which the server showed the form,
/// plus how often something in it has changed since. So a form that was shown later has greater numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// Kept while somebody types.
    Kept(i64),
    /// Sent by a button: it counts whatever another window has kept.
    Sent(i64),
}

impl Revision {
    /// Its number; one from the future would shut out all that is typed later.
    pub(crate) fn number(self, now_ms: i64) -> i64 {
        let (Self::Kept(number) | Self::Sent(number)) = self;
        number.clamp(0, now_ms)
    }

    /// The change of a row that is there already: `columns` become new if this is the newest, or was sent.
    pub(crate) fn replacing<C: ColumnTrait>(
        self,
        key: C,
        number: C,
        columns: impl IntoIterator<Item = C>,
    ) -> OnConflict {
        let (table, column) = (key.entity_name().to_string(), number.as_str());
        let is_newer = format!("excluded.{column} >= {table}.{column}");
        let newest = format!("CASE WHEN {is_newer} THEN excluded.{column} ELSE {table}.{column} END");
        let mut change = OnConflict::column(key);
        change.update_columns(columns).value(number, Expr::cust(newest));
        if matches!(self, Self::Kept(_)) {
            change.action_and_where(Expr::cust(is_newer));
        }
        change
    }
}
