#![allow(clippy::unwrap_used)]

use jiff::civil::date;

use super::*;

#[test]
fn phones_in_every_writing() {
    for raw in [
        "+79001234567",
        "79001234567",
        "89001234567",
        "9001234567",
        "+7 900 123-45-67",
        "8 (900) 123 45 67",
        " 8-900-123–45–67 ",
        "+7(900)123.45.67",
        "+7\u{a0}900\u{a0}1234567",
        // with marks that nobody sees, as address books copy them
        "\u{202a}+7 900 123-45-67\u{202c}",
        "\u{2068}+79001234567\u{2069}",
        "\u{200e}89001234567",
        "+7\u{ad}9001234567",
        "+7900123\u{fe0f}4567",
        "+7900\n1234567",
        // typed after a «+7» that stood there
        "+7 8 900 123-45-67",
        "+7 +7 900 123-45-67",
        "007 900 123 45 67",
        "8-10-7-900-123-45-67",
        "тел.: 8 900 123-45-67",
        "tel:+7-900-123-45-67",
        "+٧٩٠٠١٢٣٤٥٦٧",
        "＋７９００１２３４５６７",
    ] {
        assert_eq!(Phone::parse(raw).map(|phone| phone.to_string()), Ok("+79001234567".to_owned()), "{raw}");
    }
    for raw in [
        "+7900123456",
        "+89001234567",
        "+380501234567",
        "84951234567",
        "900123456a",
        "++79001234567",
        "+7+9001234567",
        "+7 7 495 123-45-67",
        "тел",
    ] {
        assert_eq!(Phone::parse(raw), Err(FieldError::NotAPhone), "{raw}");
    }
    assert_eq!(Phone::parse("  "), Err(FieldError::Required));
    assert_eq!(Phone::parse(&"9".repeat(100_000)), Err(FieldError::TooLong { max: 60 }));
    assert_eq!(Phone::parse("+7900\u{0}1234567"), Err(FieldError::ForbiddenCharacters));
    let mistaken = Err(FieldError::LetterForDigit('О'));
    assert_eq!(Phone::parse("8 9О0 123-45-67"), mistaken);
    let phone = Phone::parse("89001234567").unwrap();
    assert_eq!((phone.as_e164(), phone.digits()), ("+79001234567", "79001234567"));
    assert_eq!(phone.masked(), "+7 900 ···-··-67");
    assert_eq!(phone.formatted(), "+7 900 123-45-67");
    assert_eq!(serde_json::to_string(&phone).unwrap(), "\"+79001234567\"");
    assert!(serde_json::from_str::<Phone>("\"12\"").is_err());
}

#[test]
fn names() {
    for (raw, name) in [
        ("иванов", "Иванов"),
        ("ИВАНОВА-ПЕТРОВА", "Иванова-Петрова"),
        (" Анна  Мария ", "Анна Мария"),
        ("o’neil", "O'Neil"),
        ("Оглы", "Оглы"),
        ("МакГрегор", "МакГрегор"),
        ("Ё", "Ё"),
        // й and ё in two parts, as another system keeps them, and a mark of stress
        ("Андреи\u{306}", "Андрей"),
        ("Семе\u{308}нов", "Семёнов"),
        ("Есе\u{301}нин", "Есенин"),
        ("Мамин–Сибиряк", "Мамин-Сибиряк"),
        ("Мамин — Сибиряк", "Мамин-Сибиряк"),
        ("О´Нил", "О'Нил"),
        ("О‘Нил", "О'Нил"),
        ("Иван\u{202e}", "Иван"),
        ("Ива\u{ad}нов", "Иванов"),
        // Latin letters among Russian ones, which alone make sense there, and the other way round
        ("Ивaнoв", "Иванов"),
        ("Smirnоv", "Smirnov"),
        // letters whose other case is no letter of a name
        ("İBRAHİM", "İbrahim"),
        ("ŉ", "ŉ"),
        ("ȺȺ", "ȺȺ"),
    ] {
        assert_eq!(PersonName::parse(raw).map(String::from), Ok(name.to_owned()), "{raw}");
    }
    for raw in ["-Иван", "Иван-", "Ив--ан", "Ива\u{0}н"] {
        assert_eq!(PersonName::parse(raw), Err(FieldError::ForbiddenCharacters), "{raw}");
    }
    for (raw, found) in [("Иван1", '1'), ("<b>", '<'), ("李", '李'), ("0льга", '0'), ("б\u{306}", '\u{306}')]
    {
        assert_eq!(PersonName::parse(raw), Err(FieldError::Unexpected(found)), "{raw}");
    }
    // either alphabet would do, or neither
    for raw in ["Cоxa", "Ивaнs", "Anna Мария"] {
        assert_eq!(PersonName::parse(raw), Err(FieldError::MixedAlphabets), "{raw}");
    }
    // what older rules took is read back as it was
    assert_eq!(serde_json::from_str::<PersonName>("\"Cоxa\"").unwrap().as_str(), "Cоxa");
    assert_eq!(PersonName::parse(&"я".repeat(61)), Err(FieldError::TooLong { max: 60 }));
    assert!(PersonName::parse(&"я".repeat(60)).is_ok());
}

