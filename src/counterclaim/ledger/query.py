"""What claims to look for, and the SQL that finds them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from counterclaim.model.claim import ClaimKind
from counterclaim.model.decision import State


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Conditions that a claim must all fit; None asks nothing.

    ``source``, ``outlet``, ``place`` and ``actor`` are parts of a name or of the words of the
    report, whatever their case, accents and apostrophes. ``source`` looks at the whole chain,
    ``actor`` at actors, targets, persons by name and who a label is for. ``since`` and ``until``
    ask that the claim's days overlap; an end that the claim leaves open is open, a claim dated by
    nothing but its report's publication stands on that day, and one without any date never fits.
    ``search`` asks for all its words, in any order, and for "words in quotes" in theirs. ``report``
    is a whole id.

    Claims are looked at as they stand, rejected ones left out unless ``state`` asks for them;
    ``as_read`` takes them as the program read them, whatever people decided.
    """

    kind: ClaimKind | None = None
    source: str | None = None
    outlet: str | None = None
    place: str | None = None
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    search: str | None = None
    report: str | None = None
    state: State | None = None
    as_read: bool = False


EARLY = 20_000  # claims
SOURCE, PLACE, ACTOR = 1, 2, 3  # roles in drawn_uses

# As they stand: from the drawn tables, in the order of their key, so that nothing is sorted.
_DRAWN = "FROM drawn_claims AS d"
_OF_OUTLETS = (
    "FROM drawn_reports AS r CROSS JOIN drawn_claims AS d "
    "ON d.at BETWEEN r.report * 1048576 AND r.report * 1048576 + 1048575"
)
_JSON = "CROSS JOIN claims AS c ON c.seq = d.claim"
_NAMED = (
    "d.at IN (SELECT u.at FROM drawn_names AS n CROSS JOIN drawn_uses AS u "
    "ON u.role = {role} AND u.name = n.name WHERE instr(n.folded, :{name}))"
)
_CONDITIONS = {
    "kind": "d.kind = :kind",
    "report": "d.at BETWEEN (SELECT seq FROM reports WHERE id = :report) * 1048576 "
    "AND (SELECT seq FROM reports WHERE id = :report) * 1048576 + 1048575",
    "outlet": "r.outlet IN (SELECT outlet FROM (SELECT DISTINCT outlet FROM drawn_reports) "
    "WHERE holds(:outlet, outlet))",
    "source": _NAMED.format(role=SOURCE, name="source"),
    "place": _NAMED.format(role=PLACE, name="place"),
    "actor": _NAMED.format(role=ACTOR, name="actor"),
    "since": "d.at IN (SELECT at FROM drawn_claims WHERE latest >= :since "
    "UNION ALL SELECT at FROM drawn_claims WHERE latest IS NULL AND earliest > '')",
    "until": "d.at IN (SELECT at FROM drawn_claims WHERE earliest <= :until "
    "UNION ALL SELECT at FROM drawn_claims WHERE earliest IS NULL AND latest > '' "
    "AND (NOT printed OR latest <= :until))",
    "search": "d.at IN (SELECT x.at FROM claims_fts AS f CROSS JOIN drawn_claims AS x "
    "ON x.claim = f.rowid WHERE claims_fts MATCH :search)",
    "state": "d.state = :state",
}
# Where both are asked for, in one go: few days are few claims.
_BETWEEN = (
    "d.at IN (SELECT at FROM drawn_claims WHERE latest >= :since AND (earliest <= :until "
    "OR earliest IS NULL AND (NOT printed OR latest <= :until)) "
    "UNION ALL SELECT at FROM drawn_claims WHERE latest IS NULL AND earliest > '' "
    "AND earliest <= :until)"
)
# Where names or words choose few already, their rows are looked at instead.
_CHOSEN = ("report", "outlet", "source", "place", "actor", "search")
_OF_CHOSEN = {
    "kind": "+d.kind = :kind",  # by no index of its own: the order of the rows would be lost
    "since": "(d.latest >= :since OR d.latest IS NULL AND d.earliest IS NOT NULL)",
    "until": "(d.earliest <= :until OR d.earliest IS NULL AND d.latest IS NOT NULL "
    "AND (NOT d.printed OR d.latest <= :until))",
}
_FOLDED = ("source", "place", "actor")

