//! Who lends, below every page.

texts! {
    FooterTexts:
    warning:
        "Оценивайте свои финансовые возможности и риски. Изучите все условия займа.",
        "Consider your finances and the risks. Study all the conditions of the loan.";
    switch: "Язык", "Language";
    lender(name: &str, registration: &str, entry: &str):
        "{name}, ОГРН {registration}, номер в государственном реестре микрофинансовых организаций {entry}",
        "{name}, state registration number (OGRN) {registration}, No. {entry} in the state register of microfinance organisations";
    moscow: "Дни и часы здесь — по московскому времени.", "Days and hours here are in Moscow time.";
    phone: "Телефон", "Telephone";
    demonstration: "Это демонстрация, деньги ненастоящие.", "This is a demonstration, with no real money.";
}
