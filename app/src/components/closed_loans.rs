//! Closed loans as a list.

use jiff::civil::Date;
use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    figures::marked,
    texts::{ClosedLoansTexts, texts},
};

/// A closed loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedLoan {
    /// Its id.
    pub id: String,
    /// The contract's number.
    pub number: String,
    /// The sum lent.
    pub principal: Money,
    /// When it was paid in full.
    #[serde(with = "lending::iso_date")]
    pub closed_on: Date,
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::ClosedLoan> for ClosedLoan {
    fn from(loan: backend::cabinet::ClosedLoan) -> Self {
        Self { id: loan.id.to_string(), number: loan.number, principal: loan.principal, closed_on: loan.closed_on }
    }
}

/// The list.
#[component]
pub fn ClosedLoanList(
    /// The loans, in the order of the list.
    loans: Vec<ClosedLoan>,
) -> impl IntoView {
    let texts = texts::<ClosedLoansTexts>();
    let items = loans
        .into_iter()
        .map(|loan| {
            view! {
                <li>
                    <span class="list-what">
                        <span>
                            <a href=format!("/cabinet/loans/{}", loan.id) inner_html=marked(&texts.contract(&loan.number))></a>
                            <small inner_html=marked(&texts.closed_on(&texts.date(loan.closed_on)))></small>
                        </span>
                    </span>
                    <span translate="no">{texts.rubles_short(loan.principal)}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{items}</ul> }
}
