//! A borrower's complaint: how long the lender has to answer it.

use jiff::civil::Date;

use crate::calendar::add_working_days;
use crate::law::Edition;

/// The last day on which a complaint that came on a day is answered: it is registered on the next working day at the latest,
/// and the term begins the day after (Civil Code art. 191).
pub fn complaint_answered_by(received: Date) -> Date {
    let law = Edition::on(received).complaints.value;
    add_working_days(add_working_days(received, law.registered_within), law.answered_within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Counted by hand in the production calendar (consultant.ru/document/cons_doc_LAW_515170, LAW_544706).
    #[test]
    fn a_complaint_is_answered_within_fifteen_working_days_of_its_registration() {
        assert_eq!(complaint_answered_by(date(2026, 11, 23)), date(2026, 12, 15));
        // a Saturday: registered on Monday
        assert_eq!(complaint_answered_by(date(2026, 11, 28)), date(2026, 12, 21));
        // over the New Year: 31 December to 10 January are no working days
        assert_eq!(complaint_answered_by(date(2026, 12, 25)), date(2027, 1, 27));
    }
}
