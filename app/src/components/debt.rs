//! A debt by its parts, the state of a loan in words, and the limit of what can accrue.

use jiff::civil::Date;
use lending::{DailyRate, Debt, LoanRules, LoanTerms, Money, days_between};
use leptos::prelude::*;

use crate::{
    components::rows::Row,
    figures::marked,
    texts::{DebtTexts, texts},
};

/// The parts of a debt, as rows of a list. The penalty only if there is one; what is deferred of the interest as its line.
#[component]
pub fn DebtParts(
    /// The debt.
    debt: Debt,
    /// How interest and penalty came about, where one multiplication says it.
    derivations: Derivations,
) -> impl IntoView {
    let texts = texts::<DebtTexts>();
    let penalty = debt.penalty.is_positive().then(|| {
        view! { <Row name=texts.penalty() value=texts.rubles(debt.penalty) derivation=derivations.penalty /> }
    });
    let deferred = debt.deferred_interest.is_positive().then(|| texts.deferred(&texts.rubles(debt.deferred_interest)));
    let interest = deferred.unwrap_or(derivations.interest);
    view! {
        <Row name=texts.principal() value=texts.rubles(debt.principal) />
        <Row name=texts.interest() value=texts.rubles(debt.interest) derivation=interest />
        {penalty}
    }
}

/// How the parts of a debt came about, in one line each; empty where that takes more than one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derivations {
    interest: String,
    penalty: String,
}

impl Derivations {
    /// Those that give exactly the debt of that day; the others stay empty.
    pub fn of(debt: &Debt, terms: &LoanTerms, day: Date) -> Self {
        let texts = texts::<DebtTexts>();
        let penalty_yearly = LoanRules::on(terms.signed_on).penalty_yearly;
        let days = |from: Date| u32::try_from(days_between(from, day)).unwrap_or(0);
        let in_term = (terms.daily_rate, days(terms.disbursed_on));
        let after_term = (terms.rate_after_term, days(terms.due_on));
        let interest = [in_term, after_term]
            .into_iter()
            .find(|(rate, days)| *days > 0 && rate.accrue(debt.principal, *days) == Ok(debt.interest))
            .map(|(rate, days)| interest_line(debt.principal, rate, days));
        let kopeck_days = i128::from(debt.overdue_principal.kopecks()) * i128::from(debt.overdue_days);
        let penalty = kopeck_days * i128::from(penalty_yearly.thousandths()) / (365 * 100_000);
        let penalty = (penalty == i128::from(debt.penalty.kopecks())).then(|| {
            let percent = format!("{}\u{a0}%", penalty_yearly.to_decimal());
            let sum = texts.rubles_short(debt.overdue_principal);
            texts.penalty_derivation(&sum, &percent, &texts.days(debt.overdue_days))
        });
        Self { interest: interest.unwrap_or_default(), penalty: penalty.unwrap_or_default() }
    }
}

fn interest_line(principal: Money, rate: DailyRate, days: u32) -> String {
    let texts = texts::<DebtTexts>();
    texts.derivation(&texts.rubles_short(principal), &texts.daily_percent(rate), &texts.days(days))
}

/// The state of an open loan, in words.
#[component]
pub fn DebtState(
    /// The debt of today.
    debt: Debt,
    /// When it is due.
    due_on: Date,
    /// The lender's today.
    today: Date,
) -> impl IntoView {
    let texts = texts::<DebtTexts>();
    if debt.is_overdue {
        let words = texts.overdue(&texts.days(debt.overdue_days));
        view! { <span class="tag tag--danger" inner_html=marked(&words)></span> }.into_any()
    } else if due_on == today {
        view! { <span class="tag tag--warn">{texts.due_today()}</span> }.into_any()
    } else if debt.holiday_until.is_some() {
        view! { <span class="tag tag--ok">{texts.in_holiday()}</span> }.into_any()
    } else {
        view! { <span class="tag tag--ok">{texts.in_time()}</span> }.into_any()
    }
}

/// That a credit holiday runs, and what that means; nothing outside of one.
#[component]
pub fn HolidayNote(
    /// The debt of today.
    debt: Debt,
    /// The lender's today.
    today: Date,
    /// The loan's page.
    page: String,
) -> impl IntoView {
    let texts = texts::<DebtTexts>();
    debt.holiday_until.map(|until| {
        // What was overdue before is due on the last day.
        let words =
            if until > today { texts.holiday_until(&texts.date(until)) } else { texts.holiday_ends_today().to_owned() };
        view! {
            <div class="note note--ok">
                <p>
                    <span inner_html=marked(&words)></span> " "
                    <a href=format!("{page}/holiday")>{texts.about_holiday()}</a>
                </p>
            </div>
        }
    })
}

/// How much of the most that the law allows has accrued, and when accrual stops (353-ФЗ ст. 5 ч. 24).
#[component]
pub fn CapMeter(
    /// The debt of today, or of another day.
    debt: Debt,
    /// The lender's today.
    today: Date,
    /// Tells this meter from others on the page.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let texts = texts::<DebtTexts>();
    let percent = percent_of(debt.accrued_total, debt.cap);
    let stops = match debt.accrual_stops_on {
        Some(day) if day <= today => texts.accrual_stopped(&texts.date(day)),
        Some(day) => texts.accrual_stops(&texts.date(day)),
        None => texts.accrual_never().to_owned(),
    };
    view! {
        <div class="meter">
            <div class="split small">
                <span id=id.clone() class="quiet" inner_html=marked(&texts.accrued_of(&texts.rubles_short(debt.cap)))></span>
                <span translate="no">{format!("{percent}\u{a0}%")}</span>
            </div>
            <progress aria-labelledby=id translate="no" max="100" value=percent>{format!("{percent} %")}</progress>
            <p class="small quiet" inner_html=marked(&stops)></p>
        </div>
    }
}

/// A whole share in percent, rounded down, so that it is 100 only when nothing is left.
fn percent_of(part: Money, whole: Money) -> i64 {
    part.kopecks().saturating_mul(100).checked_div(whole.kopecks()).unwrap_or(0).clamp(0, 100)
}
