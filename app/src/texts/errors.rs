//! What went wrong, in words that say how to mend it.

use lending::{FieldError, Money, Refusal, digit_like};

use super::{count_en, count_ru, language, mistakes, texts};
use crate::error::AppError;

/// What is wrong with a field.
pub(crate) fn field(error: FieldError) -> String {
    (words().field)(error)
}

/// Why something was refused or failed, and what happened to what was asked.
pub(crate) fn failure(error: &AppError) -> String {
    texts::<ErrorTexts>().failure(error)
}

/// An amount between the steps of a product, with the nearest ones on them.
pub(crate) fn off_step(step: Money, below: Money, above: Money) -> String {
    let texts = texts::<ErrorTexts>();
    let number = |sum| rubles_short(sum).replace("\u{a0}₽", "");
    if below == above {
        texts.nearest(&rubles_short(below))
    } else if below.kopecks() % step.kopecks() == 0 {
        texts.multiple_of(&rubles_short(step), &number(below), &number(above))
    } else {
        texts.nearest_of_two(&number(below), &rubles_short(above))
    }
}

/// The words of mistakes and refusals.
#[derive(Clone, Copy)]
struct Words {
    field: fn(FieldError) -> String,
    refusal: fn(Refusal) -> String,
}

/// Those of every page.
const ALL: Words = Words { field: mistakes::field, refusal: mistakes::refusal };

/// Beyond sign-in there are many. The first load is spared them: pieces of the program that may meet them bring them along.
#[cfg(not(feature = "ssr"))]
static BROUGHT: std::sync::OnceLock<Words> = std::sync::OnceLock::new();

/// Brings the words of every mistake and refusal along.
pub(crate) fn bring_all_words() {
    #[cfg(not(feature = "ssr"))]
    let _ = BROUGHT.set(ALL);
}

#[cfg(not(feature = "ssr"))]
fn words() -> Words {
    BROUGHT.get().copied().unwrap_or(Words { field: field_at_the_door, refusal: refusal_at_the_door })
}

#[cfg(feature = "ssr")]
fn words() -> Words {
    ALL
}

fn refusal(refusal: Refusal) -> String {
    (words().refusal)(refusal)
}

pub(super) fn field_at_the_door(error: FieldError) -> String {
    texts::<ErrorTexts>().field_at_the_door(error)
}

pub(super) fn refusal_at_the_door(refusal: Refusal) -> String {
    texts::<ErrorTexts>().refusal_at_the_door(refusal)
}

pub(super) fn rubles_short(sum: Money) -> String {
    language().rubles_short(sum)
}

fn wait(seconds: u32) -> String {
    texts::<ErrorTexts>().wait(seconds)
}

