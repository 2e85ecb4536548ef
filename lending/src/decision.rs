//! The scorecard: from the facts about an applicant to a decision. Reasons are named, never worded.

use serde::{Deserialize, Serialize};

use crate::law::{Edition, LenderKind};
use crate::limits::{Borrowing, LendingLimit, LoansHere, Wanted, lending_limits};
use crate::money::Money;
use crate::product::Quote;
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
    /// The loan that is weighed.
    pub wanted: Wanted,
    /// What it would take a month: see [`monthly_share`].
    pub new_monthly_payment: Money,
    /// The smallest sum that the product lends.
    pub min_amount: Money,
    /// The step of the product's sums.
    pub amount_step: Money,
    /// Which kind of lender weighs it: the law limits each.
    pub lender: LenderKind,
    /// What this lender lent to the applicant before.
    pub here: LoansHere,
    /// The bureau's answer.
    pub bureau: Bureau,
}

impl Facts {
    /// Every limit of the law that forbids the loan, as far as is known: without the bureau's answer a self-ban and
    /// loans of other lenders are not.
    pub fn legal_limits(&self) -> Vec<LendingLimit> {
        let answer = answer(self);
        let borrowing = Borrowing {
            self_ban: answer.is_some_and(|answer| answer.self_ban),
            principal_here: self.here.principal,
            short_loans_in_a_year: self.here.short_in_a_year,
            // the bureau may not have heard of ours yet
            expensive_loans: answer.map_or(0, |answer| answer.expensive_loans).max(self.here.expensive_open),
            last_expensive_closed_on: self.here.last_expensive_closed_on,
        };
        lending_limits(self.lender, &self.wanted, &borrowing)
    }
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
    /// An expensive loan was paid back too short a time ago.
    PauseAfterExpensiveLoan,
    /// The law allows this person no further short loan within a year.
    ShortLoansInAYear,
    /// The law lets this lender lend no more to one person.
    PrincipalHere,
    /// The product does not lend this sum for this term any more. No rule of the scorecard.
    NoLongerLent,
}

impl From<LendingLimit> for RefusalReason {
    fn from(limit: LendingLimit) -> Self {
        match limit {
            LendingLimit::SelfBan => Self::SelfBan,
            LendingLimit::PrincipalHere { .. } => Self::PrincipalHere,
            LendingLimit::ShortLoansInAYear { .. } => Self::ShortLoansInAYear,
            LendingLimit::ExpensiveLoans { .. } => Self::ExpensiveLoansLimit,
            LendingLimit::PauseUntil { .. } => Self::PauseAfterExpensiveLoan,
        }
    }
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

/// What a rule of the scorecard leads to when it fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A refusal.
    Refuse(RefusalReason),
    /// A person decides.
    AskStaff(StaffReason),
}

/// A rule that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: Rule,
    /// Whether it fired.
    pub fired: bool,
}

