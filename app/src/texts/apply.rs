//! The form of an application.

use lending::Education;

/// See the module.
pub struct Apply {
    /// Heading.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// Heading of the first part.
    pub loan: &'static str,
    /// Legend.
    pub passport: &'static str,
    /// Label.
    pub passport_number: &'static str,
    /// Hint.
    pub passport_number_hint: &'static str,
    /// Label.
    pub issuer: &'static str,
    /// Hint.
    pub issuer_hint: &'static str,
    /// Label.
    pub issued_on: &'static str,
    /// Hint.
    pub issued_on_hint: &'static str,
    /// Label.
    pub division_code: &'static str,
    /// Hint.
    pub division_code_hint: &'static str,
    /// Label.
    pub birth_place: &'static str,
    /// Label.
    pub address: &'static str,
    /// Hint.
    pub address_hint: &'static str,
    /// Legend.
    pub work: &'static str,
    /// Label.
    pub employer: &'static str,
    /// Hint.
    pub employer_hint: &'static str,
    /// Label.
    pub position: &'static str,
    /// Label.
    pub education: &'static str,
    /// No choice yet.
    pub education_empty: &'static str,
    /// A choice.
    pub education_name: fn(Education) -> &'static str,
    /// Label.
    pub monthly_income: &'static str,
    /// Hint.
    pub monthly_income_hint: &'static str,
    /// Label.
    pub monthly_payments: &'static str,
    /// Hint.
    pub monthly_payments_hint: &'static str,
    /// Label.
    pub inn: &'static str,
    /// Hint.
    pub inn_hint: &'static str,
    /// The profile is known already.
    pub profile_known: &'static str,
    /// Heading.
    pub card: &'static str,
    /// Legend.
    pub card_choice: &'static str,
    /// No card yet.
    pub card_none: &'static str,
    /// A card is being linked.
    pub card_linking: &'static str,
    /// The last card was refused.
    pub card_refused: &'static str,
    /// Button.
    pub link_card: &'static str,
    /// About the acquirer's page.
    pub link_card_hint: &'static str,
    /// Notice of a high debt burden: heading.
    pub burden: &'static str,
    /// Notice of a high debt burden: the share in percent.
    pub burden_text: fn(&str) -> String,
    /// Button.
    pub send: &'static str,
    /// Under the button.
    pub send_hint: &'static str,
    /// What was typed is kept.
    pub saved: &'static str,
    /// Another application is under way: heading.
    pub already_open: &'static str,
    /// And what to do.
    pub already_open_hint: &'static str,
}

