//! What stands below every page. Written by the server outside of the hydrated part: it is the same on all of them.

use leptos::prelude::*;

use crate::{request, texts::footer::FooterTexts};

/// The warning that the law wants beside an offer, who lends, and the switch of the language.
#[component]
pub fn Footer() -> impl IntoView {
    let texts = FooterTexts::from(request::language());
    let other = texts.other();
    let backend = request::backend();
    let config = backend.config();
    let lender = &config.lender;
    let call = format!("tel:{}", lender.phone.replace(|character: char| !character.is_ascii_digit(), ""));
    view! {
        <footer class="footer">
            <p>{texts.warning()}</p>
            <p>
                {texts.lender(&lender.name, &lender.registration_number, &lender.register_entry)} ". "
                {lender.address.clone()} ". " {texts.phone()} " " <a href=call>{lender.phone.clone()}</a>
            </p>
            <p>{texts.moscow()}</p>
            {config.is_demonstration().then(|| view! { <p>{texts.demonstration()}</p> })}
            <form class="language" method="post" action="/language" aria-label=texts.switch()>
                <button type="submit" class="link-button" name="to" value=other.code() lang=other.code()>
                    {other.own_name()}
                </button>
            </form>
        </footer>
    }
}
