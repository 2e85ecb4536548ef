-- Those who work for the lender: applications.decided_by names one of them by login.
-- Until now it held whatever name was given.

CREATE TABLE staff_members (
    login TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    added_at_ms BIGINT NOT NULL,
    left_at_ms BIGINT
);
