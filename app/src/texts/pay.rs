//! Paying: how much.

texts! {
    PayTexts:
    title: "Погашение займа", "Pay back the loan";
    back(number: &str): "Договор № {number}", "Contract No. {number}";
    how_much: "Сколько заплатить", "How much to pay";
    full: "Погасить полностью", "Pay in full";
    full_hint(date: &str):
        "Долг на {date} по московскому времени. Займ закроется, если оплатить в течение часа после нажатия «Оплатить»: сумма не изменится, даже если наступит полночь.",
        "The debt of {date}, Moscow time. The loan closes if you pay within an hour of pressing “Pay”: the amount does not change, even if midnight passes.";
    due: "Внести платёж", "Make the payment";
    due_on(date: &str): "По графику до {date}", "By the schedule, until {date}";
    arrears(date: &str): "Просрочено: по графику нужно было до {date}", "Overdue: by the schedule it was due until {date}";
    part: "Другая сумма", "Another amount";
    amount: "Сумма платежа", "Payment amount";
    amount_hint(most: &str): "В рублях, не больше {most}", "In rubles, up to {most}";
    show: "Рассчитать", "Work it out";
    beyond: "Что изменит сумма сверх платежа", "What an amount beyond the payment changes";
    ahead: "Засчитать в ближайшие платежи", "Count it towards the next payments";
    ahead_text:
        "График остаётся, следующие платежи станут меньше.",
        "The schedule stays, the next payments become less.";
    fewer: "Меньше платежей", "Fewer payments";
    fewer_text:
        "Платежи прежние, займ закончится раньше: так переплата меньше.",
        "Payments stay as they are and the loan ends earlier: you overpay less.";
    smaller: "Меньше каждый платёж", "Smaller payments";
    smaller_text:
        "Платежей столько же, каждый меньше.",
        "As many payments, each of them smaller.";
    outcomes: "Что получится", "What comes of it";
    payments_left: "Платежей останется", "Payments left";
    next_payment: "Следующий платёж", "Next payment";
    last_on: "Последний платёж", "Last payment";
    total_left: "Всего останется заплатить", "Left to pay in all";
    saved: "Экономия на процентах", "Interest saved";
    full_cost: "ПСК", "Full cost (ПСК)";
    new_schedule(option: &str): "График: {option}", "Schedule: {option}";
    preview: "Куда пойдёт платёж", "Where the payment goes";
    overdue_interest: "Просроченные проценты", "Overdue interest";
    overdue_principal: "Просроченный основной долг", "Overdue principal";
    current_interest: "Проценты", "Interest";
    current_principal: "Основной долг", "Principal";
    penalty: "Неустойка", "Penalty";
    remains: "Останется долг", "Debt that remains";
    tail_forgiven: "Оставшиеся копейки мы прощаем.", "The kopecks that are left are forgiven.";
    closes: "Долга не останется: займ закроется.", "Nothing remains: the loan closes.";
    order: "Порядок по ч. 20 ст. 5 закона 353-ФЗ.", "In the order of art. 5 part 20 of the law 353-FZ.";
    too_large(debt: &str):
        "Это больше долга. Сегодня вы должны {debt}.",
        "This is more than the debt. You owe {debt} today.";
    pay: "Оплатить", "Pay";
    nothing_to_pay: "По этому займу платить нечего.", "There is nothing to pay on this loan.";
    to_loan: "К займу", "To the loan";
}
