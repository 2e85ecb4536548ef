//! When money is short.

texts! {
    OptionsTexts:
    title: "Если денег не хватает", "If money is short";
    back(number: &str): "Договор № {number}", "Contract No. {number}";
    lead:
        "Все пути, от самого дешёвого. Чем раньше вы заплатите хотя бы часть, тем меньше вырастет долг.",
        "All ways, the cheapest first. The earlier you pay even a part, the less the debt grows.";
    day: "На дату", "On the day";
    show: "Показать", "Show";
    pay_all: "Вернуть всё", "Pay back everything";
    pay_half: "Половину сейчас, остальное в срок", "Half now, the rest on its day";
    pay_half_late(days: &str): "Половину сейчас, остальное через {days}", "Half now, the rest after {days}";
    rest_is_late:
        "Остаток будет просрочен: на него начисляется неустойка, и просрочку видят бюро кредитных историй.",
        "The rest is overdue: a penalty accrues on it, and credit bureaus see it.";
    as_agreed: "Вернуть в срок", "Pay on the agreed days";
    prolong_by(days: &str): "Продлить на {days}", "Prolong by {days}";
    pay_nothing: "Ничего не платить", "Pay nothing";
    holiday_of(months: &str): "Кредитные каникулы на {months}", "Credit holiday of {months}";
    ask_for_holiday: "К каникулам", "To the holiday";
    holiday_needs_ground:
        "Если доход упал или вы пострадали в чрезвычайной ситуации. Проценты начисляются, но вдвое медленнее; неустойки нет.",
        "If your income fell or you suffered in an emergency. Interest accrues, but at half the rate; no penalty does.";
    now: "Заплатить в этот день", "To pay on this day";
    later: "Заплатить потом", "To pay later";
    until(date: &str): "по {date}", "until {date}";
    cost: "Всего сверх суммы займа", "In all beyond the sum lent";
    cap(percent: &str): "{percent} от предела начислений", "{percent} of the most that may accrue";
    nothing_warning:
        "Долг будет просрочен: начислится неустойка, а просрочку увидят в бюро кредитных историй. Это самый дорогой путь.",
        "The debt becomes overdue: a penalty accrues, and credit bureaus see it. This is the dearest way.";
    pay: "Погасить", "Pay";
    prolong: "К продлению", "To the prolongation";
    closed: "Займ закрыт, платить ничего не нужно.", "The loan is closed, nothing is owed.";
    rights: "Ваши права", "Your rights";
    may_return(date: &str):
        "До {date} включительно всю сумму можно вернуть без предупреждения: проценты только за дни пользования (ч. 2 ст. 11 закона 353-ФЗ).",
        "Until {date} inclusive you can return the whole sum without notice: interest for the days used only (art. 11 part 2 of the law 353-FZ).";
    holiday: "Кредитные каникулы", "Credit holiday";
    holiday_who(percent: &str, most: &str, months: &str):
        "Если доход за два последних месяца ниже среднего за год до них больше чем на {percent} или вы пострадали в чрезвычайной ситуации, платежи можно отложить на срок до {months}. Для займов до {most}, один раз по каждому основанию (ст. 6.1-2 закона 353-ФЗ). Неустойки в каникулы нет, срок возврата сдвигается.",
        "If your income of the last two months is lower than the mean of the year before by more than {percent}, or you suffered in an emergency, payments can be put off for up to {months}. For loans up to {most}, once on each ground (art. 6.1-2 of the law 353-FZ). No penalty accrues meanwhile, and the due dates move.";
    holiday_how: "Узнать, положены ли каникулы, и попросить о них", "See whether you may have one, and ask for it";
    too_large(most: &str):
        "По закону каникулы дают по займам до {most}, ваш больше. О другом графике с нами можно договориться.",
        "By law there are holidays for loans up to {most}, and yours is larger. You can agree with us on another schedule.";
}
