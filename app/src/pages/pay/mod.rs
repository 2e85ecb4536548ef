//! Paying back: how much, and where it goes, before the acquirer's page.

pub mod api;
pub mod form;
pub mod outcomes;

use jiff::civil::Date;
use lending::{Allocation, Loan, LoanEvent, Money, PlannedState, is_blank};
use leptos::{html, prelude::*, web_sys};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::{
    api::{LoadPayPage, PayPageData, StartPayment},
    form::PayForm,
    outcomes::{EarlyChoice, Outcomes},
};
use crate::{
    components::{
        choice::Choice,
        failure::Failure,
        field::Field,
        form::{Form, Submit},
        form_action::{Check, FormAction},
        load,
        rows::{Row, Rows},
        way_choice::WayChoice,
    },
    error::AppError,
    figures::marked,
    texts::{CommonTexts, PayTexts, texts},
};

/// The page.
#[component]
pub fn PayPage() -> impl IntoView {
    let texts = texts::<PayTexts>();
    let params = use_params_map();
    let loan = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = load::data(move || LoadPayPage { loan: loan.get() });
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">{load::show(data, |data| view! { <PayView data /> })}</div>
    }
    .into_any()
}

#[component]
fn PayView(data: PayPageData) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<PayTexts>();
    let Some(loan) = data.record.replay() else { return view! { <Failure error=AppError::NotFound /> }.into_any() };
    let page = format!("/cabinet/loans/{}", data.loan);
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
    let body = if loan.closed_on().is_some() {
        view! {
            <section class="empty">
                <p>{texts.nothing_to_pay()}</p>
                <a href=page.clone() class="button">{texts.to_loan()}</a>
            </section>
        }
        .into_any()
    } else {
        view! { <PaymentForm loan data=data.clone() /> }.into_any()
    };
    view! {
        <div class="page-head">
            <a href=page class="back"><span inner_html=marked(&texts.back(&data.number))></span></a>
            <h1>{texts.title()}</h1>
        </div>
        {under_way}
        {body}
    }
    .into_any()
}

#[component]
fn PaymentForm(loan: Loan, data: PayPageData) -> impl IntoView {
    let texts = texts::<PayTexts>();
    let start = FormAction::new::<StartPayment>();
    let check = Check::parsing(PayForm::parse);
    let debt = loan.debt_on(data.today).total();
    let due = due_of(&loan, data.today);
    let sums = Sums { full: debt, due: due.as_ref().map(|(sum, _)| *sum) };
    // Without scripts the amount is asked for in the address, and the server works out what comes of it.
    let asked = use_query_map().with_untracked(|query| query.get("amount")).filter(|asked| !is_blank(asked));
    let typed = asked.as_ref().map(|asked| Money::parse_rubles(asked).ok());
    let chosen = RwSignal::new(typed.unwrap_or(Some(sums.due.unwrap_or(debt))));
    let is_long = !loan.planned_payments(data.today).is_empty();
    let page = format!("/cabinet/loans/{}/pay", data.loan);
    let show = is_long.then(|| {
        view! {
            <button type="submit" class="button until-hydrated" formaction=page formmethod="get">
                {texts.show()}
            </button>
        }
    });
    let fields = NodeRef::<html::Div>::new();
    // What is chosen is read from the form itself: what was typed before the page was hydrated
    // counts.
    let read = move |typing: bool| {
        chosen.set(fields.get_untracked().and_then(|fields| read_amount(&fields, sums, typing)));
    };
    Effect::new(move || {
        if fields.get().is_some() {
            read(true);
        }
    });
    let due_option = due.map(|(sum, hint)| {
        view! {
            <label class="choice-option">
                <input type="radio" name="how_much" value="due" checked=true aria-describedby="due-hint" />
                <span class="choice-name">{texts.due()}</span>
                <span class="choice-sum" translate="no">{texts.rubles(sum)}</span>
                <span class="choice-text" id="due-hint" inner_html=marked(&hint)></span>
            </label>
        }
    });
    let on_input = move |event| read(event_target::<web_sys::HtmlInputElement>(&event).name() == "amount");
    view! {
        <section class="card">
            <Form action=start check>
                <input type="hidden" name="loan" value=data.loan />
                <input type="hidden" name="idempotency_key" value=data.idempotency_key />
                <div class="form" node_ref=fields on:input=on_input>
                    <Choice legend=texts.how_much() name="how_much">
                        {due_option}
                        <label class="choice-option">
                            <input
                                type="radio"
                                name="how_much"
                                value="full"
                                checked=sums.due.is_none()
                                aria-describedby="full-hint"
                            />
                            <span class="choice-name">{texts.full()}</span>
                            <span class="choice-sum" translate="no">{texts.rubles(debt)}</span>
                            <span
                                class="choice-text"
                                id="full-hint"
                                inner_html=marked(&texts.full_hint(&texts.date(data.today)))
                            ></span>
                        </label>
                        <label class="choice-option">
                            <input type="radio" name="how_much" value="part" />
                            <span class="choice-name">{texts.part()}</span>
                        </label>
                    </Choice>
                    <Field
                        label=texts.amount()
                        name="amount"
                        value=asked.unwrap_or_default()
                        hint=texts.amount_hint(&texts.rubles(debt))
                        optional=true
                        inputmode="decimal"
                        maxlength=20
                        class="input--middle"
                    />
                    {is_long.then(|| view! { <EarlyChoice /> })}
                </div>
                {show}
                <Preview loan today=data.today forgiven_tail=data.forgiven_tail amount=chosen.into() />
                <WayChoice cards=data.sources.cards on_account=Some(data.sources.on_account) />
                <Submit label=texts.pay() />
            </Form>
        </section>
    }
}

