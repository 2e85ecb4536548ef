//! Answers to the conformance cases: a case a line, `{"op": …}` in, the answer as a line out.
//!
//! The same code that lends answers. It computes what it is asked, also where a product would be refused.
//!
//! | op | asks for |
//! | --- | --- |
//! | `quote`, `kind: single` | rows, overpayment and ПСК of one payment after `term_days`; with `"due": "working_day"` on the next working day if that is a day off, as contracts have it |
//! | `quote`, `kind: instalments` | the same of equal payments on `due_dates` |
//! | `full_cost` | base period and ПСК of flows `[[day, rubles], …]` |
//! | `allocate` | where a payment goes among the six parts |
//! | `debt` | what an untouched single-payment loan owes on a day |
//! | `life` | what a loan owes on given days after a history of events, with its schedule; `tests/vectors/README.md` tells how it is written |

mod life;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::allocation::{Parts, PaymentOrder, allocate};
use crate::calendar::{add_days, term_ends_on};
use crate::full_cost::{Flow, FullCostRefusal, full_cost};
use crate::iso_date;
use crate::loan::{HistoryRefusal, Loan, LoanRules, LoanTerms};
use crate::money::Money;
use crate::rate::{DailyRate, Percent};
use crate::schedule::{Schedule, ScheduleRefusal};

/// The longest line that is read.
const LONGEST_LINE: usize = 1_000_000;
/// Debt cases name days by number only: day 0 is as early as can be, so that every number has its date.
const DAY_0: Date = date(1, 1, 1);

/// A case may stand by itself or beside its expected answer.
#[derive(Deserialize)]
struct Framed<'a> {
    #[serde(borrow, rename = "in")]
    case: &'a serde_json::value::RawValue,
}

#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum Case {
    Quote(QuoteCase),
    FullCost { flows: Vec<(u32, String)> },
    Allocate { due: PartsText, amount: String },
    Debt(DebtCase),
    Life(life::LifeCase),
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum QuoteCase {
    Single {
        principal: String,
        daily_rate: String,
        start: String,
        term_days: u32,
        #[serde(default)]
        due: DueDay,
    },
    Instalments {
        principal: String,
        daily_rate: String,
        start: String,
        due_dates: Vec<String>,
    },
}

/// On which day a term ends.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DueDay {
    /// On its last day, whatever day that is.
    #[default]
    LastDay,
    /// On the next working day (Civil Code art. 193).
    WorkingDay,
}

#[derive(Deserialize)]
struct DebtCase {
    principal: String,
    daily_rate: String,
    term_days: u32,
    day: u32,
    penalty_yearly_percent: String,
    cap_percent: String,
}

