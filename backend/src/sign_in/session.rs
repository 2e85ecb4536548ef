//! Sessions: opaque tokens; the database keeps their hashes, so that a copy of it signs nobody in.

use std::time::Duration;

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Backend, BorrowerId, Client, Error, Result, Visitor,
    actor::Actor,
    audit::{self, Act},
    borrowers, crypto,
    store::{Store, Tx, entity::sessions},
};

const MINUTE_MS: i64 = 60_000;
/// Ends when nothing was asked for so long.
const IDLE_MS: i64 = 30 * MINUTE_MS;
/// Ends in any case.
const LONGEST_MS: i64 = 12 * 60 * MINUTE_MS;
/// Use is noted at most so often: a page costs a read, not a write.
const NOTE_AFTER_MS: i64 = MINUTE_MS;
/// A page waits no longer for that.
const NOTE_PATIENCE: Duration = Duration::from_millis(500);

/// An opaque session token of 256 random bits; the database keeps its hash only.
#[derive(Clone)]
pub struct SessionToken(String);

impl SessionToken {
    /// The token as a cookie carries it.
    pub fn as_cookie(&self) -> &str {
        &self.0
    }

    /// A token as it came in a cookie; anything of the wrong form is none.
    pub fn from_cookie(raw: &str) -> Option<Self> {
        crypto::is_token(raw).then(|| Self(raw.to_owned()))
    }

    fn hash(&self) -> String {
        crypto::sha256_hex(&self.0)
    }
}

/// Deletes sessions that are over, so many at most; how many it were.
pub(crate) async fn forget(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let mut deleted = 0;
    for ends in [sessions::Column::IdleExpiresAtMs, sessions::Column::ExpiresAtMs] {
        let key = sessions::Column::TokenHash;
        deleted += store.delete_some::<sessions::Entity>(key, ends.lte(now_ms), most.saturating_sub(deleted)).await?;
    }
    Ok(deleted)
}

/// Moves what ends living sessions along with the demonstration's clock: whoever plays with it stays signed in.
pub(crate) async fn move_sessions_along(store: &Store, now_ms: i64, by_ms: i64) -> Result<()> {
    use sea_orm::ExprTrait;
    use sessions::Column::{ExpiresAtMs, IdleExpiresAtMs, LastSeenAtMs};
    let mut update = sessions::Entity::update_many().filter(IdleExpiresAtMs.gt(now_ms)).filter(ExpiresAtMs.gt(now_ms));
    for column in [LastSeenAtMs, IdleExpiresAtMs, ExpiresAtMs] {
        update = update.col_expr(column, Expr::col(column).add(by_ms));
    }
    store
        .write(|tx| {
            let update = update.clone();
            async move {
                update.exec(&tx).await?;
                Ok(())
            }
        })
        .await
}

/// Ends every session of a borrower.
pub(crate) async fn end_sessions_in_tx(tx: &Tx, borrower: BorrowerId) -> Result<()> {
    sessions::Entity::delete_many().filter(sessions::Column::BorrowerId.eq(borrower)).exec(tx).await?;
    Ok(())
}

/// A living session.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// Whose it is.
    pub borrower: BorrowerId,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

impl Visitor<'_> {
    /// The living session behind a token. One statement; a second one, once a minute, notes that
    /// it is in use.
    pub async fn find_session(self, token: &SessionToken) -> Result<Option<Session>> {
        let now_ms = self.backend.clock().now_ms();
        let Some(row) = self.find_living(token, now_ms).await? else { return Ok(None) };
        if now_ms - row.last_seen_at_ms >= NOTE_AFTER_MS {
            // Reading goes on when writing does not: the session then ends the earlier.
            match tokio::time::timeout(NOTE_PATIENCE, self.backend.note_use(&row, now_ms)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "that a session is in use can't be noted");
                }
                Err(_) => tracing::warn!("that a session is in use can't be noted in time"),
            }
        }
        session_of(&row).map(Some)
    }

    /// The living session behind a token, for what a page asks for by itself: that is not using it.
    pub async fn watch_session(self, token: &SessionToken) -> Result<Option<Session>> {
        let row = self.find_living(token, self.backend.clock().now_ms()).await?;
        row.as_ref().map(session_of).transpose()
    }

    async fn find_living(self, token: &SessionToken, now_ms: i64) -> Result<Option<sessions::Model>> {
        let rows = sessions::Entity::find_by_id(token.hash())
            .filter(sessions::Column::IdleExpiresAtMs.gt(now_ms))
            .filter(sessions::Column::ExpiresAtMs.gt(now_ms))
            // Not `one`: it binds a limit, and SQLite plans a statement anew whenever its limit is bound.
            .all(self.backend.store().reader())
            .await?;
        Ok(rows.into_iter().next())
    }

    /// Ends a session on the server.
    pub async fn sign_out(self, token: &SessionToken) -> Result<()> {
        let hash = token.hash();
        self.backend
            .store()
            .write(|tx| {
                let hash = hash.clone();
                async move {
                    sessions::Entity::delete_by_id(hash).exec(&tx).await?;
                    Ok(())
                }
            })
            .await
    }
}

fn session_of(row: &sessions::Model) -> Result<Session> {
    let expires_at = Timestamp::from_millisecond(row.expires_at_ms).map_err(Error::internal)?;
    Ok(Session { borrower: row.borrower_id, expires_at })
}

impl Backend {
    async fn note_use(&self, row: &sessions::Model, now_ms: i64) -> Result<()> {
        let idle_expires_at_ms = now_ms.saturating_add(IDLE_MS).min(row.expires_at_ms);
        let update = sessions::Entity::update_many()
            .col_expr(sessions::Column::LastSeenAtMs, Expr::value(now_ms))
            .col_expr(sessions::Column::IdleExpiresAtMs, Expr::value(idle_expires_at_ms))
            .filter(sessions::Column::TokenHash.eq(&row.token_hash));
        self.store()
            .write(|tx| {
                let update = update.clone();
                async move {
                    update.exec(&tx).await?;
                    Ok(())
                }
            })
            .await
    }

    /// Begins a session; each sign-in gets a token of its own.
    pub(crate) async fn begin_session_in_tx(
        &self,
        tx: &Tx,
        borrower: BorrowerId,
        client: &Client,
    ) -> Result<SessionToken> {
        let now_ms = self.clock().now_ms();
        let token = SessionToken(crypto::random_token()?);
        let row = sessions::ActiveModel {
            token_hash: Set(token.hash()),
            borrower_id: Set(borrower),
            ip: Set(client.ip.to_string()),
            user_agent: Set(client.user_agent.clone()),
            created_at_ms: Set(now_ms),
            last_seen_at_ms: Set(now_ms),
            idle_expires_at_ms: Set(now_ms.saturating_add(IDLE_MS)),
            expires_at_ms: Set(now_ms.saturating_add(LONGEST_MS)),
        };
        sessions::Entity::insert(row).exec_without_returning(tx).await?;
        borrowers::queries::note_sign_in_in_tx(tx, borrower, now_ms).await?;
        tracing::info!(%borrower, "signed in");
        let from = client.ip.to_string();
        audit::note_in_tx(tx, &Actor::Borrower(borrower), Act::SignIn, &borrower, &from, now_ms).await?;
        Ok(token)
    }
}
