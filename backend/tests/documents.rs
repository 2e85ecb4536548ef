//! Documents: what was agreed to and what was signed is kept exactly as it was shown.

use crate::support::{TestLender, money::choice};
use backend::borrowers::ConsentKind;
use lending::Stage;

#[tokio::test]
async fn every_consent_names_a_text_that_is_kept() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let consents = format!("FROM consents WHERE borrower_id = '{}'", borrower.id);
    assert_eq!(lender.count(&format!("SELECT COUNT(*) {consents}")).await, 3);
    let kept =
        format!("SELECT COUNT(*) {consents} AND text_hash IN (SELECT hash FROM documents WHERE kind = consents.kind)");
    assert_eq!(lender.count(&kept).await, 3);
    let shown = lender.backend.visitor().consent_text(ConsentKind::CreditBureau);
    let text = lender.text("SELECT text FROM documents WHERE kind = 'credit_bureau'").await;
    assert_eq!(text, format!("{}\n{}\n{}", shown.title, shown.version, shown.text));
    // the same text is kept once, whoever agrees to it
    let before = lender.count("SELECT COUNT(*) FROM documents").await;
    lender.registered_borrower().await;
    assert_eq!(lender.count("SELECT COUNT(*) FROM documents").await, before);
}

#[tokio::test]
async fn a_signature_names_the_document_that_was_offered() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, choice(20_000, 30)).await;
    lender.settle().await;
    let offer = lender.application(borrower.id, id).await.offer.unwrap();
    let of = format!("FROM documents WHERE application_id = '{id}' AND borrower_id = '{}'", borrower.id);
    // kept before anybody signs
    assert_eq!(lender.text(&format!("SELECT hash {of}")).await, offer.conditions.hash);
    assert_eq!(lender.text(&format!("SELECT template_version {of}")).await, offer.conditions.version);
    let text = lender.text(&format!("SELECT text {of}")).await;
    for (name, agreed) in &offer.conditions.rows {
        assert!(text.contains(&format!("{name}\t{agreed}\n")), "{name}");
    }
    lender.sign(&borrower, id).await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Signed);
    let signed = format!("SELECT document_hash FROM signatures WHERE application_id = '{id}'");
    assert_eq!(lender.text(&signed).await, offer.conditions.hash);
    assert_eq!(lender.count(&format!("SELECT COUNT(*) {of}")).await, 1);
}

#[tokio::test]
async fn conditions_that_are_not_those_that_were_offered_are_never_signed() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, choice(20_000, 30)).await;
    lender.settle().await;
    let hash = lender.application(borrower.id, id).await.offer.unwrap().conditions.hash;
    lender.borrower(borrower.id).send_signing_code(id, &crate::support::client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    lender.execute("UPDATE applications SET conditions = REPLACE(conditions, 'Не оказываются', 'Оказываются')").await;
    let signed = lender.borrower(borrower.id).sign_application(id, &hash, code, &crate::support::client()).await;
    assert!(matches!(signed, Err(backend::Error::Internal(_))), "{signed:?}");
    assert_eq!(lender.count("SELECT COUNT(*) FROM signatures").await, 0);
}
