//! What happens on the acquirer's pages: a card is entered, the bank asks for a code, the payment or the linking ends.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::acquirer::error::ApiError;
use crate::acquirer::fields::Fields;
use crate::cards::{self, Answer, Cancellation};
use crate::inbox::BANK;
use crate::objects::{
    ACCOUNT_ID, Authorization, EnteredCard, GATEWAY_ID, Holder, MethodStatus, PayerBank, Payment,
    PaymentMethodOfPayment, SavedMethod, ThreeDSecure,
};
use crate::world::World;

/// How often the code may be entered wrongly before the bank refuses.
const CODE_TRIES: u8 = 3;

/// What is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Payment,
    Method,
}

/// Which page is next.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// The card is to be entered.
    Card,
    /// The bank has sent a code.
    Code { entered: EnteredCard, code: String, tries_left: u8 },
    /// A payment by the fast payment system is to be confirmed, as in the bank's application.
    Sbp,
}

/// Something that waits for a person on the acquirer's pages.
#[derive(Debug, Clone)]
pub(crate) struct Confirmation {
    pub(crate) subject: Subject,
    pub(crate) step: Step,
}

/// What came of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeResult {
    /// Nothing more to do; the payment or the linking has ended, well or not.
    Ended,
    /// Wrong; so many tries are left.
    Wrong { tries_left: u8 },
}

/// Reads a card that the client itself collected (`card` in a request).
pub(crate) fn read_api_card(fields: &Fields, now: Timestamp) -> Result<EnteredCard, ApiError> {
    let number = fields.required_text("number", 19)?;
    let card = cards::find(&number).ok_or_else(|| fields.wrong("number", "Not a test card"))?;
    let year = fields.required_text("expiry_year", 4)?;
    let month = fields.required_text("expiry_month", 2)?;
    let expiry_year = year.parse().map_err(|_| fields.wrong("expiry_year", "Must be YYYY"))?;
    let expiry_month = month.parse().map_err(|_| fields.wrong("expiry_month", "Must be MM"))?;
    if !is_valid_expiry(expiry_year, expiry_month, now) {
        return Err(fields.wrong("expiry_year", "The card has expired"));
    }
    Ok(EnteredCard { card, expiry_year, expiry_month })
}

/// Whether this month exists and has not passed, in Moscow's time.
pub(crate) fn is_valid_expiry(year: u16, month: u8, now: Timestamp) -> bool {
    let moscow = TimeZone::fixed(jiff::tz::offset(3));
    let today = now.to_zoned(moscow).date();
    let given = (i32::from(year), i32::from(month));
    let this_month = (i32::from(today.year()), i32::from(today.month()));
    (1..=12).contains(&month) && given >= this_month && year < 2100
}

impl World {
    /// From now on the page of this payment or card waits for a person.
    pub(crate) fn await_person(&mut self, id: &str, confirmation: Confirmation, return_url: String) {
        self.confirmations.insert(id.to_owned(), confirmation);
        self.return_urls.insert(id.to_owned(), return_url);
    }

    /// The holder entered a card. A card entered twice counts once.
    pub(crate) fn enter_card(&mut self, id: &str, entered: EnteredCard) {
        let waits = self.confirmations.get(id).is_some_and(|waiting| matches!(waiting.step, Step::Card));
        if !waits {
            return;
        }
        if entered.card.asks_code() {
            self.ask_code(id, entered);
        } else {
            self.conclude(id, entered, false);
        }
    }

    /// The bank sends its code.
    pub(crate) fn ask_code(&mut self, id: &str, entered: EnteredCard) {
        let purpose = match self.payment(id) {
            Some(payment) => format!("Оплата {}", payment.amount.for_people()),
            None => "Привязка карты".to_owned(),
        };
        let code = random_code();
        if let Some(waiting) = self.confirmations.get_mut(id) {
            waiting.step = Step::Code { entered, code: code.clone(), tries_left: CODE_TRIES };
            let last4 = entered.data().last4;
            self.receive(
                BANK,
                format!("{code} — код подтверждения. {purpose}, карта *{last4}. Никому его не сообщайте."),
            );
        }
    }

    /// The holder entered a code.
    pub(crate) fn enter_code(&mut self, id: &str, typed: &str) -> CodeResult {
        let Some(Confirmation { step: Step::Code { entered, code, tries_left }, .. }) = self.confirmations.get_mut(id)
        else {
            return CodeResult::Ended;
        };
        let entered = *entered;
        if typed != code {
            *tries_left -= 1;
            if *tries_left > 0 {
                return CodeResult::Wrong { tries_left: *tries_left };
            }
            self.refuse(id, Cancellation::network("3d_secure_failed"));
            return CodeResult::Ended;
        }
        self.conclude(id, entered, true);
        CodeResult::Ended
    }

