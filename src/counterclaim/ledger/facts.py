"""What a report adds to the lists: facts, whose sums SQLite keeps up to date by triggers."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from counterclaim.ledger.drawn import PLACES, name_of

FEW = 3  # claims of a report that are kept as examples of a thing
OUTLET = 4  # beside the roles in drawn_uses


class Listed(IntEnum):
    """Lists, and behind each the parts of its rows, if any; the numbers stand in the ledger."""

    ROOT = 1  # root sources
    ROOT_TOLD = 2  # what one is called, in which outlet, by which chain
    EDGE = 3  # who relies on whom
    EDGE_TOLD = 4  # by which words, in which chain
    SOURCE_NAME = 6  # what a source is called, under all names that are one
    CHAIN = 7  # the names that a chain can be found by
    PASSED_ON = 8  # chains of several links
    ACTOR = 9
    ACTOR_TOLD = 10  # by what name, in which outlet
    LABEL = 11
    LABEL_TOLD = 12  # on which day
    PLACE = 13
    PLACE_TOLD = 14  # how exactly, shifted by which words


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of a list, by what makes it one (JSON); ``sort`` follows from the key."""

    list: Listed
    key: str
    sort: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """How often a report tells of a thing.

    ``claims`` are the ids of all claims that do, in the order of the ledger. ``part_of`` is the
    thing that it is a part of, ``chain`` the one whose names it is found by; both must be among
    the facts before it. ``names`` (role, folded name) follow from the key.
    """

    thing: Thing
    times: int
    claims: tuple[str, ...] = ()
    part_of: Thing | None = None
    chain: Thing | None = None
    names: tuple[tuple[int, str], ...] = ()


_Row = tuple[int, int, str]  # times, claims, first ones


def draw_facts(db: sqlite3.Connection, report: int, facts: Sequence[Fact]) -> None:
    """Keep the facts of the report at ``report`` in place of those kept before."""
    at: dict[str, int] = dict(db.execute(*_claims_of(report)))
    top: dict[Thing, int] = {}
    rows: dict[int, _Row] = {}
    told: list[tuple[int, int]] = []
    for fact in facts:
        above = top[fact.part_of] if fact.part_of else 0
        chain = top[fact.chain] if fact.chain else None
        thing = _thing(db, fact, above, chain)
        if not above:
            top[fact.thing] = thing
        first = " ".join(str(at[id] % PLACES) for id in fact.claims[:FEW])
        rows[thing] = fact.times, len(fact.claims), first
        if fact.thing.list is Listed.ROOT_TOLD:
            told += ((at[id], thing) for id in fact.claims)
    _keep(db, report, rows)
    db.execute("DELETE FROM drawn_told WHERE at >= ? AND at < ?", _span(report))
    db.executemany("INSERT INTO drawn_told VALUES (?, ?)", told)


def _thing(db: sqlite3.Connection, fact: Fact, above: int, chain: int | None) -> int:
    thing = fact.thing
    sql = "SELECT thing FROM drawn_things WHERE part_of = ? AND list = ? AND key = ?"
    row = db.execute(sql, (above, thing.list, thing.key)).fetchone()
    if row is not None:
        return int(row[0])
    made = db.execute(
        "INSERT INTO drawn_things (list, part_of, key, sort, chain) VALUES (?, ?, ?, ?, ?)",
        (thing.list, above, thing.key, thing.sort, chain),
    )
    number = int(made.lastrowid or 0)
    db.executemany(
        "INSERT OR IGNORE INTO drawn_thing_names VALUES (?, ?, ?)",
        ((role, name_of(db, name), number) for role, name in fact.names),
    )
    return number


def _keep(db: sqlite3.Connection, report: int, rows: Mapping[int, _Row]) -> None:
    """Touch only what is other than before: most of a report stays as it was."""
    sql = "SELECT f.thing, f.times, f.claims, f.first FROM drawn_facts AS f WHERE f.report = ?"
    before: dict[int, _Row] = {thing: (*rest,) for thing, *rest in db.execute(sql, (report,))}
    db.executemany(
        "UPDATE drawn_facts SET times = ?, claims = ?, first = ? WHERE thing = ? AND report = ?",
        ((*row, n, report) for n, row in rows.items() if n in before and before[n] != row),
    )
    db.executemany(
        "INSERT INTO drawn_facts VALUES (?, ?, ?, ?, ?)",
        ((thing, report, *row) for thing, row in rows.items() if thing not in before),
    )
    db.executemany(
        "DELETE FROM drawn_facts WHERE thing = ? AND report = ?",
        ((thing, report) for thing in before if thing not in rows),
    )


def _claims_of(report: int) -> tuple[str, tuple[int, int]]:
    return "SELECT id, at FROM drawn_claims WHERE at >= ? AND at < ?", _span(report)


def _span(report: int) -> tuple[int, int]:
    return report * PLACES, (report + 1) * PLACES


def clear_facts(db: sqlite3.Connection) -> None:
    """Take out all facts and what they come to."""
    for table in ("drawn_thing_names", "drawn_things", "drawn_facts", "drawn_told"):
        db.execute(f"DELETE FROM {table}")
