//! Ways to pay.

texts! {
    WayTexts:
    legend: "Как заплатить", "How to pay";
    card: "Новая карта", "A new card";
    card_text:
        "Номер карты и код банка вы введёте на странице платёжного сервиса. Мы их не видим и не храним.",
        "You enter card number and the bank's code on the payment service's page. We neither see nor keep them.";
    linked_card(label: &str): "Карта {label}", "Card {label}";
    linked_card_text:
        "Спишем сразу с привязанной карты, подтверждать ничего не нужно.",
        "Charged at once to the linked card, with nothing to confirm.";
    sbp: "СБП", "SBP";
    sbp_text:
        "На телефоне откроется приложение вашего банка, на компьютере — QR-код для него.",
        "On a phone your bank's app opens; on a computer there is a QR code for it.";
    account: "Со счёта", "From the account";
    account_text: "Спишем сразу, без платёжного сервиса.", "Taken at once, without the payment service.";
}
