//! The individual conditions of the contract: the table of the Bank of Russia's Указание 3240-У, filled in.
//!
//! The words stand in the template. The document is made and kept once, with the offer, and never changes: the lender is
//! bound by it (353-ФЗ ст. 7 ч. 7). What is signed is [`Conditions::document`]: every row as it is shown.

use jiff::civil::Date;
use lending::{
    DailyRate, Edition, FullCost, ProductKind, Quote, cooling_off_hours, date_ru, percent, plural_ru, rate_percent,
    rubles,
};
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    config::Lender,
    documents::{
        Document,
        template::{INDIVIDUAL_CONDITIONS, about},
    },
};

/// The individual conditions as they stand in the database.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Conditions {
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

impl Conditions {
    /// Fills in the template.
    pub(super) fn new(contract: Contract<'_>) -> Self {
        let quote = &contract.quote;
        let law = Edition::on(contract.offered_on);
        let cap = law.overpayment_cap.value;
        let days = quote.term_days;
        let hours = cooling_off_hours(contract.offered_on, quote.principal);
        let figures = [
            ("full_cost", percent(quote.full_cost)),
            ("full_cost_amount", rubles(quote.full_cost_amount)),
            ("cap", (cap.thousandths() / 1000).to_string()),
            ("cap_amount", rubles(cap.of(quote.principal).unwrap_or(quote.principal))),
            ("number", contract.number.to_owned()),
            ("borrower", contract.borrower.to_owned()),
            ("lapses_on", date_ru(contract.lapses_on)),
            ("hours", format!("{hours}\u{a0}{}", plural_ru(hours.into(), "час", "часа", "часов"))),
            ("principal", rubles(quote.principal)),
            ("term", format!("{days}\u{a0}{}", plural_ru(days.into(), "день", "дня", "дней"))),
            ("example_from", date_ru(quote.start)),
            ("example_to", date_ru(quote.due_date)),
            ("rate_yearly", yearly(quote.daily_rate)),
            ("rate_daily", rate_percent(quote.daily_rate)),
            ("later_yearly", yearly(quote.rate_after_term)),
            ("later_daily", rate_percent(quote.rate_after_term)),
            ("total", rubles(quote.total)),
            ("overpayment", rubles(quote.overpayment)),
            ("return_days", law.return_days.value.to_string()),
            ("penalty", (law.penalty_yearly.value.thousandths() / 1000).to_string()),
        ];
        let schedule = quote.rows.iter().map(|row| {
            let (principal, interest) = (rubles(row.principal), rubles(row.interest));
            format!("{} — {} (основной долг {principal}, проценты {interest})", date_ru(row.date), rubles(row.payment))
        });
        let schedule = schedule.collect::<Vec<_>>().join("; ");
        let count = quote.rows.len();
        let payments = format!("{count}\u{a0}{}", plural_ru(count as u64, "платёж", "платежа", "платежей"));
        let payment = quote.rows.first().map(|row| rubles(row.payment)).unwrap_or_default();
        let figures = figures.into_iter().chain([("schedule", schedule), ("payments", payments), ("payment", payment)]);
        let figures: Vec<_> = figures.collect();
        let mut filling: Vec<_> = about(contract.lender).to_vec();
        filling.extend(figures.iter().map(|(gap, figure)| (*gap, figure.as_str())));
        let one_rate = quote.daily_rate == quote.rate_after_term;
        let single = quote.kind() == ProductKind::SinglePayment;
        let conditions = [
            ("burden_notice", contract.burden_notice),
            ("one_rate", one_rate),
            ("two_rates", !one_rate),
            ("single", single),
            ("instalments", !single),
            ("at_once", hours == 0),
            ("waits", hours > 0),
        ];
        Self {
            version: INDIVIDUAL_CONDITIONS.version.to_owned(),
            rows: INDIVIDUAL_CONDITIONS.rows(&conditions, &filling),
            quote: contract.quote,
        }
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
    pub(crate) fn document(&self) -> Document {
        let mut text = format!("{}, редакция {}\n", INDIVIDUAL_CONDITIONS.title, self.version);
        for (name, agreed) in &self.rows {
            text.extend([name, "\t", agreed, "\n"]);
        }
        Document { kind: INDIVIDUAL_CONDITIONS.kind, version: self.version.clone(), text }
    }
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

    const OFFERED_ON: Date = date(2026, 11, 23);

    fn short() -> ProductTerms {
        ProductTerms {
            code: ProductCode("short".to_owned()),
            kind: ProductKind::SinglePayment,
            min_amount: Money::from_rubles(1_000),
            max_amount: Money::from_rubles(30_000),
            amount_step: Money::from_rubles(500),
            min_term_days: 7,
            max_term_days: 45,
            daily_rate: DailyRate::from_millionths(8_000),
            rates_by_term: Vec::new(),
            first_loan_promotion: Some(FirstLoanPromotion {
                max_amount: Money::from_rubles(15_000),
                max_term_days: 20,
                daily_rate: DailyRate::ZERO,
            }),
            prolongation: None,
            forgiven_tail: Money::ZERO,
            market_averages: Vec::new(),
        }
    }

    fn conditions(first_loan: bool) -> Conditions {
        of(short(), 20, first_loan)
    }

    fn long() -> Conditions {
        let terms = ProductTerms {
            kind: ProductKind::Instalments,
            min_term_days: 56,
            max_term_days: 182,
            first_loan_promotion: None,
            ..short()
        };
        of(terms, 98, false)
    }

    fn of(terms: ProductTerms, term_days: u32, first_loan: bool) -> Conditions {
        let product = Product::try_new(terms).unwrap();
        Conditions::new(Contract {
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
            quote: product.quote(Money::from_rubles(10_000), term_days, OFFERED_ON, first_loan).unwrap(),
            offered_on: OFFERED_ON,
            lapses_on: date(2026, 11, 30),
            burden_notice: false,
        })
    }

    #[test]
    fn spells_out_the_figures_that_were_agreed() {
        let text = conditions(false).document().text;
        for part in [
            "292,000\u{a0}% годовых; 1\u{a0}680,00\u{a0}₽",
            "достигнет 100 % суммы займа, то есть 10\u{a0}000,00\u{a0}₽",
            "292,000\u{a0}% годовых (0,8\u{a0}% в день), также после окончания срока",
            "11\u{a0}680,00\u{a0}₽, из них сумма займа 10\u{a0}000,00\u{a0}₽ и проценты 1\u{a0}680,00\u{a0}₽",
            // the thirteenth is a Sunday
            "по 14\u{a0}декабря\u{a0}2026 включительно, до 24 часов по московскому времени",
            "неустойка 20 % годовых",
            "считаются по московскому времени",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[test]
    fn says_what_holds_after_a_promotional_term() {
        let text = conditions(true).document().text;
        assert!(text.contains("0,000\u{a0}% годовых (0\u{a0}% в день) в течение срока"), "{text}");
        assert!(text.contains("со следующего за сроком дня — 292,000\u{a0}% годовых (0,8\u{a0}% в день)"), "{text}");
    }

    #[test]
    fn the_document_is_the_same_when_the_conditions_are_read_back() {
        let conditions = conditions(true);
        let read = Conditions::read(&conditions.write().unwrap()).unwrap();
        assert_eq!(read.document(), conditions.document());
        assert!(conditions.rows.len() >= 20);
    }

    #[test]
    fn a_long_loan_has_its_schedule() {
        let conditions = long();
        let text = conditions.document().text;
        assert!(text.contains("7\u{a0}платежей, один раз в 14 дней"), "{text}");
        for row in &conditions.quote.rows {
            let said = format!("{} — {} (основной долг", date_ru(row.date), rubles(row.payment));
            assert!(text.contains(&said), "{said} is missing in {text}");
        }
        assert!(!text.contains("Один платёж"), "{text}");
        assert_eq!(conditions.rows.len(), self::conditions(false).rows.len());
    }

    #[test]
    fn no_gap_is_left() {
        for conditions in [conditions(true), conditions(false), long()] {
            let text = conditions.document().text;
            assert!(!text.contains(['{', '}', '?']), "{text}");
        }
    }
}
