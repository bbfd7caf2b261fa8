"""What one report tells of one happening."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counterclaim.linking.telling import LEAD, Toll, content_words, days_of
from counterclaim.model.claim import ClaimKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Measure
from counterclaim.model.stance import Mode, Stance
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan
from tests.linking.making import HARROW, PUBLISHED, STRIKE, Fields, Writer, dead, party, province
from tests.views.making import DAY, at, on

BEFORE = DAY - timedelta(days=2)
TWO = "Jets bombed the fish market. Far below, and in words of its own, shells fell on a mill."
FIRST, SECOND = "Jets bombed the fish market", "shells fell on a mill"
SHELLED: Fields = {"sub_event_type": SubEventType.SHELLING}


PROTESTED = {
    "event_type": EventType.PROTEST,
    "sub_event_type": SubEventType.PEACEFUL_PROTEST,
}


@pytest.mark.parametrize(
    ("second", "together"),
    [
        ({}, True),  # one place, one day, one kind of deed
        ({"time": on(BEFORE)}, False),
        ({"place": HARROW}, False),
        (SHELLED, False),  # two kinds of deed
        ({"sub_event_type": SubEventType.ATTACK}, True),  # an attack may be of any kind
        (PROTESTED, False),
        ({"place": None}, False),  # that it is the same place is nowhere said
        ({"place": province()}, False),
        ({"place": at("Dara hill", 32.62, 36.12)}, True),  # two or three kilometres off
        ({"time": on(DAY, DAY + timedelta(days=1))}, True),  # spans that meet
    ],
)
def test_two_sentences_of_a_report(second: Fields, together: bool) -> None:
    writer = Writer(TWO)
    writer.tells(FIRST)
    writer.tells(SECOND, **second)
    assert len(writer.told) == (1 if together else 2)


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (SHELLED, True),
        ({"place": None}, True),
        ({"place": HARROW}, False),
        ({"time": on(BEFORE)}, False),
    ],
)
def test_claims_of_one_clause_go_together_unless_day_or_place_differ(
    second: Fields, together: bool
) -> None:
    writer = Writer(TWO)
    writer.tells(FIRST)
    writer.tells("bombed the fish market", **second)
    assert len(writer.told) == (1 if together else 2)


def test_a_running_total_never_joins_a_day() -> None:
    writer = Writer("Jets killed 9 on Saturday. Air raids killed 9 since the first of March.")
    writer.tells("Jets killed 9 on Saturday", figures=(dead(9),))
    since = on(date(2031, 3, 1), DAY)
    writer.counts("Air raids killed 9 since the first of March", dead(9), time=since)
    writer.counts("killed 9 since", dead(9))
    one, total, other = (claim.id for claim in writer.claims)
    assert [(t.claims, t.total) for t in writer.told] == [([one, other], False), ([total], True)]


@pytest.mark.parametrize(("number", "together"), [(9, True), (2, False)])
def test_a_toll_told_again_without_a_place_is_the_same(number: int, together: bool) -> None:
    writer = Writer(f"Jets killed {number}. Much further down it repeats: {number} are dead.")
    writer.tells(f"Jets killed {number}", figures=(dead(number),))
    writer.counts(f"{number} are dead", dead(number), place=None)
    assert len(writer.told) == (1 if together else 2)


LATER = "Gas killed 90. A panel met. The gas of 1 May in Dara killed 90. On 3 May shells fell."
UNDATED: Fields = {"time": on(anchor=Anchor.PUBLICATION), "place": None}
GAS: Fields = {"sub_event_type": SubEventType.CHEMICAL_WEAPON}


@pytest.mark.parametrize(
    ("lead", "dated", "together"),
    [
        (UNDATED | GAS, GAS, True),  # the lead of a follow-up leaves the day open
        (UNDATED | GAS | {"figures": (dead(90),)}, GAS | {"figures": (dead(90),)}, True),
        (UNDATED | GAS | {"figures": (dead(40),)}, GAS | {"figures": (dead(90),)}, False),
        (UNDATED | GAS | {"place": HARROW}, GAS, False),
        (UNDATED | SHELLED, GAS, False),
        (GAS | {"place": HARROW}, GAS, False),  # it has a day of its own
    ],
)
def test_what_is_told_without_a_day_goes_to_the_dated_happening(
    lead: Fields, dated: Fields, together: bool
) -> None:
    writer = Writer(LATER)
    writer.tells("Gas killed 90", **lead)
    writer.tells("The gas of 1 May in Dara killed 90", **({"time": on(BEFORE)} | dated))
    told = writer.told
    assert len(told) == (1 if together else 2)
    if together:
        assert told[0].days is not None
        assert told[0].days.firm
        assert told[0].claims == [claim.id for claim in writer.claims]


def test_of_two_dated_happenings_of_one_deed_neither_takes_the_undated() -> None:
    writer = Writer(LATER)
    writer.tells("Gas killed 90", **(UNDATED | GAS))
    writer.tells("The gas of 1 May in Dara killed 90", time=on(BEFORE), **GAS)
    writer.tells("On 3 May shells fell", **GAS)
    assert len(writer.told) == 3


def test_what_is_planned_or_only_stands_so_is_not_told() -> None:
    writer = Writer(TWO)
    writer.tells(FIRST, stance=Stance(mode=Mode.PLANNED))
    writer.tells(SECOND, kind=ClaimKind.STATEMENT)
    assert writer.told == []


def test_what_a_telling_holds() -> None:
    writer = Writer(STRIKE, title="Market of Dara bombed")
    strike = writer.tells(
        "Jets bombed the fish market of Dara", actor=party("Air Fleet"), target=party("Traders")
    )
    toll = writer.counts("killing 9", dead(9))
    (told,) = writer.told
    assert told.claims == [strike.id, toll.id]
    assert told.families == {"violence"}
    assert told.special == {"Air/drone strike"}
    assert told.mentions == {"dara"}
    assert told.counts == {Measure.KILLED: frozenset({9})}
    assert (told.actors, told.targets) == ({"air fleet"}, {"traders"})
    assert told.main
    assert {"jets", "fish", "market"} <= told.words
    assert "shoppers" in told.text - told.words


def test_one_telling_is_what_the_report_is_about() -> None:
    far = "Nothing of note was seen in the hills that week. " * (LEAD // 40)
    writer = Writer(
        f"{FIRST} of Dara. {far}In Harrow, {SECOND}.", title="Jets bomb the market of Dara"
    )
    writer.tells(FIRST)
    writer.tells(SECOND, place=HARROW, **SHELLED)
    assert [(t.main, *t.mentions) for t in writer.told] == [(True, "dara"), (False, "harrow")]


@pytest.mark.parametrize(
    ("time", "first", "last", "firm"),
    [
        (on(), DAY, DAY, True),
        (on(BEFORE, DAY), BEFORE, DAY, True),
        (on(anchor=Anchor.PASSAGE), DAY, DAY, True),
        (on(anchor=Anchor.PUBLICATION), DAY, DAY, False),
        (None, PUBLISHED - timedelta(days=7), PUBLISHED, False),
    ],
)
def test_days_of_a_claim(time: TimeSpan | None, first: date, last: date, firm: bool) -> None:
    days = days_of(Writer().tells(time=time))
    assert days is not None
    found = date.fromordinal(days.first), date.fromordinal(days.last), days.firm
    assert found == (first, last, firm)


def test_an_open_span_reaches_back_a_week() -> None:
    time = TimeSpan(
        mention=None, start=None, end=None, earliest=None, latest=DAY,
        precision=TimePrecision.UNKNOWN, anchor=Anchor.PUBLICATION,
    )  # fmt: skip
    days = days_of(Writer().tells(time=time))
    assert days is not None
    assert (days.length, days.firm) == (8, False)


def test_without_any_date_there_are_no_days() -> None:
    assert days_of(Writer(published=None).tells(time=None)) is None


@pytest.mark.parametrize(
    ("low", "high", "plain"),
    [(9, 9, 9), (9, None, 9), (None, 300, 300), (100, 110, 100), (24, 99, None)],
)
def test_one_number_for_a_toll(low: int | None, high: int | None, plain: int | None) -> None:
    assert Toll(Measure.KILLED, "people", low, high).plain == plain


def test_the_most_exact_place_of_a_telling() -> None:
    writer = Writer(TWO)
    writer.tells(FIRST, place=province())
    writer.tells("the fish market", place=replace(at(), admin1="Hauran"))
    (told,) = writer.told
    assert told.spot is not None
    assert told.spot.mention == "dara"
    assert told.mentions == {"dara"}
    assert told.provinces == {"Hauran"}


def test_words_that_tell_reports_apart() -> None:
    found = list(content_words("The army said Osmanek’s stall at Dara-by-Sea was attacked in May"))
    assert found[:3] == ["osmanek", "stall", "dara-by-sea"]
    assert not {"the", "army", "said", "was", "attacked"} & set(found)
