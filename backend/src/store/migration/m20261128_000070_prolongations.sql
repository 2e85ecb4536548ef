-- A loan's due date moved by an addendum: offered, signed by code, in force with its price.
CREATE TABLE prolongations (
    id TEXT NOT NULL PRIMARY KEY,
    loan_id TEXT NOT NULL REFERENCES loans (id),
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    on_date TEXT NOT NULL,
    days BIGINT NOT NULL CHECK (days > 0),
    daily_rate_millionths BIGINT NOT NULL CHECK (daily_rate_millionths >= 0),
    due_on TEXT NOT NULL,
    price_kopecks BIGINT NOT NULL CHECK (price_kopecks >= 0),
    document_hash TEXT NOT NULL REFERENCES documents (hash),
    state TEXT NOT NULL CHECK (state IN ('offered', 'signed', 'in_force', 'void')),
    offered_at_ms BIGINT NOT NULL,
    signed_at_ms BIGINT,
    settled_at_ms BIGINT,
    CHECK (signed_at_ms IS NOT NULL OR state NOT IN ('signed', 'in_force'))
);
-- One at a time is waiting for a signature or for its price.
CREATE UNIQUE INDEX prolongations_one_open_a_loan ON prolongations (loan_id) WHERE state IN ('offered', 'signed');
CREATE INDEX prolongations_of_loan ON prolongations (loan_id, offered_at_ms);

ALTER TABLE transfers ADD COLUMN prolongation_id TEXT REFERENCES prolongations (id);

-- A signature is under a contract, or under an addendum to it.
CREATE TABLE new_signatures (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES applications (id),
    prolongation_id TEXT UNIQUE REFERENCES prolongations (id),
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    document_hash TEXT NOT NULL,
    code_hmac TEXT NOT NULL,
    phone TEXT NOT NULL,
    ip TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    code_sent_at_ms BIGINT NOT NULL,
    signed_at_ms BIGINT NOT NULL
);
INSERT INTO new_signatures (id, application_id, borrower_id, document_hash, code_hmac, phone, ip, user_agent,
    code_sent_at_ms, signed_at_ms)
SELECT id, application_id, borrower_id, document_hash, code_hmac, phone, ip, user_agent, code_sent_at_ms, signed_at_ms
FROM signatures;
DROP TABLE signatures;
ALTER TABLE new_signatures RENAME TO signatures;
CREATE UNIQUE INDEX signatures_of_contract ON signatures (application_id) WHERE prolongation_id IS NULL;
