//! Money: whole kopecks.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::typed::plain_letters;

/// The longest text that is read as money, in characters: room for any `i64` with its spaces.
const LONGEST_TEXT: usize = 40;

/// A sum in rubles, held as whole kopecks. It can be negative: a correction, or money lent in a flow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// Why a text is not a sum of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum MoneyError {
    /// Nothing but spaces.
    #[error("empty")]
    Empty,
    /// Something else than digits, spaces, one separator and a ruble sign.
    #[error("not a number")]
    NotANumber,
    /// A minus sign.
    #[error("negative")]
    Negative,
    /// More than two digits after the separator.
    #[error("more than two digits after the separator")]
    TooPrecise,
    /// More than fits.
    #[error("too large")]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// A sum given in kopecks.
    pub const fn from_kopecks(kopecks: i64) -> Money {
        Money(kopecks)
    }

    /// A sum given in whole rubles. Beyond ±92 quadrillion rubles it stays at the limit.
    pub const fn from_rubles(rubles: i64) -> Money {
        Money(rubles.saturating_mul(100))
    }

    /// The sum in kopecks.
    pub const fn kopecks(self) -> i64 {
        self.0
    }

    /// Reads a sum as people type it: `1 500,50`, `1500.5`, `1500 ₽`, `1,500.50`, «15 тыс. руб.», «10 руб. 50 коп.». Never
    /// negative. A point or a comma before three digits parts thousands: no sum has three digits of kopecks.
    pub fn parse_rubles(text: &str) -> Result<Money, MoneyError> {
        if text.len() > LONGEST_TEXT * 8 {
            return Err(MoneyError::TooLarge);
        }
        let text = plain_letters(text).to_lowercase();
        if text.chars().nth(LONGEST_TEXT).is_some() {
            return Err(MoneyError::TooLarge);
        }
        let text = text.trim_start_matches(['₽', ' ']);
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        if text.starts_with('-') {
            return Err(MoneyError::Negative);
        }
        let is_of_number = |character: char| character.is_ascii_digit() || matches!(character, ' ' | '.' | ',' | '\'');
        let end = text.find(|character| !is_of_number(character)).unwrap_or(text.len());
        let (number, words) = text.split_at(end);
        let number: String = number.chars().filter(|character| !matches!(character, ' ' | '\'')).collect();
        let (thousands, kopecks) = read_words(words)?;
        let sum = parse_unsigned(&with_one_point(&number)?)?;
        if kopecks > 0 && (sum % 100 != 0 || thousands > 1) {
            return Err(MoneyError::NotANumber);
        }
        let sum = sum.checked_mul(thousands).and_then(|sum| sum.checked_add(kopecks));
        sum.map(Money).ok_or(MoneyError::TooLarge)
    }

    /// The sum of both, if it fits.
    pub const fn checked_add(self, other: Money) -> Option<Money> {
        match self.0.checked_add(other.0) {
            Some(kopecks) => Some(Money(kopecks)),
            None => None,
        }
    }

    /// The difference, if it fits.
    pub const fn checked_sub(self, other: Money) -> Option<Money> {
        match self.0.checked_sub(other.0) {
            Some(kopecks) => Some(Money(kopecks)),
            None => None,
        }
    }

    /// More than nothing.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Nothing at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum of all, if it fits.
    pub fn sum(all: impl IntoIterator<Item = Money>) -> Option<Money> {
        all.into_iter().try_fold(Money::ZERO, Money::checked_add)
    }

    /// Kopecks of a wider calculation, if they fit.
    pub(crate) fn from_wide(kopecks: i128) -> Option<Money> {
        i64::try_from(kopecks).ok().map(Money)
    }
}

