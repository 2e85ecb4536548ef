use super::*;

const ANSWER: BureauAnswer = BureauAnswer {
    self_ban: false,
    score: Some(700),
    active_overdue: false,
    monthly_payments: Money::ZERO,
    expensive_loans: 0,
};
const FACTS: Facts = Facts {
    age_years: 30,
    monthly_income: Money::from_rubles(60_000),
    monthly_payments_elsewhere: Money::from_rubles(10_000),
    requested: Money::from_rubles(20_000),
    new_monthly_payment: Money::from_rubles(24_800),
    min_amount: Money::from_rubles(1_000),
    amount_step: Money::from_rubles(500),
    open_loans_here: 0,
    overdue_here: false,
    closed_loans_here: 0,
    expensive_loans_limit: Some(2),
    bureau: Bureau::Answered(ANSWER),
};

fn decide(facts: Facts) -> Decision {
    Scorecard::default().decide(&facts)
}

fn bureau(answer: BureauAnswer) -> Facts {
    Facts { bureau: Bureau::Answered(answer), ..FACTS }
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
    assert_eq!(decide(Facts { open_loans_here: 1, ..FACTS }), Decision::Refuse(vec![RefusalReason::OpenLoanHere]));
    assert_eq!(decide(Facts { overdue_here: true, ..FACTS }), Decision::Refuse(vec![RefusalReason::OverdueHere]));
    let low = bureau(BureauAnswer { score: Some(299), ..ANSWER });
    assert_eq!(decide(low), Decision::Refuse(vec![RefusalReason::ScoreTooLow]));
    let full = bureau(BureauAnswer { expensive_loans: 2, ..ANSWER });
    assert_eq!(decide(full), Decision::Refuse(vec![RefusalReason::ExpensiveLoansLimit]));
    let penniless = Facts { monthly_income: Money::ZERO, ..FACTS };
    assert_eq!(decide(penniless), Decision::Refuse(vec![RefusalReason::IncomeTooLow]));
}

#[test]
fn leaves_the_unclear_to_a_person() {
    let out_of_reach = Facts { bureau: Bureau::Unavailable, ..FACTS };
    assert_eq!(decide(out_of_reach), Decision::AskStaff(vec![StaffReason::BureauUnavailable]));
    let unknown = bureau(BureauAnswer { score: None, ..ANSWER });
    assert_eq!(decide(unknown), Decision::AskStaff(vec![StaffReason::NoHistory]));
    assert_eq!(decide(Facts { closed_loans_here: 1, ..unknown }), Decision::Approve);
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
