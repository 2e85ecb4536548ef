//! Prolonging a loan: what it brings and costs, the addendum, its signature, its price.

pub mod api;
pub mod form;

use lending::{Loan, LoanEvent, Money, ProlongationLimit, format, parse_days};
use leptos::{html, prelude::*, web_sys};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::{
    api::{
        Addendum, LoadProlongPage, OfferProlongation, PayProlongation, ProlongPageData, ResendProlongationCode,
        SignProlongation,
    },
    form::{DaysForm, SignAddendumForm},
};
use crate::{
    components::{
        code_field::{CodeField, ResendButton},
        debt::CapMeter,
        failure::Failure,
        field::Field,
        form::{Form, Submit},
        form_action::{Check, FormAction},
        load,
        moscow::MoscowDays,
        rows::{Row, Rows},
        signed_text::SignedText,
        way_choice::{Sources, WayChoice},
    },
    error::AppError,
    figures::marked,
    texts::{CommonTexts, ProlongTexts, texts},
};

/// Chosen at first, where it may be so many.
const USUAL_DAYS: u32 = 14;

/// What the borrower can do. Kept by the page, so that a refusal stays while the data are loaded again.
#[derive(Clone, Copy)]
struct Actions {
    offer: FormAction,
    resend: FormAction,
    sign: FormAction,
    pay: FormAction,
}

/// The page.
#[component]
pub fn ProlongPage() -> impl IntoView {
    let texts = texts::<ProlongTexts>();
    let params = use_params_map();
    let loan = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let actions = Actions {
        offer: FormAction::new::<OfferProlongation>(),
        resend: FormAction::new::<ResendProlongationCode>(),
        sign: FormAction::new::<SignProlongation>(),
        pay: FormAction::new::<PayProlongation>(),
    };
    let answers = move || {
        let Actions { offer, resend, sign, pay } = actions;
        [offer, resend, sign, pay].map(FormAction::answers).iter().sum()
    };
    let data = load::data_again(answers, move || LoadProlongPage { loan: loan.get() });
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">{load::show(data, move |data| view! { <ProlongView data actions /> })}</div>
    }
    .into_any()
}

#[component]
fn ProlongView(data: ProlongPageData, actions: Actions) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ProlongTexts>();
    let Some(loan) = data.record.replay() else { return view! { <Failure error=AppError::NotFound /> }.into_any() };
    let page = format!("/cabinet/loans/{}", data.loan);
    let back = texts.back(&data.number);
    let options = format!("{page}/options");
    let under_way = data.payment_under_way.clone().map(|payment| {
        view! {
            <div class="note note--warn">
                <p>
                    {common.payment_under_way()} " "
                    <a href=format!("{page}/payments/{payment}")>{common.open_payment()}</a>
                </p>
            </div>
        }
    });
    let addendum = data.addendum.clone().map(|addendum| {
        if addendum.is_signed {
            view! { <Price addendum data=data.clone() actions /> }.into_any()
        } else {
            view! { <Signing addendum data=data.clone() actions /> }.into_any()
        }
    });
    let in_force = data.in_force.clone().map(|text| {
        view! {
            <details class="disclosure">
                <summary>{texts.in_force()}</summary>
                <SignedText text columns=texts.columns() />
            </details>
        }
    });
    let choice = match (data.most_days, data.limit) {
        (Some(most), _) => view! { <Days loan most data actions /> }.into_any(),
        (None, limit) => view! {
            <section class="card">
                <h2>{texts.not_now()}</h2>
                <p inner_html=limit.map(|limit| marked(&why_not(limit)))></p>
                <p>{texts.instead()}</p>
                <div class="card-actions">
                    <a href=format!("{page}/pay") class="button">{texts.pay_back()}</a>
                </div>
            </section>
        }
        .into_any(),
    };
    view! {
        <div class="page-head">
            <a href=page class="back"><span inner_html=marked(&back)></span></a>
            <h1>{texts.title()}</h1>
            <p class="lead">{texts.lead()} " " <a href=options>{texts.options()}</a></p>
        </div>
        {under_way} {addendum} {choice} {in_force}
    }
    .into_any()
}

