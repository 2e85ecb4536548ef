//! What can go wrong in a use case, told apart by what the caller can do about it.

use lending::Refusal;

/// The result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule says no; the borrower is told which and what can be done.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// It does not exist, or belongs to somebody else: nobody is told which.
    #[error("not found")]
    NotFound,
    /// Another request changed the same thing first; asking again will show how things are now.
    #[error("conflict")]
    Conflict,
    /// Too many tries.
    #[error("too many requests, again in {retry_after_s} s")]
    TooMany {
        /// Seconds until another try makes sense.
        retry_after_s: u32,
    },
    /// An outside service does not answer; nothing was lost, the work goes on when it does.
    #[error("{0} is unavailable")]
    Unavailable(Outside),
    /// A fault of ours. The source is for the log, never for the borrower.
    #[error("internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The outside services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// The SMS gateway.
    Sms,
    /// The acquirer.
    Acquirer,
    /// The credit bureau.
    Bureau,
    /// The database.
    Database,
}

impl std::fmt::Display for Outside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Sms => "the SMS gateway",
            Self::Acquirer => "the acquirer",
            Self::Bureau => "the credit bureau",
            Self::Database => "the database",
        })
    }
}

impl Error {
    /// A fault of ours, with its source kept for the log.
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(source.into())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        if is_unreachable(&error) {
            tracing::error!(%error, "the database is unavailable");
            Self::Unavailable(Outside::Database)
        } else {
            Self::internal(error)
        }
    }
}

impl From<serde_json::Error> for Error {
    /// Its own words may quote what was read, which may be a person's data.
    fn from(error: serde_json::Error) -> Self {
        let (kind, line, column) = (error.classify(), error.line(), error.column());
        Self::internal(format!("JSON that can't be read or written: {kind:?} at line {line}, column {column}"))
    }
}

/// No connection to be had, or SQLite's file stayed locked by another process for too long
/// (code 5; its extended codes are refusals of one statement).
fn is_unreachable(error: &sea_orm::DbErr) -> bool {
    use sea_orm::{DbErr, RuntimeErr};

    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => match cause.as_database_error() {
            Some(error) => error.code().is_some_and(|code| code == "5"),
            None => matches!(**cause, sea_orm::sqlx::Error::Io(_) | sea_orm::sqlx::Error::PoolTimedOut),
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_is_not_quoted() {
        let Err(error) = serde_json::from_str::<u32>(r#""Иванова Мария""#) else {
            panic!("it is no number")
        };
        let Error::Internal(source) = Error::from(error) else { panic!("a fault of ours") };
        assert_eq!(source.to_string(), "JSON that can't be read or written: Data at line 1, column 27");
    }
}
