//! What a loan's debt follows from, as it crosses the wire.

use lending::{Instalment, Loan, LoanEvent, LoanTerms};
use serde::{Deserialize, Serialize};

/// What a loan's debt follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanRecord {
    /// What was agreed.
    pub terms: LoanTerms,
    /// The instalments agreed on when the money left; none of a single payment.
    #[serde(default)]
    pub instalments: Vec<Instalment>,
    /// What happened since, oldest first.
    pub events: Vec<LoanEvent>,
}

impl LoanRecord {
    /// The loan, which tells the debt on any day. None only for a record that contradicts itself.
    pub fn replay(&self) -> Option<Loan> {
        Loan::try_new_kept(self.terms, &self.instalments, &self.events).ok()
    }
}

#[cfg(feature = "ssr")]
impl From<&backend::cabinet::LoanView> for LoanRecord {
    fn from(view: &backend::cabinet::LoanView) -> Self {
        Self { terms: *view.loan.terms(), instalments: view.instalments.clone(), events: view.events.clone() }
    }
}
