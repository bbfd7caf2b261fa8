-- Version 5. A report may be read again: old readings stay. People's decisions on claims.
-- And drawn tables, which answer what pages ask: a tool, no evidence, drawn anew from the rest.

-- Each reading of a report. confirms: the reading (0: one before readings were recorded) that found
-- the very same claims, which stand for this one too.
CREATE TABLE readings (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    report_id TEXT NOT NULL REFERENCES reports (id),
    rules TEXT NOT NULL,
    lists TEXT NOT NULL,
    claims INTEGER NOT NULL,
    confirms INTEGER,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX readings_of ON readings (report_id, seq);

-- One claim may stand in several readings of its report. reading is null for claims that were read
-- before readings were recorded, and for those that a person added (origin.component "person").
ALTER TABLE claims ADD COLUMN reading INTEGER REFERENCES readings (seq);
ALTER TABLE claims DROP COLUMN holder;
ALTER TABLE claims ADD COLUMN content TEXT AS (json_extract(json, '$.content'));

DROP INDEX claims_id;
DROP INDEX claims_report;
DROP INDEX claims_kind;
DROP INDEX claims_outlet;
DROP INDEX claims_source;
DROP INDEX claims_place;
DROP INDEX claims_earliest;
CREATE UNIQUE INDEX claims_id ON claims (id, coalesce(reading, 0));
CREATE INDEX claims_report ON claims (report_id, reading, ordinal);

-- The same for the places of a report, of which there was one reading only.
CREATE TABLE place_mentions_read (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    report_id TEXT NOT NULL REFERENCES reports (id),
    json TEXT NOT NULL CHECK (json_valid(json)),
    reading INTEGER REFERENCES readings (seq)
) STRICT;
INSERT INTO place_mentions_read (seq, report_id, json)
SELECT seq, report_id, json FROM place_mentions;
DROP TABLE place_mentions;
ALTER TABLE place_mentions_read RENAME TO place_mentions;
CREATE INDEX place_mentions_of ON place_mentions (report_id, seq);

-- What a person decided about a claim. value is the JSON of the field, as in the claim's schema.
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY REFERENCES entries (seq),
    claim TEXT NOT NULL,
    act TEXT NOT NULL CHECK (
        act IN ('accept', 'reject', 'edit', 'unsure', 'note', 'add', 'take back')
    ),
    field TEXT,
    value TEXT CHECK (value IS NULL OR json_valid(value)),
    standing_sha256 TEXT,
    takes_back INTEGER REFERENCES decisions (seq),
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    coder TEXT NOT NULL,
    round TEXT,
    batch TEXT,
    blind INTEGER NOT NULL,
    decided_at TEXT NOT NULL,
    packet INTEGER,
    recorded_at TEXT NOT NULL,
    CHECK ((act = 'edit') = (field IS NOT NULL)),
    CHECK ((act = 'take back') = (takes_back IS NOT NULL))
) STRICT;

CREATE INDEX decisions_on ON decisions (claim, seq);
CREATE INDEX decisions_by ON decisions (coder, seq);
CREATE INDEX decisions_back ON decisions (takes_back) WHERE takes_back IS NOT NULL;
CREATE INDEX decisions_batch ON decisions (batch) WHERE batch IS NOT NULL;

ALTER TABLE judgements ADD COLUMN coder TEXT;
CREATE INDEX judgements_other ON judgements (about, b, a, seq);
CREATE INDEX judgements_person ON judgements (about, seq) WHERE judge = 'person';
CREATE INDEX judgements_named ON judgements (seq) WHERE about <> 'event';

CREATE TRIGGER readings_follow BEFORE INSERT ON readings
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER readings_keep BEFORE UPDATE ON readings BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER readings_stay BEFORE DELETE ON readings BEGIN
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
CREATE TRIGGER decisions_follow BEFORE INSERT ON decisions
WHEN new.seq <> (SELECT max(seq) FROM entries) BEGIN
    SELECT raise(ABORT, 'the ledger is append-only: a row must belong to the last entry');
END;
CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN
    SELECT raise(ABORT, 'the ledger is append-only');
END;

-- The rows of a user's gazetteer are in the chain, by a hash of all of them.
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

-- Drawn tables ------------------------------------------------------------------------------------

