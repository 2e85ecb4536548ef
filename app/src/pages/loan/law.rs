//! The edition of the law that governs a loan, and why: it was signed on its day.

use jiff::civil::Date;
use lending::{Edition, Percent};
use leptos::prelude::*;

use crate::{
    components::rows::{Row, Rows},
    figures::marked,
    texts::{ExplainedTexts, texts},
};

/// The limits that hold for a contract, in words, with the articles that say so.
#[component]
pub fn GoverningLaw(
    /// The edition of the day of signing.
    law: Edition,
    /// The lender's today.
    today: Date,
) -> impl IntoView {
    let texts = texts::<ExplainedTexts>();
    let words = texts.edition(
        &texts.date(law.signed_on),
        &percent(law.overpayment_cap.value),
        &texts.daily_percent(law.max_daily_rate.value),
        &texts.percent(law.max_full_cost.value),
        &percent(law.penalty_yearly.value),
    );
    let newest = Edition::on(today).overpayment_cap;
    let other = (newest.value != law.overpayment_cap.value).then(|| {
        let words = texts.other_cap(&texts.date(newest.since), &percent(newest.value));
        view! { <p class="small quiet" inner_html=marked(&words)></p> }
    });
    view! {
        <section class="card">
            <h2>{texts.law()}</h2>
            <p inner_html=marked(&words)></p>
            {other}
            <details class="disclosure">
                <summary>{texts.articles()}</summary>
                <Articles law />
            </details>
        </section>
    }
}

#[component]
fn Articles(law: Edition) -> impl IntoView {
    let texts = texts::<ExplainedTexts>();
    let said = move |article: &str, since: Date| texts.since(&texts.article(article), &texts.date(since));
    let Edition { overpayment_cap, max_daily_rate, max_full_cost, penalty_yearly, return_days, .. } = law;
    view! {
        <Rows>
            <Row
                name=texts.cap()
                value=percent(overpayment_cap.value)
                derivation=said(overpayment_cap.article, overpayment_cap.since)
            />
            <Row
                name=texts.max_rate()
                value=texts.a_day(&texts.daily_percent(max_daily_rate.value))
                derivation=said(max_daily_rate.article, max_daily_rate.since)
            />
            <Row
                name=texts.max_full_cost()
                value=texts.a_year(&texts.percent(max_full_cost.value))
                derivation=said(max_full_cost.article, max_full_cost.since)
            />
            <Row
                name=texts.max_penalty()
                value=texts.a_year(&percent(penalty_yearly.value))
                derivation=said(penalty_yearly.article, penalty_yearly.since)
            />
            <Row
                name=texts.return_days()
                value=texts.days(return_days.value)
                derivation=said(return_days.article, return_days.since)
            />
        </Rows>
    }
}

fn percent(share: Percent) -> String {
    format!("{}\u{a0}%", share.to_decimal())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The card as words, without its marks.
    fn words(signed_on: Date) -> String {
        let html = view! { <GoverningLaw law=Edition::on(signed_on) today=date(2026, 11, 23) /> }.to_html();
        html.replace(r#"<span class="nowrap" translate="no">"#, "").replace("</span>", "").replace('\u{a0}', " ")
    }

    #[test]
    fn a_contract_of_before_april_2026_keeps_its_limit() {
        let old = words(date(2026, 3, 30));
        for part in [
            "Договор подписан 30 марта 2026",
            "предел начислений 130 % суммы займа, ставка не выше 0,8 % в день, ПСК не выше 292,000 % годовых",
            "С 1 апреля 2026 для новых договоров предел 100 %",
            "ч. 24 ст. 5, для договоров с 1 июля 2023",
        ] {
            assert!(old.contains(part), "{part} is missing in {old}");
        }
        let new = words(date(2026, 4, 1));
        assert!(new.contains("предел начислений 100 %") && !new.contains("для новых договоров"), "{new}");
    }
}
