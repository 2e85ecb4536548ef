-- A borrower's days at an address with a secret, for programs of calendars; of the secret the hash only.
CREATE TABLE calendar_feeds (
    borrower_id TEXT NOT NULL PRIMARY KEY REFERENCES borrowers (id),
    secret_hash TEXT NOT NULL UNIQUE,
    with_sums BOOLEAN NOT NULL,
    created_at_ms BIGINT NOT NULL
);
