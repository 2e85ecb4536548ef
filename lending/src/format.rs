//! How figures look to people, one function for the server and the browser.

use jiff::civil::Date;

use crate::full_cost::FullCost;
use crate::money::Money;
use crate::rate::DailyRate;

/// The space inside and after a number: a line never breaks there (U+00A0).
const NO_BREAK_SPACE: char = '\u{a0}';
/// The minus of typography (U+2212).
const MINUS: char = '−';

const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `12 345,67 ₽`, always with kopecks, spaces unbreakable.
pub fn rubles(sum: Money) -> String {
    let kopecks = sum.kopecks().unsigned_abs();
    format!("{}{},{:02}{NO_BREAK_SPACE}₽", sign(sum), grouped(kopecks / 100), kopecks % 100)
}

/// `12 345 ₽`, with kopecks only if there are any, spaces unbreakable.
pub fn rubles_short(sum: Money) -> String {
    let kopecks = sum.kopecks().unsigned_abs();
    if kopecks.is_multiple_of(100) {
        format!("{}{}{NO_BREAK_SPACE}₽", sign(sum), grouped(kopecks / 100))
    } else {
        rubles(sum)
    }
}

/// `5 декабря 2026`.
pub fn date_ru(day: Date) -> String {
    date_with(day, &MONTHS_RU)
}

/// `5 December 2026`.
pub fn date_en(day: Date) -> String {
    date_with(day, &MONTHS_EN)
}

/// The full cost as the law wants it: three decimals, `292,000 %`, the space unbreakable.
pub fn percent(full_cost: FullCost) -> String {
    let thousandths = full_cost.thousandths();
    format!("{},{:03}{NO_BREAK_SPACE}%", grouped(thousandths / 1000), thousandths % 1000)
}

/// A daily rate in percent without needless zeros: `0,8 %`, the space unbreakable.
pub fn rate_percent(rate: DailyRate) -> String {
    let (whole, fraction) = (rate.millionths() / 10_000, rate.millionths() % 10_000);
    if fraction == 0 {
        return format!("{whole}{NO_BREAK_SPACE}%");
    }
    let digits = format!("{fraction:04}");
    format!("{whole},{}{NO_BREAK_SPACE}%", digits.trim_end_matches('0'))
}

/// A sum or a share of this file as English writes it: `12,345.67 ₽`, `292.000 %`.
pub fn in_english(figure: &str) -> String {
    let mut characters = figure.chars().peekable();
    let mut text = String::with_capacity(figure.len());
    while let Some(character) = characters.next() {
        let within = characters.peek().is_some_and(char::is_ascii_digit);
        text.push(match character {
            ',' => '.',
            NO_BREAK_SPACE if within => ',',
            same => same,
        });
    }
    text
}

/// The form of a Russian noun for a number: 1 день, 2 дня, 5 дней.
pub fn plural_ru<'a>(number: u64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
    match (number % 100, number % 10) {
        (11..=14, _) => many,
        (_, 1) => one,
        (_, 2..=4) => few,
        _ => many,
    }
}

fn sign(sum: Money) -> String {
    if sum < Money::ZERO { MINUS.to_string() } else { String::new() }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(NO_BREAK_SPACE);
        }
        text.push(digit);
    }
    text
}

fn date_with(day: Date, months: &[&str; 12]) -> String {
    // a civil date's month is 1 to 12, so there always is a name
    let month = usize::try_from(day.month() - 1).ok().and_then(|index| months.get(index)).copied().unwrap_or_default();
    format!("{}{NO_BREAK_SPACE}{month}{NO_BREAK_SPACE}{}", day.day(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money() {
        assert_eq!(rubles(Money::from_kopecks(1_234_567)), "12\u{a0}345,67\u{a0}₽");
        assert_eq!(rubles(Money::from_kopecks(5)), "0,05\u{a0}₽");
        assert_eq!(rubles(Money::ZERO), "0,00\u{a0}₽");
        assert_eq!(rubles(Money::from_kopecks(-100_000_000)), "−1\u{a0}000\u{a0}000,00\u{a0}₽");
        assert_eq!(rubles_short(Money::from_rubles(15_000)), "15\u{a0}000\u{a0}₽");
        assert_eq!(rubles_short(Money::from_kopecks(1_500_050)), "15\u{a0}000,50\u{a0}₽");
        assert_eq!(rubles_short(Money::from_rubles(999)), "999\u{a0}₽");
    }

    #[test]
    fn english_figures() {
        assert_eq!(in_english(&rubles(Money::from_kopecks(1_500_000))), "15,000.00\u{a0}₽");
        assert_eq!(in_english(&rubles(Money::from_kopecks(-100_000_005))), "−1,000,000.05\u{a0}₽");
        assert_eq!(in_english(&rubles_short(Money::from_rubles(999))), "999\u{a0}₽");
        assert_eq!(in_english(&percent(FullCost::from_thousandths(292_000))), "292.000\u{a0}%");
        assert_eq!(in_english(&rate_percent(DailyRate::from_millionths(8_000))), "0.8\u{a0}%");
    }

    #[test]
    fn dates_rates_and_nouns() {
        let day = jiff::civil::date(2026, 12, 5);
        assert_eq!(date_ru(day), "5\u{a0}декабря\u{a0}2026");
        assert_eq!(date_en(day), "5\u{a0}December\u{a0}2026");
        assert_eq!(percent(FullCost::from_thousandths(292_000)), "292,000\u{a0}%");
        assert_eq!(percent(FullCost::from_thousandths(5)), "0,005\u{a0}%");
        assert_eq!(rate_percent(DailyRate::from_millionths(8_000)), "0,8\u{a0}%");
        assert_eq!(rate_percent(DailyRate::from_millionths(4_287)), "0,4287\u{a0}%");
        assert_eq!(rate_percent(DailyRate::ZERO), "0\u{a0}%");
        for (number, form) in
            [(1, "день"), (2, "дня"), (5, "дней"), (11, "дней"), (21, "день"), (112, "дней"), (0, "дней")]
        {
            assert_eq!(plural_ru(number, "день", "дня", "дней"), form, "{number}");
        }
    }
}
