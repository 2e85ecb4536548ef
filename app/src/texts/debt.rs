//! A debt by its parts, and how far it may grow.

texts! {
    DebtTexts:
    principal: "Основной долг", "Principal";
    interest: "Проценты", "Interest";
    penalty: "Неустойка", "Penalty";
    derivation(sum: &str, rate: &str, days: &str): "{sum} × {rate} × {days}", "{sum} × {rate} × {days}";
    penalty_derivation(sum: &str, percent: &str, days: &str):
        "{sum} × {percent} годовых × {days}",
        "{sum} × {percent} a year × {days}";
    next_payment: "Следующий платёж", "Next payment";
    pay_until: "Заплатить до", "Pay by";
    short_of_money: "Если денег не хватает", "If money is short";
    prolong: "Продлить займ", "Prolong the loan";
    due_on: "Вернуть до", "Pay back by";
    in_holiday: "Кредитные каникулы", "Credit holiday";
    holiday_until(date: &str):
        "Кредитные каникулы до {date}: платить сейчас ничего не нужно, неустойки нет.",
        "Credit holiday until {date}: nothing is due now, and no penalty accrues.";
    holiday_ends_today:
        "Сегодня последний день кредитных каникул. Посмотрите, когда следующий платёж.",
        "Today is the last day of the credit holiday. See when the next payment is due.";
    about_holiday: "О каникулах", "About the holiday";
    deferred(sum: &str):
        "из них {sum} — проценты за каникулы, с последним платежом",
        "{sum} of it is of the credit holiday, due with the last payment";
    in_time: "Идёт по графику", "On schedule";
    due_today: "Срок сегодня", "Due today";
    overdue(days: &str): "Просрочен на {days}", "Overdue by {days}";
    accrued_of(cap: &str): "Начислено из предельных {cap}", "Accrued, of {cap} at the most";
    accrual_stops(date: &str):
        "Больше этого начислить нельзя по закону: если не платить, рост остановится {date}.",
        "The law allows no more than this: if nothing is paid, accrual stops on {date}.";
    accrual_stopped(date: &str):
        "Предел достигнут {date}: больше ничего не начисляется.",
        "The limit was reached on {date}: nothing accrues any more.";
    accrual_never: "По этому займу ничего не начисляется.", "Nothing accrues on this loan.";
}
