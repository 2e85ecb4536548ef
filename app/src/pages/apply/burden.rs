//! How heavy the debt would be, told before anything is sent (353-ФЗ ст. 5.1). The lender counts
//! again with the bureau's figures when it decides; the offer then carries the notice.

use lending::{Edition, Percent};

use super::form::ApplyForm;
use crate::components::calculator::CalculatorData;

/// The share of the income that payments would take, if the law wants the borrower told of it.
pub(super) fn notice(form: &ApplyForm, data: &CalculatorData) -> Option<Percent> {
    let rule = Edition::on(data.today).burden_notice?.value;
    let choice = form.choice.parse().ok()?;
    let (income, payments) = form.profile.means()?;
    let product = data.products.iter().find(|product| product.code().as_str() == choice.product)?;
    let quote = product.quote(choice.amount, choice.term_days, data.today, data.first_loan).ok()?;
    let burden = share(payments.checked_add(quote.total)?.kopecks(), income.kopecks())?;
    (choice.amount >= rule.from && burden > rule.above).then_some(burden)
}

fn share(part: i64, whole: i64) -> Option<Percent> {
    let thousandths = i128::from(part) * 100_000 / i128::from(whole).max(1);
    u32::try_from(thousandths).ok().map(Percent::from_thousandths)
}
