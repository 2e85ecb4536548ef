-- The schedule that is in force from the day on which the money left: a list of instalments, empty for a single payment on
-- the due date. `due_on` is the first due date; the one in force follows from the history.
ALTER TABLE loans ADD COLUMN schedule TEXT;
UPDATE loans SET schedule = '[]' WHERE disbursed_on IS NOT NULL;
