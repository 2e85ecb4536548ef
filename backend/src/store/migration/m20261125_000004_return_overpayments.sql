-- What a payment brought beyond the debt goes back to the card that it came from.

CREATE TABLE refunds (
    id TEXT NOT NULL PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    loan_id TEXT NOT NULL REFERENCES loans (id),
    amount_kopecks BIGINT NOT NULL CHECK (amount_kopecks > 0),
    state TEXT NOT NULL CHECK (state IN ('starting', 'pending', 'succeeded', 'canceled')),
    acquirer_id TEXT UNIQUE,
    body_hash TEXT NOT NULL,
    reason TEXT,
    asked_by TEXT REFERENCES staff_members (login),
    created_at_ms BIGINT NOT NULL,
    first_sent_at_ms BIGINT,
    settled_at_ms BIGINT
);
CREATE UNIQUE INDEX refunds_one_a_payment ON refunds (payment_id) WHERE state <> 'canceled';
CREATE INDEX refunds_of_loan ON refunds (loan_id);
