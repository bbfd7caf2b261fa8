"""Rows in words: tolls and sums, control, accounts and their clashes, changes."""

from dataclasses import replace

import pytest

from counterclaim.model.control import ControlStatus
from counterclaim.model.figure import Counted, Measure
from counterclaim.model.stance import Polarity, Stance
from counterclaim.views.accounts import ClashSide, accounts_of
from counterclaim.views.control import ControlRow, control_in
from counterclaim.views.diff import Because, Told, diff_of
from counterclaim.views.records import FigureRecord
from counterclaim.views.tolls import LeftOut, Total, Unadded
from counterclaim.wording.accounts import AccountWords, side_words
from counterclaim.wording.changes import ChangeWords
from counterclaim.wording.control import claimed_words, day_words, held_words
from counterclaim.wording.events import most_told_deeds, most_told_places
from counterclaim.wording.times import dates_words
from counterclaim.wording.tolls import (
    left_out_words,
    toll_in_full,
    toll_with_counts,
    toll_words,
    total_and_rest,
    why_words,
)
from tests.views.making import MONITOR, Teller, actor, at, events_in, figure, linked, same

FIVE = FigureRecord(measure=Measure.KILLED, of=Counted.PEOPLE, low=5, high=5)


def counting(*counts: tuple[int, int | None]) -> list[Teller]:
    """Tellers, one a count."""
    tellers = []
    for number, ends in enumerate(counts):
        teller = Teller(f"Radio {number}")
        teller.counts(figure(*ends), by=(MONITOR,))
        tellers.append(teller)
    return tellers


def test_a_toll_with_its_counts() -> None:
    told = counting((12, None), (12, None), (17, 17), (9, 9), (8, 8))
    ids = [claim.id for teller in told for claim in teller.claims]
    [row] = events_in(linked(*told, judgements=same(*ids)))
    [toll] = row.tolls
    assert toll_words(toll) == "killed 8–17"
    assert toll_with_counts(toll) == "killed 8–17: 12 or more (2 outlets), 17, 9, 1 more"
    assert toll_in_full(toll).startswith("killed 8–17: 12 or more by 2 outlets, 1 root source; 17")
    [alone] = events_in(linked(told[3]))[0].tolls
    assert toll_with_counts(alone) == "killed 9"
    assert dates_words(row.dates[0]) == "2031-05-03 by 5 outlets"
    assert (most_told_deeds(row), most_told_places(row)) == ("killed", "Dara")


@pytest.mark.parametrize("why", Unadded)
def test_why_a_count_is_not_in_a_sum(why: Unadded) -> None:
    left = LeftOut(event="e-1", figure=FIVE, why=why, counted_in="e-0")
    assert left_out_words(left) == f"killed 5: {why_words(left)}"
    assert ("e-0" in why_words(left)) is (why is Unadded.OVERLAP)


def test_a_sum_and_what_is_not_in_it() -> None:
    left = LeftOut(event="e-1", figure=FIVE, why=Unadded.NO_DAY)
    total = Total(
        measure=Measure.KILLED, of=Counted.PEOPLE, low=1200, high=None,
        events=("e-0", "e-2"), left_out=(left,),
    )  # fmt: skip
    assert total_and_rest(total) == "killed 1,200 or more in 2 events; 1 count not added"
    assert total_and_rest(replace(total, events=(), left_out=())) == (
        "killed: nothing that can be added"
    )


def held(**fields: object) -> ControlRow:
    one = Teller("The Courier")
    one.holds("the army", **fields)  # type: ignore[arg-type]
    [row] = control_in(linked(one))
    return row


def test_control() -> None:
    row = held(share=0.7, stance=Stance(polarity=Polarity.DENIED))
    assert held_words(row) == "the army holds 70%"
    assert claimed_words(row) == "The Courier: the army holds 70% [denied]"
    assert day_words(row) == "2031-05-03"
    assert day_words(replace(row, earliest=None, latest=None)) == "no date"
    lost = held(status=ControlStatus.LOST, target=actor("the militia"))
    assert held_words(lost) == "the militia lost to the army"


def test_accounts_and_the_sides_of_a_clash() -> None:
    one = Teller("The Courier")
    one.tells(MONITOR, actor=actor("jets"), target=actor("a market"))
    one.counts(figure(9), by=(MONITOR,))
    whole = linked(one, judgements=same(*(claim.id for claim in one.claims)))
    [row] = accounts_of(whole, whole.events[0]).accounts
    assert AccountWords.of(row) == AccountWords(
        outlets=("The Courier",),
        chains=("Hill Monitor › The Courier",),
        what=("Air/drone strike",),
        who=("jets",),
        whom=("a market",),
        where=("Dara",),
        when=("2031-05-03",),
        figures=("killed 9",),
        told_as=("stated",),
        labels=(),
    )
    side = ClashSide(
        account=1, source="a doctor", own_voice=False, outlet="Radio Ten", words="9", claims=()
    )
    assert side_words(side) == "a doctor, in Radio Ten"
    assert side_words(replace(side, own_voice=True, outlet=None)) == "(unknown outlet)"


def test_changes() -> None:
    [one], two = counting((9, 9)), Teller("Radio 1")
    ids = one.claims[0].id, two.counts(figure(12)), two.tells()
    two.holds("the army", place=at("Harrow"))
    after = linked(one, two, judgements=same(*ids))
    toll, account, control = map(ChangeWords.of, diff_of(linked(one), after))
    assert (toll.then, toll.now) == ("killed 9", "killed 9–12")
    assert (toll.what, toll.where, toll.when) == ("Air/drone strike", "Dara", "2031-05-03")
    assert (account.then, account.now) == ("", "Radio 1")
    assert (control.what, control.now) == ("holds", "Radio 1: the army holds")
    assert control.where == "Harrow"


def test_why_a_change_is_no_news_and_what_is_gone() -> None:
    one = Teller("Radio 1")
    one.counts(figure(9))
    one.holds("the army")
    then, told = linked(one), Told(frozenset({one.report.id}), {one.report.id: Because.READING})
    one.claims[0] = replace(one.claims[0], figures=(figure(12),))
    one.claims[1] = replace(one.claims[1], actor=actor("the militia"))
    changed = [ChangeWords.of(row) for row in diff_of(then, linked(one), told)]
    assert [(each.then, each.now) for each in changed] == [
        ("killed 9", "killed 12"),
        ("Radio 1: the army holds", "Radio 1: the militia holds"),
    ]
    gone = [ChangeWords.of(row) for row in diff_of(then, linked(), told)]
    assert [(each.then, each.now) for each in gone] == [
        ("killed 9", ""),
        ("Radio 1: the army holds", ""),
    ]
    assert {each.because for each in changed + gone} == {("read otherwise",)}
    assert {ChangeWords.of(row).because for row in diff_of(linked(), then)} == {()}
