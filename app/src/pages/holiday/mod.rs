//! A credit holiday: whether one may be had, what it brings, the request for it, the lender's answer.

pub mod api;
pub mod form;
pub mod progress;
pub mod wizard;

use lending::{Edition, Loan, may_ask_for_holiday};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::{
    api::{DraftHolidayRequest, HolidayPageData, LoadHolidayPage, ResendHolidayCode, SignHolidayRequest},
    form::HolidayForm,
    progress::Progress,
    wizard::Wizard,
};
use crate::{
    components::{failure::Failure, form_action::FormAction, load},
    error::AppError,
    figures::marked,
    texts::{HolidayTexts, texts},
};

/// What the borrower can do. Kept by the page, so that a refusal stays while the data are loaded again.
#[derive(Clone, Copy)]
pub struct Actions {
    draft: FormAction,
    resend: FormAction,
    sign: FormAction,
}

/// The page.
#[component]
pub fn HolidayPage() -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let params = use_params_map();
    let loan = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let actions = Actions {
        draft: FormAction::new::<DraftHolidayRequest>(),
        resend: FormAction::new::<ResendHolidayCode>(),
        sign: FormAction::new::<SignHolidayRequest>(),
    };
    let answers = move || {
        let Actions { draft, resend, sign } = actions;
        [draft, resend, sign].map(FormAction::answers).iter().sum()
    };
    let kept = StoredValue::new(None);
    let data = load::data_again(answers, move || LoadHolidayPage { loan: loan.get() });
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">{load::show(data, move |data| view! { <HolidayView data actions kept /> })}</div>
    }
    .into_any()
}

#[component]
fn HolidayView(data: HolidayPageData, actions: Actions, kept: StoredValue<Option<HolidayForm>>) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let Some(loan) = data.record.replay() else { return view! { <Failure error=AppError::NotFound /> }.into_any() };
    let page = format!("/cabinet/loans/{}", data.loan);
    let options = format!("{page}/options");
    let law = Edition::on(data.today).credit_holiday.value;
    let is_closed = loan.closed_on().is_some();
    let progress = data.request.clone().filter(|_| !is_closed).map(|asked| {
        view! { <Progress asked loan=loan.clone() data=data.clone() actions /> }
    });
    let next = match standing(&loan, &data) {
        Standing::MayAsk => view! { <Wizard loan data=data.clone() draft=actions.draft kept /> }.into_any(),
        Standing::Told => ().into_any(),
        Standing::MayNot(why) => view! {
            <section class="card">
                <h2>{texts.not_now()}</h2>
                <p inner_html=marked(&why)></p>
            </section>
        }
        .into_any(),
    };
    view! {
        <div class="page-head">
            <a href=page class="back"><span inner_html=marked(&texts.back(&data.number))></span></a>
            <h1>{texts.title()}</h1>
            <p class="lead">
                <span inner_html=marked(&texts.lead(&texts.months(law.max_months.into())))></span> " "
                <a href=options>{texts.options()}</a>
            </p>
        </div>
        {progress} {next}
    }
    .into_any()
}

/// Whether a holiday may be asked for now.
enum Standing {
    /// It may.
    MayAsk,
    /// What became of the last request says it all.
    Told,
    /// It may not, for this reason.
    MayNot(String),
}

fn standing(loan: &Loan, data: &HolidayPageData) -> Standing {
    use api::HolidayProgress::{Granted, Waiting};

    let texts = texts::<HolidayTexts>();
    let progress = data.request.as_ref().map(|asked| &asked.progress);
    let most = Edition::on(data.today).credit_holiday.value.max_principal;
    if loan.closed_on().is_some() {
        return Standing::MayNot(texts.closed().to_owned());
    }
    if matches!(progress, Some(Waiting { .. })) {
        return Standing::Told;
    }
    if may_ask_for_holiday(loan, &data.record.events, data.today) {
        return Standing::MayAsk;
    }
    if loan.terms().principal > most {
        return Standing::MayNot(texts.too_large(&texts.rubles_short(most)));
    }
    match loan.debt_on(data.today).holiday_until {
        Some(_) if matches!(progress, Some(Granted)) => Standing::Told,
        Some(until) => Standing::MayNot(texts.runs(&texts.date(until))),
        None => Standing::MayNot(texts.both_used().to_owned()),
    }
}
