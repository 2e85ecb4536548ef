//! The bar of the demonstration.

use super::{count_en, count_ru};

texts! {
    DemonstrationTexts:
    title: "Демонстрация", "Demonstration";
    today(date: &str): "Сегодня {date}", "Today is {date}";
    advance(days: u32) -> String:
        format!("+ {}", count_ru(days, "день", "дня", "дней")),
        format!("+ {}", count_en(days, "day", "days"));
}
