-- Who did what of consequence. Rows are sealed soon after they were written: a seal's hash holds theirs and the seal before.
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    about TEXT NOT NULL,
    details TEXT NOT NULL,
    hash TEXT NOT NULL,
    seal BIGINT
);
CREATE INDEX audit_by_seal ON audit (seal, id);
CREATE TABLE audit_seals (
    number BIGINT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    sealed_at_ms BIGINT NOT NULL
);