/// A decision with the debt burden that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// What is decided.
    pub decision: Decision,
    /// Every rule, in the order in which they are asked.
    pub rules: Vec<RuleOutcome>,
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
        self.assess(facts).decision
    }

    /// Decides, and says how each rule came out and how heavy the debt would be. For a smaller sum the burden is that of
    /// the sum asked for.
    pub fn assess(&self, facts: &Facts) -> Assessment {
        let affordable = self.affordable(facts);
        let rules = self.rules(facts, affordable.is_some());
        let fired = rules.iter().filter(|outcome| outcome.fired).map(|outcome| outcome.rule);
        let (mut refusals, mut questions) = (Vec::new(), Vec::new());
        for rule in fired {
            match rule {
                Rule::Refuse(reason) => refusals.push(reason),
                Rule::AskStaff(reason) => questions.push(reason),
            }
        }
        // A burden that is too heavy is told only where nothing else stands in the way.
        if refusals.len() > 1 {
            refusals.retain(|reason| *reason != RefusalReason::DebtBurden);
        }
        let decision = match affordable {
            _ if !refusals.is_empty() => Decision::Refuse(refusals),
            _ if !questions.is_empty() => Decision::AskStaff(questions),
            Some(amount) if amount < facts.wanted.amount => Decision::ApproveLess(amount),
            _ => Decision::Approve,
        };
        let debt_burden = burden_of(facts);
        let burden_notice = debt_burden.is_none_or(|burden| burden > self.burden_notice_above);
        Assessment { decision, rules, debt_burden, burden_notice }
    }

    /// Every rule with what is to be told of it: refusals first, then what a person must see.
    fn rules(&self, facts: &Facts, is_affordable: bool) -> Vec<RuleOutcome> {
        use RefusalReason::{
            DebtBurden, ExpensiveLoansLimit, IncomeTooLow, OpenLoanHere, OverdueElsewhere, OverdueHere,
            PauseAfterExpensiveLoan, PrincipalHere, ScoreTooLow, SelfBan, ShortLoansInAYear, TooOld, TooYoung,
        };
        let answer = answer(facts);
        let score = answer.and_then(|answer| answer.score);
        let limits: Vec<RefusalReason> = facts.legal_limits().into_iter().map(RefusalReason::from).collect();
        let limited = |reason| (Rule::Refuse(reason), limits.contains(&reason));
        let refuse = |reason, fires| (Rule::Refuse(reason), fires);
        let ask = |reason, fires| (Rule::AskStaff(reason), fires);
        let known_here = facts.here.closed >= self.closed_loans_as_history;
        let rules = [
            limited(SelfBan),
            refuse(TooYoung, facts.age_years < self.min_age_years),
            refuse(TooOld, facts.age_years > self.max_age_years),
            refuse(IncomeTooLow, facts.monthly_income < self.min_monthly_income),
            refuse(OverdueHere, facts.here.is_overdue),
            refuse(OpenLoanHere, facts.here.open >= self.max_open_loans),
            refuse(OverdueElsewhere, answer.is_some_and(|answer| answer.active_overdue)),
            refuse(ScoreTooLow, score.is_some_and(|score| score < self.refuse_score_below)),
            limited(ExpensiveLoansLimit),
            limited(PauseAfterExpensiveLoan),
            limited(ShortLoansInAYear),
            limited(PrincipalHere),
            refuse(DebtBurden, !is_affordable),
            ask(StaffReason::BureauUnavailable, answer.is_none()),
            ask(StaffReason::NoHistory, answer.is_some() && score.is_none() && !known_here),
            ask(StaffReason::ScoreInBetween, score.is_some_and(|score| score < self.approve_score_from) && !known_here),
            ask(StaffReason::IncomeUnusual, facts.monthly_income > self.unusual_monthly_income),
        ];
        rules.into_iter().map(|(rule, fired)| RuleOutcome { rule, fired }).collect()
    }

    /// The largest sum, on the product's steps and up to the sum asked for, whose payment keeps the burden within bounds.
    fn affordable(&self, facts: &Facts) -> Option<Money> {
        let allowed = self.max_debt_burden.of(facts.monthly_income).ok()?;
        let room = allowed.checked_sub(payments_elsewhere(facts))?;
        if facts.new_monthly_payment <= room {
            return Some(facts.wanted.amount);
        }
        // the payment is in proportion to the sum
        let sum = i128::from(facts.wanted.amount.kopecks()) * i128::from(room.kopecks().max(0))
            / i128::from(facts.new_monthly_payment.kopecks());
        let over_least = sum - i128::from(facts.min_amount.kopecks());
        if over_least < 0 {
            return None;
        }
        let step = i128::from(facts.amount_step.kopecks().max(1));
        Money::from_wide(i128::from(facts.min_amount.kopecks()) + over_least / step * step)
    }
}

/// What a loan takes a month: all of it if it is paid back within 30 days, else its share of 30 days, rounded up.
pub fn monthly_share(total: Money, term_days: u32) -> Money {
    const MONTH_DAYS: i128 = 30;
    let days = i128::from(term_days).max(MONTH_DAYS);
    // never more than the whole, so it always fits
    Money::from_wide((i128::from(total.kopecks()) * MONTH_DAYS + days - 1) / days).unwrap_or(total)
}

/// ПДН: what is paid a month elsewhere and on the loan that is weighed ([`monthly_share`]), as a share of the income a
/// month, rounded up to a thousandth of a percent. `None` without income.
pub fn debt_burden(monthly_income: Money, elsewhere: Money, new_loan: Money) -> Option<Percent> {
    let income = monthly_income.kopecks();
    if income <= 0 {
        return None;
    }
    let payments = i128::from(elsewhere.kopecks()) + i128::from(new_loan.kopecks());
    let share = (payments.max(0) * 100_000 + i128::from(income) - 1) / i128::from(income);
    Some(Percent::from_thousandths(u32::try_from(share).unwrap_or(u32::MAX)))
}

/// The burden that the law wants the borrower told of before a loan is made (art. 5.1), if it does: by the income and the
/// payments that the borrower states. The whole formula, for the page, the application and its decision alike.
pub fn burden_to_tell(monthly_income: Money, elsewhere: Money, quote: &Quote) -> Option<Percent> {
    let notice = Edition::on(quote.start).burden_notice?.value;
    let burden = debt_burden(monthly_income, elsewhere, monthly_share(quote.total, quote.term_days));
    if notice.is_due(quote.principal, burden) { Some(burden.unwrap_or(Percent::from_whole(100))) } else { None }
}

fn burden_of(facts: &Facts) -> Option<Percent> {
    debt_burden(facts.monthly_income, payments_elsewhere(facts), facts.new_monthly_payment)
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
