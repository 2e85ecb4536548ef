-- Who has the passport and the day of birth of another borrower is the same person, with a cabinet more. `person_id` is the
-- first borrower of the person; nobody else's where it is not set.
CREATE INDEX profile_versions_by_passport ON profile_versions (passport_lookup);
ALTER TABLE borrowers ADD COLUMN person_id TEXT;
UPDATE borrowers SET person_id = (
    SELECT MIN(theirs.borrower_id)
    FROM profile_versions AS mine
    JOIN profile_versions AS theirs ON theirs.passport_lookup = mine.passport_lookup
    JOIN borrowers AS others ON others.id = theirs.borrower_id
    WHERE mine.borrower_id = borrowers.id AND others.birth_on = borrowers.birth_on
)
WHERE id IN (
    SELECT mine.borrower_id
    FROM profile_versions AS mine
    JOIN profile_versions AS theirs
        ON theirs.passport_lookup = mine.passport_lookup AND theirs.borrower_id <> mine.borrower_id
    JOIN borrowers AS me ON me.id = mine.borrower_id
    JOIN borrowers AS others ON others.id = theirs.borrower_id AND others.birth_on = me.birth_on
    WHERE mine.passport_lookup <> ''
);
CREATE INDEX borrowers_by_person ON borrowers (person_id) WHERE person_id IS NOT NULL;
