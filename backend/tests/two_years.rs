//! Two years of one borrower: every loan, every way to pay it, and the books after each step.

use crate::support::{
    TestBorrower, TestLender,
    money::{GOOD_CARD, choice, key, new_passport, profile},
};
use backend::{
    CardId, LoanId,
    holidays::HolidayWish,
    payments::{Amount, Early, PaymentState, Source, Wanted, Way},
    products::LoanChoice,
};
use lending::{HolidayGround, Keep, Money, Stage, add_days, days_between, holiday_ends_on};

fn rubles(rubles: i64) -> Money {
    Money::from_rubles(rubles)
}

fn long(rubles: i64, term_days: u32) -> LoanChoice {
    LoanChoice { product: "long-term".to_owned(), amount: Money::from_rubles(rubles), term_days }
}

/// A borrower with a lender, as the years pass.
struct Life {
    lender: TestLender,
    borrower: TestBorrower,
    card: CardId,
    passport: String,
}

impl Life {
    /// The days go by; each is closed.
    async fn until(&self, day: jiff::civil::Date) {
        let days = days_between(self.lender.clock.today(), day);
        self.lender.clock.advance_days(days.try_into().unwrap());
        assert_eq!(self.lender.backend.operator().close_days(None).await.unwrap().failed, 0);
        self.in_order().await;
    }

    async fn days(&self, days: u32) {
        self.until(add_days(self.lender.clock.today(), days).unwrap()).await;
    }

    /// The books balance, and the borrower's statement says what the pages say.
    async fn in_order(&self) {
        self.lender.assert_books().await;
        let owner = self.lender.borrower(self.borrower.id);
        let today = self.lender.clock.today();
        let (statement, home) = (owner.statement(today).await.unwrap(), owner.home().await.unwrap());
        let principal = Money::sum(home.loans.iter().map(|loan| loan.debt.principal)).unwrap();
        assert_eq!(statement.principal, principal, "on {today}");
        let account = owner.get_account().await.unwrap();
        let with_us = account.balance.checked_add(account.on_its_way_back).unwrap();
        assert_eq!(statement.overpaid, with_us, "on {today}");
        if let Some(loan) = home.loans.first() {
            let sources = owner.get_loan_to_pay(loan.id).await.unwrap().1;
            assert_eq!(sources.on_account, account.balance, "on {today}, where a loan is paid");
        }
        // what accrues today is posted tonight: yesterday's statement is that of yesterday's debt
        let yesterday = today.yesterday().unwrap();
        let statement = owner.statement(yesterday).await.unwrap();
        let mut owed = [Money::ZERO; 2];
        for id in home.loans.iter().map(|loan| loan.id).chain(home.closed.iter().map(|loan| loan.id)) {
            let debt = owner.get_loan(id).await.unwrap().loan.debt_on(yesterday);
            owed[0] = owed[0].checked_add(debt.interest).unwrap();
            owed[1] = owed[1].checked_add(debt.penalty).unwrap();
        }
        assert_eq!([statement.interest, statement.penalty], owed, "at the end of {yesterday}");
    }

    /// Takes a loan, whose money arrives.
    async fn borrow(&self, choice: LoanChoice) -> LoanId {
        // what is on file is confirmed from time to time
        self.lender.borrower(self.borrower.id).save_profile(profile(&self.passport)).await.unwrap();
        let id = self.lender.signed(&self.borrower, self.card, choice).await;
        self.lender.settle().await;
        let application = self.lender.application(self.borrower.id, id).await;
        assert_eq!(application.stage, Stage::Issued);
        self.in_order().await;
        application.loan.unwrap()
    }

    /// Pays, by card or from the account; what is left of the debt.
    async fn pay(&self, loan: LoanId, wanted: impl Into<Wanted>) -> Money {
        let wanted = wanted.into();
        let owner = self.lender.borrower(self.borrower.id);
        let id = owner.start_payment(loan, wanted, &key()).await.unwrap().id;
        if wanted.source != Source::Account {
            assert!(self.lender.simulator.confirm(&self.lender.last_payment(), GOOD_CARD));
        }
        self.lender.clock.advance_ms(3_000);
        let view = self.lender.payment(self.borrower.id, id).await;
        assert_eq!(view.state, PaymentState::Succeeded);
        self.in_order().await;
        view.remaining.unwrap()
    }

    /// Puts money on the account.
    async fn top_up(&self, amount: Money) {
        let owner = self.lender.borrower(self.borrower.id);
        let id = owner.start_top_up(amount, Way::Sbp, &key()).await.unwrap().id;
        assert!(self.lender.simulator.confirm(&self.lender.last_payment(), GOOD_CARD));
        self.lender.clock.advance_ms(3_000);
        assert_eq!(self.lender.payment(self.borrower.id, id).await.state, PaymentState::Succeeded);
        self.in_order().await;
    }

    async fn is_closed(&self, loan: LoanId) -> bool {
        self.lender.borrower(self.borrower.id).get_loan(loan).await.unwrap().loan.closed_on().is_some()
    }

    /// The days of the payments to come, and how many they are.
    async fn coming(&self) -> Vec<jiff::civil::Date> {
        let coming = self.lender.borrower(self.borrower.id).coming_dates().await.unwrap().payments;
        coming.into_iter().map(|payment| payment.date).collect()
    }
}