texts! {
    ErrorTexts:
    field_at_the_door(error: FieldError) -> String {
        FieldError::Required => "Заполните это поле", "Fill in this field";
        FieldError::TooShort { min } =>
            "Слишком коротко: нужно не меньше {min} знаков",
            "Too short: at least {min} characters";
        FieldError::TooLong { max } => "Слишком длинно: не больше {max} знаков", "Too long: at most {max} characters";
        FieldError::ForbiddenCharacters =>
            "Здесь есть знаки, которых быть не должно: уберите их",
            "There are characters that do not belong here: remove them";
        FieldError::Unexpected(found) =>
            "Знак «{found}» здесь не подходит: уберите его",
            "The character {found} does not belong here: remove it";
        FieldError::LetterForDigit(found) =>
            "Здесь нужны цифры, а набрана буква «{found}»: возможно, это {}",
            "Digits are needed here, and there is the letter {found}: perhaps it is {}",
            digit_like(found).unwrap_or(found);
        FieldError::NotAPhone =>
            "Укажите мобильный номер России, например +7 900 123-45-67",
            "Enter a Russian mobile number, such as +7 900 123-45-67";
        FieldError::NotADate => "Укажите дату как 31.01.1990", "Enter the date as 31.01.1990";
        FieldError::ShortYear =>
            "Напишите год целиком, четырьмя цифрами: 31.01.1990",
            "Write all four digits of the year: 31.01.1990";
        FieldError::NoSuchDay(last) =>
            "В этом месяце {last} дней: проверьте дату, она пишется как 31.01.1990",
            "This month has {last} days: check the date, it is written as 31.01.1990";
        FieldError::InTheFuture => "Эта дата ещё не наступила", "This date is still to come";
        FieldError::TooLongAgo => "Дата слишком давняя: проверьте год", "Too long ago: check the year";
        FieldError::NotDigits { count } => "Нужно цифр: {count}", "Digits needed: {count}";
        _ => "Проверьте это поле", "Check this field";
    }
    failure(error: &AppError) -> String {
        AppError::Invalid(_) =>
            "Проверьте, что введено, и отправьте ещё раз.",
            "Check what you entered and send it again.";
        AppError::Refused(refused) => "{}", "{}", refusal(*refused);
        AppError::SignInRequired =>
            "Вход устарел. Войдите ещё раз: введённое не потерялось.",
            "You were signed out. Sign in again: what you entered is not lost.";
        AppError::NotFound => "Этого здесь нет.", "It is not here.";
        AppError::Conflict =>
            "Пока страница была открыта, данные изменились. Обновите её и проверьте.",
            "It changed while the page was open. Reload the page and look.";
        AppError::TooMany { retry_after_s } =>
            "Слишком много попыток. Повторите через {}.",
            "Too many tries. Again in {}.",
            wait(*retry_after_s);
        AppError::Unavailable =>
            "Сервис, который нам нужен, сейчас не отвечает. Ничего не потеряно, деньги не списаны дважды: попробуйте через минуту.",
            "A service that we need does not answer now. Nothing is lost, nothing is charged twice: try again in a minute.";
        AppError::Internal { incident } if incident.is_empty() =>
            "Что-то сломалось у нас. Попробуйте ещё раз.",
            "Something broke on our side. Try again.";
        AppError::Internal { incident } =>
            "Что-то сломалось у нас. Попробуйте ещё раз; если не поможет, назовите поддержке номер {incident}.",
            "Something broke on our side. Try again; if that does not help, tell support the number {incident}.";
        AppError::Offline =>
            "Нет связи. Введённое осталось на месте: отправьте ещё раз, когда сеть появится.",
            "No connection. What you entered is still here: send it again when you are back online.";
    }
    multiple_of(step: &str, below: &str, above: &str):
        "Сумма кратна {step}: {below} или {above}",
        "The amount is a multiple of {step}: {below} or {above}";
    nearest(sum: &str): "Ближайшая сумма: {sum}", "The nearest amount is {sum}";
    nearest_of_two(below: &str, above: &str):
        "Ближайшие суммы: {below} или {above}",
        "The nearest amounts are {below} or {above}";
    wait(seconds: u32) -> String: wait_ru(seconds), wait_en(seconds);
    refusal_at_the_door(refusal: Refusal) -> String {
        Refusal::CodeWrong { tries_left } =>
            "Код не подошёл. Осталось попыток: {tries_left}.",
            "That is not the code. Tries left: {tries_left}.";
        Refusal::CodeExpired =>
            "Этот код больше не действует. Запросите новый.",
            "This code is no longer good. Ask for a new one.";
        Refusal::CodeTriesUsedUp =>
            "Попытки закончились. Запросите новый код.",
            "No tries are left. Ask for a new code.";
        Refusal::CodeUsed =>
            "Этот код уже сработал. Если кабинет не открылся, запросите новый.",
            "This code has worked already. If the cabinet has not opened, ask for a new one.";
        Refusal::BirthDateNeeded => "Укажите дату рождения.", "Enter your date of birth.";
        Refusal::BirthDateWrong =>
            "Дата рождения не та, что у нас записана. Проверьте её.",
            "That is not the date of birth that we have on file. Check it.";
        Refusal::SignInFailed =>
            "Номер или пароль не подошли. Проверьте их или войдите по коду из СМС.",
            "Number or password are wrong. Check them, or sign in with an SMS code.";
        _ => "Сейчас так сделать нельзя.", "It can't be done now.";
    }
}

fn wait_ru(seconds: u32) -> String {
    match seconds {
        0..60 => count_ru(seconds, "секунду", "секунды", "секунд"),
        60..3600 => count_ru(seconds.div_ceil(60), "минуту", "минуты", "минут"),
        _ => count_ru(seconds.div_ceil(3600), "час", "часа", "часов"),
    }
}

fn wait_en(seconds: u32) -> String {
    match seconds {
        0..60 => count_en(seconds, "second", "seconds"),
        60..3600 => count_en(seconds.div_ceil(60), "minute", "minutes"),
        _ => count_en(seconds.div_ceil(3600), "hour", "hours"),
    }
}
