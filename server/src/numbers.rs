//! Commands about numbers that pass from one person to another.

use std::{error::Error, process::ExitCode, str::FromStr};

use backend::{Backend, BorrowerId, registration::NumberRequest, staff::StaffMember};
use lending::Phone;

/// Prints the requests that wait for an answer; whose number it is on file stands at the end of the line.
#[expect(clippy::print_stdout, reason = "what a command answers")]
pub(crate) async fn list(backend: &Backend) -> Result<ExitCode, Box<dyn Error>> {
    for request in backend.operator().list_number_requests().await? {
        let NumberRequest { id, phone, name, birth_on, asked_at, former_owner } = request;
        let owner = former_owner.map_or_else(|| "nobody's by now".to_owned(), |owner| format!("of borrower {owner}"));
        println!("{id} {phone} {name}, born {birth_on}, asked {asked_at}, {owner}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers a request.
pub(crate) async fn answer(member: StaffMember<'_>, request: &str, give: bool) -> Result<(), Box<dyn Error>> {
    let answered = if give { member.give_number(request).await } else { member.refuse_number(request).await };
    match answered {
        Err(backend::Error::NotFound) => Err("no such request".into()),
        Err(backend::Error::Conflict) => Err("it was answered already".into()),
        answered => Ok(answered?),
    }
}

/// Gives a borrower another number.
pub(crate) async fn set_phone(member: StaffMember<'_>, borrower: &str, phone: &str) -> Result<(), Box<dyn Error>> {
    let phone = Phone::parse(phone).map_err(|_| "that is no mobile number of Russia")?;
    match member.set_phone(BorrowerId::from_str(borrower)?, &phone).await {
        Err(backend::Error::NotFound) => Err("no such borrower".into()),
        Err(backend::Error::Conflict) => Err("the number is somebody else's".into()),
        set => Ok(set?),
    }
}
