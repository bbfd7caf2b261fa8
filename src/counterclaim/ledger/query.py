"""What claims to look for, and the SQL that finds them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from counterclaim.model.claim import ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Conditions that a claim must all fit; None asks nothing.

    ``source``, ``outlet``, ``place`` and ``actor`` are parts of a name or of the words of the
    report, whatever their case, accents and apostrophes. ``source`` looks at the whole chain,
    ``actor`` at actor, target and who a label is for. ``since`` and ``until`` ask that the claim's
    days overlap; an end that the claim leaves open is open, a claim dated by nothing but its
    report's publication stands on that day, and one without any date never fits. ``search`` asks
    for all its words, in any order, and for "words in quotes" in theirs. ``report`` is a whole id.
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


# Entry order of the reports, then the order of the text. CROSS JOIN keeps SQLite from turning the
# loops round, so that rows stream from the indexes and nothing is sorted.
_SELECT = "SELECT claims.json FROM reports CROSS JOIN claims ON claims.report_id = reports.id"
_ORDER = "ORDER BY reports.seq, claims.start, claims.ordinal"

_CONDITIONS = {
    "kind": "claims.kind = :kind",
    "report": "reports.id = :report",
    "outlet": "holds(:outlet, claims.outlet)",
    "source": "EXISTS (SELECT 1 FROM json_each(claims.json, '$.sources') AS link WHERE holds("
    ":source, json_extract(link.value, '$.name'), json_extract(link.value, '$.mention')))",
    "place": "holds(:place, claims.place, claims.place_mention)",
    "actor": "holds(:actor, claims.actor, json_extract(claims.json, '$.actor.mention'), "
    "claims.target, json_extract(claims.json, '$.target.mention'), "
    "json_extract(claims.json, '$.label.name'))",
    "since": "(claims.latest >= :since OR claims.latest IS NULL AND claims.earliest IS NOT NULL)",
    "until": "(claims.earliest <= :until OR claims.earliest IS NULL AND claims.latest IS NOT NULL "
    "AND (claims.time_anchor <> 'publication' OR claims.latest <= :until))",
    "search": "claims.seq IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH :search)",
}


def select(query: ClaimQuery) -> tuple[str, dict[str, str]]:
    """The SQL that finds the claims, and its parameters."""
    asked = {}
    for name in _CONDITIONS:
        value = getattr(query, name)
        if value is not None:
            asked[name] = str(value).encode(errors="replace").decode()
    if "search" in asked:
        asked["search"] = match_of(asked["search"])
    where = " AND ".join(_CONDITIONS[name] for name in asked)
    return f"{_SELECT} WHERE {where or 'TRUE'} {_ORDER}", asked


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
