//! The offer as it will be signed, and its signing by a code.

use lending::{FullCost, Money, ProductKind, format};
use leptos::prelude::*;

use super::{
    Actions,
    api::{Conditions, Offer},
    form::SignForm,
};
use crate::{
    components::{
        code_field::{CodeField, CodeOnItsWay, ResendButton},
        form::{Form, Submit},
        form_action::Check,
        full_cost::FullCostExplained,
        moscow::MoscowDays,
        payment_schedule::PaymentSchedule,
        rows::{Row, Rows},
    },
    figures::marked,
    texts::{ApplicationTexts, CommonTexts, PaymentScheduleTexts, texts, words},
};

/// The offer: its price, its figures, its conditions.
#[component]
pub fn OfferView(
    /// The application.
    id: String,
    /// The offer.
    offer: Offer,
    /// What was asked for.
    requested: Money,
    /// The card that the money goes to.
    card_label: Option<String>,
) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    let quote = offer.quote;
    let rate = move |rate| texts.per_day(&texts.daily_percent(rate));
    let rate_after = (quote.rate_after_term != quote.daily_rate)
        .then(|| view! { <Row name=texts.rate_after() value=rate(quote.rate_after_term) /> });
    let less = offer.less_than_requested.then(|| {
        let words = marked(&texts.less_than_requested(&texts.rubles_short(requested)));
        view! { <div class="note note--warn"><p inner_html=words></p></div> }
    });
    let burden = offer.burden_notice.then(|| {
        view! {
            <div class="note note--warn">
                <p class="strong">{texts.burden()}</p>
                <p inner_html=marked(texts.burden_text())></p>
            </div>
        }
    });
    let payment = quote.rows.first().filter(|_| quote.kind() == ProductKind::Instalments).map(|row| row.payment);
    let schedule_texts = crate::texts::texts::<PaymentScheduleTexts>();
    let schedule = payment.map(|_| {
        let rows = quote.rows.iter().map(|row| (*row, None)).collect();
        view! {
            <details class="disclosure">
                <summary>{schedule_texts.title()}</summary>
                <PaymentSchedule rows />
            </details>
        }
    });
    let hours = offer.cooling_off_hours;
    let waits = (hours > 0).then(|| view! { <p inner_html=marked(&texts.wait_before(&texts.hours(hours)))></p> });
    let payment = payment.map(|sum| view! { <Row name=schedule_texts.every_fortnight() value=texts.rubles(sum) /> });
    view! {
        <section class="card">
            <h2>{texts.offer()}</h2>
            {less}
            <Rows>
                <Row name=texts.amount() value=texts.rubles(quote.principal) />
                <Row
                    name=texts.term()
                    value=texts.term_until(&texts.days(quote.term_days), &texts.date(quote.due_date))
                />
                <Row name=texts.rate() value=rate(quote.daily_rate) />
                {rate_after}
                {payment}
                <Row name=texts.overpayment() value=texts.rubles(quote.overpayment) />
                <Row name=texts.to_return() value=texts.rubles(quote.total) sum=true />
                {card_label.map(|label| view! { <Row name=texts.card() value=label /> })}
            </Rows>
            {schedule}
            <FullCostExplained
                start=quote.start
                flows=quote.flows()
                in_document=Some(quote.full_cost)
                file=format!("/cabinet/applications/{id}/flows.csv")
            />
            {burden}
            {waits}
            <p class="small quiet" inner_html=marked(&texts.lapses_on(&texts.date(offer.lapses_on)))></p>
            <MoscowDays until=offer.lapses_on />
        </section>
        <ConditionsView
            conditions=offer.conditions
            full_cost=quote.full_cost
            full_cost_amount=quote.full_cost_amount
        />
    }
}

/// The individual conditions as the law lays them out: the full cost in two frames before the
/// table (353-ФЗ ст. 6 ч. 1). The document is in Russian in every language of the page.
#[component]
fn ConditionsView(conditions: Conditions, full_cost: FullCost, full_cost_amount: Money) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    let [name, content] = texts.conditions_columns();
    let percent = texts.full_cost_percent(&format::percent(full_cost), &words::percent(full_cost));
    let rubles = texts.full_cost_rubles(&format::rubles(full_cost_amount), &words::rubles(full_cost_amount));
    let rows = conditions
        .rows
        .into_iter()
        .map(|(name, content)| {
            view! {
                <tr>
                    <th scope="row" inner_html=marked(&name)></th>
                    <td inner_html=marked(&content)></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <article class="document" lang="ru">
            <div class="psk">
                <p inner_html=marked(&percent)></p>
                <p inner_html=marked(&rubles)></p>
            </div>
            <h2>{texts.conditions()}</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        <th scope="col">{content}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="small quiet" inner_html=marked(&texts.conditions_version(&conditions.version))></p>
        </article>
    }
}

/// First a button that asks for the code, then the code itself.
#[component]
pub fn Signing(
    /// The application.
    id: String,
    /// The code, if it was asked for.
    code: Option<CodeOnItsWay>,
    /// Hash of the conditions that the page shows.
    conditions_hash: String,
    /// What the borrower can do.
    actions: Actions,
) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    let step = match code {
        Some(code) => view! { <SignByCode id code conditions_hash actions /> }.into_any(),
        None => view! {
            <p>{texts.signing_hint()}</p>
            <Form action=actions.send_code>
                <input type="hidden" name="id" value=id />
                <Submit label=texts.sign() />
            </Form>
        }
        .into_any(),
    };
    view! {
        <section class="card">
            <h2>{texts.signing()}</h2>
            {step}
            <p class="small quiet" inner_html=marked(texts.code_signs())></p>
        </section>
    }
}

#[component]
fn SignByCode(id: String, code: CodeOnItsWay, conditions_hash: String, actions: Actions) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ApplicationTexts>();
    let check = Check::parsing(SignForm::parse);
    let signed = id.clone();
    view! {
        <Form action=actions.sign check>
            <input type="hidden" name="id" value=signed />
            <input type="hidden" name="conditions_hash" value=conditions_hash />
            <CodeField hint=common.code_sent_to(&code.phone_masked) />
            <Submit label=texts.sign() />
        </Form>
        <Form action=actions.send_code>
            <input type="hidden" name="id" value=id />
            <ResendButton after_s=code.resend_after_s />
        </Form>
    }
}