# As they were read: every row of the last reading is looked at.
_READ = (
    "FROM reports CROSS JOIN claims AS c ON c.report_id = reports.id "
    "AND c.reading IS (SELECT iif(r.confirms IS NULL, r.seq, nullif(r.confirms, 0)) "
    "FROM readings AS r WHERE r.report_id = reports.id ORDER BY r.seq DESC LIMIT 1) "
    "AND c.component <> 'person'"
)
_READ_CONDITIONS = {
    "kind": "c.kind = :kind",
    "report": "reports.id = :report",
    "outlet": "holds(:outlet, c.outlet)",
    "source": "EXISTS (SELECT 1 FROM json_each(c.json, '$.sources') AS link WHERE holds("
    ":source, json_extract(link.value, '$.name'), json_extract(link.value, '$.mention')))",
    "place": "holds(:place, c.place, c.place_mention)",
    "actor": "(holds(:actor, c.actor, json_extract(c.json, '$.actor.mention'), "
    "c.target, json_extract(c.json, '$.target.mention'), "
    "json_extract(c.json, '$.label.name')) OR EXISTS (SELECT 1 FROM json_each(json_array("
    "json_extract(c.json, '$.co_actors'), json_extract(c.json, '$.co_targets'), "
    "json_extract(c.json, '$.persons'))) AS part CROSS JOIN json_each(part.value) AS one "
    "WHERE holds("
    ":actor, json_extract(one.value, '$.name'), json_extract(one.value, '$.mention'))))",
    "since": "(c.latest >= :since OR c.latest IS NULL AND c.earliest IS NOT NULL)",
    "until": "(c.earliest <= :until OR c.earliest IS NULL AND c.latest IS NOT NULL "
    "AND (c.time_anchor <> 'publication' OR c.latest <= :until))",
    "search": "c.seq IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH :search)",
    "state": "TRUE",
}


def select(query: ClaimQuery) -> tuple[str, dict[str, str]]:
    """The SQL that finds the claims' rows and JSON, in the order of the ledger; its parameters."""
    where, asked = _where(query)
    if query.as_read:
        order = "ORDER BY reports.seq, c.start, c.ordinal"
        return f"SELECT c.seq, c.json {_READ} WHERE {where} {order}", asked
    tables = f"{_tables(query)} {_JSON}"
    order = "d.at" if query.outlet is None else "r.report, d.at"  # as they are read: not sorted
    sql = f"SELECT d.claim, coalesce(d.json, c.json) {tables} WHERE {where} ORDER BY {order}"
    return sql, asked


def select_early(query: ClaimQuery) -> tuple[str, dict[str, str]]:
    """The same for days alone, among the first ``EARLY`` claims: row by row, by no index.

    No SQL where it would not be quicker: names and words are found by index as they are.
    """
    days = (query.since is not None) or (query.until is not None)
    if not days or query.as_read or any(getattr(query, name) is not None for name in _CHOSEN):
        return "", {}
    where, asked = _where(query, _OF_CHOSEN)
    first = f"d.at < (SELECT at FROM drawn_claims ORDER BY at LIMIT 1 OFFSET {EARLY})"
    sql = f"SELECT d.claim, coalesce(d.json, c.json) {_DRAWN} {_JSON} WHERE {first} AND {where}"
    return f"{sql} ORDER BY d.at", asked


def count(query: ClaimQuery) -> tuple[str, dict[str, str]]:
    """The SQL that counts the claims that fit, and its parameters."""
    where, asked = _where(query)
    if query.as_read:
        return f"SELECT count(*) {_READ} WHERE {where}", asked
    return f"SELECT count(*) {_tables(query)} WHERE {where}", asked


def _tables(query: ClaimQuery) -> str:
    return _DRAWN if query.outlet is None else _OF_OUTLETS


def _where(
    query: ClaimQuery, of_chosen: Mapping[str, str] | None = None
) -> tuple[str, dict[str, str]]:
    conditions = _READ_CONDITIONS if query.as_read else _CONDITIONS
    asked = {}
    for name in conditions:
        value = getattr(query, name)
        if value is not None:
            asked[name] = str(value).encode(errors="replace").decode()
    if "search" in asked:
        asked["search"] = match_of(asked["search"])
    if not query.as_read and not asked.keys().isdisjoint(_CHOSEN):
        of_chosen = _OF_CHOSEN
    conditions = {**conditions, **(of_chosen or {})}
    wanted = [conditions[name] for name in asked]
    if not query.as_read:
        if {"since", "until"} <= asked.keys() and of_chosen is None:
            apart = conditions["since"], conditions["until"]
            wanted = [_BETWEEN, *(each for each in wanted if each not in apart)]
        asked |= {name: folded(asked[name]) for name in _FOLDED if name in asked}
        if query.state is None:
            wanted.append("d.state <> 'rejected'")
    return " AND ".join(wanted) or "TRUE", asked


def match_of(search: str) -> str:
    """What a person typed, as an FTS5 expression: every word a string, so none is an operator."""
    found = re.findall(r'"([^"]*)"|([^\s"]+)', search.replace("\x00", " "))
    return " ".join(f'"{phrase or word}"' for phrase, word in found) or '""'


def holds(part: str, *names: str | None) -> bool:
    """``part`` lies in one of ``names`` when both are folded."""
    wanted = folded(part)
    return any(wanted in folded(name) for name in names if name)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """``text`` without case, accents, and the marks that spellings of one name differ in."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


# Apostrophes as such and as signs for ayn and hamza go; hyphens and dashes stand as spaces.
_MARKS = str.maketrans({**dict.fromkeys("'‘’`´ʼʻʿʾ′"), **dict.fromkeys("-‐‑‒–—", " ")})
