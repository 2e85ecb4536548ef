-- Each statement finds its rows by a key, however many there are: store/plans.rs asks both engines.

-- A day of the books, its transactions in order.
CREATE INDEX ledger_transactions_of_day ON ledger_transactions (on_date, id);

-- The balances of a loan's accounts, without the entries themselves.
DROP INDEX ledger_entries_of_loan;
CREATE INDEX ledger_entries_of_loan ON ledger_entries (loan_id, account, amount_kopecks);

-- What is owed to borrowers: few entries among many.
CREATE INDEX ledger_entries_owed ON ledger_entries (account, borrower_id, amount_kopecks)
    WHERE account IN ('borrower_balance', 'bonus_liability');

-- What runs out, in the order in which it does.
CREATE INDEX registration_drafts_by_end ON registration_drafts (expires_at_ms);
CREATE INDEX sessions_by_end ON sessions (expires_at_ms);
CREATE INDEX sessions_by_idle_end ON sessions (idle_expires_at_ms);
CREATE INDEX sms_codes_by_end ON sms_codes (expires_at_ms);
CREATE INDEX rate_limits_by_end ON rate_limits (window_ends_at_ms);