#[test]
fn birth_dates() {
    let today = date(2026, 11, 22);
    for raw in [
        "2000-01-31",
        "31.01.2000",
        "31/1/2000",
        "31-01-2000",
        "31,01,2000",
        "31 01 2000",
        "31012000",
        "20000131",
        "2000.01.31",
        "31.01.2000 г.",
        "31.01.2000г",
        "31 января 2000 года",
        "31янв2000",
        "31 Jan 2000",
        "January 31st, 2000",
        "31–01–2000",
        "31٫01٫2000",
        "٣١.٠١.٢٠٠٠",
        " ３１．０１．２０００ ",
        "\u{200e}31.\u{200b}01.2000",
    ] {
        assert_eq!(BirthDate::parse(raw, today).unwrap().date(), date(2000, 1, 31), "{raw}");
    }
    assert!(BirthDate::parse("22.11.2008", today).is_ok());
    assert_eq!(BirthDate::parse("23.11.2008", today), Err(FieldError::TooYoung { min_years: 18 }));
    assert!(BirthDate::parse("22.11.1926", today).is_ok());
    assert_eq!(BirthDate::parse("21.11.1925", today), Err(FieldError::TooLongAgo));
    let born = BirthDate::parse("01.03.2000", today).unwrap();
    assert_eq!((born.age_on(date(2026, 2, 28)), born.age_years(today), born.age_years(date(1999, 1, 1))), (25, 26, 0));
    // today is not in the future
    assert_eq!(BirthDate::parse("22.11.2026", today), Err(FieldError::TooYoung { min_years: 18 }));
    assert_eq!(BirthDate::parse("01.01.2027", today), Err(FieldError::InTheFuture));
    for raw in [
        "01.31.2000",
        "32.01.2000",
        "2000",
        "a.b.c",
        "2000-1-1-1",
        "31 брюмера 2000",
        "31 января",
        "99999999",
        "0000-01-01",
        "2000-001-1",
        "2000-+1-01",
    ] {
        assert_eq!(BirthDate::parse(raw, today), Err(FieldError::NotADate), "{raw}");
    }
    assert_eq!(BirthDate::parse("30.02.2000", today), Err(FieldError::NoSuchDay(29)));
    assert_eq!(BirthDate::parse("31.02.1990", today), Err(FieldError::NoSuchDay(28)));
    assert_eq!(BirthDate::parse("1.1.99", today), Err(FieldError::ShortYear));
    let mistaken = FieldError::LetterForDigit('з');
    assert_eq!(BirthDate::parse("З1.01.2000", today), Err(mistaken));
}

#[test]
fn days() {
    for raw in ["14", " 14 ", "14 дней", "14дн.", "１４ days", "14\u{a0}дней"] {
        assert_eq!(parse_days(raw), Ok(14), "{raw}");
    }
    for raw in ["две недели", "14 недель", "дней", "-1", "1.5", "99999999999"] {
        assert_eq!(parse_days(raw), Err(FieldError::NotDays), "{raw}");
    }
    assert_eq!(parse_days(" "), Err(FieldError::Required));
}

