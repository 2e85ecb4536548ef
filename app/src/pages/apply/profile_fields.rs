//! What the lender must know of a borrower and did not learn at registration.

use std::collections::BTreeMap;

use lending::Education;
use leptos::prelude::*;

use crate::{
    components::field::{Field, Select},
    texts::texts,
};

/// The fields, with what was typed before.
#[component]
pub fn ProfileFields(
    /// What was typed, field by field.
    typed: BTreeMap<String, String>,
) -> impl IntoView {
    let apply = &texts().apply;
    let passport = view! { <PassportFields typed=typed.clone() /> };
    let work = view! { <WorkFields typed /> };
    view! {
        <fieldset class="fieldset"><legend>{apply.passport}</legend>{passport}</fieldset>
        <fieldset class="fieldset"><legend>{apply.work}</legend>{work}</fieldset>
    }
}

#[component]
fn PassportFields(typed: BTreeMap<String, String>) -> impl IntoView {
    let apply = &texts().apply;
    let value = |field: &str| typed.get(field).cloned().unwrap_or_default();
    view! {
        <Field
            label=apply.passport_number
            name="passport_number"
            value=value("passport_number")
            hint=apply.passport_number_hint
            inputmode="numeric"
            maxlength=20
        />
        <Field label=apply.issuer name="issuer" value=value("issuer") hint=apply.issuer_hint maxlength=250 />
        <div class="fields">
            <Field
                label=apply.issued_on
                name="issued_on"
                value=value("issued_on")
                hint=apply.issued_on_hint
                maxlength=10
            />
            <Field
                label=apply.division_code
                name="division_code"
                value=value("division_code")
                hint=apply.division_code_hint
                inputmode="numeric"
                maxlength=10
            />
        </div>
        <Field label=apply.birth_place name="birth_place" value=value("birth_place") />
        <Field
            label=apply.address
            name="address"
            value=value("address")
            hint=apply.address_hint
            autocomplete="street-address"
            maxlength=300
        />
    }
}

#[component]
fn WorkFields(typed: BTreeMap<String, String>) -> impl IntoView {
    let apply = &texts().apply;
    let value = |field: &str| typed.get(field).cloned().unwrap_or_default();
    let education = Education::ALL.map(|education| (education.as_str(), (apply.education_name)(education)));
    view! {
        <Field
            label=apply.employer
            name="employer"
            value=value("employer")
            hint=apply.employer_hint
            autocomplete="organization"
        />
        <Field
            label=apply.position
            name="position"
            value=value("position")
            autocomplete="organization-title"
            maxlength=120
        />
        <Select
            label=apply.education
            name="education"
            value=value("education")
            options=education.to_vec()
            empty=apply.education_empty
        />
        <div class="fields">
            <Field
                label=apply.monthly_income
                name="monthly_income"
                value=value("monthly_income")
                hint=apply.monthly_income_hint
                inputmode="decimal"
                maxlength=20
            />
            <Field
                label=apply.monthly_payments
                name="monthly_payments"
                value=value("monthly_payments")
                hint=apply.monthly_payments_hint
                inputmode="decimal"
                maxlength=20
            />
        </div>
        <Field
            label=apply.inn
            name="inn"
            value=value("inn")
            hint=apply.inn_hint
            optional=true
            inputmode="numeric"
            maxlength=20
        />
    }
}
