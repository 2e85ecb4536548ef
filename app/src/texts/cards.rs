//! Linking a card and choosing one.

texts! {
    CardsTexts:
    choice: "Куда перевести деньги", "Where to send the money";
    none: "Карта ещё не привязана.", "No card is linked yet.";
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
    other_choice: "Карта для перевода", "Card for the transfer";
}
