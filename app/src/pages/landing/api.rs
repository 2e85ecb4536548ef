//! The calculator's data, and the way from it to registration or to an application.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::request;
use crate::{
    components::calculator::{CalculatorData, ChoiceForm},
    error::AppError,
};

/// What the calculator computes from; with the figures typed, where a page was asked for them
/// without JavaScript.
#[server]
pub async fn load_calculator(typed: Option<ChoiceForm>) -> Result<CalculatorData, AppError> {
    let backend = request::backend();
    let mut data = CalculatorData {
        products: backend.visitor().list_products().await?,
        today: backend.clock().today(),
        first_loan: true,
        choice: None,
    };
    // An address may name the product alone.
    data.choice = typed.and_then(|typed| {
        typed.parse().ok().or_else(|| data.find(&typed.product_code()).map(|product| data.first_of(product)))
    });
    Ok(data)
}

/// Takes the choice along: into an application, or into a registration.
#[server]
pub async fn choose_loan(#[server(flatten)] form: ChoiceForm) -> Result<(), AppError> {
    let choice = form.parse()?.into();
    let backend = request::backend();
    if request::session().is_some() {
        let revision = backend::borrowers::Revision::Sent(backend.clock().now_ms());
        request::borrower(&backend)?.save_choice(choice, revision).await?;
        request::redirect("/cabinet/apply");
    } else {
        let draft = backend.visitor().save_loan_choice(request::draft().as_ref(), choice).await?;
        request::keep_draft(&draft);
        request::redirect("/register?step=2");
    }
    Ok(())
}
