//! Registration.

/// See the module.
pub struct Register {
    /// Title of the page.
    pub title: &'static str,
    /// Headings of the steps.
    pub steps: [&'static str; 4],
    /// Which step of how many.
    pub step_of: fn(u8, u8) -> String,
    /// Label.
    pub surname: &'static str,
    /// Label.
    pub given_name: &'static str,
    /// Label.
    pub patronymic: &'static str,
    /// Label.
    pub birth_date: &'static str,
    /// Hint.
    pub birth_date_hint: &'static str,
    /// Hint.
    pub phone_hint: &'static str,
    /// Label.
    pub email: &'static str,
    /// Label.
    pub invitation_code: &'static str,
    /// Legend.
    pub consents: &'static str,
    /// Label.
    pub consent_personal_data: &'static str,
    /// Label.
    pub consent_credit_bureau: &'static str,
    /// Label.
    pub consent_signing_by_code: &'static str,
    /// Label.
    pub consent_marketing: &'static str,
    /// Unfolds the document.
    pub read_document: &'static str,
    /// Hint.
    pub password_hint: &'static str,
    /// Label.
    pub password_repeat: &'static str,
    /// Button.
    pub confirm: &'static str,
    /// Before the link to sign-in.
    pub have_cabinet: &'static str,
}

/// Russian.
pub const RU: Register = Register {
    title: "Регистрация",
    steps: ["Сколько и на какой срок", "О вас", "Пароль для входа", "Подтвердите номер"],
    step_of: |step, of| format!("Регистрация: шаг {step} из {of}"),
    surname: "Фамилия",
    given_name: "Имя",
    patronymic: "Отчество",
    birth_date: "Дата рождения",
    birth_date_hint: "Например, 31.01.1990",
    phone_hint: "Мобильный номер: на него придёт код",
    email: "Электронная почта",
    invitation_code: "Код приглашения",
    consents: "Согласия. Каждое это отдельный документ, отозвать можно в любой момент",
    consent_personal_data: "Согласен на обработку персональных данных",
    consent_credit_bureau: "Согласен на запрос в бюро кредитных историй",
    consent_signing_by_code: "Согласен подписывать документы кодом из СМС",
    consent_marketing: "Хочу получать предложения и новости",
    read_document: "Прочитать документ",
    password_hint: "Не короче 8 знаков. Войти можно будет и по коду из СМС",
    password_repeat: "Повторите пароль",
    confirm: "Подтвердить",
    have_cabinet: "Уже есть кабинет?",
};

/// English.
pub const EN: Register = Register {
    title: "Registration",
    steps: ["How much and for how long", "About you", "Password", "Confirm your number"],
    step_of: |step, of| format!("Registration: step {step} of {of}"),
    surname: "Surname",
    given_name: "Given name",
    patronymic: "Patronymic",
    birth_date: "Date of birth",
    birth_date_hint: "For example, 31.01.1990",
    phone_hint: "A mobile number: we will send a code to it",
    email: "E-mail",
    invitation_code: "Invitation code",
    consents: "Consents. Each is a document of its own, and can be withdrawn at any time",
    consent_personal_data: "I agree to the processing of my personal data",
    consent_credit_bureau: "I agree to a request to the credit bureau",
    consent_signing_by_code: "I agree to sign documents with SMS codes",
    consent_marketing: "I want to receive offers and news",
    read_document: "Read the document",
    password_hint: "At least 8 characters. An SMS code will let you in as well",
    password_repeat: "Repeat the password",
    confirm: "Confirm",
    have_cabinet: "Have a cabinet already?",
};
