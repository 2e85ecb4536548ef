//! People of the demonstration, one in each situation that a borrower may be in. They went the same way as any other:
//! applied, were decided about, signed, were paid out. Only what the outside world said is written here.

use jiff::{SignedDuration, Timestamp, civil::Date};
use lending::{
    Address, BirthDate, BirthPlace, BureauAnswer, DivisionCode, Education, Employer, FieldError, IssueDate, Issuer,
    Money, PassportNumber, Phone, Position,
};

use super::{
    demonstration::{self, demonstration_client},
    lineup::{LONG_TERM, UNTIL_PAYDAY},
};
use crate::{
    ApplicationId, Backend, BorrowerId, CardId, Client, Clock, Error, FormKey, Operator, Result, Visitor, applications,
    borrowers,
    borrowers::Profile,
    cards, decisions,
    gateways::acquirer::{Object, Progress},
    loans,
    payouts::Payouts,
    products::LoanChoice,
    sign_in::SessionToken,
    sms_code::Redeemed,
    store::entity::{
        cards as card_rows,
        transfers::{Kind, Model as Transfer},
    },
    transfers,
};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// What their bureau says of those whose history is good.
const GOOD_SCORE: u16 = 720;
/// How the number ends of a card that takes payouts, and of one that refuses them; both are test cards of the simulator.
const TAKES_PAYOUTS: &str = "0004";
const REFUSES_PAYOUTS: &str = "2379";

/// What somebody in the demonstration lives through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// A loan that is not due yet.
    OpenLoan,
    /// A loan in instalments, the first of which is to come.
    LongLoan,
    /// A loan whose due date is over.
    Overdue,
    /// An application that a person must decide.
    AwaitsStaff,
    /// An offer that waits to be signed.
    OfferToSign,
    /// A larger loan that is signed: its money waits, and it can be refused meanwhile.
    CoolingOff,
    /// A signed loan whose money the bank did not take.
    PayoutRefused,
    /// A loan that was paid back, and no other.
    ClosedLoan,
}

/// A person, before anything happened.
struct Somebody {
    phone: &'static str,
    surname: &'static str,
    given_name: &'static str,
    /// The simulated bureau knows nobody whose passport ends in 000006, and good of all the others here.
    passport: &'static str,
    /// How long ago this person applied.
    applied: SignedDuration,
    product: &'static str,
    rubles: i64,
    term_days: u32,
}

impl Situation {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::OpenLoan,
        Self::LongLoan,
        Self::Overdue,
        Self::AwaitsStaff,
        Self::OfferToSign,
        Self::CoolingOff,
        Self::PayoutRefused,
        Self::ClosedLoan,
    ];

    /// How a form names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::OpenLoan => "open-loan",
            Self::LongLoan => "long-loan",
            Self::Overdue => "overdue",
            Self::AwaitsStaff => "awaits-staff",
            Self::OfferToSign => "offer-to-sign",
            Self::CoolingOff => "cooling-off",
            Self::PayoutRefused => "payout-refused",
            Self::ClosedLoan => "closed-loan",
        }
    }

    /// What a form named.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|situation| situation.code() == code)
    }

    /// The phone of whoever is in it.
    pub fn phone(self) -> &'static str {
        match self {
            Self::ClosedLoan => demonstration::PHONE,
            Self::OpenLoan => "+79000000002",
            Self::Overdue => "+79000000003",
            Self::AwaitsStaff => "+79000000004",
            Self::OfferToSign => "+79000000005",
            Self::PayoutRefused => "+79000000006",
            Self::LongLoan => "+79000000007",
            Self::CoolingOff => "+79000000008",
        }
    }

    /// Whoever is in it; none for the one whose past is told elsewhere.
    fn somebody(self) -> Option<Somebody> {
        let somebody = |surname, given_name, passport, applied, rubles, term_days| Somebody {
            phone: self.phone(),
            surname,
            given_name,
            passport,
            applied,
            product: if term_days > 45 { LONG_TERM } else { UNTIL_PAYDAY },
            rubles,
            term_days,
        };
        Some(match self {
            Self::ClosedLoan => return None,
            Self::Overdue => somebody("Поздняков", "Павел", "4510 100003", DAY * 30, 18_000, 14),
            Self::OpenLoan => somebody("Открытов", "Олег", "4510 100002", DAY * 12, 20_000, 30),
            Self::LongLoan => somebody("Долгова", "Дина", "4510 100007", DAY * 10, 40_000, 182),
            Self::CoolingOff => somebody("Раздумов", "Роман", "4510 100008", HOUR, 60_000, 182),
            Self::PayoutRefused => somebody("Отказова", "Ольга", "4510 100005", HOUR * 3, 12_000, 30),
            Self::AwaitsStaff => somebody("Ждунова", "Жанна", "4510 000006", HOUR * 2, 15_000, 20),
            Self::OfferToSign => somebody("Подписнов", "Пётр", "4510 100004", HOUR, 25_000, 30),
        })
    }
}

