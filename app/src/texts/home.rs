//! The cabinet's first page.

/// See the module.
pub struct Home {
    /// Heading: the given name.
    pub greeting: fn(&str) -> String,
    /// Heading of an open loan's card.
    pub due_today: &'static str,
    /// A loan by its number.
    pub contract: fn(&str) -> String,
    /// Button.
    pub pay: &'static str,
    /// Heading of the application under way: its amount.
    pub application: fn(&str) -> String,
    /// Under it: the term.
    pub application_term: fn(&str) -> String,
    /// Link to the application.
    pub open_application: &'static str,
    /// Heading.
    pub closed: &'static str,
    /// A closed loan: the day.
    pub closed_on: fn(&str) -> String,
    /// Nothing is open: heading.
    pub empty: &'static str,
    /// Nothing is open: what to do.
    pub empty_hint: &'static str,
}

/// Russian.
pub const RU: Home = Home {
    greeting: |name| {
        if name.is_empty() {
            "Здравствуйте".to_owned()
        } else {
            format!("Здравствуйте, {name}")
        }
    },
    due_today: "К оплате сегодня",
    contract: |number| format!("Договор № {number}"),
    pay: "Погасить",
    application: |amount| format!("Заявка на {amount}"),
    application_term: |days| format!("Срок {days}"),
    open_application: "Открыть заявку",
    closed: "Закрытые займы",
    closed_on: |date| format!("Закрыт {date}"),
    empty: "Открытых займов нет",
    empty_hint: "Выберите сумму и срок: условия и переплата видны до отправки заявки.",
};

/// English.
pub const EN: Home = Home {
    greeting: |name| if name.is_empty() { "Hello".to_owned() } else { format!("Hello, {name}") },
    due_today: "To pay today",
    contract: |number| format!("Contract No. {number}"),
    pay: "Pay",
    application: |amount| format!("Application for {amount}"),
    application_term: |days| format!("Term {days}"),
    open_application: "Open the application",
    closed: "Closed loans",
    closed_on: |date| format!("Closed on {date}"),
    empty: "No open loans",
    empty_hint: "Choose amount and term: you see conditions and overpayment before you apply.",
};
