//! What is wrong, and why a rule said no, in words that say how to mend it: what the first load is spared
//! (`errors::bring_all_words`).

use lending::{FieldError, Refusal};

use super::{
    errors::{field_at_the_door, off_step, refusal_at_the_door, rubles_short},
    texts,
};

/// The words of every mistake in a field.
pub(crate) fn field(error: FieldError) -> String {
    texts::<MistakeTexts>().field(error)
}

/// The words of every refusal.
pub(crate) fn refusal(refusal: Refusal) -> String {
    texts::<MistakeTexts>().refusal(refusal)
}

texts! {
    MistakeTexts:
    field(error: FieldError) -> String {
        FieldError::Required
        | FieldError::TooShort { .. }
        | FieldError::TooLong { .. }
        | FieldError::ForbiddenCharacters
        | FieldError::Unexpected(_)
        | FieldError::LetterForDigit(_)
        | FieldError::NotAPhone
        | FieldError::NotADate
        | FieldError::ShortYear
        | FieldError::NoSuchDay(_)
        | FieldError::InTheFuture
        | FieldError::TooLongAgo
        | FieldError::NotDigits { .. } => "{}", "{}", field_at_the_door(error);
        FieldError::MixedAlphabets =>
            "Русские и латинские буквы вперемешку: наберите всё одним алфавитом",
            "Cyrillic and Latin letters are mixed: type all of it in one alphabet";
        FieldError::NotAnEmail =>
            "Проверьте адрес: он выглядит как name@example.ru",
            "Check the address: it looks like name@example.com";
        FieldError::NotDays => "Укажите срок числом дней, например 14", "Enter the term as a number of days, such as 14";
        FieldError::TooYoung { min_years } => "Займы выдаём с {min_years} лет", "We lend from the age of {min_years}";
        FieldError::PassportExpired =>
            "Этот паспорт нужно было заменить: укажите данные действующего",
            "This passport was to be replaced: enter the valid one";
        FieldError::WrongCheckDigits =>
            "Контрольные цифры не сходятся: проверьте номер",
            "The check digits do not fit: check the number";
        FieldError::NotMoney => "Укажите сумму числом, например 10 000", "Enter a sum as a number, such as 10 000";
        FieldError::TooSmall { min } => "Не меньше {}", "At least {}", rubles_short(min);
        FieldError::TooLarge { max } => "Не больше {}", "At most {}", rubles_short(max);
        FieldError::NotAChoice => "Выберите из списка", "Choose from the list";
        FieldError::NoCard => "Привяжите карту: на неё придут деньги", "Link a card: the money goes to it";
        FieldError::PasswordIsPhone =>
            "Пароль не должен совпадать с номером телефона",
            "The password must not be the phone number";
        FieldError::Differs => "Пароли не совпадают: повторите ещё раз", "The passwords differ: repeat it once more";
        FieldError::NotAgreed => "Без этого согласия займ выдать нельзя", "We cannot lend without this consent";
    }
    refusal(refusal: Refusal) -> String {
        Refusal::CodeWrong { .. }
        | Refusal::CodeExpired
        | Refusal::CodeTriesUsedUp
        | Refusal::CodeUsed
        | Refusal::BirthDateNeeded
        | Refusal::BirthDateWrong
        | Refusal::SignInFailed => "{}", "{}", refusal_at_the_door(refusal);
        Refusal::RegistrationExpired =>
            "Регистрация началась слишком давно. Начните её заново.",
            "The registration was begun too long ago. Begin again.";
        Refusal::AlreadyRegistered =>
            "Кабинет уже создан. Войдите по номеру и паролю или по коду.",
            "Your cabinet is there already. Sign in with your number and password, or with a code.";
        Refusal::NumberTaken =>
            "Этот номер записан за другим клиентом.",
            "This number is on file as somebody else's.";
        Refusal::RegistrationIncomplete => "Сначала закончите предыдущий шаг.", "Finish the step before first.";
        Refusal::ProfileIncomplete => "Сначала заполните данные о себе.", "Fill in your details first.";
        Refusal::ProfileToConfirm =>
            "Данные о вас записаны давно. Обновите страницу, проверьте их и отправьте заявку.",
            "Your details were saved long ago. Reload the page, check them and send the application.";
        Refusal::PassportOutlived =>
            "Срок действия паспорта закончился: его меняют в 20 и в 45 лет. Укажите данные нового паспорта.",
            "Your passport's term has ended: it is replaced at 20 and at 45. Enter the new one.";
        Refusal::PassportOfAnother =>
            "Паспорт с таким номером записан за другим клиентом. Проверьте серию и номер; если они верны, обратитесь в поддержку с паспортом.",
            "A passport with this number is on file as somebody else's. Check series and number; if they are right, come to support with your passport.";
        Refusal::CardMissing =>
            "Такой карты среди привязанных нет. Привяжите карту или выберите другую.",
            "There is no such linked card. Link a card, or choose another.";
        Refusal::ProductNotOffered =>
            "Этот займ мы больше не предлагаем. Выберите другой.",
            "We no longer offer this loan. Choose another.";
        Refusal::AmountOutOfRange { min, max } =>
            "Сумма займа от {} до {}.",
            "We lend from {} to {}.",
            rubles_short(min), rubles_short(max);
        Refusal::AmountOffStep(step, below, above) => "{}.", "{}.", off_step(step, below, above);
        Refusal::TermOutOfRange { min_days, max_days } =>
            "Срок займа от {min_days} до {max_days} дней.",
            "The term is from {min_days} to {max_days} days.";
        Refusal::BurdenNotAcknowledged =>
            "Платежи займут больше половины дохода. Прочитайте в форме уведомление о долговой нагрузке и отправьте заявку ещё раз.",
            "Payments would take more than half of your income. Read the notice of a high debt burden in the form and send the application again.";
        Refusal::ApplicationAlreadyOpen =>
            "У вас уже есть заявка. Сначала завершите или отзовите её.",
            "You have an application already. Finish or withdraw it first.";
        Refusal::StageDoesNotAllow =>
            "На этом этапе заявки так сделать уже нельзя. Обновите страницу.",
            "The application's stage no longer allows this. Reload the page.";
        Refusal::OfferLapsed =>
            "Предложение действовало 5 рабочих дней и закончилось. Подайте новую заявку.",
            "The offer was open for 5 working days and has lapsed. Apply again.";
        Refusal::LawForbids =>
            "Закон не разрешает выдать этот займ.",
            "The law does not allow this loan.";
        Refusal::NothingToPay =>
            "Займ закрыт, платить ничего не нужно.",
            "The loan is closed, there is nothing to pay.";
        Refusal::PaymentTooLarge { debt } =>
            "Это больше всего долга: сегодня он {}.",
            "That is more than the whole debt of {} today.",
            rubles_short(debt);
        Refusal::PaymentTooSmall { min } => "Наименьший платёж {}.", "The least payment is {}.", rubles_short(min);
        Refusal::TopUpTooLarge { max } => "За один раз — не больше {}.", "{} at once is the most.", rubles_short(max);
        Refusal::NotEnoughOnAccount { balance } =>
            "На счёте столько нет: там {}.",
            "There is not so much on the account: it has {}.",
            rubles_short(balance);
        Refusal::PaymentUnderWay =>
            "Предыдущий платёж ещё обрабатывается. Дождитесь его итога.",
            "The payment before is still under way. Wait for its result.";
        Refusal::EarlyNotChosen =>
            "Выберите, что изменит сумма сверх платежа.",
            "Choose what the amount beyond the payment changes.";
        Refusal::NotProlonged =>
            "На столько дней продлить займ сейчас нельзя.",
            "The loan can't be prolonged by so many days now.";
        Refusal::AddendumLapsed =>
            "Это соглашение больше не действует: выберите дни ещё раз.",
            "This addendum is no longer valid: choose the days again.";
        Refusal::NoHoliday(_) =>
            "По закону каникулы сейчас не положены.",
            "By law there is no holiday now.";
        Refusal::HolidayRequestLapsed =>
            "Это требование больше не действует: составьте его ещё раз.",
            "This request is no longer valid: make it again.";
        Refusal::HolidayAskedAlready =>
            "Требование уже подано: дождитесь ответа.",
            "You have asked already: wait for the answer.";
    }
}
