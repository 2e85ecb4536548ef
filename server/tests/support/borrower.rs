//! A borrower who goes the whole way over HTTP.

use std::time::Duration;

use axum::http::StatusCode;
use backend::{ApplicationId, Borrower, CardId, LoanId, PaymentId, cards::CardState, sign_in::SessionToken};

use super::{Answer, TestServer};

/// A card that takes and gives money.
const GOOD_CARD: &str = "2200000000000004";
const PATIENCE: Duration = Duration::from_secs(20);

/// A registered borrower.
pub struct TestBorrower {
    pub phone: String,
    pub cookies: String,
}

/// What a borrower came to own.
pub struct Owned {
    pub application: ApplicationId,
    pub loan: LoanId,
    pub payment: PaymentId,
    pub card: String,
}

impl TestServer {
    /// Registers somebody.
    pub async fn register(&self, phone: &str) -> TestBorrower {
        let (draft, code) = self.draft_until_code(phone).await;
        let answer = expect_ok("code", self.call("/api/confirm_registration", &code, &draft).await);
        let session = answer.cookie("__Host-session").unwrap();
        TestBorrower { phone: phone.to_owned(), cookies: format!("__Host-session={session}") }
    }

    /// A registration up to its last form: the draft's cookie, and the form with the code.
    pub async fn draft_until_code(&self, phone: &str) -> (String, String) {
        let mut draft = String::new();
        for (path, form) in [
            ("/api/save_loan_choice", "product=until-payday&amount=10000&term=20".to_owned()),
            (
                "/api/save_person",
                format!(
                    "surname=Иванова&given_name=Мария&patronymic=&birth_date=1990-05-01&phone={phone}\
                     &consent_personal_data=yes&consent_credit_bureau=yes&consent_signing_by_code=yes"
                ),
            ),
            ("/api/save_password", "password=long-password&password_repeat=long-password".to_owned()),
        ] {
            let answer = expect_ok(path, self.call(path, &form, &draft).await);
            if let Some(token) = answer.cookie("__Host-registration") {
                draft = format!("__Host-registration={token}");
            }
        }
        let code = self.read_code(phone).await;
        (draft, format!("code={code}"))
    }

    /// Links a card from the page of an application with this form.
    pub async fn link_card(&self, borrower: &TestBorrower, form: &str) -> CardId {
        let link = format!("{form}&intent=link_card&card_key=key-of-{}", borrower.phone);
        expect_ok("link", self.call("/api/send_application", &link, &borrower.cookies).await);
        let method = self.simulator.payment_methods().last().unwrap()["id"].as_str().unwrap().to_owned();
        assert!(self.simulator.confirm(&method, GOOD_CARD));
        let facade = self.facade(borrower).await;
        self.until(async || facade.list_cards().await.unwrap()[0].state == CardState::Linked).await;
        facade.list_cards().await.unwrap()[0].id
    }

    /// Takes a loan and begins to pay it back.
    pub async fn lend_to(&self, borrower: &TestBorrower) -> Owned {
        let profile = "product=until-payday&amount=10000&term=20&with_profile=yes&passport_number=4510123456&issuer=ОВД Центра\
            &issued_on=2012-06-01&division_code=770-001&birth_place=Москва&address=Москва, улица Лесная, дом 1\
            &employer=Завод&position=Инженер&education=higher&monthly_income=90000&monthly_payments=0&inn=";
        let card = self.link_card(borrower, profile).await;
        let facade = self.facade(borrower).await;
        let send = format!("{profile}&card={card}&idempotency_key=send-{}", borrower.phone);
        let answer = expect_ok("send", self.call("/api/send_application", &send, &borrower.cookies).await);
        let application: ApplicationId = last_of_path(answer.header("location")).parse().unwrap();
        self.until(async || facade.get_application(application).await.unwrap().offer.is_some()).await;
        let hash = facade.get_application(application).await.unwrap().offer.unwrap().conditions.hash;
        expect_ok("code", self.call("/api/send_signing_code", &format!("id={application}"), &borrower.cookies).await);
        let code = self.read_code(&borrower.phone).await;
        let sign = format!("id={application}&conditions_hash={hash}&code={code}");
        expect_ok("sign", self.call("/api/sign_application", &sign, &borrower.cookies).await);
        self.until(async || facade.get_application(application).await.unwrap().loan.is_some()).await;
        let loan = facade.get_application(application).await.unwrap().loan.unwrap();
        let pay = format!("loan={loan}&idempotency_key=pay-{}&how_much=full", borrower.phone);
        expect_ok("pay", self.call("/api/start_payment", &pay, &borrower.cookies).await);
        let payment = facade.get_loan(loan).await.unwrap().payment_under_way.unwrap();
        Owned { application, loan, payment, card: card.to_string() }
    }

    async fn facade(&self, borrower: &TestBorrower) -> Borrower<'_> {
        let token = borrower.cookies.strip_prefix("__Host-session=").unwrap();
        let session = self.backend.visitor().find_session(&SessionToken::from_cookie(token).unwrap()).await.unwrap();
        self.backend.borrower(session.unwrap().borrower)
    }

    /// The code of the newest SMS to a phone.
    pub async fn read_code(&self, phone: &str) -> String {
        self.read_code_after(phone, 0).await
    }

    /// The code of the newest SMS to a phone that has got so many before.
    pub async fn read_code_after(&self, phone: &str, before: usize) -> String {
        let messages = || self.simulator.messages(Some(phone));
        self.until(async || messages().len() > before).await;
        let text = messages().into_iter().next().unwrap().text;
        text.split(|character: char| !character.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap().to_owned()
    }

    /// Does promised work until something has come true.
    async fn until(&self, mut come_true: impl AsyncFnMut() -> bool) {
        let waiting = async {
            loop {
                self.backend.operator().run_due_jobs().await.unwrap();
                if come_true().await {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.expect("it did not come true");
    }
}

fn expect_ok(what: &str, answer: Answer) -> Answer {
    assert!(
        answer.status == StatusCode::OK || answer.status == StatusCode::FOUND,
        "{what}: {} {}",
        answer.status,
        answer.body
    );
    answer
}

fn last_of_path(location: &str) -> &str {
    location.rsplit('/').next().unwrap()
}
