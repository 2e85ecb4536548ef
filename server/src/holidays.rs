//! Commands about requests for credit holidays.

use std::{error::Error, process::ExitCode, str::FromStr};

use backend::{
    Backend, HolidayRequestId,
    holidays::{Reason, WaitingHoliday},
    staff::StaffMember,
};
use lending::HolidayGround;

/// Prints the requests that wait for an answer, the most urgent first; exit status 1 if one is late.
#[expect(clippy::print_stdout, reason = "what a command answers")]
pub(crate) async fn list(backend: &Backend) -> Result<ExitCode, Box<dyn Error>> {
    let today = backend.clock().today();
    let mut late = false;
    for request in backend.operator().list_holiday_requests().await? {
        let WaitingHoliday { id, number, ground, months, asked_on, answer_by } = request;
        let why = match ground {
            HolidayGround::Emergency => "an emergency".to_owned(),
            HolidayGround::IncomeFell { last_two_months, twelve_months_before } => {
                format!("income {last_two_months} in two months, {twelve_months_before} in the twelve before")
            }
        };
        let by = answer_by.map_or_else(String::new, |day| format!(", to be answered by {day}"));
        late |= answer_by.is_some_and(|day| day < today);
        println!("{id} contract {number}, {months} months from {asked_on}, {why}{by}");
    }
    Ok(if late { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Grants a request.
#[expect(clippy::print_stdout, reason = "what a command answers")]
pub(crate) async fn grant(member: StaffMember<'_>, request: &str) -> Result<(), Box<dyn Error>> {
    if !known(member.grant_holiday(HolidayRequestId::from_str(request)?).await)? {
        println!("nothing is left to put off: the request is void");
    }
    Ok(())
}

/// Refuses a request.
pub(crate) async fn refuse(member: StaffMember<'_>, request: &str, reason: &Reason) -> Result<(), Box<dyn Error>> {
    known(member.refuse_holiday(HolidayRequestId::from_str(request)?, reason).await)
}

fn known<T>(answered: backend::Result<T>) -> Result<T, Box<dyn Error>> {
    match answered {
        Err(backend::Error::NotFound) => Err("no such request".into()),
        Err(backend::Error::Conflict) => Err("it does not wait for an answer".into()),
        answered => Ok(answered?),
    }
}
