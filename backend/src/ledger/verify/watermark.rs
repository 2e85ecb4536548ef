//! How far the books were found in order.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::queries;
use crate::{Error, LoanId, Result, store::Store};

/// Up to where everything was in order. It moves only over what was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Watermark {
    /// All days up to this one, and all loans as they were at its end.
    pub(super) through: Option<Date>,
    /// A check that has begun, and how far it came.
    pub(super) under_way: Option<UnderWay>,
}

/// A check that has begun.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct UnderWay {
    /// The last day that was closed when it began: the next check begins after it.
    pub(super) through: Option<Date>,
    /// Days up to this one are done.
    pub(super) days: Option<Date>,
    /// All days are done, and loans up to this one.
    pub(super) loans: Option<LoanId>,
}

impl Watermark {
    pub(super) async fn find(store: &Store) -> Result<Self> {
        let kept = queries::find_watermark(store.reader()).await?;
        kept.map_or(Ok(Self::default()), |json| serde_json::from_str(&json).map_err(Error::internal))
    }

    pub(super) async fn keep(&self, store: &Store) -> Result<()> {
        let json = serde_json::to_string(self).map_err(Error::internal)?;
        let json = json.as_str();
        store.write(|tx| async move { queries::keep_watermark_in_tx(&tx, json).await }).await
    }
}
