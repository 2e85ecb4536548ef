//! All statements about decisions, scorecards and the bureau's reports.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    ApplicationId, Error, Result,
    store::{
        Tx,
        entity::{bureau_reports, decisions, scorecards},
    },
};

/// The newest scorecard whose time has come.
pub(super) async fn get_scorecard_in_force(db: &impl ConnectionTrait, now_ms: i64) -> Result<scorecards::Model> {
    scorecards::Entity::find()
        .filter(scorecards::Column::InForceFromMs.lte(now_ms))
        .order_by_desc(scorecards::Column::Version)
        .one(db)
        .await?
        .ok_or_else(|| Error::internal("no scorecard is in force"))
}

pub(super) async fn get_scorecard(db: &impl ConnectionTrait, version: i64) -> Result<scorecards::Model> {
    scorecards::Entity::find_by_id(version)
        .one(db)
        .await?
        .ok_or_else(|| Error::internal(format!("there is no scorecard {version}")))
}

pub(super) async fn count_in_tx(tx: &Tx, application: ApplicationId) -> Result<i64> {
    let count = decisions::Entity::find().filter(decisions::Column::ApplicationId.eq(application)).count(tx).await?;
    i64::try_from(count).map_err(Error::internal)
}

pub(super) async fn insert_in_tx(tx: &Tx, row: decisions::Model) -> Result<()> {
    decisions::Entity::insert(decisions::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Decisions in the order of their ids, after that one.
pub(super) async fn list_after(db: &impl ConnectionTrait, id: &str, most: u64) -> Result<Vec<decisions::Model>> {
    Ok(decisions::Entity::find()
        .filter(decisions::Column::Id.gt(id))
        .order_by_asc(decisions::Column::Id)
        .limit(most)
        .all(db)
        .await?)
}

pub(crate) async fn find_report(db: &impl ConnectionTrait, id: ApplicationId) -> Result<Option<bureau_reports::Model>> {
    Ok(bureau_reports::Entity::find_by_id(id).one(db).await?)
}

/// Keeps a report, in the place of an older one: what that was good for stands in the decision that was made by it.
pub(super) async fn keep_report_in_tx(tx: &Tx, row: bureau_reports::Model) -> Result<()> {
    let newest = OnConflict::column(bureau_reports::Column::ApplicationId)
        .update_columns([bureau_reports::Column::Sealed, bureau_reports::Column::AskedAtMs])
        .to_owned();
    bureau_reports::Entity::insert(bureau_reports::ActiveModel::from(row))
        .on_conflict(newest)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
