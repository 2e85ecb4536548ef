-- The lender's thresholds: a change is a new version; in force is the newest whose time has come.
CREATE TABLE scorecards (
    version BIGINT NOT NULL PRIMARY KEY,
    thresholds TEXT NOT NULL,
    in_force_from_ms BIGINT NOT NULL
);
INSERT INTO scorecards (version, thresholds, in_force_from_ms) VALUES (
    1,
    '{"min_age_years":18,"max_age_years":75,"min_monthly_income":1500000,"unusual_monthly_income":100000000,"max_open_loans":1,"max_debt_burden":80000,"burden_notice_above":50000,"refuse_score_below":400,"approve_score_from":500,"closed_loans_as_history":1}',
    0
);

-- One row for each decision of the rules or of a person; append only.
CREATE TABLE decisions (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    number BIGINT NOT NULL,
    scorecard_version BIGINT NOT NULL REFERENCES scorecards (version),
    -- Sealed; none where the product did not lend what was asked for, so that no rule was asked.
    facts_sealed TEXT,
    rules TEXT NOT NULL,
    decision TEXT NOT NULL,
    debt_burden_thousandths BIGINT,
    -- When the bureau was asked for the report of this application; none without a report.
    bureau_asked_at_ms BIGINT,
    -- The login of the staff member who decided; none if the rules did.
    decided_by TEXT REFERENCES staff_members (login),
    decided_at_ms BIGINT NOT NULL,
    UNIQUE (application_id, number)
);

-- The last day on which an application waits for a person, or for another card.
ALTER TABLE applications ADD COLUMN waits_until_on TEXT;
CREATE INDEX applications_open_by_stage ON applications (stage, created_at_ms) WHERE is_open;
