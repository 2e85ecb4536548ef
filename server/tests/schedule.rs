//! The payments to come, on their page and in a calendar.

use crate::support::TestServer;
use axum::http::StatusCode;

#[tokio::test]
async fn payments_to_come_stand_on_their_page_and_in_the_calendar_without_sums() {
    let server = TestServer::start().await;
    let borrower = server.register("79001112244").await;
    let none = server.get("/cabinet/schedule", &borrower.cookies).await.body;
    assert!(none.contains("открытых займов нет"), "{none}");
    let loan = server.lend_to(&borrower).await.loan;
    let page = server.get("/cabinet/schedule", &borrower.cookies).await.body;
    assert!(page.contains(&format!("/cabinet/loans/{loan}")) && page.contains("Добавить в календарь"), "{page}");

    let file = server.get("/cabinet/schedule.ics", &borrower.cookies).await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    assert_eq!(file.header("cache-control"), "no-store");
    let lines: Vec<&str> = file.body.split("\r\n").collect();
    for line in ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VALARM", "END:VCALENDAR"] {
        assert_eq!(lines.iter().filter(|found| **found == line).count(), 1, "{line} in {}", file.body);
    }
    let unfolded = file.body.replace("\r\n ", "");
    assert!(
        unfolded.contains(&format!("/cabinet/loans/{loan}")) && unfolded.contains("DTSTART;VALUE=DATE:"),
        "{unfolded}"
    );
    assert!(unfolded.contains("Платёж по договору №") && !unfolded.contains('₽'), "{unfolded}");
    let english = server.get("/cabinet/schedule.ics", &format!("{}; language=en", borrower.cookies)).await.body;
    assert!(english.contains("Payment under contract No."), "{english}");
}

#[tokio::test]
async fn nobody_reads_the_calendar_of_another() {
    let server = TestServer::start().await;
    let signed_out = server.get("/cabinet/schedule.ics", "").await;
    assert_eq!((signed_out.status, signed_out.header("location")), (StatusCode::SEE_OTHER, "/login"));
    let owner = server.register("79001112255").await;
    server.lend_to(&owner).await;
    let other = server.register("79001112266").await;
    let theirs = server.get("/cabinet/schedule.ics", &other.cookies).await.body;
    assert!(!theirs.contains("VEVENT"), "{theirs}");
}
