"""Every place that the reports mention: how it was read, what else it could be, how often."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterclaim.ledger.facts import Listed
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL, Choice, Counted
from counterclaim.model.place import (
    Candidate,
    PlaceForm,
    PlaceMention,
    PlacePrecision,
    PlaceReason,
)
from counterclaim.views.facts import PlaceTold, from_key, place_thing
from counterclaim.views.page import Page, as_after, page_of
from counterclaim.views.sources import by_count

_HELD = 1000  # reports


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One name as it was read: words, the place they were taken for (None: unresolved), and why.

    ``mentions`` counts them in ``reports`` reports. ``example`` is the id of the first report and
    ``start`` and ``end`` the words' place in it. ``qualifiers`` are the words that shift the
    place, the most frequent first. ``precision`` is that of most mentions.
    """

    mention: str
    form: PlaceForm
    name: str | None
    geonameid: int | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    where_prec: int | None
    geo_precision: int | None
    reason: PlaceReason
    runners_up: tuple[Candidate, ...]
    qualifiers: tuple[str, ...]
    mentions: int
    reports: int
    example: str
    start: int
    end: int


def list_places(
    ledger: Path, *, unresolved: bool = False, after: str | None = None, limit: int = ALL
) -> Page[PlaceRow]:
    """The names that the reports mention: unresolved ones first, then by how often they come.

    ``unresolved`` leaves the others out. Reports that were read before ledgers kept the mentions
    have none here. LedgerError where the ledger cannot be read.
    """
    choice = Choice(list=Listed.PLACE, upto="0" if unresolved else None)
    with LedgerReader(ledger) as reader:
        held = list(reader.things(choice, after=as_after(after), limit=limit))
        mentions = _Mentions(reader)
        rows = [_row(reader, choice, each, mentions) for each in held]
        total = reader.how_many(choice)
        return page_of(rows, held, total, limit)


def unread_reports(ledger: Path) -> int:
    """How many reports were read before ledgers kept the place mentions."""
    with LedgerReader(ledger) as reader:
        return reader.without_mentions()


class _Mentions:
    """The mentions of the reports that were asked for last: rows of one report come together."""

    def __init__(self, reader: LedgerReader) -> None:
        self._in = lru_cache(maxsize=_HELD)(reader.places_in)

    def first(self, report: str, key: str) -> PlaceMention:
        """The first mention in the report that is counted in the row with this key."""
        return next(each for each in self._in(report) if place_thing(each).key == key)


def _row(reader: LedgerReader, choice: Choice, row: Counted, mentions: _Mentions) -> PlaceRow:
    precisions: Counter[PlacePrecision] = Counter()
    qualifiers: Counter[str] = Counter()
    for part in reader.parts(row.thing, choice):
        precision, qualifier = from_key(part.key, PlaceTold)
        precisions[precision] += part.times
        if qualifier:
            qualifiers[qualifier] += part.times
    report = reader.first_report(row.thing)
    mention = mentions.first(report, row.key)
    place, precision = mention.place, next(by_count(precisions))
    return PlaceRow(
        mention=place.mention,
        form=mention.form,
        name=place.name,
        geonameid=place.geonameid,
        admin1=place.admin1,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=precision,
        where_prec=precision.where_prec,
        geo_precision=precision.geo_precision,
        reason=mention.reason,
        runners_up=mention.runners_up,
        qualifiers=tuple(by_count(qualifiers)),
        mentions=row.times,
        reports=row.reports,
        example=report,
        start=place.start,
        end=place.end,
    )
