//! The lender's staff: who decides what the rules leave to a person.
//!
//! A member is known by a login, which stands beside whatever they decided. They never vanish: one who leaves keeps the
//! login and can do nothing any more.

mod queries;

use std::{fmt, str::FromStr};

use crate::{
    Backend, Error, Operator, Result,
    actor::Actor,
    audit::{self, Act},
    store::{Tx, entity::staff_members},
};

/// The login of a staff member: 2 to 40 small Latin letters, digits, dots, hyphens and underscores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffLogin(String);

/// A text that is no login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a login is 2 to 40 small Latin letters, digits, dots, hyphens and underscores")]
pub struct NotALogin;

impl FromStr for StaffLogin {
    type Err = NotALogin;

    fn from_str(text: &str) -> Result<Self, NotALogin> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
        let holds = (2..=40).contains(&text.len()) && text.bytes().all(allowed);
        if holds { Ok(Self(text.to_owned())) } else { Err(NotALogin) }
    }
}

impl fmt::Display for StaffLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A staff member at work, and what they may do. Everything below it keeps their login with what was done.
pub struct StaffMember<'a> {
    pub(crate) backend: &'a Backend,
    pub(crate) login: StaffLogin,
}

impl<'a> Operator<'a> {
    /// The staff member with that login.
    ///
    /// # Errors
    /// `NotFound` when nobody has it, or whoever had it has left.
    pub async fn staff_member(self, login: StaffLogin) -> Result<StaffMember<'a>> {
        let row = queries::find(self.backend.store().reader(), &login.0).await?;
        row.filter(|row| row.left_at_ms.is_none()).ok_or(Error::NotFound)?;
        Ok(StaffMember { backend: self.backend, login })
    }

    /// Takes somebody on.
    ///
    /// # Errors
    /// `Conflict` when somebody has or had the login.
    pub async fn add_staff_member(self, login: &StaffLogin, name: &str) -> Result<()> {
        let now_ms = self.backend.clock().now_ms();
        let added = self.backend.store().write(|tx| async move { add_in_tx(&tx, login, name, now_ms).await }).await?;
        if added { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Lets somebody go: from now on they can do nothing.
    ///
    /// # Errors
    /// `NotFound` when nobody at work has the login.
    pub async fn end_staff_member(self, login: &StaffLogin) -> Result<()> {
        let now_ms = self.backend.clock().now_ms();
        let ended = self
            .backend
            .store()
            .write(|tx| async move {
                let ended = queries::end_in_tx(&tx, &login.0, now_ms).await?;
                if ended {
                    audit::note_in_tx(&tx, &Actor::Operator, Act::EndStaff, login, "", now_ms).await?;
                }
                Ok(ended)
            })
            .await?;
        if ended { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// Takes somebody on; false when the login is taken.
pub(crate) async fn add_in_tx(tx: &Tx, login: &StaffLogin, name: &str, now_ms: i64) -> Result<bool> {
    let row =
        staff_members::Model { login: login.0.clone(), name: name.to_owned(), added_at_ms: now_ms, left_at_ms: None };
    let added = queries::insert_in_tx(tx, row).await?;
    if added {
        audit::note_in_tx(tx, &Actor::Operator, Act::AddStaff, login, "", now_ms).await?;
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use super::{NotALogin, StaffLogin};

    #[test]
    fn logins() {
        let parse = |text: &str| text.parse::<StaffLogin>().map(|login| login.to_string());
        assert_eq!(parse("i.ivanova-2"), Ok("i.ivanova-2".to_owned()));
        let long = "a".repeat(41);
        for text in ["", "a", "Ivanova", "иванова", "i ivanova", long.as_str()] {
            assert_eq!(parse(text), Err(NotALogin), "{text}");
        }
    }
}
