"""What a report is mainly about; all reports are invented."""

from collections.abc import Sequence
from datetime import date

import pytest

from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.figure import Counted, Figure, Measure, Scope
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.report import Report
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan
from counterclaim.model.words import Words
from counterclaim.views.main_event import main_event, tolls_of
from tests.ledger.making import claim

DAY = date(2031, 5, 3)
TITLE = "Nine killed in Dara."
REPORT = Report(
    title=TITLE,
    text=f"{TITLE}\n\nJets killed nine civilians and 4 fighters, three of them women, in Dara. "
    f"{'The road is long. ' * 40}The war has killed 80,000 people. In Velm 12 were hurt.",
)


def place(name: str, admin1: str) -> Place:
    return Place(
        mention=name,
        start=0,
        end=len(name),
        name=name,
        admin1=admin1,
        country="XX",
        precision=PlacePrecision.EXACT,
    )


DARA, VELM = place("Dara", "North"), place("Velm", "South")


def time(anchor: Anchor) -> TimeSpan:
    return TimeSpan(
        mention=None,
        start=None,
        end=None,
        earliest=DAY,
        latest=DAY,
        precision=TimePrecision.DAY,
        anchor=anchor,
    )


def at(words: str) -> Words:
    start = REPORT.text.index(words)
    return Words(start, start + len(words))


def told(
    words: str,
    count: int,
    *,
    cue: str = "killed nine",
    measure: Measure = Measure.KILLED,
    part_of: str | None = None,
    scope: Scope = Scope.EVENT,
    where: Place | None = None,
    when: Anchor = Anchor.PASSAGE,
) -> Claim:
    own = at(words)
    figure = Figure(
        mention=words,
        start=own.start,
        end=own.end,
        measure=measure,
        of=Counted.PEOPLE,
        low=count,
        high=count,
        cue=at(cue),
        part_of=at(part_of) if part_of else None,
        scope=scope,
    )
    return claim(
        REPORT,
        words,
        own.start,
        kind=ClaimKind.FIGURE,
        figures=(figure,),
        place=where,
        time=time(when),
    )


NINE = told("nine civilians", 9, where=DARA, when=Anchor.CLAUSE)
FOUR = told("4 fighters", 4, where=DARA)
WOMEN = told("three of them women", 3, part_of="4 fighters")
TITLED = told("Nine", 9, cue="killed in")
WAR = told("80,000 people", 80_000, cue="has killed", scope=Scope.BACKGROUND, where=VELM)
HURT = told("12", 12, cue="hurt", measure=Measure.INJURED, where=VELM)


def test_figures_that_share_a_cue_stand_together_and_parts_apart() -> None:
    toll, war = tolls_of([NINE, FOUR, WOMEN, WAR, HURT])
    assert toll.claims == (NINE, FOUR)
    assert toll.parts == (WOMEN,)
    assert (toll.low, toll.high) == (13, 13)
    assert war.claims == (WAR,)


@pytest.mark.parametrize(
    ("claims", "main"),
    [
        ([WAR, HURT, NINE], (NINE,)),
        ([WAR], (WAR,)),
        ([TITLED, WAR], (TITLED,)),
    ],
)
def test_the_toll_is_that_of_title_and_lead(
    claims: Sequence[Claim], main: tuple[Claim, ...]
) -> None:
    event = main_event(claims, TITLE)
    assert event is not None
    assert event.killed is not None
    assert event.killed.claims == main


def test_what_the_lead_calls_a_part_is_not_the_whole() -> None:
    women = told("Nine", 3, cue="killed in")
    event = main_event([women, NINE, FOUR, WOMEN], TITLE)
    assert event is not None
    assert event.killed is not None
    assert event.killed.claims == (NINE, FOUR)


def test_place_and_time_are_those_of_the_main_claims() -> None:
    event = main_event([NINE, FOUR, WAR, HURT], TITLE)
    assert event is not None
    assert event.place == DARA
    assert event.time == time(Anchor.CLAUSE)


def test_without_a_toll_the_event_told_first_is_the_main_one() -> None:
    event = main_event([HURT], TITLE)
    assert event is not None
    assert event.killed is None
    assert event.claims == (HURT,)
    assert main_event([], TITLE) is None
