//! What the document says of itself to search engines.

texts! {
    DocumentTexts:
    description:
        "Займы онлайн: расчёт до копейки, решение за минуты, деньги на карту, погашение в личном кабинете.",
        "Loans online: worked out to the kopeck, decided within minutes, paid to your card, repaid in the cabinet.";
}
