"""What a worker does: items in, reports with their claims out. Only here is the pipeline loaded."""

from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_reports
from counterclaim.ledger.gazetteer import PlaceIndex
from counterclaim.model.claim import Claim
from counterclaim.model.fault import Fault
from counterclaim.model.intake import Intake, Item
from counterclaim.model.place import PlaceMention
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from counterclaim.reading.read import read
from counterclaim.steps.options import AddOptions, Reading, Stored

_pipeline = cache(load_pipeline)


@cache
def _own_places(ledger: str | None) -> PlaceIndex | None:
    return PlaceIndex(ledger) if ledger else None


def read_items(items: Sequence[Item | Stored], options: AddOptions) -> list[Reading | Problem]:
    """What became of each item, in order."""
    found = [item if isinstance(item, Stored) else read(item, options.reading) for item in items]
    reports = [each.report for each in found if not isinstance(each, Problem)]
    nlp = _pipeline(
        options.gazetteer, options.actors, _own_places(options.ledger), options.kept_actors
    )
    read_of = iter(read_reports(nlp, reports))
    return [each if isinstance(each, Problem) else _reading(each, *next(read_of)) for each in found]


def _reading(
    of: Intake | Stored,
    report: Report,
    claims: tuple[Claim, ...],
    places: tuple[PlaceMention, ...],
    faults: tuple[Fault, ...],
) -> Reading:
    if isinstance(of, Stored):
        told = tuple(_told(of, faults))
        return Reading(report=report, claims=claims, places=places, notes=told)
    notes = (*of.notes, *_told(of.item, faults))
    return Reading(report=report, claims=claims, places=places, notes=notes, own_id=of.own_id)


def _told(item: Item | Stored, faults: Sequence[Fault]) -> Iterator[Problem]:
    """A problem for each component that failed: on what first, and on how much more."""
    of_each: dict[str, list[Fault]] = {}
    for fault in faults:
        of_each.setdefault(fault.component, []).append(fault)
    for first, *more in of_each.values():
        reason = f"{first.told(len(more))}; the rest was read. Please report it"
        yield Problem(path=item.path, row=item.row, reason=reason)
