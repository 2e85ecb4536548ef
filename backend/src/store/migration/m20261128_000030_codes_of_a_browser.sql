-- A code may be sent more than once, and be right while something else is still asked for.
ALTER TABLE sms_codes ADD COLUMN sendings BIGINT NOT NULL DEFAULT 1;
ALTER TABLE sms_codes ADD COLUMN awaits_birth_date BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX sms_codes_used ON sms_codes (phone, purpose, subject, used_at_ms) WHERE used_at_ms IS NOT NULL;

-- When somebody signed in last: after a long absence the phone alone proves too little.
ALTER TABLE borrowers ADD COLUMN signed_in_at_ms BIGINT NOT NULL DEFAULT 0;
UPDATE borrowers SET signed_in_at_ms = COALESCE(
    (SELECT MAX(last_seen_at_ms) FROM sessions WHERE sessions.borrower_id = borrowers.id),
    created_at_ms
);

-- A registration that is finished is remembered for some minutes, without what was typed.
ALTER TABLE registration_drafts ADD COLUMN finished BOOLEAN NOT NULL DEFAULT FALSE;
