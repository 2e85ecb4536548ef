//! Numbers that pass from one person to another.

use crate::support::{TestBorrower, TestLender, client, password, person, random_phone, stranger};
use backend::{
    Error,
    borrowers::Person,
    registration::{DraftToken, NumberTaken, Registered},
    staff::StaffMember,
};
use lending::{BirthDate, PersonName, Phone, Refusal};

fn newcomer(phone: &Phone) -> Person {
    Person {
        surname: PersonName::parse("Петров").unwrap(),
        given_name: PersonName::parse("Пётр").unwrap(),
        birth_date: BirthDate::parse("1985-02-01", "2026-11-23".parse().unwrap()).unwrap(),
        ..person(phone)
    }
}

async fn draft_of(lender: &TestLender, person: Person) -> DraftToken {
    let visitor = lender.backend.visitor();
    let token = visitor.save_typed_person(None, [].into()).await.unwrap();
    visitor.save_person(&token, person, &stranger()).await.unwrap();
    visitor.save_password(&token, password(), &stranger()).await.unwrap();
    token
}

async fn confirm(lender: &TestLender, token: &DraftToken, phone: &Phone) -> Result<Registered, Error> {
    lender.settle().await;
    lender.backend.visitor().confirm_registration(token, lender.read_code(phone), &stranger()).await
}

async fn staff(lender: &TestLender) -> StaffMember<'_> {
    lender.backend.operator().staff_member("ivanova".parse().unwrap()).await.unwrap()
}

async fn state(lender: &TestLender, token: &DraftToken) -> Option<NumberTaken> {
    lender.backend.visitor().find_registration(token).await.unwrap().unwrap().number_taken
}

/// The former owner, and somebody else who has the number now and asked for it.
async fn asked(lender: &TestLender) -> (TestBorrower, DraftToken, String) {
    let former = lender.registered_borrower().await;
    lender.clock.advance_ms(60_000);
    let token = draft_of(lender, newcomer(&former.phone)).await;
    let refused = confirm(lender, &token, &former.phone).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NumberTaken))));
    assert_eq!(state(lender, &token).await, Some(NumberTaken::NotAsked));
    for _ in 0..2 {
        lender.backend.visitor().ask_for_number(&token, &stranger()).await.unwrap();
    }
    assert_eq!(state(lender, &token).await, Some(NumberTaken::Asked));
    let waiting = lender.backend.operator().list_number_requests().await.unwrap();
    assert_eq!(waiting.len(), 1, "asked twice, kept once");
    let request = &waiting[0];
    assert_eq!((request.phone.as_str(), request.former_owner), (former.phone.as_str(), Some(former.id)));
    assert_eq!(request.name, "Петров Пётр Ильинична");
    (former, token, request.id.clone())
}

#[tokio::test]
async fn another_person_with_the_number_sees_nothing_and_changes_nothing() {
    let lender = TestLender::start().await;
    let (former, _, _) = asked(&lender).await;
    let visitor = lender.backend.visitor();
    assert_eq!(lender.count("SELECT COUNT(*) FROM borrowers WHERE surname = 'Петров'").await, 0);
    // Only staff end what the former owner has.
    assert!(visitor.find_session(&former.session).await.unwrap().is_some());
    visitor.send_sign_in_code(former.phone.clone(), &client()).await.unwrap();
    visitor.sign_in_with_password(former.phone, password(), &client()).await.unwrap();
}

#[tokio::test]
async fn each_difference_makes_another_person() {
    let lender = TestLender::start().await;
    let former = lender.registered_borrower().await;
    let known = || person(&former.phone);
    let other = newcomer(&former.phone);
    for differs in [
        Person { surname: other.surname.clone(), ..known() },
        Person { given_name: other.given_name.clone(), ..known() },
        Person { birth_date: other.birth_date, ..known() },
    ] {
        lender.clock.advance_ms(60_000);
        let token = draft_of(&lender, differs).await;
        let refused = confirm(&lender, &token, &former.phone).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NumberTaken))));
    }
    lender.clock.advance_ms(60_000);
    let token = draft_of(&lender, known()).await;
    assert!(confirm(&lender, &token, &former.phone).await.unwrap().already_registered);
}

#[tokio::test]
async fn a_number_that_was_given_is_the_newcomers() {
    let lender = TestLender::start().await;
    let (former, token, request) = asked(&lender).await;
    let visitor = lender.backend.visitor();
    visitor.send_sign_in_code(former.phone.clone(), &client()).await.unwrap();
    lender.settle().await;
    let old_code = lender.read_code(&former.phone);
    staff(&lender).await.give_number(&request).await.unwrap();
    assert!(lender.backend.operator().list_number_requests().await.unwrap().is_empty());
    assert!(matches!(staff(&lender).await.refuse_number(&request).await, Err(Error::Conflict)));
    // The former owner is out, and codes that were on their way are good for nothing.
    assert!(visitor.find_session(&former.session).await.unwrap().is_none());
    assert!(visitor.sign_in_with_code(former.phone.clone(), old_code, &client()).await.is_err());
    assert!(visitor.sign_in_with_password(former.phone.clone(), password(), &client()).await.is_err());
    // The newcomer goes on where they were.
    assert_eq!(state(&lender, &token).await, None);
    lender.clock.advance_ms(60_000);
    visitor.resend_registration_code(&token, &stranger()).await.unwrap();
    let registered = confirm(&lender, &token, &former.phone).await.unwrap();
    assert!(!registered.already_registered);
    let newcomer = visitor.find_session(&registered.session).await.unwrap().unwrap().borrower;
    assert_ne!(newcomer, former.id);
    // The former owner comes with the passport.
    let somebodys = staff(&lender).await.set_phone(former.id, &former.phone).await;
    assert!(matches!(somebodys, Err(Error::Conflict)));
    let next = random_phone();
    staff(&lender).await.set_phone(former.id, &next).await.unwrap();
    let session = visitor.sign_in_with_password(next, password(), &client()).await.unwrap();
    assert_eq!(visitor.find_session(&session).await.unwrap().unwrap().borrower, former.id);
    for act in ["give_number", "set_phone"] {
        let told = format!("SELECT COUNT(*) FROM audit WHERE act = '{act}' AND about = '{}'", former.id);
        assert_eq!(lender.count(&told).await, 1, "{act}");
    }
}

#[tokio::test]
async fn a_number_that_was_refused_stays_where_it_is() {
    let lender = TestLender::start().await;
    let (former, token, request) = asked(&lender).await;
    staff(&lender).await.refuse_number(&request).await.unwrap();
    assert_eq!(state(&lender, &token).await, Some(NumberTaken::Refused));
    assert!(lender.backend.visitor().find_session(&former.session).await.unwrap().is_some());
    assert!(matches!(staff(&lender).await.give_number("nothing").await, Err(Error::NotFound)));
    // With another number the way goes on.
    let next = random_phone();
    lender.backend.visitor().save_person(&token, newcomer(&next), &stranger()).await.unwrap();
    assert_eq!(state(&lender, &token).await, None);
}
