-- The staff member who found that the acquirer never sent a payout.
ALTER TABLE payouts ADD COLUMN given_up_by TEXT REFERENCES staff_members (login);
-- When it was asked for the last time: the acquirer tells how long after that the money arrived.
ALTER TABLE payouts ADD COLUMN last_sent_at_ms BIGINT;
