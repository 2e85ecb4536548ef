//! A credit holiday asked for as a page without JavaScript does.

use crate::support::{TestServer, borrower::Owned};
use axum::http::StatusCode;

/// A page's words: figures among them stand in elements of their own.
fn words(page: &str) -> String {
    page.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect()
}

/// An address on this site, without the site.
fn path_of(address: &str) -> &str {
    let Some((_, rest)) = address.split_once("://") else { return address };
    rest.find('/').map_or("/", |start| &rest[start..])
}

fn form(owned: &Owned, months: &str, last_two_months: &str) -> String {
    format!(
        "loan={}&ground=income&last_two_months={last_two_months}&twelve_months_before=720%20000&months={months}",
        owned.loan
    )
}

#[tokio::test]
async fn a_holiday_is_worked_out_asked_for_and_signed_without_scripts() {
    let server = TestServer::start().await;
    let phone = "79001113301";
    let borrower = server.register(phone).await;
    let owned = server.lend_to(&borrower).await;
    let address = format!("/cabinet/loans/{}/holiday", owned.loan);
    let page = words(&server.get(&address, &borrower.cookies).await.body);
    for told in ["Доход снизился", "Чрезвычайная ситуация", "Последний день каникул", "бывшая 2-НДФЛ"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    // what is chosen stands in the address, and is kept on the page
    let asked = format!("{address}?{}", form(&owned, "2", "84%20000"));
    let page = server.get(&asked, &borrower.cookies).await.body;
    assert!(page.contains("value=\"84 000\"") && page.contains("value=\"720 000\""), "{page}");
    let told = words(&page);
    assert!(told.contains("снизился на 30\u{a0}%. Этого мало: нужно больше 30\u{a0}%"), "{told}");
    let nearly = format!("{address}?{}", form(&owned, "2", "83%20999"));
    let told = words(&server.get(&nearly, &borrower.cookies).await.body);
    assert!(told.contains("снизился на 30,001\u{a0}%. Этого достаточно"), "{told}");

    // a mistake, and what the law does not grant, come back to the page
    let typed = form(&owned, "7", "none");
    let wrong = server.submit("/api/draft_holiday_request", &typed, &borrower.cookies, &address).await;
    let back = server.get(path_of(wrong.header("location")), &borrower.cookies).await.body;
    assert!(back.contains("last_two_months-error"), "{back}");
    let typed = form(&owned, "3", "84%20000");
    let refused = server.submit("/api/draft_holiday_request", &typed, &borrower.cookies, &address).await;
    let back = words(&server.get(path_of(refused.header("location")), &borrower.cookies).await.body);
    assert!(back.contains("снизился на 30\u{a0}%, а нужно больше 30\u{a0}%"), "{back}");

    let before = server.simulator.messages(Some(phone)).len();
    let typed = form(&owned, "3", "70%20000");
    let drafted = server.submit("/api/draft_holiday_request", &typed, &borrower.cookies, &address).await;
    assert_eq!((drafted.status, drafted.header("location")), (StatusCode::FOUND, address.as_str()), "{}", drafted.body);
    let page = server.get(&address, &borrower.cookies).await.body;
    let told = words(&page);
    assert!(told.contains("Требование о предоставлении льготного периода") && told.contains("Код из СМС"), "{told}");
    // it can still be changed, and what was typed is there
    assert!(told.contains("Новое требование") && page.contains("value=\"70\u{a0}000\""), "{page}");
    let hash = page.split("name=\"document_hash\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let code = server.read_code_after(phone, before).await;
    let signature = format!("loan={}&document_hash={hash}&code={code}", owned.loan);
    let signed = server.submit("/api/sign_holiday_request", &signature, &borrower.cookies, &address).await;
    assert_eq!((signed.status, signed.header("location")), (StatusCode::FOUND, address.as_str()), "{}", signed.body);
    let told = words(&server.get(&address, &borrower.cookies).await.body);
    for words in ["Требование подано", "Если ответа не будет до конца", "каникулы считаются предоставленными"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("Составить требование"), "{told}");
}

#[tokio::test]
async fn a_holiday_that_runs_stands_on_the_pages_of_its_loan() {
    let server = TestServer::start().await;
    let phone = "79001113302";
    let borrower = server.register(phone).await;
    let owned = server.lend_to(&borrower).await;
    let address = format!("/cabinet/loans/{}/holiday", owned.loan);
    let draft = format!("loan={}&ground=emergency&months=1", owned.loan);
    let before = server.simulator.messages(Some(phone)).len();
    server.submit("/api/draft_holiday_request", &draft, &borrower.cookies, &address).await;
    let page = server.get(&address, &borrower.cookies).await.body;
    let hash = page.split("name=\"document_hash\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let code = server.read_code_after(phone, before).await;
    let signature = format!("loan={}&document_hash={hash}&code={code}", owned.loan);
    server.submit("/api/sign_holiday_request", &signature, &borrower.cookies, &address).await;

    let request = server.backend.operator().list_holiday_requests().await.unwrap()[0].id;
    server
        .backend
        .operator()
        .staff_member("ivanova".parse().unwrap())
        .await
        .unwrap()
        .grant_holiday(request)
        .await
        .unwrap();
    for page in ["/cabinet".to_owned(), format!("/cabinet/loans/{}", owned.loan)] {
        let told = words(&server.get(&page, &borrower.cookies).await.body);
        assert!(told.contains("платить сейчас ничего не нужно, неустойки нет"), "{page}: {told}");
    }
    let told = words(&server.get(&address, &borrower.cookies).await.body);
    assert!(told.contains("Каникулы предоставлены") && !told.contains("Составить требование"), "{told}");
    let english = server.get(&address, &format!("{}; language=en", borrower.cookies)).await.body;
    assert!(words(&english).contains("The holiday is granted"), "{english}");
}
