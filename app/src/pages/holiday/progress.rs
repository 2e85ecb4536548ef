//! How far a request is: to be signed, with the lender, answered.

use jiff::civil::Date;
use lending::{Loan, LoanEvent, days_between};
use leptos::prelude::*;

use super::{
    Actions,
    api::{HolidayAsked, HolidayPageData, HolidayProgress},
    form::{Ground, SignRequestForm},
    wizard::Documents,
};
use crate::{
    components::{
        code_field::{CodeField, CodeOnItsWay, ResendButton},
        form::{Form, Submit},
        form_action::Check,
        moscow::MoscowDays,
        rows::{Row, Rows},
        signed_text::SignedText,
    },
    figures::marked,
    texts::{CommonTexts, HolidayTexts, texts},
};

/// The newest request as it stands.
#[component]
pub fn Progress(
    /// The request.
    asked: HolidayAsked,
    /// The loan.
    loan: Loan,
    /// The page's data.
    data: HolidayPageData,
    /// What the borrower can do.
    actions: Actions,
) -> impl IntoView {
    match asked.progress.clone() {
        HolidayProgress::ToSign(code) => view! { <Signing asked code loan=data.loan actions /> }.into_any(),
        HolidayProgress::Waiting { answer_by, silent_until } => {
            view! { <Waiting asked answer_by silent_until data /> }.into_any()
        }
        HolidayProgress::Granted => view! { <Granted asked loan data /> }.into_any(),
        HolidayProgress::Refused(reason) => view! { <Refused asked reason /> }.into_any(),
    }
}

/// The text, and the code that signs it.
#[component]
fn Signing(asked: HolidayAsked, code: Option<CodeOnItsWay>, loan: String, actions: Actions) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<HolidayTexts>();
    let check = Check::parsing(SignRequestForm::parse);
    let (resend_after_s, sent_to) =
        code.map(|code| (code.resend_after_s, common.code_sent_to(&code.phone_masked))).unzip();
    let loan_to_resend = loan.clone();
    view! {
        <SignedText text=asked.text columns=texts.columns() />
        <section class="card">
            <h2>{texts.signing()}</h2>
            <p>{texts.sign_hint()}</p>
            <Form action=actions.sign check>
                <input type="hidden" name="loan" value=loan />
                <input type="hidden" name="document_hash" value=asked.hash />
                <CodeField hint=sent_to.unwrap_or_default() />
                <Submit label=texts.sign() />
            </Form>
            <Form action=actions.resend>
                <input type="hidden" name="loan" value=loan_to_resend />
                <ResendButton after_s=resend_after_s.unwrap_or(0) />
            </Form>
        </section>
    }
}

/// It is signed: until when the lender must answer, and what silence means.
#[component]
fn Waiting(asked: HolidayAsked, answer_by: Date, silent_until: Date, data: HolidayPageData) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let left = match u32::try_from(days_between(data.today, answer_by)) {
        Ok(0) => texts.last_day_today().to_owned(),
        Ok(days) => texts.days_left(&texts.days(days)),
        Err(_) => texts.answer_late().to_owned(),
    };
    let asked_on = texts.date(asked.asked_on);
    let meanwhile = texts.meanwhile(&asked_on);
    view! {
        <section class="card">
            <h2>{texts.waiting()}</h2>
            <Rows>
                <Row name=texts.asked_on() value=asked_on />
                <Row name=texts.length() value=texts.for_months(asked.months.into()) />
                <Row name=texts.answer_by() value=texts.date(answer_by) derivation=left sum=true />
            </Rows>
            <p inner_html=marked(&texts.silence(&texts.date(silent_until)))></p>
            <MoscowDays until=silent_until />
            <p inner_html=marked(&meanwhile)></p>
            <h3>{texts.keep_ready()}</h3>
            <Documents ground=Some(Ground::from(asked.ground)) data />
            <AsSigned text=asked.text />
        </section>
    }
}

/// The holiday runs, or is over.
#[component]
fn Granted(asked: HolidayAsked, loan: Loan, data: HolidayPageData) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    let today = data.today;
    let debt = loan.debt_on(today);
    let words = match debt.holiday_until {
        Some(until) => Some(texts.granted_until(&texts.date(until))),
        None => last_day(&data).map(|until| texts.ended(&texts.date(until))),
    };
    let arrears = debt.holiday_until.and_then(|until| arrears_by(&loan, today, until));
    let deferred = debt.deferred_interest.is_positive().then(|| {
        let sum = texts.rubles(debt.deferred_interest);
        view! { <Row name=texts.deferred() value=sum derivation=texts.with_last_payment() /> }
    });
    let page = format!("/cabinet/loans/{}", data.loan);
    view! {
        <section class="card">
            <h2>{texts.granted()}</h2>
            {words.map(|words| view! { <p inner_html=marked(&words)></p> })}
            {arrears.map(|words| view! { <p class="note note--warn" inner_html=marked(&words)></p> })}
            <Rows>
                {deferred}
                <Row name=texts.due_on() value=texts.date(loan.due_on(today)) sum=true />
            </Rows>
            <AsSigned text=asked.text />
            <div class="card-actions">
                <a href=page class="button">{texts.to_loan()}</a>
            </div>
        </section>
    }
}

/// The last day of the holiday that the loan had last.
fn last_day(data: &HolidayPageData) -> Option<Date> {
    data.record.events.iter().rev().find_map(|event| match event {
        LoanEvent::Holiday { until, .. } => Some(*until),
        _ => None,
    })
}

/// What was overdue before is to be paid by the end of the holiday.
fn arrears_by(loan: &Loan, today: Date, until: Date) -> Option<String> {
    let texts = texts::<HolidayTexts>();
    let due = loan.next_payment(today).filter(|due| due.date <= until)?;
    Some(texts.arrears_by(&texts.rubles(due.payment), &texts.date(until)))
}

#[component]
fn Refused(asked: HolidayAsked, reason: String) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    view! {
        <section class="card">
            <h2>{texts.refused()}</h2>
            <p inner_html=marked(&texts.reason(&reason))></p>
            <p>{texts.ask_again()}</p>
            <AsSigned text=asked.text />
        </section>
    }
}

/// The text that was signed stays in reach.
#[component]
fn AsSigned(text: String) -> impl IntoView {
    let texts = texts::<HolidayTexts>();
    view! {
        <details class="disclosure">
            <summary>{texts.signed_text()}</summary>
            <SignedText text columns=texts.columns() />
        </details>
    }
}
