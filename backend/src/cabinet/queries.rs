//! Statements that read what stands on one page from the tables of several domains.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

use crate::{
    ApplicationId, BorrowerId, CardId, LoanId, Result, TransferId,
    store::{
        columns::{Day, Kopecks},
        entity::{
            applications, cards,
            loans::{self, State},
            products, transfers,
        },
        page::Cursor,
    },
};

/// A row of what the cabinet's first page shows: the borrower with the open application, and one of the loans with one of
/// its events. Whoever has no loan has one row.
#[derive(FromQueryResult)]
pub(super) struct HomeRow {
    pub(super) given_name: String,
    pub(super) application_id: Option<ApplicationId>,
    pub(super) stage: Option<String>,
    pub(super) offered_kopecks: Option<Kopecks>,
    pub(super) term_days: Option<i64>,
    /// Of an application that stands there.
    pub(super) signed_at_ms: Option<i64>,
    pub(super) offer_lapses_on: Option<Day>,
    #[sea_orm(nested)]
    pub(super) loan: Option<HomeLoan>,
}

/// A loan with one of its events, or none.
#[derive(FromQueryResult)]
pub(super) struct HomeLoan {
    pub(super) id: LoanId,
    pub(super) number: String,
    pub(super) product_code: String,
    pub(super) principal_kopecks: Kopecks,
    pub(super) rate_per_day_millionths: i64,
    pub(super) rate_after_term_millionths: i64,
    pub(super) signed_on: Day,
    pub(super) disbursed_on: Option<Day>,
    pub(super) due_on: Option<Day>,
    pub(super) schedule: Option<String>,
    pub(super) state: State,
    pub(super) closed_on: Option<Day>,
    pub(super) event: Option<String>,
}

/// The borrower with active loans and their events, and closed ones; the events of a loan stand together and in order.
pub(super) async fn list_home(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Vec<HomeRow>> {
    let sql = "SELECT b.given_name, a.id AS application_id, a.stage, a.term_days, \
         COALESCE(a.offered_amount_kopecks, a.amount_kopecks) AS offered_kopecks, \
         CASE WHEN a.stage = 'signed' THEN (SELECT MAX(s.at_ms) FROM application_stages s \
         WHERE s.application_id = a.id AND s.stage = a.stage) END AS signed_at_ms, a.offer_lapses_on, \
         l.id, l.number, l.product_code, l.principal_kopecks, l.rate_per_day_millionths, l.rate_after_term_millionths, \
         l.signed_on, l.disbursed_on, l.due_on, l.schedule, l.state, l.closed_on, \
         e.event \
         FROM borrowers b \
         LEFT JOIN applications a ON a.borrower_id = b.id AND a.is_open \
         LEFT JOIN loans l ON l.borrower_id = b.id AND l.state IN ('active', 'closed') \
         LEFT JOIN loan_events e ON e.loan_id = l.id AND l.state = 'active' \
         WHERE b.id = $1 ORDER BY l.id, e.sequence";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [borrower.into()]);
    Ok(HomeRow::find_by_statement(statement).all(db).await?)
}

/// A loan of this borrower with the application that it was made of, whose conditions were signed.
pub(super) async fn find_loan(db: &impl ConnectionTrait, borrower: BorrowerId, id: LoanId) -> Result<Option<LoanHead>> {
    let application = loans::Entity::belongs_to(applications::Entity)
        .from(loans::Column::ApplicationId)
        .to(applications::Column::Id)
        .into();
    let card = loans::Entity::belongs_to(cards::Entity).from(loans::Column::CardId).to(cards::Column::Id).into();
    let product =
        loans::Entity::belongs_to(products::Entity).from(loans::Column::ProductCode).to(products::Column::Code).into();
    Ok(loans::Entity::find_by_id(id)
        .filter(loans::Column::BorrowerId.eq(borrower))
        .join(JoinType::LeftJoin, application)
        .join(JoinType::LeftJoin, card)
        .join(JoinType::LeftJoin, product)
        .column_as(applications::Column::Conditions, "conditions")
        .column_as(cards::Column::Label, "card_label")
        .column_as(products::Column::Terms, "product_terms")
        .into_model::<LoanHead>()
        .one(db)
        .await?)
}

