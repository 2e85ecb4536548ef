//! The borrower's way to a loan and back, step by step.

use std::sync::atomic::{AtomicU16, Ordering};

use backend::{
    ApplicationId, Borrower, BorrowerId, CardId, Error, FormKey, HolidayRequestId, LoanId, PaymentId,
    applications::Request,
    borrowers::Profile,
    cabinet::ApplicationView,
    cards::CardState,
    holidays::HolidayWish,
    payments::{Amount, PaymentState, PaymentView},
    products::LoanChoice,
    staff::{StaffLogin, StaffMember},
};
use lending::{
    Address, BirthDate, BirthPlace, DivisionCode, Education, Employer, IssueDate, Issuer, Money, PassportNumber,
    Position, Stage,
};
use serde_json::{Value, json};

use super::{TestBorrower, TestLender, client};

/// A card that takes money and pays, without a 3-D Secure code.
pub const GOOD_CARD: &str = "2202474301322987";
/// A card that can be linked, but takes no payout.
pub const REFUSING_CARD: &str = "5555555555554550";
/// The product of the tests.
pub const PRODUCT: &str = "until-payday";

/// 30 000 ₽ for 30 days: no promotion.
pub fn choice(rubles: i64, term_days: u32) -> LoanChoice {
    LoanChoice { product: PRODUCT.to_owned(), amount: Money::from_rubles(rubles), term_days }
}

/// A new key of a form.
pub fn key() -> FormKey {
    FormKey::random()
}

/// A passport that nobody else has, of whom the bureau knows nothing bad.
pub fn new_passport() -> String {
    static SERIES: AtomicU16 = AtomicU16::new(4510);
    format!("{:04} 123456", SERIES.fetch_add(1, Ordering::Relaxed))
}

/// A profile with that passport: the simulated bureau's answer follows from its number.
pub fn profile(passport: &str) -> Profile {
    let today = "2026-11-23".parse().unwrap();
    let birth = BirthDate::parse("1991-03-08", today).unwrap();
    Profile {
        passport_number: PassportNumber::parse(passport).unwrap(),
        issuer: Issuer::parse("ГУ МВД России по г. Москве").unwrap(),
        issued_on: IssueDate::parse("2015-04-01", birth, today).unwrap(),
        division_code: DivisionCode::parse("770-001").unwrap(),
        birth_place: BirthPlace::parse("г. Москва").unwrap(),
        address: Address::parse("г. Москва, ул. Образцовая, д. 1, кв. 1").unwrap(),
        employer: Employer::parse("ООО «Ромашка»").unwrap(),
        position: Position::parse("бухгалтер").unwrap(),
        education: Education::ALL[0],
        monthly_income: Money::from_rubles(120_000),
        monthly_payments: Money::from_rubles(5_000),
        inn: None,
    }
}

/// The notification that the acquirer sends of an object.
pub fn notification(kind: &str, object: &Value) -> Vec<u8> {
    let event = format!("{kind}.{}", object["status"].as_str().unwrap());
    json!({"type": "notification", "event": event, "object": object}).to_string().into_bytes()
}

