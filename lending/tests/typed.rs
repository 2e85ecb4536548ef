//! What people type: a valid value that went through address books, smart keyboards and other systems is still that value,
//! and what a field has read it reads again as the same. The number of cases is `PROPTEST_CASES`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

use jiff::civil::{Date, date};
use lending::{
    Address, Amount, BirthDate, BirthPlace, DivisionCode, Email, Employer, FieldError, Income, Inn, InvitationCode,
    Issuer, Money, MonthlyPayments, PassportNumber, PersonName, Phone, Position, SmsCode, add_days, parse_days,
};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 28);

/// A field: its name, valid texts of it, and what it reads from a text.
struct Field {
    name: &'static str,
    valid: fn() -> BoxedStrategy<String>,
    read: fn(&str) -> Result<String, FieldError>,
}

fn words(pattern: &'static str) -> BoxedStrategy<String> {
    proptest::string::string_regex(pattern).unwrap().boxed()
}

fn sum() -> BoxedStrategy<String> {
    prop_oneof![
        words("[1-9][0-9]{0,6}"),
        words("[1-9][0-9]{0,2} [0-9]{3}"),
        words("[1-9][0-9]{0,2} [0-9]{3},[0-9]{2} ₽"),
        words("[1-9][0-9]{0,2} тыс\\. руб\\."),
    ]
    .boxed()
}

fn inn() -> BoxedStrategy<String> {
    let with_checks = |ten: Vec<u32>| {
        let mut digits = ten;
        for weights in [&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8][..], &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8][..]] {
            let sum: u32 = weights.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum();
            digits.push(sum % 11 % 10);
        }
        digits.into_iter().map(|digit| char::from_digit(digit, 10).unwrap()).collect()
    };
    prop::collection::vec(1..=9_u32, 10).prop_map(with_checks).boxed()
}

fn day() -> BoxedStrategy<String> {
    (0..20_000_u32, 0..4_u8)
        .prop_map(|(number, form)| {
            let day = add_days(date(1940, 1, 1), number).unwrap();
            let (year, month, day) = (day.year(), day.month(), day.day());
            match form {
                0 => format!("{day:02}.{month:02}.{year}"),
                1 => format!("{year}-{month:02}-{day:02}"),
                2 => format!("{day} {month} {year} г."),
                _ => format!("{day:02}{month:02}{year}"),
            }
        })
        .boxed()
}

const FIELDS: [Field; 17] = [
    Field {
        name: "name",
        valid: || words("[А-ЯЁ][а-яё]{1,12}([ '-][А-ЯЁ][а-яё]{1,12}){0,2}|[A-ZÅÉÖ][a-zåéöǘ]{1,12}"),
        read: |raw| PersonName::parse(raw).map(String::from),
    },
    Field {
        name: "phone",
        valid: || words("(\\+7|8|7)?[ -]?9[0-9]{2}[ -]?[0-9]{3}-?[0-9]{2}-?[0-9]{2}"),
        read: |raw| Phone::parse(raw).map(String::from),
    },
    Field {
        name: "e-mail",
        valid: || words("[a-z0-9]{1,10}([.-][a-z0-9]{1,5})?@[a-z]{1,10}(-[a-z]{2})?\\.(com|ru)"),
        read: |raw| Email::parse(raw).map(String::from),
    },
    Field {
        name: "day of birth",
        valid: day,
        read: |raw| BirthDate::parse(raw, TODAY).map(|day| day.date().to_string()),
    },
    Field {
        name: "passport",
        valid: || words("[0-9]{2} ?[0-9]{2} (№ )?[0-9]{6}"),
        read: |raw| PassportNumber::parse(raw).map(String::from),
    },
    Field {
        name: "division code",
        valid: || words("[0-9]{3}[ -]?[0-9]{3}"),
        read: |raw| DivisionCode::parse(raw).map(String::from),
    },
    Field { name: "INN", valid: inn, read: |raw| Inn::parse(raw).map(String::from) },
    Field {
        name: "code of an SMS",
        valid: || words("[0-9]{3}[ -]?[0-9]{3}|[0-9]{6} - код для входа\\. Пример"),
        read: |raw| SmsCode::parse(raw).map(|code| code.as_str().to_owned()),
    },
    Field {
        name: "invitation",
        valid: || words("[A-Z0-9]{4}-?[A-Z0-9]{0,12}"),
        read: |raw| InvitationCode::parse(raw).map(String::from),
    },
    Field {
        name: "address",
        valid: || words("г\\. [А-Яа-яёЁй]{3,20}, ул\\. \"[а-яё]{3,20}\", [0-9]{1,3}"),
        read: |raw| Address::parse(raw).map(String::from),
    },
    Field {
        name: "place of birth",
        valid: || words("[А-ЯЁЙа-яё]{2,20}( [а-я]{2,9}){0,3}"),
        read: |raw| BirthPlace::parse(raw).map(String::from),
    },
    Field {
        name: "employer",
        valid: || words("ООО \"[А-ЯЁЙа-яё]{2,20}-[0-9]{1,3}\""),
        read: |raw| Employer::parse(raw).map(String::from),
    },
    Field {
        name: "position",
        valid: || words("[а-яё]{3,20}(-[а-яё]{3,20})?"),
        read: |raw| Position::parse(raw).map(String::from),
    },
    Field {
        name: "issuer",
        valid: || words("ОВД района [А-ЯЁ][а-яё]{3,20} г\\. [А-ЯЁ][а-яё]{3,20}"),
        read: |raw| Issuer::parse(raw).map(String::from),
    },
    Field { name: "income", valid: sum, read: |raw| Income::parse(raw).map(|sum| sum.money().to_string()) },
    Field {
        name: "payments elsewhere",
        valid: sum,
        read: |raw| MonthlyPayments::parse(raw).map(|sum| sum.money().to_string()),
    },
    Field {
        name: "days",
        valid: || words("[1-9][0-9]{0,2}( дней| days)?"),
        read: |raw| parse_days(raw).map(|days| days.to_string()),
    },
];

