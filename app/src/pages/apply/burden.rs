//! How heavy the debt would be, told before anything is sent (353-ФЗ ст. 5.1). The lender counts
//! again, by the same formula, with the bureau's figures when it decides; the offer then carries the notice.

use lending::{Edition, Percent, debt_burden, monthly_share};

use super::form::ApplyForm;
use crate::components::calculator::CalculatorData;

/// The share of the income that payments would take, if the law wants the borrower told of it.
pub(super) fn notice(form: &ApplyForm, data: &CalculatorData) -> Option<Percent> {
    let rule = Edition::on(data.today).burden_notice?.value;
    let choice = form.choice.parse().ok()?;
    let (income, payments) = form.profile.means()?;
    let product = data.products.iter().find(|product| product.code().as_str() == choice.product)?;
    let quote = product.quote(choice.amount, choice.term_days, data.today, data.first_loan).ok()?;
    let burden = debt_burden(income, payments, monthly_share(quote.total, quote.term_days))?;
    (choice.amount >= rule.from && burden > rule.above).then_some(burden)
}
