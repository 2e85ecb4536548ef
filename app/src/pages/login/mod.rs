//! Sign-in: by phone and code, or by phone and password.

pub mod api;
pub mod form;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::{
    api::{
        LoadSignIn, ResendSignInCode, SendSignInCode, SignInBegun, SignInWithBirthDate, SignInWithCode,
        SignInWithPassword,
    },
    form::{PasswordForm, PhoneForm},
};
use crate::{
    asked::Asked,
    components::{
        code_again::CodeAgain,
        code_field::{CodeField, CodeForm, CodeOnItsWay, ResendButton},
        failure::CookiesGone,
        field::Field,
        form::{Form, Submit},
        form_action::{Check, FormAction},
        load,
    },
    texts::{CommonTexts, LoginTexts, texts},
};

/// The page.
#[component]
pub fn LoginPage() -> impl IntoView {
    let texts = texts::<LoginTexts>();
    let query = use_query_map();
    let step = Memo::new(move |_| query.with(|query| query.get("step").unwrap_or_default()));
    // The other ways in need no word from the server: their form is there at once.
    let step_to_load = Memo::new(move |_| {
        let step = step.get();
        if matches!(step.as_str(), "code" | "birth-date") { step } else { String::new() }
    });
    let is_by_password = Memo::new(move |_| step.with(|step| step == "password"));
    // Kept by the page: when the code was sent again, what is known of it is loaded again.
    let resend = FormAction::new::<ResendSignInCode>();
    let begun = load::data_again(move || resend.answers(), move || LoadSignIn { step: step_to_load.get() });
    view! {
        <Title text=texts.title() />
        <div class="page-narrow stack">
            <h1>{texts.title()}</h1>
            {load::show(begun, move |begun| {
                let SignInBegun { phone, code, needs_birth_date, asked } = begun;
                let step = step.get_untracked();
                // The step before leads here with the phone in a cookie; the cabinet's door, where even the session is lost.
                let gone = match step.as_str() {
                    "code" => phone.is_empty(),
                    step => step == "no-cookies",
                };
                let gone = gone.then(|| view! { <CookiesGone /> });
                let form = move || match code.clone() {
                    Some(code) => view! { <CodeStep code resend /> }.into_any(),
                    None if is_by_password.get() => view! { <PasswordStep phone=phone.clone() /> }.into_any(),
                    None if needs_birth_date => view! { <BirthDateStep /> }.into_any(),
                    None => view! { <PhoneStep phone=phone.clone() /> }.into_any(),
                };
                view! { {gone} <LeadsTo asked /> {form} }
            })}
            <p class="note">{texts.number_changed()}</p>
            <p>{texts.no_cabinet()} " " <a href="/register">{texts.register()}</a></p>
        </div>
    }
}

/// What signing in will lead to, for those who were led here from elsewhere.
#[component]
fn LeadsTo(asked: Asked) -> impl IntoView {
    let texts = texts::<LoginTexts>();
    let words = match asked {
        Asked::Nothing => None,
        Asked::Page => Some(texts.asked_page()),
        Asked::Payment => Some(texts.asked_payment()),
        Asked::Registered => Some(texts.registered()),
    };
    words.map(|words| view! { <p class="note" role="status">{words}</p> })
}

#[component]
fn PhoneField(phone: String, #[prop(optional, into)] hint: String) -> impl IntoView {
    let common = texts::<CommonTexts>();
    view! {
        <Field
            label=common.phone()
            name="phone"
            value=phone
            hint
            kind="tel"
            inputmode="tel"
            autocomplete="tel"
            maxlength=30
        />
    }
}

#[component]
fn PhoneStep(phone: String) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<LoginTexts>();
    let send = FormAction::new::<SendSignInCode>();
    let check = Check::parsing(PhoneForm::parse);
    view! {
        <section class="card">
            <Form action=send check>
                <PhoneField phone hint=texts.phone_hint() />
                <Submit label=common.proceed() />
            </Form>
            <a href="/login?step=password">{texts.by_password()}</a>
        </section>
    }
}

#[component]
fn CodeStep(code: CodeOnItsWay, resend: FormAction) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<LoginTexts>();
    let sign_in = FormAction::new::<SignInWithCode>();
    let check = Check::parsing(CodeForm::parse);
    let hint = common.code_sent_to(&code.phone_masked);
    let resend_after_s = code.resend_after_s;
    view! {
        <section class="card">
            <Form action=sign_in check>
                <CodeField hint />
                <Submit label=texts.sign_in() />
            </Form>
            <CodeAgain code />
            <Form action=resend>
                <ResendButton after_s=resend_after_s />
            </Form>
            <a href="/login">{texts.another_phone()}</a>
        </section>
    }
}

#[component]
fn BirthDateStep() -> impl IntoView {
    let texts = texts::<LoginTexts>();
    let sign_in = FormAction::new::<SignInWithBirthDate>();
    view! {
        <section class="card">
            <Form action=sign_in>
                <Field
                    label=texts.birth_date()
                    name="birth_date"
                    hint=texts.birth_date_hint()
                    autocomplete="bday"
                    maxlength=20
                />
                <Submit label=texts.sign_in() />
            </Form>
            <a href="/login">{texts.another_phone()}</a>
        </section>
    }
}

#[component]
fn PasswordStep(phone: String) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<LoginTexts>();
    let sign_in = FormAction::new::<SignInWithPassword>();
    let check = Check::parsing(PasswordForm::parse);
    view! {
        <section class="card">
            <Form action=sign_in check>
                <PhoneField phone />
                <Field
                    label=common.password()
                    name="password"
                    kind="password"
                    autocomplete="current-password"
                    maxlength=128
                />
                <Submit label=texts.sign_in() />
            </Form>
            <a href="/login">{texts.by_code()}</a>
        </section>
    }
}
