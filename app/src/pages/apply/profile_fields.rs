//! What the lender must know of a borrower and did not learn at registration.

use std::collections::BTreeMap;

use lending::Education;
use leptos::prelude::*;

use crate::{
    components::field::{Field, Select},
    texts::{ApplyTexts, texts},
};

/// The fields, with what was typed before.
#[component]
pub fn ProfileFields(
    /// What was typed, field by field.
    typed: BTreeMap<String, String>,
) -> impl IntoView {
    let texts = texts::<ApplyTexts>();
    let passport = view! { <PassportFields typed=typed.clone() /> };
    let work = view! { <WorkFields typed /> };
    view! {
        <fieldset class="fieldset"><legend>{texts.passport()}</legend>{passport}</fieldset>
        <fieldset class="fieldset"><legend>{texts.work()}</legend>{work}</fieldset>
    }
}

#[component]
fn PassportFields(typed: BTreeMap<String, String>) -> impl IntoView {
    let texts = texts::<ApplyTexts>();
    let value = |field: &str| typed.get(field).cloned().unwrap_or_default();
    view! {
        <Field
            label=texts.passport_number()
            name="passport_number"
            value=value("passport_number")
            hint=texts.passport_number_hint()
            inputmode="numeric"
            maxlength=20
        />
        <Field label=texts.issuer() name="issuer" value=value("issuer") hint=texts.issuer_hint() maxlength=250 />
        <div class="fields">
            <Field
                label=texts.issued_on()
                name="issued_on"
                value=value("issued_on")
                hint=texts.issued_on_hint()
                maxlength=10
            />
            <Field
                label=texts.division_code()
                name="division_code"
                value=value("division_code")
                hint=texts.division_code_hint()
                inputmode="numeric"
                maxlength=10
            />
        </div>
        <Field label=texts.birth_place() name="birth_place" value=value("birth_place") />
        <Field
            label=texts.address()
            name="address"
            value=value("address")
            hint=texts.address_hint()
            autocomplete="street-address"
            maxlength=300
        />
    }
}

#[component]
fn WorkFields(typed: BTreeMap<String, String>) -> impl IntoView {
    let texts = texts::<ApplyTexts>();
    let value = |field: &str| typed.get(field).cloned().unwrap_or_default();
    let education = Education::ALL.map(|education| (education.as_str(), texts.education_name(education)));
    view! {
        <Field
            label=texts.employer()
            name="employer"
            value=value("employer")
            hint=texts.employer_hint()
            autocomplete="organization"
        />
        <Field
            label=texts.position()
            name="position"
            value=value("position")
            autocomplete="organization-title"
            maxlength=120
        />
        <Select
            label=texts.education()
            name="education"
            value=value("education")
            options=education.to_vec()
            empty=texts.education_empty()
        />
        <div class="fields">
            <Field
                label=texts.monthly_income()
                name="monthly_income"
                value=value("monthly_income")
                hint=texts.monthly_income_hint()
                inputmode="decimal"
                maxlength=20
            />
            <Field
                label=texts.monthly_payments()
                name="monthly_payments"
                value=value("monthly_payments")
                hint=texts.monthly_payments_hint()
                inputmode="decimal"
                maxlength=20
            />
        </div>
        <Field
            label=texts.inn()
            name="inn"
            value=value("inn")
            hint=texts.inn_hint()
            optional=true
            inputmode="numeric"
            maxlength=20
        />
    }
}