const MARKS: [char; 12] = [
    '\u{200e}',
    '\u{202a}',
    '\u{202c}',
    '\u{2068}',
    '\u{2069}',
    '\u{200b}',
    '\u{feff}',
    '\u{ad}',
    '\u{2060}',
    '\u{fe0f}',
    '\u{61c}',
    '\u{e0020}',
];
const SPACES: [&str; 8] = ["\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}", "\t", "  ", "\u{2003}", "\u{2028}"];
const DASHES: [char; 7] = ['–', '—', '−', '‐', '\u{2011}', '－', '―'];
const APOSTROPHES: [char; 6] = ['’', '‘', '´', '`', 'ʼ', '′'];
const QUOTES: [char; 7] = ['«', '»', '“', '”', '„', '″', '＂'];
const ZEROS: [u32; 6] = [0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7ec];
/// Letters that another system keeps in two parts.
const IN_PARTS: [(char, &str); 10] = [
    ('й', "и\u{306}"),
    ('Й', "И\u{306}"),
    ('ё', "е\u{308}"),
    ('Ё', "Е\u{308}"),
    ('Å', "A\u{30a}"),
    ('É', "E\u{301}"),
    ('Ö', "O\u{308}"),
    ('å', "a\u{30a}"),
    ('é', "e\u{301}"),
    ('ǘ', "u\u{308}\u{301}"),
];

/// A text as it comes out of other programs: for each character a byte says what happens to it; 0 leaves it alone.
fn dirty(text: &str, noise: &[u8]) -> String {
    let mut out = String::new();
    let of = |list: &[char], byte: u8| list[usize::from(byte) % list.len()];
    for (place, character) in text.chars().enumerate() {
        let byte = noise[place % noise.len()];
        if byte & 1 == 1 {
            out.push(of(&MARKS, byte >> 2));
        }
        if byte & 2 == 0 {
            out.push(character);
            continue;
        }
        let byte = byte >> 2;
        match character {
            ' ' => out.push_str(SPACES[usize::from(byte) % SPACES.len()]),
            '-' => out.push(of(&DASHES, byte)),
            '\'' => out.push(of(&APOSTROPHES, byte)),
            '"' => out.push(of(&QUOTES, byte)),
            '0'..='9' => {
                let zero = ZEROS[usize::from(byte) % ZEROS.len()];
                out.push(char::from_u32(zero + character.to_digit(10).unwrap()).unwrap());
            }
            _ => match IN_PARTS.iter().find(|(whole, _)| *whole == character) {
                Some((_, parts)) => out.push_str(parts),
                None => out.push(character),
            },
        }
    }
    format!("{}{out}{}", SPACES[usize::from(noise[0]) % SPACES.len()], of(&MARKS, noise[0]))
}

/// Any text, of what people paste more often than of the rest.
fn any_text() -> impl Strategy<Value = String> {
    let often = "АаЕеИиОоУуЯяЁёЙйAaBbEeIiNnOoUu0123456789 -.,'\"/@№+:;()<>«»–—’₽гркт";
    let seldom = "\u{306}\u{308}\u{301}\u{200b}\u{202a}\u{ad}\u{a0}\u{3000}İŉßǰȺſǅΣςK\u{0}\u{7f}\n٣３𝟗ﬁЀѝЇ";
    let one_of = |set: &'static str| prop::sample::select(set.chars().collect::<Vec<_>>());
    let character = prop_oneof![6 => one_of(often), 3 => one_of(seldom), 1 => any::<char>()];
    prop::collection::vec(character, 0..24).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn a_valid_value_survives_what_other_programs_do_to_it(
        noise in prop::collection::vec(any::<u8>(), 1..48),
        values in FIELDS.each_ref().map(|field| (field.valid)()),
    ) {
        for (field, value) in FIELDS.iter().zip(values) {
            let clean = (field.read)(&value);
            prop_assert!(clean.is_ok(), "{}: {value:?} is valid: {clean:?}", field.name);
            let noisy = dirty(&value, &noise);
            prop_assert_eq!((field.read)(&noisy), clean, "{}: {:?}", field.name, noisy);
        }
    }

    #[test]
    fn what_was_read_is_read_again_as_the_same(text in any_text()) {
        for field in FIELDS {
            if let Ok(once) = (field.read)(&text) {
                prop_assert_eq!((field.read)(&once), Ok(once.clone()), "{}: {:?}", field.name, text);
                prop_assert!(!once.contains('\0'), "{}", field.name);
            }
        }
    }

    #[test]
    fn sums_are_read_back_in_every_writing(kopecks in 1..=100_000_000_000_i64) {
        let sum = Money::from_kopecks(kopecks);
        let russian = lending::format::rubles(sum);
        // as a page in English writes it
        let english = russian.replace('\u{a0}', ",").replacen(",₽", " ₽", 1);
        let english = match english.rfind(',') {
            Some(comma) => format!("{}.{}", &english[..comma], &english[comma + 1..]),
            None => english,
        };
        for text in [russian, english, sum.to_string()] {
            prop_assert_eq!(Amount::parse(&text).map(Amount::money), Ok(sum), "{}", text);
        }
    }
}
