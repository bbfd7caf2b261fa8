"""How long linking takes, and how it grows: invented claims by the ten and hundred thousand.

    python -m benchmarks.linking_speed 10000 100000 300000

Reports of thirty claims tell of seven invented events each, in an invented country, as many a day
and place whatever the size: more claims are a longer war. Prints seconds, seconds per n log n and
the peak of memory; each size in a process of its own.
"""

import argparse
import math
import multiprocessing
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.linking.linker import Linker, Reported
from counterclaim.model.attribution import Manner, Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind, Origin, ReportRef
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.report import DatePrecision
from counterclaim.model.stance import Stance
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan

OF_A_REPORT = 30  # claims, as reports of FA-KES have
EVENTS = 7  # of a report, three claims each; the rest are statements
REPORTS = 10  # a day
A_DAY = 28  # events: each is told two or three times
PLACES = 300
WORDS = 6000
BEGAN = date(2031, 1, 1)
DEEDS = (SubEventType.AIR_STRIKE, SubEventType.SHELLING, SubEventType.ARMED_CLASH)


def reports(claims: int, seed: int = 1) -> Iterator[Reported]:
    """Invented reports with ``claims`` claims in all, each report's on three events of its week."""
    dice = random.Random(seed)
    count = claims // OF_A_REPORT
    days = max(count // REPORTS, 1)
    spots = [(dice.uniform(30, 36), dice.uniform(40, 46)) for _ in range(PLACES)]
    for number in range(count):
        day = number * days // count
        yield _report(number, day, spots, dice)


def _report(
    number: int, day: int, spots: list[tuple[float, float]], dice: random.Random
) -> Reported:
    published = BEGAN + timedelta(days=day)
    reference = ReportRef(
        id=f"r-{number:016x}", sha256="", outlet=f"Outlet {number % 40}", side=None, title=None,
        published=published, published_precision=DatePrecision.DAY, url=None, language="en",
    )  # fmt: skip
    told = []
    text = " ".join(f"word{dice.randrange(WORDS)}" for _ in range(150))
    for part in range(EVENTS):
        key = (day - part % 3) * A_DAY + dice.randrange(A_DAY)
        for again in range(3):
            event = random.Random(key)
            place = event.randrange(PLACES)
            at = part * 3 + again
            told.append(_claim(reference, at, place, spots[place], event, day - part % 3))
    while len(told) < OF_A_REPORT:
        told.append(_statement(told[0], reference, len(told)))
    return Reported(id=reference.id, text=text, claims=tuple(told))


def _claim(
    report: ReportRef,
    part: int,
    place: int,
    at: tuple[float, float],
    event: random.Random,
    day: int,
) -> Claim:
    happened = BEGAN + timedelta(days=day)
    killed = event.randrange(1, 60)
    start = part * 100
    named = " ".join(f"detail{event.randrange(WORDS)}" for _ in range(6))
    return Claim(
        id=f"c-{report.id[2:]}{part:02x}", report=report, start=start, end=start + 90,
        verbatim=f"{killed} were killed {named}", kind=ClaimKind.EVENT,
        event_type=EventType.ASSAULT, sub_event_type=DEEDS[event.randrange(3)],
        place=Place(
            mention=f"Town {place}", start=start, end=start + 6, name=f"Town {place}",
            geonameid=place + 1, admin1=f"Province {place % 12}", country="XX", latitude=at[0],
            longitude=at[1], precision=PlacePrecision.EXACT,
        ),
        time=TimeSpan(
            mention="that day", start=start, end=start + 8, earliest=happened, latest=happened,
            precision=TimePrecision.DAY, anchor=Anchor.CLAUSE,
        ),
        figures=(
            Figure(
                mention=str(killed), start=start, end=start + 2, measure=Measure.KILLED,
                of=Counted.PEOPLE, low=killed, high=killed,
            ),
        ),
        sources=(Source(name=report.outlet, kind=SourceKind.OUTLET),),
        manner=Manner.OWN_VOICE, stance=Stance(), confidence=0.5,
        origin=Origin(component="benchmark", version="0"),
    )  # fmt: skip


def _statement(like: Claim, report: ReportRef, part: int) -> Claim:
    """A claim that tells of no event."""
    return replace(
        like, id=f"c-{report.id[2:]}{part:02x}", kind=ClaimKind.STATEMENT, figures=(),
        start=part * 100, end=part * 100 + 90,
    )  # fmt: skip


def measure(claims: int) -> tuple[float, int, int]:
    """Seconds to link so many claims, MB at the peak, and how many events came out."""
    began = time.perf_counter()
    events = len(Linker(reports(claims)).link().events)
    seconds = time.perf_counter() - began
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, events


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.linking_speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("claims", type=int, nargs="*", default=[10_000, 100_000])
    for claims in parser.parse_args().claims:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, megabytes, events = pool.apply(measure, (claims,))
        each = 1e6 * seconds / (claims * math.log(claims))
        print(
            f"{claims:>8,} claims: {seconds:7.1f} s, {each:5.2f} µs per n log n, "
            f"{megabytes:,} MB, {events:,} events"
        )


if __name__ == "__main__":
    main()
