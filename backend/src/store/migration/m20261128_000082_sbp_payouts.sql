-- A loan's money may go to an account at a bank, by the borrower's phone number (СБП): it stands among the cards, as it is chosen
-- among them.
ALTER TABLE cards ADD COLUMN sbp_bank_id TEXT;
ALTER TABLE cards ADD COLUMN sbp_phone TEXT;

-- The banks that the acquirer pays out to, as it listed them last.
CREATE TABLE sbp_banks (
    bank_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);
