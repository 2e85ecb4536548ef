//! Profiles: what is typed is kept, what is personal is sealed.

use crate::support::{TestLender, money::choice};
use backend::{
    Backend, Config, Error,
    borrowers::{OnFile, Profile, Revision, Typed},
    products::LoanChoice,
};
use lending::{
    Address, BirthDate, BirthPlace, DivisionCode, Education, Employer, IssueDate, Issuer, Money, PassportNumber,
    Position,
};

const NUMBER: &str = "4509 835271";

fn profile() -> Profile {
    let today = "2026-11-23".parse().unwrap();
    let birth = BirthDate::parse("1991-03-08", today).unwrap();
    Profile {
        passport_number: PassportNumber::parse(NUMBER).unwrap(),
        issuer: Issuer::parse("ГУ МВД России по Примерской области").unwrap(),
        issued_on: IssueDate::parse("2011-04-20", birth, today).unwrap(),
        division_code: DivisionCode::parse("770-041").unwrap(),
        birth_place: BirthPlace::parse("г. Примерск").unwrap(),
        address: Address::parse("123456, г. Примерск, ул. Садовая, д. 7, кв. 12").unwrap(),
        employer: Employer::parse("Школа № 15").unwrap(),
        position: Position::parse("Учитель").unwrap(),
        education: Education::Higher,
        monthly_income: Money::from_rubles(64_000),
        monthly_payments: Money::from_rubles(3_500),
        inn: None,
    }
}

fn typed() -> Typed {
    [("passport_number", NUMBER), ("issuer", "ГУ МВД")].map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

#[tokio::test]
async fn what_was_typed_is_kept_until_the_profile_is_complete() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let cabinet = lender.backend.borrower(borrower.id);
    let state = cabinet.profile_state().await.unwrap();
    assert_eq!((state.given_name.as_str(), state.complete, state.typed.len()), ("Ольга", false, 0));
    cabinet.save_typed_profile(typed(), Revision::Sent(0)).await.unwrap();
    let state = cabinet.profile_state().await.unwrap();
    assert_eq!((state.complete, state.typed), (false, typed()));
    cabinet.save_profile(profile()).await.unwrap();
    let state = cabinet.profile_state().await.unwrap();
    assert_eq!((state.complete, state.typed.len()), (true, 0));
    // Typing anew does not undo what is complete.
    cabinet.save_typed_profile(typed(), Revision::Sent(0)).await.unwrap();
    assert!(cabinet.profile_state().await.unwrap().complete);
}

#[tokio::test]
async fn what_was_typed_last_is_kept_whatever_order_it_arrives_in() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let cabinet = lender.backend.borrower(borrower.id);
    let typed = |issuer: &str| Typed::from([("issuer".to_owned(), issuer.to_owned())]);
    let kept = async || cabinet.profile_state().await.unwrap().typed["issuer"].clone();
    let shown_at = lender.clock.now_ms() - 60_000;
    for (issuer, revision, then) in [
        ("ГУ МВД", Revision::Kept(shown_at + 2), "ГУ МВД"),
        ("ГУ", Revision::Kept(shown_at + 1), "ГУ МВД"),
        ("ГУ МВД России", Revision::Sent(shown_at + 2), "ГУ МВД России"),
        ("", Revision::Kept(shown_at), "ГУ МВД России"),
        ("УФМС", Revision::Kept(shown_at + 3), "УФМС"),
        // a window that was opened earlier: its button counts, what it keeps by the way does not
        ("МВД", Revision::Kept(shown_at - 10_000), "УФМС"),
        ("МВД", Revision::Sent(shown_at - 10_000), "МВД"),
        ("ГУ", Revision::Kept(shown_at + 1), "МВД"),
        // nobody can shut out what is typed later
        ("из будущего", Revision::Kept(i64::MAX), "из будущего"),
    ] {
        cabinet.save_typed_profile(typed(issuer), revision).await.unwrap();
        assert_eq!(kept().await, then, "{issuer} {revision:?}");
    }
    lender.clock.advance_ms(1);
    cabinet.save_typed_profile(typed("УФМС"), Revision::Kept(lender.clock.now_ms())).await.unwrap();
    assert_eq!(kept().await, "УФМС");
    let late = lender.clock.now_ms();
    lender.clock.advance_ms(1_000);
    cabinet.save_profile(profile()).await.unwrap();
    cabinet.save_typed_profile(typed("поздно"), Revision::Kept(late)).await.unwrap();
    assert!(cabinet.profile_state().await.unwrap().typed.is_empty(), "what arrives after the whole profile is older");
}

#[tokio::test]
async fn the_choice_made_last_is_kept_whatever_order_it_arrives_in() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let cabinet = lender.backend.borrower(borrower.id);
    let choice = |term_days| LoanChoice { term_days, ..choice(20_000, 30) };
    let shown_at = lender.clock.now_ms() - 60_000;
    for (term_days, revision, then) in
        [(14, Revision::Kept(shown_at + 2), 14), (15, Revision::Kept(shown_at + 1), 14), (16, Revision::Sent(0), 16)]
    {
        cabinet.save_choice(choice(term_days), revision).await.unwrap();
        assert_eq!(cabinet.apply_terms().await.unwrap().choice.unwrap().term_days, then);
    }
}

