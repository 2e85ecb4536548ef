//! What a door is. Which doors there are stands in [`crate::doors`].

use server_fn::ServerFn;

use crate::error::AppError;

/// Who may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Anybody.
    Visitor,
    /// A signed-in borrower.
    Borrower,
}

/// A server function that stands behind a door.
pub trait Behind: ServerFn<Error = AppError> {
    /// The door.
    const DOOR: Door;
}
