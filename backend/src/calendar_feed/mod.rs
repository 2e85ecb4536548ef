//! A borrower's days at an address with a secret, for programs of calendars: they bring no session.
//!
//! The database keeps the secret's hash, so that a copy of it opens no calendar. There is one address at a time: a new one
//! ends the one before at once.

mod queries;

use jiff::Timestamp;
use sea_orm::ConnectionTrait;

use crate::{
    Borrower, BorrowerId, Error, Result, Visitor,
    actor::Actor,
    audit::{self, Act},
    crypto,
    store::{Tx, entity::calendar_feeds::Model},
};

/// What opens a calendar: 256 random bits. Nothing prints it.
#[derive(Clone)]
pub struct FeedSecret(String);

impl FeedSecret {
    /// The secret as its address carries it.
    pub fn as_text(&self) -> &str {
        &self.0
    }

    /// A secret as it came in an address; anything of the wrong form is none.
    pub fn from_text(raw: &str) -> Option<Self> {
        crypto::is_token(raw).then(|| Self(raw.to_owned()))
    }

    fn hash(&self) -> String {
        crypto::sha256_hex(&self.0)
    }
}

/// A borrower's calendar, as its owner sees it.
#[derive(Clone, Debug)]
pub struct CalendarFeed {
    /// Since when it has its address.
    pub since: Timestamp,
    /// It tells sums, too.
    pub with_sums: bool,
    secret_hash: String,
}

impl CalendarFeed {
    /// Whether it has this secret now.
    pub fn is_opened_by(&self, secret: &FeedSecret) -> bool {
        crypto::equal(&self.secret_hash, &secret.hash())
    }
}

/// Whose calendar a secret opens.
#[derive(Clone, Copy, Debug)]
pub struct OpenedFeed {
    /// The borrower.
    pub borrower: BorrowerId,
    /// It tells sums, too.
    pub with_sums: bool,
}

/// A borrower's calendar, if there is one. One statement.
pub(crate) async fn find(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Option<CalendarFeed>> {
    let Some(row) = queries::find(db, borrower).await? else { return Ok(None) };
    let since = Timestamp::from_millisecond(row.created_at_ms).map_err(Error::internal)?;
    Ok(Some(CalendarFeed { since, with_sums: row.with_sums, secret_hash: row.secret_hash }))
}

/// Ends a borrower's calendar; whether there was one.
pub(crate) async fn end_in_tx(tx: &Tx, borrower: BorrowerId) -> Result<bool> {
    queries::delete_in_tx(tx, borrower).await
}

impl Visitor<'_> {
    /// Whose calendar a secret opens; none for a wrong one. One statement.
    pub async fn find_calendar_feed(self, secret: &FeedSecret) -> Result<Option<OpenedFeed>> {
        let row = queries::find_by_secret(self.backend.store().reader(), &secret.hash()).await?;
        Ok(row.map(|row| OpenedFeed { borrower: row.borrower_id, with_sums: row.with_sums }))
    }
}

impl Borrower<'_> {
    /// Gives the calendar a new address, and ends the one before. The secret is told this once.
    pub async fn make_calendar_feed(&self, with_sums: bool) -> Result<FeedSecret> {
        let (id, now_ms) = (self.id, self.backend.clock().now_ms());
        let secret = FeedSecret(crypto::random_token()?);
        let row = Model { borrower_id: id, secret_hash: secret.hash(), with_sums, created_at_ms: now_ms };
        self.backend
            .store()
            .write(|tx| {
                let row = row.clone();
                async move {
                    queries::put_in_tx(&tx, row).await?;
                    let what = if with_sums { "new address, with sums" } else { "new address" };
                    audit::note_in_tx(&tx, &Actor::Borrower(id), Act::ShareCalendar, &id, what, now_ms).await
                }
            })
            .await?;
        Ok(secret)
    }

    /// Lets the calendar tell sums from now on, or not.
    pub async fn show_sums_in_calendar(&self, with_sums: bool) -> Result<()> {
        let (id, now_ms) = (self.id, self.backend.clock().now_ms());
        self.backend
            .store()
            .write(|tx| async move {
                if queries::show_sums_in_tx(&tx, id, with_sums).await? {
                    let what = if with_sums { "with sums" } else { "without sums" };
                    audit::note_in_tx(&tx, &Actor::Borrower(id), Act::ShareCalendar, &id, what, now_ms).await?;
                }
                Ok(())
            })
            .await
    }

    /// Ends the calendar: its address opens nothing any more.
    pub async fn end_calendar_feed(&self) -> Result<()> {
        let (id, now_ms) = (self.id, self.backend.clock().now_ms());
        self.backend
            .store()
            .write(|tx| async move {
                if end_in_tx(&tx, id).await? {
                    audit::note_in_tx(&tx, &Actor::Borrower(id), Act::ShareCalendar, &id, "ended", now_ms).await?;
                }
                Ok(())
            })
            .await
    }
}
