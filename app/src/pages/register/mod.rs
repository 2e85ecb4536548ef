//! Registration in four steps: the loan, the person, the password, the phone.

pub mod api;
pub mod form;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::{
    api::{
        AskForNumber, ConfirmRegistration, ConsentDocument, LoadRegistration, NumberTaken, RegistrationView,
        ResendRegistrationCode, SaveLoanChoice, SavePassword, SavePerson,
    },
    form::{NewPasswordForm, PersonForm},
};
use crate::{
    components::{
        calculator::{Calculator, ChoiceForm},
        code_again::CodeAgain,
        code_field::{CodeField, CodeForm, ResendButton},
        failure::CookiesGone,
        field::{Checkbox, Field},
        form::{Form, Submit},
        form_action::{Check, FormAction},
        load,
    },
    figures::marked,
    texts::{CommonTexts, RegisterTexts, texts},
};

const STEPS: u8 = 4;
/// In place of the last step where the number is on file as another person's.
const NUMBER_TAKEN: u8 = 5;

/// The page.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<RegisterTexts>();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| step_of(&query.get("step")?)).unwrap_or(1));
    // Kept by the page: when the code was sent again, what is known of it is loaded again.
    let resend = FormAction::new::<ResendRegistrationCode>();
    let ask_for_number = FormAction::new::<AskForNumber>();
    let answers = move || resend.answers() + ask_for_number.answers();
    let version = move || usize::from(asked.get()) + usize::from(NUMBER_TAKEN + 1) * answers();
    let registration = load::data_again(version, || LoadRegistration {});
    view! {
        <Title text=texts.title() />
        <div class="page-narrow stack">
            {load::show(registration, move |view| {
                let asked = asked.get_untracked();
                // The first step leads to the second with what was chosen under a cookie's token.
                let gone = (asked > 1 && view.open_step == 1).then(|| view! { <CookiesGone /> });
                let step = asked.clamp(1, view.open_step);
                let form = match view.number_taken {
                    Some(taken) if step >= STEPS => view! { <NumberStep taken ask=ask_for_number /> }.into_any(),
                    _ => view! { <Step step view resend /> }.into_any(),
                };
                view! { {gone} {form} }
            })}
            <p>{texts.have_cabinet()} " " <a href="/login">{common.sign_in()}</a></p>
        </div>
    }
}

fn step_of(asked: &str) -> Option<u8> {
    if asked == "number" { Some(NUMBER_TAKEN) } else { asked.parse().ok() }
}

