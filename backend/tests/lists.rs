//! Long lists, a page at a time, on both engines.

use std::collections::BTreeSet;

use crate::support::{TestLender, portfolio};
use backend::{BorrowerId, Error};
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn every_closed_loan_is_shown_once_whatever_is_closed_meanwhile() {
    let lender = TestLender::start().await;
    lender.backend.operator().seed().await.unwrap();
    let connection = lender.connection().await;
    portfolio::insert(&connection, 46).await;
    // All of one borrower, three closed on each day; the last is not closed yet.
    let (one, last) = ("b0000000-0000-4000-8000-000000000001", "10000000-0000-4000-8000-000000000046");
    for sql in [
        format!("UPDATE loans SET borrower_id = '{one}' WHERE id LIKE '10000000-%'"),
        format!(
            "UPDATE loans SET state = 'closed', \
             closed_on = '2026-12-' || SUBSTR(CAST(110 + CAST(SUBSTR(id, 35) AS BIGINT) / 3 AS TEXT), 2) WHERE id LIKE '10000000-%' AND id <> '{last}'"
        ),
    ] {
        connection.execute_unprepared(&sql).await.unwrap();
    }
    let borrower = lender.backend.borrower(one.parse().unwrap());
    let first = borrower.list_closed_loans("").await.unwrap();
    connection
        .execute_unprepared(&format!("UPDATE loans SET state = 'closed', closed_on = '2026-12-31' WHERE id = '{last}'"))
        .await
        .unwrap();

    let (mut sizes, mut shown, mut page) = (Vec::new(), Vec::new(), first);
    loop {
        sizes.push(page.items.len());
        shown.extend(page.items);
        let Some(next) = page.next else { break };
        page = borrower.list_closed_loans(&next).await.unwrap();
    }
    assert_eq!(sizes, [20, 20, 5]);
    assert!(shown.is_sorted_by_key(|loan| std::cmp::Reverse(loan.closed_on)), "{shown:?}");
    assert_eq!(shown.iter().map(|loan| loan.id).collect::<BTreeSet<_>>().len(), 45);
    assert!(shown.iter().all(|loan| loan.id.to_string() != last));
    assert_eq!(borrower.list_closed_loans("").await.unwrap().items[0].id.to_string(), last);

    let home = borrower.home().await.unwrap();
    assert_eq!((home.closed.len(), home.more_closed), (10, true));
    let stranger = lender.backend.borrower(BorrowerId::random());
    assert!(stranger.list_closed_loans("").await.unwrap().items.is_empty());
    for nonsense in ["1", "2026-12-01", "2026-12-01_1", "2026-13-01_10000000-0000-4000-8000-000000000001"] {
        assert!(matches!(borrower.list_closed_loans(nonsense).await, Err(Error::NotFound)), "{nonsense}");
    }
}
