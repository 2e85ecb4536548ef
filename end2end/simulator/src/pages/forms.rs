//! What stands on the acquirer's pages.

use jiff::Timestamp;
use serde::Deserialize;

use super::html::{Field, escape, page};
use crate::cards;
use crate::checkout::is_valid_expiry;
use crate::objects::{EnteredCard, MethodStatus, PaymentStatus};
use crate::world::World;

/// What the person is about to confirm.
pub(super) struct Subject {
    heading: &'static str,
    /// HTML: the sum and what it is for.
    summary: String,
}

impl Subject {
    pub(super) fn of(world: &mut World, id: &str) -> Self {
        let Some(payment) = world.payment(id) else {
            let summary = "<p>Карта понадобится, чтобы перевести вам деньги. Сейчас с неё ничего не спишется.</p>";
            return Self { heading: "Привязка карты", summary: summary.to_owned() };
        };
        let description = payment.description.as_deref().unwrap_or("Платёж");
        let summary =
            format!("<p class=\"sum\">{}</p><p>{}</p>", escape(&payment.amount.for_people()), escape(description));
        Self { heading: "Оплата картой", summary }
    }
}

/// The card as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CardForm {
    number: String,
    expiry: String,
    cvc: String,
}

/// What is wrong with it, by field.
#[derive(Debug, Default)]
pub(super) struct CardErrors {
    number: Option<&'static str>,
    expiry: Option<&'static str>,
    cvc: Option<&'static str>,
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

impl CardForm {
    /// The card, or what is wrong with each field.
    pub(super) fn read(&self, now: Timestamp) -> Result<EnteredCard, CardErrors> {
        let number = digits(&self.number);
        let card = match cards::find(&number) {
            Some(card) => Ok(card),
            None if number.is_empty() => Err("Введите номер карты."),
            None if number.len() < 16 || !cards::passes_luhn(&number) => {
                Err("В номере ошибка. Проверьте его: обычно это 16 цифр на лицевой стороне карты.")
            }
            None => Err("Здесь принимаются только тестовые карты. Их номера — под формой."),
        };
        let expiry = match read_expiry(&self.expiry) {
            None => Err("Введите месяц и год, как на карте, например 12/30."),
            Some((year, month)) if !is_valid_expiry(year, month, now) => {
                Err("Срок действия прошёл или указан неверно. Проверьте месяц и год.")
            }
            Some(expiry) => Ok(expiry),
        };
        let is_cvc = self.cvc.trim().len() == 3 && self.cvc.trim().bytes().all(|byte| byte.is_ascii_digit());
        match (card, expiry, is_cvc) {
            (Ok(card), Ok((expiry_year, expiry_month)), true) => Ok(EnteredCard { card, expiry_year, expiry_month }),
            (card, expiry, is_cvc) => Err(CardErrors {
                number: card.err(),
                expiry: expiry.err(),
                cvc: (!is_cvc).then_some("Введите три цифры с обратной стороны карты."),
            }),
        }
    }
}

/// Year and month from `12/30`, `1230`, `12 / 2030` and the like.
fn read_expiry(text: &str) -> Option<(u16, u8)> {
    let digits = digits(text);
    let (month, year) = digits.split_at_checked(2)?;
    let year = match year.len() {
        2 => format!("20{year}"),
        4 => year.to_owned(),
        _ => return None,
    };
    Some((year.parse().ok()?, month.parse().ok()?))
}

const CARD_HINTS: &str = "<details><summary>Тестовые карты</summary><p>Успешная оплата с кодом банка: \
    <span class=\"number\">5555 5555 5555 4477</span>, <span class=\"number\">2200 0000 0000 0004</span>. \
    Без кода: <span class=\"number\">5555 5555 5555 4444</span>. Недостаточно денег: \
    <span class=\"number\">5555 5555 5555 4600</span>. Срок — любой будущий, CVC — любые три цифры.</p></details>";

fn cancel_form(id: &str) -> String {
    format!(
        "<form method=\"post\" action=\"/confirm/{id}/cancel\"><button class=\"quiet-button\">Отменить</button></form>",
        id = escape(id)
    )
}

pub(super) fn card_page(id: &str, subject: &Subject, form: &CardForm, errors: &CardErrors) -> String {
    let number = Field {
        name: "number",
        label: "Номер карты",
        value: &form.number,
        attributes: "type=\"text\" inputmode=\"numeric\" autocomplete=\"cc-number\" maxlength=\"23\"",
        hint: "16 цифр, можно с пробелами",
        error: errors.number,
    };
    let expiry = Field {
        name: "expiry",
        label: "Срок действия",
        value: &form.expiry,
        attributes: "type=\"text\" inputmode=\"numeric\" autocomplete=\"cc-exp\" maxlength=\"9\"",
        hint: "Месяц и год: ММ/ГГ",
        error: errors.expiry,
    };
    let cvc = Field {
        name: "cvc",
        label: "CVC",
        // a security code is never sent back
        value: "",
        attributes: "type=\"text\" inputmode=\"numeric\" autocomplete=\"cc-csc\" maxlength=\"3\"",
        hint: "Три цифры на обороте",
        error: errors.cvc,
    };
    let focus_expiry = errors.number.is_none() && errors.expiry.is_some();
    let focus_cvc = errors.number.is_none() && errors.expiry.is_none() && errors.cvc.is_some();
    let body = format!(
        "<h1>{heading}</h1>{summary}<form method=\"post\" action=\"/confirm/{id}/card\" novalidate>{number}\
         <div class=\"pair\">{expiry}{cvc}</div><button>Продолжить</button></form>{cancel}{CARD_HINTS}",
        heading = subject.heading,
        summary = subject.summary,
        id = escape(id),
        number = number.html(!focus_expiry && !focus_cvc),
        expiry = expiry.html(focus_expiry),
        cvc = cvc.html(focus_cvc),
        cancel = cancel_form(id),
    );
    page(&titled(subject.heading, errors.number.or(errors.expiry).or(errors.cvc).is_some()), &body)
}

/// The title says that something is to be mended.
fn titled(heading: &str, wrong: bool) -> String {
    if wrong { format!("Ошибка: {heading}") } else { heading.to_owned() }
}

pub(super) fn code_page(id: &str, subject: &Subject, entered: EnteredCard, error: Option<&str>) -> String {
    let hint = format!("Банк отправил код держателю карты *{}", entered.data().last4);
    let code = Field {
        name: "code",
        label: "Код из СМС",
        value: "",
        attributes: "type=\"text\" inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"12\"",
        hint: &hint,
        error,
    };
    let body = format!(
        "<h1>Подтверждение банком</h1>{summary}<form method=\"post\" action=\"/confirm/{id}/code\" novalidate>{code}\
         <button>Подтвердить</button></form>{cancel}\
         <p class=\"quiet\">Учебные сообщения банка — на странице <a href=\"/inbox?phone=bank\" target=\"_blank\" rel=\"noopener\">«Сообщения» (откроется в новой вкладке)</a>.</p>",
        summary = subject.summary,
        id = escape(id),
        code = code.html(true),
        cancel = cancel_form(id),
    );
    page(&titled("Подтверждение банком", error.is_some()), &body)
}

/// What is said after a wrong code.
pub(super) fn wrong_code(tries_left: u8) -> String {
    let left = if tries_left == 1 {
        "Осталась 1 попытка.".to_owned()
    } else {
        format!("Осталось попыток: {tries_left}.")
    };
    format!("Код не подошёл. {left}")
}

pub(super) fn sbp_page(id: &str, subject: &Subject) -> String {
    let body = format!(
        "<h1>Оплата через СБП</h1>{summary}<p>Так выглядел бы запрос в приложении вашего банка.</p>\
         <form method=\"post\" action=\"/confirm/{id}/sbp\"><button>Подтвердить</button></form>{cancel}",
        summary = subject.summary,
        id = escape(id),
        cancel = cancel_form(id),
    );
    page("Оплата через СБП", &body)
}

/// How a payment or the linking of a card ended.
pub(super) fn result_page(world: &mut World, id: &str, return_url: &str) -> String {
    let (heading, text) = if let Some(payment) = world.payment(id) {
        let reason = payment.cancellation_details.map_or("", |why| why.reason);
        match payment.status {
            PaymentStatus::Succeeded => ("Оплачено", "Деньги списаны с карты."),
            PaymentStatus::WaitingForCapture => ("Деньги удержаны", "Магазин ещё не подтвердил платёж."),
            PaymentStatus::Canceled => ("Платёж не прошёл", explain(reason)),
            PaymentStatus::Pending => ("Платёж обрабатывается", "Результат скоро станет известен."),
        }
    } else {
        match world.method(id).map(|method| method.status) {
            Some(MethodStatus::Active) => ("Карта привязана", "Её можно использовать."),
            _ => ("Карта не привязана", "Попробуйте ещё раз или возьмите другую карту."),
        }
    };
    let body = format!(
        "<h1>{heading}</h1><p>{text}</p><p><a class=\"button\" href=\"{}\">Вернуться на сайт</a></p>",
        escape(return_url)
    );
    page(heading, &body)
}

/// A refusal in the payer's words.
fn explain(reason: &str) -> &'static str {
    match reason {
        "3d_secure_failed" => "Банк не получил верный код. Деньги не списаны.",
        "insufficient_funds" => "На карте недостаточно денег.",
        "card_expired" => "Срок действия карты прошёл.",
        "invalid_csc" => "Код CVC введён неверно.",
        "expired_on_confirmation" => "Платёж отменён или время на оплату вышло. Деньги не списаны.",
        "canceled_by_merchant" | "expired_on_capture" => "Магазин отменил платёж. Деньги вернутся на карту.",
        "payment_method_limit_exceeded" => "Превышен лимит операций по карте.",
        _ => "Банк отказал в операции. Возьмите другую карту или обратитесь в банк.",
    }
}

pub(super) fn missing_page() -> String {
    page(
        "Ссылка не работает",
        "<h1>Ссылка не работает</h1><p>Такого платежа нет. Вернитесь на сайт и начните сначала.</p>",
    )
}

pub(super) fn home_page() -> String {
    page(
        "Что здесь есть",
        "<h1>Учебные сервисы</h1><ul>\
         <li><a href=\"/inbox\">Сообщения</a>: СМС сайта и коды банка</li>\
         <li><a href=\"/control/state\">Состояние</a> в JSON</li>\
         <li><a href=\"/faults\">Неисправности</a> в JSON</li></ul>",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expiry_is_read_as_people_type_it() {
        for text in ["12/30", "1230", "12 / 30", "12/2030", "12.30"] {
            assert_eq!(read_expiry(text), Some((2030, 12)), "{text}");
        }
        for text in ["", "1", "12/3", "12/203", "december"] {
            assert_eq!(read_expiry(text), None, "{text}");
        }
    }
}
