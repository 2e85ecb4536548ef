//! The payments to come of all loans.

texts! {
    ScheduleTexts:
    title: "График платежей", "Payment schedule";
    coming: "Предстоящие платежи", "Payments to come";
    contract(number: &str): "Договор № {number}", "Contract No. {number}";
    overdue: "Просрочен", "Overdue";
    none: "Платить пока нечего: открытых займов нет.", "Nothing to pay: you have no open loans.";
    as_planned:
        "Суммы — если каждый платёж внести в его день по московскому времени. Раньше или больше — заплатите меньше.",
        "The sums hold if each payment is made on its day, Moscow time. Pay earlier or more, and you pay less.";
    to_calendar: "Добавить в календарь", "Add to calendar";
    calendar_hint:
        "В календаре не будет сумм: только день платежа, договор и напоминание за день.",
        "The calendar will have no sums: only the day of the payment, the contract and a reminder the day before.";
}
