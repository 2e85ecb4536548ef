//! The way to a request: the ground, the incomes with the law's test, the months and what they bring, the documents.
//!
//! What the page works out it works out by the rules that the request is made by. Without JavaScript a button has it worked
//! out by the server: what was chosen stands in the address.

use jiff::civil::Date;
use lending::{
    CreditHoliday, Edition, HolidayOffer, HolidayRefusal, Loan, Money, PaymentDue, Percent, Refusal, income_fell_by,
};
use leptos::{html, prelude::*, web_sys};
use leptos_router::hooks::use_query_map;

use super::{
    api::{HolidayPageData, HolidayProgress},
    form::{Ground, HolidayForm},
};
use crate::{
    components::{
        choice::Choice,
        debt::CapMeter,
        field::{Field, Select},
        form::{Form, Submit},
        form_action::{Check, FormAction},
        moscow::MoscowDays,
        rows::{Row, Rows},
    },
    error::AppError,
    figures::marked,
    texts::{HolidayTexts, texts},
};

/// Chosen at first.
const USUAL_MONTHS: &str = "3";
/// A schedule of so many payments at most is open at first.
const SHORT_SCHEDULE: usize = 3;

/// The form. It stands there as long as a holiday may be asked for.
#[component]
pub fn Wizard(
    /// The loan.
    loan: Loan,
    /// The page's data.
    data: HolidayPageData,
    /// What makes the request.
    draft: FormAction,
    /// What is typed, kept by the page: a refusal has its data loaded again.
    kept: StoredValue<Option<HolidayForm>>,
) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let today = data.today;
    let law = Edition::on(today).credit_holiday.value;
    let first = kept.get_value().unwrap_or_else(|| typed_at_first(&data));
    let typed = RwSignal::new(first.clone());
    let fields = NodeRef::<html::Div>::new();
    let has_scripts = RwSignal::new(false);
    let read = move || {
        if let Some(found) = fields.get_untracked().and_then(|fields| read_form(&fields)) {
            kept.set_value(Some(found.clone()));
            typed.set(found);
        }
    };
    // What was typed before the page was hydrated counts.
    Effect::new(move || {
        if fields.get().is_some() {
            has_scripts.set(true);
            read();
        }
    });
    let ground = Memo::new(move |_| typed.with(HolidayForm::ground));
    let incomes = Memo::new(move |_| typed.with(HolidayForm::incomes));
    let months = Memo::new(move |_| typed.with(HolidayForm::months).filter(|months| *months <= law.max_months));
    let is_another = data.request.is_some();
    let page = format!("/cabinet/loans/{}/holiday", data.loan);
    let choices = texts.months_choices().into_iter().take(law.max_months.into()).collect();
    view! {
        <section class="card">
            {is_another.then(|| view! { <h2>{texts.another()}</h2> })}
            <Form action=draft check=Check::parsing(HolidayForm::parse)>
                <RefusedBy draft law />
                <input type="hidden" name="loan" value=data.loan.clone() />
                <div class="form" node_ref=fields on:input=move |_| read()>
                    <Grounds chosen=first.ground() data=data.clone() law />
                    // Without scripts nothing hides when the ground changes, and a hint says what the fields are for.
                    <div class="form" hidden=move || has_scripts.get() && ground.get() == Some(Ground::Emergency)>
                        <p class="small quiet until-hydrated">{texts.income_only()}</p>
                        <Incomes typed=first.clone() />
                        <div role="status">{move || incomes.get().map(|incomes| view! { <IncomeTest incomes law /> })}</div>
                    </div>
                    <Select
                        label=texts.months_label()
                        name="months"
                        value=first.months.clone()
                        options=choices
                        empty=texts.choose()
                    />
                </div>
                <button type="submit" class="button until-hydrated" formaction=page formmethod="get">
                    {texts.show()}
                </button>
                <Outcome loan today months />
                <section class="stack" aria-labelledby="documents">
                    <h2 id="documents">{texts.documents()}</h2>
                    {move || view! { <Documents ground=ground.get() data=data.clone() /> }}
                </section>
                <Submit label=texts.ask() class="button button--wide" />
                <p class="small quiet">{texts.sends_code()}</p>
            </Form>
        </section>
    }
    .into_any()
}

