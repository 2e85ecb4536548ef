-- What the books hold of each loan's interest and penalty, and the days that are closed.

ALTER TABLE loans ADD COLUMN accrued_on TEXT;
ALTER TABLE loans ADD COLUMN interest_receivable_kopecks BIGINT NOT NULL DEFAULT 0;
ALTER TABLE loans ADD COLUMN penalty_receivable_kopecks BIGINT NOT NULL DEFAULT 0;

-- Until now interest and penalty were posted up to the last payment, and not at all before the first.
UPDATE loans SET
    accrued_on = (SELECT MAX(e.on_date) FROM loan_events e WHERE e.loan_id = loans.id),
    interest_receivable_kopecks = (
        SELECT CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) FROM ledger_entries e
        WHERE e.loan_id = loans.id AND e.account = 'interest_receivable'
    ),
    penalty_receivable_kopecks = (
        SELECT CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) FROM ledger_entries e
        WHERE e.loan_id = loans.id AND e.account = 'penalty_receivable'
    );
CREATE INDEX loans_by_state ON loans (state, id);

CREATE TABLE day_closes (
    on_date TEXT NOT NULL PRIMARY KEY,
    closed_at_ms BIGINT NOT NULL
);
