//! What went wrong, in words that say how to mend it.

use lending::{FieldError, Refusal, format::rubles_short};

use super::{Language, texts};
use crate::error::AppError;

/// What is wrong with a field.
pub fn field(error: FieldError) -> String {
    match texts().language {
        Language::Russian => field_ru(error),
        Language::English => field_en(error),
    }
}

/// Why something was refused or failed, and what happened to what was asked.
pub fn failure(error: &AppError) -> String {
    match texts().language {
        Language::Russian => failure_ru(error),
        Language::English => failure_en(error),
    }
}

/// The label of a field, by the name under which it is sent; none for what has no label of its own.
pub fn label(field: &str) -> Option<&'static str> {
    let texts = texts();
    Some(match field {
        "amount" => texts.landing.amount,
        "term" => texts.landing.term,
        "surname" => texts.register.surname,
        "given_name" => texts.register.given_name,
        "patronymic" => texts.register.patronymic,
        "birth_date" => texts.register.birth_date,
        "email" => texts.register.email,
        "invitation_code" => texts.register.invitation_code,
        "consent_personal_data" => texts.register.consent_personal_data,
        "consent_credit_bureau" => texts.register.consent_credit_bureau,
        "consent_signing_by_code" => texts.register.consent_signing_by_code,
        "phone" => texts.login.phone,
        "password" => texts.login.password,
        "code" => texts.common.sms_code,
        "passport_number" => texts.apply.passport_number,
        "issuer" => texts.apply.issuer,
        "issued_on" => texts.apply.issued_on,
        "division_code" => texts.apply.division_code,
        "birth_place" => texts.apply.birth_place,
        "address" => texts.apply.address,
        "employer" => texts.apply.employer,
        "position" => texts.apply.position,
        "education" => texts.apply.education,
        "monthly_income" => texts.apply.monthly_income,
        "monthly_payments" => texts.apply.monthly_payments,
        "inn" => texts.apply.inn,
        "card" => texts.apply.card_choice,
        _ => return None,
    })
}

fn field_ru(error: FieldError) -> String {
    match error {
        FieldError::Required => "Заполните это поле".into(),
        FieldError::TooShort { min } => format!("Слишком коротко: нужно не меньше {min} знаков"),
        FieldError::TooLong { max } => format!("Слишком длинно: не больше {max} знаков"),
        FieldError::ForbiddenCharacters => "Здесь есть знаки, которых быть не должно: уберите их".into(),
        FieldError::NotAPhone => "Укажите мобильный номер России, например +7 900 123-45-67".into(),
        FieldError::NotAnEmail => "Проверьте адрес: он выглядит как name@example.ru".into(),
        FieldError::NotADate => "Укажите дату как 31.01.1990".into(),
        FieldError::InTheFuture => "Эта дата ещё не наступила".into(),
        FieldError::TooLongAgo => "Дата слишком давняя: проверьте год".into(),
        FieldError::TooYoung { min_years } => format!("Займы выдаём с {min_years} лет"),
        FieldError::PassportExpired => "Этот паспорт нужно было заменить: укажите данные действующего".into(),
        FieldError::NotDigits { count } => format!("Нужно цифр: {count}"),
        FieldError::WrongCheckDigits => "Контрольные цифры не сходятся: проверьте номер".into(),
        FieldError::NotMoney => "Укажите сумму числом, например 10 000".into(),
        FieldError::TooSmall { min } => format!("Не меньше {}", rubles_short(min)),
        FieldError::TooLarge { max } => format!("Не больше {}", rubles_short(max)),
        FieldError::NotAChoice => "Выберите из списка".into(),
        FieldError::NoCard => "Привяжите карту: на неё придут деньги".into(),
        FieldError::PasswordIsPhone => "Пароль не должен совпадать с номером телефона".into(),
        FieldError::Differs => "Пароли не совпадают: повторите ещё раз".into(),
        FieldError::NotAgreed => "Без этого согласия займ выдать нельзя".into(),
    }
}

