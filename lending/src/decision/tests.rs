use jiff::civil::date;

use super::*;
use crate::full_cost::FullCost;

const ANSWER: BureauAnswer = BureauAnswer {
    self_ban: false,
    score: Some(700),
    active_overdue: false,
    monthly_payments: Money::ZERO,
    expensive_loans: 0,
};
const NOTHING_HERE: LoansHere = LoansHere {
    open: 0,
    is_overdue: false,
    closed: 0,
    principal: Money::ZERO,
    short_in_a_year: 0,
    expensive_open: 0,
    last_expensive_closed_on: None,
};
const FACTS: Facts = Facts {
    age_years: 30,
    monthly_income: Money::from_rubles(60_000),
    monthly_payments_elsewhere: Money::from_rubles(10_000),
    wanted: Wanted {
        amount: Money::from_rubles(20_000),
        term_days: 30,
        full_cost: FullCost::from_thousandths(292_000),
        signed_on: date(2026, 11, 23),
    },
    new_monthly_payment: Money::from_rubles(24_800),
    min_amount: Money::from_rubles(1_000),
    amount_step: Money::from_rubles(500),
    lender: LenderKind::Microcredit,
    here: NOTHING_HERE,
    bureau: Bureau::Answered(ANSWER),
};

fn decide(facts: Facts) -> Decision {
    Scorecard::default().decide(&facts)
}

fn bureau(answer: BureauAnswer) -> Facts {
    Facts { bureau: Bureau::Answered(answer), ..FACTS }
}

fn here(here: LoansHere) -> Facts {
    Facts { here, ..FACTS }
}

#[test]
fn approves_and_tells_the_burden() {
    let assessment = Scorecard::default().assess(&FACTS);
    assert_eq!(assessment.decision, Decision::Approve);
    // (10 000 + 24 800) / 60 000
    assert_eq!(assessment.debt_burden, Some(Percent::from_thousandths(58_000)));
    assert!(assessment.burden_notice);
}

#[test]
fn offers_less_where_the_payment_would_be_too_much() {
    let poorer = Facts { monthly_income: Money::from_rubles(30_000), ..FACTS };
    // 24 000 − 10 000 leave 14 000 a month: 20 000 × 14 000 / 24 800 = 11 290
    assert_eq!(decide(poorer), Decision::ApproveLess(Money::from_rubles(11_000)));
    let burdened = Facts { monthly_payments_elsewhere: Money::from_rubles(24_000), ..poorer };
    assert_eq!(decide(burdened), Decision::Refuse(vec![RefusalReason::DebtBurden]));
}

#[test]
fn refuses_with_every_reason() {
    let banned = bureau(BureauAnswer { self_ban: true, active_overdue: true, ..ANSWER });
    assert_eq!(decide(banned), Decision::Refuse(vec![RefusalReason::SelfBan, RefusalReason::OverdueElsewhere]));
    assert_eq!(decide(Facts { age_years: 17, ..FACTS }), Decision::Refuse(vec![RefusalReason::TooYoung]));
    assert_eq!(decide(Facts { age_years: 76, ..FACTS }), Decision::Refuse(vec![RefusalReason::TooOld]));
    assert_eq!(
        decide(here(LoansHere { open: 1, ..NOTHING_HERE })),
        Decision::Refuse(vec![RefusalReason::OpenLoanHere])
    );
    assert_eq!(
        decide(here(LoansHere { is_overdue: true, ..NOTHING_HERE })),
        Decision::Refuse(vec![RefusalReason::OverdueHere])
    );
    let low = bureau(BureauAnswer { score: Some(299), ..ANSWER });
    assert_eq!(decide(low), Decision::Refuse(vec![RefusalReason::ScoreTooLow]));
    let full = bureau(BureauAnswer { expensive_loans: 2, ..ANSWER });
    assert_eq!(decide(full), Decision::Refuse(vec![RefusalReason::ExpensiveLoansLimit]));
    // ours counts where the bureau has not heard of it
    let ours = here(LoansHere { expensive_open: 2, ..NOTHING_HERE });
    assert_eq!(decide(ours), Decision::Refuse(vec![RefusalReason::ExpensiveLoansLimit]));
    let tenth = here(LoansHere { short_in_a_year: 9, ..NOTHING_HERE });
    assert_eq!(decide(tenth), Decision::Refuse(vec![RefusalReason::ShortLoansInAYear]));
    let much = here(LoansHere { principal: Money::from_rubles(480_001), ..NOTHING_HERE });
    assert_eq!(decide(much), Decision::Refuse(vec![RefusalReason::PrincipalHere]));
    let just_closed = LoansHere { last_expensive_closed_on: Some(date(2027, 4, 10)), ..NOTHING_HERE };
    let signed_on = |signed_on| Facts { wanted: Wanted { signed_on, ..FACTS.wanted }, ..here(just_closed) };
    let too_soon = decide(signed_on(date(2027, 4, 12)));
    assert_eq!(too_soon, Decision::Refuse(vec![RefusalReason::PauseAfterExpensiveLoan]));
    assert_eq!(decide(signed_on(date(2027, 4, 13))), Decision::Approve);
    let penniless = Facts { monthly_income: Money::ZERO, ..FACTS };
    assert_eq!(decide(penniless), Decision::Refuse(vec![RefusalReason::IncomeTooLow]));
}

