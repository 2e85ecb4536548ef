-- What each closed day did to each account, and its balance afterwards: a trial balance reads these rows, or begins with them.

CREATE TABLE ledger_balances (
    on_date TEXT NOT NULL,
    account TEXT NOT NULL,
    debit_kopecks BIGINT NOT NULL,
    credit_kopecks BIGINT NOT NULL,
    closing_kopecks BIGINT NOT NULL,
    PRIMARY KEY (on_date, account)
);

-- The days that are closed already.
INSERT INTO ledger_balances (on_date, account, debit_kopecks, credit_kopecks, closing_kopecks)
WITH turnovers AS (
    SELECT t.on_date, e.account,
        SUM(CASE WHEN e.amount_kopecks > 0 THEN e.amount_kopecks ELSE 0 END) AS debit,
        SUM(CASE WHEN e.amount_kopecks < 0 THEN -e.amount_kopecks ELSE 0 END) AS credit
    FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
    GROUP BY t.on_date, e.account
)
SELECT c.on_date, u.account,
    CAST(SUM(CASE WHEN u.on_date = c.on_date THEN u.debit ELSE 0 END) AS BIGINT),
    CAST(SUM(CASE WHEN u.on_date = c.on_date THEN u.credit ELSE 0 END) AS BIGINT),
    CAST(SUM(u.debit - u.credit) AS BIGINT)
FROM day_closes c JOIN turnovers u ON u.on_date <= c.on_date
GROUP BY c.on_date, u.account;