fn field_en(error: FieldError) -> String {
    match error {
        FieldError::Required => "Fill in this field".into(),
        FieldError::TooShort { min } => format!("Too short: at least {min} characters"),
        FieldError::TooLong { max } => format!("Too long: at most {max} characters"),
        FieldError::ForbiddenCharacters => "There are characters that do not belong here: remove them".into(),
        FieldError::NotAPhone => "Enter a Russian mobile number, such as +7 900 123-45-67".into(),
        FieldError::NotAnEmail => "Check the address: it looks like name@example.com".into(),
        FieldError::NotADate => "Enter the date as 31.01.1990".into(),
        FieldError::InTheFuture => "This date is still to come".into(),
        FieldError::TooLongAgo => "Too long ago: check the year".into(),
        FieldError::TooYoung { min_years } => format!("We lend from the age of {min_years}"),
        FieldError::PassportExpired => "This passport was to be replaced: enter the valid one".into(),
        FieldError::NotDigits { count } => format!("Digits needed: {count}"),
        FieldError::WrongCheckDigits => "The check digits do not fit: check the number".into(),
        FieldError::NotMoney => "Enter a sum as a number, such as 10 000".into(),
        FieldError::TooSmall { min } => format!("At least {}", rubles_short(min)),
        FieldError::TooLarge { max } => format!("At most {}", rubles_short(max)),
        FieldError::NotAChoice => "Choose from the list".into(),
        FieldError::NoCard => "Link a card: the money goes to it".into(),
        FieldError::PasswordIsPhone => "The password must not be the phone number".into(),
        FieldError::Differs => "The passwords differ: repeat it once more".into(),
        FieldError::NotAgreed => "We cannot lend without this consent".into(),
    }
}

fn failure_ru(error: &AppError) -> String {
    match error {
        AppError::Invalid(_) => "Проверьте, что введено, и отправьте ещё раз.".into(),
        AppError::Refused(refusal) => refusal_ru(*refusal),
        AppError::SignInRequired => "Вход устарел. Войдите ещё раз: введённое не потерялось.".into(),
        AppError::NotFound => "Этого здесь нет.".into(),
        AppError::Conflict => "Пока страница была открыта, данные изменились. Обновите её и проверьте.".into(),
        AppError::TooMany { retry_after_s } => {
            format!("Слишком много попыток. Повторите через {}.", wait_ru(*retry_after_s))
        }
        AppError::Unavailable => {
            "Сервис, который нам нужен, сейчас не отвечает. Ничего не потеряно, деньги не списаны дважды: попробуйте через минуту.".into()
        }
        AppError::Internal { incident } if incident.is_empty() => "Что-то сломалось у нас. Попробуйте ещё раз.".into(),
        AppError::Internal { incident } => {
            format!("Что-то сломалось у нас. Попробуйте ещё раз; если не поможет, назовите поддержке номер {incident}.")
        }
        AppError::Offline => "Нет связи. Введённое осталось на месте: отправьте ещё раз, когда сеть появится.".into(),
    }
}

fn failure_en(error: &AppError) -> String {
    match error {
        AppError::Invalid(_) => "Check what you entered and send it again.".into(),
        AppError::Refused(refusal) => refusal_en(*refusal),
        AppError::SignInRequired => "You were signed out. Sign in again: what you entered is not lost.".into(),
        AppError::NotFound => "It is not here.".into(),
        AppError::Conflict => "It changed while the page was open. Reload the page and look.".into(),
        AppError::TooMany { retry_after_s } => format!("Too many tries. Again in {retry_after_s} s."),
        AppError::Unavailable => {
            "A service that we need does not answer now. Nothing is lost, nothing is charged twice: try again in a minute.".into()
        }
        AppError::Internal { incident } if incident.is_empty() => "Something broke on our side. Try again.".into(),
        AppError::Internal { incident } => {
            format!("Something broke on our side. Try again; if that does not help, tell support the number {incident}.")
        }
        AppError::Offline => "No connection. What you entered is still here: send it again when you are back online.".into(),
    }
}

fn wait_ru(seconds: u32) -> String {
    let (amount, one, few, many) = match seconds {
        0..60 => (seconds, "секунду", "секунды", "секунд"),
        60..3600 => (seconds.div_ceil(60), "минуту", "минуты", "минут"),
        _ => (seconds.div_ceil(3600), "час", "часа", "часов"),
    };
    format!("{amount} {}", lending::format::plural_ru(amount.into(), one, few, many))
}

