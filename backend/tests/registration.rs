//! Registration: drafts, consents, and what becomes of them.

use crate::support::{TestLender, another_code, client, password, person, random_phone};
use backend::{
    Error,
    borrowers::{ConsentKind, Typed},
    products::LoanChoice,
    registration::DraftToken,
};
use lending::{Money, Refusal, SmsCode};
use tokio::task::JoinSet;

fn refused<T>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("not refused: {error:?}"),
        Ok(_) => panic!("not refused"),
    }
}

fn choice() -> LoanChoice {
    LoanChoice { product: "until-payday".to_owned(), amount: Money::from_rubles(12_000), term_days: 14 }
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_draft_keeps_each_step_and_survives_going_back() {
    let lender = TestLender::start().await;
    let phone = random_phone();
    let token = lender.backend.visitor().save_loan_choice(None, choice()).await.unwrap();
    let half_done = typed(&[("surname", "Вер"), ("phone", "89")]);
    let same = lender.backend.visitor().save_typed_person(Some(&token), half_done.clone()).await.unwrap();
    assert_eq!(same.as_cookie(), token.as_cookie());

    let token = DraftToken::from_cookie(token.as_cookie()).unwrap();
    let draft = lender.backend.visitor().find_registration(&token).await.unwrap().unwrap();
    assert_eq!((draft.choice, draft.typed), (Some(choice()), half_done));
    assert!(!draft.has_person && !draft.has_password && draft.code_sent.is_none());

    lender.backend.visitor().save_person(&token, person(&phone), &client()).await.unwrap();
    let sent = lender.backend.visitor().save_password(&token, password(), &client()).await.unwrap();
    let draft = lender.backend.visitor().find_registration(&token).await.unwrap().unwrap();
    assert!(draft.has_person && draft.has_password);
    assert_eq!(draft.code_sent, Some(sent));

    // Back to the first step: what came after it stays.
    let cheaper = LoanChoice { amount: Money::from_rubles(5_000), ..choice() };
    lender.backend.visitor().save_loan_choice(Some(&token), cheaper.clone()).await.unwrap();
    let draft = lender.backend.visitor().find_registration(&token).await.unwrap().unwrap();
    assert_eq!(draft.choice, Some(cheaper));
    assert!(draft.has_person && draft.has_password);
}

#[tokio::test]
async fn a_draft_is_gone_after_a_day_and_a_new_one_begins() {
    let lender = TestLender::start().await;
    let token = lender.backend.visitor().save_loan_choice(None, choice()).await.unwrap();
    lender.clock.advance_days(1);
    assert!(lender.backend.visitor().find_registration(&token).await.unwrap().is_none());
    let late = lender.backend.visitor().save_person(&token, person(&random_phone()), &client()).await;
    assert_eq!(refused(late), Refusal::RegistrationExpired);
    let next = lender.backend.visitor().save_typed_person(Some(&token), typed(&[("surname", "В")])).await.unwrap();
    assert_ne!(next.as_cookie(), token.as_cookie());
    assert!(lender.backend.visitor().find_registration(&next).await.unwrap().is_some());
}

#[tokio::test]
async fn no_step_is_skipped() {
    let lender = TestLender::start().await;
    let token = lender.backend.visitor().save_loan_choice(None, choice()).await.unwrap();
    let code = SmsCode::parse("123456").unwrap();
    let no_person = lender.backend.visitor().save_password(&token, password(), &client()).await;
    assert_eq!(refused(no_person), Refusal::RegistrationIncomplete);
    let no_person = lender.backend.visitor().confirm_registration(&token, code.clone(), &client()).await;
    assert_eq!(refused(no_person), Refusal::RegistrationIncomplete);
    lender.backend.visitor().save_person(&token, person(&random_phone()), &client()).await.unwrap();
    let no_password = lender.backend.visitor().resend_registration_code(&token, &client()).await;
    assert_eq!(refused(no_password), Refusal::RegistrationIncomplete);
    let no_password = lender.backend.visitor().confirm_registration(&token, code, &client()).await;
    assert_eq!(refused(no_password), Refusal::RegistrationIncomplete);
}

#[tokio::test]
async fn each_required_consent_is_required() {
    let lender = TestLender::start().await;
    let token = lender.backend.visitor().save_loan_choice(None, choice()).await.unwrap();
    for missing in ConsentKind::ALL.into_iter().filter(|kind| kind.is_required()) {
        let mut person = person(&random_phone());
        person.consents.retain(|kind| *kind != missing);
        person.consents.push(ConsentKind::Marketing);
        let result = lender.backend.visitor().save_person(&token, person, &client()).await;
        assert_eq!(refused(result), Refusal::RegistrationIncomplete, "{missing:?}");
    }
}

#[tokio::test]
async fn a_consent_is_recorded_with_its_text_its_time_and_its_place() {
    let lender = TestLender::start().await;
    let given_at = lender.clock.now_ms();
    let phone = random_phone();
    let token = lender.draft_until_code(&phone).await;
    lender.settle().await;
    lender.clock.advance_ms(120_000);
    lender.backend.visitor().confirm_registration(&token, lender.read_code(&phone), &client()).await.unwrap();
    for kind in ConsentKind::ALL {
        let text = lender.backend.visitor().consent_text(kind);
        let recorded = lender
            .count(&format!(
                "SELECT COUNT(*) FROM consents JOIN borrowers ON borrowers.id = consents.borrower_id
                 JOIN documents ON hash = text_hash
                 WHERE phone = '{}' AND consents.kind = '{}' AND text_version = '{}' AND text = '{}'
                 AND accepted_at_ms = {given_at} AND ip = '192.0.2.7' AND user_agent = 'Test/1.0'",
                phone.as_str(),
                kind.name(),
                text.version,
                format_args!("{}\n{}\n{}", text.title, text.version, text.text),
            ))
            .await;
        assert_eq!(recorded, i64::from(kind.is_required()), "{kind:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn confirming_many_times_at_once_makes_one_borrower_and_one_session() {
    let lender = TestLender::start().await;
    let phone = random_phone();
    let token = lender.draft_until_code(&phone).await;
    lender.settle().await;
    let code = lender.read_code(&phone);
    let mut confirmations = JoinSet::new();
    for _ in 0..8 {
        let (backend, token, code) = (lender.backend.clone(), token.clone(), code.clone());
        confirmations
            .spawn(async move { backend.visitor().confirm_registration(&token, code, &client()).await.is_ok() });
    }
    assert_eq!(confirmations.join_all().await.into_iter().filter(|confirmed| *confirmed).count(), 1);
    let count = |table: &str| {
        format!(
            "SELECT COUNT(*) FROM {table} WHERE borrower_id IN (SELECT id FROM borrowers WHERE phone = '{}')",
            phone.as_str()
        )
    };
    assert_eq!(lender.count(&format!("SELECT COUNT(*) FROM borrowers WHERE phone = '{}'", phone.as_str())).await, 1);
    assert_eq!(lender.count(&count("sessions")).await, 1);
    assert_eq!(lender.count(&count("consents")).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_drafts_of_one_phone_confirmed_at_once_make_one_borrower() {
    let lender = TestLender::start().await;
    let phone = random_phone();
    let mut confirmations = JoinSet::new();
    for _ in 0..2 {
        let token = lender.draft_until_code(&phone).await;
        lender.settle().await;
        let (backend, code) = (lender.backend.clone(), lender.read_code(&phone));
        lender.clock.advance_ms(60_000);
        confirmations.spawn(async move {
            backend.visitor().confirm_registration(&token, code, &client()).await.unwrap().already_registered
        });
    }
    let mut already: Vec<bool> = confirmations.join_all().await;
    already.sort_unstable();
    assert_eq!(already, [false, true]);
}

#[tokio::test]
async fn a_registered_phone_looks_like_any_other_and_its_owner_is_signed_in_with_what_was_chosen() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.clock.advance_ms(60_000);
    // The same person, who writes the name a little otherwise.
    let mut same = person(&borrower.phone);
    same.patronymic = None;
    same.surname = lending::PersonName::parse("ВЕРЕЩАГИНА").unwrap();
    let token = lender.backend.visitor().save_loan_choice(None, choice()).await.unwrap();
    lender.backend.visitor().save_person(&token, same, &client()).await.unwrap();
    let others_password = lending::Password::parse("another password", None).unwrap();
    let sent = lender.backend.visitor().save_password(&token, others_password.clone(), &client()).await.unwrap();
    assert_eq!((sent.resend_after_s, sent.expires_in_s), (60, 300));
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    let wrong = lender.backend.visitor().confirm_registration(&token, another_code(&code), &client()).await;
    assert_eq!(refused(wrong), Refusal::CodeWrong { tries_left: 4 });

    let registered = lender.backend.visitor().confirm_registration(&token, code, &client()).await.unwrap();
    assert!(registered.already_registered);
    let session = lender.backend.visitor().find_session(&registered.session).await.unwrap().unwrap();
    assert_eq!(session.borrower, borrower.id);
    let terms = lender.backend.borrower(borrower.id).apply_terms().await.unwrap();
    assert_eq!(terms.choice, Some(choice()));
    assert_eq!(lender.count("SELECT COUNT(*) FROM borrowers WHERE surname = 'ВЕРЕЩАГИНА'").await, 0);
    lender.backend.visitor().sign_in_with_password(borrower.phone.clone(), password(), &client()).await.unwrap();
    let changed = lender.backend.visitor().sign_in_with_password(borrower.phone, others_password, &client()).await;
    assert_eq!(refused(changed), Refusal::SignInFailed);
}

#[tokio::test]
async fn posting_the_password_twice_sends_one_sms() {
    let lender = TestLender::start().await;
    let phone = random_phone();
    let token = lender.draft_until_code(&phone).await;
    lender.backend.visitor().save_password(&token, password(), &client()).await.unwrap();
    lender.backend.visitor().resend_registration_code(&token, &client()).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.count_messages(&phone), 1);
}

#[tokio::test]
async fn what_was_chosen_is_kept_for_the_borrower_and_the_draft_is_not() {
    let lender = TestLender::start().await;
    let phone = random_phone();
    let token = lender.draft_until_code(&phone).await;
    lender.backend.visitor().save_loan_choice(Some(&token), choice()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&phone);
    let registered = lender.backend.visitor().confirm_registration(&token, code.clone(), &client()).await.unwrap();
    assert!(lender.backend.visitor().find_registration(&token).await.unwrap().is_none());
    let again = lender.backend.visitor().confirm_registration(&token, code, &client()).await;
    assert_eq!(refused(again), Refusal::AlreadyRegistered);
    assert_eq!(
        lender
            .count("SELECT COUNT(*) FROM registration_drafts WHERE finished AND person IS NULL AND typed = '{}'")
            .await,
        1,
        "nothing of what was typed is kept"
    );
    let borrower = lender.backend.visitor().find_session(&registered.session).await.unwrap().unwrap().borrower;
    let terms = lender.backend.borrower(borrower).apply_terms().await.unwrap();
    assert_eq!(terms.choice, Some(choice()));
}