/// What the address asks for, else what was asked for before and not granted.
fn typed_at_first(data: &HolidayPageData) -> HolidayForm {
    let asked = use_query_map().with_untracked(|query| HolidayForm::asked(|name| query.get(name)));
    let before = || {
        let asked = data.request.as_ref().filter(|asked| !matches!(asked.progress, HolidayProgress::Granted))?;
        Some(HolidayForm::of(asked.wish()))
    };
    let usual = || HolidayForm { months: USUAL_MONTHS.to_owned(), ..HolidayForm::default() };
    asked.or_else(before).unwrap_or_else(usual)
}

/// The form around the fields, as it is filled in now.
fn read_form(fields: &web_sys::HtmlDivElement) -> Option<HolidayForm> {
    use leptos::wasm_bindgen::JsCast;
    let form: web_sys::HtmlFormElement = fields.closest("form").ok().flatten()?.dyn_into().ok()?;
    crate::typed::read(&web_sys::FormData::new_with_form(&form).ok()?)
}

/// Why the law grants no holiday, where the server has just said so.
#[component]
fn RefusedBy(draft: FormAction, law: CreditHoliday) -> impl IntoView {
    move || match draft.error() {
        Some(AppError::Refused(Refusal::NoHoliday(Some(why)))) => {
            Some(view! { <p class="note note--warn" inner_html=marked(&words_of(why, law))></p> })
        }
        _ => None,
    }
}

fn words_of(refusal: HolidayRefusal, law: CreditHoliday) -> String {
    let texts = texts::<HolidayTexts>();
    match refusal {
        HolidayRefusal::LoanTooLarge { most } => texts.too_large(&texts.rubles_short(most)),
        HolidayRefusal::IncomeFellTooLittle { fell, needed } => {
            texts.needs_more(&share(fell, law), &share(needed, law))
        }
        HolidayRefusal::HadOne => texts.used().to_owned(),
        HolidayRefusal::Months { most } => texts.wrong_months(&texts.months(most.into())),
    }
}

/// «41,6 %»: to a tenth, but exactly where that would look like the law's limit.
fn share(fell: Percent, law: CreditHoliday) -> String {
    let tenths = Percent::from_thousandths(fell.thousandths() / 100 * 100);
    let shown = if tenths == law.income_fell_above { fell } else { tenths };
    let separator = texts::<HolidayTexts>().decimal_separator();
    format!("{}\u{a0}%", shown.to_decimal().to_string().replace('.', &separator.to_string()))
}

/// The grounds; one that this loan had a holiday on can't be chosen.
#[component]
fn Grounds(chosen: Option<Ground>, data: HolidayPageData, law: CreditHoliday) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let options = Ground::ALL
        .map(|ground| {
            let (name, text, used) = match ground {
                Ground::Income => {
                    (texts.income(), texts.income_text(&share(law.income_fell_above, law)), data.had_for_income)
                }
                Ground::Emergency => (texts.emergency(), texts.emergency_text().to_owned(), data.had_for_emergency),
            };
            let text = if used { texts.used().to_owned() } else { text };
            let hint = format!("ground-{}", ground.code());
            view! {
                <label class="choice-option">
                    <input
                        type="radio"
                        name="ground"
                        value=ground.code()
                        checked=chosen == Some(ground) && !used
                        disabled=used
                        aria-describedby=hint.clone()
                    />
                    <span class="choice-name">{name}</span>
                    <span class="choice-text" id=hint inner_html=marked(&text)></span>
                </label>
            }
        })
        .collect_view();
    view! { <Choice legend=texts.ground() name="ground">{options}</Choice> }
}

#[component]
fn Incomes(typed: HolidayForm) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    view! {
        <Field
            label=texts.last_two_months()
            name="last_two_months"
            value=typed.last_two_months
            hint=texts.last_two_months_hint()
            inputmode="decimal"
            maxlength=20
            class="input--middle"
        />
        <Field
            label=texts.twelve_months_before()
            name="twelve_months_before"
            value=typed.twelve_months_before
            hint=texts.twelve_months_before_hint()
            inputmode="decimal"
            maxlength=20
            class="input--middle"
        />
    }
}

/// Whether the income fell by as much as the law wants.
#[component]
fn IncomeTest(incomes: (Money, Money), law: CreditHoliday) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let (last, before) = incomes;
    let fell = income_fell_by(last, before);
    let a_month = |sum: Money, months: i64| texts.rubles_short(Money::from_rubles(sum.kopecks() / (months * 100)));
    let (was, is) = (a_month(before, 12), a_month(last, 2));
    let needed = share(law.income_fell_above, law);
    let (words, class) = if fell > law.income_fell_above {
        (texts.fell_enough(&was, &is, &share(fell, law), &needed), "note note--ok")
    } else if fell > Percent::ZERO {
        (texts.fell_too_little(&was, &is, &share(fell, law), &needed), "note note--warn")
    } else {
        (texts.not_fallen(&was, &is, &needed), "note note--warn")
    };
    view! { <p class=class inner_html=marked(&words)></p> }
}

