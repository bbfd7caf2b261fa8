"""Who relies on whom, with the words that prove it, and which root sources the claims come from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from counterclaim.ledger.facts import Listed
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL, Choice, Counted
from counterclaim.model.attribution import SourceKind
from counterclaim.model.place import PlacePrecision
from counterclaim.views.facts import (
    EdgeKey,
    EdgeTold,
    RootKey,
    RootTold,
    SourceName,
    ends_of,
    from_key,
)
from counterclaim.views.page import Page, as_after, page_of

T = TypeVar("T", str, tuple[str, SourceKind], PlacePrecision)
FEW_WORDS = 5  # proving words of one edge
FEW_OUTLETS = 10  # named of one root source


class How(StrEnum):
    """What shows that one relies on another."""

    CITES = "cites"  # it says so
    COPIES = "copies"  # its text is the other's


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """``by`` relies on ``source``: in so many claims of so many reports, by these words.

    ``words`` are the most used of the ``wordings`` that lay it to the source, with the reporting
    word; where one copies the other, the reasons of that judgement. Where it is not ``named`` or
    ``by_named``, "activists" or the like is all that is said: those of two reports need not be the
    same. None is one of whom nothing but the kind is known. ``examples`` are the first few of
    the claims.
    """

    source: str | None
    source_kind: SourceKind
    named: bool
    by: str | None
    by_kind: SourceKind
    by_named: bool
    how: How
    wordings: int
    words: tuple[str, ...]
    reports: int
    claims: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RootRow:
    """A root source, and how many claims end with it. ``own_voice``: an outlet that speaks itself.

    ``share`` is their part of all claims, 0-1. ``outlet_names`` are those of the ``outlets`` that
    tell most of it, None one that is not known; ``examples`` are the first few of the claims.
    """

    root: str
    root_kind: SourceKind
    own_voice: bool
    share: float
    outlets: int
    outlet_names: tuple[str | None, ...]
    reports: int
    claims: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many root sources stand behind how many claims.

    ``half`` of the roots, those of most claims, stand behind half of the claims; ``own`` claims are
    in an outlet's own voice.
    """

    claims: int
    roots: int
    half: int
    own: int


def root_sources(
    ledger: Path, *, source: str | None = None, after: str | None = None, limit: int = ALL
) -> Page[RootRow]:
    """The root sources, those behind most claims first.

    ``source`` is part of a name: only chains with it in them are looked at. LedgerError where the
    ledger cannot be read.
    """
    choice = Choice(list=Listed.ROOT, source=source)
    with LedgerReader(ledger) as reader:
        total = _standing(reader, choice)
        held = list(reader.things(choice, after=as_after(after), limit=limit))
        rows = [_root_row(reader, choice, each, total.claims) for each in held]
        return page_of(rows, held, total.roots, limit)


def relies_on(
    ledger: Path, *, source: str | None = None, after: str | None = None, limit: int = ALL
) -> Page[EdgeRow]:
    """The links of the chains, and the copies that are judged to be such; the most claims first.

    ``source`` as in ``root_sources``.
    """
    choice = Choice(list=Listed.EDGE, source=source)
    with LedgerReader(ledger) as reader:
        held = list(reader.things(choice, after=as_after(after), limit=limit))
        names = _Names(reader)
        rows = [_edge_row(reader, choice, each, names) for each in held]
        total = reader.how_many(choice)
        return page_of(rows, held, total, limit)


def standing_of(ledger: Path, *, source: str | None = None) -> Standing:
    """How few root sources stand behind how many claims; ``source`` as in ``root_sources``."""
    with LedgerReader(ledger) as reader:
        return _standing(reader, Choice(list=Listed.ROOT, source=source))


def _standing(reader: LedgerReader, choice: Choice) -> Standing:
    shares = reader.shares(choice)
    claims = sum(each.times * each.roots for each in shares)
    half = held = 0
    for each in shares:
        missing = (claims + 1) // 2 - held
        needed = min(each.roots, max(-(-missing // each.times), 0))
        half, held = half + needed, held + needed * each.times
    return Standing(
        claims=claims,
        roots=sum(each.roots for each in shares),
        half=half,
        own=sum(each.times * each.own for each in shares),
    )


def _root_row(reader: LedgerReader, choice: Choice, row: Counted, claims: int) -> RootRow:
    names: Counter[tuple[str, SourceKind]] = Counter()
    outlets: Counter[str] = Counter()
    for part in reader.parts(row.thing, choice):
        name, kind, _, outlet, _ = from_key(part.key, RootTold)
        names[name, kind] += part.times
        outlets[outlet or ""] += part.times
    ((name, kind), *_) = by_count(names)
    return RootRow(
        root=name,
        root_kind=kind,
        own_voice=from_key(row.key, RootKey).own_voice,
        share=round(row.times / claims, 4),
        outlets=len(outlets),
        outlet_names=tuple(name or None for name in by_count(outlets))[:FEW_OUTLETS],
        reports=reports_of(reader, choice, row),
        claims=row.times,
        examples=reader.first_claims(row.thing, choice),
    )


class _Names:
    """What sources are called: one name for one source in all rows."""

    def __init__(self, reader: LedgerReader) -> None:
        self._reader = reader
        self._known: dict[str, _End] = {}

    def of(self, key: str) -> "_End":
        """The most used name; the kind and whether it is named, best of where it spoke itself."""
        if key not in self._known:
            told = [from_key(each.key, SourceName) for each in self._reader.called(key)]
            best = next((each for each in told if each.itself), told[0])
            self._known[key] = told[0].called, best.kind, best.named
        return self._known[key]


def _edge_row(reader: LedgerReader, choice: Choice, row: Counted, names: _Names) -> EdgeRow:
    words: Counter[str] = Counter()
    for part in reader.parts(row.thing, choice):
        for said in from_key(part.key, EdgeTold).words:
            words[said] += part.times
    source, by, how = _ends(row.key, names)
    return EdgeRow(
        source=source[0],
        source_kind=source[1],
        named=source[2],
        by=by[0],
        by_kind=by[1],
        by_named=by[2],
        how=how,
        wordings=len(words),
        words=tuple(by_count(words))[:FEW_WORDS],
        reports=reports_of(reader, choice, row),
        claims=row.times,
        examples=reader.first_claims(row.thing, choice),
    )


_End = tuple[str | None, SourceKind, bool]


def _ends(key: str, names: _Names) -> tuple[_End, _End, How]:
    held = ends_of(key)
    if isinstance(held, EdgeKey):
        return names.of(held.source), names.of(held.by), How.CITES
    source = held.source, held.source_kind, held.named
    by = held.by, held.by_kind, held.by_named
    return source, by, How.COPIES


def reports_of(reader: LedgerReader, choice: Choice, row: Counted) -> int:
    """How many reports tell of what was chosen of a row."""
    return reader.reports_telling(row.thing, choice) if choice.some else row.reports


def by_count(counts: Counter[T]) -> Iterator[T]:
    """The most frequent first, those of one count by their words."""
    return (each for each, _ in sorted(counts.items(), key=lambda held: (-held[1], held[0])))
