//! Registration.

texts! {
    RegisterTexts:
    title: "Регистрация", "Registration";
    steps -> [&'static str; 4]:
        ["Сколько и на какой срок", "О вас", "Пароль для входа", "Подтвердите номер"],
        ["How much and for how long", "About you", "Password", "Confirm your number"];
    step_of(step: u8, of: u8): "Регистрация: шаг {step} из {of}", "Registration: step {step} of {of}";
    surname: "Фамилия", "Surname";
    given_name: "Имя", "Given name";
    patronymic: "Отчество", "Patronymic";
    birth_date: "Дата рождения", "Date of birth";
    birth_date_hint: "Например, 31.01.1990", "For example, 31.01.1990";
    phone_hint: "Мобильный номер: на него придёт код", "A mobile number: we will send a code to it";
    email: "Электронная почта", "E-mail";
    invitation_code: "Код приглашения", "Invitation code";
    consents:
        "Согласия. Каждое это отдельный документ, отозвать можно в любой момент",
        "Consents. Each is a document of its own, and can be withdrawn at any time";
    consent_personal_data: "Согласен на обработку персональных данных", "I agree to the processing of my personal data";
    consent_credit_bureau: "Согласен на запрос в бюро кредитных историй", "I agree to a request to the credit bureau";
    consent_signing_by_code: "Согласен подписывать документы кодом из СМС", "I agree to sign documents with SMS codes";
    consent_marketing: "Хочу получать предложения и новости", "I want to receive offers and news";
    read_document: "Прочитать документ", "Read the document";
    password_hint:
        "Не короче 8 знаков. Войти можно будет и по коду из СМС",
        "At least 8 characters. An SMS code will let you in as well";
    password_repeat: "Повторите пароль", "Repeat the password";
    confirm: "Подтвердить", "Confirm";
    number_taken: "Этот номер записан за другим клиентом", "This number is on file as somebody else's";
    number_taken_text:
        "Номера иногда переходят от одного человека к другому. Чужих данных мы не покажем и ничего в них не изменим. Если номер теперь ваш, скажите нам: сотрудник проверит это и откроет вам регистрацию.",
        "Numbers sometimes pass from one person to another. We show nothing of the other person and change nothing of theirs. If the number is yours now, tell us: one of us will check and let you register.";
    number_is_mine: "Номер теперь мой", "The number is mine now";
    number_asked:
        "Заявка принята. Свяжемся с вами по этому номеру; держите паспорт под рукой. Потом вернитесь на эту страницу или зарегистрируйтесь заново.",
        "We have your request. We will reach you at this number; have your passport at hand. Then come back to this page, or register anew.";
    number_refused:
        "Проверили: номер остаётся за другим клиентом. Укажите свой номер или обратитесь в поддержку с паспортом.",
        "We have checked: the number stays with the other person. Enter a number of yours, or come to support with your passport.";
    check_what_you_entered:
        "Проверить имя, дату рождения и номер: возможно, этот кабинет ваш",
        "Check your name, date of birth and number: the cabinet may be yours";
    have_cabinet: "Уже есть кабинет?", "Have a cabinet already?";
}