/// What can be chosen without typing.
#[derive(Clone, Copy)]
struct Sums {
    full: Money,
    due: Option<Money>,
}

/// What is due of a loan in instalments, and until when; none where that is the whole debt.
fn due_of(loan: &Loan, today: Date) -> Option<(Money, String)> {
    let texts = texts::<PayTexts>();
    let planned = loan.planned_payments(today);
    let next = loan.next_payment(today).filter(|next| next.payment < loan.debt_on(today).total())?;
    let overdue = planned.iter().find(|planned| planned.state == PlannedState::Overdue);
    let hint = match overdue {
        Some(overdue) => texts.arrears(&texts.date(overdue.instalment.date)),
        None => texts.due_on(&texts.date(next.date)),
    };
    (!planned.is_empty()).then_some((next.payment, hint))
}

/// What the form says to pay, if it says a sum. Typing a sum chooses it; choosing another one removes it.
fn read_amount(fields: &web_sys::HtmlDivElement, sums: Sums, typing: bool) -> Option<Money> {
    let part = find_input(fields, "[value=part]")?;
    let amount = find_input(fields, "[name=amount]")?;
    if typing && !amount.value().is_empty() {
        part.set_checked(true);
    }
    if part.checked() {
        return Money::parse_rubles(&amount.value()).ok();
    }
    amount.set_value("");
    let is_due = find_input(fields, "[value=due]").is_some_and(|due| due.checked());
    sums.due.filter(|_| is_due).or(Some(sums.full))
}

fn find_input(fields: &web_sys::HtmlDivElement, selector: &str) -> Option<web_sys::HtmlInputElement> {
    use leptos::wasm_bindgen::JsCast;
    fields.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Where the payment goes, kopeck by kopeck, while its sum is typed.
#[component]
fn Preview(loan: Loan, today: Date, forgiven_tail: Money, amount: Signal<Option<Money>>) -> impl IntoView {
    let texts = texts::<PayTexts>();
    let debt = loan.debt_on(today).total();
    let body = move || {
        let amount = amount.get().filter(|amount| amount.is_positive())?;
        if amount > debt {
            let words = marked(&texts.too_large(&texts.rubles(debt)));
            return Some(view! { <p class="note note--warn" inner_html=words></p> }.into_any());
        }
        let allocation = loan.allocate(today, amount);
        let mut paid = loan.clone();
        paid.apply(LoanEvent::Payment { date: today, amount }).ok()?;
        let forgiven = paid.tail_forgiveness(today, forgiven_tail).and_then(|event| paid.apply(event).ok()).is_some();
        let remains = paid.debt_on(today).total();
        let ways = (!loan.schedule_on(today).is_empty()).then(|| view! { <Outcomes loan=loan.clone() today amount /> });
        Some(view! { <Destinations allocation remains forgiven /> {ways} }.into_any())
    };
    view! {
        <section class="stack" aria-labelledby="preview">
            <h2 id="preview">{texts.preview()}</h2>
            <div class="stack" role="status">{body}</div>
        </section>
    }
}

#[component]
fn Destinations(allocation: Allocation, remains: Money, forgiven: bool) -> impl IntoView {
    let texts = texts::<PayTexts>();
    let parts = allocation.parts;
    let rows = [
        (texts.overdue_interest(), parts.overdue_interest),
        (texts.overdue_principal(), parts.overdue_principal),
        (texts.current_interest(), parts.current_interest),
        (texts.current_principal(), parts.current_principal),
        (texts.penalty(), parts.penalty),
    ]
    .into_iter()
    .filter(|(_, sum)| sum.is_positive())
    .map(|(name, sum)| view! { <Row name value=texts.rubles(sum) /> })
    .collect_view();
    let forgiven = forgiven.then(|| view! { <p>{texts.tail_forgiven()}</p> });
    let closes = remains.is_zero().then(|| view! { <p>{texts.closes()}</p> });
    view! {
        <Rows>
            {rows} <Row name=texts.remains() value=texts.rubles(remains) sum=true />
        </Rows>
        {forgiven} {closes}
        <p class="small quiet" inner_html=marked(texts.order())></p>
    }
}
