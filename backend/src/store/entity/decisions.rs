//! What was decided about applications, by what and by whom; append only.

use sea_orm::entity::prelude::*;

use crate::ApplicationId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) application_id: ApplicationId,
    /// 1 for the first of an application, then one more each time.
    pub(crate) number: i64,
    pub(crate) scorecard_version: i64,
    /// The `lending::Facts`; none where the product did not lend what was asked for, so that no rule was asked.
    pub(crate) facts_sealed: Option<String>,
    /// Each `lending::RuleOutcome`, as JSON.
    pub(crate) rules: String,
    /// The `lending::Decision` with its reasons, as JSON.
    pub(crate) decision: String,
    pub(crate) debt_burden_thousandths: Option<i64>,
    /// When the bureau was asked for the report that was looked at; none without a report.
    pub(crate) bureau_asked_at_ms: Option<i64>,
    /// The login of the staff member who decided; none if the rules did.
    pub(crate) decided_by: Option<String>,
    pub(crate) decided_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