/// Russian.
pub const RU: Apply = Apply {
    title: "Заявка на займ",
    lead: "Всё, что вы ввели, сохраняется: к заявке можно вернуться с любого устройства.",
    loan: "Сколько и на какой срок",
    passport: "Паспорт",
    passport_number: "Серия и номер паспорта",
    passport_number_hint: "10 цифр, например 45 08 123456",
    issuer: "Кем выдан",
    issuer_hint: "Как написано в паспорте",
    issued_on: "Дата выдачи",
    issued_on_hint: "Например, 31.01.2015",
    division_code: "Код подразделения",
    division_code_hint: "6 цифр, например 770-001",
    birth_place: "Место рождения",
    address: "Адрес регистрации",
    address_hint: "Индекс, город, улица, дом, квартира",
    work: "Работа и доход",
    employer: "Место работы",
    employer_hint: "Название организации; если не работаете, напишите «не работаю»",
    position: "Должность",
    education: "Образование",
    education_empty: "Выберите",
    education_name: |education| match education {
        Education::Secondary => "Среднее",
        Education::Vocational => "Среднее специальное",
        Education::IncompleteHigher => "Неоконченное высшее",
        Education::Higher => "Высшее",
        Education::Degree => "Учёная степень",
    },
    monthly_income: "Ежемесячный доход",
    monthly_income_hint: "После вычета налогов, в рублях",
    monthly_payments: "Платежи по другим кредитам в месяц",
    monthly_payments_hint: "В рублях; если их нет, напишите 0",
    inn: "ИНН",
    inn_hint: "12 цифр",
    profile_known: "Паспорт, работу и доход вы уже указали: вводить их снова не нужно.",
    card: "Карта для получения денег",
    card_choice: "Куда перевести деньги",
    card_none: "Карта ещё не привязана.",
    card_linking: "Карта привязывается. Если вы закрыли страницу платёжного сервиса, привяжите её снова.",
    card_refused: "Карту привязать не удалось. Попробуйте ещё раз или возьмите другую.",
    link_card: "Привязать карту",
    link_card_hint: "Номер карты вы введёте на странице платёжного сервиса: мы его не видим и не храним. Карта должна быть на ваше имя.",
    burden: "Высокая долговая нагрузка",
    burden_text: |percent| {
        format!(
            "По этим данным платежи займут около {percent} дохода. Когда это больше половины, есть риск не справиться с выплатами. Отправляя заявку, вы подтверждаете, что знаете об этом риске (ст. 5.1 закона 353-ФЗ)."
        )
    },
    send: "Отправить заявку",
    send_hint: "Заявка бесплатна и ни к чему не обязывает: условия подписываются отдельно.",
    saved: "Введённое сохранено",
    already_open: "У вас уже есть заявка",
    already_open_hint: "Новую можно подать, когда эта закончится. Если передумали, её можно отозвать.",
};

/// English.
pub const EN: Apply = Apply {
    title: "Apply for a loan",
    lead: "Everything that you type is kept: you can come back to it on any device.",
    loan: "How much and for how long",
    passport: "Passport",
    passport_number: "Passport series and number",
    passport_number_hint: "10 digits, such as 45 08 123456",
    issuer: "Issued by",
    issuer_hint: "As the passport says",
    issued_on: "Date of issue",
    issued_on_hint: "For example, 31.01.2015",
    division_code: "Division code",
    division_code_hint: "6 digits, such as 770-001",
    birth_place: "Place of birth",
    address: "Registered address",
    address_hint: "Postcode, city, street, house, flat",
    work: "Work and income",
    employer: "Employer",
    employer_hint: "Name of the organisation; if you don't work, say so",
    position: "Position",
    education: "Education",
    education_empty: "Choose",
    education_name: |education| match education {
        Education::Secondary => "Secondary",
        Education::Vocational => "Vocational",
        Education::IncompleteHigher => "Incomplete higher",
        Education::Higher => "Higher",
        Education::Degree => "Academic degree",
    },
    monthly_income: "Monthly income",
    monthly_income_hint: "After tax, in rubles",
    monthly_payments: "Monthly payments on other loans",
    monthly_payments_hint: "In rubles; 0 if there are none",
    inn: "Taxpayer number (INN)",
    inn_hint: "12 digits",
    profile_known: "We have your passport, work and income already: no need to type them again.",
    card: "Card for the money",
    card_choice: "Where to send the money",
    card_none: "No card is linked yet.",
    card_linking: "The card is being linked. If you closed the payment service's page, link it again.",
    card_refused: "The card could not be linked. Try again or take another one.",
    link_card: "Link a card",
    link_card_hint: "You enter the number on the payment service's page: we neither see nor keep it. The card must be in your name.",
    burden: "High debt burden",
    burden_text: |percent| {
        format!(
            "By these figures payments would take about {percent} of your income. Above one half you risk being unable to pay. By sending the application you confirm that you know of this risk (art. 5.1 of the law 353-FZ)."
        )
    },
    send: "Send the application",
    send_hint: "It is free of charge and binds you to nothing: the conditions are signed separately.",
    saved: "What you typed is kept",
    already_open: "You have an application already",
    already_open_hint: "A new one is possible when it has ended. If you changed your mind, you can withdraw it.",
};
