//! Sign-in: by phone and code, or by phone and password.

pub mod api;
pub mod form;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_query_map};

use self::api::{
    CodeOnItsWay, ResendSignInCode, SendSignInCode, SignInWithCode, SignInWithPassword, find_sign_in_code,
};
use crate::{
    components::{
        code_field::{CodeField, ResendButton},
        field::Field,
        form::{Form, Submit},
        load,
    },
    texts::texts,
};

/// The page.
#[component]
pub fn LoginPage() -> impl IntoView {
    let query = use_query_map();
    let step = Memo::new(move |_| query.with(|query| query.get("step").unwrap_or_default()));
    let code = Resource::new_blocking(
        move || step.get(),
        |step| async move { if step == "code" { find_sign_in_code().await } else { Ok(None) } },
    );
    let login = &texts().login;
    view! {
        <Title text=login.title />
        <div class="page-narrow stack">
            <h1>{login.title}</h1>
            {load::show(code, move |code| match (code, step.get_untracked().as_str()) {
                (Some(code), _) => view! { <CodeStep code /> }.into_any(),
                (None, "password") => view! { <PasswordStep /> }.into_any(),
                (None, _) => view! { <PhoneStep /> }.into_any(),
            })}
            <p class="note">{login.number_changed}</p>
            <p>{login.no_cabinet} " " <A href="/register">{login.register}</A></p>
        </div>
    }
}

#[component]
fn PhoneField(#[prop(optional, into)] hint: String) -> impl IntoView {
    view! {
        <Field
            label=texts().login.phone
            name="phone"
            hint
            kind="tel"
            inputmode="tel"
            autocomplete="tel"
            maxlength=30
        />
    }
}

#[component]
fn PhoneStep() -> impl IntoView {
    let login = &texts().login;
    let send = ServerAction::<SendSignInCode>::new();
    let check = |input: &SendSignInCode| input.form.parse().err().unwrap_or_default();
    view! {
        <section class="card">
            <Form action=send check>
                <PhoneField hint=login.phone_hint />
                <Submit label=texts().common.proceed />
            </Form>
            <A href="/login?step=password">{login.by_password}</A>
        </section>
    }
}

#[component]
fn CodeStep(code: CodeOnItsWay) -> impl IntoView {
    let login = &texts().login;
    let sign_in = ServerAction::<SignInWithCode>::new();
    let resend = ServerAction::<ResendSignInCode>::new();
    let check = |input: &SignInWithCode| input.form.parse().err().unwrap_or_default();
    let hint = (texts().common.code_sent_to)(&code.phone_masked);
    view! {
        <section class="card">
            <Form action=sign_in check>
                <CodeField hint />
                <Submit label=login.sign_in />
            </Form>
            <Form action=resend>
                <ResendButton after_s=code.resend_after_s />
            </Form>
            <A href="/login">{login.another_phone}</A>
        </section>
    }
}

#[component]
fn PasswordStep() -> impl IntoView {
    let login = &texts().login;
    let sign_in = ServerAction::<SignInWithPassword>::new();
    let check = |input: &SignInWithPassword| input.form.parse().err().unwrap_or_default();
    view! {
        <section class="card">
            <Form action=sign_in check>
                <PhoneField />
                <Field
                    label=login.password
                    name="password"
                    kind="password"
                    autocomplete="current-password"
                    maxlength=128
                />
                <Submit label=login.sign_in />
            </Form>
            <A href="/login">{login.by_code}</A>
        </section>
    }
}
