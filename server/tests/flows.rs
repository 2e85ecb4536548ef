//! The flows that a full cost is made of: on their pages and as tables.

use crate::support::TestServer;
use axum::http::StatusCode;
use lending::{Flow, FullCost, Money, full_cost, iso_date};

/// The flows of a table, by the form that it promises.
fn read(table: &str) -> Vec<Flow> {
    let mut lines = table.strip_suffix("\r\n").unwrap().split("\r\n");
    assert_eq!(lines.next(), Some("date,day,amount"), "{table}");
    lines
        .map(|line| {
            let [date, day, amount] = line.split(',').collect::<Vec<_>>().try_into().unwrap();
            assert!(iso_date::parse(date).is_some(), "{line}");
            Flow { day: day.parse().unwrap(), amount: amount.parse::<Money>().unwrap() }
        })
        .collect()
}

#[tokio::test]
async fn a_full_cost_can_be_worked_out_again_from_the_table_of_its_flows() {
    let server = TestServer::start().await;
    let borrower = server.register("79001112277").await;
    let owned = server.lend_to(&borrower).await;
    let pages = [format!("/cabinet/loans/{}", owned.loan), format!("/cabinet/applications/{}", owned.application)];
    for page in &pages {
        let file = server.get(&format!("{page}/flows.csv"), &borrower.cookies).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"), "{page}");
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"flows.csv\"");
        assert_eq!(file.header("cache-control"), "no-store");
        let flows = read(&file.body);
        assert_eq!(flows[0], Flow { day: 0, amount: Money::from_rubles(-10_000) }, "{page}");
        // the first loan costs nothing
        let cost = full_cost(&flows).unwrap();
        assert_eq!((flows.len(), cost.full_cost, cost.amount), (2, FullCost::ZERO, Money::ZERO), "{page}");
    }
    let page = server.get(&pages[0], &borrower.cookies).await.body;
    for words in ["Как посчитана ПСК", "Совпадает с документом", "По какому закону", "Договор подписан"]
    {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
    assert!(page.contains(&format!("href=\"{}/flows.csv\"", pages[0])), "{page}");
    let english = server.get(&pages[0], &format!("{}; language=en", borrower.cookies)).await.body;
    assert!(english.contains("It is what the document says") && english.contains("part "), "{english}");
}

#[tokio::test]
async fn nobody_reads_the_flows_of_another() {
    let server = TestServer::start().await;
    let owner = server.register("79001112288").await;
    let things = server.lend_to(&owner).await;
    let stranger = server.register("79001112299").await;
    for (path, id) in [("loans", things.loan.to_string()), ("applications", things.application.to_string())] {
        let file = format!("/cabinet/{path}/{id}/flows.csv");
        let signed_out = server.get(&file, "").await;
        assert_eq!((signed_out.status, signed_out.header("location")), (StatusCode::SEE_OTHER, "/login"), "{file}");
        let theirs = server.get(&file, &stranger.cookies).await;
        assert_eq!((theirs.status, theirs.body.as_str()), (StatusCode::NOT_FOUND, ""), "{file}");
        for nonsense in ["1", "00000000-0000-4000-8000-000000000000", "%00"] {
            let file = format!("/cabinet/{path}/{nonsense}/flows.csv");
            assert_eq!(server.get(&file, &owner.cookies).await.status, StatusCode::NOT_FOUND, "{file}");
        }
    }
}
