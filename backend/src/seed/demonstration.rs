//! A promotion, a staff member, and a borrower who can be signed in as at once.

use std::net::{IpAddr, Ipv4Addr};

use super::demo_loan;
use super::queries;
use crate::{
    Backend, BorrowerId, Client, Error, Result,
    borrowers::{self, ConsentKind, GivenConsent, Person, give_consents},
    client::Browser,
    documents::{self, Concerns},
    store::Tx,
};
use lending::{BirthDate, FieldError, Password, PersonName, Phone};

pub(super) const PHONE: &str = "+79000000001";
const PASSWORD: &str = "demo-password-1";
const STAFF_LOGIN: &str = "ivanova";

impl Backend {
    pub(super) async fn seed_demonstration(&self) -> Result<()> {
        self.seed_promotion().await?;
        self.seed_staff_member().await?;
        self.seed_borrower().await
    }

    async fn seed_promotion(&self) -> Result<()> {
        self.store().write(|tx| async move { queries::insert_promotion_in_tx(&tx).await }).await
    }

    async fn seed_staff_member(&self) -> Result<()> {
        let login = STAFF_LOGIN.parse().map_err(Error::internal)?;
        match self.operator().add_staff_member(&login, "Иванова Ирина Игоревна").await {
            Ok(()) | Err(Error::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn seed_borrower(&self) -> Result<()> {
        let person = person(self, PHONE, "Образцова", "Анна", Some("Петровна"))?;
        if borrowers::queries::find_by_phone(self.store().reader(), &person.phone).await?.is_some() {
            return Ok(());
        }
        let id = BorrowerId::random();
        let registration = &registration(self, &person).await?;
        let person = &person;
        self.store()
            .write(|tx| async move {
                register_in_tx(self, &tx, id, person, registration).await?;
                demo_loan::insert_in_tx(self, &tx, id).await
            })
            .await
    }
}

/// Somebody who agrees to what must be agreed to.
pub(super) fn person(
    backend: &Backend,
    phone: &str,
    surname: &str,
    given_name: &str,
    patronymic: Option<&str>,
) -> Result<Person> {
    Ok(Person {
        surname: PersonName::parse(surname).map_err(invalid)?,
        given_name: PersonName::parse(given_name).map_err(invalid)?,
        patronymic: patronymic.map(PersonName::parse).transpose().map_err(invalid)?,
        birth_date: BirthDate::parse("1990-05-14", backend.clock().today()).map_err(invalid)?,
        phone: Phone::parse(phone).map_err(invalid)?,
        email: None,
        invitation_code: None,
        consents: ConsentKind::ALL.into_iter().filter(|kind| kind.is_required()).collect(),
    })
}

/// Registers a person, who can sign in with the demonstration's password.
pub(super) async fn register(backend: &Backend, id: BorrowerId, person: &Person) -> Result<()> {
    let registration = &registration(backend, person).await?;
    backend.store().write(|tx| async move { register_in_tx(backend, &tx, id, person, registration).await }).await
}

/// What a registration keeps beside the person.
struct Registration {
    password_hash: String,
    consents: Vec<GivenConsent>,
}

async fn registration(backend: &Backend, person: &Person) -> Result<Registration> {
    let password = Password::parse(PASSWORD, Some(&person.phone)).map_err(invalid)?;
    let (lender, now_ms) = (&backend.config().lender, backend.clock().now_ms());
    let client = demonstration_client()?;
    Ok(Registration {
        password_hash: backend.passwords().hash(&password).await?,
        consents: give_consents(lender, &person.consents, &client, now_ms),
    })
}

async fn register_in_tx(
    backend: &Backend,
    tx: &Tx,
    id: BorrowerId,
    person: &Person,
    registration: &Registration,
) -> Result<()> {
    let Registration { password_hash, consents } = registration;
    let now_ms = backend.clock().now_ms();
    for kind in &person.consents {
        let shown = kind.document(&backend.config().lender);
        documents::keep_in_tx(tx, &shown, Concerns::default(), now_ms).await?;
    }
    borrowers::insert_in_tx(tx, id, person, password_hash.clone(), consents.clone(), now_ms).await.map(drop)
}

/// Where everybody in the demonstration comes from.
pub(super) fn demonstration_client() -> Result<Client> {
    Ok(Client { ip: IpAddr::V4(Ipv4Addr::LOCALHOST), user_agent: "seed".to_owned(), browser: Browser::unseen()? })
}

fn invalid(error: FieldError) -> Error {
    Error::internal(format!("somebody in the demonstration: {error:?}"))
}
