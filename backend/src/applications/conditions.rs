//! The individual conditions of the contract: the table of the Bank of Russia's Указание 3240-У, filled in.
//!
//! What is signed is [`Document::text`]: every row as it is shown. Its hash stands beside the code's evidence. The
//! document is made once, with the offer, and never changes: the lender is bound by it (353-ФЗ ст. 7 ч. 7).

use jiff::civil::Date;
use lending::{DailyRate, Edition, FullCost, Quote, date_ru, percent, plural_ru, rate_percent, rubles};
use serde::{Deserialize, Serialize};

use crate::{Result, config::Lender, crypto::sha256_hex};

/// The template below. A changed word is a new version.
const VERSION: &str = "2026-11-22";

/// The individual conditions as they stand in the database.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Document {
    version: String,
    pub(crate) rows: Vec<(String, String)>,
    /// The figures that the rows spell out, for a loan that begins on the day of the offer.
    pub(crate) quote: Quote,
}

/// Whom the contract is with, and about what.
pub(super) struct Contract<'a> {
    pub(super) lender: &'a Lender,
    pub(super) number: &'a str,
    /// Surname, given name, patronymic.
    pub(super) borrower: &'a str,
    pub(super) quote: Quote,
    /// The edition of the law is that of this day.
    pub(super) offered_on: Date,
    pub(super) lapses_on: Date,
    /// The notice of a debt burden over 50 % (ст. 5.1) is part of it.
    pub(super) burden_notice: bool,
}

impl Document {
    /// Fills in the template.
    pub(super) fn new(contract: Contract<'_>) -> Self {
        let mut rows = first_page(&contract);
        rows.extend(table(&contract));
        let rows = rows.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        Self { version: VERSION.to_owned(), rows, quote: contract.quote }
    }

    pub(crate) fn read(json: &str) -> Result<Self> {
        Ok(serde_json::from_str(json)?)
    }

