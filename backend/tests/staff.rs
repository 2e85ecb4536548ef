//! The lender's staff: who may decide, and who may not any more.

use crate::support::TestLender;
use backend::{Error, staff::StaffLogin};

#[tokio::test]
async fn who_has_left_can_do_nothing_and_the_login_stays_taken() {
    let lender = TestLender::start().await;
    let petrov: StaffLogin = "petrov".parse().unwrap();
    assert!(matches!(lender.backend.operator().staff_member(petrov.clone()).await, Err(Error::NotFound)));
    lender.backend.operator().add_staff_member(&petrov, "Петров Пётр").await.unwrap();
    assert!(lender.backend.operator().staff_member(petrov.clone()).await.is_ok());
    lender.backend.operator().end_staff_member(&petrov).await.unwrap();
    assert!(matches!(lender.backend.operator().staff_member(petrov.clone()).await, Err(Error::NotFound)));
    assert!(matches!(lender.backend.operator().end_staff_member(&petrov).await, Err(Error::NotFound)));
    // another Petrov must not be taken for the first
    let again = lender.backend.operator().add_staff_member(&petrov, "Петров Павел").await;
    assert!(matches!(again, Err(Error::Conflict)));
}
