//! The calculator.

use jiff::civil::Weekday;

texts! {
    CalculatorTexts:
    amount: "Сумма займа", "Loan amount";
    amount_slider: "Ползунок: сумма", "Slider: sum";
    term: "Срок займа", "Loan term";
    term_slider: "Ползунок: срок", "Slider: days";
    days_unit: "дней", "days";
    product: "Вид займа", "Kind of loan";
    product_name(code: &str) {
        "until-payday" => "До зарплаты", "Until payday";
        "long-term" => "Долгосрочный", "Long-term";
        "year-long" => "На год", "For a year";
        _ => "Займ", "Loan";
    }
    total: "К возврату", "To pay back";
    overpayment: "Переплата", "Overpayment";
    rate_range(from: &str, to: &str): "Ставка от {from} до {to} в день", "Rate from {from} to {to} a day";
    full_cost: "ПСК", "Full cost of credit";
    full_cost_range(from: &str, to: &str): "от {from} до {to} годовых", "from {from} to {to} a year";
    due_date: "Дата возврата", "Due date";
    moscow: "Дни считаем по московскому времени.", "Days are counted in Moscow time.";
    moved(from: &str, weekday: &str, to: &str):
        "{from} выпадает на выходной: вернуть до {weekday}, {to}",
        "{from} falls on a day off: pay back by {weekday}, {to}";
    weekday(day: Weekday) {
        Weekday::Monday => "понедельника", "Monday";
        Weekday::Tuesday => "вторника", "Tuesday";
        Weekday::Wednesday => "среды", "Wednesday";
        Weekday::Thursday => "четверга", "Thursday";
        Weekday::Friday => "пятницы", "Friday";
        Weekday::Saturday => "субботы", "Saturday";
        Weekday::Sunday => "воскресенья", "Sunday";
    }
    promotion(amount: &str, days: &str, rate: &str):
        "Первый займ под 0 %: до {amount} на срок до {days}. После даты возврата {rate} в день.",
        "First loan at 0 %: up to {amount} for up to {days}. After the due date, {rate} a day.";
    rate(percent: &str):
        "Ставка {percent} в день. Вернуть можно в любой день, проценты только за дни пользования.",
        "{percent} a day. Pay back on any day, interest only for the days used.";
    term_rate(percent: &str):
        "Ставка {percent} в день для этого срока. Платить можно раньше и больше, проценты только за дни пользования.",
        "{percent} a day for this term. Pay earlier or more whenever you like, interest only for the days used.";
    range(from: &str, to: &str): "От {from} до {to}", "From {from} to {to}";
}
