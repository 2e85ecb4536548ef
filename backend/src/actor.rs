//! Who acts.

use std::fmt;

use crate::BorrowerId;

/// Whoever does something of consequence, as the audit names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Actor {
    /// A borrower, signed in or signing in.
    Borrower(BorrowerId),
    /// A staff member, by login.
    Staff(String),
    /// Whoever types commands on the server.
    Operator,
    /// The lender's own program: rules, jobs, the acquirer's word.
    System,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Borrower(id) => write!(f, "borrower {id}"),
            Self::Staff(login) => write!(f, "staff {login}"),
            Self::Operator => f.write_str("operator"),
            Self::System => f.write_str("system"),
        }
    }
}
