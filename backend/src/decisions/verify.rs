//! Tells decisions again, from what their rows keep.

use lending::{Assessment, Decision, Facts, RuleOutcome, Scorecard};

use super::{place, queries};
use crate::{Backend, Operator, Result, store::entity::decisions};

const CHUNK: u64 = 500;

impl Operator<'_> {
    /// Asks the scorecard of each decision's day about its facts again; answers what came out otherwise, a line for each.
    pub async fn verify_decisions(self) -> Result<Vec<String>> {
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let rows = queries::list_after(self.backend.store().reader(), &after, CHUNK).await?;
            let Some(last) = rows.last() else { return Ok(found) };
            after.clone_from(&last.id);
            for row in &rows {
                if let Err(what) = self.backend.tell_again(row).await? {
                    found.push(format!("decision {} of application {}: {what}", row.number, row.application_id));
                }
            }
        }
    }
}

impl Backend {
    async fn tell_again(&self, row: &decisions::Model) -> Result<Result<(), &'static str>> {
        let Some(sealed) = &row.facts_sealed else { return Ok(Ok(())) };
        let Ok(facts) = self.secrets().open::<Facts>(&place(&row.id), sealed) else {
            return Ok(Err("the facts don't open"));
        };
        let scorecard = queries::get_scorecard(self.store().reader(), row.scorecard_version).await?;
        let scorecard: Scorecard = serde_json::from_str(&scorecard.thresholds)?;
        let Assessment { decision, rules, debt_burden, .. } = scorecard.assess(&facts);
        let kept: (Decision, Vec<RuleOutcome>) =
            (serde_json::from_str(&row.decision)?, serde_json::from_str(&row.rules)?);
        if kept.1 != rules {
            return Ok(Err("the rules come out otherwise"));
        }
        if debt_burden.map(|burden| i64::from(burden.thousandths())) != row.debt_burden_thousandths {
            return Ok(Err("the debt burden is another"));
        }
        // a person may decide otherwise than the rules
        if row.decided_by.is_none() && kept.0 != decision {
            return Ok(Err("the decision is another"));
        }
        Ok(Ok(()))
    }
}
