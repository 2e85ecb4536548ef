-- What was shown for agreement or signing, under the SHA-256 of its text.
CREATE TABLE documents (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    template_version TEXT NOT NULL,
    borrower_id TEXT REFERENCES borrowers (id),
    application_id TEXT REFERENCES applications (id),
    text TEXT NOT NULL,
    kept_at_ms BIGINT NOT NULL
);
CREATE INDEX documents_of_borrower ON documents (borrower_id);

-- What was signed before is there; so each signature names a document.
INSERT INTO documents (hash, kind, template_version, borrower_id, application_id, text, kept_at_ms)
SELECT document_hash, document_kind, template_version, borrower_id, application_id, document_text, signed_at_ms
FROM signatures;
ALTER TABLE signatures DROP COLUMN document_kind;
ALTER TABLE signatures DROP COLUMN template_version;
ALTER TABLE signatures DROP COLUMN document_text;
