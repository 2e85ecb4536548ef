//! What is to come as a file for calendars.

texts! {
    CalendarFileTexts:
    title: "Платежи по займам", "Loan payments";
    event(number: &str): "Платёж по договору № {number}", "Payment under contract No. {number}";
    event_with_sum(number: &str, sum: &str):
        "Платёж по договору № {number}: {sum}",
        "Payment under contract No. {number}: {sum}";
    may_return(number: &str):
        "Последний день, чтобы вернуть весь займ без предупреждения: договор № {number}",
        "Last day to return the whole loan without notice: contract No. {number}";
    may_refuse(until: &str):
        "От займа можно отказаться до {until}",
        "The loan can be refused until {until}";
    may_sign: "Последний день, чтобы подписать предложение", "Last day to sign the offer";
}
