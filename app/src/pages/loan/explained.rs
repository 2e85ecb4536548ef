//! The parts of a debt on a day, each unfolding into the lines that it is the sum of.

use jiff::civil::Date;
use lending::{Debt, Derivation, Line, Loan, Percent, Step};
use leptos::prelude::*;

use crate::{
    components::{
        debt::CapMeter,
        rows::{Row, Rows},
    },
    texts::{DebtTexts, ExplainedTexts, texts},
};

/// Principal, interest and penalty on the chosen day, and how far they are from the most that the law allows. What is
/// unfolded stays so when another day is chosen.
#[component]
pub fn ExplainedDebt(
    /// The loan.
    loan: StoredValue<Loan>,
    /// The lender's today.
    today: Date,
    /// The chosen day.
    day: RwSignal<Date>,
) -> impl IntoView {
    let texts = texts::<DebtTexts>();
    let explained = move |explain: fn(&Loan, Date) -> Derivation| {
        Memo::new(move |_| loan.with_value(|loan| explain(loan, day.get())))
    };
    let penalty = explained(Loan::explain_penalty);
    let has_penalty = Memo::new(move |_| penalty.with(|penalty| !penalty.lines().is_empty()));
    let penalty = move || has_penalty.get().then(|| view! { <Explained name=texts.penalty() derivation=penalty /> });
    let meter = move || {
        let debt =
            loan.with_value(|loan| Debt { accrual_stops_on: loan.accrual_stops_on(), ..loan.debt_on(day.get()) });
        view! { <CapMeter debt today id="cap-on-date" /> }
    };
    view! {
        <div>
            <Explained name=texts.principal() derivation=explained(Loan::explain_principal) />
            <Explained name=texts.interest() derivation=explained(Loan::explain_interest) />
            {penalty}
        </div>
        {meter}
    }
}

/// A figure and its lines.
#[component]
fn Explained(name: &'static str, derivation: Memo<Derivation>) -> impl IntoView {
    let texts = texts::<ExplainedTexts>();
    let figure = move || texts.rubles(derivation.with(Derivation::total));
    let lines = move || {
        let lines = derivation.with(|derivation| derivation.lines().to_vec());
        if lines.is_empty() {
            return view! { <p class="small quiet">{texts.nothing_accrued()}</p> }.into_any();
        }
        let lines = lines.into_iter().map(|line| view! { <LineView line /> }).collect_view();
        view! { <Rows>{lines}</Rows> }.into_any()
    };
    view! {
        <details class="disclosure">
            <summary>
                <span>{name}</span>
                <span class="disclosure-figure" translate="no">{figure}</span>
            </summary>
            {lines}
        </details>
    }
}

#[component]
fn LineView(line: Line) -> impl IntoView {
    let debt_texts = texts::<DebtTexts>();
    let texts = texts::<ExplainedTexts>();
    let (name, derivation) = match line.step {
        Step::Lent { date } => (texts.lent(), texts.date(date)),
        Step::Interest { after, until, days, principal, rate } => {
            let rate = texts.daily_percent(rate);
            let formula = debt_texts.derivation(&texts.rubles_short(principal), &rate, &texts.days(days));
            (texts.accrued_interest(), texts.line(&span(after, until), &formula))
        }
        Step::Penalty { after, until, days, principal, yearly } => {
            let (sum, days) = (texts.rubles_short(principal), texts.days(days));
            let formula = debt_texts.penalty_derivation(&sum, &percent(yearly), &days);
            (texts.accrued_penalty(), texts.line(&span(after, until), &formula))
        }
        Step::Cap { date, cap } => {
            (texts.over_the_cap(), texts.cap_is_full(&texts.date(date), &texts.rubles_short(cap)))
        }
        Step::Paid => (texts.paid(), String::new()),
    };
    view! { <Row name value=texts.rubles(line.amount) derivation /> }
}

/// The days from the one after `after` on.
fn span(after: Date, until: Date) -> String {
    let texts = texts::<ExplainedTexts>();
    let from = after.tomorrow().unwrap_or(after);
    if from < until { texts.span(&texts.date(from), &texts.date(until)) } else { texts.date(until) }
}

fn percent(share: Percent) -> String {
    format!("{}\u{a0}%", share.to_decimal())
}
