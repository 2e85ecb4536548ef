//! How heavy the debt would be, told before anything is sent (353-ФЗ ст. 5.1). The lender counts
//! again, by the same formula, with the bureau's figures when it decides; the offer then carries the notice.

use lending::{Money, Percent, burden_to_tell};

use super::form::ApplyForm;
use crate::components::calculator::CalculatorData;

/// The share of the income that payments would take, if the law wants the borrower told of it: by what is typed, or by the
/// income and payments on file.
pub(super) fn notice(form: &ApplyForm, on_file: Option<(Money, Money)>, data: &CalculatorData) -> Option<Percent> {
    let choice = form.choice.parse().ok()?;
    let (income, payments) = form.profile.means().or(on_file)?;
    let product = data.find(&choice.product)?;
    let quote = product.quote(choice.amount, choice.term_days, data.today, data.first_loan).ok()?;
    burden_to_tell(income, payments, &quote)
}
