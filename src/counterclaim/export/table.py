"""Claims, and the rows of any view, as a flat CSV that a spreadsheet opens without running it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from counterclaim.export.columns import columns_of, flat
from counterclaim.model.claim import Claim
from counterclaim.wording.actors import actor_words
from counterclaim.wording.figures import figure_words
from counterclaim.wording.parties import abstained_words, person_words, said_words
from counterclaim.wording.places import place_words
from counterclaim.wording.sources import chain_words
from counterclaim.wording.stances import hedge_words

COLUMNS = (
    "claim",
    "kind",
    "report",
    "outlet",
    "side",
    "published",
    "published_precision",
    "chain",
    "source_kind",
    "manner",
    "verbatim",
    "start",
    "end",
    "event_type",
    "sub_event_type",
    "actor",
    "target",
    "place",
    "country",
    "latitude",
    "longitude",
    "place_precision",
    "where_prec",
    "geo_precision",
    "earliest",
    "latest",
    "time_precision",
    "time_bound",
    "time_anchor",
    "ucdp_date_prec",
    "acled_time_precision",
    "figures",
    "control",
    "share_low",
    "share_high",
    "relation",
    "offer",
    "terms",
    "service",
    "effect",
    "served",
    "label",
    "polarity",
    "certainty",
    "mode",
    "hedges",
    "confidence",
    "url",
    "geonameid",
    "admin1",
    "weapon",
    "weapon_kinds",
    "hit",
    "hit_kinds",
    "persons",
    "co_actors",
    "co_targets",
    "conditions",
    "reasons",
    "left_blank",
)
_FORMULA = tuple("=+-@＝＋－＠\t\r")  # wide ones too: a Japanese spreadsheet runs them


def write_csv(claims: Iterable[Claim], out: TextIO) -> None:
    """A header and one row a claim. Cells that a spreadsheet would run get a leading apostrophe."""
    _write(COLUMNS, map(_cells, claims), out)


def write_rows(kind: type, rows: Iterable[object], out: TextIO) -> None:
    """The same for ``rows`` of a view, all of one ``kind``."""
    _write(columns_of(kind), (flat(row).values() for row in rows), out)


def _write(columns: Sequence[str], rows: Iterable[Iterable[object]], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for cells in rows:
        writer.writerow([safe_cell(cell) for cell in cells])


def safe_cell(cell: object) -> object:
    """A cell that no spreadsheet runs: a formula gets a leading apostrophe."""
    if not isinstance(cell, str):
        return cell
    risky = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")  # a bare one would end the row
    return "'" + lines if risky else lines


def _cells(claim: Claim) -> list[object]:
    report, place, time, control = claim.report, claim.place, claim.time, claim.control
    offer, service = claim.offer, claim.service
    return [
        claim.id,
        claim.kind.value,
        report.id,
        report.outlet,
        report.side,
        report.published,
        report.published_precision.value,
        chain_words(claim.sources),
        claim.sources[0].kind.value,
        claim.manner.value,
        claim.verbatim,
        claim.start,
        claim.end,
        claim.event_type,
        claim.sub_event_type,
        actor_words(claim.actor),
        actor_words(claim.target),
        place_words(place),
        place.country if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        place.precision.value if place else None,
        place.precision.where_prec if place else None,
        place.precision.geo_precision if place else None,
        time.earliest if time else None,
        time.latest if time else None,
        time.precision.value if time else None,
        time.bound.value if time else None,
        time.anchor.value if time else None,
        time.ucdp_date_prec if time else None,
        time.acled_time_precision if time else None,
        "; ".join(figure_words(figure) for figure in claim.figures),
        control.status.value if control else None,
        control.share_low if control else None,
        control.share_high if control else None,
        claim.relation.type.value if claim.relation else None,
        offer.act.value if offer else None,
        offer.terms if offer else None,
        service.thing.value if service else None,
        service.effect.value if service else None,
        service.served if service else None,
        claim.label.used if claim.label else None,
        claim.stance.polarity.value,
        claim.stance.certainty.value,
        claim.stance.mode.value,
        "; ".join(hedge_words(hedge) for hedge in claim.stance.hedges),
        claim.confidence,
        report.url,
        place.geonameid if place else None,
        place.admin1 if place else None,
        *_of_the_deed(claim),
        said_words(offer.conditions) if offer else None,
        said_words(offer.reasons) if offer else None,
        _joined(map(abstained_words, claim.abstained)),
    ]


def _of_the_deed(claim: Claim) -> Iterator[str | None]:
    """With what, to what, to which persons, and who else."""
    for parts in (claim.weapon, claim.hit):
        yield _joined(part.mention for part in parts)
        yield _joined(part.kind.value for part in parts)
    yield _joined(map(person_words, claim.persons))
    yield _joined(map(actor_words, claim.co_actors))
    yield _joined(map(actor_words, claim.co_targets))


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None
