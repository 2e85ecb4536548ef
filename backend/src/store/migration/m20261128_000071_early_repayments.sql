-- What a payment beyond its day keeps of the schedule: its payments, or their count; nothing where it only makes the next ones
-- less.
ALTER TABLE transfers ADD COLUMN keep TEXT CHECK (keep IN ('payment', 'count'));
