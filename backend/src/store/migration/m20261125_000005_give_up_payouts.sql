-- The staff member who found that the acquirer never sent a payout.
ALTER TABLE payouts ADD COLUMN given_up_by TEXT REFERENCES staff_members (login);