-- From what they were drawn: the version of the drawing, and what else is one value.
CREATE TABLE drawn (
    what TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Reports (their seq) that wait to be drawn, draw 1: root sources, 2: all of it; and to be linked,
-- link 1: anew, 2: for the first time.
CREATE TABLE drawn_waiting (
    report INTEGER PRIMARY KEY,
    draw INTEGER NOT NULL,
    link INTEGER NOT NULL
) STRICT;

CREATE INDEX drawn_waiting_draw ON drawn_waiting (report) WHERE draw;

CREATE TABLE drawn_reports (
    report INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    outlet TEXT,
    side TEXT,
    published TEXT,
    published_precision TEXT NOT NULL,
    claims INTEGER NOT NULL
) STRICT;

CREATE INDEX drawn_reports_published ON drawn_reports (published, outlet);

-- The claims that stand, and the rejected ones. at: the report's seq times 2^20, and the claim's
-- place in it. claim: the row in claims. json: the claim as corrected, null where as read.
-- printed: 1 where nothing but the day of publication tells when.
CREATE TABLE drawn_claims (
    at INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    changed INTEGER NOT NULL,
    confidence REAL NOT NULL,
    earliest TEXT,
    latest TEXT,
    printed INTEGER NOT NULL,
    country TEXT,
    root TEXT,
    own_voice INTEGER,
    event TEXT,
    json TEXT
) STRICT;

CREATE INDEX drawn_claims_id ON drawn_claims (id);
CREATE INDEX drawn_claims_kind ON drawn_claims (kind, at);
CREATE INDEX drawn_claims_event ON drawn_claims (event, at) WHERE event IS NOT NULL;
CREATE INDEX drawn_claims_state ON drawn_claims (state, at);
CREATE INDEX drawn_claims_changed ON drawn_claims (at) WHERE changed;
CREATE INDEX drawn_claims_sure ON drawn_claims (confidence, at) WHERE state = 'unreviewed';
CREATE INDEX drawn_claims_days ON drawn_claims (earliest, latest, printed);
CREATE INDEX drawn_claims_root ON drawn_claims (root, at);

-- Names as they are compared: folded. role: 1 source, 2 place, 3 actor.
CREATE TABLE drawn_names (
    name INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE drawn_uses (
    role INTEGER NOT NULL,
    name INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (role, name, at)
) STRICT, WITHOUT ROWID;

CREATE INDEX drawn_uses_at ON drawn_uses (at);

-- Events, by the row in drawn_claims of their first claim. row: the event's row as JSON.
CREATE TABLE drawn_events (
    number INTEGER PRIMARY KEY,
    event TEXT NOT NULL UNIQUE,
    day TEXT,
    long INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    roots INTEGER NOT NULL,
    disputed INTEGER NOT NULL,
    killed_low INTEGER,
    killed_high INTEGER,
    claims INTEGER NOT NULL,
    json TEXT NOT NULL
) STRICT;

CREATE INDEX drawn_events_told ON drawn_events (outlets DESC, roots DESC, day DESC, event);
CREATE INDEX drawn_events_day ON drawn_events (long, day, outlets DESC, roots DESC, event);
CREATE INDEX drawn_events_disputed ON drawn_events (outlets DESC, roots DESC, day DESC, event)
WHERE disputed;

CREATE TABLE drawn_event_days (
    event INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (event, first, last)
) STRICT, WITHOUT ROWID;

CREATE INDEX drawn_event_days_first ON drawn_event_days (first, last);

CREATE TABLE drawn_event_names (
    role INTEGER NOT NULL,
    name INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (role, name, event)
) STRICT, WITHOUT ROWID;

CREATE INDEX drawn_event_names_of ON drawn_event_names (event);

-- In how many reports that tell of a happening a word stands: how rare it is.
CREATE TABLE drawn_words (
    word TEXT PRIMARY KEY,
    reports INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What kind of source a body is, by those who speak of it: for its spokesmen.
CREATE TABLE drawn_bodies (
    body TEXT NOT NULL,
    kind TEXT NOT NULL,
    report INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (body, kind, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX drawn_bodies_of ON drawn_bodies (report);

-- What lists count. A thing is a row of a list (1 root sources, 3 who relies on whom, 9 actors ...;
-- see facts.py), or a part of such a row: what it is called, by whom, when. key is JSON and tells
-- what makes it one thing; sort goes before the count where a list is not by the count alone.
-- chain: the thing of list 7 whose names it can be found by, where it is of one chain of sources.
CREATE TABLE drawn_things (
    thing INTEGER PRIMARY KEY,
    list INTEGER NOT NULL,
    part_of INTEGER NOT NULL,
    key TEXT NOT NULL,
    sort TEXT NOT NULL,
    chain INTEGER,
    times INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0,
    reports INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX drawn_things_key ON drawn_things (part_of, list, key);
CREATE INDEX drawn_things_order ON drawn_things (list, sort, times DESC, key) WHERE part_of = 0;
CREATE INDEX drawn_things_chain ON drawn_things (chain, list, part_of, times)
WHERE chain IS NOT NULL;
CREATE INDEX drawn_things_day ON drawn_things (sort, part_of, times) WHERE list = 12;

-- How often a report tells of a thing; the sums over all reports stand in drawn_things.
-- first: places in the report of the first few claims, by spaces.
CREATE TABLE drawn_facts (
    thing INTEGER NOT NULL,
    report INTEGER NOT NULL,
    times INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    first TEXT NOT NULL,
    PRIMARY KEY (thing, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX drawn_facts_of ON drawn_facts (report, thing);

-- Folded names that a thing is found by; role: 1 source, 3 actor, 4 outlet.
CREATE TABLE drawn_thing_names (
    role INTEGER NOT NULL,
    name INTEGER NOT NULL,
    thing INTEGER NOT NULL,
    PRIMARY KEY (role, name, thing)
) STRICT, WITHOUT ROWID;

CREATE INDEX drawn_thing_names_of ON drawn_thing_names (thing);

-- The root source of each claim that stands: a thing of list 2.
CREATE TABLE drawn_told (
    at INTEGER PRIMARY KEY,
    thing INTEGER NOT NULL
) STRICT;

-- outlet is empty where it is not known.
CREATE TABLE drawn_kinds (
    kind TEXT NOT NULL,
    outlet TEXT NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (kind, outlet)
) STRICT, WITHOUT ROWID;

CREATE INDEX drawn_claims_row ON drawn_claims (claim);
CREATE INDEX drawn_claims_last ON drawn_claims (latest, earliest, printed);
CREATE INDEX drawn_claims_kind_sure ON drawn_claims (kind, confidence DESC, at)
WHERE state <> 'rejected';

CREATE TRIGGER drawn_facts_come AFTER INSERT ON drawn_facts BEGIN
    UPDATE drawn_things
    SET times = times + new.times, claims = claims + new.claims, reports = reports + 1
    WHERE thing = new.thing;
END;
CREATE TRIGGER drawn_facts_change AFTER UPDATE OF times, claims ON drawn_facts BEGIN
    UPDATE drawn_things
    SET times = times + new.times - old.times, claims = claims + new.claims - old.claims
    WHERE thing = new.thing;
END;
CREATE TRIGGER drawn_facts_go AFTER DELETE ON drawn_facts BEGIN
    UPDATE drawn_things
    SET times = times - old.times, claims = claims - old.claims, reports = reports - 1
    WHERE thing = old.thing;
    DELETE FROM drawn_things WHERE thing = old.thing AND reports = 0;
END;
CREATE TRIGGER drawn_things_go AFTER DELETE ON drawn_things BEGIN
    DELETE FROM drawn_thing_names WHERE thing = old.thing;
END;
CREATE TRIGGER drawn_kinds_come AFTER INSERT ON drawn_claims WHEN new.state <> 'rejected' BEGIN
    INSERT INTO drawn_kinds
    SELECT new.kind, coalesce(outlet, ''), 1 FROM reports WHERE seq = new.at / 1048576
    ON CONFLICT DO UPDATE SET claims = claims + 1;
END;
CREATE TRIGGER drawn_kinds_go AFTER DELETE ON drawn_claims WHEN old.state <> 'rejected' BEGIN
    UPDATE drawn_kinds SET claims = claims - 1
    WHERE kind = old.kind
    AND outlet = (SELECT coalesce(outlet, '') FROM reports WHERE seq = old.at / 1048576);
    DELETE FROM drawn_kinds WHERE kind = old.kind AND claims = 0;
END;
