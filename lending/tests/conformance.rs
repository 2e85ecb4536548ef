//! The conformance vectors: each case answers as its line says, to the byte.
#![cfg(feature = "conformance")]
#![allow(clippy::unwrap_used, missing_docs)]

use lending::conformance::answer_line;

#[test]
fn every_vector() {
    let vectors = include_str!("vectors/lending.jsonl");
    assert!(vectors.lines().count() >= 30);
    // ours besides: terms that end on a day off, and lives of loans
    let ours = [include_str!("vectors/days_off.jsonl"), include_str!("vectors/life.jsonl")];
    for line in vectors.lines().chain(ours.into_iter().flat_map(str::lines)) {
        let mut pair: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        let (case, expected) = (pair.remove("in").unwrap(), pair.remove("out").unwrap());
        let answer: serde_json::Value = serde_json::from_str(&answer_line(&case.to_string())).unwrap();
        assert_eq!(answer, expected, "{case}");
        // beside its answer the case is read too, and the answer is the text of the file
        assert!(line.ends_with(&format!("\"out\":{}}}", answer_line(line))), "{line}");
    }
}

#[test]
fn a_line_that_can_not_be_answered_says_why() {
    for (line, answer) in [
        (
            r#"{"op":"quote","kind":"instalments","principal":"10.00","daily_rate":"0.008","start":"2026-11-23","due_dates":[]}"#,
            r#"{"refused":"no_due_dates"}"#,
        ),
        (
            r#"{"op":"quote","kind":"single","principal":"0.00","daily_rate":"0.008","start":"2026-11-23","term_days":7}"#,
            r#"{"refused":"nothing_lent"}"#,
        ),
        (
            r#"{"op":"quote","kind":"single","principal":"1.00","daily_rate":"0.008","start":"2026-11-23","term_days":4294967295}"#,
            r#"{"refused":"too_large"}"#,
        ),
        (r#"{"op":"full_cost","flows":[]}"#, r#"{"refused":"nothing_lent"}"#),
        (
            r#"{"op":"life","principal":"10000.00","daily_rate":"0.008","disbursed_on":"2026-11-23","due_dates":[],"events":[],"days":[]}"#,
            r#"{"refused":"no_due_dates"}"#,
        ),
        (
            r#"{"op":"life","principal":"10000.00","daily_rate":"0.008","disbursed_on":"2026-11-23","due_dates":["2026-12-23"],"events":[{"kind":"prolongation","date":"2026-12-03","days":7,"daily_rate":"0.008","paid":"799.99"}],"days":[]}"#,
            r#"{"refused":"wrong_sum"}"#,
        ),
        (
            r#"{"op":"debt","principal":"10000.00","daily_rate":"0.008","term_days":0,"day":1,"penalty_yearly_percent":"20","cap_percent":"100"}"#,
            r#"{"refused":"dates"}"#,
        ),
    ] {
        assert_eq!(answer_line(line), answer, "{line}");
    }
    for line in
        ["", "nonsense", "[]", r#"{"op":"none"}"#, r#"{"op":"full_cost","flows":[[0,"x"]]}"#, "{\"op\":\"quote\"}"]
    {
        assert!(answer_line(line).starts_with(r#"{"error":""#), "{line}");
    }
}
