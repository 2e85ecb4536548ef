-- Credit holidays: asked for by a request that is signed by code, answered by staff, or granted by their silence.
CREATE TABLE holiday_requests (
    id TEXT NOT NULL PRIMARY KEY,
    loan_id TEXT NOT NULL REFERENCES loans (id),
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    ground TEXT NOT NULL CHECK (ground IN ('income_fell', 'emergency')),
    last_two_months_kopecks BIGINT CHECK (last_two_months_kopecks >= 0),
    twelve_months_before_kopecks BIGINT CHECK (twelve_months_before_kopecks >= 0),
    months BIGINT NOT NULL CHECK (months BETWEEN 1 AND 24),
    on_date TEXT NOT NULL,
    document_hash TEXT NOT NULL REFERENCES documents (hash),
    state TEXT NOT NULL CHECK (state IN ('drafted', 'signed', 'granted', 'refused', 'void')),
    drafted_at_ms BIGINT NOT NULL,
    signed_at_ms BIGINT,
    answer_by TEXT,
    settled_at_ms BIGINT,
    answered_by TEXT REFERENCES staff_members (login),
    reason TEXT,
    CHECK ((ground = 'income_fell') = (last_two_months_kopecks IS NOT NULL)),
    CHECK ((ground = 'income_fell') = (twelve_months_before_kopecks IS NOT NULL)),
    CHECK ((signed_at_ms IS NULL) = (answer_by IS NULL)),
    CHECK (signed_at_ms IS NOT NULL OR state IN ('drafted', 'void')),
    CHECK ((state = 'refused') = (reason IS NOT NULL))
);
-- One at a time waits for a signature or for an answer.
CREATE UNIQUE INDEX holiday_requests_one_open_a_loan ON holiday_requests (loan_id) WHERE state IN ('drafted', 'signed');
CREATE INDEX holiday_requests_of_loan ON holiday_requests (loan_id, drafted_at_ms);
CREATE INDEX holiday_requests_waiting ON holiday_requests (answer_by) WHERE state = 'signed';

-- A signature is under a contract, under an addendum to it, or under a request for a holiday.
ALTER TABLE signatures ADD COLUMN holiday_request_id TEXT REFERENCES holiday_requests (id);
DROP INDEX signatures_of_contract;
CREATE UNIQUE INDEX signatures_of_contract ON signatures (application_id)
    WHERE prolongation_id IS NULL AND holiday_request_id IS NULL;
CREATE UNIQUE INDEX signatures_of_holiday_request ON signatures (holiday_request_id);