#[test]
fn passports() {
    for raw in [
        "4508123456",
        "45 08 123456",
        "4508 № 123456",
        "45-08-123456",
        "серия 4508 № 123456",
        "Паспорт РФ: серия 45 08, номер 123456",
        "4508/123456",
        "4508 N 123456",
        "٤٥٠٨ ١٢٣٤٥٦",
    ] {
        assert_eq!(PassportNumber::parse(raw).unwrap().as_str(), "45 08 123456", "{raw}");
    }
    assert_eq!(PassportNumber::parse("450812345"), Err(FieldError::NotDigits { count: 10 }));
    let number = PassportNumber::parse("4508123456").unwrap();
    assert_eq!((number.digits().as_str(), number.masked().as_str()), ("4508123456", "45 08 ····56"));
    for raw in ["770001", "770-001", "770 001", "770–001", "770−001", "к/п 770-001", "код подразделения 770-001"]
    {
        assert_eq!(DivisionCode::parse(raw).map(String::from), Ok("770-001".to_owned()), "{raw}");
    }
    let mistaken = FieldError::LetterForDigit('о');
    assert_eq!(DivisionCode::parse("77О-001"), Err(mistaken));
    assert_eq!(DivisionCode::parse("77-001"), Err(FieldError::NotDigits { count: 6 }));
    assert!(Issuer::parse("ОВД района Арбат г. Москвы").is_ok());
    assert_eq!(Issuer::parse("12345"), Err(FieldError::ForbiddenCharacters));
}

#[test]
fn a_passport_is_replaced_at_20_and_45() {
    let today = date(2026, 11, 22);
    let parse = |born: &str, issued: &str| {
        IssueDate::parse(issued, BirthDate::parse(born, today).unwrap(), today).map(IssueDate::date)
    };
    assert_eq!(parse("01.01.2000", "02.01.2020"), Ok(date(2020, 1, 2)));
    assert_eq!(parse("01.01.2000", "31.12.2019"), Err(FieldError::PassportExpired));
    assert_eq!(parse("01.01.1980", "02.01.2000"), Err(FieldError::PassportExpired));
    assert_eq!(parse("01.01.1980", "02.01.2025"), Ok(date(2025, 1, 2)));
    // turned 45 less than 90 days ago
    assert_eq!(parse("01.11.1981", "02.01.2002"), Ok(date(2002, 1, 2)));
    assert_eq!(parse("01.01.2000", "31.12.2013"), Err(FieldError::TooLongAgo));
    // on the day of 14 years, and today
    assert_eq!(parse("22.11.2008", "22.11.2022"), Ok(date(2022, 11, 22)));
    assert_eq!(parse("22.11.2008", "22.11.2026"), Ok(today));
    assert_eq!(parse("01.01.2000", "23.11.2026"), Err(FieldError::InTheFuture));
}

#[test]
fn endless_texts_are_not_read() {
    // the longest characters there are, and some room for spaces around them
    // each may come with a mark that falls away
    let padded = |spaces| Employer::parse(&format!("{}{}", "\u{1d54f}".repeat(200), " ".repeat(spaces))).map(|_| ());
    let too_long = Err(FieldError::TooLong { max: 200 });
    assert_eq!((padded(0), padded(864), padded(865), padded(866)), (Ok(()), Ok(()), too_long, too_long));
}

#[test]
fn places() {
    assert_eq!(Address::parse(" г. Примерск,  ул. Образцовая, 1 ").unwrap().as_str(), "г. Примерск, ул. Образцовая, 1");
    assert_eq!(BirthPlace::parse("Уй").unwrap().as_str(), "Уй");
    assert_eq!(BirthPlace::parse("У"), Err(FieldError::TooShort { min: 2 }));
    assert_eq!(Address::parse("г. Уй, д."), Err(FieldError::TooShort { min: 10 }));
    assert_eq!(Address::parse("1234567890"), Err(FieldError::ForbiddenCharacters));
    let unseen = "\u{ad}".repeat(20) + "а";
    assert_eq!(Address::parse(&unseen), Err(FieldError::TooShort { min: 10 }));
    let parts = Address::parse("г. И\u{306}ошкар–Ола,\u{a0}ул.\u{2009}«Мира», 1").unwrap();
    assert_eq!(parts.as_str(), "г. Йошкар-Ола, ул. \"Мира\", 1");
    assert_eq!(Address::parse(&"я".repeat(301)), Err(FieldError::TooLong { max: 300 }));
}

