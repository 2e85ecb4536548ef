//! What an amount beyond the payments that are due makes of a schedule: three ways, side by side.

use jiff::civil::Date;
use lending::{EarlyRepaymentOption, FullCost, Instalment, Loan, LoanEvent, Money, format};
use leptos::prelude::*;

use super::form::Early;
use crate::{
    components::{
        choice::Choice,
        payment_schedule::PaymentSchedule,
        rows::{Row, Rows},
    },
    figures::marked,
    texts::{PayTexts, texts},
};

/// Which of them is wanted. None is chosen by itself: they cost differently.
#[component]
pub fn EarlyChoice() -> impl IntoView {
    let texts = texts::<PayTexts>();
    let options = Early::ALL
        .map(|early| {
            let (name, text) = match early {
                Early::Ahead => (texts.ahead(), texts.ahead_text()),
                Early::Fewer => (texts.fewer(), texts.fewer_text()),
                Early::Smaller => (texts.smaller(), texts.smaller_text()),
            };
            let hint = format!("early-{}", early.code());
            view! {
                <label class="choice-option">
                    <input type="radio" name="early" value=early.code() aria-describedby=hint.clone() />
                    <span class="choice-name">{name}</span>
                    <span class="choice-text" id=hint>{text}</span>
                </label>
            }
        })
        .collect_view();
    view! { <Choice legend=texts.beyond() name="early">{options}</Choice> }
}

/// One of the ways.
struct Outcome {
    name: &'static str,
    rows: Vec<Instalment>,
    total: Money,
    saved: Money,
    full_cost: FullCost,
}

impl Outcome {
    fn of(name: &'static str, option: EarlyRepaymentOption) -> Self {
        let EarlyRepaymentOption { rows, total, saved, full_cost, .. } = option;
        Self { name, rows, total, saved, full_cost: full_cost.full_cost }
    }

    /// The amount counts towards the next payments.
    fn ahead(name: &'static str, loan: &Loan, date: Date, amount: Money) -> Option<Self> {
        let mut paid = loan.clone();
        paid.apply(LoanEvent::Payment { date, amount }).ok()?;
        let sum = |loan: &Loan| Money::sum(loan.payments_due(date).iter().map(|due| due.payment));
        let total = sum(&paid)?;
        let saved = sum(loan)?.checked_sub(total)?.checked_sub(amount)?;
        let rows = paid.payments_due(date).into_iter().map(|due| Instalment {
            date: due.date,
            payment: due.payment,
            interest: due.interest,
            principal: due.principal,
            balance: due.balance,
        });
        let rows = rows.collect();
        Some(Self { name, rows, total, saved, full_cost: paid.full_cost(date).ok()?.full_cost })
    }
}

/// The three of an amount; nothing where it repays nothing early, or everything.
#[component]
pub fn Outcomes(
    /// The loan.
    loan: Loan,
    /// The lender's today.
    today: Date,
    /// The amount.
    amount: Money,
) -> impl IntoView {
    let texts = texts::<PayTexts>();
    if amount >= loan.debt_on(today).total() {
        return ().into_any();
    }
    let Ok([fewer, smaller]) = loan.early_repayment(today, amount) else { return ().into_any() };
    let outcomes = [
        Outcome::ahead(texts.ahead(), &loan, today, amount),
        Some(Outcome::of(texts.fewer(), fewer)),
        Some(Outcome::of(texts.smaller(), smaller)),
    ];
    let outcomes = outcomes.into_iter().flatten().map(|outcome| view! { <OutcomeView outcome /> }).collect_view();
    view! {
        <section class="stack" aria-labelledby="outcomes">
            <h2 id="outcomes">{texts.outcomes()}</h2>
            <div class="grid">{outcomes}</div>
        </section>
    }
    .into_any()
}

#[component]
fn OutcomeView(outcome: Outcome) -> impl IntoView {
    let texts = texts::<PayTexts>();
    let Outcome { name, rows, total, saved, full_cost } = outcome;
    let next = rows.first().map(|next| view! { <Row name=texts.next_payment() value=texts.rubles(next.payment) /> });
    let last = rows.last().map(|last| view! { <Row name=texts.last_on() value=texts.date(last.date) /> });
    let count = rows.len().to_string();
    let rows = rows.into_iter().map(|row| (row, None)).collect();
    view! {
        <section class="card card--quiet">
            <h3>{name}</h3>
            <Rows>
                <Row name=texts.payments_left() value=count />
                {next}
                {last}
                <Row name=texts.full_cost() value=format::percent(full_cost) />
                <Row name=texts.saved() value=texts.rubles(saved) />
                <Row name=texts.total_left() value=texts.rubles(total) sum=true />
            </Rows>
            <details class="disclosure">
                <summary inner_html=marked(&texts.new_schedule(name))></summary>
                <PaymentSchedule rows />
            </details>
        </section>
    }
}
