-- Version 3. Judgements: whether two claims tell of one event, whether two names are one source,
-- two reports one text. For a pair the newest counts; older ones stay.

-- score is written in thousandths; reasons is a JSON list of words.
CREATE TABLE judgements (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    about TEXT NOT NULL CHECK (about IN ('event', 'source', 'copy')),
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    judge TEXT NOT NULL CHECK (judge IN ('program', 'person')),
    score INTEGER CHECK (score BETWEEN 0 AND 1000),
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    recorded_at TEXT NOT NULL,
    CHECK (a < b)
) STRICT;

CREATE INDEX judgements_pair ON judgements (about, a, b, seq);

-- Each run of the linker: with which rules, and up to which entry it had read the claims.
CREATE TABLE linkings (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    version TEXT NOT NULL,
    upto INTEGER NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER judgements_follow BEFORE INSERT ON judgements
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER judgements_keep BEFORE UPDATE ON judgements BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER linkings_follow BEFORE INSERT ON linkings
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER linkings_keep BEFORE UPDATE ON linkings BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER linkings_stay BEFORE DELETE ON linkings BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