#[tokio::test]
async fn no_digit_of_a_passport_stands_in_the_database_in_clear() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let cabinet = lender.backend.borrower(borrower.id);
    cabinet.save_typed_profile(typed(), Revision::Sent(0)).await.unwrap();
    assert_eq!(lender.count("SELECT COUNT(*) FROM profile_drafts WHERE typed_sealed LIKE '%835271%'").await, 0);
    cabinet.save_profile(profile()).await.unwrap();
    for secret in ["835271", "Садовая", "Примерск", "770-041", "Школа"] {
        let sql =
            format!("SELECT COUNT(*) FROM profile_versions WHERE sealed || '|' || passport_lookup LIKE '%{secret}%'");
        assert_eq!(lender.count(&sql).await, 0, "{secret}");
    }
    // The whole file and its journal too: nothing is left in a freed page.
    if let Some(bytes) = lender.database.bytes_on_disk() {
        assert!(bytes.len() > 10_000);
        for secret in ["835271", "4509 83", "450983", "Садовая", "770-041"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} stands in the database's files");
        }
    }
}

#[tokio::test]
async fn a_sealed_value_opens_in_its_own_row_only() {
    let lender = TestLender::start().await;
    let (one, other) = (lender.registered_borrower().await, lender.registered_borrower().await);
    for borrower in [&one, &other] {
        lender.backend.borrower(borrower.id).save_typed_profile(typed(), Revision::Sent(0)).await.unwrap();
    }
    lender
        .execute(&format!(
            "UPDATE profile_drafts SET typed_sealed = \
             (SELECT typed_sealed FROM profile_drafts WHERE borrower_id = '{}')",
            one.id
        ))
        .await;
    assert_eq!(lender.backend.borrower(one.id).profile_state().await.unwrap().typed, typed());
    let moved = lender.backend.borrower(other.id).profile_state().await;
    assert!(matches!(moved, Err(Error::Internal(_))));
}

#[tokio::test]
async fn an_older_key_still_opens_what_it_sealed() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.backend.borrower(borrower.id).save_typed_profile(typed(), Revision::Sent(0)).await.unwrap();
    let default = Config::SETTINGS.iter().find(|setting| setting.name == "CABINET_ENCRYPTION_KEYS").unwrap();
    let old_key = default.default.unwrap();
    let new_key = format!("k2:{}", "5a".repeat(32));
    let restart = async |keys: String| {
        let mut settings = lender.settings.clone();
        settings.push(("CABINET_ENCRYPTION_KEYS".to_owned(), keys));
        Backend::init(Config::from_pairs(settings).unwrap(), lender.clock.clone()).await.unwrap()
    };
    let both = restart(format!("{new_key},{old_key}")).await;
    assert_eq!(both.borrower(borrower.id).profile_state().await.unwrap().typed, typed());
    both.borrower(borrower.id).save_typed_profile(typed(), Revision::Sent(0)).await.unwrap();
    let new_only = restart(new_key).await;
    assert_eq!(new_only.borrower(borrower.id).profile_state().await.unwrap().typed, typed());
}

fn request(card: backend::CardId, profile: Option<Profile>) -> backend::applications::Request {
    backend::applications::Request {
        choice: choice(10_000, 30),
        card,
        key: crate::support::money::key(),
        burden_acknowledged: true,
        profile,
    }
}

#[tokio::test]
async fn a_refused_application_changes_nothing_of_the_profile() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let cabinet = lender.backend.borrower(borrower.id);
    let no_card = cabinet.submit_application(request(backend::CardId::random(), Some(profile()))).await;
    assert!(matches!(no_card, Err(Error::Refused(lending::Refusal::CardMissing))), "{no_card:?}");
    assert!(!cabinet.profile_state().await.unwrap().complete);
    assert_eq!(lender.count("SELECT COUNT(*) FROM profile_versions").await, 0);
    let card = lender.linked_card(borrower.id, crate::support::money::GOOD_CARD).await;
    cabinet.submit_application(request(card, Some(profile()))).await.unwrap();
    assert!(cabinet.profile_state().await.unwrap().complete);
}

#[tokio::test]
async fn what_was_saved_long_ago_is_confirmed_or_corrected() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let cabinet = lender.backend.borrower(borrower.id);
    lender.clock.advance_days(89);
    assert_eq!(cabinet.profile_state().await.unwrap().on_file, OnFile::Confirmed);
    lender.clock.advance_days(1);
    assert_eq!(cabinet.profile_state().await.unwrap().on_file, OnFile::ToConfirm);
    let as_it_was = cabinet.submit_application(request(card, None)).await;
    assert!(matches!(as_it_was, Err(Error::Refused(lending::Refusal::ProfileToConfirm))), "{as_it_was:?}");
    let on_file = cabinet.profile_on_file().await.unwrap().unwrap();
    let corrected = Profile { monthly_income: Money::from_rubles(95_000), ..on_file };
    cabinet.submit_application(request(card, Some(corrected))).await.unwrap();
    let state = cabinet.profile_state().await.unwrap();
    assert_eq!(state.on_file, OnFile::Confirmed);
    assert_eq!(cabinet.profile_on_file().await.unwrap().unwrap().monthly_income, Money::from_rubles(95_000));
}

#[tokio::test]
async fn a_passport_whose_term_has_ended_is_refused_in_words() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    // 45 years since a while; the passport was of twenty
    let cabinet = lender.backend.borrower(borrower.id);
    lender.execute(&format!("UPDATE borrowers SET birth_on = '1981-07-01' WHERE id = '{}'", borrower.id)).await;
    assert_eq!(cabinet.profile_state().await.unwrap().on_file, OnFile::PassportOutlived);
    let as_it_was = cabinet.submit_application(request(card, None)).await;
    assert!(matches!(as_it_was, Err(Error::Refused(lending::Refusal::PassportOutlived))), "{as_it_was:?}");
    let on_file = cabinet.profile_on_file().await.unwrap().unwrap();
    let typed_again = cabinet.submit_application(request(card, Some(on_file))).await;
    assert!(matches!(typed_again, Err(Error::Refused(lending::Refusal::PassportOutlived))), "{typed_again:?}");
}
