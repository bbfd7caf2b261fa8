-- Version 5. The rows of a user's gazetteer are in the chain, by a hash of all of them.

-- gazetteer: the entry that added it. sha256: over its rows in gazetteer_places by id, then those in
-- gazetteer_names by key and place, each as a JSON list and a line end (docs/ledger.md).
CREATE TABLE gazetteer_rows (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    gazetteer INTEGER NOT NULL UNIQUE REFERENCES gazetteers (seq),
    sha256 TEXT NOT NULL
) STRICT;

CREATE TRIGGER gazetteer_rows_follow BEFORE INSERT ON gazetteer_rows
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER gazetteer_rows_keep BEFORE UPDATE ON gazetteer_rows BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER gazetteer_rows_stay BEFORE DELETE ON gazetteer_rows BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
