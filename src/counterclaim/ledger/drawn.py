"""Drawn tables: what pages ask for, laid out beforehand. A tool, no evidence; drawn from the rest.

A report's claims are drawn by the ledger itself when it is added or read again; their root sources,
the events and all corrections come from rooms above, which hand over what they worked out.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from counterclaim.ledger.query import ACTOR, PLACE, SOURCE, folded
from counterclaim.model.actor import is_thing
from counterclaim.model.claim import PERSON, Claim
from counterclaim.model.decision import State
from counterclaim.model.timespan import Anchor

VERSION = "1"  # of what is drawn, and how; another one draws all afresh
PLACES = 1 << 20  # claims of one report at most; `at` is the report's seq times this, and the place


class Draw(IntEnum):
    """What of a report waits to be drawn."""

    NOTHING = 0
    SOURCES = 1  # who said it first; the claims themselves are drawn
    ALL = 2


class Link(IntEnum):
    """Whether a report's claims wait for the linker."""

    DONE = 0
    ANEW = 1  # they were linked, and are read or decided otherwise since
    NEVER = 2  # they are in no event yet


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnClaim:
    """A claim as it stands, at ``row`` of the table of claims; ``json`` where it is not as read."""

    row: int
    claim: Claim
    state: State = State.UNREVIEWED
    changed: bool = False
    json: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """What is drawn of a claim, to be compared; ``names`` with their roles, folded."""

    id: str
    row: int
    state: State
    changed: bool
    json: str | None
    root: str | None
    own_voice: bool | None
    names: frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRoot:
    """The root source of a claim (its id): what it is compared by, and whether an outlet's own."""

    claim: str
    key: str
    own_voice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnEvent:
    """An event as lists sort and choose it; ``json`` is its row for the views.

    ``claims`` are ids, the first one the event's own. ``days`` are first and last days told, ISO.
    ``killed_low`` and ``killed_high`` are the lowest and highest count of the dead that is told.
    """

    event: str
    claims: tuple[str, ...]
    day: date | None
    long: bool
    days: tuple[tuple[date, date], ...]
    outlets: int
    roots: int
    disputed: bool
    killed_low: int | None
    killed_high: int | None
    json: str


def draw_report(db: sqlite3.Connection, report: int, claims: Sequence[DrawnClaim]) -> None:
    """Draw the claims of the report at ``report``, in this order, in place of what was drawn.

    A claim keeps its event and root source until these are drawn anew.
    """
    first, last = report * PLACES, (report + 1) * PLACES
    if len(claims) > PLACES:
        raise ValueError(f"a report of {len(claims)} claims is more than a ledger can draw")
    span = (first, last)
    select = "SELECT id, root, own_voice, event FROM drawn_claims WHERE at >= ? AND at < ? "
    before = {id: rest for id, *rest in db.execute(select, span)}
    db.execute("DELETE FROM drawn_uses WHERE at >= ? AND at < ?", span)
    db.execute("DELETE FROM drawn_claims WHERE at >= ? AND at < ?", span)
    db.executemany(
        f"INSERT INTO drawn_claims VALUES (?{', ?' * 14})",
        (_claim_row(first + n, c, before.get(c.claim.id)) for n, c in enumerate(claims)),
    )
    for n, each in enumerate(claims):
        uses = [(role, name_of(db, name), first + n) for role, name in names_in(each.claim)]
        db.executemany("INSERT INTO drawn_uses VALUES (?, ?, ?)", uses)
    standing = sum(each.state is not State.REJECTED for each in claims)
    db.execute(
        "INSERT OR REPLACE INTO drawn_reports SELECT seq, id, coalesce(title, first_line(text)), "
        "outlet, side, published, published_precision, ? FROM reports WHERE seq = ?",
        (standing, report),
    )


def _claim_row(at: int, drawn: DrawnClaim, before: Sequence[object] | None) -> tuple[object, ...]:
    claim, time = drawn.claim, drawn.claim.time
    root, own_voice, event = before or (None, None, None)
    if drawn.state is State.REJECTED:
        root, own_voice = None, None  # nobody says it
    return (
        at,
        drawn.row,
        claim.id,
        claim.kind.value,
        drawn.state.value,
        drawn.changed,
        claim.confidence,
        _iso(time.earliest) if time else None,
        _iso(time.latest) if time else None,
        bool(time and time.anchor is Anchor.PUBLICATION),
        claim.place.country if claim.place else None,
        root,
        own_voice,
        event,
        drawn.json,
    )