impl TestLender {
    /// What a borrower may do.
    pub fn borrower(&self, id: BorrowerId) -> Borrower<'_> {
        self.backend.borrower(id)
    }

    /// A borrower with a complete profile and a card that takes money.
    pub async fn applicant(&self) -> (TestBorrower, CardId) {
        self.applicant_with(&new_passport(), GOOD_CARD).await
    }

    /// The same with a passport and a card of the caller's.
    pub async fn applicant_with(&self, passport: &str, card: &str) -> (TestBorrower, CardId) {
        let borrower = self.registered_borrower().await;
        self.borrower(borrower.id).save_profile(profile(passport)).await.unwrap();
        let card = self.linked_card(borrower.id, card).await;
        (borrower, card)
    }

    /// Links a card on the acquirer's page.
    pub async fn linked_card(&self, borrower: BorrowerId, number: &str) -> CardId {
        self.borrower(borrower).link_card("/cabinet/apply", &key()).await.unwrap();
        let method = self.simulator.payment_methods().last().unwrap()["id"].as_str().unwrap().to_owned();
        assert!(self.simulator.confirm(&method, number));
        self.clock.advance_ms(3_000);
        let cards = self.borrower(borrower).list_cards().await.unwrap();
        assert_eq!(cards[0].state, CardState::Linked);
        cards[0].id
    }

    /// An account by phone number at the first of the acquirer's banks.
    pub async fn bank_account(&self, borrower: BorrowerId) -> CardId {
        self.backend.operator().begin_daily_work().await.unwrap();
        self.settle().await;
        let owner = self.borrower(borrower);
        let bank = owner.list_banks().await.unwrap().remove(0);
        owner.add_bank_account(&bank.id).await.unwrap()
    }

    /// Sends an application.
    pub async fn submitted(&self, borrower: BorrowerId, card: CardId, choice: LoanChoice) -> ApplicationId {
        let request = Request { choice, card, key: key(), burden_acknowledged: true, profile: None };
        self.borrower(borrower).submit_application(request).await.unwrap()
    }

    /// An application as its page shows it.
    pub async fn application(&self, borrower: BorrowerId, id: ApplicationId) -> ApplicationView {
        self.borrower(borrower).get_application(id).await.unwrap()
    }

    /// Signs an offer by code.
    pub async fn sign(&self, borrower: &TestBorrower, id: ApplicationId) {
        let hash = self.application(borrower.id, id).await.offer.unwrap().conditions.hash;
        self.borrower(borrower.id).send_signing_code(id, &client()).await.unwrap();
        self.settle().await;
        let code = self.read_code(&borrower.phone);
        self.borrower(borrower.id).sign_application(id, &hash, code, &client()).await.unwrap();
    }

    /// From a borrower who may apply to an application that is signed; the money is not sent yet.
    pub async fn signed(&self, borrower: &TestBorrower, card: CardId, choice: LoanChoice) -> ApplicationId {
        let id = self.submitted(borrower.id, card, choice).await;
        self.settle().await;
        assert_eq!(self.application(borrower.id, id).await.stage, Stage::Offered);
        self.sign(borrower, id).await;
        id
    }

    /// A borrower with an active loan.
    pub async fn active_loan(&self, choice: LoanChoice) -> (TestBorrower, LoanId) {
        let (borrower, card) = self.applicant().await;
        let id = self.signed(&borrower, card, choice).await;
        self.settle().await;
        let application = self.application(borrower.id, id).await;
        assert_eq!(application.stage, Stage::Issued);
        (borrower, application.loan.unwrap())
    }

    /// Has an addendum that prolongs a loan made, and signs it; answers its price.
    pub async fn sign_prolongation(&self, borrower: &TestBorrower, loan: LoanId, days: u32) -> Money {
        let owner = self.borrower(borrower.id);
        owner.offer_prolongation(loan, days, &client()).await.unwrap();
        self.settle().await;
        let hash = owner.get_prolongation(loan).await.unwrap().addendum.unwrap().text.hash;
        let code = self.read_code(&borrower.phone);
        owner.sign_prolongation(loan, &hash, code, &client()).await.unwrap()
    }

    /// Asks for a credit holiday and signs the request.
    pub async fn ask_for_holiday(&self, borrower: &TestBorrower, loan: LoanId, wish: HolidayWish) -> HolidayRequestId {
        let owner = self.borrower(borrower.id);
        owner.draft_holiday_request(loan, wish, &client()).await.unwrap();
        self.settle().await;
        let hash = owner.get_holiday(loan).await.unwrap().request.unwrap().hash;
        let code = self.read_code(&borrower.phone);
        owner.sign_holiday_request(loan, &hash, code, &client()).await.unwrap();
        let number = owner.get_loan(loan).await.unwrap().number;
        let waiting = self.backend.operator().list_holiday_requests().await.unwrap();
        waiting.iter().find(|request| request.number == number).unwrap().id
    }

    /// Pays on the acquirer's page, and looks at the payment's page afterwards.
    pub async fn pay(&self, borrower: BorrowerId, loan: LoanId, amount: Amount) -> PaymentView {
        let id = self.borrower(borrower).start_payment(loan, amount, &key()).await.unwrap().id;
        assert!(self.simulator.confirm(&self.last_payment(), GOOD_CARD));
        self.clock.advance_ms(3_000);
        let view = self.borrower(borrower).get_payment(id).await.unwrap();
        assert_eq!(view.state, PaymentState::Succeeded);
        view
    }

    /// Sends a part of a payment back without the lender: in the acquirer's own cabinet.
    pub async fn refund_by_hand(&self, payment: &str, amount: &str) {
        let body = json!({"payment_id": payment, "amount": {"value": amount, "currency": "RUB"}});
        let request = reqwest::Client::new()
            .post(format!("{}/refunds", self.simulator.acquirer_url()))
            .basic_auth("shop", Some("secret"))
            .header("Idempotence-Key", key().to_string())
            .header("Content-Type", "application/json")
            .body(body.to_string());
        assert_eq!(request.send().await.unwrap().status(), 200);
    }

    /// A member of staff.
    pub async fn petrova(&self) -> StaffMember<'_> {
        let login: StaffLogin = "petrova".parse().unwrap();
        let added = self.backend.operator().add_staff_member(&login, "Петрова Инна Львовна").await;
        assert!(matches!(added, Ok(()) | Err(Error::Conflict)), "{added:?}");
        self.backend.operator().staff_member(login).await.unwrap()
    }

    /// A payment's page.
    pub async fn payment(&self, borrower: BorrowerId, id: PaymentId) -> PaymentView {
        self.borrower(borrower).get_payment(id).await.unwrap()
    }

    /// The acquirer's id of the newest payment.
    pub fn last_payment(&self) -> String {
        self.simulator.payments().last().unwrap()["id"].as_str().unwrap().to_owned()
    }

    /// Moves the clock on by a second, does what is due, and so on for so many seconds; then ever faster, for two days.
    pub async fn let_time_pass(&self) {
        for pause_ms in [[3_000_i64; 20], [60_000; 20], [1_800_000; 20], [7_200_000; 20]].concat() {
            self.clock.advance_ms(pause_ms);
            self.settle().await;
        }
    }

    /// The books balance, and the acquirer's agree with ours: all that it took was credited, all that
    /// it sent is lent or was paid too much.
    pub async fn assert_books(&self) {
        let report = self.backend.operator().verify_books().await.unwrap();
        assert!(report.is_clean(), "{report}");
        let succeeded = |objects: Vec<Value>| -> i64 {
            let done = objects.iter().filter(|object| object["status"] == "succeeded");
            done.map(|object| {
                let amount: Money = object["amount"]["value"].as_str().unwrap().parse().unwrap();
                amount.kopecks()
            })
            .sum()
        };
        // the demonstration's own loan never met the simulator
        let ours = "acquirer_id NOT LIKE 'demo-%' AND state = 'succeeded'";
        let sum = |kind: &str| {
            format!(
                "SELECT CAST(COALESCE(SUM(amount_kopecks), 0) AS BIGINT) FROM transfers WHERE kind = '{kind}' AND {ours}"
            )
        };
        assert_eq!(self.count(&sum("payment")).await, succeeded(self.simulator.payments()), "payments");
        assert_eq!(self.count(&sum("payout")).await, succeeded(self.simulator.payouts()), "payouts");
        assert_eq!(self.count(&sum("refund")).await, succeeded(self.simulator.refunds()), "refunds");
    }
}
