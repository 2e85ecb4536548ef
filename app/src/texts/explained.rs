//! How a debt comes about, line by line, and the law that governs it.

texts! {
    ExplainedTexts:
    day_slider: "Ползунок: день", "Slider: day";
    lent: "Выдано", "Lent";
    accrued_interest: "Начислены проценты", "Interest accrued";
    accrued_penalty: "Начислена неустойка", "Penalty accrued";
    span(from: &str, until: &str): "с {from} по {until}", "{from} to {until}";
    line(when: &str, formula: &str): "{when}: {formula}", "{when}: {formula}";
    over_the_cap: "Сверх предела", "Beyond the limit";
    cap_is_full(date: &str, cap: &str):
        "{date}: всего можно начислить {cap}",
        "{date}: no more than {cap} may accrue in all";
    paid: "Уплачено", "Paid";
    nothing_accrued: "Ничего не начислено.", "Nothing has accrued.";
    law: "По какому закону", "Which law governs it";
    edition(signed_on: &str, cap: &str, rate: &str, full_cost: &str, penalty: &str):
        "Договор подписан {signed_on}, и закон 353-ФЗ действует для него так, как действовал в этот день: предел начислений {cap} суммы займа, ставка не выше {rate} в день, ПСК не выше {full_cost} годовых, неустойка не выше {penalty} годовых.",
        "The contract was signed on {signed_on}, and the law 353-FZ holds for it as it stood on that day: accrual up to {cap} of the sum lent, a rate of at most {rate} a day, a full cost of at most {full_cost} a year, a penalty of at most {penalty} a year.";
    other_cap(since: &str, cap: &str):
        "С {since} для новых договоров предел {cap}. Вашего это не касается: он подписан раньше.",
        "Since {since} the limit for new contracts is {cap}. Yours was signed before, so that does not change it.";
    articles: "Статьи закона", "Articles of the law";
    cap: "Предел начислений", "Limit of accrual";
    max_rate: "Ставка не выше", "Rate, at most";
    max_full_cost: "ПСК не выше", "Full cost, at most";
    max_penalty: "Неустойка не выше", "Penalty, at most";
    return_days: "Вернуть без предупреждения", "Return without notice";
    a_day(percent: &str): "{percent} в день", "{percent} a day";
    a_year(percent: &str): "{percent} годовых", "{percent} a year";
    article(article: &str) -> String: article.to_owned(), in_english(article);
    since(article: &str, date: &str): "{article}, для договоров с {date}", "{article}, for contracts since {date}";
}

/// «ч. 24 ст. 5» as English names it: "part 24 art. 5".
fn in_english(article: &str) -> String {
    article.replace("ч. ", "part ").replace("ст. ", "art. ").replace("-ФЗ", "-FZ")
}