fn why_not(limit: ProlongationLimit) -> String {
    let texts = texts::<ProlongTexts>();
    match limit {
        ProlongationLimit::NotThisProduct => texts.not_this_product().to_owned(),
        ProlongationLimit::PaidBack => texts.paid_back().to_owned(),
        ProlongationLimit::Holiday => texts.in_holiday().to_owned(),
        ProlongationLimit::OnceADay => texts.once_a_day().to_owned(),
        ProlongationLimit::TooEarly { from } => texts.too_early(&texts.date(from)),
        ProlongationLimit::TooLate { until } => texts.too_late(&texts.date(until)),
        ProlongationLimit::InAYear { most } => texts.in_a_year(&most.to_string()),
        ProlongationLimit::Days { most } => texts.too_many(&texts.days(most)),
    }
}

/// By how many days, and what follows.
#[component]
fn Days(loan: Loan, most: u32, data: ProlongPageData, actions: Actions) -> impl IntoView {
    let texts = texts::<ProlongTexts>();
    let check = Check::parsing(DaysForm::parse);
    let asked = use_query_map().with_untracked(|query| query.get("days"));
    let first = asked.unwrap_or_else(|| USUAL_DAYS.min(most).to_string());
    let chosen = RwSignal::new(parse_days(&first).ok());
    let fields = NodeRef::<html::Div>::new();
    // What was typed before the page was hydrated counts.
    Effect::new(move || {
        if let Some(days) = fields.get().and_then(|fields| typed_days(&fields)) {
            chosen.set(parse_days(&days).ok());
        }
    });
    let used_up = (data.left_in_a_year == 0).then(|| {
        view! { <div class="note"><p inner_html=marked(&texts.used_up(&texts.days(most)))></p></div> }
    });
    let is_another = data.addendum.is_some();
    let page = format!("/cabinet/loans/{}/prolong", data.loan);
    view! {
        <section class="card">
            {is_another.then(|| view! { <h2>{texts.other_days()}</h2> })}
            {used_up}
            <Form action=actions.offer check>
                <input type="hidden" name="loan" value=data.loan.clone() />
                <div
                    class="form"
                    node_ref=fields
                    on:input=move |event| chosen.set(parse_days(&event_target_value(&event)).ok())
                >
                    <Field
                        label=texts.days_label()
                        name="days"
                        value=first
                        hint=texts.days_hint(&most.to_string())
                        inputmode="numeric"
                        maxlength=3
                        class="input--middle"
                    />
                </div>
                <button type="submit" class="button until-hydrated" formaction=page formmethod="get">
                    {texts.show()}
                </button>
                <section class="stack" aria-labelledby="figures">
                    <h2 id="figures">{texts.figures()}</h2>
                    <div class="stack" role="status">
                        {move || view! { <Figures loan=loan.clone() most data=data.clone() days=chosen.get() /> }}
                    </div>
                </section>
                <Submit label=texts.prolong() class="button button--wide" />
                <p class="small quiet">{texts.sends_code()}</p>
            </Form>
        </section>
    }
    .into_any()
}

fn typed_days(fields: &web_sys::HtmlDivElement) -> Option<String> {
    use leptos::wasm_bindgen::JsCast;
    let input = fields.query_selector("[name=days]").ok().flatten()?;
    Some(input.dyn_into::<web_sys::HtmlInputElement>().ok()?.value())
}

