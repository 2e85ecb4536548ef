//! The payments to come as a file for calendars.

texts! {
    CalendarFileTexts:
    title: "Платежи по займам", "Loan payments";
    event(number: &str): "Платёж по договору № {number}", "Payment under contract No. {number}";
}
