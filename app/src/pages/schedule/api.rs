//! What is to come, and the calendar that tells it elsewhere.

use jiff::civil::Date;
use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request;
use crate::{error::AppError, local_time::LocalTime};

/// Seconds for which the next page can show a new calendar's address.
#[cfg(feature = "ssr")]
const ADDRESS_SHOWN_S: u32 = 120;
#[cfg(feature = "ssr")]
const PAGE: &str = "/cabinet/schedule";
/// What a ticked box is sent as.
#[cfg(feature = "ssr")]
const TICKED: &str = "yes";

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchedulePageData {
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// The payments to come of all open loans, by date.
    pub payments: Vec<ComingPayment>,
    /// The rights that have not ended yet.
    pub rights: Vec<Right>,
    /// For whoever has or had a loan.
    pub complaint: Option<Complaint>,
    /// The calendar at an address of its own, if there is one.
    pub feed: Option<Feed>,
}

/// A payment to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingPayment {
    /// The loan's id.
    pub loan: String,
    /// The contract's number.
    pub number: String,
    /// Its day; today of what is overdue.
    #[serde(with = "lending::iso_date")]
    pub date: Date,
    /// Everything to pay on that day.
    pub payment: Money,
    /// It should have been paid before today.
    pub is_overdue: bool,
}

/// A right that ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Right {
    /// To return the whole sum without notice.
    Return {
        /// The loan's id.
        loan: String,
        /// The contract's number.
        number: String,
        /// The last day.
        #[serde(with = "lending::iso_date")]
        until: Date,
    },
    /// To refuse a loan whose money waits.
    Refuse {
        /// Its application's id.
        application: String,
        /// Until when.
        until: LocalTime,
    },
    /// To sign an offer as it is.
    Sign {
        /// Its application's id.
        application: String,
        /// The last day.
        #[serde(with = "lending::iso_date")]
        until: Date,
    },
}

/// How a complaint is made, and answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// Working days for the answer.
    pub working_days: u32,
    /// The last day for a complaint of today.
    #[serde(with = "lending::iso_date")]
    pub answered_by: Date,
    /// The lender's telephone.
    pub phone: String,
    /// The lender's address.
    pub address: String,
}

/// A calendar at an address of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// Since when, by the lender's clock.
    pub since: LocalTime,
    /// It tells sums, too.
    pub with_sums: bool,
    /// The address, right after it was made and never again.
    pub address: Option<String>,
}

/// What is to come. A new calendar's address is told by the first answer after it was made.
#[server]
pub async fn load_schedule() -> Result<SchedulePageData, AppError> {
    let backend = request::backend();
    let schedule = request::borrower(&backend)?.get_schedule().await?;
    let config = backend.config();
    let address = schedule.feed.as_ref().and_then(|feed| address_once(feed, &config.public_url));
    Ok(SchedulePageData::new(schedule, address, &config.lender))
}

/// Makes a calendar at an address of its own, in the place of the one before. The secret goes to the next page by a cookie.
#[server]
pub async fn make_calendar_feed(#[server(default)] with_sums: String) -> Result<(), AppError> {
    let backend = request::backend();
    let secret = request::borrower(&backend)?.make_calendar_feed(with_sums == TICKED).await?;
    request::set_cookie(request::FEED_COOKIE, secret.as_text(), ADDRESS_SHOWN_S);
    request::redirect(PAGE);
    Ok(())
}

/// Lets the calendar at its address tell sums, or not.
#[server]
pub async fn show_sums_in_calendar(#[server(default)] with_sums: String) -> Result<(), AppError> {
    let backend = request::backend();
    request::borrower(&backend)?.show_sums_in_calendar(with_sums == TICKED).await?;
    request::redirect(PAGE);
    Ok(())
}

/// Ends the calendar at its address.
#[server]
pub async fn end_calendar_feed() -> Result<(), AppError> {
    let backend = request::backend();
    request::borrower(&backend)?.end_calendar_feed().await?;
    request::redirect(PAGE);
    Ok(())
}

/// The address of the calendar, if the browser brings the secret that was just made; it is taken away from the browser then.
#[cfg(feature = "ssr")]
fn address_once(feed: &backend::calendar_feed::CalendarFeed, public_url: &str) -> Option<String> {
    let secret = backend::calendar_feed::FeedSecret::from_text(&request::cookie(request::FEED_COOKIE)?)?;
    if !feed.is_opened_by(&secret) {
        return None;
    }
    request::set_cookie(request::FEED_COOKIE, "", 0);
    Some(format!("{public_url}{}", crate::calendar::feed_path(&secret, request::language())))
}

#[cfg(feature = "ssr")]
impl SchedulePageData {
    fn new(
        schedule: backend::cabinet::ScheduleView,
        address: Option<String>,
        lender: &backend::config::Lender,
    ) -> Self {
        let dates = schedule.dates;
        Self {
            today: dates.today,
            payments: dates.payments.into_iter().map(Into::into).collect(),
            rights: dates.rights.into_iter().map(Into::into).collect(),
            complaint: dates.complaint.map(|term| Complaint {
                working_days: term.working_days,
                answered_by: term.answered_by,
                phone: lender.phone.clone(),
                address: lender.address.clone(),
            }),
            feed: schedule.feed.map(|feed| Feed {
                since: backend::clock::local_time(feed.since).into(),
                with_sums: feed.with_sums,
                address,
            }),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::ComingPayment> for ComingPayment {
    fn from(coming: backend::cabinet::ComingPayment) -> Self {
        Self {
            loan: coming.loan.to_string(),
            number: coming.number,
            date: coming.date,
            payment: coming.payment,
            is_overdue: coming.is_overdue,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::Right> for Right {
    fn from(right: backend::cabinet::Right) -> Self {
        use backend::cabinet::Right as Kind;
        match right {
            Kind::Return { loan, number, until } => Self::Return { loan: loan.to_string(), number, until },
            Kind::Refuse { application, until } => {
                Self::Refuse { application: application.to_string(), until: backend::clock::local_time(until).into() }
            }
            Kind::Sign { application, until } => Self::Sign { application: application.to_string(), until },
        }
    }
}
