"""To how many: spreads, parts, and sums that never add what may overlap."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counterclaim.model.figure import Counted, Figure, Measure, Scope
from counterclaim.model.place import PlacePrecision
from counterclaim.model.stance import Mode, Polarity, Stance
from counterclaim.model.timespan import Anchor
from counterclaim.model.words import Words
from counterclaim.views.records import FigureRecord
from counterclaim.views.tolls import LeftOut, Toll, Total, Unadded, add_up, spread, tolls_of
from counterclaim.wording.figures import counted_words
from counterclaim.wording.tolls import toll_in_full, toll_words, total_words
from tests.views.making import DAY, Teller, at, figure, linked, on


def tolls(*tellers: Teller) -> tuple[Toll, ...]:
    whole = linked(*tellers)
    return tolls_of(whole.claims, whole.roots)


@pytest.mark.parametrize(
    ("counts", "ends"),
    [
        ([figure(12), figure(17)], (12, 17)),
        ([figure(12, None), figure(17)], (12, 17)),  # "at least 12" does not reach past 17
        ([figure(12), figure(17, None)], (12, None)),
        ([figure(None, 15)], (15, 15)),
        ([figure(0)], (0, 0)),
        ([], (None, None)),
    ],
)
def test_from_the_lowest_to_the_highest(
    counts: list[Figure], ends: tuple[int | None, int | None]
) -> None:
    assert spread(counts) == ends


def test_each_count_with_who_tells_it_most_told_first() -> None:
    one, two, three = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    one.counts(figure(9))
    first = two.counts(figure(12, None))
    second = three.counts(figure(12, None))
    [toll] = tolls(one, two, three)
    assert toll_words(toll) == "killed 9 or more"
    assert [counted_words(count.figure) for count in toll.counts] == ["12 or more", "9"]
    assert toll.counts[0].claims == (first, second)
    assert toll_in_full(toll).endswith("9 by 1 outlet, 1 root source")


def test_a_part_is_never_the_whole() -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    one.counts(figure(12))
    one.counts(figure(3, of=Counted.CHILDREN))
    one.counts(figure(7, of=Counted.CIVILIANS))
    two.counts(figure(2, of=Counted.WOMEN))
    [toll] = tolls(one, two)
    assert toll_words(toll) == "killed 12"
    assert [counted_words(part.figure) for part in toll.parts] == [
        "7 civilians",
        "3 children",
        "2 women",
    ]


def test_what_is_said_to_be_a_part_and_what_counts_the_war_are_no_toll() -> None:
    one = Teller("The Courier")
    one.counts(figure(12), replace(figure(5), part_of=Words(26, 27)))
    one.counts(replace(figure(9000), scope=Scope.BACKGROUND))
    one.counts(replace(figure(300), scope=Scope.CUMULATIVE))
    [toll] = tolls(one)
    assert toll_words(toll) == "killed 12"
    assert [counted_words(part.figure) for part in toll.parts] == ["5"]


def test_things_are_counted_apart_from_people() -> None:
    one = Teller("The Courier")
    one.counts(figure(12, measure=Measure.CAPTURED))
    one.counts(figure(3, of=Counted.VEHICLES, measure=Measure.CAPTURED))
    assert [toll_words(toll) for toll in tolls(one)] == ["captured 12", "captured 3 vehicles"]


def test_where_only_parts_are_told_they_are_what_is_known() -> None:
    one = Teller("The Courier")
    one.counts(figure(3, of=Counted.CHILDREN))
    assert [toll_words(toll) for toll in tolls(one)] == ["killed 3"]


def test_denied_and_planned_counts_are_no_toll() -> None:
    one = Teller("The Courier")
    one.counts(figure(9), stance=Stance(polarity=Polarity.DENIED))
    one.counts(figure(9), stance=Stance(mode=Mode.CONDITIONAL))
    assert tolls(one) == ()


def total(*events: Teller, apart: tuple[tuple[int, int], ...] = ()) -> Total:
    """Each teller's claims are one event, e-0, e-1 ..."""
    whole = linked(*events)
    rows = [
        (f"e-{n}", teller.claims, tolls_of(teller.claims, whole.roots))
        for n, teller in enumerate(events)
    ]
    [made] = add_up(rows, [frozenset((f"e-{a}", f"e-{b}")) for a, b in apart])
    return made


def toll_of(low: int, high: int | None = -1, **fields: object) -> Teller:
    teller = Teller("The Courier", f"{low} {sorted(map(str, fields.values()))}")
    teller.counts(figure(low, high), **fields)
    return teller


COUNTRY = replace(at("Sorvane"), precision=PlacePrecision.COUNTRY)
FAR = at("Harrow", 36.2, 37.1)
NEXT = on(DAY + timedelta(days=1))


def test_other_days_and_other_towns_add_up() -> None:
    made = total(toll_of(12, 17), toll_of(5, time=NEXT), toll_of(3, None, place=FAR))
    assert total_words(made) == "killed 20 or more in 3 events"
    assert made.left_out == ()


def test_one_town_on_one_day_may_be_one_count() -> None:
    made = total(toll_of(12), toll_of(5))
    assert total_words(made) == "killed 12 in 1 event"
    [left] = made.left_out
    five = FigureRecord(measure=Measure.KILLED, of=Counted.PEOPLE, low=5, high=5)
    assert left == LeftOut(event="e-1", figure=five, why=Unadded.OVERLAP, counted_in="e-0")
    made = total(toll_of(12), toll_of(5), apart=((0, 1),))
    assert total_words(made) == "killed 17 in 2 events"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"time": on(date(2031, 1, 1), date(2031, 6, 1))}, Unadded.LONG),
        ({"time": on(None, DAY, Anchor.PUBLICATION)}, Unadded.NO_DAY),
        ({"time": on(anchor=Anchor.PASSAGE)}, Unadded.OTHER_SENTENCE),
        ({"place": COUNTRY, "time": NEXT}, Unadded.COUNTRY),
        ({"place": None}, Unadded.OVERLAP),
    ],
)
def test_what_may_hold_the_others_is_not_added(fields: dict[str, object], why: Unadded) -> None:
    made = total(toll_of(12), toll_of(900, **fields))
    assert len(made.events) == 1
    assert why is Unadded.OVERLAP or made.events == ("e-0",)
    assert made.left_out[0].why is why


def test_of_several_reasons_the_first_is_told() -> None:
    one = Teller("The Courier")
    one.counts(figure(900), place=COUNTRY, time=NEXT)
    one.counts(figure(900), time=on(anchor=Anchor.PASSAGE))
    assert total(toll_of(12), one).left_out[0].why is Unadded.OTHER_SENTENCE
    one.counts(figure(900), time=NEXT)
    assert {left.why for left in total(toll_of(12), one).left_out} == {Unadded.OVERLAP}


def test_measures_are_summed_apart() -> None:
    one = Teller("The Courier")
    one.counts(figure(3), figure(8, measure=Measure.INJURED))
    whole = linked(one)
    rows = [("e-0", one.claims, tolls_of(one.claims, whole.roots))]
    assert [total_words(made) for made in add_up(rows)] == [
        "killed 3 in 1 event",
        "injured 8 in 1 event",
    ]


def test_where_nothing_can_be_added_it_says_so() -> None:
    made = total(toll_of(12, time=on(None, DAY, Anchor.PUBLICATION)))
    assert total_words(made) == "killed: nothing that can be added"
