//! What can happen to a loan.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso_date;
use crate::money::Money;
use crate::rate::DailyRate;

/// Something that happened to a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", try_from = "Fields")]
pub enum LoanEvent {
    /// The borrower paid.
    Payment {
        /// The day of the payment.
        #[serde(with = "iso_date")]
        date: Date,
        /// The sum.
        amount: Money,
    },
    /// The borrower repaid principal before its day (art. 11) and chose how the schedule goes on. Interest of the days
    /// used is paid out of the sum first.
    EarlyRepayment {
        /// The day.
        #[serde(with = "iso_date")]
        date: Date,
        /// The sum, interest included.
        amount: Money,
        /// What stays as it was.
        keep: Keep,
    },
    /// A single-payment loan goes on for the price of what has accrued.
    Prolongation {
        /// The day of the addendum and of its payment.
        #[serde(with = "iso_date")]
        date: Date,
        /// The new due date is so many days after the old one, or after this day if that is later.
        days: u32,
        /// The interest a day from the day after on.
        daily_rate: DailyRate,
        /// The price: exactly the interest and penalty owed that day. It goes to them, for the addendum makes the
        /// principal no longer overdue.
        paid: Money,
    },
    /// A credit holiday (art. 6.1-2): nothing is due in it, and what was to come is due as many days later.
    Holiday {
        /// The day on which it begins: the next one is its first.
        #[serde(with = "iso_date")]
        date: Date,
        /// Its last day.
        #[serde(with = "iso_date")]
        until: Date,
        /// The interest a day in it, not above that of the loan. It is due with the last payment.
        daily_rate: DailyRate,
    },
    /// Bonuses took the place of money. They go to interest only.
    BonusSpent {
        /// The day.
        #[serde(with = "iso_date")]
        date: Date,
        /// The sum, at most the interest owed that day.
        amount: Money,
    },
    /// The lender forgave the rest, so that a tail of kopecks never becomes a debt.
    Forgiveness {
        /// The day.
        #[serde(with = "iso_date")]
        date: Date,
        /// Exactly everything owed that day.
        amount: Money,
    },
    /// Money of a payment went back to the borrower without the lender's doing: a refund made in the acquirer's own cabinet,
    /// or a bank that took the payment back. What it had paid is owed again.
    Reversal {
        /// The day. The money was the lender's until then: for the days before nothing is owed anew.
        #[serde(with = "iso_date")]
        date: Date,
        /// How much of what the payment had paid.
        amount: Money,
        /// The payment's place among the payments of the history, from 0.
        payment: u32,
    },
}

/// What stays as it was when principal is repaid early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The payments stay as large; there are fewer of them.
    Payment,
    /// The payments stay as many; they are smaller.
    Count,
}

impl LoanEvent {
    /// The day of the event.
    pub fn date(&self) -> Date {
        match self {
            LoanEvent::Payment { date, .. }
            | LoanEvent::EarlyRepayment { date, .. }
            | LoanEvent::Prolongation { date, .. }
            | LoanEvent::Holiday { date, .. }
            | LoanEvent::BonusSpent { date, .. }
            | LoanEvent::Forgiveness { date, .. }
            | LoanEvent::Reversal { date, .. } => *date,
        }
    }
}

/// An event as it is read: the fields of all kinds together. What serde derives to read an enum with a tag is four times as
/// long in the browser's program.
#[derive(Deserialize)]
struct Fields {
    kind: Kind,
    #[serde(with = "iso_date")]
    date: Date,
    amount: Option<Money>,
    keep: Option<Keep>,
    days: Option<u32>,
    #[serde(default, with = "iso_date::optional")]
    until: Option<Date>,
    daily_rate: Option<DailyRate>,
    paid: Option<Money>,
    payment: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Payment,
    EarlyRepayment,
    Prolongation,
    Holiday,
    BonusSpent,
    Forgiveness,
    Reversal,
}

/// An event lacks a field of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the event lacks the field {0}")]
struct FieldMissing(&'static str);

impl TryFrom<Fields> for LoanEvent {
    type Error = FieldMissing;

    fn try_from(fields: Fields) -> Result<LoanEvent, FieldMissing> {
        let date = fields.date;
        let amount = fields.amount.ok_or(FieldMissing("amount"));
        Ok(match fields.kind {
            Kind::Payment => LoanEvent::Payment { date, amount: amount? },
            Kind::EarlyRepayment => {
                let keep = fields.keep.ok_or(FieldMissing("keep"))?;
                LoanEvent::EarlyRepayment { date, amount: amount?, keep }
            }
            Kind::Prolongation => LoanEvent::Prolongation {
                date,
                days: fields.days.ok_or(FieldMissing("days"))?,
                daily_rate: fields.daily_rate.ok_or(FieldMissing("daily_rate"))?,
                paid: fields.paid.ok_or(FieldMissing("paid"))?,
            },
            Kind::Holiday => LoanEvent::Holiday {
                date,
                until: fields.until.ok_or(FieldMissing("until"))?,
                daily_rate: fields.daily_rate.ok_or(FieldMissing("daily_rate"))?,
            },
            Kind::BonusSpent => LoanEvent::BonusSpent { date, amount: amount? },
            Kind::Forgiveness => LoanEvent::Forgiveness { date, amount: amount? },
            Kind::Reversal => {
                let payment = fields.payment.ok_or(FieldMissing("payment"))?;
                LoanEvent::Reversal { date, amount: amount?, payment }
            }
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_kind_is_read_back() {
        let (date, amount) = (date(2026, 11, 23), Money::from_rubles(1));
        let daily_rate = DailyRate::from_millionths(8_000);
        for (event, json) in [
            (LoanEvent::Payment { date, amount }, r#"{"kind":"payment","date":"2026-11-23","amount":100}"#),
            (
                LoanEvent::EarlyRepayment { date, amount, keep: Keep::Count },
                r#"{"kind":"early_repayment","date":"2026-11-23","amount":100,"keep":"count"}"#,
            ),
            (
                LoanEvent::Prolongation { date, days: 30, daily_rate, paid: amount },
                r#"{"kind":"prolongation","date":"2026-11-23","days":30,"daily_rate":8000,"paid":100}"#,
            ),
            (
                LoanEvent::Holiday { date, until: date.tomorrow().unwrap(), daily_rate },
                r#"{"kind":"holiday","date":"2026-11-23","until":"2026-11-24","daily_rate":8000}"#,
            ),
            (LoanEvent::BonusSpent { date, amount }, r#"{"kind":"bonus_spent","date":"2026-11-23","amount":100}"#),
            (LoanEvent::Forgiveness { date, amount }, r#"{"kind":"forgiveness","date":"2026-11-23","amount":100}"#),
            (
                LoanEvent::Reversal { date, amount, payment: 0 },
                r#"{"kind":"reversal","date":"2026-11-23","amount":100,"payment":0}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&event).unwrap(), json);
            assert_eq!(serde_json::from_str::<LoanEvent>(json).unwrap(), event);
            // without its last field it is not an event
            let cut = format!("{}}}", json.rsplit_once(',').unwrap().0);
            let error = serde_json::from_str::<LoanEvent>(&cut).unwrap_err().to_string();
            assert!(error.starts_with("the event lacks the field "), "{error}");
        }
    }
}