def names_in(claim: Claim) -> Iterator[tuple[int, str]]:
    """The names that a claim is looked for by, with their roles; each once, folded."""
    found: dict[tuple[int, str], None] = {}
    for source in claim.sources:
        found |= {(SOURCE, folded(n)): None for n in (source.name, source.mention) if n}
    if claim.place:
        found |= {(PLACE, folded(n)): None for n in (claim.place.name, claim.place.mention) if n}
    for actor in (claim.actor, claim.target, *claim.co_actors, *claim.co_targets):
        if actor and not is_thing(actor):
            found |= {(ACTOR, folded(n)): None for n in (actor.name, actor.mention) if n}
    found |= {(ACTOR, folded(person.name)): None for person in claim.persons if person.name}
    if claim.label and claim.label.name:
        found[ACTOR, folded(claim.label.name)] = None
    yield from found


def name_of(db: sqlite3.Connection, name: str) -> int:
    """The number of a folded name, which is given one if it has none."""
    row = db.execute("SELECT name FROM drawn_names WHERE folded = ?", (name,)).fetchone()
    if row is None:
        made = db.execute("INSERT INTO drawn_names (folded) VALUES (?)", (name,))
        return int(made.lastrowid or 0)
    return int(row[0])


def first_line(text: str) -> str | None:
    """What stands for a title where there is none."""
    return next((line.strip() for line in text.splitlines() if line.strip()), None)


def draw_roots(db: sqlite3.Connection, report: int, roots: Iterable[DrawnRoot]) -> None:
    """Set the root sources of the claims of a report."""
    span = (report * PLACES, (report + 1) * PLACES)
    db.executemany(
        "UPDATE drawn_claims SET root = ?, own_voice = ? WHERE id = ? AND at >= ? AND at < ?",
        ((each.key, each.own_voice, each.claim, *span) for each in roots),
    )


def drop_events(db: sqlite3.Connection, events: Iterable[str]) -> None:
    """Take events out; their claims are in none until they are drawn anew."""
    for event in events:
        row = db.execute("SELECT number FROM drawn_events WHERE event = ?", (event,)).fetchone()
        if row is not None:
            db.execute("DELETE FROM drawn_events WHERE number = ?", row)
            db.execute("DELETE FROM drawn_event_days WHERE event = ?", row)
            db.execute("DELETE FROM drawn_event_names WHERE event = ?", row)
        db.execute("UPDATE drawn_claims SET event = NULL WHERE event = ?", (event,))


def draw_event(db: sqlite3.Connection, event: DrawnEvent) -> None:
    """Put an event in; none of its claims may be in another."""
    number = None
    for id in event.claims:
        (at,) = db.execute("SELECT at FROM drawn_claims WHERE id = ?", (id,)).fetchone()
        number = at if number is None else number
        db.execute("UPDATE drawn_claims SET event = ? WHERE at = ?", (event.event, at))
        db.execute(
            "INSERT OR IGNORE INTO drawn_event_names SELECT role, name, ? FROM drawn_uses "
            "WHERE at = ?",
            (number, at),
        )
    db.execute(
        f"INSERT INTO drawn_events VALUES (?{', ?' * 10})",
        (
            number,
            event.event,
            _iso(event.day),
            event.long,
            event.outlets,
            event.roots,
            event.disputed,
            event.killed_low,
            event.killed_high,
            len(event.claims),
            event.json,
        ),
    )
    db.executemany(
        "INSERT OR IGNORE INTO drawn_event_days VALUES (?, ?, ?)",
        ((number, first.isoformat(), last.isoformat()) for first, last in event.days),
    )


def wait_for(db: sqlite3.Connection, report: int, draw: Draw, link: Link) -> None:
    """Note what of a report is to be drawn anew, and whether it is to be linked."""
    db.execute(
        "INSERT INTO drawn_waiting VALUES (?, ?, ?) ON CONFLICT DO UPDATE "
        "SET draw = max(draw, excluded.draw), link = max(link, excluded.link)",
        (report, draw, link),
    )


def draw_as_read(db: sqlite3.Connection, claims: Iterable[tuple[int, int, Claim]]) -> None:
    """Draw all reports of a ledger nobody has decided in: (report, row, claim), in order.

    All of them then wait for what rooms above draw; those that no linker has seen, for it too.
    """
    db.execute(
        "INSERT OR IGNORE INTO drawn_waiting SELECT seq, ?, iif(seq > coalesce("
        "(SELECT upto FROM linkings ORDER BY seq DESC LIMIT 1), 0), ?, ?) FROM reports",
        (Draw.SOURCES, Link.NEVER, Link.DONE),
    )
    held: list[DrawnClaim] = []
    last: int | None = None
    for report, row, claim in claims:
        if last is not None and report != last:
            draw_report(db, last, held)
            held = []
        last = report
        state = State.ADDED if claim.origin.component == PERSON else State.UNREVIEWED
        held.append(DrawnClaim(row=row, claim=claim, state=state))
    if last is not None:
        draw_report(db, last, held)
    for (report,) in db.execute(
        "SELECT seq FROM reports WHERE seq NOT IN (SELECT report FROM drawn_reports)"
    ).fetchall():
        draw_report(db, report, ())
    db.execute("INSERT OR REPLACE INTO drawn VALUES ('version', ?)", (VERSION,))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
