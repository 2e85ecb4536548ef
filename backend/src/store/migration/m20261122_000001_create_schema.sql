-- The schema, in SQL that SQLite and PostgreSQL read alike.
-- Money: BIGINT kopecks. Instants: BIGINT milliseconds since 1970. Days: TEXT, ISO 8601.
-- Ids: TEXT, random UUIDs. Rates: BIGINT millionths a day. JSON: TEXT.

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    lease_owner TEXT,
    lease_until_ms BIGINT,
    last_error TEXT,
    done_at_ms BIGINT,
    dead BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (kind, key)
);
CREATE INDEX jobs_due ON jobs (run_at_ms) WHERE done_at_ms IS NULL AND NOT dead;

CREATE TABLE rate_limits (
    bucket TEXT NOT NULL PRIMARY KEY,
    window_ends_at_ms BIGINT NOT NULL,
    taken BIGINT NOT NULL
);

CREATE TABLE borrowers (
    id TEXT NOT NULL PRIMARY KEY,
    phone TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    surname TEXT NOT NULL,
    given_name TEXT NOT NULL,
    patronymic TEXT,
    birth_on TEXT NOT NULL,
    email TEXT,
    invited_by_code TEXT,
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE registration_drafts (
    token_hash TEXT NOT NULL PRIMARY KEY,
    choice TEXT,
    typed TEXT NOT NULL,
    person TEXT,
    consents TEXT,
    password_hash TEXT,
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);

CREATE TABLE consents (
    id TEXT NOT NULL PRIMARY KEY,
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    kind TEXT NOT NULL,
    text_version TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    accepted_at_ms BIGINT NOT NULL,
    ip TEXT NOT NULL,
    user_agent TEXT NOT NULL
);
CREATE INDEX consents_of_borrower ON consents (borrower_id);

CREATE TABLE sms_codes (
    id TEXT NOT NULL PRIMARY KEY,
    phone TEXT NOT NULL,
    purpose TEXT NOT NULL,
    subject TEXT NOT NULL,
    code_hmac TEXT NOT NULL,
    tries_left BIGINT NOT NULL,
    live BOOLEAN NOT NULL,
    ip TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    resend_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    handed_over_at_ms BIGINT,
    used_at_ms BIGINT
);
CREATE UNIQUE INDEX sms_codes_one_live ON sms_codes (phone, purpose, subject) WHERE live;

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    ip TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    last_seen_at_ms BIGINT NOT NULL,
    idle_expires_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);
CREATE INDEX sessions_of_borrower ON sessions (borrower_id);

CREATE TABLE profiles (
    borrower_id TEXT NOT NULL PRIMARY KEY REFERENCES borrowers (id),
    sealed TEXT,
    typed_sealed TEXT,
    passport_lookup TEXT,
    complete BOOLEAN NOT NULL,
    monthly_income_kopecks BIGINT,
    monthly_payments_kopecks BIGINT,
    updated_at_ms BIGINT NOT NULL
);
CREATE INDEX profiles_by_passport ON profiles (passport_lookup);

CREATE TABLE products (
    code TEXT NOT NULL PRIMARY KEY,
    terms TEXT NOT NULL,
    offered BOOLEAN NOT NULL,
    position BIGINT NOT NULL
);

CREATE TABLE promotions (
    id TEXT NOT NULL PRIMARY KEY,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL
);

CREATE TABLE choices (
    borrower_id TEXT NOT NULL PRIMARY KEY REFERENCES borrowers (id),
    choice TEXT NOT NULL
);

CREATE TABLE cards (
    id TEXT NOT NULL PRIMARY KEY,
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    acquirer_method_id TEXT UNIQUE,
    label TEXT,
    state TEXT NOT NULL CHECK (state IN ('linking', 'linked', 'refused')),
    idempotency_key TEXT NOT NULL,
    return_path TEXT NOT NULL,
    confirmation_url TEXT,
    created_at_ms BIGINT NOT NULL,
    asked_at_ms BIGINT,
    UNIQUE (borrower_id, idempotency_key)
);

CREATE TABLE applications (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    product_code TEXT NOT NULL REFERENCES products (code),
    amount_kopecks BIGINT NOT NULL,
    term_days BIGINT NOT NULL,
    card_id TEXT NOT NULL REFERENCES cards (id),
    stage TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    idempotency_key TEXT NOT NULL,
    burden_acknowledged BOOLEAN NOT NULL,
    burden_notice BOOLEAN NOT NULL,
    first_loan BOOLEAN NOT NULL,
    offered_amount_kopecks BIGINT,
    offer_lapses_on TEXT,
    conditions TEXT,
    conditions_hash TEXT,
    refusal_reasons TEXT,
    payout_refusal TEXT,
    decided_by TEXT,
    created_at_ms BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 0,
    UNIQUE (borrower_id, idempotency_key)
);
CREATE UNIQUE INDEX applications_one_open ON applications (borrower_id) WHERE is_open;

CREATE TABLE application_stages (
    application_id TEXT NOT NULL REFERENCES applications (id),
    sequence BIGINT NOT NULL,
    stage TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (application_id, sequence)
);

