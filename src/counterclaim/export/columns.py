"""The cells of a row in a flat table: words to read first, then the record for a program.

Several values in one cell are joined with "; ". Who stands behind a row fills five columns. A place
fills seven: it is the one named in ``place_name``, and never without its precision.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_type_hints

from counterclaim.model.figure import Counted, Measure
from counterclaim.views.accounts import AccountRow
from counterclaim.views.behind import Behind
from counterclaim.views.control import ControlRow
from counterclaim.views.diff import DiffRow
from counterclaim.views.events import EventRow
from counterclaim.views.labels import LabelRow
from counterclaim.views.records import PlaceRecord, Span
from counterclaim.views.sources import EdgeRow, RootRow
from counterclaim.wording.accounts import AccountWords
from counterclaim.wording.actors import actor_words
from counterclaim.wording.changes import ChangeWords
from counterclaim.wording.control import held_words
from counterclaim.wording.events import deed_words
from counterclaim.wording.places import place_words
from counterclaim.wording.sources import called_words, outlet_words
from counterclaim.wording.stances import told_as
from counterclaim.wording.times import dates_words
from counterclaim.wording.tolls import toll_in_full

R = TypeVar("R")
Columns = tuple[tuple[str, Callable[[R], object]], ...]
_MANY = "; "


def columns_of(kind: type) -> tuple[str, ...]:
    """The names of the cells of rows of this class."""
    return tuple(name for name, _ in _columns(kind))


def flat(row: object) -> dict[str, object]:
    """The cells of ``row`` by column, in the order of the columns."""
    kind: type = type(row)
    return {name: cell(row) for name, cell in _columns(kind)}


@cache
def _columns(kind: type[Any]) -> Columns[Any]:
    """Those written out below, else one a field: its value, or words where these are given."""
    if kind in _WRITTEN:
        return _WRITTEN[kind]
    words, hints = _WORDS.get(kind, {}), get_type_hints(kind)
    made: list[tuple[str, Callable[[Any], object]]] = []
    for field in fields(kind):
        if hints[field.name] is Behind:
            made += _behind(field.name)
        else:
            made.append((field.name, words.get(field.name, _value(field.name))))
    return tuple(made)


def _value(name: str) -> Callable[[Any], object]:
    def cell(row: object) -> object:
        value = getattr(row, name)
        return _joined(value) if isinstance(value, tuple) else value

    return cell


def _joined(values: Iterable[object]) -> str:
    return _MANY.join(map(str, values))


def _behind(name: str = "behind") -> Columns[Any]:
    def part(cell: Callable[[Behind], object]) -> Callable[[Any], object]:
        return lambda row: cell(getattr(row, name))

    return (
        ("outlets", part(lambda behind: len(behind.outlets))),
        ("root_sources", part(lambda behind: len(behind.roots))),
        ("outlet_names", part(lambda behind: _joined(map(outlet_words, behind.outlets)))),
        ("root_names", part(lambda behind: _joined(behind.roots))),
        ("reports", part(lambda behind: _joined(behind.reports))),
    )


def _place(place_of: Callable[[Any], PlaceRecord | None]) -> Columns[Any]:
    def part(cell: Callable[[PlaceRecord], object]) -> Callable[[Any], object]:
        return lambda row: cell(place) if (place := place_of(row)) else None

    return (
        ("place_name", part(lambda place: place.name or place.mention)),
        ("geonameid", part(lambda place: place.geonameid)),
        ("admin1", part(lambda place: place.admin1)),
        ("country", part(lambda place: place.country)),
        ("latitude", part(lambda place: place.latitude)),
        ("longitude", part(lambda place: place.longitude)),
        ("place_precision", part(lambda place: place.precision.value)),
    )


def _span(span_of: Callable[[Any], Span | None]) -> Columns[Any]:
    """The days told, as far as words tell them."""

    def end(cell: Callable[[Span], date | None]) -> Callable[[Any], object]:
        def told(row: object) -> object:
            span = span_of(row)
            return cell(span) if span and not span.published else None

        return told

    return (
        ("earliest", end(lambda span: span.earliest)),
        ("latest", end(lambda span: span.latest)),
    )


def _toll(measure: Measure) -> Columns[EventRow]:
    def end(high: bool) -> Callable[[EventRow], object]:
        def told(row: EventRow) -> int | None:
            for toll in row.tolls:
                if toll.measure is measure and toll.of is Counted.PEOPLE:
                    return toll.high if high else toll.low
            return None

        return told

    return (f"{measure}_low", end(False)), (f"{measure}_high", end(True))


def _account(name: str) -> tuple[str, Callable[[AccountRow], object]]:
    return name, lambda row: _joined(getattr(AccountWords.of(row), name))


def _change(name: str) -> tuple[str, Callable[[DiffRow], object]]:
    return name, lambda row: getattr(ChangeWords.of(row), name)


def _first(places: Sequence[PlaceRecord]) -> PlaceRecord | None:
    """The first with coordinates, else the first."""
    return min(places, key=lambda place: not place.is_located, default=None)


_EVENT: Columns[EventRow] = (
    ("event", lambda row: row.event),
    ("earliest", lambda row: row.earliest),
    ("latest", lambda row: row.latest),
    ("dates", lambda row: _joined(map(dates_words, row.dates))),
    ("places", lambda row: _joined(place_words(told.place) for told in row.places)),
    ("what", lambda row: _joined(deed_words(told.deed) for told in row.what)),
    ("tolls", lambda row: _joined(map(toll_in_full, row.tolls))),
    *_behind(),
    ("disputed", lambda row: _joined(row.disputed)),
    ("claims", lambda row: _joined(row.claims)),
    ("day", lambda row: row.day),
    *_place(lambda row: row.place),
    *_toll(Measure.KILLED),
    *_toll(Measure.INJURED),
)
_ACCOUNT: Columns[AccountRow] = (
    ("row", lambda row: row.row),
    ("event", lambda row: row.event),
    ("root", lambda row: row.root),
    ("root_kind", lambda row: row.root_kind),
    ("own_voice", lambda row: row.own_voice),
    _account("outlets"),
    _account("chains"),
    ("published", lambda row: row.published),
    *map(_account, ("what", "who", "whom", "where", "when", "figures", "told_as", "labels")),
    ("reports", lambda row: _joined(row.reports)),
    ("claims", lambda row: _joined(row.claims)),
    *_span(lambda row: row.when[0] if row.when else None),
    *_place(lambda row: _first(row.where)),
    *map(_account, ("weapon", "hit", "persons")),
)
_CONTROL: Columns[ControlRow] = (
    ("claimant", lambda row: row.claimant),
    ("claimant_kind", lambda row: row.claimant_kind),
    ("own_voice", lambda row: row.own_voice),
    ("earliest", lambda row: row.earliest),
    ("latest", lambda row: row.latest),
    ("place", lambda row: place_words(row.place)),
    ("holder", lambda row: actor_words(row.holder)),
    ("status", lambda row: row.status),
    ("share_low", lambda row: row.share_low),
    ("share_high", lambda row: row.share_high),
    ("loser", lambda row: actor_words(row.loser)),
    ("told_as", lambda row: told_as(row.told_as)),
    ("what", held_words),
    ("words", lambda row: row.words),
    *_behind(),
    ("claims", lambda row: _joined(row.claims)),
    ("holder_id", lambda row: row.holder.id if row.holder else None),
    ("loser_id", lambda row: row.loser.id if row.loser else None),
    *_place(lambda row: row.place),
)
_DIFF: Columns[DiffRow] = (
    ("change", lambda row: row.change),
    ("because", lambda row: _joined(each.value for each in row.because)),
    ("event", lambda row: row.event),
    *map(_change, ("when", "where", "what", "then", "now")),
    *_behind(),
    ("claims", lambda row: _joined(row.claims)),
    *_span(lambda row: row.when),
    *_place(lambda row: row.where),
)
_WRITTEN: dict[type, Columns[Any]] = {
    EventRow: _EVENT,
    AccountRow: _ACCOUNT,
    ControlRow: _CONTROL,
    DiffRow: _DIFF,
}
_WORDS: dict[type, dict[str, Callable[[Any], object]]] = {
    LabelRow: {"outlet": lambda row: outlet_words(row.outlet)},
    RootRow: {"outlet_names": lambda row: _joined(map(outlet_words, row.outlet_names))},
    EdgeRow: {
        "source": lambda row: called_words(row.source, row.source_kind),
        "by": lambda row: called_words(row.by, row.by_kind),
    },
}
