//! A loan's prolongation.

texts! {
    ProlongTexts:
    title: "Продление займа", "Prolong the loan";
    back(number: &str): "Договор № {number}", "Contract No. {number}";
    lead:
        "Срок возврата переносится, проценты продолжают начисляться.",
        "The due date moves, and interest goes on accruing.";
    options: "Что ещё можно сделать", "What else can be done";
    days_label: "На сколько дней", "By how many days";
    days_hint(most: &str): "От 1 до {most}", "From 1 to {most}";
    show: "Рассчитать", "Work it out";
    figures: "Что изменится", "What changes";
    price: "К оплате сейчас", "To pay now";
    price_parts: "Начисленные проценты и неустойка", "Interest and penalty accrued";
    new_due_on: "Новая дата возврата", "New due date";
    due_then: "К возврату после продления", "To pay back afterwards";
    full_cost: "ПСК", "Full cost (ПСК)";
    full_cost_value(percent: &str): "{percent} годовых", "{percent} a year";
    left_in_a_year: "Осталось продлений за 12 месяцев", "Prolongations left within 12 months";
    longer_by_days_off:
        "Последний день выпадает на выходной, и вышло бы больше дней, чем ещё можно. Выберите другой срок.",
        "The last day is a day off, which would make it longer than is still possible. Choose another number of days.";
    in_force: "Действующее соглашение о продлении", "The addendum in force";
    used_up(days: &str):
        "Продления на год использованы. Продление на срок до {days} в них не считается, его ещё можно оформить.",
        "The year's prolongations are used up. One by up to {days} does not count, and is still possible.";
    cap_after: "Начисления к новой дате", "What will have accrued by the new date";
    too_many(most: &str): "Сейчас займ можно продлить не больше чем на {most}.", "The loan can be prolonged by {most} at most now.";
    prolong: "Продлить займ", "Prolong the loan";
    sends_code:
        "Дальше — соглашение о продлении и код из СМС, которым вы его подпишете. Деньги спишутся только после этого.",
        "Next come the addendum and an SMS code by which you sign it. Money is taken only after that.";
    other_days: "Другой срок", "Another number of days";
    columns -> [&'static str; 2]: ["Условие", "Содержание условия"], ["Условие", "Содержание условия"];
    signing: "Подписание", "Signing";
    sign: "Подписать", "Sign";
    sign_hint(price: &str):
        "Код подписывает именно этот текст. Потом вы перейдёте к оплате {price}: продление вступит в силу с ней.",
        "The code signs exactly this text. Then you go on to pay {price}: the prolongation is in force with that.";
    sign_hint_free:
        "Код подписывает именно этот текст. Платить за продление ничего не нужно: оно вступит в силу сразу.",
        "The code signs exactly this text. The prolongation costs nothing and is in force at once.";
    signed: "Соглашение подписано", "The addendum is signed";
    signed_hint(price: &str, due_on: &str):
        "Осталось заплатить {price} сегодня, и срок возврата станет {due_on}. Если не платить, договор останется прежним.",
        "Pay {price} today, and the due date becomes {due_on}. If you don't pay, the contract stays as it was.";
    pay: "Оплатить", "Pay";
    top_up(sum: &str): "Пополнить счёт на {sum}", "Top up the account by {sum}";
    not_now: "Продлить нельзя", "It can't be prolonged";
    not_this_product:
        "Займы этого вида не продлеваются: их возвращают частями по графику.",
        "Loans of this kind are not prolonged: they are paid back in parts by a schedule.";
    paid_back: "Займ закрыт, платить ничего не нужно.", "The loan is closed, nothing is owed.";
    too_early(date: &str):
        "Продлить займ можно с {date}: раньше вы бы на этом только потеряли.",
        "The loan can be prolonged from {date} on: earlier you would only lose by it.";
    in_holiday:
        "Идут кредитные каникулы: срок возврата и так перенесён.",
        "A credit holiday is on: the due date has moved already.";
    once_a_day:
        "Сегодня займ уже продлён. Следующий раз — не раньше завтрашнего дня.",
        "The loan was prolonged today. The next time is tomorrow at the earliest.";
    too_late(date: &str):
        "Займ можно было продлить по {date} включительно.",
        "The loan could be prolonged until {date} inclusive.";
    in_a_year(most: &str):
        "За год займы уже продлевались столько раз, сколько можно: {most}.",
        "Within a year loans were prolonged as often as they may be: {most}.";
    instead:
        "Погасить можно в любой день целиком или частями: каждый платёж уменьшает долг и проценты.",
        "You can pay back on any day, all or a part: each payment lowers the debt and the interest.";
    pay_back: "Погасить", "Pay";
}
