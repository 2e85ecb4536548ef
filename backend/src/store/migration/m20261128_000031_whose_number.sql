-- Numbers pass from one person to another: whoever has one that is on file as another's may say so, and staff answer.
ALTER TABLE registration_drafts ADD COLUMN number_taken BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE number_requests (
    id TEXT NOT NULL PRIMARY KEY,
    draft_hash TEXT NOT NULL UNIQUE,
    phone TEXT NOT NULL,
    person_sealed TEXT NOT NULL,
    ip TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    asked_at_ms BIGINT NOT NULL,
    answer TEXT CHECK (answer IN ('given', 'refused')),
    answered_by TEXT REFERENCES staff_members (login),
    answered_at_ms BIGINT
);
CREATE INDEX number_requests_waiting ON number_requests (asked_at_ms) WHERE answered_at_ms IS NULL;
CREATE INDEX number_requests_by_phone ON number_requests (phone);
