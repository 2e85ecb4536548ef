//! A loan: what is owed on any day, and what happened.

/// See the module.
pub struct Loan {
    /// Heading: the contract's number.
    pub title: fn(&str) -> String,
    /// Heading of the debt.
    pub debt_today: &'static str,
    /// Part of a debt.
    pub principal: &'static str,
    /// Part of a debt.
    pub interest: &'static str,
    /// Part of a debt.
    pub penalty: &'static str,
    /// How a figure came about: sum, rate, days.
    pub derivation: fn(&str, &str, &str) -> String,
    /// How the penalty came about: overdue principal, percent a year, days.
    pub penalty_derivation: fn(&str, &str, &str) -> String,
    /// Figure: the day by which everything is to be paid.
    pub due_on: &'static str,
    /// State.
    pub in_time: &'static str,
    /// State.
    pub due_today: &'static str,
    /// State: days.
    pub overdue: fn(&str) -> String,
    /// State.
    pub closed: &'static str,
    /// Name of the meter: the cap.
    pub accrued_of: fn(&str) -> String,
    /// Under the meter: the day on which accrual stops.
    pub accrual_stops: fn(&str) -> String,
    /// Under the meter once the cap is full: the day.
    pub accrual_stopped: fn(&str) -> String,
    /// Under the meter while nothing accrues.
    pub accrual_never: &'static str,
    /// Heading and name of the part with the date.
    pub debt_on_date: &'static str,
    /// Label.
    pub date: &'static str,
    /// Button for browsers without scripts.
    pub show: &'static str,
    /// Under the figures.
    pub if_nothing_else: &'static str,
    /// The chosen day is after the due date: days.
    pub late: fn(&str) -> String,
    /// The chosen day is before the money was sent.
    pub before_disbursement: &'static str,
    /// Heading.
    pub history: &'static str,
    /// Operation: the card.
    pub disbursed: fn(&str) -> String,
    /// Operation.
    pub paid: &'static str,
    /// Operation.
    pub forgiven: &'static str,
    /// Operation.
    pub refunded: &'static str,
    /// Heading.
    pub contract: &'static str,
    /// Contract: number.
    pub number: &'static str,
    /// Contract: day of signing.
    pub signed_on: &'static str,
    /// Contract: sum.
    pub amount: &'static str,
    /// Contract: day of disbursement.
    pub disbursed_on: &'static str,
    /// Contract: rate.
    pub rate: &'static str,
    /// Contract: rate after the term.
    pub rate_after: &'static str,
    /// A rate: percent.
    pub per_day: fn(&str) -> String,
    /// Contract: the card.
    pub card: &'static str,
    /// The loan is closed: heading.
    pub closed_title: &'static str,
    /// The loan is closed: day and last payment.
    pub closed_on: fn(&str, &str) -> String,
    /// Nothing is owed.
    pub nothing_owed: &'static str,
    /// A payment is under way.
    pub payment_under_way: &'static str,
    /// A payment brought more than was owed, and that is not back yet: how much.
    pub not_returned: fn(&str) -> String,
    /// Link to the payment.
    pub open_payment: &'static str,
    /// Button.
    pub pay: &'static str,
}

/// Russian.
pub const RU: Loan = Loan {
    title: |number| format!("Договор № {number}"),
    debt_today: "Долг на сегодня",
    principal: "Основной долг",
    interest: "Проценты",
    penalty: "Неустойка",
    derivation: |sum, rate, days| format!("{sum} × {rate} × {days}"),
    penalty_derivation: |sum, percent, days| format!("{sum} × {percent} годовых × {days}"),
    due_on: "Вернуть до",
    in_time: "Идёт по графику",
    due_today: "Срок сегодня",
    overdue: |days| format!("Просрочен на {days}"),
    closed: "Закрыт",
    accrued_of: |cap| format!("Начислено из предельных {cap}"),
    accrual_stops: |date| format!("Больше этого начислить нельзя по закону: рост остановится {date}."),
    accrual_stopped: |date| format!("Предел достигнут: с {date} ничего не начисляется."),
    accrual_never: "По этому займу ничего не начисляется.",
    debt_on_date: "Сколько я должен на дату",
    date: "Дата",
    show: "Показать",
    if_nothing_else: "Расчёт на конец дня, если не будет других операций.",
    late: |days| format!("Это на {days} позже срока возврата: начислена неустойка."),
    before_disbursement: "В этот день займ ещё не был выдан.",
    history: "История операций",
    disbursed: |card| format!("Займ выдан на карту {card}"),
    paid: "Платёж зачислен",
    forgiven: "Остаток прощён",
    refunded: "Излишек возвращён на карту",
    contract: "Условия договора",
    number: "Номер договора",
    signed_on: "Подписан",
    amount: "Сумма займа",
    disbursed_on: "Деньги отправлены",
    rate: "Ставка",
    rate_after: "Ставка после срока",
    per_day: |percent| format!("{percent} в день"),
    card: "Карта",
    closed_title: "Займ закрыт",
    closed_on: |date, amount| format!("Закрыт {date}, последний платёж {amount}."),
    nothing_owed: "Вы ничего не должны по этому договору.",
    payment_under_way: "Платёж по этому займу ещё обрабатывается.",
    not_returned: |amount| {
        format!("Вы заплатили на {amount} больше долга. Эти деньги ваши и ещё не вернулись на карту.")
    },
    open_payment: "Посмотреть платёж",
    pay: "Погасить",
};

/// English.
pub const EN: Loan = Loan {
    title: |number| format!("Contract No. {number}"),
    debt_today: "Debt today",
    principal: "Principal",
    interest: "Interest",
    penalty: "Penalty",
    derivation: |sum, rate, days| format!("{sum} × {rate} × {days}"),
    penalty_derivation: |sum, percent, days| format!("{sum} × {percent} a year × {days}"),
    due_on: "Pay back by",
    in_time: "On schedule",
    due_today: "Due today",
    overdue: |days| format!("Overdue by {days}"),
    closed: "Closed",
    accrued_of: |cap| format!("Accrued, of {cap} at the most"),
    accrual_stops: |date| format!("The law allows no more than this: accrual stops on {date}."),
    accrual_stopped: |date| format!("The limit is reached: nothing accrues since {date}."),
    accrual_never: "Nothing accrues on this loan.",
    debt_on_date: "What I owe on a date",
    date: "Date",
    show: "Show",
    if_nothing_else: "As of the end of that day, if nothing else happens.",
    late: |days| format!("This is {days} after the due date: a penalty has accrued."),
    before_disbursement: "The loan had not been paid out on that day.",
    history: "History",
    disbursed: |card| format!("Loan paid out to the card {card}"),
    paid: "Payment credited",
    forgiven: "The rest was forgiven",
    refunded: "Surplus sent back to the card",
    contract: "Terms of the contract",
    number: "Contract number",
    signed_on: "Signed",
    amount: "Loan amount",
    disbursed_on: "Money sent",
    rate: "Rate",
    rate_after: "Rate after the term",
    per_day: |percent| format!("{percent} a day"),
    card: "Card",
    closed_title: "The loan is closed",
    closed_on: |date, amount| format!("Closed on {date}, last payment {amount}."),
    nothing_owed: "You owe nothing under this contract.",
    payment_under_way: "A payment of this loan is still being processed.",
    not_returned: |amount| format!("You paid {amount} more than was owed. It is yours, and not back on the card yet."),
    open_payment: "See the payment",
    pay: "Pay",
};
