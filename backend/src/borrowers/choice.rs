//! The loan that a borrower chose last.

use super::{Revision, queries};
use crate::{Borrower, Result, products::LoanChoice};

impl Borrower<'_> {
    /// Keeps the chosen product, amount and term for later, on any device.
    pub async fn save_choice(&self, choice: LoanChoice, revision: Revision) -> Result<()> {
        let (id, json, now_ms) = (self.id, serde_json::to_string(&choice)?, self.backend.clock().now_ms());
        self.backend
            .store()
            .write(|tx| {
                let json = json.clone();
                async move { queries::save_choice_in_tx(&tx, id, json, revision, now_ms).await }
            })
            .await
    }

    /// The choice made before registering or in an unfinished application.
    pub(crate) async fn find_choice(&self) -> Result<Option<LoanChoice>> {
        let row = queries::find_choice(self.backend.store().reader(), self.id).await?;
        Ok(row.map(|row| serde_json::from_str(&row.choice)).transpose()?)
    }
}
