"""Makes a ledger as large as asked from the demo's: the same war, fought again and again elsewhere.

    python -m benchmarks.large_ledger large.db --claims 1000000

Each copy of the demo's reports has places, days and actors of its own, and outlets of some forty
sets; its claims hang together as the demo's do, for its judgements are copied along. Nothing is
read or linked anew: the file is for timing whatever answers from a ledger.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.linking.linker import VERSION
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, ReportRef
from counterclaim.model.identity import identified
from counterclaim.model.judgement import Judgement, Subject, pair
from counterclaim.model.place import Place, PlaceMention
from counterclaim.model.report import Report
from counterclaim.model.timespan import TimeSpan
from counterclaim.steps.demo import read_demo, unpack
from counterclaim.steps.draw import draw_all_events, draw_backlog
from counterclaim.steps.link import link

OUTLETS, ACTORS = 40, 200  # sets of outlets and of actors
DAYS = 9  # from one copy's war to the next one's
SOME = 20  # copies of a transaction


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the demo with all that was read from it."""

    report: Report
    claims: tuple[Claim, ...]
    places: tuple[PlaceMention, ...]


def demo(folder: Path) -> tuple[list[Told], list[Judgement]]:
    """The demo, read and linked in ``folder``."""
    placed = unpack(folder)
    read_demo(placed)
    link(placed.ledger)
    with LedgerReader(placed.ledger) as ledger:
        places = dict(ledger.place_mentions())
        told = [
            Told(report, tuple(ledger.claims_in([report.id])), places.get(report.id, ()))
            for report in ledger.reports()
        ]
        return told, list(ledger.judgements_about(Subject.EVENT))


def copied(told: Told, number: int) -> Told:
    """The report as the copy with this number has it."""
    was, outlet = told.report, told.report.outlet
    report = Report(
        text=f"{was.text}\n({number})",
        title=was.title,
        outlet=f"{outlet} {number % OUTLETS}" if outlet and number % OUTLETS else outlet,
        side=was.side,
        authors=was.authors,
        published=_later(was.published, number),
        published_precision=was.published_precision,
        url=was.url,
    )
    reference = ReportRef.of(report)
    claims = (_claim(claim, reference, number) for claim in told.claims)
    places = (replace(p, place=_place(p.place, number)) for p in told.places)
    return Told(report, tuple(claims), tuple(places))


def _claim(claim: Claim, report: ReportRef, number: int) -> Claim:
    last = replace(claim.sources[-1], name=report.outlet)
    return identified(
        replace(
            claim,
            report=report,
            actor=_actor(claim.actor, number),
            target=_actor(claim.target, number),
            place=_place(claim.place, number) if claim.place else None,
            time=_time(claim.time, number) if claim.time else None,
            sources=(*claim.sources[:-1], last),
        )
    )


def _actor(actor: Actor | None, number: int) -> Actor | None:
    turn = number % ACTORS
    if actor is None or actor.name is None or not turn:
        return actor
    return replace(actor, name=f"{actor.name} {turn}", id=actor.id and f"{actor.id}-{turn}")


def _place(place: Place, number: int) -> Place:
    if place.name is None:
        return place
    north, east = place.latitude, place.longitude
    return replace(
        place,
        name=f"{place.name} {number}",
        geonameid=None,
        latitude=None if north is None else (north + 90 + number * 0.37) % 150 - 75,
        longitude=None if east is None else (east + 180 + number * 1.13) % 340 - 170,
    )


def _time(time: TimeSpan, number: int) -> TimeSpan:
    return replace(time, earliest=_later(time.earliest, number), latest=_later(time.latest, number))


def _later(day: date | None, number: int) -> date | None:
    """Wars follow each other for 80 years, then several go on at once."""
    return day and day - timedelta(days=number * DAYS % 29_000)


def make(path: Path, claims: int) -> Iterator[tuple[str, int]]:
    """Write the ledger; yields what is being done and how many claims are in, now and then."""
    with TemporaryDirectory() as folder:
        told, judgements = demo(Path(folder) / "demo")
    each = sum(len(one.claims) for one in told)
    with Ledger(path) as ledger:
        for first in range(0, -(-claims // each), SOME):
            with ledger.batch():
                for number in range(first, min(first + SOME, -(-claims // each))):
                    _write(ledger, told, judgements, number)
            draw_backlog(ledger)
            with ledger.batch():
                ledger.linked_now(waiting.number for waiting in ledger.to_link())
            yield "written", min(first + SOME, -(-claims // each)) * each
        with ledger.batch():
            ledger.add_linking(VERSION, ledger.last_entry())
        draw_all_events(ledger)
        yield "events drawn", -(-claims // each) * each


def _write(ledger: Ledger, told: list[Told], judgements: list[Judgement], number: int) -> None:
    ids: dict[str, str] = {}
    for one in told:
        copy = copied(one, number)
        ids |= {was.id: now.id for was, now in zip(one.claims, copy.claims, strict=True)}
        ledger.add(copy.report, copy.claims, copy.places)
    moved = []
    for judged in judgements:
        a, b = pair(ids[judged.a], ids[judged.b])
        moved.append(replace(judged, a=a, b=b))
    ledger.add_judgements(moved)


def main() -> None:
    """Make the ledger that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    asked = parser.parse_args()
    if asked.path.exists():
        sys.exit(f"{asked.path} is there already; name another file")
    begun = time.perf_counter()
    for done, claims in make(asked.path, asked.claims):
        spent = time.perf_counter() - begun
        print(f"{done}: {claims:,} claims, {spent:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
