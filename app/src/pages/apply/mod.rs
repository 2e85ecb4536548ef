//! An application for a loan, on one page: the loan, what the lender does not know yet, the card.
//!
//! It is one form with several buttons, so that nothing typed is lost when a card is linked on the
//! acquirer's page; with JavaScript every field that is left is kept at once, too.

pub mod api;
pub mod bank;
mod burden;
pub mod form;
pub mod profile_fields;

use lending::Money;
use leptos::{ev::Event, html, prelude::*, web_sys};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::{
    api::{ApplyPageData, KeepApplication, ListCards, LoadApplyPage, ProfileAsked, SendApplication},
    bank::{Bank, BankChoice},
    form::{ApplyForm, LINK_CARD, ProfileForm},
    profile_fields::ProfileFields,
};
use crate::{
    components::{
        calculator::{Calculator, CalculatorData, ChoiceForm},
        card_choice::{Card, CardChoice},
        form::{Form, FormState, Submit},
        form_action::{Check, FormAction},
        load::{self, Loaded},
    },
    figures::marked,
    texts::{ApplyTexts, CardsTexts, CommonTexts, texts},
    typed,
};

/// How often a card that is being linked is looked at.
const LOOK_AGAIN_MS: u32 = 3000;

/// The page.
#[component]
pub fn ApplyPage() -> impl IntoView {
    let texts = texts::<ApplyTexts>();
    let query = use_query_map();
    let edit = Memo::new(move |_| query.with(|query| query.get("profile").unwrap_or_default()));
    let data = load::data(move || LoadApplyPage { edit: edit.get() });
    let send = FormAction::new::<SendApplication>();
    let cards = load::data_again(move || send.answers(), || ListCards {});
    load::refetch_while(cards, LOOK_AGAIN_MS, |cards| cards.iter().any(|card| card.linking));
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">
            <div class="page-head">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            {load::show(data, move |data| {
                let had_a_cabinet =
                    data.had_a_cabinet.then(|| view! { <p class="note" role="status">{texts.had_a_cabinet()}</p> });
                let data_other_cabinet = data.other_cabinet;
                let application = match data.open_application.clone() {
                    Some(id) => view! { <AlreadyOpen id /> }.into_any(),
                    None => view! { <Application data cards send /> }.into_any(),
                };
                let other_cabinet =
                    data_other_cabinet.then(|| view! { <p class="note">{texts.other_cabinet()}</p> });
                view! { {had_a_cabinet} {other_cabinet} {application} }
            })}
        </div>
    }
    .into_any()
}

#[component]
fn AlreadyOpen(id: String) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ApplyTexts>();
    view! {
        <section class="empty">
            <h2>{texts.already_open()}</h2>
            <p>{texts.already_open_hint()}</p>
            <a href=format!("/cabinet/applications/{id}") class="button button--main">
                {common.open_application()}
            </a>
        </section>
    }
}

#[component]
fn Application(data: ApplyPageData, cards: Loaded<Vec<Card>>, send: FormAction) -> impl IntoView {
    let texts = texts::<ApplyTexts>();
    let check = Check::new(ApplyForm::mistakes);
    let typed_before = ApplyForm {
        choice: data.calculator.start().as_ref().map(ChoiceForm::of).unwrap_or_default(),
        profile: ProfileForm::with_means(&data.typed),
        ..ApplyForm::default()
    };
    // Made inside the form, where the fields find its mistakes.
    let profile = move || {
        let words = match data.profile {
            ProfileAsked::Nothing => {
                return view! {
                    <p class="note note--ok">
                        {texts.profile_known()} " " <a href="/cabinet/apply?profile=edit">{texts.correct()}</a>
                    </p>
                }
                .into_any();
            }
            ProfileAsked::New => None,
            ProfileAsked::Corrected => Some(("note", texts.correct_hint())),
            ProfileAsked::Confirmed => Some(("note note--warn", texts.confirm())),
            ProfileAsked::NewPassport => Some(("note note--warn", texts.new_passport())),
        };
        let words = words.map(|(class, words)| view! { <p class=class>{words}</p> });
        view! {
            {words}
            <input type="hidden" name="with_profile" value="yes" />
            <ProfileFields typed=data.typed />
        }
        .into_any()
    };
    view! {
        <Form action=send check>
            // The first button of a form is pressed by Enter: it must not be the one that leads away to link a card.
            <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="idempotency_key" value=data.idempotency_key />
            <input type="hidden" name="card_key" value=data.card_key />
            <Kept calculator=data.calculator.clone() typed_before on_file=data.means first_revision=data.revision>
                <section class="stack">
                    <h2>{texts.loan()}</h2>
                    <Calculator data=data.calculator />
                </section>
                {profile()}
            </Kept>
            <Cards cards banks=data.banks />
            <Submit label=texts.send() />
            <p class="small quiet">{texts.send_hint()}</p>
        </Form>
    }
}

