//! The scorecard: from the facts about an applicant to a decision. Reasons are named, never worded.

use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::rate::Percent;

/// What a credit bureau answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BureauAnswer {
    /// The person barred lending to themselves (31-ФЗ of 26.02.2024): a loan must be refused.
    pub self_ban: bool,
    /// The bureau's score, if the person has a history.
    pub score: Option<u16>,
    /// Something is overdue elsewhere now.
    pub active_overdue: bool,
    /// What the person pays a month on loans elsewhere.
    pub monthly_payments: Money,
    /// Open loans that the law calls expensive.
    pub expensive_loans: u32,
}

/// The bureau, which may be out of reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bureau {
    /// It answered.
    Answered(BureauAnswer),
    /// It could not be asked; a person decides, for a self-ban can't be ruled out.
    Unavailable,
}

/// Everything that a decision is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Full years.
    pub age_years: u32,
    /// Income a month as stated.
    pub monthly_income: Money,
    /// What the applicant says to pay a month elsewhere.
    pub monthly_payments_elsewhere: Money,
    /// The sum asked for.
    pub requested: Money,
    /// What the loan asked for would take a month.
    pub new_monthly_payment: Money,
    /// The smallest sum that the product lends.
    pub min_amount: Money,
    /// The step of the product's sums.
    pub amount_step: Money,
    /// Loans open at this lender.
    pub open_loans_here: u32,
    /// Whether one of them is overdue.
    pub overdue_here: bool,
    /// Loans paid back to this lender.
    pub closed_loans_here: u32,
    /// Open loans that the law calls expensive, at which a further one is refused; `None` if no limit is in force.
    pub expensive_loans_limit: Option<u32>,
    /// The bureau's answer.
    pub bureau: Bureau,
}

/// Why an application is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalReason {
    /// The person barred lending to themselves.
    SelfBan,
    /// Younger than the lender lends to.
    TooYoung,
    /// Older than the lender lends to.
    TooOld,
    /// The income is below the lender's least.
    IncomeTooLow,
    /// Payments would take too much of the income, whatever the sum.
    DebtBurden,
    /// A loan here is overdue.
    OverdueHere,
    /// A loan here is open already.
    OpenLoanHere,
    /// Something is overdue elsewhere.
    OverdueElsewhere,
    /// The bureau's score is too low.
    ScoreTooLow,
    /// The law allows this person no further expensive loan.
    ExpensiveLoansLimit,
}

/// Why a person must decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffReason {
    /// The bureau could not be asked.
    BureauUnavailable,
    /// The bureau knows nothing of this person and neither do we.
    NoHistory,
    /// The score is neither good nor bad.
    ScoreInBetween,
    /// The stated income is beyond what is usual.
    IncomeUnusual,
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The sum asked for.
    Approve,
    /// No more than this sum.
    ApproveLess(Money),
    /// Nothing; all reasons.
    Refuse(Vec<RefusalReason>),
    /// A person decides; all reasons.
    AskStaff(Vec<StaffReason>),
}

/// A decision with the debt burden that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// What is decided.
    pub decision: Decision,
    /// ПДН: the share of the income that payments would take, this loan included. `None` without income.
    pub debt_burden: Option<Percent>,
    /// Whether the borrower must be told in writing that the burden is high (art. 5.1), whatever the sum.
    pub burden_notice: bool,
}

/// The lender's thresholds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    /// From this age.
    pub min_age_years: u32,
    /// Up to and including this age.
    pub max_age_years: u32,
    /// At least this income a month.
    pub min_monthly_income: Money,
    /// Above this income a month a person looks at the application.
    pub unusual_monthly_income: Money,
    /// At most so many loans open here at once.
    pub max_open_loans: u32,
    /// Payments may take this share of the income; a smaller sum is offered to stay within.
    pub max_debt_burden: Percent,
    /// The borrower is told of a burden above this.
    pub burden_notice_above: Percent,
    /// Below this bureau score the application is refused.
    pub refuse_score_below: u16,
    /// From this bureau score on it needs no person.
    pub approve_score_from: u16,
    /// So many loans paid back here stand in for a bureau history.
    pub closed_loans_as_history: u32,
}

/// The demonstration lender's thresholds: ages 18 to 75, 15 000 ₽ a month, one loan at a time, burden up to 80 %,
/// bureau score (0 to 999) refused below 400 and approved from 500.
impl Default for Scorecard {
    fn default() -> Scorecard {
        Scorecard {
            min_age_years: 18,
            max_age_years: 75,
            min_monthly_income: Money::from_rubles(15_000),
            unusual_monthly_income: Money::from_rubles(1_000_000),
            max_open_loans: 1,
            max_debt_burden: Percent::from_whole(80),
            burden_notice_above: Percent::from_whole(50),
            refuse_score_below: 400,
            approve_score_from: 500,
            closed_loans_as_history: 1,
        }
    }
}

