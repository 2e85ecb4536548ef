//! The full cost, worked out anew from its flows.

texts! {
    FullCostTexts:
    title: "Как посчитана ПСК", "How the full cost is worked out";
    lead:
        "ПСК — ставка, при которой всё, что передано вам и заплачено вами, в сумме стоит ноль (ст. 6 закона 353-ФЗ). Эта страница посчитала её заново из этих сумм; со знаком минус — деньги вам.",
        "The full cost is the rate at which all that was handed to you and paid by you is worth nothing together (art. 6 of the law 353-FZ). This page has worked it out anew from these sums; those with a minus are money to you.";
    flows: "Денежные потоки", "Flows of money";
    date_head: "Дата", "Date";
    day: "День", "Day";
    sum: "Сумма", "Sum";
    base_period: "Базовый период", "Base period";
    in_rubles: "ПСК в рублях", "Full cost in rubles";
    recomputed: "ПСК из этих сумм", "Full cost of these sums";
    a_year(percent: &str): "{percent} годовых", "{percent} a year";
    in_document: "ПСК в документе", "Full cost in the document";
    same: "Совпадает с документом.", "It is what the document says.";
    differs:
        "В документе дни платежей отсчитаны от дня предложения. Деньги ушли в другой день, и дни сдвинулись.",
        "The document counts the days from that of the offer. The money left on another one, and they moved.";
    download: "Скачать таблицей (CSV)", "Download as a table (CSV)";
}
