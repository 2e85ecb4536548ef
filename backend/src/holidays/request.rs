//! The request: the template filled in. What is signed is this text and no other.

use jiff::civil::Date;
use lending::{
    Debt, HolidayGround, HolidayOffer, Loan, Money, PaymentDue, Percent, date_ru, income_fell_by, plural_ru,
    rate_percent, rubles,
};

use super::HolidayWish;
use crate::{
    config::Lender,
    documents::{
        Document,
        template::{HOLIDAY_REQUEST, about},
    },
    store::entity::loans::Model as LoanRow,
};

/// What the text tells beside the lender.
pub(super) struct Facts<'a> {
    pub(super) borrower: &'a str,
    pub(super) row: &'a LoanRow,
    pub(super) loan: &'a Loan,
    pub(super) wish: HolidayWish,
    pub(super) offer: &'a HolidayOffer,
    pub(super) today: Date,
    pub(super) answer_by: Date,
}

pub(super) fn request(lender: &Lender, facts: &Facts<'_>) -> Document {
    let Facts { row, loan, wish, offer, today, .. } = *facts;
    let Debt { principal, interest, penalty, .. } = loan.debt_on(today);
    let (last, before) = match wish.ground {
        HolidayGround::IncomeFell { last_two_months, twelve_months_before } => (last_two_months, twelve_months_before),
        HolidayGround::Emergency => (Money::ZERO, Money::ZERO),
    };
    let due_on = offer.after.last().map_or(offer.until, |due| due.date);
    let months = u64::from(wish.months);
    let figures = [
        ("borrower", facts.borrower.to_owned()),
        ("number", row.number.clone()),
        ("signed_on", date_ru(loan.terms().signed_on)),
        ("months", format!("{months}\u{a0}{}", plural_ru(months, "месяц", "месяца", "месяцев"))),
        ("on_date", date_ru(today)),
        ("until", date_ru(offer.until)),
        ("last_two_months", rubles(last)),
        ("twelve_months_before", rubles(before)),
        ("fell", share(income_fell_by(last, before))),
        ("rate_daily", rate_percent(offer.daily_rate)),
        ("principal", rubles(principal)),
        ("interest", rubles(offer.interest)),
        ("interest_now", rubles(interest)),
        ("penalty_now", rubles(penalty)),
        ("before", payments(&offer.before)),
        ("after", payments(&offer.after)),
        ("due_on", date_ru(due_on)),
        ("due_before", date_ru(loan.due_on(today))),
        ("answer_by", date_ru(facts.answer_by)),
    ];
    let mut filling: Vec<_> = about(lender).to_vec();
    filling.extend(figures.iter().map(|(gap, figure)| (*gap, figure.as_str())));
    let fell = matches!(wish.ground, HolidayGround::IncomeFell { .. });
    let mut text = format!("{}, редакция {}\n", HOLIDAY_REQUEST.title, HOLIDAY_REQUEST.version);
    for (name, content) in HOLIDAY_REQUEST.rows(&[("income_fell", fell), ("emergency", !fell)], &filling) {
        text.extend([name.as_str(), "\t", content.as_str(), "\n"]);
    }
    Document { kind: HOLIDAY_REQUEST.kind, version: HOLIDAY_REQUEST.version.to_owned(), text }
}

/// «41,667 %».
fn share(percent: Percent) -> String {
    format!("{}\u{a0}%", percent.to_decimal()).replace('.', ",")
}

fn payments(due: &[PaymentDue]) -> String {
    let rows: Vec<String> = due.iter().map(|due| format!("{} — {}", date_ru(due.date), rubles(due.payment))).collect();
    rows.join("; ")
}