#[tokio::test]
async fn two_years_of_a_borrower() {
    let lender = TestLender::start().await;
    let passport = new_passport();
    let (borrower, card) = lender.applicant_with(&passport, GOOD_CARD).await;
    let life = Life { lender, borrower, card, passport };
    Box::pin(a_free_first_loan(&life)).await;
    Box::pin(a_loan_prolonged_twice(&life)).await;
    Box::pin(a_long_loan(&life)).await;
    Box::pin(a_loan_refused_while_its_money_waits(&life)).await;
    let closed = life.lender.borrower(life.borrower.id).list_closed_loans("").await.unwrap();
    assert_eq!(closed.items.len(), 3);
    life.days(400).await;
}

async fn a_free_first_loan(life: &Life) {
    let loan = life.borrow(choice(15_000, 20)).await;
    life.days(20).await;
    assert_eq!(life.pay(loan, Amount::Full).await, Money::ZERO);
    let paid = life.lender.borrower(life.borrower.id).get_loan(loan).await.unwrap().loan;
    assert_eq!(paid.payments()[0].amount, rubles(15_000), "it cost nothing");
    life.days(10).await;
}

async fn a_loan_prolonged_twice(life: &Life) {
    let loan = life.borrow(choice(20_000, 30)).await;
    for days in [14, 7] {
        life.days(20).await;
        let price = life.lender.sign_prolongation(&life.borrower, loan, days).await;
        life.top_up(price).await;
        life.pay(loan, Amount::Prolongation.by(Way::Account)).await;
        let account = life.lender.borrower(life.borrower.id).get_account().await.unwrap();
        assert_eq!(account.balance, Money::ZERO);
    }
    let owner = life.lender.borrower(life.borrower.id);
    let view = owner.get_loan(loan).await.unwrap();
    life.until(view.loan.due_on(view.today)).await;
    let debt = owner.home().await.unwrap().loans[0].debt.total();
    life.top_up(debt.checked_add(rubles(300)).unwrap()).await;
    assert_eq!(life.pay(loan, Amount::Full.by(Way::Account)).await, Money::ZERO);
    assert!(life.is_closed(loan).await);
    owner.return_from_account(rubles(300), &key()).await.unwrap();
    life.lender.settle().await;
    assert_eq!(life.lender.simulator.refunds().len(), 1);
    life.days(10).await;
}

async fn a_long_loan(life: &Life) {
    let loan = life.borrow(long(40_000, 182)).await;
    let rows = life.coming().await;
    assert_eq!(rows.len(), 13);
    // the first in time, the second late, with penalty
    life.until(rows[0]).await;
    life.pay(loan, Amount::Due).await;
    life.until(add_days(rows[1], 5).unwrap()).await;
    let debt = life.lender.borrower(life.borrower.id).home().await.unwrap().loans[0].debt;
    assert!(debt.is_overdue && debt.penalty.is_positive());
    life.pay(loan, Amount::Due).await;
    // ahead: the next payments become less
    life.days(1).await;
    let before = life.coming().await;
    life.pay(loan, Amount::Early(rubles(5_000), Early::Ahead)).await;
    assert!(life.coming().await.len() <= before.len());
    // a part early, each way
    life.days(2).await;
    let before = life.coming().await.len();
    life.pay(loan, Amount::Early(rubles(8_000), Early::New(Keep::Payment))).await;
    assert!(life.coming().await.len() < before, "fewer payments");
    life.days(20).await;
    let before = life.coming().await.len();
    life.pay(loan, Amount::Early(rubles(6_000), Early::New(Keep::Count))).await;
    assert!(life.coming().await.len() <= before, "smaller payments");
    a_holiday(life, loan).await;
    // to its end by the schedule
    while !life.is_closed(loan).await {
        let next = life.coming().await[0];
        life.until(next).await;
        life.pay(loan, Amount::Due).await;
    }
    life.days(10).await;
}

/// Two months in which nothing is due; a part is paid all the same.
async fn a_holiday(life: &Life, loan: LoanId) {
    life.days(1).await;
    let owner = life.lender.borrower(life.borrower.id);
    let (before, penalty) = (life.coming().await, owner.home().await.unwrap().loans[0].debt.penalty);
    let wish = HolidayWish { ground: HolidayGround::Emergency, months: 2 };
    let request = life.lender.ask_for_holiday(&life.borrower, loan, wish).await;
    assert!(life.lender.petrova().await.grant_holiday(request).await.unwrap());
    life.in_order().await;
    let after = life.coming().await;
    assert_eq!(before.len(), after.len());
    let until = holiday_ends_on(life.lender.clock.today(), 2).unwrap();
    // what was overdue is due by the end, the rest as many days later
    assert!(after[0] >= until && before[0] < until, "{before:?} {after:?}");
    life.days(30).await;
    let debt = owner.home().await.unwrap().loans[0].debt;
    assert!(!debt.is_overdue && debt.deferred_interest.is_positive() && debt.penalty == penalty);
    life.pay(loan, Amount::Early(rubles(3_000), Early::Ahead)).await;
    life.until(add_days(until, 1).unwrap()).await;
}

async fn a_loan_refused_while_its_money_waits(life: &Life) {
    let owner = life.lender.borrower(life.borrower.id);
    owner.save_profile(profile(&life.passport)).await.unwrap();
    let payouts = life.lender.simulator.payouts().len();
    let id = life.lender.signed(&life.borrower, life.card, long(60_000, 182)).await;
    life.lender.settle().await;
    life.lender.clock.advance_ms(60 * 60_000);
    owner.withdraw_application(id).await.unwrap();
    life.days(1).await;
    life.lender.settle().await;
    assert_eq!(life.lender.application(life.borrower.id, id).await.stage, Stage::Withdrawn);
    assert_eq!(life.lender.simulator.payouts().len(), payouts);
}
