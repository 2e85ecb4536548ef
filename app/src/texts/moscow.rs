//! Whose days and hours they are.

texts! {
    MoscowTexts:
    day_ends:
        "Дни считаем по московскому времени: день кончается в 23:59 по Москве.",
        "Days are counted in Moscow time: a day ends at 23:59 in Moscow.";
    own_time(time: &str): "По вашим часам это {time}.", "By your clock that is {time}.";
    own_day(time: &str, date: &str):
        "По вашим часам это {time}, {date}.",
        "By your clock that is {time}, {date}.";
}