#[test]
fn leaves_the_unclear_to_a_person() {
    let out_of_reach = Facts { bureau: Bureau::Unavailable, ..FACTS };
    assert_eq!(decide(out_of_reach), Decision::AskStaff(vec![StaffReason::BureauUnavailable]));
    let unknown = bureau(BureauAnswer { score: None, ..ANSWER });
    assert_eq!(decide(unknown), Decision::AskStaff(vec![StaffReason::NoHistory]));
    assert_eq!(decide(Facts { here: LoansHere { closed: 1, ..NOTHING_HERE }, ..unknown }), Decision::Approve);
    let between = bureau(BureauAnswer { score: Some(499), ..ANSWER });
    assert_eq!(decide(between), Decision::AskStaff(vec![StaffReason::ScoreInBetween]));
    let rich = Facts { monthly_income: Money::from_rubles(2_000_000), ..FACTS };
    assert_eq!(decide(rich), Decision::AskStaff(vec![StaffReason::IncomeUnusual]));
}

#[test]
fn the_borders_of_the_thresholds() {
    for age_years in [18, 75] {
        assert_eq!(decide(Facts { age_years, ..FACTS }), Decision::Approve, "{age_years}");
    }
    let income = |rubles| Facts { monthly_income: Money::from_rubles(rubles), ..FACTS };
    let modest = Facts { monthly_payments_elsewhere: Money::ZERO, new_monthly_payment: Money::from_rubles(1), ..FACTS };
    assert_eq!(decide(Facts { monthly_income: Money::from_rubles(15_000), ..modest }), Decision::Approve);
    assert_eq!(decide(income(1_000_000)), Decision::Approve);
    let score = |score| decide(bureau(BureauAnswer { score: Some(score), ..ANSWER }));
    assert_eq!(score(399), Decision::Refuse(vec![RefusalReason::ScoreTooLow]));
    assert_eq!(score(400), Decision::AskStaff(vec![StaffReason::ScoreInBetween]));
    assert_eq!(score(500), Decision::Approve);
    // a burden of half is not above half
    let half = Facts { monthly_payments_elsewhere: Money::from_rubles(5_200), ..FACTS };
    let assessment = Scorecard::default().assess(&half);
    assert_eq!((assessment.debt_burden, assessment.burden_notice), (Some(Percent::from_whole(50)), false));
    // the payment may take all the room that is left, and the least sum is lent too
    let least = Facts { new_monthly_payment: Money::from_rubles(38_000), ..FACTS };
    assert_eq!(decide(least), Decision::Approve);
    let room = |rubles: i64| Facts {
        monthly_payments_elsewhere: Money::from_rubles(48_000 - rubles),
        new_monthly_payment: Money::from_rubles(20_000),
        ..FACTS
    };
    assert_eq!(decide(room(1_000)), Decision::ApproveLess(Money::from_rubles(1_000)));
    assert_eq!(decide(room(999)), Decision::Refuse(vec![RefusalReason::DebtBurden]));
}

#[test]
fn every_rule_says_whether_it_fired() {
    let fired = |facts: Facts| -> Vec<Rule> {
        let rules = Scorecard::default().assess(&facts).rules;
        assert_eq!(rules.len(), 17);
        rules.into_iter().filter(|outcome| outcome.fired).map(|outcome| outcome.rule).collect()
    };
    assert_eq!(fired(FACTS), []);
    let young_and_rich = Facts { age_years: 17, monthly_income: Money::from_rubles(2_000_000), ..FACTS };
    let both = [Rule::Refuse(RefusalReason::TooYoung), Rule::AskStaff(StaffReason::IncomeUnusual)];
    assert_eq!(fired(young_and_rich), both);
}

#[test]
fn what_a_loan_takes_a_month() {
    let total = Money::from_kopecks(2_700_001);
    assert_eq!(monthly_share(total, 7), total);
    assert_eq!(monthly_share(total, 30), total);
    // 27 000,01 × 30 / 45 = 18 000,006…, rounded up
    assert_eq!(monthly_share(total, 45), Money::from_kopecks(1_800_001));
    let burden = |income, elsewhere, new| {
        debt_burden(Money::from_rubles(income), Money::from_rubles(elsewhere), Money::from_rubles(new))
    };
    assert_eq!(burden(60_000, 5_000, 18_000), Some(Percent::from_thousandths(38_334)));
    assert_eq!(burden(0, 5_000, 18_000), None);
}