/// A number whose thousands are parted, or whose kopecks follow a comma, with at most one point, before the kopecks.
fn with_one_point(number: &str) -> Result<String, MoneyError> {
    let is_mark = |character: char| matches!(character, '.' | ',');
    let Some(last) = number.rfind(is_mark) else { return Ok(number.to_owned()) };
    let (whole, fraction) = (number.get(..last).unwrap_or_default(), number.get(last + 1..).unwrap_or_default());
    let of_last = |text: &str| number.get(last..=last).is_some_and(|mark| text.contains(mark));
    let is_grouped = |text: &str| {
        let mut groups = text.split(is_mark);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3)
    };
    // thousands only: every mark is the same, and three digits follow each
    if fraction.len() == 3
        && is_grouped(number)
        && !whole.starts_with('0')
        && (of_last(whole) || !whole.contains(is_mark))
    {
        return Ok(number.replace(is_mark, ""));
    }
    if whole.contains(is_mark) && (of_last(whole) || !is_grouped(whole)) {
        return Err(MoneyError::NotANumber);
    }
    Ok(format!("{}.{fraction}", whole.replace(is_mark, "")))
}

/// What the words after a number say: how many times it is meant, and the kopecks that follow.
fn read_words(words: &str) -> Result<(i64, i64), MoneyError> {
    let (mut times, mut kopecks, mut number) = (1, 0, None);
    for word in words.split([' ', '.', ',', '/']).filter(|word| !word.is_empty()) {
        match word {
            "тыс" | "тысяч" | "тысяча" | "тысячи" | "т" | "тр" | "к" | "k" if times == 1 && number.is_none() =>
            {
                times = 1_000;
            }
            "млн" | "миллион" | "миллиона" | "миллионов" if times == 1 && number.is_none() =>
            {
                times = 1_000_000;
            }
            "₽" | "р" | "руб" | "рубль" | "рубля" | "рублей" | "rub" | "rur" | "ruble" | "rubles" | "в" | "мес"
            | "месяц"
                if number.is_none() => {}
            "коп" | "копейка" | "копейки" | "копеек" | "к" => {
                kopecks = number.take().ok_or(MoneyError::NotANumber)?;
            }
            _ if word.len() <= 2 && kopecks == 0 && number.is_none() => {
                let digits = word.bytes().all(|byte| byte.is_ascii_digit());
                number = word.parse().ok().filter(|_| digits);
                number.ok_or(MoneyError::NotANumber)?;
            }
            _ => return Err(MoneyError::NotANumber),
        }
    }
    if number.is_some() { Err(MoneyError::NotANumber) } else { Ok((times, kopecks)) }
}

/// Digits with at most one point and at most two digits after it, in kopecks.
fn parse_unsigned(text: &str) -> Result<i64, MoneyError> {
    let (rubles, fraction) = text.split_once('.').unwrap_or((text, ""));
    if rubles.is_empty() || fraction.contains('.') {
        return Err(MoneyError::NotANumber);
    }
    let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits_only(rubles) || !digits_only(fraction) {
        return Err(MoneyError::NotANumber);
    }
    if fraction.len() > 2 {
        return Err(MoneyError::TooPrecise);
    }
    // all digits were checked, so the only way to fail is to be too large
    let rubles: i64 = rubles.parse().map_err(|_| MoneyError::TooLarge)?;
    let kopecks = match fraction.as_bytes() {
        [tens] => i64::from(tens - b'0') * 10,
        [tens, ones] => i64::from(tens - b'0') * 10 + i64::from(ones - b'0'),
        _ => 0,
    };
    rubles.checked_mul(100).and_then(|whole| whole.checked_add(kopecks)).ok_or(MoneyError::TooLarge)
}

/// The machine form: `1234.56`, with a minus sign if negative.
impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let kopecks = self.0.unsigned_abs();
        write!(formatter, "{sign}{}.{:02}", kopecks / 100, kopecks % 100)
    }
}

