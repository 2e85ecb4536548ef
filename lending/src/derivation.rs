//! How a figure comes about: lines that a person can check by hand. The figure is the sum of the lines.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::full_cost::{Flow, FullCost, FullCostRefusal, full_cost};
use crate::iso_date;
use crate::money::Money;
use crate::rate::{DailyRate, Percent};

/// A figure with the lines that it is the sum of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// The lines in the order of their days.
    lines: Vec<Line>,
    /// Their sum.
    total: Money,
}

/// One line of a derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What the line is about.
    pub step: Step,
    /// What it adds to the figure; negative if it takes away.
    pub amount: Money,
}

/// What a line of a derivation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The sum lent.
    Lent {
        /// The day of disbursement.
        #[serde(with = "iso_date")]
        date: Date,
    },
    /// Interest: `principal × rate × days`, rounded down to the kopeck.
    Interest {
        /// The last day before the segment.
        #[serde(with = "iso_date")]
        after: Date,
        /// Its last day.
        #[serde(with = "iso_date")]
        until: Date,
        /// Its days.
        days: u32,
        /// The principal that bears interest.
        principal: Money,
        /// The interest a day.
        rate: DailyRate,
    },
    /// Penalty: `overdue principal × share × days / 365`, rounded down to the kopeck over the whole overdue stretch.
    Penalty {
        /// The last day before the stretch of constant overdue principal.
        #[serde(with = "iso_date")]
        after: Date,
        /// Its last day.
        #[serde(with = "iso_date")]
        until: Date,
        /// Its days.
        days: u32,
        /// The principal that is overdue.
        principal: Money,
        /// The penalty a year.
        yearly: Percent,
    },
    /// What the cap (part 24 art. 5) takes off the day that crosses it.
    Cap {
        /// The day on which the cap is full.
        #[serde(with = "iso_date")]
        date: Date,
        /// The cap.
        cap: Money,
    },
    /// What was paid, by bonuses or forgiveness too.
    Paid,
}

impl Derivation {
    /// Adds a line; nothing changes if it says nothing. A sum beyond every loan stays at the limit.
    pub(crate) fn push(&mut self, step: Step, amount: Money) {
        if amount.is_zero() {
            return;
        }
        self.lines.push(Line { step, amount });
        self.total = Money::from_kopecks(self.total.kopecks().saturating_add(amount.kopecks()));
    }

    /// The lines in the order of their days.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The figure.
    pub fn total(&self) -> Money {
        self.total
    }
}

/// How a full cost comes about: the flows with their place in base periods, and what they are worth at the rate found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullCostDerivation {
    /// The base period in days (part 2.2 art. 6).
    pub base_period_days: u32,
    /// ЧБП: 365 / base period.
    pub periods_a_year: Decimal,
    /// i, the rate of one base period that belongs to the rounded full cost.
    pub period_rate: Decimal,
    /// The flows.
    pub flows: Vec<FlowLine>,
    /// The sum of the present values in rubles: nearly nothing, for the full cost is rounded to three decimals.
    pub residual: Decimal,
    /// The full cost.
    pub full_cost: FullCost,
}

/// A flow of a full cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowLine {
    /// Days since disbursement.
    pub day: u32,
    /// The sum.
    pub amount: Money,
    /// q: whole base periods since disbursement.
    pub whole_periods: u32,
    /// e: the rest as a share of the base period.
    pub part_of_period: Decimal,
    /// The sum / ((1 + e·i)(1 + i)^q), in rubles.
    pub present_value: Decimal,
}

/// The full cost of flows with its derivation, in decimals and apart from the search that finds it.
pub fn full_cost_derivation(flows: &[Flow]) -> Result<FullCostDerivation, FullCostRefusal> {
    let result = full_cost(flows)?;
    let base = Decimal::from(result.base_period_days);
    let too_large = FullCostRefusal::TooLarge;
    let periods_a_year = Decimal::from(365).checked_div(base).ok_or(too_large)?;
    let yearly = result.full_cost.to_decimal().checked_div(Decimal::ONE_HUNDRED).ok_or(too_large)?;
    let period_rate = yearly.checked_div(periods_a_year).ok_or(too_large)?;
    let lines = flows.iter().map(|flow| flow_line(*flow, result.base_period_days, period_rate).ok_or(too_large));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let residual = lines.iter().try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.present_value));
    Ok(FullCostDerivation {
        base_period_days: result.base_period_days,
        periods_a_year,
        period_rate,
        flows: lines,
        residual: residual.ok_or(too_large)?,
        full_cost: result.full_cost,
    })
}

fn flow_line(flow: Flow, base: u32, period_rate: Decimal) -> Option<FlowLine> {
    let whole_periods = flow.day / base;
    let part_of_period = Decimal::from(flow.day % base).checked_div(Decimal::from(base))?;
    let growth = period_rate.checked_add(Decimal::ONE)?;
    let mut present_value = Decimal::new(flow.amount.kopecks(), 2);
    for _ in 0..whole_periods {
        present_value = present_value.checked_div(growth)?;
    }
    let part = part_of_period.checked_mul(period_rate)?.checked_add(Decimal::ONE)?;
    let present_value = present_value.checked_div(part)?;
    Some(FlowLine { day: flow.day, amount: flow.amount, whole_periods, part_of_period, present_value })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_full_cost_is_worth_nothing_at_its_own_rate() {
        let flow = |day, rubles| Flow { day, amount: Money::from_rubles(rubles) };
        let derivation = full_cost_derivation(&[flow(0, -10_000), flow(30, 2_400), flow(75, 13_600)]).unwrap();
        assert_eq!(derivation.base_period_days, 38);
        assert_eq!(derivation.full_cost.to_string(), "290.780");
        assert_eq!((derivation.flows[2].whole_periods, derivation.flows[2].day), (1, 75));
        // half of the last decimal, 0.0005 % a year, is a kopeck or so of 10 000 ₽ in 75 days
        assert!(derivation.residual.abs() < Decimal::new(2, 2), "{}", derivation.residual);
        let even = full_cost_derivation(&[flow(0, -10_000), flow(30, 12_400)]).unwrap();
        assert_eq!(even.residual.round_dp_with_strategy(10, rust_decimal::RoundingStrategy::ToZero), Decimal::ZERO);
    }
}
