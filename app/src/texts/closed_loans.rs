//! Closed loans.

texts! {
    ClosedLoansTexts:
    title: "Закрытые займы", "Closed loans";
    all: "Все закрытые займы", "All closed loans";
    contract(number: &str): "Договор № {number}", "Contract No. {number}";
    closed_on(date: &str): "Закрыт {date}", "Closed on {date}";
    none: "Закрытых займов нет.", "No closed loans.";
}
