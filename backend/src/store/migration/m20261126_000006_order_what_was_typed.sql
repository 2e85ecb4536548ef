-- Requests that keep what was typed may arrive in another order than they were sent in: the greatest number is the newest.
ALTER TABLE profiles ADD COLUMN typed_revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE choices ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
