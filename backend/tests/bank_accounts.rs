//! A loan's money goes to an account at a bank by the borrower's own phone number, if the account is in the borrower's name.

use crate::support::{
    TestLender,
    money::{choice, key},
};
use backend::Error;
use lending::Stage;
use serde_json::json;

#[tokio::test]
async fn money_goes_to_an_account_by_phone_number() {
    let lender = TestLender::start().await;
    let (borrower, _) = lender.applicant().await;
    let owner = lender.borrower(borrower.id);
    assert_eq!(owner.list_banks().await.unwrap(), [], "none was listed yet");
    let account = lender.bank_account(borrower.id).await;
    let names: Vec<_> = owner.list_banks().await.unwrap().into_iter().map(|bank| bank.name).collect();
    assert_eq!(names, ["Демобанк", "Образецбанк", "Примербанк"]);
    assert_eq!(lender.bank_account(borrower.id).await, account, "one account at a bank, however often it is added");
    let cards = owner.list_cards().await.unwrap();
    assert_eq!(cards.len(), 2);
    assert!(cards[0].label.starts_with("СБП · Демобанк · +7 "), "{}", cards[0].label);
    assert!(!cards[0].label.contains(&borrower.phone.as_str()[5..8]), "the number is not told in full");

    let application = lender.signed(&borrower, account, choice(20_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, application).await.stage, Stage::Issued);
    let [payout] = lender.simulator.payouts().try_into().unwrap();
    let destination = json!({
        "type": "sbp",
        "phone": borrower.phone.as_str().trim_start_matches('+'),
        "bank_id": "100000000111",
        "recipient_checked": true,
    });
    assert_eq!(payout["payout_destination"], destination);
    lender.assert_books().await;
}

#[tokio::test]
async fn an_account_of_somebody_else_takes_no_money_and_another_can_be_chosen() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let account = lender.bank_account(borrower.id).await;
    // the bank has the number under another name
    lender.execute(&format!("UPDATE borrowers SET surname = 'Чужеродов' WHERE id = '{}'", borrower.id)).await;
    let id = lender.signed(&borrower, account, choice(20_000, 30)).await;
    lender.settle().await;
    let view = lender.application(borrower.id, id).await;
    assert_eq!((view.stage, view.payout_refusal.as_deref()), (Stage::PayoutRefused, Some("recipient_check_failed")));
    lender.borrower(borrower.id).choose_another_card(id, card).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Issued);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_bank_that_is_not_listed_is_none() {
    let lender = TestLender::start().await;
    let (borrower, _) = lender.applicant().await;
    lender.bank_account(borrower.id).await;
    for bank in ["", "100000000999", "\0", "' OR 1=1"] {
        let added = lender.borrower(borrower.id).add_bank_account(bank, &key()).await;
        assert!(matches!(added, Err(Error::NotFound)), "{bank:?}");
    }
}