/// What so many days cost and bring: the same rule as the addendum's.
#[component]
fn Figures(loan: Loan, most: u32, data: ProlongPageData, days: Option<u32>) -> impl IntoView {
    let texts = texts::<ProlongTexts>();
    let Some(days) = days.filter(|days| *days > 0) else { return ().into_any() };
    if days > most {
        let words = marked(&texts.too_many(&texts.days(most)));
        return view! { <p class="note note--warn" inner_html=words></p> }.into_any();
    }
    let Ok(offer) = loan.prolongation(data.today, days, data.daily_rate) else { return ().into_any() };
    if data.left_in_a_year == 0 && offer.days > most {
        return view! { <p class="note note--warn">{texts.longer_by_days_off()}</p> }.into_any();
    }
    let mut prolonged = loan;
    let event =
        LoanEvent::Prolongation { date: data.today, days: offer.days, daily_rate: data.daily_rate, paid: offer.price };
    if prolonged.apply(event).is_err() {
        return ().into_any();
    }
    let full_cost = texts.full_cost_value(&format::percent(offer.full_cost.full_cost));
    view! {
        <Rows>
            <Row name=texts.price() value=texts.rubles(offer.price) derivation=texts.price_parts() />
            <Row name=texts.new_due_on() value=texts.date(offer.due_on) />
            <Row name=texts.full_cost() value=full_cost />
            <Row name=texts.left_in_a_year() value=data.left_in_a_year.to_string() />
            <Row name=texts.due_then() value=texts.rubles(offer.due_then) sum=true />
        </Rows>
        <p class="small quiet">{texts.cap_after()}</p>
        <CapMeter debt=prolonged.debt_on(offer.due_on) today=offer.due_on id="cap" />
        <MoscowDays until=offer.due_on />
    }
    .into_any()
}

/// The addendum, and the code that signs it.
#[component]
fn Signing(addendum: Addendum, data: ProlongPageData, actions: Actions) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ProlongTexts>();
    let check = Check::parsing(SignAddendumForm::parse);
    let hint = if addendum.price.is_positive() {
        texts.sign_hint(&texts.rubles(addendum.price))
    } else {
        texts.sign_hint_free().to_owned()
    };
    let loan = data.loan.clone();
    let (price, sources) = (addendum.price, data.sources.clone());
    let (resend_after_s, sent_to) =
        addendum.code.as_ref().map(|code| (code.resend_after_s, common.code_sent_to(&code.phone_masked))).unzip();
    view! {
        <SignedText text=addendum.text.clone() columns=texts.columns() />
        <section class="card">
            <h2>{texts.signing()}</h2>
            <p inner_html=marked(&hint)></p>
            <Form action=actions.sign check>
                <input type="hidden" name="loan" value=data.loan.clone() />
                <input type="hidden" name="document_hash" value=addendum.hash.clone() />
                <input type="hidden" name="idempotency_key" value=data.idempotency_key.clone() />
                // Made inside the form, where the choice finds its mistakes.
                {price.is_positive().then(|| view! { <Ways price sources /> })}
                <CodeField hint=sent_to.unwrap_or_default() />
                <Submit label=texts.sign() />
            </Form>
            <Form action=actions.resend>
                <input type="hidden" name="loan" value=loan />
                <ResendButton after_s=resend_after_s.unwrap_or(0) />
            </Form>
        </section>
    }
    .into_any()
}

/// Where its price comes from. What the account lacks for it is one press away.
#[component]
fn Ways(price: Money, sources: Sources) -> impl IntoView {
    let texts = texts::<ProlongTexts>();
    let on_account = sources.on_account;
    let enough = on_account >= price;
    let missing = price.checked_sub(on_account).unwrap_or(price);
    let top_up = (!enough).then(|| {
        let words = texts.top_up(&texts.rubles(missing));
        view! { <p class="small"><a href=format!("/cabinet/account?amount={missing}") inner_html=marked(&words)></a></p> }
    });
    view! {
        <WayChoice cards=sources.cards on_account=enough.then_some(on_account) />
        {top_up}
    }
}

/// It is signed: its price is left.
#[component]
fn Price(addendum: Addendum, data: ProlongPageData, actions: Actions) -> impl IntoView {
    let texts = texts::<ProlongTexts>();
    let words = texts.signed_hint(&texts.rubles(addendum.price), &texts.date(addendum.due_on));
    view! {
        <section class="card">
            <h2>{texts.signed()}</h2>
            <p inner_html=marked(&words)></p>
            <Form action=actions.pay>
                <input type="hidden" name="loan" value=data.loan />
                <input type="hidden" name="idempotency_key" value=data.idempotency_key />
                <Ways price=addendum.price sources=data.sources />
                <Submit label=texts.pay() />
            </Form>
        </section>
    }
}
