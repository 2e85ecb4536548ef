//! How the database would run a statement: a connection for tests that asks for plans, and gets no rows.
#![allow(clippy::unwrap_used)]

use std::sync::Mutex;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};

/// Every statement that is sent here is explained, not run.
pub(crate) struct Explaining {
    connection: DatabaseConnection,
    plans: Mutex<Vec<String>>,
}

impl Explaining {
    pub(crate) async fn over(connection: DatabaseConnection) -> Self {
        if connection.get_database_backend() == DbBackend::Postgres {
            // Tables of a test are small, and read whole where that is allowed.
            connection.execute_unprepared("ANALYZE").await.unwrap();
            connection.execute_unprepared("SET enable_seqscan = off").await.unwrap();
        }
        Self { connection, plans: Mutex::default() }
    }

    /// The plans since the last time that somebody asked.
    pub(crate) fn take(&self) -> String {
        std::mem::take(&mut *self.plans.lock().unwrap()).join("\n")
    }

    async fn explain(&self, mut statement: Statement) -> Result<(), DbErr> {
        let explain = match self.get_database_backend() {
            DbBackend::Sqlite => "EXPLAIN QUERY PLAN",
            _ => "EXPLAIN",
        };
        statement.sql = format!("{explain} {}", statement.sql);
        for row in self.connection.query_all_raw(statement).await? {
            let line: Result<String, _> = row.try_get("", "detail").or_else(|_| row.try_get("", "QUERY PLAN"));
            self.plans.lock().unwrap().push(line?);
        }
        Ok(())
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl ConnectionTrait for Explaining {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.explain(statement).await.map(|()| Vec::new())
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.explain(statement).await.map(|()| None)
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.explain(statement).await?;
        self.connection.execute_unprepared("SELECT 1").await
    }

    async fn execute_unprepared(&self, _: &str) -> Result<ExecResult, DbErr> {
        Err(DbErr::Custom("nothing is run here".to_owned()))
    }
}
