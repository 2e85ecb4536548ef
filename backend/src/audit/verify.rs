//! Computes the audit's hashes again.

use super::{hash_of, queries, seal_of};
use crate::{Operator, Result, crypto};

const CHUNK: u64 = 500;

/// What became of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// What was changed, removed or put in, a line for each; empty if nothing was.
    pub found: Vec<String>,
    /// How many rows were looked at.
    pub rows: usize,
    /// The last seal and its hash: noted elsewhere, it shows later that nothing before it was taken away.
    pub last_seal: Option<(i64, String)>,
}

impl Operator<'_> {
    /// Computes every row's hash and every seal again. `noted` is a seal that was noted elsewhere, number and hash.
    pub async fn verify_audit(self, noted: Option<(i64, &str)>) -> Result<AuditReport> {
        let reader = self.backend.store().reader();
        let mut report = AuditReport { found: Vec::new(), rows: 0, last_seal: None };
        let (mut last, mut before) = (0, String::new());
        loop {
            let seals = queries::list_seals_after(reader, last, CHUNK).await?;
            if seals.is_empty() {
                break;
            }
            for seal in seals {
                if seal.number != last + 1 {
                    report.found.push(format!("seal {} follows seal {last}", seal.number));
                }
                let rows = queries::list_sealed_by(reader, Some(seal.number)).await?;
                report.rows += rows.len();
                for row in &rows {
                    if row.hash != hash_of(row)? {
                        report.found.push(format!("row {} was changed", row.id));
                    }
                }
                if !crypto::equal(&seal.hash, &seal_of(self.backend, seal.number, &before, &rows)) {
                    report.found.push(format!("seal {} does not fit its {} rows", seal.number, rows.len()));
                }
                if noted.is_some_and(|(number, hash)| number == seal.number && hash != seal.hash) {
                    report.found.push(format!("seal {} is not the one that was noted", seal.number));
                }
                (last, before) = (seal.number, seal.hash);
            }
        }
        for row in queries::list_sealed_by(reader, None).await? {
            report.rows += 1;
            if row.hash != hash_of(&row)? {
                report.found.push(format!("row {} was changed", row.id));
            }
        }
        let beyond = queries::count_sealed_after(reader, last).await?;
        if beyond > 0 {
            report.found.push(format!("{beyond} rows name seals that are not there"));
        }
        if let Some((number, _)) = noted.filter(|(number, _)| *number > last) {
            report.found.push(format!("seal {number}, which was noted, is not there"));
        }
        report.last_seal = (last > 0).then_some((last, before));
        Ok(report)
    }
}
