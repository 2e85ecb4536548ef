-- The borrower's account: payments that top it up or are made from it are about no loan, or ask nothing of the acquirer; a part
-- of a payment may go back several times. What is referred to cannot be changed in place on both engines: the tables are made
-- anew with their rows.
CREATE TABLE new_transfers (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('payment', 'payout', 'refund', 'card_link')),
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    loan_id TEXT REFERENCES loans (id),
    card_id TEXT REFERENCES cards (id),
    refund_of TEXT REFERENCES new_transfers (id),
    purpose TEXT CHECK (purpose IN ('repay', 'prolong', 'top_up')),
    way TEXT CHECK (way IN ('card', 'sbp', 'account')),
    prolongation_id TEXT REFERENCES prolongations (id),
    keep TEXT CHECK (keep IN ('payment', 'count')),
    debt_of_on TEXT,
    keeps_surplus BOOLEAN NOT NULL DEFAULT FALSE,
    amount_kopecks BIGINT NOT NULL CHECK (amount_kopecks > 0 OR (kind = 'card_link' AND amount_kopecks = 0)),
    state TEXT NOT NULL CHECK (state IN ('intended', 'asked', 'pending', 'succeeded', 'canceled')),
    acquirer_id TEXT,
    order_hash TEXT NOT NULL,
    confirmation_url TEXT,
    reason TEXT,
    asked_by TEXT REFERENCES staff_members (login),
    given_up_by TEXT REFERENCES staff_members (login),
    created_at_ms BIGINT NOT NULL,
    first_sent_at_ms BIGINT,
    last_sent_at_ms BIGINT,
    looked_at_ms BIGINT,
    settled_at_ms BIGINT,
    UNIQUE (kind, acquirer_id),
    CHECK (loan_id IS NOT NULL OR kind IN ('card_link', 'refund') OR COALESCE(purpose, '') = 'top_up'),
    CHECK (kind NOT IN ('payout', 'card_link') OR card_id IS NOT NULL),
    CHECK ((kind = 'refund') = (refund_of IS NOT NULL)),
    CHECK ((kind = 'payment') = (purpose IS NOT NULL)),
    CHECK ((kind = 'payment') = (way IS NOT NULL)),
    CHECK (way <> 'account' OR (state = 'succeeded' AND acquirer_id IS NULL AND loan_id IS NOT NULL))
);
INSERT INTO new_transfers (id, kind, borrower_id, loan_id, card_id, refund_of, purpose, way, prolongation_id, keep, debt_of_on,
    amount_kopecks, state, acquirer_id, order_hash, confirmation_url, reason, asked_by, given_up_by, created_at_ms,
    first_sent_at_ms, last_sent_at_ms, looked_at_ms, settled_at_ms)
SELECT id, kind, borrower_id, loan_id, card_id, refund_of, purpose, CASE kind WHEN 'payment' THEN 'card' END, prolongation_id,
    keep, debt_of_on, amount_kopecks, state, acquirer_id, order_hash, confirmation_url, reason, asked_by, given_up_by,
    created_at_ms, first_sent_at_ms, last_sent_at_ms, looked_at_ms, settled_at_ms
FROM transfers ORDER BY CASE kind WHEN 'refund' THEN 1 ELSE 0 END;

CREATE TABLE new_loan_events (
    id TEXT NOT NULL PRIMARY KEY,
    loan_id TEXT NOT NULL REFERENCES loans (id),
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    on_date TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    event TEXT,
    amount_kopecks BIGINT NOT NULL,
    principal_kopecks BIGINT NOT NULL,
    interest_kopecks BIGINT NOT NULL,
    penalty_kopecks BIGINT NOT NULL,
    payment_id TEXT UNIQUE REFERENCES new_transfers (id),
    UNIQUE (loan_id, sequence),
    CHECK ((kind = 'disbursed') = (event IS NULL))
);
INSERT INTO new_loan_events (id, loan_id, sequence, kind, on_date, at_ms, event, amount_kopecks, principal_kopecks,
    interest_kopecks, penalty_kopecks, payment_id)
SELECT id, loan_id, sequence, kind, on_date, at_ms, event, amount_kopecks, principal_kopecks, interest_kopecks,
    penalty_kopecks, payment_id
FROM loan_events;
DROP TABLE loan_events;
ALTER TABLE new_loan_events RENAME TO loan_events;

CREATE TABLE new_payment_keys (
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    idempotency_key TEXT NOT NULL,
    payment_id TEXT NOT NULL REFERENCES new_transfers (id),
    request TEXT NOT NULL,
    PRIMARY KEY (borrower_id, idempotency_key)
);
INSERT INTO new_payment_keys SELECT borrower_id, idempotency_key, payment_id, request FROM payment_keys;
DROP TABLE payment_keys;
ALTER TABLE new_payment_keys RENAME TO payment_keys;

-- A top-up is about no loan.
CREATE TABLE new_reversals (
    id TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES new_transfers (id),
    loan_id TEXT REFERENCES loans (id),
    cause TEXT NOT NULL CHECK (cause IN ('refund', 'chargeback')),
    acquirer_id TEXT NOT NULL UNIQUE,
    amount_kopecks BIGINT NOT NULL CHECK (amount_kopecks > 0),
    owed_again_kopecks BIGINT NOT NULL CHECK (owed_again_kopecks >= 0 AND owed_again_kopecks <= amount_kopecks),
    noted_by TEXT REFERENCES staff_members (login),
    noted_at_ms BIGINT NOT NULL
);
INSERT INTO new_reversals SELECT id, payment_id, loan_id, cause, acquirer_id, amount_kopecks, owed_again_kopecks, noted_by,
    noted_at_ms FROM reversals;
DROP TABLE reversals;
ALTER TABLE new_reversals RENAME TO reversals;
CREATE INDEX reversals_of_loan ON reversals (loan_id);
CREATE INDEX reversals_of_payment ON reversals (payment_id);

DROP TABLE transfers;
ALTER TABLE new_transfers RENAME TO transfers;

CREATE UNIQUE INDEX transfers_one_payout_a_loan ON transfers (loan_id) WHERE kind = 'payout' AND state <> 'canceled';
CREATE INDEX transfers_of_payment ON transfers (refund_of) WHERE refund_of IS NOT NULL;
CREATE INDEX transfers_of_loan ON transfers (loan_id, kind);
CREATE INDEX transfers_of_card ON transfers (card_id) WHERE card_id IS NOT NULL;
CREATE INDEX transfers_under_way ON transfers (kind, created_at_ms) WHERE state IN ('intended', 'asked', 'pending');
CREATE INDEX transfers_by_settling ON transfers (settled_at_ms);
-- What goes back to a borrower; and what is about an account alone.
CREATE INDEX transfers_back ON transfers (borrower_id) WHERE kind = 'refund';
CREATE INDEX transfers_of_account ON transfers (id) WHERE loan_id IS NULL AND kind IN ('payment', 'refund');

-- Since when a borrower wants what is paid beyond a debt to stay on the account; nothing where it goes back by itself.
ALTER TABLE borrowers ADD COLUMN keeps_surplus_since_ms BIGINT;