    pub(super) fn write(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// Exactly what is signed.
    pub(super) fn text(&self) -> String {
        let mut text = format!("Индивидуальные условия договора потребительского займа, редакция {}\n", self.version);
        for (name, agreed) in &self.rows {
            text.push_str(name);
            text.push('\t');
            text.push_str(agreed);
            text.push('\n');
        }
        text
    }

    /// SHA-256 of the text, hexadecimal.
    pub(crate) fn hash(&self) -> String {
        sha256_hex(self.text())
    }
}

/// What the law wants before the table: the full cost (ст. 6 ч. 1) and the ban (ст. 5 ч. 24).
fn first_page(contract: &Contract<'_>) -> Vec<(&'static str, String)> {
    let quote = &contract.quote;
    let law = Edition::on(contract.offered_on);
    let cap = law.overpayment_cap.value;
    let cap_amount = cap.of(quote.principal).unwrap_or(quote.principal);
    let mut rows = vec![
        (
            "Полная стоимость потребительского займа",
            format!("{} годовых; {}", percent(quote.full_cost), rubles(quote.full_cost_amount)),
        ),
        (
            "Ограничение начислений",
            format!(
                "По договору потребительского займа, срок возврата по которому на момент его заключения не превышает \
                 одного года, не допускается начисление процентов, неустойки, иных мер ответственности и платежей за \
                 услуги, оказываемые кредитором заёмщику за отдельную плату, после того как сумма таких начислений \
                 достигнет {} % суммы займа, то есть {} (ч. 24 ст. 5 353-ФЗ).",
                cap.thousandths() / 1000,
                rubles(cap_amount),
            ),
        ),
        ("Номер договора", contract.number.to_owned()),
        (
            "Кредитор",
            format!(
                "{}, ОГРН {}, запись в государственном реестре микрофинансовых организаций {}, {}, тел. {}",
                contract.lender.name,
                contract.lender.registration_number,
                contract.lender.register_entry,
                contract.lender.address,
                contract.lender.phone,
            ),
        ),
        ("Заёмщик", contract.borrower.to_owned()),
        (
            "Срок для согласия с условиями",
            format!("По {} включительно; до этого дня кредитор не вправе их изменить.", date_ru(contract.lapses_on)),
        ),
    ];
    if contract.burden_notice {
        rows.push((
            "Уведомление о долговой нагрузке",
            "Показатель долговой нагрузки заёмщика превышает 50 %: существует риск неисполнения обязательств по займу и \
             применения штрафных санкций (ст. 5.1 353-ФЗ)."
                .to_owned(),
        ));
    }
    rows
}

/// The rows of 3240-У, numbered as there.
fn table(contract: &Contract<'_>) -> Vec<(&'static str, String)> {
    let quote = &contract.quote;
    let law = Edition::on(contract.offered_on);
    let days = quote.term_days;
    let term = format!("{days}\u{a0}{}", plural_ru(days.into(), "день", "дня", "дней"));
    let (example_from, example_to) = (date_ru(quote.start), date_ru(quote.due_date));
    let penalty = law.penalty_yearly.value.thousandths() / 1000;
    let return_days = law.return_days.value;
    vec![
        ("1. Сумма займа", format!("{}. Сумма не меняется.", rubles(quote.principal))),
        (
            "2. Срок действия договора, срок возврата займа",
            format!(
                "Договор действует до полного исполнения обязательств. Заём возвращается не позднее чем через {term} \
                 со дня получения денег: если деньги получены {example_from}, то по {example_to} включительно."
            ),
        ),
        ("3. Валюта", "Российский рубль".to_owned()),
        ("4. Процентная ставка", interest(quote)),
        ("5. Порядок определения курса иностранной валюты", "Не применяется".to_owned()),
        ("5.1. Изменение расходов при увеличении переменной ставки", "Не применяется: ставка постоянная".to_owned()),
        (
            "6. Количество, размер и сроки платежей",
            format!(
                "Один платёж: {}, из них сумма займа {} и проценты {}, не позднее последнего дня срока.",
                rubles(quote.total),
                rubles(quote.principal),
                rubles(quote.overpayment),
            ),
        ),
        (
            "7. Изменение платежей при частичном досрочном возврате",
            format!(
                "Вернуть заём полностью или частично можно в любой день без предварительного уведомления; проценты \
                 платятся за дни до дня возврата включительно. Срок не меняется, платёж уменьшается на возвращённую \
                 сумму и проценты на неё. В течение {return_days} дней всю сумму можно вернуть с процентами за \
                 фактические дни (ч. 2 ст. 11 353-ФЗ)."
            ),
        ),
        (
            "8. Способы исполнения обязательств",
            "Банковской картой в личном кабинете; переводом на счёт кредитора".to_owned(),
        ),
        (
            "8.1. Бесплатный способ исполнения",
            "Банковской картой в личном кабинете: кредитор не берёт платы".to_owned(),
        ),
        ("9. Обязанность заключить иные договоры", "Не применяется".to_owned()),
        ("10. Обеспечение", "Не применяется".to_owned()),
        ("11. Цели использования займа", "Не применяется: на любые цели".to_owned()),
        (
            "12. Ответственность заёмщика, неустойка",
            format!(
                "При просрочке — неустойка {penalty} % годовых от непогашенной части суммы займа за каждый день со дня, \
                 следующего за последним днём срока; проценты за это время продолжают начисляться. Вместе с \
                 процентами неустойка не превышает указанного выше ограничения."
            ),
        ),
        (
            "13. Уступка прав третьим лицам",
            "Кредитор не вправе уступить права по договору без отдельного согласия заёмщика".to_owned(),
        ),
        ("14. Согласие с общими условиями", "Заёмщик согласен с общими условиями договора".to_owned()),
        ("15. Услуги за отдельную плату", "Не оказываются".to_owned()),
        (
            "16. Обмен информацией",
            "Личный кабинет и СМС на номер телефона заёмщика; по почте и телефону кредитора".to_owned(),
        ),
        (
            "Порядок передачи денег",
            "На банковскую карту заёмщика, которую он привязал в личном кабинете. Заём считается выданным в день, когда \
             перевод на карту исполнен; до отправки перевода от договора можно отказаться бесплатно."
                .to_owned(),
        ),
    ]
}

/// The rate in the term and after it, a year and a day, and from when to when it runs.
fn interest(quote: &Quote) -> String {
    let runs = "Проценты начисляются на непогашенную сумму займа со дня, следующего за днём получения денег, по день \
                возврата включительно.";
    if quote.daily_rate == quote.rate_after_term {
        return format!(
            "{} годовых ({} в день), также после окончания срока, пока заём не возвращён. {runs}",
            yearly(quote.daily_rate),
            rate_percent(quote.daily_rate),
        );
    }
    format!(
        "{} годовых ({} в день) в течение срока. Если заём не возвращён в срок, то со следующего за сроком дня — {} \
         годовых ({} в день); за дни до того проценты не пересчитываются. {runs}",
        yearly(quote.daily_rate),
        rate_percent(quote.daily_rate),
        yearly(quote.rate_after_term),
        rate_percent(quote.rate_after_term),
    )
}

/// The rate a year: 365 days of the daily one.
fn yearly(rate: DailyRate) -> String {
    percent(FullCost::from_thousandths(u64::from(rate.millionths()) * 365 / 10))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use jiff::civil::date;
    use lending::{FirstLoanPromotion, Money, Product, ProductCode, ProductKind, ProductTerms};

    use super::*;

    fn document(first_loan: bool) -> Document {
        let product = Product::try_new(ProductTerms {
            code: ProductCode("short".to_owned()),
            kind: ProductKind::SinglePayment,
            min_amount: Money::from_rubles(1_000),
            max_amount: Money::from_rubles(30_000),
            amount_step: Money::from_rubles(500),
            min_term_days: 7,
            max_term_days: 45,
            daily_rate: DailyRate::from_millionths(8_000),
            first_loan_promotion: Some(FirstLoanPromotion {
                max_amount: Money::from_rubles(15_000),
                max_term_days: 20,
                daily_rate: DailyRate::ZERO,
            }),
            forgiven_tail: Money::ZERO,
            market_averages: Vec::new(),
        })
        .unwrap();
        let offered_on = date(2026, 11, 23);
        Document::new(Contract {
            lender: &Lender {
                brand: "Пример".into(),
                name: "ООО МКК «Демозайм»".to_owned(),
                registration_number: "0".to_owned(),
                register_entry: "0".to_owned(),
                address: "Примерск".to_owned(),
                phone: "8".to_owned(),
            },
            number: "261123-0000-0001",
            borrower: "Иванов Иван",
            quote: product.quote(Money::from_rubles(10_000), 20, offered_on, first_loan).unwrap(),
            offered_on,
            lapses_on: date(2026, 11, 30),
            burden_notice: false,
        })
    }

    #[test]
    fn spells_out_the_figures_that_were_agreed() {
        let text = document(false).text();
        for part in [
            "292,000\u{a0}% годовых; 1\u{a0}600,00\u{a0}₽",
            "достигнет 100 % суммы займа, то есть 10\u{a0}000,00\u{a0}₽",
            "292,000\u{a0}% годовых (0,8\u{a0}% в день), также после окончания срока",
            "11\u{a0}600,00\u{a0}₽, из них сумма займа 10\u{a0}000,00\u{a0}₽ и проценты 1\u{a0}600,00\u{a0}₽",
            "по 13\u{a0}декабря\u{a0}2026 включительно",
            "неустойка 20 % годовых",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[test]
    fn says_what_holds_after_a_promotional_term() {
        let text = document(true).text();
        assert!(text.contains("0,000\u{a0}% годовых (0\u{a0}% в день) в течение срока"), "{text}");
        assert!(text.contains("со следующего за сроком дня — 292,000\u{a0}% годовых (0,8\u{a0}% в день)"), "{text}");
    }

    #[test]
    fn the_hash_is_that_of_the_text_as_it_is_read_back() {
        let document = document(true);
        let read = Document::read(&document.write().unwrap()).unwrap();
        assert_eq!(read.hash(), document.hash());
        assert_eq!(read.hash(), sha256_hex(document.text()));
        assert!(document.rows.len() >= 20);
    }
}
