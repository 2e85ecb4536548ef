-- A complete profile is a version: what was on file when an application was sent stays. What is being typed is a draft.
CREATE TABLE profile_versions (
    id TEXT NOT NULL PRIMARY KEY,
    borrower_id TEXT NOT NULL REFERENCES borrowers (id),
    number BIGINT NOT NULL,
    sealed TEXT NOT NULL,
    passport_lookup TEXT NOT NULL,
    saved_at_ms BIGINT NOT NULL,
    UNIQUE (borrower_id, number)
);
INSERT INTO profile_versions (id, borrower_id, number, sealed, passport_lookup, saved_at_ms)
SELECT borrower_id, borrower_id, 1, sealed, COALESCE(passport_lookup, ''), updated_at_ms
FROM profiles WHERE complete AND sealed IS NOT NULL;

-- Unknown for applications that were sent before.
ALTER TABLE applications ADD COLUMN profile_id TEXT REFERENCES profile_versions (id);

DROP INDEX profiles_by_passport;
ALTER TABLE profiles DROP COLUMN sealed;
ALTER TABLE profiles DROP COLUMN passport_lookup;
ALTER TABLE profiles DROP COLUMN complete;
ALTER TABLE profiles DROP COLUMN monthly_income_kopecks;
ALTER TABLE profiles DROP COLUMN monthly_payments_kopecks;
ALTER TABLE profiles RENAME TO profile_drafts;
