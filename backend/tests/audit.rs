//! The audit: what is done of consequence is told, and what is changed or taken away later is found.

use crate::support::{TestLender, money::choice};
use backend::payments::Amount;
use lending::Stage;

async fn acts(lender: &TestLender, about: impl ToString) -> Vec<String> {
    let about = about.to_string();
    let acts = "COALESCE(MAX(CASE WHEN act = ";
    let mut told = Vec::new();
    for act in ["register", "sign_in", "send_application", "decide", "sign", "withdraw"] {
        let actor = format!("SELECT {acts}'{act}' THEN actor END), '') FROM audit WHERE about = '{about}'");
        let actor = lender.text(&actor).await;
        if !actor.is_empty() {
            told.push(format!("{actor} {act}"));
        }
    }
    told
}

async fn found(lender: &TestLender) -> Vec<String> {
    lender.backend.operator().verify_audit(None).await.unwrap().found
}

#[tokio::test]
async fn whoever_does_something_of_consequence_is_told() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, choice(10_000, 30)).await;
    let who = format!("borrower {}", borrower.id);
    assert_eq!(acts(&lender, borrower.id).await, [format!("{who} register"), format!("{who} sign_in")]);
    let of_application = [format!("{who} send_application"), "system decide".to_owned(), format!("{who} sign")];
    assert_eq!(acts(&lender, id).await, of_application);
    lender.borrower(borrower.id).withdraw_application(id).await.unwrap();
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Withdrawn);
    assert!(acts(&lender, id).await.contains(&format!("{who} withdraw")));
    let hash = format!("SELECT details FROM audit WHERE act = 'sign' AND about = '{id}'");
    let signed = format!("SELECT document_hash FROM signatures WHERE application_id = '{id}'");
    assert_eq!(lender.text(&hash).await, lender.text(&signed).await);
    // money that comes or goes, too
    let (payer, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.pay(payer.id, loan, Amount::Full).await;
    for kind in ["payout", "payment"] {
        let settled = format!("SELECT COUNT(*) FROM audit WHERE act = 'settle' AND details = '{kind} 10000.00'");
        assert_eq!(lender.count(&settled).await, 1, "{kind}");
    }
    // nobody's data
    let phone = format!("SELECT COUNT(*) FROM audit WHERE details LIKE '%{}%'", borrower.phone.digits());
    assert_eq!(lender.count(&phone).await, 0);
}

#[tokio::test]
async fn what_is_changed_or_taken_away_is_found() {
    let lender = TestLender::start().await;
    lender.registered_borrower().await;
    assert!(lender.backend.seal_audit().await.unwrap() > 0);
    assert_eq!(lender.backend.seal_audit().await.unwrap(), 0);
    let (borrower, card) = lender.applicant().await;
    lender.signed(&borrower, card, choice(10_000, 30)).await;
    lender.backend.seal_audit().await.unwrap();
    let registered = lender.registered_borrower().await;
    let clean = lender.backend.operator().verify_audit(None).await.unwrap();
    assert_eq!(clean.found, Vec::<String>::new());
    assert_eq!(i64::try_from(clean.rows).unwrap(), lender.count("SELECT COUNT(*) FROM audit").await);
    let (number, hash) = clean.last_seal.unwrap();
    assert_eq!(number, 2);
    let noted = lender.backend.operator().verify_audit(Some((number, &hash))).await.unwrap();
    assert_eq!(noted.found, Vec::<String>::new());

    // each by itself, and put back again
    let one = "(SELECT MIN(id) FROM audit WHERE seal = 2)";
    for (change, back) in [
        ("actor = 'system ' || actor", "actor = SUBSTR(actor, 8)"),
        ("at_ms = at_ms + 1", "at_ms = at_ms - 1"),
        ("details = details || '!'", "details = SUBSTR(details, 1, LENGTH(details) - 1)"),
        ("seal = NULL", "seal = 2"),
        ("seal = 1", "seal = 2"),
        ("seal = 3", "seal = 2"),
    ] {
        let id = lender.text(&format!("SELECT id FROM audit WHERE id = {one}")).await;
        lender.execute(&format!("UPDATE audit SET {change} WHERE id = '{id}'")).await;
        assert!(!found(&lender).await.is_empty(), "{change}");
        lender.execute(&format!("UPDATE audit SET {back} WHERE id = '{id}'")).await;
        assert_eq!(found(&lender).await, Vec::<String>::new(), "{back}");
    }
    // a row that no seal holds yet
    let fresh = format!("UPDATE audit SET details = 'x' WHERE about = '{}' AND act = 'sign_in'", registered.id);
    lender.execute(&fresh).await;
    assert_eq!(found(&lender).await.len(), 1);
    lender.execute("DELETE FROM audit WHERE seal IS NULL").await;

    // the newest seal with all that it held: only who noted it can tell
    lender.execute("DELETE FROM audit WHERE seal = 2").await;
    assert_eq!(found(&lender).await.len(), 1);
    lender.execute("DELETE FROM audit_seals WHERE number = 2").await;
    assert_eq!(found(&lender).await, Vec::<String>::new());
    let noted = lender.backend.operator().verify_audit(Some((number, &hash))).await.unwrap();
    assert_eq!(noted.found.len(), 1, "{:?}", noted.found);
}

#[tokio::test]
async fn two_servers_seal_every_row_once() {
    let lender = TestLender::start().await;
    let other = lender.second_server().await;
    for _ in 0..3 {
        lender.registered_borrower().await;
    }
    // one of them may come second, finds nothing left, or is told to try again
    let (one, two) = tokio::join!(lender.backend.seal_audit(), other.seal_audit());
    assert!(one.is_ok() || two.is_ok());
    lender.backend.seal_audit().await.unwrap();
    assert_eq!(lender.count("SELECT COUNT(*) FROM audit WHERE seal IS NULL").await, 0);
    assert_eq!(found(&lender).await, Vec::<String>::new());
}