#[derive(Deserialize, Serialize)]
struct PartsText {
    overdue_interest: String,
    overdue_principal: String,
    current_interest: String,
    current_principal: String,
    penalty: String,
    other: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Quote { rows: Vec<Row>, overpayment: String, base_period_days: u32, full_cost_percent: String },
    FullCost { base_period_days: u32, full_cost_percent: String },
    Allocate { parts: PartsText, rest: String },
    Debt { principal: String, interest: String, penalty: String, total: String },
    Life(life::Life),
    Refused { refused: &'static str },
    Error { error: String },
}

#[derive(Serialize)]
struct Row {
    #[serde(with = "iso_date")]
    date: Date,
    payment: String,
    interest: String,
    principal: String,
    balance: String,
}

/// Why there is no answer: the rules refuse, or the line can't be read.
enum Failure {
    Refused(&'static str),
    Unreadable(String),
}

impl From<ScheduleRefusal> for Failure {
    fn from(refusal: ScheduleRefusal) -> Failure {
        Failure::Refused(refusal.code())
    }
}

impl From<FullCostRefusal> for Failure {
    fn from(refusal: FullCostRefusal) -> Failure {
        Failure::Refused(refusal.code())
    }
}

impl From<HistoryRefusal> for Failure {
    fn from(refusal: HistoryRefusal) -> Failure {
        Failure::Refused(refusal.code())
    }
}

/// The answer to one line, without a line break. Nothing makes it fail: what can't be read is answered
/// `{"error": …}`, what the rules refuse `{"refused": …}`.
pub fn answer_line(line: &str) -> String {
    let answer = read(line).and_then(answer).unwrap_or_else(|failure| match failure {
        Failure::Refused(refused) => Answer::Refused { refused },
        Failure::Unreadable(error) => Answer::Error { error },
    });
    serde_json::to_string(&answer).unwrap_or_else(|_| r#"{"error":"the answer can't be written"}"#.to_owned())
}

fn read(line: &str) -> Result<Case, Failure> {
    if line.len() > LONGEST_LINE {
        return Err(Failure::Unreadable("the line is too long".to_owned()));
    }
    let case = serde_json::from_str::<Framed<'_>>(line).map_or(line, |framed| framed.case.get());
    serde_json::from_str(case).map_err(|error| Failure::Unreadable(error.to_string()))
}

fn answer(case: Case) -> Result<Answer, Failure> {
    match case {
        Case::Quote(QuoteCase::Single { principal, daily_rate, start, term_days, due }) => {
            let start = day(&start)?;
            let due = match due {
                DueDay::LastDay => add_days(start, term_days),
                DueDay::WorkingDay => term_ends_on(start, term_days),
            };
            let due = due.ok_or(Failure::Refused("too_large"))?;
            quote(&Schedule::single_payment(money(&principal)?, rate(&daily_rate)?, start, due)?)
        }
        Case::Quote(QuoteCase::Instalments { principal, daily_rate, start, due_dates }) => {
            let due_dates = due_dates.iter().map(|date| day(date)).collect::<Result<Vec<_>, Failure>>()?;
            quote(&Schedule::equal_payments(money(&principal)?, rate(&daily_rate)?, day(&start)?, &due_dates)?)
        }
        Case::FullCost { flows } => {
            let flow = |(day, amount): &(u32, String)| Ok(Flow { day: *day, amount: money(amount)? });
            let result = full_cost(&flows.iter().map(flow).collect::<Result<Vec<_>, Failure>>()?)?;
            Ok(Answer::FullCost {
                base_period_days: result.base_period_days,
                full_cost_percent: result.full_cost.to_string(),
            })
        }
        Case::Allocate { due, amount } => {
            let (due, amount) = (due.read()?, money(&amount)?);
            if [due.overdue_interest, due.overdue_principal, due.current_interest, due.current_principal]
                .into_iter()
                .chain([due.penalty, due.other, amount])
                .any(|part| part < Money::ZERO)
            {
                return Err(Failure::Refused("negative"));
            }
            let (parts, rest) = allocate(&due, amount, PaymentOrder::PenaltyFifth);
            Ok(Answer::Allocate { parts: PartsText::write(&parts), rest: rest.to_string() })
        }
        Case::Debt(case) => debt(&case),
        Case::Life(case) => life::answer(&case).map(Answer::Life),
    }
}

fn quote(schedule: &Schedule) -> Result<Answer, Failure> {
    let result = schedule.full_cost()?;
    let row = |row: &crate::schedule::Instalment| Row {
        date: row.date,
        payment: row.payment.to_string(),
        interest: row.interest.to_string(),
        principal: row.principal.to_string(),
        balance: row.balance.to_string(),
    };
    Ok(Answer::Quote {
        rows: schedule.rows.iter().map(row).collect(),
        overpayment: schedule.overpayment().ok_or(Failure::Refused("too_large"))?.to_string(),
        base_period_days: result.base_period_days,
        full_cost_percent: result.full_cost.to_string(),
    })
}

fn debt(case: &DebtCase) -> Result<Answer, Failure> {
    let due_on = add_days(DAY_0, case.term_days).ok_or(Failure::Refused("too_large"))?;
    let day = add_days(DAY_0, case.day).ok_or(Failure::Refused("too_large"))?;
    let daily_rate = rate(&case.daily_rate)?;
    let terms = LoanTerms {
        principal: money(&case.principal)?,
        daily_rate,
        rate_after_term: daily_rate,
        disbursed_on: DAY_0,
        due_on,
        signed_on: DAY_0,
    };
    let rules = LoanRules {
        penalty_yearly: percent(&case.penalty_yearly_percent)?,
        overpayment_cap: percent(&case.cap_percent)?,
        payment_order: PaymentOrder::PenaltyFifth,
    };
    let debt = Loan::try_new_with_rules(terms, rules, &[])?.debt_on(day);
    Ok(Answer::Debt {
        principal: debt.principal.to_string(),
        interest: debt.interest.to_string(),
        penalty: debt.penalty.to_string(),
        total: debt.total().to_string(),
    })
}

impl PartsText {
    fn read(&self) -> Result<Parts, Failure> {
        Ok(Parts {
            overdue_interest: money(&self.overdue_interest)?,
            overdue_principal: money(&self.overdue_principal)?,
            current_interest: money(&self.current_interest)?,
            current_principal: money(&self.current_principal)?,
            penalty: money(&self.penalty)?,
            other: money(&self.other)?,
            deferred_interest: Money::ZERO,
        })
    }

    fn write(parts: &Parts) -> PartsText {
        PartsText {
            overdue_interest: parts.overdue_interest.to_string(),
            overdue_principal: parts.overdue_principal.to_string(),
            current_interest: parts.current_interest.to_string(),
            current_principal: parts.current_principal.to_string(),
            penalty: parts.penalty.to_string(),
            other: parts.other.to_string(),
        }
    }
}

fn money(text: &str) -> Result<Money, Failure> {
    text.parse().map_err(|error: crate::money::MoneyError| Failure::Unreadable(format!("a sum of money: {error}")))
}

fn day(text: &str) -> Result<Date, Failure> {
    iso_date::parse(text).ok_or_else(|| Failure::Unreadable("a day is written as 2026-11-23".to_owned()))
}

fn rate(text: &str) -> Result<DailyRate, Failure> {
    DailyRate::parse_fraction(text).map_err(|error| Failure::Unreadable(format!("a daily rate: {error}")))
}

fn percent(text: &str) -> Result<Percent, Failure> {
    Percent::parse(text).map_err(|error| Failure::Unreadable(format!("a percentage: {error}")))
}
