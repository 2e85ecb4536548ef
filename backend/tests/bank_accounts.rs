//! A loan's money goes to an account at a bank by the borrower's own phone number, if the account is in the borrower's name.

use crate::support::{TestLender, money::choice};
use backend::{Error, cards::CardState};
use lending::{Phone, Stage};
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
    let other = owner.add_bank_account("100000000333").await.unwrap();
    assert_ne!(other, account, "another bank is another account");
    let cards = owner.list_cards().await.unwrap();
    assert_eq!(cards.len(), 3);
    let cards: Vec<_> = cards.into_iter().filter(|card| card.id == account).collect();
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
        let added = lender.borrower(borrower.id).add_bank_account(bank).await;
        assert!(matches!(added, Err(Error::NotFound)), "{bank:?}");
    }
}

#[tokio::test]
async fn an_account_by_a_number_that_is_another_now_takes_no_money() {
    let lender = TestLender::start().await;
    let (borrower, _) = lender.applicant().await;
    let account = lender.bank_account(borrower.id).await;
    let staff = lender.petrova().await;
    staff.set_phone(borrower.id, &Phone::parse("+79005550011").unwrap()).await.unwrap();
    let cards = lender.borrower(borrower.id).list_cards().await.unwrap();
    assert!(cards.iter().all(|card| card.id != account || card.state == CardState::Refused));
    let by_new = lender.bank_account(borrower.id).await;
    assert_ne!(by_new, account);
}
