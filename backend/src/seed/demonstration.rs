//! A promotion, a staff member, and a borrower who can be signed in as at once.

use std::net::{IpAddr, Ipv4Addr};

use super::demo_loan;
use super::queries;
use crate::{
    Backend, BorrowerId, Client, Error, Result,
    borrowers::{self, ConsentKind, Person, give_consents},
    documents::{self, Concerns},
};
use lending::{BirthDate, FieldError, Password, PersonName, Phone};

const PHONE: &str = "+79000000001";
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
        let invalid = |error: FieldError| Error::internal(format!("the demonstration's borrower: {error:?}"));
        let phone = Phone::parse(PHONE).map_err(invalid)?;
        if borrowers::queries::find_by_phone(self.store().reader(), &phone).await?.is_some() {
            return Ok(());
        }
        let person = Person {
            surname: PersonName::parse("Образцова").map_err(invalid)?,
            given_name: PersonName::parse("Анна").map_err(invalid)?,
            patronymic: Some(PersonName::parse("Петровна").map_err(invalid)?),
            birth_date: BirthDate::parse("1990-05-14", self.clock().today()).map_err(invalid)?,
            phone,
            email: None,
            invitation_code: None,
            consents: ConsentKind::ALL.into_iter().filter(|kind| kind.is_required()).collect(),
        };
        let password = Password::parse(PASSWORD, Some(&person.phone)).map_err(invalid)?;
        let client = Client { ip: IpAddr::V4(Ipv4Addr::LOCALHOST), user_agent: "seed".to_owned() };
        let (consents, hash) = (
            give_consents(&self.config().lender, &person.consents, &client, self.clock().now_ms()),
            self.passwords().hash(&password).await?,
        );
        let (person, consents, hash) = (&person, &consents, &hash);
        self.store()
            .write(|tx| async move {
                let id = BorrowerId::random();
                for kind in &person.consents {
                    let shown = kind.document(&self.config().lender);
                    documents::keep_in_tx(&tx, &shown, Concerns::default(), self.clock().now_ms()).await?;
                }
                borrowers::insert_in_tx(&tx, id, person, hash.clone(), consents.clone(), self.clock().now_ms()).await?;
                demo_loan::insert_in_tx(self, &tx, id).await
            })
            .await
    }
}