    /// The payer confirmed in the application of a bank.
    pub(crate) fn confirm_sbp(&mut self, id: &str) {
        if !self.confirmations.get(id).is_some_and(|waiting| matches!(waiting.step, Step::Sbp)) {
            return;
        }
        self.confirmations.remove(id);
        if let Some(method) = self.payment(id).and_then(|payment| payment.payment_method.as_mut()) {
            method.sbp_operation_id = Some(uuid::Uuid::new_v4().simple().to_string().to_uppercase());
            method.payer_bank_details = Some(PayerBank { bank_id: "100000000111", bic: "044525111" });
        }
        self.approve_payment(id);
    }

    /// The holder gave up: before a card as if the hour had passed, at the code as if it had failed.
    pub(crate) fn abandon(&mut self, id: &str) {
        let why = match self.confirmations.get(id).map(|waiting| &waiting.step) {
            Some(Step::Code { .. }) => Cancellation::network("3d_secure_failed"),
            Some(Step::Card | Step::Sbp) => Cancellation::acquirer("expired_on_confirmation"),
            None => return,
        };
        self.refuse(id, why);
    }

    fn refuse(&mut self, id: &str, why: Cancellation) {
        let subject = self.confirmations.remove(id).map(|waiting| waiting.subject);
        match subject {
            Some(Subject::Payment) => self.cancel_payment(id, why),
            Some(Subject::Method) => {
                if let Some(method) = self.method(id) {
                    method.status = MethodStatus::Inactive;
                    method.confirmation = None;
                }
            }
            None => {}
        }
    }

    fn conclude(&mut self, id: &str, entered: EnteredCard, with_code: bool) {
        match self.confirmations.remove(id).map(|waiting| waiting.subject) {
            Some(Subject::Payment) => self.charge(id, entered, with_code),
            Some(Subject::Method) => self.link(id, entered),
            None => {}
        }
    }

    /// Asks the card's bank for the money of a pending payment.
    pub(crate) fn charge(&mut self, id: &str, entered: EnteredCard, with_code: bool) {
        let Some(payment) = self.payment(id) else {
            return;
        };
        let keep = payment.save_method;
        let method = payment.describe_card(entered);
        let refusal = match entered.card.answer {
            Answer::Approved | Answer::ApprovedAfterCode => None,
            Answer::Refused(why) | Answer::RefusedAfterCode(why) => Some(why),
        };
        if let Some(why) = refusal {
            self.cancel_payment(id, why);
            return;
        }
        payment.authorization_details = Some(Authorization {
            rrn: Some(random_digits(12)),
            auth_code: Some(random_digits(6)),
            three_d_secure: ThreeDSecure { applied: with_code },
        });
        if keep {
            self.keep_method(method, entered);
        }
        self.approve_payment(id);
    }

    /// A card kept by a payment can be charged and read like a linked one.
    fn keep_method(&mut self, method: PaymentMethodOfPayment, entered: EnteredCard) {
        if self.method(&method.id).is_some() {
            return;
        }
        self.methods.push(SavedMethod {
            kind: "bank_card",
            id: method.id,
            saved: true,
            status: MethodStatus::Active,
            holder: Holder { account_id: ACCOUNT_ID, gateway_id: GATEWAY_ID },
            title: method.title,
            confirmation: None,
            card: method.card,
            entered: Some(entered),
        });
    }
}

impl Payment {
    /// Writes the card into the payment; a card already linked stays linked.
    fn describe_card(&mut self, entered: EnteredCard) -> PaymentMethodOfPayment {
        let linked = self.payment_method.as_ref().filter(|method| method.saved).map(|method| method.id.clone());
        let approved = entered.card.payment_refusal().is_none();
        let saved = linked.is_some() || (self.save_method && approved);
        let method = PaymentMethodOfPayment {
            kind: "bank_card",
            id: linked.unwrap_or_else(|| self.id.clone()),
            saved,
            status: if saved { MethodStatus::Active } else { MethodStatus::Inactive },
            title: Some(entered.title()),
            card: Some(entered.data()),
            sbp_operation_id: None,
            payer_bank_details: None,
        };
        self.payment_method = Some(method.clone());
        method
    }
}

fn random_code() -> String {
    random_digits(6)
}

/// So many random digits; a slight bias does not matter here.
fn random_digits(count: usize) -> String {
    let random = uuid::Uuid::new_v4().as_u128().to_string();
    random.chars().rev().take(count).collect()
}
