//! Everything that reached a phone: the lender's SMS, and the bank's 3-D Secure codes under the phone `bank`.

use std::fmt::Write;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::Html;
use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};
use serde::{Deserialize, Serialize};

use crate::pages::html::{escape, page};
use crate::world::App;

/// The phone under which the bank's 3-D Secure codes stand.
pub(crate) const BANK: &str = "bank";

/// One message that reached a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Receiver: digits with the country code, such as `79001234567`, or `bank`.
    pub phone: String,
    /// What it says.
    pub text: String,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// Digits of a phone with the country code; a leading 8 of eleven digits is Russia's 7.
pub(crate) fn normal_phone(phone: &str) -> String {
    if phone.trim() == BANK {
        return BANK.to_owned();
    }
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('8') {
        Some(rest) if digits.len() == 11 => format!("7{rest}"),
        _ => digits,
    }
}

#[derive(Deserialize)]
pub(crate) struct Filter {
    phone: Option<String>,
}

impl Filter {
    fn phone(&self) -> Option<String> {
        let phone = self.phone.as_deref().filter(|phone| !phone.trim().is_empty())?;
        Some(normal_phone(phone))
    }
}

/// `GET /inbox.json?phone=79001234567`: newest first; without a phone, everyone's.
pub(crate) async fn json(State(app): State<App>, Query(filter): Query<Filter>) -> Json<Vec<Message>> {
    Json(app.world().messages(filter.phone().as_deref()))
}

/// `GET /inbox`: the same for people.
pub(crate) async fn for_people(State(app): State<App>, Query(filter): Query<Filter>) -> Html<String> {
    let messages = app.world().messages(filter.phone().as_deref());
    let mut body = String::from(
        "<h1>Сообщения</h1><p class=\"quiet\">СМС, которые отправил сайт, и коды банка. Новые сверху.</p>\
         <p><a class=\"button\" href=\"\">Обновить</a></p>",
    );
    if messages.is_empty() {
        body.push_str("<p>Пока ничего не пришло.</p>");
    }
    body.push_str("<ul class=\"messages\">");
    for message in messages {
        let sender = if message.phone == BANK {
            "Банк, код 3-D Secure".to_owned()
        } else {
            format!("+{}", escape(&message.phone))
        };
        let _ = write!(
            body,
            "<li><p class=\"quiet\">{sender} · <time datetime=\"{at}\">{shown}</time></p><p>{text}</p></li>",
            at = message.sent_at,
            shown = message.sent_at.to_zoned(TimeZone::fixed(offset(3))).strftime("%d.%m.%Y %H:%M:%S МСК"),
            text = escape(&message.text),
        );
    }
    body.push_str("</ul>");
    Html(page("Сообщения", &body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_compared_by_their_digits() {
        for phone in ["+7 (900) 123-45-67", "8 900 123 45 67", "79001234567"] {
            assert_eq!(normal_phone(phone), "79001234567");
        }
        assert_eq!(normal_phone("bank"), BANK);
    }
}