#[component]
fn Step(step: u8, view: RegistrationView, resend: FormAction) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<RegisterTexts>();
    let title = texts.steps()[usize::from(step - 1)];
    let back = (step > 1).then(|| {
        let href = format!("/register?step={}", step - 1);
        view! { <a href=href class="back">{common.back()}</a> }
    });
    view! {
        <div class="page-head">
            {back}
            <p class="progress-caption">{texts.step_of(step, STEPS)}</p>
            <h1>{title}</h1>
        </div>
        <section class="card">
            {match step {
                1 => view! { <LoanStep view /> }.into_any(),
                2 => view! { <PersonStep view /> }.into_any(),
                3 => view! { <PasswordStep view /> }.into_any(),
                _ => view! { <PhoneStep view resend /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn LoanStep(view: RegistrationView) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let save = FormAction::new::<SaveLoanChoice>();
    let check = Check::parsing(ChoiceForm::parse);
    view! {
        <Form action=save check>
            <Calculator data=view.calculator />
            <Submit label=common.proceed() />
        </Form>
    }
}

#[component]
fn PersonStep(view: RegistrationView) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<RegisterTexts>();
    let save = FormAction::new::<SavePerson>();
    let RegistrationView { typed, consents, calculator, .. } = view;
    let today = calculator.today;
    let value = {
        let typed = typed.clone();
        move |field: &str| typed.get(field).cloned().unwrap_or_default()
    };
    // Made inside the form, where the boxes find its mistakes.
    let consents = move || {
        consents
            .into_iter()
            .map(|document| {
                let checked = typed.get(&document.field).is_some_and(|ticked| !ticked.is_empty());
                view! { <Consent document checked /> }
            })
            .collect_view()
    };
    let check = Check::parsing(move |form: &PersonForm| form.parse(today));
    view! {
        <Form action=save check>
            <Field label=texts.surname() name="surname" value=value("surname") autocomplete="family-name" maxlength=60 />
            <Field label=texts.given_name() name="given_name" value=value("given_name") autocomplete="given-name" maxlength=60 />
            <Field
                label=texts.patronymic()
                name="patronymic"
                value=value("patronymic")
                autocomplete="additional-name"
                maxlength=60
                optional=true
            />
            <Field
                label=texts.birth_date()
                name="birth_date"
                value=value("birth_date")
                hint=texts.birth_date_hint()
                autocomplete="bday"
                maxlength=20
            />
            <Field
                label=common.phone()
                name="phone"
                value=value("phone")
                hint=texts.phone_hint()
                kind="tel"
                inputmode="tel"
                autocomplete="tel"
                maxlength=30
            />
            <Field
                label=texts.email()
                name="email"
                value=value("email")
                kind="email"
                inputmode="email"
                autocomplete="email"
                maxlength=120
                optional=true
            />
            <Field
                label=texts.invitation_code()
                name="invitation_code"
                value=value("invitation_code")
                maxlength=40
                optional=true
            />
            <fieldset class="checkboxes">
                <legend>{texts.consents()}</legend>
                {consents()}
            </fieldset>
            <Submit label=common.proceed() />
        </Form>
    }
}

/// A consent: a box of its own, with its document to unfold.
#[component]
fn Consent(document: ConsentDocument, checked: bool) -> impl IntoView {
    let texts = texts::<RegisterTexts>();
    let (name, label, required) = match document.field.as_str() {
        "consent_personal_data" => ("consent_personal_data", texts.consent_personal_data(), true),
        "consent_credit_bureau" => ("consent_credit_bureau", texts.consent_credit_bureau(), true),
        "consent_signing_by_code" => ("consent_signing_by_code", texts.consent_signing_by_code(), true),
        _ => ("consent_marketing", texts.consent_marketing(), false),
    };
    view! {
        <Checkbox label name checked required>
            <details class="disclosure">
                <summary>{texts.read_document()}<span class="visually-hidden">": " {label}</span></summary>
                <p class="small" inner_html=marked(&document.text)></p>
            </details>
        </Checkbox>
    }
}

#[component]
fn PasswordStep(view: RegistrationView) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<RegisterTexts>();
    let save = FormAction::new::<SavePassword>();
    let check = Check::parsing(NewPasswordForm::parse);
    // For password managers: whose password it is.
    let phone = view.typed.get("phone").cloned().unwrap_or_default();
    view! {
        <Form action=save check>
            <input
                type="text"
                name="username"
                autocomplete="username"
                value=phone
                class="visually-hidden"
                readonly
                tabindex="-1"
                aria-hidden="true"
            />
            <Field
                label=common.password()
                name="password"
                hint=texts.password_hint()
                kind="password"
                autocomplete="new-password"
                maxlength=128
            />
            <Field
                label=texts.password_repeat()
                name="password_repeat"
                kind="password"
                autocomplete="new-password"
                maxlength=128
            />
            <Submit label=common.proceed() />
        </Form>
    }
}

#[component]
fn PhoneStep(view: RegistrationView, resend: FormAction) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<RegisterTexts>();
    let confirm = FormAction::new::<ConfirmRegistration>();
    let check = Check::parsing(CodeForm::parse);
    let hint = view.code.as_ref().map(|code| common.code_sent_to(&code.phone_masked)).unwrap_or_default();
    let after_s = view.code.as_ref().map_or(0, |code| code.resend_after_s);
    let again = view.code.map(|code| view! { <CodeAgain code /> });
    view! {
        <Form action=confirm check>
            <CodeField hint />
            <Submit label=texts.confirm() />
        </Form>
        {again}
        <Form action=resend>
            <ResendButton after_s />
        </Form>
    }
}

/// The number was confirmed, and is on file as another person's. Nothing of that person is shown.
#[component]
fn NumberStep(taken: NumberTaken, ask: FormAction) -> impl IntoView {
    let texts = texts::<RegisterTexts>();
    let (words, form) = match taken {
        NumberTaken::NotAsked => {
            let form = view! {
                <Form action=ask>
                    <Submit label=texts.number_is_mine() />
                </Form>
            };
            (texts.number_taken_text(), Some(form))
        }
        NumberTaken::Asked => (texts.number_asked(), None),
        NumberTaken::Refused => (texts.number_refused(), None),
    };
    view! {
        <div class="page-head">
            <h1>{texts.number_taken()}</h1>
        </div>
        <section class="card">
            <p role="status">{words}</p>
            {form}
            <a href="/register?step=2">{texts.check_what_you_entered()}</a>
        </section>
    }
}