impl Scorecard {
    /// Decides. Reasons to refuse come before reasons to ask a person, and both before the sum.
    pub fn decide(&self, facts: &Facts) -> Decision {
        let refusals = self.refusals(facts);
        if !refusals.is_empty() {
            return Decision::Refuse(refusals);
        }
        let Some(affordable) = self.affordable(facts) else {
            return Decision::Refuse(vec![RefusalReason::DebtBurden]);
        };
        let questions = self.questions(facts);
        if !questions.is_empty() {
            return Decision::AskStaff(questions);
        }
        if affordable < facts.requested { Decision::ApproveLess(affordable) } else { Decision::Approve }
    }

    /// Decides, and says how heavy the debt would be. For a smaller sum the burden is that of the sum asked for.
    pub fn assess(&self, facts: &Facts) -> Assessment {
        let debt_burden = debt_burden(facts);
        Assessment {
            decision: self.decide(facts),
            debt_burden,
            burden_notice: debt_burden.is_none_or(|burden| burden > self.burden_notice_above),
        }
    }

    fn refusals(&self, facts: &Facts) -> Vec<RefusalReason> {
        let answer = answer(facts);
        let over_limit =
            |answer: BureauAnswer| facts.expensive_loans_limit.is_some_and(|limit| answer.expensive_loans >= limit);
        let checks = [
            (answer.is_some_and(|answer| answer.self_ban), RefusalReason::SelfBan),
            (facts.age_years < self.min_age_years, RefusalReason::TooYoung),
            (facts.age_years > self.max_age_years, RefusalReason::TooOld),
            (facts.monthly_income < self.min_monthly_income, RefusalReason::IncomeTooLow),
            (facts.overdue_here, RefusalReason::OverdueHere),
            (facts.open_loans_here >= self.max_open_loans, RefusalReason::OpenLoanHere),
            (answer.is_some_and(|answer| answer.active_overdue), RefusalReason::OverdueElsewhere),
            (
                answer.and_then(|answer| answer.score).is_some_and(|score| score < self.refuse_score_below),
                RefusalReason::ScoreTooLow,
            ),
            (answer.is_some_and(over_limit), RefusalReason::ExpensiveLoansLimit),
        ];
        checks.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
    }

    fn questions(&self, facts: &Facts) -> Vec<StaffReason> {
        let answer = answer(facts);
        let known_here = facts.closed_loans_here >= self.closed_loans_as_history;
        let score = answer.and_then(|answer| answer.score);
        let checks = [
            (answer.is_none(), StaffReason::BureauUnavailable),
            (answer.is_some() && score.is_none() && !known_here, StaffReason::NoHistory),
            (score.is_some_and(|score| score < self.approve_score_from) && !known_here, StaffReason::ScoreInBetween),
            (facts.monthly_income > self.unusual_monthly_income, StaffReason::IncomeUnusual),
        ];
        checks.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
    }

    /// The largest sum, on the product's steps and up to the sum asked for, whose payment keeps the burden within bounds.
    fn affordable(&self, facts: &Facts) -> Option<Money> {
        let allowed = self.max_debt_burden.of(facts.monthly_income).ok()?;
        let room = allowed.checked_sub(payments_elsewhere(facts))?;
        if facts.new_monthly_payment <= room {
            return Some(facts.requested);
        }
        // the payment is in proportion to the sum
        let sum = i128::from(facts.requested.kopecks()) * i128::from(room.kopecks().max(0))
            / i128::from(facts.new_monthly_payment.kopecks());
        let over_least = sum - i128::from(facts.min_amount.kopecks());
        if over_least < 0 {
            return None;
        }
        let step = i128::from(facts.amount_step.kopecks().max(1));
        Money::from_wide(i128::from(facts.min_amount.kopecks()) + over_least / step * step)
    }
}

/// ПДН: payments a month, this loan included, as a share of the income a month, rounded up to a thousandth of a percent.
/// `None` without income.
pub fn debt_burden(facts: &Facts) -> Option<Percent> {
    let income = facts.monthly_income.kopecks();
    if income <= 0 {
        return None;
    }
    let payments = i128::from(payments_elsewhere(facts).kopecks()) + i128::from(facts.new_monthly_payment.kopecks());
    let share = (payments.max(0) * 100_000 + i128::from(income) - 1) / i128::from(income);
    Some(Percent::from_thousandths(u32::try_from(share).unwrap_or(u32::MAX)))
}

/// What is paid elsewhere: the larger of what the applicant says and what the bureau knows.
fn payments_elsewhere(facts: &Facts) -> Money {
    let known = answer(facts).map_or(Money::ZERO, |answer| answer.monthly_payments);
    facts.monthly_payments_elsewhere.max(known)
}

fn answer(facts: &Facts) -> Option<BureauAnswer> {
    match facts.bureau {
        Bureau::Answered(answer) => Some(answer),
        Bureau::Unavailable => None,
    }
}

#[cfg(test)]
mod tests;