/// Reads the machine form: `1234.56`, `-1234.5`, `1234`; no spaces, no ruble sign.
impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Money, MoneyError> {
        if text.len() > LONGEST_TEXT {
            return Err(MoneyError::TooLarge);
        }
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        match text.strip_prefix('-') {
            Some(rest) => parse_unsigned(rest).map(|kopecks| Money(-kopecks)),
            None => parse_unsigned(text).map(Money),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (text, kopecks) in [
            ("1 500,50", 150_050),
            ("1500.5", 150_050),
            ("1\u{a0}500 ₽", 150_000),
            (" 15\u{202f}000₽ ", 1_500_000),
            ("0", 0),
            ("7.", 700),
            ("0,01", 1),
            ("92 233 720 368 547 758,07", i64::MAX),
            // as an English page writes it, and as others do
            ("15,000.50", 1_500_050),
            ("15.000,50", 1_500_050),
            ("15.000", 1_500_000),
            ("1,000,000", 100_000_000),
            ("15'000", 1_500_000),
            ("1.005", 100_500),
            ("10 000 руб.", 1_000_000),
            ("10000р", 1_000_000),
            ("10 000,00 рублей", 1_000_000),
            ("₽ 10,000", 1_000_000),
            ("15 тыс.", 1_500_000),
            ("1,5 тыс. руб.", 150_000),
            ("60 т.р. в месяц", 6_000_000),
            ("15к", 1_500_000),
            ("10 руб. 50 коп.", 1_050),
            ("10 р 5 к", 1_005),
            ("１０\u{a0}０００\u{200e} RUB", 1_000_000),
        ] {
            assert_eq!(Money::parse_rubles(text), Ok(Money(kopecks)), "{text}");
        }
    }

    #[test]
    fn says_why_a_text_is_not_money() {
        for (text, error) in [
            ("", MoneyError::Empty),
            (" ₽ ", MoneyError::Empty),
            ("-5", MoneyError::Negative),
            ("−5", MoneyError::Negative),
            ("1,2,3", MoneyError::NotANumber),
            (",5", MoneyError::NotANumber),
            ("12e3", MoneyError::NotANumber),
            ("тысяча", MoneyError::NotANumber),
            ("0.005", MoneyError::TooPrecise),
            ("1500.005", MoneyError::TooPrecise),
            ("1.5000", MoneyError::TooPrecise),
            ("1,000.000.5", MoneyError::NotANumber),
            ("1.00.000", MoneyError::NotANumber),
            ("10 долларов", MoneyError::NotANumber),
            ("10 руб. 5", MoneyError::NotANumber),
            ("10 тыс. тыс.", MoneyError::NotANumber),
            ("10 коп.", MoneyError::NotANumber),
            ("92233720368547758.08", MoneyError::TooLarge),
            ("99999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(Money::parse_rubles(text), Err(error), "{text}");
        }
        assert_eq!(Money::parse_rubles(&"1".repeat(10_000)), Err(MoneyError::TooLarge));
    }

    #[test]
    fn the_machine_form_is_read_back() {
        for kopecks in [0, 1, -1, 99, 100, -12_345, i64::MAX, i64::MIN + 1] {
            assert_eq!(Money(kopecks).to_string().parse(), Ok(Money(kopecks)));
        }
        assert_eq!(Money(i64::MIN).to_string(), "-92233720368547758.08");
        assert_eq!(Money::ZERO.to_string(), "0.00");
        // forty characters are read, one more is not
        let zeros = |count| format!("{}1.5", "0".repeat(count));
        assert_eq!((zeros(37).parse(), zeros(38).parse::<Money>()), (Ok(Money(150)), Err(MoneyError::TooLarge)));
        assert_eq!("-0.5".parse(), Ok(Money(-50)));
        assert_eq!("1 000".parse::<Money>(), Err(MoneyError::NotANumber));
    }

    #[test]
    fn sums_are_checked() {
        assert_eq!(Money::sum([Money(1), Money(2)]), Some(Money(3)));
        assert_eq!(Money::sum([Money(i64::MAX), Money(1)]), None);
        assert_eq!(Money(i64::MIN).checked_sub(Money(1)), None);
        assert_eq!(Money::from_rubles(i64::MAX).kopecks(), i64::MAX);
        assert!(Money::ZERO.is_zero() && !Money(1).is_zero() && !Money(-1).is_zero());
    }
}