#[test]
fn ways_in() {
    let phone = Phone::parse("89001234567").unwrap();
    assert_eq!(Password::parse("1234567", None), Err(FieldError::TooShort { min: 8 }));
    assert_eq!(Password::parse("8 900 123-45-67", Some(&phone)), Err(FieldError::PasswordIsPhone));
    assert_eq!(Password::parse(&"x".repeat(129), None), Err(FieldError::TooLong { max: 128 }));
    assert!(Password::parse(&"\u{1d54f}".repeat(128), None).is_ok());
    assert_eq!(Password::parse("long\0enough", None), Err(FieldError::ForbiddenCharacters));
    let password = Password::parse("correct horse", Some(&phone)).unwrap();
    assert_eq!((format!("{password:?}").as_str(), password.expose()), ("***", "correct horse"));
    assert!(Password::parse("12345678", None).is_ok());
    let code = SmsCode::parse("123 456").unwrap();
    assert_eq!((format!("{code:?}").as_str(), code.as_str()), ("***", "123456"));
    for raw in [
        "123456 — код для входа в личный кабинет. Никому его не сообщайте. Пример",
        "Ваш код: 123-456.\nНе сообщайте его, звоните 8 800 555-35-35",
        "Код 123 456",
        "123456 — код. 28.11.2026 14:05\n\n@lk.example.ru #123456",
        "код 123456 к договору 261123-0000-0001",
        "\u{2068}１２３４５６\u{2069}",
        "123–456",
    ] {
        assert_eq!(SmsCode::parse(raw).map(|code| code.as_str().to_owned()), Ok("123456".to_owned()), "{raw}");
    }
    for raw in ["12345", "1234567", "код 123456 или 654321", "договор 261123-0000-0001", "код"] {
        assert_eq!(SmsCode::parse(raw), Err(FieldError::NotDigits { count: 6 }), "{raw}");
    }
    assert_eq!(SmsCode::parse("12З456"), Err(FieldError::LetterForDigit('З')));
    assert_eq!(Email::parse(" Anna@Example.COM ").unwrap().as_str(), "Anna@example.com");
    assert!(Email::parse("почта@пример.рф").is_ok());
    for raw in [
        "Анна <anna@example.com>",
        "mailto:anna@example.com",
        "anna@example.com.",
        "\u{200b}anna@\u{ad}example.com\u{a0}",
        "anna @ example.com",
        "anna＠example．com",
    ] {
        assert_eq!(Email::parse(raw).map(String::from), Ok("anna@example.com".to_owned()), "{raw}");
    }
    assert!(Email::parse("почта@xn--e1afmkfd.xn--p1ai").is_ok());
    assert_eq!(Email::parse("сора@example.com"), Err(FieldError::MixedAlphabets));
    // one Cyrillic letter, and nobody gets the letter
    assert_eq!(Email::parse("аnna@example.com"), Err(FieldError::MixedAlphabets));
    assert_eq!(Email::parse("a@İ.ru"), Err(FieldError::NotAnEmail));
    for raw in ["a", "a@b", "@b.ru", "a@", "a b@c.ru", "a@b..ru", "a@@b.ru", "a@-b.ru"] {
        assert_eq!(Email::parse(raw), Err(FieldError::NotAnEmail), "{raw}");
    }
    assert_eq!(InvitationCode::parse("abcd-1234").unwrap().as_str(), "ABCD1234");
    assert_eq!(InvitationCode::parse("АВСе–1234").unwrap().as_str(), "ABCE1234");
    assert_eq!(InvitationCode::parse("abcж1234"), Err(FieldError::Unexpected('Ж')));
    assert_eq!(InvitationCode::parse("abc"), Err(FieldError::TooShort { min: 4 }));
}

#[test]
fn work_and_sums() {
    for raw in ["500100732259", "5001 0073 2259", "ИНН 500100732259", "ИНН: 5001-0073-2259", "５００１００７３２２５９"]
    {
        assert_eq!(Inn::parse(raw).map(String::from), Ok("500100732259".to_owned()), "{raw}");
    }
    assert_eq!(Inn::parse("500100732258"), Err(FieldError::WrongCheckDigits));
    assert_eq!(Inn::parse("7707083893"), Err(FieldError::NotDigits { count: 12 }));
    assert_eq!(Inn::parse("000000000000"), Err(FieldError::WrongCheckDigits));
    assert_eq!(Income::parse("60 000").unwrap().money(), Money::from_rubles(60_000));
    assert_eq!(Income::parse("0"), Err(FieldError::TooSmall { min: Income::MIN }));
    assert_eq!(MonthlyPayments::parse("0").unwrap().money(), Money::ZERO);
    assert_eq!(Amount::parse("много"), Err(FieldError::NotMoney));
    assert_eq!(Amount::parse(""), Err(FieldError::Required));
    for choice in Education::ALL {
        assert_eq!(Education::parse(choice.as_str()), Ok(choice));
    }
    assert_eq!(Education::parse("none"), Err(FieldError::NotAChoice));
}
