//! An amount as the largest thing on the screen.

use lending::Money;
use leptos::prelude::*;

/// «11 200,00 ₽» with the kopecks smaller.
#[component]
pub fn LargeMoney(
    /// The amount.
    amount: Money,
) -> impl IntoView {
    let text = lending::format::rubles(amount);
    let comma = text.find(',').unwrap_or(text.len());
    let (rubles, kopecks) = text.split_at(comma);
    view! { <p class="money">{rubles.to_owned()}<small>{kopecks.to_owned()}</small></p> }
}
