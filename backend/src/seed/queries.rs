//! All statements of the demonstration's data that belong to no other domain.

use jiff::civil::date;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use crate::{
    Result,
    store::{Tx, entity::promotions},
};

/// The promotion of a first loan, unless it is there.
pub(super) async fn insert_promotion_in_tx(tx: &Tx) -> Result<()> {
    let row = promotions::ActiveModel {
        id: Set("first-loan".to_owned()),
        title_ru: Set("Первый займ до 15 000 ₽ на 20 дней без процентов".to_owned()),
        title_en: Set("First loan up to 15,000 ₽ for 20 days at no interest".to_owned()),
        starts_on: Set(date(2026, 1, 1).into()),
        ends_on: Set(date(2027, 12, 31).into()),
    };
    let once = OnConflict::column(promotions::Column::Id).do_nothing().to_owned();
    promotions::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}