impl Operator<'_> {
    /// Puts people in every situation into a demonstration; whoever is there already is left alone.
    ///
    /// # Errors
    /// `Internal` when what they live through is not what the rules would have.
    pub async fn seed_people(self) -> Result<()> {
        if !self.backend.config().is_demonstration() {
            return Ok(());
        }
        let mut missing = Vec::new();
        for situation in Situation::ALL {
            if let Some(somebody) = situation.somebody()
                && find(self.backend, situation).await?.is_none()
            {
                missing.push((situation, somebody));
            }
        }
        // The longest ago first: their clock goes on as any other does.
        missing.sort_by_key(|(_, somebody)| std::cmp::Reverse(somebody.applied));
        let Some((_, first)) = missing.first() else { return Ok(()) };
        let now = self.backend.clock().now();
        let clock = Clock::manual(ago(now, first.applied)?);
        let then = self.backend.at(clock.clone()).await?;
        for (situation, somebody) in missing {
            clock.advance_ms(ago(now, somebody.applied)?.as_millisecond() - clock.now_ms());
            live(&then, situation, &somebody).await?;
        }
        Ok(())
    }
}

impl Visitor<'_> {
    /// The situations that somebody is in, in a demonstration. Outside of it there are none.
    pub async fn list_situations(self) -> Result<Vec<Situation>> {
        let mut there = Vec::new();
        if self.backend.config().is_demonstration() {
            for situation in Situation::ALL {
                if find(self.backend, situation).await?.is_some() {
                    there.push(situation);
                }
            }
        }
        Ok(there)
    }

    /// Signs in as whoever is in a situation, without password or code.
    ///
    /// # Errors
    /// `NotFound` outside of a demonstration, and where nobody is in it.
    pub async fn enter_demonstration(self, situation: Situation, client: &Client) -> Result<SessionToken> {
        if !self.backend.config().is_demonstration() {
            return Err(Error::NotFound);
        }
        let borrower = find(self.backend, situation).await?.ok_or(Error::NotFound)?;
        self.backend
            .store()
            .write(|tx| async move { self.backend.begin_session_in_tx(&tx, borrower, client).await })
            .await
    }
}

fn ago(now: Timestamp, how_long: SignedDuration) -> Result<Timestamp> {
    now.checked_sub(how_long).map_err(Error::internal)
}

async fn find(backend: &Backend, situation: Situation) -> Result<Option<BorrowerId>> {
    let phone = Phone::parse(situation.phone()).map_err(invalid)?;
    let row = borrowers::queries::find_by_phone(backend.store().reader(), &phone).await?;
    Ok(row.map(|row| row.id))
}

/// From registration on, as far as the situation goes. `then` runs by the clock of that day.
async fn live(then: &Backend, situation: Situation, somebody: &Somebody) -> Result<()> {
    let person = demonstration::person(then, somebody.phone, somebody.surname, somebody.given_name, None)?;
    let id = BorrowerId::random();
    demonstration::register(then, id, &person).await?;
    let borrower = then.borrower(id);
    borrower.save_profile(profile(somebody.passport, person.birth_date, then.clock().today())?).await?;
    let application = borrower
        .submit_application(applications::Request {
            choice: LoanChoice {
                product: somebody.product.to_owned(),
                amount: Money::from_rubles(somebody.rubles),
                term_days: somebody.term_days,
            },
            card: link_card(
                then,
                id,
                if situation == Situation::PayoutRefused { REFUSES_PAYOUTS } else { TAKES_PAYOUTS },
            )
            .await?,
            key: FormKey::random(),
            burden_acknowledged: true,
            profile: None,
        })
        .await?;
    let score = (situation != Situation::AwaitsStaff).then_some(GOOD_SCORE);
    decisions::keep_report(then, application, &answer(score)).await?;
    applications::decide(then, application).await?;
    match situation {
        Situation::AwaitsStaff | Situation::OfferToSign => Ok(()),
        Situation::PayoutRefused => {
            pay_out(then, application, &person.phone, Progress::Canceled("general_decline".to_owned())).await
        }
        Situation::CoolingOff => sign(then, application, &person.phone).await.map(drop),
        Situation::OpenLoan | Situation::LongLoan | Situation::Overdue | Situation::ClosedLoan => {
            pay_out(then, application, &person.phone, Progress::Succeeded { after_ms: Some(0) }).await
        }
    }
}

