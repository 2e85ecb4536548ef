//! The addendum: the template filled in. What is signed is this text and no other.

use lending::{Edition, FullCost, Money, ProlongationOffer, date_ru, percent, rate_percent, rubles};

use super::Case;
use crate::{
    Error, Result,
    config::Lender,
    documents::{
        Document,
        template::{PROLONGATION, about},
    },
    store::entity::loans::Model as LoanRow,
};

/// The text for a loan of a borrower with that name.
pub(super) fn addendum(
    lender: &Lender,
    borrower: &str,
    row: &LoanRow,
    case: &Case,
    offer: &ProlongationOffer,
) -> Result<Document> {
    let (loan, today) = (&case.loan, case.today);
    let debt = loan.debt_on(today);
    let rate = case.next_rate();
    let interest_then = offer.due_then.checked_sub(debt.principal).ok_or_else(|| Error::internal("a due sum"))?;
    let yearly = FullCost::from_thousandths(u64::from(rate.millionths()) * 365 / 10);
    let cap = Edition::on(loan.terms().signed_on).overpayment_cap.value.of(loan.terms().principal);
    let figures = [
        ("full_cost", percent(offer.full_cost.full_cost)),
        ("full_cost_amount", rubles(offer.full_cost.amount)),
        ("number", row.number.clone()),
        ("signed_on", date_ru(loan.terms().signed_on)),
        ("borrower", borrower.to_owned()),
        ("due_on", date_ru(offer.due_on)),
        ("due_before", date_ru(loan.due_on(today))),
        ("price", rubles(offer.price)),
        ("on_date", date_ru(today)),
        ("interest", rubles(offer.interest)),
        ("penalty", rubles(offer.penalty)),
        ("rate_yearly", percent(yearly)),
        ("rate_daily", rate_percent(rate)),
        ("principal", rubles(debt.principal)),
        ("due_then", rubles(offer.due_then)),
        ("interest_then", rubles(interest_then)),
        ("cap_amount", rubles(cap.unwrap_or(Money::ZERO))),
        ("accrued", rubles(debt.accrued_total)),
    ];
    let mut filling: Vec<_> = about(lender).to_vec();
    filling.extend(figures.iter().map(|(gap, figure)| (*gap, figure.as_str())));
    let mut text = format!("{}, редакция {}\n", PROLONGATION.title, PROLONGATION.version);
    for (name, agreed) in PROLONGATION.rows(&[], &filling) {
        text.extend([name.as_str(), "\t", agreed.as_str(), "\n"]);
    }
    Ok(Document { kind: PROLONGATION.kind, version: PROLONGATION.version.to_owned(), text })
}
