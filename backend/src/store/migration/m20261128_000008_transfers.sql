-- What goes over the acquirer, of whatever kind, is one table: each must never happen twice. And a loan's history keeps its
-- events as the rules know them.

CREATE TABLE transfers (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('payment', 'payout', 'refund', 'card_link')),
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    loan_id TEXT REFERENCES loans (id),
    card_id TEXT REFERENCES cards (id),
    refund_of TEXT REFERENCES transfers (id),
    purpose TEXT,
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
    CHECK (kind = 'card_link' OR loan_id IS NOT NULL),
    CHECK (kind NOT IN ('payout', 'card_link') OR card_id IS NOT NULL),
    CHECK ((kind = 'refund') = (refund_of IS NOT NULL)),
    CHECK ((kind = 'payment') = (purpose IS NOT NULL))
);

INSERT INTO transfers (id, kind, borrower_id, loan_id, purpose, amount_kopecks, state, acquirer_id, order_hash,
    confirmation_url, reason, created_at_ms, first_sent_at_ms, last_sent_at_ms, looked_at_ms, settled_at_ms)
SELECT id, 'payment', borrower_id, loan_id, 'repay', amount_kopecks,
    CASE state WHEN 'starting' THEN 'asked' ELSE state END, acquirer_id, body_hash,
    confirmation_url, reason, created_at_ms, first_sent_at_ms, first_sent_at_ms, asked_at_ms, settled_at_ms
FROM payments;

INSERT INTO transfers (id, kind, borrower_id, loan_id, card_id, amount_kopecks, state, acquirer_id, order_hash,
    reason, given_up_by, created_at_ms, first_sent_at_ms, last_sent_at_ms, settled_at_ms)
SELECT p.id, 'payout', l.borrower_id, p.loan_id, p.card_id, p.amount_kopecks,
    CASE p.state WHEN 'new' THEN 'intended' WHEN 'unknown' THEN 'asked' ELSE p.state END, p.acquirer_id, p.body_hash,
    p.reason, p.given_up_by, p.created_at_ms, p.first_sent_at_ms, p.last_sent_at_ms, p.settled_at_ms
FROM payouts p JOIN loans l ON l.id = p.loan_id;

INSERT INTO transfers (id, kind, borrower_id, loan_id, refund_of, amount_kopecks, state, acquirer_id, order_hash,
    reason, asked_by, created_at_ms, first_sent_at_ms, last_sent_at_ms, settled_at_ms)
SELECT r.id, 'refund', l.borrower_id, r.loan_id, r.payment_id, r.amount_kopecks,
    CASE WHEN r.state <> 'starting' THEN r.state WHEN r.first_sent_at_ms IS NULL THEN 'intended' ELSE 'asked' END,
    r.acquirer_id, r.body_hash, r.reason, r.asked_by, r.created_at_ms, r.first_sent_at_ms, r.first_sent_at_ms,
    r.settled_at_ms
FROM refunds r JOIN loans l ON l.id = r.loan_id;

-- Nobody was ever given the page of a card that the acquirer has not answered for.
UPDATE cards SET state = 'refused' WHERE state = 'linking' AND acquirer_method_id IS NULL;
INSERT INTO transfers (id, kind, borrower_id, card_id, amount_kopecks, state, acquirer_id, order_hash,
    confirmation_url, created_at_ms, first_sent_at_ms, last_sent_at_ms, looked_at_ms)
SELECT id, 'card_link', borrower_id, id, 0,
    CASE state WHEN 'linking' THEN 'pending' WHEN 'linked' THEN 'succeeded' ELSE 'canceled' END, acquirer_method_id, '',
    confirmation_url, created_at_ms, created_at_ms, created_at_ms, asked_at_ms
FROM cards;
ALTER TABLE cards DROP COLUMN confirmation_url;
ALTER TABLE cards DROP COLUMN asked_at_ms;

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
    payment_id TEXT UNIQUE REFERENCES transfers (id),
    UNIQUE (loan_id, sequence),
    CHECK ((kind = 'disbursed') = (event IS NULL))
);
INSERT INTO new_loan_events (id, loan_id, sequence, kind, on_date, at_ms, event, amount_kopecks, principal_kopecks,
    interest_kopecks, penalty_kopecks, payment_id)
SELECT id, loan_id, sequence, kind, on_date, at_ms,
    CASE WHEN kind <> 'disbursed' THEN
        '{"kind":"' || kind || '","date":"' || on_date || '","amount":' || CAST(amount_kopecks AS TEXT) || '}'
    END,
    amount_kopecks, principal_kopecks, interest_kopecks, penalty_kopecks, payment_id
FROM loan_events;
DROP TABLE loan_events;
ALTER TABLE new_loan_events RENAME TO loan_events;

CREATE TABLE new_payment_keys (
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    idempotency_key TEXT NOT NULL,
    payment_id TEXT NOT NULL REFERENCES transfers (id),
    request TEXT NOT NULL,
    PRIMARY KEY (borrower_id, idempotency_key)
);
INSERT INTO new_payment_keys SELECT borrower_id, idempotency_key, payment_id, request FROM payment_keys;
DROP TABLE payment_keys;
ALTER TABLE new_payment_keys RENAME TO payment_keys;

DROP TABLE refunds;
DROP TABLE payouts;
DROP TABLE payments;

CREATE UNIQUE INDEX transfers_one_payout_a_loan ON transfers (loan_id) WHERE kind = 'payout' AND state <> 'canceled';
CREATE UNIQUE INDEX transfers_one_refund_a_payment ON transfers (refund_of) WHERE kind = 'refund' AND state <> 'canceled';
CREATE INDEX transfers_of_loan ON transfers (loan_id, kind);
CREATE INDEX transfers_of_card ON transfers (card_id) WHERE card_id IS NOT NULL;
CREATE INDEX transfers_under_way ON transfers (kind, created_at_ms) WHERE state IN ('intended', 'asked', 'pending');
