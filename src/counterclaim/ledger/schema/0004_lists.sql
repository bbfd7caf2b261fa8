-- Version 4. Lists of the user's own that outrank the shipped ones; of each kind the last is in force.

CREATE TABLE lists (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    kind TEXT NOT NULL CHECK (kind IN ('actors')),
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER lists_follow BEFORE INSERT ON lists
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER lists_keep BEFORE UPDATE ON lists BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER lists_stay BEFORE DELETE ON lists BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