fn refusal_ru(refusal: Refusal) -> String {
    match refusal {
        Refusal::CodeWrong { tries_left } => format!("Код не подошёл. Осталось попыток: {tries_left}."),
        Refusal::CodeExpired => "Этот код больше не действует. Запросите новый.".into(),
        Refusal::CodeTriesUsedUp => "Попытки закончились. Запросите новый код.".into(),
        Refusal::SignInFailed => "Номер или пароль не подошли. Проверьте их или войдите по коду из СМС.".into(),
        Refusal::RegistrationExpired => "Регистрация началась слишком давно. Начните её заново.".into(),
        Refusal::RegistrationIncomplete => "Сначала закончите предыдущий шаг.".into(),
        Refusal::ProfileIncomplete => "Сначала заполните данные о себе.".into(),
        Refusal::CardMissing => "Сначала привяжите карту, на которую придут деньги.".into(),
        Refusal::ProductNotOffered => "Этот займ мы больше не предлагаем. Выберите другой.".into(),
        Refusal::AmountOutOfRange { min, max } => {
            format!("Сумма займа от {} до {}.", rubles_short(min), rubles_short(max))
        }
        Refusal::TermOutOfRange { min_days, max_days } => format!("Срок займа от {min_days} до {max_days} дней."),
        Refusal::ApplicationAlreadyOpen => "У вас уже есть заявка. Сначала завершите или отзовите её.".into(),
        Refusal::StageDoesNotAllow => "На этом этапе заявки так сделать уже нельзя. Обновите страницу.".into(),
        Refusal::OfferLapsed => "Предложение действовало 5 рабочих дней и закончилось. Подайте новую заявку.".into(),
        Refusal::NothingToPay => "Займ закрыт, платить ничего не нужно.".into(),
        Refusal::PaymentTooLarge { debt } => format!("Это больше всего долга: сегодня он {}.", rubles_short(debt)),
        Refusal::PaymentTooSmall { min } => format!("Наименьший платёж {}.", rubles_short(min)),
        Refusal::PaymentUnderWay => "Предыдущий платёж ещё обрабатывается. Дождитесь его итога.".into(),
    }
}

fn refusal_en(refusal: Refusal) -> String {
    match refusal {
        Refusal::CodeWrong { tries_left } => format!("That is not the code. Tries left: {tries_left}."),
        Refusal::CodeExpired => "This code is no longer good. Ask for a new one.".into(),
        Refusal::CodeTriesUsedUp => "No tries are left. Ask for a new code.".into(),
        Refusal::SignInFailed => "Number or password are wrong. Check them, or sign in with an SMS code.".into(),
        Refusal::RegistrationExpired => "The registration was begun too long ago. Begin again.".into(),
        Refusal::RegistrationIncomplete => "Finish the step before first.".into(),
        Refusal::ProfileIncomplete => "Fill in your details first.".into(),
        Refusal::CardMissing => "Link the card first to which the money should go.".into(),
        Refusal::ProductNotOffered => "We no longer offer this loan. Choose another.".into(),
        Refusal::AmountOutOfRange { min, max } => {
            format!("We lend from {} to {}.", rubles_short(min), rubles_short(max))
        }
        Refusal::TermOutOfRange { min_days, max_days } => format!("The term is from {min_days} to {max_days} days."),
        Refusal::ApplicationAlreadyOpen => "You have an application already. Finish or withdraw it first.".into(),
        Refusal::StageDoesNotAllow => "The application's stage no longer allows this. Reload the page.".into(),
        Refusal::OfferLapsed => "The offer was open for 5 working days and has lapsed. Apply again.".into(),
        Refusal::NothingToPay => "The loan is closed, there is nothing to pay.".into(),
        Refusal::PaymentTooLarge { debt } => {
            format!("That is more than the whole debt of {} today.", rubles_short(debt))
        }
        Refusal::PaymentTooSmall { min } => format!("The least payment is {}.", rubles_short(min)),
        Refusal::PaymentUnderWay => "The payment before is still under way. Wait for its result.".into(),
    }
}
