//! An application: where it stands, and what the borrower can do now.

pub mod api;
pub mod form;
pub mod offer;
pub mod outcome;

use lending::Stage;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::{
    api::{
        Application, ChooseAnotherCard, CoolingOff, LinkAnotherCard, LoadApplication, SendSigningCode, SignApplication,
        WithdrawApplication,
    },
    offer::{OfferView, Signing},
    outcome::{Issued, PayoutRefused, Refused},
};
use crate::{
    components::{
        form::{Form, Submit},
        form_action::FormAction,
        load,
        moscow::OwnTime,
        refresh::NoScriptRefresh,
        stages::{self, StageTracker},
    },
    figures::marked,
    texts::{ApplicationTexts, CommonTexts, texts},
};

/// How often an application under way is looked at.
const LOOK_AGAIN_MS: u32 = 2000;

/// What the borrower can do. Kept by the page, so that a refusal stays while the data are loaded
/// again.
#[derive(Clone, Copy)]
pub struct Actions {
    /// Asks for the code that signs.
    pub send_code: FormAction,
    /// Signs.
    pub sign: FormAction,
    /// Withdraws.
    pub withdraw: FormAction,
    /// Sends the money to another card.
    pub choose_card: FormAction,
    /// Links another card.
    pub link_card: FormAction,
}

impl Actions {
    /// Changes whenever one of them was answered.
    fn answers(self) -> usize {
        [self.send_code, self.sign, self.withdraw, self.choose_card].map(FormAction::answers).iter().sum()
    }
}

/// The page.
#[component]
pub fn ApplicationPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let actions = Actions {
        send_code: FormAction::new::<SendSigningCode>(),
        sign: FormAction::new::<SignApplication>(),
        withdraw: FormAction::new::<WithdrawApplication>(),
        choose_card: FormAction::new::<ChooseAnotherCard>(),
        link_card: FormAction::new::<LinkAnotherCard>(),
    };
    let data = load::data_again(move || actions.answers(), move || LoadApplication { id: id.get() });
    load::refetch_while(data, LOOK_AGAIN_MS, moves_by_itself);
    load::refetch_while(data, stages::WAIT_MS, |application: &Application| application.wait.is_some());
    view! {
        <div class="page">
            {load::show(data, move |application| view! { <ApplicationView application actions /> })}
        </div>
    }
    .into_any()
}

/// Whether something else than the borrower brings it further at any moment: the lender, or the acquirer that links a card.
fn moves_by_itself(application: &Application) -> bool {
    (application.wait.is_none() && stages::moves_by_itself(application.stage))
        || application.cards.iter().any(|card| card.linking)
}

#[component]
fn ApplicationView(application: Application, actions: Actions) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ApplicationTexts>();
    let title = texts.title(&application.number);
    let requested = texts.requested(&texts.rubles_short(application.requested), &texts.days(application.term_days));
    let stage = application.stage;
    let reached = application.reached.clone();
    let waits = application.wait.is_some();
    let under_way = (waits || moves_by_itself(&application)).then(|| {
        let every_s = if waits { stages::WAIT_MS / 1000 } else { 5 };
        view! { <NoScriptRefresh path=format!("/cabinet/applications/{}", application.id) every_s /> }
    });
    let state = stages::state(stage, application.wait.map(|wait| wait.until));
    // While the money waits the loan is refused where that is explained.
    let may_withdraw = stage.may_become(Stage::Withdrawn) && !waits;
    let id = application.id.clone();
    let withdraw = may_withdraw.then(|| view! { <Withdraw id actions /> });
    view! {
        <Title text=title.clone() />
        <div class="page-head">
            <a href="/cabinet" class="back">{common.cabinet()}</a>
            <h1 inner_html=marked(&title)></h1>
            <p class="lead" inner_html=marked(&requested)></p>
        </div>
        <div class="columns">
            <div class="stack stack--wide">
                <p class="status-live" role="status" inner_html=marked(&state)></p>
                {under_way}
                <NextStep application actions />
            </div>
            <aside class="stack stack--wide">
                <section class="card"><StageTracker stage reached /></section>
                {withdraw}
            </aside>
        </div>
    }
    .into_any()
}

/// What there is to do or to know at this stage.
#[component]
fn NextStep(application: Application, actions: Actions) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    match (application.stage, application.offer.clone()) {
        (Stage::Offered, Some(offer)) => {
            let requested = application.requested;
            let card_label = application.card_label.clone();
            let hash = offer.conditions.hash.clone();
            view! {
                <OfferView id=application.id.clone() offer requested card_label />
                <Signing id=application.id code=application.code conditions_hash=hash actions />
            }
            .into_any()
        }
        (Stage::Signed, _) => application.wait.map(|wait| view! { <Wait id=application.id wait actions /> }).into_any(),
        (Stage::Refused, _) => view! { <Refused reasons=application.refusal_reasons /> }.into_any(),
        (Stage::PayoutRefused, _) => view! { <PayoutRefused application actions /> }.into_any(),
        (Stage::Issued, _) => view! { <Issued loan=application.loan card_label=application.card_label /> }.into_any(),
        (Stage::Withdrawn, _) => {
            let signed = application.reached.iter().any(|(stage, _)| *stage == Stage::Signed);
            let words = if signed { texts.loan_refused() } else { texts.withdrawn() };
            view! { <Ended words /> }.into_any()
        }
        (Stage::Lapsed, _) => view! { <Ended words=texts.lapsed() /> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Ended(words: &'static str) -> impl IntoView {
    let common = texts::<CommonTexts>();
    view! {
        <section class="card">
            <p>{words}</p>
            <div class="card-actions">
                <a href="/cabinet/apply" class="button button--main">{common.new_loan()}</a>
            </div>
        </section>
    }
}

/// The money waits: the loan can be refused free of charge.
#[component]
fn Wait(id: String, wait: CoolingOff, actions: Actions) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    let until = texts.date_time(wait.until);
    let (hours, minutes) = (wait.minutes_left / 60, wait.minutes_left % 60);
    view! {
        <section class="card">
            <h2>{texts.wait()}</h2>
            <p><span inner_html=marked(&texts.wait_until(&until))></span> <OwnTime at=wait.until /></p>
            <p class="quiet" inner_html=marked(&texts.wait_left(&texts.hours(hours), &texts.minutes(minutes)))></p>
            <Form action=actions.withdraw>
                <input type="hidden" name="id" value=id />
                <Submit label=texts.refuse_loan() class="button" />
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn Withdraw(id: String, actions: Actions) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    view! {
        <section class="card card--quiet">
            <p class="small quiet">{texts.withdraw_hint()}</p>
            <Form action=actions.withdraw>
                <input type="hidden" name="id" value=id />
                <Submit label=texts.withdraw() class="button button--small" />
            </Form>
        </section>
    }
}