/// Signs the offer; answers the payout that follows from it.
async fn sign(then: &Backend, application: ApplicationId, phone: &Phone) -> Result<Transfer> {
    let redeemed = Redeemed {
        id: String::new(),
        code_hmac: then.secrets().keyed_hash("demonstration", &[phone.as_str()]),
        sent_at_ms: then.clock().now_ms(),
    };
    let (redeemed, client) = (&redeemed, &demonstration_client()?);
    then.store()
        .write(|tx| async move {
            let row = applications::lock_in_tx(&tx, application).await?;
            applications::conclude_in_tx(then, &tx, &row, redeemed, phone, client).await?;
            let loan = loans::queries::find_of_application(&*tx, application).await?.ok_or(Error::NotFound)?;
            let payouts = transfers::queries::list_of_loan(&*tx, Kind::Payout, loan.id).await?;
            payouts.into_iter().next().ok_or(Error::NotFound)
        })
        .await
}

/// Signs the offer; the acquirer answers to the payout at once.
async fn pay_out(then: &Backend, application: ApplicationId, phone: &Phone, progress: Progress) -> Result<()> {
    let payout = sign(then, application, phone).await?;
    let id = payout.id;
    let Some(payout) = transfers::begin::<Payouts>(then, &payout).await? else {
        return Err(Error::internal(format!("payout {id} is not wanted")));
    };
    let object = Object {
        our_id: Some(id.to_string()),
        ..Object::new(format!("demo-{id}"), progress, Some(payout.amount_kopecks.into()))
    };
    transfers::note::<Payouts>(then, payout, object).await.map(drop)
}

async fn link_card(then: &Backend, borrower: BorrowerId, ends_in: &str) -> Result<CardId> {
    let id = CardId::random();
    let card = &card_rows::Model {
        id,
        borrower_id: borrower,
        acquirer_method_id: Some(format!("demo-{ends_in}-{id}")),
        label: Some(format!("Мир ·· {ends_in}")),
        state: card_rows::State::Linked,
        idempotency_key: "demo".to_owned(),
        return_path: "/cabinet/apply".to_owned(),
        sbp_bank_id: None,
        sbp_phone: None,
        created_at_ms: then.clock().now_ms(),
    };
    then.store().write(|tx| async move { cards::queries::insert_in_tx(&tx, card.clone()).await }).await?;
    Ok(id)
}

fn answer(score: Option<u16>) -> BureauAnswer {
    BureauAnswer { self_ban: false, score, active_overdue: false, monthly_payments: Money::ZERO, expensive_loans: 0 }
}

fn profile(passport: &str, birth: BirthDate, today: Date) -> Result<Profile> {
    Ok(Profile {
        passport_number: PassportNumber::parse(passport).map_err(invalid)?,
        issuer: Issuer::parse("ГУ МВД России по городу Примерску").map_err(invalid)?,
        issued_on: IssueDate::parse("2012-04-20", birth, today).map_err(invalid)?,
        division_code: DivisionCode::parse("770-001").map_err(invalid)?,
        birth_place: BirthPlace::parse("город Примерск").map_err(invalid)?,
        address: Address::parse("101000, г. Примерск, ул. Образцовая, д. 1, кв. 2").map_err(invalid)?,
        employer: Employer::parse("ООО «Ромашка»").map_err(invalid)?,
        position: Position::parse("Бухгалтер").map_err(invalid)?,
        education: Education::ALL[0],
        monthly_income: Money::from_rubles(120_000),
        monthly_payments: Money::ZERO,
        inn: None,
    })
}

fn invalid(error: FieldError) -> Error {
    Error::internal(format!("somebody in the demonstration: {error:?}"))
}