/// The parts of the form that are kept whenever a field is left, and the notice of a high debt
/// burden that follows from them.
#[component]
fn Kept(
    calculator: CalculatorData,
    typed_before: ApplyForm,
    on_file: Option<(Money, Money)>,
    first_revision: i64,
    children: Children,
) -> impl IntoView {
    let texts = texts::<ApplyTexts>();
    let keep = FormAction::new::<KeepApplication>();
    let parts = NodeRef::<html::Div>::new();
    let (revision, latest) = (NodeRef::<html::Input>::new(), StoredValue::new(first_revision));
    let typed = RwSignal::new(typed_before);
    let read = move || {
        let fields = parts.get_untracked().and_then(|parts| fields_of(&parts));
        if let Some(form) = fields.as_ref().and_then(typed::read::<ApplyForm>) {
            typed.set(form);
        }
        fields
    };
    Effect::new(move || {
        if parts.get().is_some() {
            read();
        }
    });
    let on_input = move |_: Event| {
        read();
    };
    let on_change = move |_: Event| {
        latest.update_value(|latest| *latest += 1);
        if let Some(revision) = revision.get_untracked() {
            revision.set_value(&latest.get_value().to_string());
        }
        if let Some(fields) = read() {
            keep.send(&fields);
        }
    };
    let burden = Memo::new(move |_| typed.with(|form| burden::notice(form, on_file, &calculator)));
    let notice = move || {
        burden.get().map(|share| {
            let percent = format!("{}\u{a0}%", share.thousandths() / 1000);
            view! {
                <div class="note note--warn">
                    <p class="strong">{texts.burden()}</p>
                    <p inner_html=marked(&texts.burden_text(&percent))></p>
                    <input type="hidden" name="burden_notice" value="shown" />
                </div>
            }
        })
    };
    let saved = move || {
        let kept = keep.answers() > 0 && keep.error().is_none();
        kept.then(|| view! { <p class="status-live status-live--ok">{texts.saved()}</p> })
    };
    view! {
        <div class="form" node_ref=parts on:input=on_input on:change=on_change>
            {children()}
            <input type="hidden" name="revision" autocomplete="off" node_ref=revision value=first_revision />
            <div class="stack" role="status">{notice} {saved}</div>
        </div>
    }
}

/// What stands in the form now.
fn fields_of(parts: &web_sys::HtmlDivElement) -> Option<web_sys::FormData> {
    use leptos::wasm_bindgen::JsCast;
    let form: web_sys::HtmlFormElement = parts.closest("form").ok()??.dyn_into().ok()?;
    web_sys::FormData::new_with_form(&form).ok()
}

/// The linked cards, and the way to link one.
#[component]
fn Cards(cards: Loaded<Vec<Card>>, banks: Vec<Bank>) -> impl IntoView {
    let cards_texts = texts::<CardsTexts>();
    let texts = texts::<ApplyTexts>();
    // The choice itself may be there only after the list of mistakes.
    if let Some(form) = use_context::<FormState>() {
        form.note_label("card", cards_texts.choice());
    }
    view! {
        <section class="stack">
            <h2>{texts.card()}</h2>
            {load::show(cards, |cards| view! { <LinkedCards cards /> })}
            <BankChoice banks />
        </section>
    }
}

#[component]
fn LinkedCards(cards: Vec<Card>) -> impl IntoView {
    let texts = texts::<CardsTexts>();
    let words = match cards.first() {
        None => Some(texts.none()),
        Some(newest) if newest.linking => Some(texts.linking()),
        Some(newest) if !newest.linked => Some(texts.refused()),
        Some(_) => None,
    };
    let pending = use_context::<FormState>().map(|state| state.pending);
    let busy = move || pending.is_some_and(|pending| pending.get());
    view! {
        {words.map(|words| view! { <p class="status-live" role="status">{words}</p> })}
        <CardChoice cards legend=texts.choice() />
        <button type="submit" class="button" name="intent" value=LINK_CARD disabled=busy>
            {texts.link()}
        </button>
        <p class="small quiet">{texts.link_hint()}</p>
    }
}
