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
    have_cabinet: "Уже есть кабинет?", "Have a cabinet already?";
}
