//! The first page and the calculator.

/// See the module.
pub struct Landing {
    /// Heading.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// Label.
    pub amount: &'static str,
    /// Name of the amount's slider.
    pub amount_slider: &'static str,
    /// Label.
    pub term: &'static str,
    /// Name of the term's slider.
    pub term_slider: &'static str,
    /// Unit of the term's field.
    pub days_unit: &'static str,
    /// Legend of the choice of product.
    pub product: &'static str,
    /// A product's name by its code.
    pub product_name: fn(&str) -> &'static str,
    /// Figure.
    pub total: &'static str,
    /// Figure.
    pub overpayment: &'static str,
    /// Figure.
    pub full_cost: &'static str,
    /// The range of the rate: from, to, as percents a day.
    pub rate_range: fn(&str, &str) -> String,
    /// The range of the full cost: from, to, as percents.
    pub full_cost_range: fn(&str, &str) -> String,
    /// Figure.
    pub due_date: &'static str,
    /// The promotion: amount, days, first day after, rate after it.
    pub promotion: fn(&str, &str, u32, &str) -> String,
    /// The rate in force: percent a day.
    pub rate: fn(&str) -> String,
    /// Button.
    pub get_money: &'static str,
    /// Button for browsers without scripts.
    pub calculate: &'static str,
    /// Limits of the amount: from, to.
    pub range: fn(&str, &str) -> String,
    /// Heading of the explanation.
    pub how: &'static str,
    /// The steps.
    pub steps: [&'static str; 3],
}

/// Russian.
pub const RU: Landing = Landing {
    title: "Займ на карту. Сколько стоит, видно сразу",
    lead: "Считаем при вас тем же кодом, что и договор. Без скрытых услуг и галочек.",
    amount: "Сумма займа",
    amount_slider: "Ползунок: сумма",
    term: "Срок займа",
    term_slider: "Ползунок: срок",
    days_unit: "дней",
    product: "Вид займа",
    product_name: |code| match code {
        "until-payday" => "До зарплаты",
        _ => "Займ",
    },
    total: "К возврату",
    overpayment: "Переплата",
    rate_range: |from, to| format!("Ставка от {from} до {to} в день"),
    full_cost: "ПСК",
    full_cost_range: |from, to| format!("от {from} до {to} годовых"),
    due_date: "Дата возврата",
    promotion: |amount, days, after, rate| {
        format!("Первый займ под 0 %: до {amount} на срок до {days}. С {after}-го дня {rate} в день.")
    },
    rate: |percent| format!("Ставка {percent} в день. Вернуть можно в любой день, проценты только за дни пользования."),
    get_money: "Получить деньги",
    calculate: "Рассчитать",
    range: |from, to| format!("От {from} до {to}"),
    how: "Как это работает",
    steps: [
        "Выберите сумму и срок, зарегистрируйтесь по номеру телефона.",
        "Ответ обычно приходит за минуту. Условия видны до подписания.",
        "Подпишите договор кодом из СМС, деньги придут на карту.",
    ],
};

/// English.
pub const EN: Landing = Landing {
    title: "A loan to your card. See at once what it costs",
    lead: "Calculated before your eyes by the same code as the contract. No hidden extras.",
    amount: "Loan amount",
    amount_slider: "Slider: sum",
    term: "Loan term",
    term_slider: "Slider: days",
    days_unit: "days",
    product: "Kind of loan",
    product_name: |code| match code {
        "until-payday" => "Until payday",
        _ => "Loan",
    },
    total: "To pay back",
    overpayment: "Overpayment",
    rate_range: |from, to| format!("Rate from {from} to {to} a day"),
    full_cost: "Full cost of credit",
    full_cost_range: |from, to| format!("from {from} to {to} a year"),
    due_date: "Due date",
    promotion: |amount, days, after, rate| {
        format!("First loan at 0 %: up to {amount} for up to {days}. From day {after}, {rate} a day.")
    },
    rate: |percent| format!("{percent} a day. Pay back on any day, interest only for the days used."),
    get_money: "Get the money",
    calculate: "Calculate",
    range: |from, to| format!("From {from} to {to}"),
    how: "How it works",
    steps: [
        "Choose amount and term, register with your phone number.",
        "An answer usually comes within a minute. You see the conditions before you sign.",
        "Sign the contract with an SMS code, the money comes to your card.",
    ],
};
