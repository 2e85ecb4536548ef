//! Linking a card and choosing one.

texts! {
    CardsTexts:
    choice: "Куда перевести деньги", "Where to send the money";
    none: "Карта или счёт ещё не выбраны.", "No card or account is chosen yet.";
    linking:
        "Карта привязывается. Если вы закрыли страницу платёжного сервиса, привяжите её снова.",
        "The card is being linked. If you closed the payment service's page, link it again.";
    refused:
        "Карту привязать не удалось. Попробуйте ещё раз или возьмите другую.",
        "The card could not be linked. Try again or take another one.";
    link: "Привязать карту", "Link a card";
    link_hint:
        "Номер карты вы введёте на странице платёжного сервиса: мы его не видим и не храним. Карта должна быть на ваше имя.",
        "You enter the number on the payment service's page: we neither see nor keep it. The card must be in your name.";
    by_phone: "Или по номеру телефона (СБП)", "Or by phone number (SBP)";
    by_phone_hint:
        "На ваш счёт по номеру, с которым вы входите. Банк проверит, что счёт открыт на ваше имя.",
        "To your account, by the number that you sign in with. The bank checks that the account is in your name.";
    bank: "Банк", "Bank";
    choose_bank: "Выберите банк", "Choose a bank";
    add_account: "Добавить счёт", "Add the account";
    other_choice: "Карта для перевода", "Card for the transfer";
}
