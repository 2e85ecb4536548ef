//! What a new database needs, and what a demonstration shows. Seeding again changes nothing that
//! is there.

pub use people::Situation;

use lending::Product;

use crate::{Operator, Result, products};

mod clock;
mod demo_loan;
mod demonstration;
mod lineup;
mod people;
mod portfolio;
mod queries;

impl Operator<'_> {
    /// Puts the products on offer, outside of a demonstration only into an empty shop: what an open one lends its lender
    /// decides. In a demonstration also a promotion, the staff member
    /// `ivanova` and a borrower to sign in as: phone +7 900 000-00-01, password `demo-password-1`.
    ///
    /// # Errors
    /// `Internal` when a product would break the law: the shop does not open with it.
    pub async fn seed(self) -> Result<()> {
        let lineup = lineup::products()?;
        let lineup: &[Product] = &lineup;
        self.backend
            .store()
            .write(|tx| async move {
                if !self.backend.config().is_demonstration() && products::queries::is_any_in_tx(&tx).await? {
                    return Ok(());
                }
                for (position, product) in (0..).zip(lineup) {
                    products::queries::insert_in_tx(&tx, product, position).await?;
                }
                Ok(())
            })
            .await?;
        self.backend.products().clear().await;
        if self.backend.config().is_demonstration() {
            self.backend.seed_demonstration().await?;
        }
        Ok(())
    }
}
