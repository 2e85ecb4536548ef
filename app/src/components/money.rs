//! An amount as the largest thing on the screen.

use lending::Money;
use leptos::prelude::*;

use crate::texts::language;

/// «11 200,00 ₽» with the kopecks smaller.
#[component]
pub fn LargeMoney(
    /// The amount.
    amount: Money,
) -> impl IntoView {
    let language = language();
    let text = language.rubles(amount);
    let point = text.rfind(language.decimal_separator()).unwrap_or(text.len());
    let (rubles, kopecks) = text.split_at(point);
    view! { <p class="money" translate="no">{rubles.to_owned()}<small>{kopecks.to_owned()}</small></p> }
}