CREATE TABLE bureau_reports (
    application_id TEXT NOT NULL PRIMARY KEY REFERENCES applications (id),
    sealed TEXT NOT NULL,
    asked_at_ms BIGINT NOT NULL
);

CREATE TABLE signatures (
    id TEXT NOT NULL PRIMARY KEY,
    application_id TEXT NOT NULL UNIQUE REFERENCES applications (id),
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    document_kind TEXT NOT NULL,
    template_version TEXT NOT NULL,
    document_text TEXT NOT NULL,
    document_hash TEXT NOT NULL,
    code_hmac TEXT NOT NULL,
    phone TEXT NOT NULL,
    ip TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    code_sent_at_ms BIGINT NOT NULL,
    signed_at_ms BIGINT NOT NULL
);

CREATE TABLE loans (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    application_id TEXT NOT NULL UNIQUE REFERENCES applications (id),
    product_code TEXT NOT NULL REFERENCES products (code),
    card_id TEXT NOT NULL REFERENCES cards (id),
    principal_kopecks BIGINT NOT NULL CHECK (principal_kopecks > 0),
    rate_per_day_millionths BIGINT NOT NULL,
    rate_after_term_millionths BIGINT NOT NULL,
    term_days BIGINT NOT NULL,
    signed_on TEXT NOT NULL,
    disbursed_on TEXT,
    due_on TEXT,
    state TEXT NOT NULL CHECK (state IN ('awaiting_payout', 'active', 'closed', 'canceled')),
    closed_on TEXT
);
CREATE INDEX loans_of_borrower ON loans (borrower_id);

CREATE TABLE payments (
    id TEXT NOT NULL PRIMARY KEY,
    loan_id TEXT NOT NULL REFERENCES loans (id),
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    amount_kopecks BIGINT NOT NULL CHECK (amount_kopecks > 0),
    state TEXT NOT NULL CHECK (state IN ('starting', 'pending', 'succeeded', 'canceled')),
    acquirer_id TEXT UNIQUE,
    body_hash TEXT NOT NULL,
    confirmation_url TEXT,
    reason TEXT,
    created_at_ms BIGINT NOT NULL,
    first_sent_at_ms BIGINT,
    asked_at_ms BIGINT,
    settled_at_ms BIGINT
);
CREATE INDEX payments_of_loan ON payments (loan_id);

-- Several forms may lead to one payment: the keys of all of them find it.
CREATE TABLE payment_keys (
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    idempotency_key TEXT NOT NULL,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    request TEXT NOT NULL,
    PRIMARY KEY (borrower_id, idempotency_key)
);

CREATE TABLE payouts (
    id TEXT NOT NULL PRIMARY KEY,
    loan_id TEXT NOT NULL REFERENCES loans (id),
    card_id TEXT NOT NULL REFERENCES cards (id),
    amount_kopecks BIGINT NOT NULL CHECK (amount_kopecks > 0),
    state TEXT NOT NULL CHECK (state IN ('new', 'unknown', 'pending', 'succeeded', 'canceled')),
    acquirer_id TEXT UNIQUE,
    idempotency_key TEXT NOT NULL UNIQUE,
    body_hash TEXT NOT NULL,
    reason TEXT,
    created_at_ms BIGINT NOT NULL,
    first_sent_at_ms BIGINT,
    settled_at_ms BIGINT
);
CREATE UNIQUE INDEX payouts_one_a_loan ON payouts (loan_id) WHERE state <> 'canceled';

CREATE TABLE loan_events (
    id TEXT NOT NULL PRIMARY KEY,
    loan_id TEXT NOT NULL REFERENCES loans (id),
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    on_date TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    amount_kopecks BIGINT NOT NULL,
    principal_kopecks BIGINT NOT NULL,
    interest_kopecks BIGINT NOT NULL,
    penalty_kopecks BIGINT NOT NULL,
    payment_id TEXT UNIQUE REFERENCES payments (id),
    UNIQUE (loan_id, sequence)
);

CREATE TABLE notifications (
    event TEXT NOT NULL,
    object_id TEXT NOT NULL,
    status TEXT NOT NULL,
    received_at_ms BIGINT NOT NULL,
    PRIMARY KEY (event, object_id, status)
);

CREATE TABLE ledger_transactions (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    on_date TEXT NOT NULL,
    posted_at_ms BIGINT NOT NULL,
    UNIQUE (kind, reference)
);

CREATE TABLE ledger_entries (
    id TEXT NOT NULL PRIMARY KEY,
    transaction_id TEXT NOT NULL REFERENCES ledger_transactions (id),
    line BIGINT NOT NULL,
    account TEXT NOT NULL,
    loan_id TEXT REFERENCES loans (id),
    borrower_id TEXT REFERENCES borrowers (id),
    amount_kopecks BIGINT NOT NULL,
    UNIQUE (transaction_id, line)
);
CREATE INDEX ledger_entries_of_loan ON ledger_entries (loan_id);
