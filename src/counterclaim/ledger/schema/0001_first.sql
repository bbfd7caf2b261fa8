-- Version 1. Everything a ledger holds is an entry of the chain; the other tables hold what the
-- entry is about, under the same seq. Nothing is ever changed or removed.

CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;

-- Original bytes as they came in, and the files that held several documents.
-- compression and content are null where a container was too large to keep.
CREATE TABLE originals (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    path TEXT,
    row INTEGER,
    container_sha256 TEXT REFERENCES originals (sha256),
    added_at TEXT NOT NULL,
    compression TEXT CHECK (compression IN ('zlib')),
    content BLOB,
    CHECK ((compression IS NULL) = (content IS NULL))
) STRICT;

-- path and row are the way in; own_id is what a row of a table calls itself.
CREATE TABLE reports (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE REFERENCES originals (sha256),
    title TEXT,
    outlet TEXT,
    side TEXT,
    authors TEXT NOT NULL CHECK (json_valid(authors)),
    published TEXT,
    published_precision TEXT NOT NULL,
    url TEXT,
    language TEXT,
    path TEXT,
    row INTEGER,
    own_id TEXT,
    text TEXT NOT NULL
) STRICT;

-- A claim is its JSON. The other columns are computed from it and cannot disagree with it.
-- actor, target, place, source: the name known for it, else the words of the report.
-- source is the nearest speaker; the whole chain, out to the outlet, is in json.
CREATE TABLE claims (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    id TEXT NOT NULL AS (json_extract(json, '$.id')),
    report_id TEXT NOT NULL AS (json_extract(json, '$.report.id')) REFERENCES reports (id),
    outlet TEXT AS (json_extract(json, '$.report.outlet')),
    side TEXT AS (json_extract(json, '$.report.side')),
    published TEXT AS (json_extract(json, '$.report.published')),
    kind TEXT NOT NULL AS (json_extract(json, '$.kind')),
    start INTEGER NOT NULL AS (json_extract(json, '$.start')),
    "end" INTEGER NOT NULL AS (json_extract(json, '$.end')),
    verbatim TEXT NOT NULL AS (json_extract(json, '$.verbatim')),
    event_type TEXT AS (json_extract(json, '$.event_type')),
    event_mode TEXT AS (json_extract(json, '$.event_mode')),
    sub_event_type TEXT AS (json_extract(json, '$.sub_event_type')),
    actor TEXT AS (coalesce(json_extract(json, '$.actor.name'), json_extract(json, '$.actor.mention'))),
    target TEXT AS (coalesce(json_extract(json, '$.target.name'), json_extract(json, '$.target.mention'))),
    place TEXT AS (coalesce(json_extract(json, '$.place.name'), json_extract(json, '$.place.mention'))),
    place_mention TEXT AS (json_extract(json, '$.place.mention')),
    geonameid INTEGER AS (json_extract(json, '$.place.geonameid')),
    admin1 TEXT AS (json_extract(json, '$.place.admin1')),
    country TEXT AS (json_extract(json, '$.place.country')),
    latitude REAL AS (json_extract(json, '$.place.latitude')),
    longitude REAL AS (json_extract(json, '$.place.longitude')),
    place_precision TEXT AS (json_extract(json, '$.place.precision')),
    earliest TEXT AS (json_extract(json, '$.time.earliest')),
    latest TEXT AS (json_extract(json, '$.time.latest')),
    time_mention TEXT AS (json_extract(json, '$.time.mention')),
    time_precision TEXT AS (json_extract(json, '$.time.precision')),
    time_anchor TEXT AS (json_extract(json, '$.time.anchor')),
    figures INTEGER NOT NULL AS (coalesce(json_array_length(json, '$.figures'), 0)),
    measure TEXT AS (json_extract(json, '$.figures[0].measure')),
    counted TEXT AS (json_extract(json, '$.figures[0].of')),
    low ANY AS (json_extract(json, '$.figures[0].low')),
    high ANY AS (json_extract(json, '$.figures[0].high')),
    holder TEXT AS (json_extract(json, '$.control.holder')),
    control_status TEXT AS (json_extract(json, '$.control.status')),
    relation TEXT AS (json_extract(json, '$.relation.type')),
    label TEXT AS (json_extract(json, '$.label.used')),
    source TEXT AS (coalesce(json_extract(json, '$.sources[0].name'), json_extract(json, '$.sources[0].mention'))),
    source_mention TEXT AS (json_extract(json, '$.sources[0].mention')),
    source_kind TEXT AS (json_extract(json, '$.sources[0].kind')),
    cue TEXT AS (json_extract(json, '$.sources[0].cue')),
    links INTEGER NOT NULL AS (coalesce(json_array_length(json, '$.sources'), 0)),
    manner TEXT AS (json_extract(json, '$.manner')),
    polarity TEXT AS (json_extract(json, '$.stance.polarity')),
    certainty TEXT AS (json_extract(json, '$.stance.certainty')),
    mode TEXT AS (json_extract(json, '$.stance.mode')),
    confidence REAL AS (json_extract(json, '$.confidence')),
    component TEXT AS (json_extract(json, '$.origin.component')),
    version TEXT AS (json_extract(json, '$.origin.version')),
    mentions TEXT NOT NULL AS (
        coalesce(json_extract(json, '$.sources[0].mention') || ' ', '')
        || coalesce(json_extract(json, '$.sources[0].name') || ' ', '')
        || coalesce(json_extract(json, '$.sources[1].mention') || ' ', '')
        || coalesce(json_extract(json, '$.sources[1].name') || ' ', '')
        || coalesce(json_extract(json, '$.sources[2].mention') || ' ', '')
        || coalesce(json_extract(json, '$.sources[2].name') || ' ', '')
        || coalesce(json_extract(json, '$.sources[3].mention') || ' ', '')
        || coalesce(json_extract(json, '$.sources[3].name') || ' ', '')
        || coalesce(json_extract(json, '$.actor.mention') || ' ', '')
        || coalesce(json_extract(json, '$.actor.name') || ' ', '')
        || coalesce(json_extract(json, '$.target.mention') || ' ', '')
        || coalesce(json_extract(json, '$.target.name') || ' ', '')
        || coalesce(json_extract(json, '$.place.mention') || ' ', '')
        || coalesce(json_extract(json, '$.place.name') || ' ', '')
    ),
    ordinal INTEGER NOT NULL,
    json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE UNIQUE INDEX claims_id ON claims (id);
CREATE UNIQUE INDEX claims_report ON claims (report_id, start, ordinal);
CREATE INDEX claims_kind ON claims (kind);
CREATE INDEX claims_outlet ON claims (outlet);
CREATE INDEX claims_source ON claims (source);
CREATE INDEX claims_place ON claims (place, earliest);
CREATE INDEX claims_earliest ON claims (earliest);

-- Input that could not be read, or not wholly.
CREATE TABLE problems (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    path TEXT NOT NULL,
    row INTEGER,
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX problems_once ON problems (path, coalesce(row, -1), reason);

-- Words of claims and reports, found whatever their accents.
CREATE VIRTUAL TABLE claims_fts USING fts5 (
    verbatim, mentions,
    content="claims", content_rowid="seq", tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE reports_fts USING fts5 (
    title, text,
    content="reports", content_rowid="seq", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER claims_index AFTER INSERT ON claims BEGIN
    INSERT INTO claims_fts (rowid, verbatim, mentions) VALUES (new.seq, new.verbatim, new.mentions);
END;
CREATE TRIGGER reports_index AFTER INSERT ON reports BEGIN
    INSERT INTO reports_fts (rowid, title, text) VALUES (new.seq, new.title, new.text);
END;

-- Append-only. "INSERT OR REPLACE" fires no delete trigger, so inserts are watched too.
CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
    OR new.prev_hash <> coalesce(
        (SELECT hash FROM entries ORDER BY seq DESC LIMIT 1),
        'sha256:0000000000000000000000000000000000000000000000000000000000000000'
    )
BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: an entry must follow the last one');
END;
CREATE TRIGGER entries_keep BEFORE UPDATE ON entries BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER originals_follow BEFORE INSERT ON originals
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER originals_keep BEFORE UPDATE ON originals BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER originals_stay BEFORE DELETE ON originals BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER reports_follow BEFORE INSERT ON reports
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER reports_keep BEFORE UPDATE ON reports BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER reports_stay BEFORE DELETE ON reports BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER claims_follow BEFORE INSERT ON claims
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER claims_keep BEFORE UPDATE ON claims BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER claims_stay BEFORE DELETE ON claims BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER problems_follow BEFORE INSERT ON problems
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER problems_keep BEFORE UPDATE ON problems BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER problems_stay BEFORE DELETE ON problems BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
