//! The cabinet's first page.

texts! {
    HomeTexts:
    greeting(name: &str): "Здравствуйте, {name}", "Hello, {name}";
    greeting_nobody: "Здравствуйте", "Hello";
    due_today: "К оплате сегодня", "To pay today";
    whole_debt: "Весь долг на сегодня", "The whole debt today";
    account: "Счёт", "Account";
    all_payments: "Все платежи по датам", "All payments by date";
    contract(number: &str): "Договор № {number}", "Contract No. {number}";
    pay: "Погасить", "Pay";
    application(amount: &str): "Заявка на {amount}", "Application for {amount}";
    application_term(days: &str): "Срок {days}", "Term {days}";
    empty: "Открытых займов нет", "No open loans";
    empty_hint:
        "Выберите сумму и срок: условия и переплата видны до отправки заявки.",
        "Choose amount and term: you see conditions and overpayment before you apply.";
}
