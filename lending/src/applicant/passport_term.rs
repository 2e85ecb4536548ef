//! How long a passport is good for.

use jiff::{SignedDuration, civil::Date};

use super::IssueDate;

/// A passport is replaced at these ages (Regulation 2267 of 23.12.2023).
const REPLACED_AT_YEARS: [i16; 2] = [20, 45];
/// Days after the birthday within which that is to be done; until then the old one is good.
const GRACE_DAYS: i64 = 90;

impl IssueDate {
    /// Whether the passport should have been replaced by a day; `birth_on` is the holder's.
    pub fn is_outlived(self, birth_on: Date, today: Date) -> bool {
        // a day before the grace by which the birthday had come: the time to replace is over
        let Ok(deadline) = today.checked_sub(SignedDuration::from_hours(GRACE_DAYS * 24)) else { return false };
        let (then, by_now) = (age_on(birth_on, self.date()), age_on(birth_on, deadline));
        REPLACED_AT_YEARS.into_iter().any(|years| then < years && by_now >= years)
    }
}

/// Full years on a day.
fn age_on(birth_on: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (birth_on.month(), birth_on.day());
    day.year() - birth_on.year() - i16::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;

    use super::*;
    use crate::BirthDate;

    #[test]
    fn a_passport_is_good_until_ninety_days_after_the_birthday() {
        let born = date(1981, 12, 25);
        let issued =
            |on: &str, today| IssueDate::parse(on, BirthDate::parse("1981-12-25", today).unwrap(), today).unwrap();
        let old = issued("2002-01-10", date(2026, 11, 23));
        for (today, is_over) in [
            (date(2026, 11, 23), false),
            (date(2026, 12, 25), false),
            // the ninetieth day after the birthday is the last one before
            (date(2027, 3, 24), false),
            (date(2027, 3, 25), true),
            (date(2030, 1, 1), true),
        ] {
            assert_eq!(old.is_outlived(born, today), is_over, "{today}");
        }
        let new = issued("2026-12-26", date(2026, 12, 30));
        assert!(!new.is_outlived(born, date(2060, 1, 1)), "after 45 there is no term");
    }
}
