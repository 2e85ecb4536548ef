-- A payment of the whole debt closes the loan if it is made while the acquirer's page lives, also after midnight: the day
-- whose debt it asks for is kept. Payments that were begun before have none, and count from the day on which they were made.
ALTER TABLE transfers ADD COLUMN debt_of_on TEXT;