/// The payments of a loan that are under way, and all its refunds, the newest first.
pub(super) async fn list_moving(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<transfers::Model>> {
    use transfers::{Column, Kind, State};
    let under_way = Condition::all().add(Column::Kind.eq(Kind::Payment)).add(Column::State.is_in(State::UNDER_WAY));
    Ok(transfers::Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Condition::any().add(under_way).add(Column::Kind.eq(Kind::Refund)))
        .order_by_desc(Column::CreatedAtMs)
        .all(db)
        .await?)
}

/// A row of what a borrower can pay from: the account, with one of the linked cards or none.
#[derive(FromQueryResult)]
pub(super) struct SourceRow {
    pub(super) keeps_surplus_since_ms: Option<i64>,
    pub(super) on_account_kopecks: Kopecks,
    /// A payment of the loan whose page still takes it.
    pub(super) payment_under_way: Option<TransferId>,
    pub(super) card_id: Option<CardId>,
    pub(super) card_label: Option<String>,
}

/// The account's balance and the cards that can be charged, the newest first, with the loan's payment that is under way.
/// What goes back has left the account when it was promised, whatever the books have.
pub(super) async fn list_sources(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    loan: Option<LoanId>,
    page_lives_since_ms: i64,
) -> Result<Vec<SourceRow>> {
    let sql = "SELECT b.keeps_surplus_since_ms, \
         COALESCE((SELECT CAST(-SUM(e.amount_kopecks) AS BIGINT) FROM ledger_entries e \
         JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE e.account = 'borrower_balance' AND e.borrower_id = b.id AND t.kind <> 'refund'), 0) \
         - COALESCE((SELECT CAST(SUM(r.amount_kopecks) AS BIGINT) FROM transfers r \
         WHERE r.borrower_id = b.id AND r.kind = 'refund' AND r.state <> 'canceled'), 0) AS on_account_kopecks, \
         (SELECT p.id FROM transfers p WHERE p.loan_id = $2 AND p.kind = 'payment' \
         AND p.state IN ('intended', 'asked', 'pending') AND p.last_sent_at_ms > $3 \
         ORDER BY p.created_at_ms DESC LIMIT 1) AS payment_under_way, \
         c.id AS card_id, c.label AS card_label \
         FROM borrowers b LEFT JOIN cards c ON c.borrower_id = b.id AND c.state = 'linked' \
         AND c.sbp_phone IS NULL AND c.acquirer_method_id IS NOT NULL \
         WHERE b.id = $1 ORDER BY c.created_at_ms DESC";
    let loan = loan.map(|loan| loan.to_string());
    let values = [borrower.into(), loan.into(), page_lives_since_ms.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(SourceRow::find_by_statement(statement).all(db).await?)
}

/// A loan with what stands around it on its page.
#[derive(FromQueryResult)]
pub(super) struct LoanHead {
    #[sea_orm(nested)]
    pub(super) loan: loans::Model,
    /// The conditions that were signed for it, as JSON.
    pub(super) conditions: Option<String>,
    pub(super) card_label: Option<String>,
    /// The figures of its product, as JSON.
    pub(super) product_terms: Option<String>,
}

/// A closed loan.
#[derive(FromQueryResult)]
pub(super) struct ClosedRow {
    pub(super) id: LoanId,
    pub(super) number: String,
    pub(super) principal_kopecks: Kopecks,
    pub(super) closed_on: Day,
}

/// At most `count` closed loans after a place, the newest first.
pub(super) async fn list_closed(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    after: Option<Cursor<Day, LoanId>>,
    count: usize,
) -> Result<Vec<ClosedRow>> {
    let mut values = vec![borrower.into()];
    let below = after.map_or("", |after| {
        values.extend([after.key.into(), after.id.into()]);
        "AND (closed_on, id) < ($2, $3)"
    });
    let sql = format!(
        "SELECT id, number, principal_kopecks, closed_on FROM loans \
         WHERE borrower_id = $1 AND state = 'closed' {below} ORDER BY closed_on DESC, id DESC LIMIT {count}"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(ClosedRow::find_by_statement(statement).all(db).await?)
}
