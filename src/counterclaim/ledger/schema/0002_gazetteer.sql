-- Version 2. A user's own gazetteers, and how each report's places were read.

-- What was added or removed, and when: what was in force when a report was read can be told.
-- countries: the two-letter codes, separated by blanks.
CREATE TABLE gazetteers (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    action TEXT NOT NULL CHECK (action IN ('add', 'remove')),
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    places INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    countries TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

-- The rows of the gazetteers in force. They are a tool, not evidence, and go when it is removed;
-- the file's hash in gazetteers says what they were. adjectives: separated by "|".
CREATE TABLE gazetteer_places (
    id INTEGER PRIMARY KEY,
    gazetteer INTEGER NOT NULL REFERENCES gazetteers (seq),
    name TEXT NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    level TEXT NOT NULL,
    adjectives TEXT,
    admin1 TEXT,
    country TEXT,
    population INTEGER,
    geonameid INTEGER,
    pcode TEXT
) STRICT;

CREATE INDEX gazetteer_places_of ON gazetteer_places (gazetteer);
CREATE INDEX gazetteer_heads ON gazetteer_places (level) WHERE level IN ('country', 'capital');

-- The keys under which a place is looked up; main: of its own name, not of a further one.
CREATE TABLE gazetteer_names (
    key TEXT NOT NULL,
    place INTEGER NOT NULL,
    main INTEGER NOT NULL,
    PRIMARY KEY (key, place)
) STRICT, WITHOUT ROWID;

-- Rows that were not taken; kept when the gazetteer is removed.
CREATE TABLE gazetteer_refusals (
    gazetteer INTEGER NOT NULL REFERENCES gazetteers (seq),
    row INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (gazetteer, row)
) STRICT, WITHOUT ROWID;

-- The place mentions of a report as they were read: a JSON list of PlaceMention.
CREATE TABLE place_mentions (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    report_id TEXT NOT NULL UNIQUE REFERENCES reports (id),
    json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE TRIGGER gazetteers_follow BEFORE INSERT ON gazetteers
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER gazetteers_keep BEFORE UPDATE ON gazetteers BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER gazetteers_stay BEFORE DELETE ON gazetteers BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER place_mentions_follow BEFORE INSERT ON place_mentions
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER place_mentions_keep BEFORE UPDATE ON place_mentions BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER place_mentions_stay BEFORE DELETE ON place_mentions BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
