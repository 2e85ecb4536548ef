//! The rights that end, each with what it means, until when it lasts and where it is used.

use jiff::civil::Date;
use leptos::prelude::*;

use super::api::{Complaint, Right};
use crate::{
    components::rows::{Row, Rows},
    figures::marked,
    texts::{CommonTexts, ScheduleTexts, texts},
};

impl Right {
    /// The day on which it ends.
    pub fn day(&self) -> Date {
        match self {
            Self::Return { until, .. } | Self::Sign { until, .. } => *until,
            Self::Refuse { until, .. } => until.date,
        }
    }

    /// Its id on the page.
    pub fn place(&self) -> String {
        match self {
            Self::Return { loan, .. } => format!("return-{loan}"),
            Self::Refuse { application, .. } => format!("refuse-{application}"),
            Self::Sign { application, .. } => format!("sign-{application}"),
        }
    }
}

/// The rights; that to an answer is there always.
#[component]
pub fn RightsCard(
    /// Those that have not ended.
    rights: Vec<Right>,
    /// How to complain.
    complaint: Option<Complaint>,
) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    let rights = rights.into_iter().map(|right| view! { <RightView right /> }).collect_view();
    let complaint = complaint.map(|complaint| view! { <ComplaintView complaint /> });
    view! {
        <section class="card">
            <h2>{texts.rights()}</h2>
            {rights}
            {complaint}
        </section>
    }
    .into_any()
}

#[component]
fn RightView(right: Right) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ScheduleTexts>();
    let place = right.place();
    let application = |id: &str| (format!("/cabinet/applications/{id}"), common.open_application());
    let (title, last, value, words, (page, link)) = match &right {
        Right::Return { loan, number, until } => {
            let pay = (format!("/cabinet/loans/{loan}/pay"), texts.pay());
            (texts.may_return(), texts.last_day(), texts.date(*until), texts.may_return_text(number), pay)
        }
        Right::Refuse { application: id, until } => {
            let words = texts.may_refuse_text().to_owned();
            (texts.may_refuse(), texts.until(), texts.date_time(*until), words, application(id))
        }
        Right::Sign { application: id, until } => {
            let words = texts.may_sign_text().to_owned();
            (texts.may_sign(), texts.last_day(), texts.date(*until), words, application(id))
        }
    };
    view! {
        <article class="stack stack--tight" id=place tabindex="-1">
            <h3>{title}</h3>
            <Rows>
                <Row name=last value=value />
            </Rows>
            <p inner_html=marked(&words)></p>
            <p><a href=page>{link}</a></p>
        </article>
    }
    .into_any()
}

#[component]
fn ComplaintView(complaint: Complaint) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    let Complaint { working_days, answered_by, phone, address } = complaint;
    let words = texts.may_complain_text(&address, &texts.working_days(working_days));
    let call = format!("tel:{}", phone.replace(|character: char| !character.is_ascii_digit(), ""));
    view! {
        <article class="stack stack--tight">
            <h3>{texts.may_complain()}</h3>
            <Rows>
                <Row name=texts.answered_by() value=texts.date(answered_by) />
            </Rows>
            <p inner_html=marked(&words)></p>
            <p><a href=call inner_html=marked(&texts.call(&phone))></a></p>
        </article>
    }
    .into_any()
}
