//! A loan: what is owed on any day, and what happened.

texts! {
    LoanTexts:
    title(number: &str): "Договор № {number}", "Contract No. {number}";
    debt_today: "Долг на сегодня", "Debt today";
    closed: "Закрыт", "Closed";
    debt_on_date: "Сколько я должен на дату", "What I owe on a date";
    day: "Дата", "Date";
    show: "Показать", "Show";
    if_nothing_else:
        "Расчёт на конец дня по московскому времени, если не будет других операций.",
        "As of the end of that day in Moscow, if nothing else happens.";
    late(days: &str):
        "Это на {days} позже срока возврата: начислена неустойка.",
        "This is {days} after the due date: a penalty has accrued.";
    before_disbursement: "В этот день займ ещё не был выдан.", "The loan had not been paid out on that day.";
    history: "История операций", "History";
    disbursed(card: &str): "Займ выдан: {card}", "Loan paid out: {card}";
    paid: "Платёж зачислен", "Payment credited";
    prolonged: "Займ продлён", "Loan prolonged";
    put_off: "Начались кредитные каникулы", "A credit holiday began";
    forgiven: "Остаток прощён", "The rest was forgiven";
    reversed: "Платёж вернулся вам, сумма снова в долге", "Payment went back to you and is owed again";
    reversed_note(date: &str, amount: &str):
        "{date} вам вернулись {amount} из внесённого платежа: возврат сделал банк или платёжный сервис. Эта сумма снова в долге.",
        "On {date} {amount} of what you had paid went back to you: the bank or the payment service returned it. It is owed again.";
    refunded: "Излишек возвращён на карту", "Surplus sent back to the card";
    contract: "Условия договора", "Terms of the contract";
    number: "Номер договора", "Contract number";
    signed_on: "Подписан", "Signed";
    amount: "Сумма займа", "Loan amount";
    disbursed_on: "Деньги отправлены", "Money sent";
    due_by_contract: "Срок по договору", "Due by the contract";
    new_full_cost: "ПСК с новым графиком", "Full cost with the new schedule";
    rate: "Ставка", "Rate";
    rate_after: "Ставка после срока", "Rate after the term";
    per_day(percent: &str): "{percent} в день", "{percent} a day";
    card: "Куда отправлены", "Sent to";
    closed_title: "Займ закрыт", "The loan is closed";
    closed_on(date: &str, amount: &str):
        "Закрыт {date}, последний платёж {amount}.",
        "Closed on {date}, last payment {amount}.";
    nothing_owed: "Вы ничего не должны по этому договору.", "You owe nothing under this contract.";
    not_returned(amount: &str):
        "Вы заплатили на {amount} больше долга. Эти деньги ваши и ещё не вернулись на карту.",
        "You paid {amount} more than was owed. It is yours, and not back on the card yet.";
    pay: "Погасить", "Pay";
}
