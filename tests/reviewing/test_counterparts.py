"""Which claim of a new reading is which of an older one."""

import pytest

from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.reviewing.counterparts import counterparts
from tests.ledger.making import claim, report

OF = report()


def event(words: str, number: int) -> Claim:
    return claim(OF, words, number)


def count(words: str, number: int, mention: str) -> Claim:
    start = OF.text.index(mention)
    figure = Figure(
        mention=mention,
        start=start,
        end=start + len(mention),
        measure=Measure.KILLED,
        of=Counted.PEOPLE,
        low=1,
        high=1,
    )
    return claim(OF, words, number, kind=ClaimKind.FIGURE, figures=(figure,))


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([event("market", 1)], [event("market", 2)], {0: 0}),
        # Two on the same words keep their order; one of two cannot be told.
        (
            [event("market", 1), event("market", 2)],
            [event("market", 3), event("market", 4)],
            {0: 0, 1: 1},
        ),
        ([event("market", 1), event("market", 2)], [event("market", 3)], {}),
        ([event("market", 1)], [event("market", 3), event("market", 4)], {}),
        # What says the same comes first, whatever the order.
        (
            [event("market", 1), claim(OF, "market", 2, confidence=1.0, event_mode="bombs")],
            [claim(OF, "market", 3, event_mode="bombs"), event("market", 4)],
            {0: 1, 1: 0},
        ),
        # Of another kind it is another claim.
        ([event("market", 1)], [claim(OF, "market", 2, kind=ClaimKind.STATEMENT)], {}),
        # The words that overlap most, unless two do.
        ([event("The market was", 1)], [event("market was shelled", 2), event("The", 3)], {0: 0}),
        ([event("The market", 1)], [event("The ", 2), event("rket", 3)], {}),
        ([event("The market", 1)], [event("entered", 2)], {}),
        ([event("The market", 1), event("market was", 2)], [event("market", 3)], {}),
        # Figures of one sentence are told apart by their own words.
        (
            [count("on 3 May", 1, "3"), count("on 3 May", 2, "May")],
            [count("on 3 May", 3, "May"), count("on 3 May", 4, "3")],
            {0: 1, 1: 0},
        ),
    ],
)
def test_counterparts(old: list[Claim], new: list[Claim], pairs: dict[int, int]) -> None:
    assert counterparts(old, new) == {old[i].id: new[j].id for i, j in pairs.items()}
