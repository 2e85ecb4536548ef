//! What documents say that only the server writes; and what they say of themselves to search engines.

texts! {
    DocumentTexts:
    description:
        "Займы онлайн: расчёт до копейки, решение за минуты, деньги на карту, погашение в личном кабинете.",
        "Loans online: worked out to the kopeck, decided within minutes, paid to your card, repaid in the cabinet.";
    leaving: "Переходим на страницу платёжного сервиса", "On to the payment service's page";
    go_there: "Перейти", "Go there";
}
