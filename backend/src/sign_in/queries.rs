//! Whose a phone is.

use lending::Phone;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{Result, store::entity::borrowers};

/// The borrower with that phone.
pub(crate) async fn find_borrower(db: &impl ConnectionTrait, phone: &Phone) -> Result<Option<borrowers::Model>> {
    Ok(borrowers::Entity::find().filter(borrowers::Column::Phone.eq(phone.as_str())).one(db).await?)
}