/// What a holiday of the months that are chosen brings.
#[component]
fn Outcome(loan: Loan, today: Date, months: Memo<Option<u8>>) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let is_short = loan.payments_due(today).len() <= SHORT_SCHEDULE;
    let put_off = loan.clone();
    let offer = Memo::new(move |_| loan.holiday(today, months.get()?).ok());
    let figures = move || offer.get().map(|offer| view! { <Figures loan=put_off.clone() today offer /> });
    let schedules = move || {
        offer.get().map(|HolidayOffer { before, after, .. }| {
            view! {
                <Payments name=texts.now() due=before />
                <Payments name=texts.then() due=after />
            }
        })
    };
    view! {
        <section class="stack" aria-labelledby="figures">
            <h2 id="figures">{texts.figures()}</h2>
            <div class="stack" role="status">{figures}</div>
            <details class="disclosure" open=is_short hidden=move || offer.with(Option::is_none)>
                <summary>{texts.schedules()}</summary>
                <div class="pair">{schedules}</div>
            </details>
        </section>
    }
}

#[component]
fn Figures(loan: Loan, today: Date, offer: HolidayOffer) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let Some(put_off) = put_off(&loan, &offer, today) else { return ().into_any() };
    let HolidayOffer { until, daily_rate, interest, full_cost, .. } = offer;
    let due_on = put_off.due_on(today);
    let full_cost = texts.per_year(&texts.percent(full_cost.full_cost));
    let arrears = loan.debt_on(today).is_overdue.then(|| {
        view! { <p class="note note--warn" inner_html=marked(&texts.arrears_until(&texts.date(until)))></p> }
    });
    view! {
        <Rows>
            <Row name=texts.last_day() value=texts.date(until) />
            <Row name=texts.rate() value=texts.per_day(&texts.daily_percent(daily_rate)) />
            <Row name=texts.interest() value=texts.rubles(interest) derivation=texts.interest_when() />
            <Row name=texts.full_cost() value=full_cost />
            <Row
                name=texts.new_due_on()
                value=texts.date(due_on)
                derivation=texts.due_before(&texts.date(loan.due_on(today)))
                sum=true
            />
        </Rows>
        <p>{texts.no_penalty()}</p>
        {arrears}
        <p class="small quiet">{texts.cap_after()}</p>
        <CapMeter debt=put_off.debt_on(due_on) today=due_on id="cap" />
        <MoscowDays until />
    }
    .into_any()
}

/// The loan with the holiday.
fn put_off(loan: &Loan, offer: &HolidayOffer, today: Date) -> Option<Loan> {
    let mut loan = loan.clone();
    loan.apply(loan.holiday_event(today, offer.until)?).ok()?;
    Some(loan)
}

/// Payments to come.
#[component]
fn Payments(name: &'static str, due: Vec<PaymentDue>) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let rows = due
        .into_iter()
        .map(|due| {
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" translate="no">{texts.date(due.date)}</th>
                    <td role="cell" class="number" data-label=texts.payment() translate="no">{texts.rubles(due.payment)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table" role="table">
            <caption>{name}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col">{texts.day()}</th>
                    <th scope="col" class="number">{texts.payment()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// What proves the ground, of both while none is chosen, and how it is handed in.
#[component]
pub fn Documents(
    /// The ground that is chosen.
    ground: Option<Ground>,
    /// The page's data.
    data: HolidayPageData,
) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let lists = Ground::ALL
        .into_iter()
        .filter(|one| ground.is_none_or(|ground| ground == *one))
        .map(|one| {
            let (name, papers) = match one {
                Ground::Income => (texts.income(), texts.income_documents().to_vec()),
                Ground::Emergency => (texts.emergency(), texts.emergency_documents().to_vec()),
            };
            let papers = papers.into_iter().map(|paper| view! { <li inner_html=marked(paper)></li> }).collect_view();
            view! {
                {ground.is_none().then(|| view! { <h3>{name}</h3> })}
                <ul>{papers}</ul>
            }
        })
        .collect_view();
    view! {
        <p>{texts.documents_hint()}</p>
        {lists}
        <p inner_html=marked(&texts.hand_in(&data.address, &data.phone))></p>
    }
}
