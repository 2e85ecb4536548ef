-- Money of a payment that went back to the borrower without our doing.
CREATE TABLE reversals (
    id TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES transfers (id),
    loan_id TEXT NOT NULL REFERENCES loans (id),
    cause TEXT NOT NULL CHECK (cause IN ('refund', 'chargeback')),
    acquirer_id TEXT NOT NULL UNIQUE,
    amount_kopecks BIGINT NOT NULL CHECK (amount_kopecks > 0),
    owed_again_kopecks BIGINT NOT NULL CHECK (owed_again_kopecks >= 0 AND owed_again_kopecks <= amount_kopecks),
    noted_by TEXT REFERENCES staff_members (login),
    noted_at_ms BIGINT NOT NULL
);
CREATE INDEX reversals_of_loan ON reversals (loan_id);

-- What the acquirer has otherwise than we do, until a person has looked.
CREATE TABLE acquirer_differences (
    id TEXT NOT NULL PRIMARY KEY,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,
    acquirer_id TEXT NOT NULL,
    our_id TEXT,
    theirs_kopecks BIGINT NOT NULL,
    ours_kopecks BIGINT NOT NULL,
    found_at_ms BIGINT NOT NULL,
    settled_at_ms BIGINT,
    settled_by TEXT REFERENCES staff_members (login),
    UNIQUE (what, acquirer_id)
);
CREATE INDEX acquirer_differences_open ON acquirer_differences (found_at_ms) WHERE settled_at_ms IS NULL;

-- Checks of the books ask for the loans that money moved on since a day.
CREATE INDEX transfers_by_settling ON transfers (settled_at_ms);
