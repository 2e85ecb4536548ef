//! The borrower's account: what is there, putting more there, having it back, and all that happened.

pub mod api;
pub mod form;

use lending::{Money, format::rubles_short};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::{
    api::{AccountPageData, KeepSurplus, LoadAccount, Movement, MovementKind, ReturnFromAccount, StartTopUp},
    form::{GiveBackForm, TopUpForm},
};
use crate::{
    components::{
        field::Field,
        form::{Form, Submit},
        form_action::{Check, FormAction},
        load,
        money::LargeMoney,
        way_choice::{Sources, WayChoice},
    },
    figures::marked,
    texts::{AccountTexts, CommonTexts, texts},
};

/// How often the page is looked at while money is on its way back.
const LOOK_AGAIN_MS: u32 = 10_000;

/// What the borrower can do. Kept by the page, so that a refusal stays while the data are loaded again.
#[derive(Clone, Copy)]
struct Actions {
    top_up: FormAction,
    give_back: FormAction,
    keep: FormAction,
}

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<AccountTexts>();
    let actions = Actions {
        top_up: FormAction::new::<StartTopUp>(),
        give_back: FormAction::new::<ReturnFromAccount>(),
        keep: FormAction::new::<KeepSurplus>(),
    };
    let answers = move || actions.give_back.answers() + actions.keep.answers();
    let data = load::data_again(answers, || LoadAccount {});
    load::refetch_while(data, LOOK_AGAIN_MS, |data| data.on_its_way_back.is_positive());
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">
            <div class="page-head">
                <a href="/cabinet" class="back">{common.cabinet()}</a>
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            {load::show(data, move |data| view! { <AccountView data actions /> })}
        </div>
    }
    .into_any()
}

#[component]
fn AccountView(data: AccountPageData, actions: Actions) -> impl IntoView {
    let texts = texts::<AccountTexts>();
    let on_its_way = data.on_its_way_back.is_positive().then(|| {
        view! { <p inner_html=marked(&texts.on_its_way(&texts.rubles(data.on_its_way_back)))></p> }
    });
    let give_back = data.balance.is_positive().then(|| {
        view! { <GiveBack balance=data.balance key=data.give_back_key.clone() action=actions.give_back /> }
    });
    view! {
        <section class="card">
            <h2>{texts.balance()}</h2>
            <LargeMoney amount=data.balance />
            {on_its_way}
        </section>
        <TopUp most=data.most sources=data.sources key=data.top_up_key action=actions.top_up />
        {give_back}
        <Surplus keeps=data.keeps_surplus action=actions.keep />
        <Movements movements=data.movements />
    }
    .into_any()
}

#[component]
fn TopUp(most: Money, sources: Sources, key: String, action: FormAction) -> impl IntoView {
    let texts = texts::<AccountTexts>();
    // Whoever comes from a prolongation comes with what is missing for it.
    let asked = use_query_map().with_untracked(|query| query.get("amount")).unwrap_or_default();
    view! {
        <section class="card">
            <h2>{texts.top_up_title()}</h2>
            <Form action check=Check::parsing(TopUpForm::parse)>
                <input type="hidden" name="idempotency_key" value=key />
                <Field
                    label=texts.amount()
                    name="amount"
                    value=asked
                    hint=texts.amount_hint(&texts.rubles_short(most))
                    inputmode="decimal"
                    maxlength=20
                    class="input--middle"
                />
                <WayChoice cards=sources.cards on_account=None />
                <Submit label=texts.top_up() />
            </Form>
        </section>
    }
}

#[component]
fn GiveBack(balance: Money, key: String, action: FormAction) -> impl IntoView {
    let texts = texts::<AccountTexts>();
    view! {
        <section class="card">
            <h2>{texts.give_back_title()}</h2>
            <p>{texts.give_back_text()}</p>
            <Form action check=Check::parsing(GiveBackForm::parse)>
                <input type="hidden" name="idempotency_key" value=key />
                <Field
                    label=texts.give_back_amount()
                    name="give_back"
                    value=rubles_short(balance).trim_end_matches(['₽', '\u{a0}']).to_owned()
                    hint=texts.give_back_hint(&texts.rubles(balance))
                    inputmode="decimal"
                    maxlength=20
                    class="input--middle"
                />
                <Submit label=texts.give_back() class="button button--wide" />
            </Form>
        </section>
    }
}

#[component]
fn Surplus(keeps: bool, action: FormAction) -> impl IntoView {
    let texts = texts::<AccountTexts>();
    let (now, other) =
        if keeps { (texts.surplus_stays(), texts.send_back()) } else { (texts.surplus_goes_back(), texts.keep()) };
    view! {
        <section class="card">
            <h2>{texts.surplus_title()}</h2>
            <p role="status">{now}</p>
            <Form action>
                <input type="hidden" name="keeps" value=(!keeps).to_string() />
                <Submit label=other class="button button--wide" />
            </Form>
        </section>
    }
}

#[component]
fn Movements(movements: Vec<Movement>) -> impl IntoView {
    let texts = texts::<AccountTexts>();
    let nothing = movements.is_empty().then(|| view! { <p>{texts.nothing_yet()}</p> });
    let items = movements
        .into_iter()
        .map(|movement| {
            let number = movement.loan.as_ref().map_or("", |(_, number)| number.as_str());
            let (what, comes) = match movement.kind {
                MovementKind::ToppedUp => (texts.topped_up().to_owned(), true),
                MovementKind::Surplus => (texts.surplus(number), true),
                MovementKind::Paid => (texts.paid(number), false),
                MovementKind::GoesBack => (texts.goes_back().to_owned(), false),
                MovementKind::WentBack => (texts.went_back().to_owned(), false),
                MovementKind::Stayed => (texts.stayed().to_owned(), true),
                MovementKind::Reversed => (texts.reversed().to_owned(), false),
            };
            let class = if comes { "timeline-sum timeline-in" } else { "timeline-sum" };
            let words = marked(&what);
            let what = match movement.loan {
                Some((loan, _)) => view! { <a href=format!("/cabinet/loans/{loan}") inner_html=words></a> }.into_any(),
                None => view! { <span inner_html=words></span> }.into_any(),
            };
            view! {
                <li>
                    <span class="timeline-what">{what}</span>
                    <span class=class translate="no">{texts.rubles(movement.amount)}</span>
                    <time datetime=movement.at.to_string() translate="no">{texts.date_time(movement.at)}</time>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{texts.movements()}</h2>
            {nothing}
            <ol class="timeline">{items}</ol>
        </section>
    }
}
