//! An account at a bank, by the borrower's own phone number, in the place of a card.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::ADD_ACCOUNT;
use crate::{
    components::{
        field::{FieldMistake, error_of},
        form::FormState,
    },
    texts::{CardsTexts, texts},
};

/// A bank that the loan's money can go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bank {
    /// Its id in the system of fast payments.
    pub id: String,
    /// Its name.
    pub name: String,
}

#[cfg(feature = "ssr")]
impl From<backend::cards::SbpBank> for Bank {
    fn from(bank: backend::cards::SbpBank) -> Self {
        Self { id: bank.id, name: bank.name }
    }
}

/// The banks, and the button that puts an account there among the cards. Nothing where the acquirer has listed none.
#[component]
pub fn BankChoice(banks: Vec<Bank>) -> impl IntoView {
    let texts = texts::<CardsTexts>();
    let error = error_of("bank", texts.bank());
    let pending = use_context::<FormState>().map(|state| state.pending);
    let busy = move || pending.is_some_and(|pending| pending.get());
    (!banks.is_empty()).then(|| {
        let options = banks.into_iter().map(|bank| view! { <option value=bank.id>{bank.name}</option> }).collect_view();
        view! {
            // without scripts a mistake comes back with the page
            <details class="disclosure" open=error.with_untracked(Option::is_some)>
                <summary>{texts.by_phone()}</summary>
                <div class="stack">
                    <p class="small quiet">{texts.by_phone_hint()}</p>
                    <div class="field" class:field--error=move || error.with(Option::is_some)>
                        <label for="bank">{texts.bank()}</label>
                        <select
                            id="bank"
                            name="bank"
                            class="select"
                            translate="no"
                            aria-invalid=move || error.with(Option::is_some).then_some("true")
                            aria-describedby=move || error.with(Option::is_some).then_some("bank-error")
                        >
                            <option value="">{texts.choose_bank()}</option>
                            {options}
                        </select>
                        <FieldMistake name="bank" error />
                    </div>
                    <button type="submit" class="button" name="intent" value=ADD_ACCOUNT disabled=busy>
                        {texts.add_account()}
                    </button>
                </div>
            </details>
        }
    })
}
