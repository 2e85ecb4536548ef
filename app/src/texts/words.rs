//! Numbers in Russian words, as the frames of the full cost want them (353-ФЗ ст. 6 ч. 1).

use lending::{FullCost, Money, format::plural_ru};

/// The grammatical gender of what is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
}

const HUNDREDS: [&str; 10] =
    ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];
const TENS: [&str; 10] =
    ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
const TEENS: [&str; 10] = [
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
];
const ONES: [&str; 10] = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"];

/// `двести девяносто два процента`, `триста семьдесят одна целая четыреста четыре тысячных процента`.
pub(crate) fn percent(full_cost: FullCost) -> String {
    let (whole, thousandths) = (full_cost.thousandths() / 1000, full_cost.thousandths() % 1000);
    if thousandths == 0 {
        let unit = plural_ru(whole, "процент", "процента", "процентов");
        return format!("{} {unit}", number(whole, Gender::Masculine));
    }
    let wholes = plural_ru(whole, "целая", "целых", "целых");
    let parts = plural_ru(thousandths, "тысячная", "тысячных", "тысячных");
    let (whole, thousandths) = (number(whole, Gender::Feminine), number(thousandths, Gender::Feminine));
    format!("{whole} {wholes} {thousandths} {parts} процента")
}

/// `две тысячи четыреста рублей 00 копеек`.
pub(crate) fn rubles(sum: Money) -> String {
    let kopecks = sum.kopecks().unsigned_abs();
    let (whole, part) = (kopecks / 100, kopecks % 100);
    let (ruble, kopeck) =
        (plural_ru(whole, "рубль", "рубля", "рублей"), plural_ru(part, "копейка", "копейки", "копеек"));
    format!("{} {ruble} {part:02} {kopeck}", number(whole, Gender::Masculine))
}

/// A whole number below a billion; a larger one stays in digits.
fn number(number: u64, gender: Gender) -> String {
    if number == 0 {
        return "ноль".to_owned();
    }
    if number >= 1_000_000_000 {
        return number.to_string();
    }
    let (millions, thousands, rest) = (number / 1_000_000, number / 1000 % 1000, number % 1000);
    let mut words = Vec::new();
    if millions > 0 {
        below_thousand(millions, Gender::Masculine, &mut words);
        words.push(plural_ru(millions, "миллион", "миллиона", "миллионов"));
    }
    if thousands > 0 {
        below_thousand(thousands, Gender::Feminine, &mut words);
        words.push(plural_ru(thousands, "тысяча", "тысячи", "тысяч"));
    }
    below_thousand(rest, gender, &mut words);
    words.join(" ")
}

fn below_thousand(number: u64, gender: Gender, words: &mut Vec<&'static str>) {
    let digit = |divisor: u64| usize::try_from(number / divisor % 10).unwrap_or(0);
    let (hundreds, tens, ones) = (digit(100), digit(10), digit(1));
    words.push(HUNDREDS[hundreds]);
    if tens == 1 {
        words.push(TEENS[ones]);
    } else {
        words.push(TENS[tens]);
        words.push(match (ones, gender) {
            (1, Gender::Feminine) => "одна",
            (2, Gender::Feminine) => "две",
            (ones, _) => ONES[ones],
        });
    }
    words.retain(|word| !word.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents() {
        let words = |thousandths| percent(FullCost::from_thousandths(thousandths));
        assert_eq!(words(292_000), "двести девяносто два процента");
        assert_eq!(words(0), "ноль процентов");
        assert_eq!(words(371_404), "триста семьдесят одна целая четыреста четыре тысячных процента");
        assert_eq!(words(21_001), "двадцать одна целая одна тысячная процента");
    }

    #[test]
    fn sums() {
        let words = |kopecks| rubles(Money::from_kopecks(kopecks));
        assert_eq!(words(240_000), "две тысячи четыреста рублей 00 копеек");
        assert_eq!(words(1_121_101), "одиннадцать тысяч двести одиннадцать рублей 01 копейка");
        assert_eq!(words(2_150_042), "двадцать одна тысяча пятьсот рублей 42 копейки");
        assert_eq!(words(0), "ноль рублей 00 копеек");
        assert_eq!(words(100_000_100), "один миллион один рубль 00 копеек");
    }
}
