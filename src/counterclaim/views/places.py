"""Every place that the reports mention: how it was read, what else it could be, how often."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.place import (
    Candidate,
    Place,
    PlaceForm,
    PlaceMention,
    PlacePrecision,
    PlaceReason,
)


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


@dataclass(slots=True)
class _Group:
    first: PlaceMention
    report: str
    mentions: int
    reports: set[str]
    precisions: Counter[PlacePrecision]
    qualifiers: Counter[str]


_Key = tuple[str, PlaceForm, str | None, float | None, float | None, PlaceReason]


def list_places(ledger: Path, *, unresolved: bool = False) -> list[PlaceRow]:
    """The names that the reports mention: unresolved ones first, then by how often they come.

    ``unresolved`` leaves the others out. Reports that were read before ledgers kept the mentions
    have none here.
    """
    with LedgerReader(ledger) as reader:
        rows = place_rows(reader.place_mentions())
    return [row for row in rows if row.name is None] if unresolved else rows


def unread_reports(ledger: Path) -> int:
    """How many reports were read before ledgers kept the place mentions."""
    with LedgerReader(ledger) as reader:
        kept = {report for report, _ in reader.place_mentions()}
        return sum(report.id not in kept for report in reader.reports())


def place_rows(read: Iterable[tuple[str, Iterable[PlaceMention]]]) -> list[PlaceRow]:
    """The rows for reports' ids and their mentions."""
    groups: dict[_Key, _Group] = {}
    for report, mentions in read:
        for mention in mentions:
            key = _key(mention)
            group = groups.setdefault(key, _Group(mention, report, 0, set(), Counter(), Counter()))
            group.mentions += 1
            group.reports.add(report)
            group.precisions[mention.place.precision] += 1
            if mention.place.qualifier:
                group.qualifiers[mention.place.qualifier] += 1
    order = sorted(groups.values(), key=lambda g: (g.first.place.name is not None, -g.mentions))
    return [_row(group) for group in order]


def _key(mention: PlaceMention) -> _Key:
    place = mention.place
    point = (place.name, place.latitude, place.longitude)
    return (place.mention, mention.form, *point, mention.reason)


def _row(group: _Group) -> PlaceRow:
    mention = group.first
    place: Place = mention.place
    precision = group.precisions.most_common(1)[0][0]
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
        qualifiers=tuple(_by_count(group.qualifiers)),
        mentions=group.mentions,
        reports=len(group.reports),
        example=group.report,
        start=place.start,
        end=place.end,
    )


def _by_count(counts: Counter[str]) -> Iterator[str]:
    return (word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
