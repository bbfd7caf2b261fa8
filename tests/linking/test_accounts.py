"""What belongs to an account: whom it blames near what it tells, and what it denies."""

from typing import Any

import pytest

from counterclaim.linking.accounts import blame_amid, denying
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType
from counterclaim.model.stance import Hedge, Mode, Polarity, Stance
from tests.linking.making import HARROW, Fields, Writer, dead, party
from tests.views.making import at

TOLD = "Jets bombed the fish market of Dara."
BLAME = "The council blamed the army."
ARMY = party("Ardmeran army")
REFUSED: Fields = {"event_type": EventType.REJECT, "event_mode": "allege", "sub_event_type": None}
STATED: Fields = {"kind": ClaimKind.STATEMENT, "event_type": None, "sub_event_type": None}


def denied(word: str, mode: Mode = Mode.HAPPENED) -> Fields:
    """The stance that a word such as "denied" or "not" gives."""
    hedge = Hedge(mention=word, start=0, end=len(word))
    return {"stance": Stance(polarity=Polarity.DENIED, mode=mode, hedges=(hedge,))}


def a_claim(words: str, **fields: Any) -> Claim:
    """The only claim of its report."""
    return Writer(words).tells(words, **fields)


@pytest.mark.parametrize(
    ("between", "place", "belongs"),
    [
        ("", None, True),
        ("", at(), True),
        ("", HARROW, False),
        (" Rain fell." * 50, None, False),  # long after
    ],
)
def test_blame_belongs_where_it_stands_near_and_at_the_place(
    between: str, place: object, belongs: bool
) -> None:
    writer = Writer(f"{TOLD}{between} {BLAME}")
    told = writer.tells(TOLD)
    blame = writer.tells(BLAME, event_type=EventType.ACCUSE, target=ARMY, place=place)
    assert list(blame_amid([told], [blame])) == [blame] * belongs


@pytest.mark.parametrize(
    ("words", "fields", "denies"),
    [
        ("The army denied any responsibility.", REFUSED, True),
        ("There was no truth to it.", REFUSED | denied("no"), True),
        ("It did not deny the reports.", REFUSED | denied("not"), False),
        ("The army rejected the plan.", REFUSED | {"event_mode": None}, False),
        ("it had bombed Dara", denied("denied"), True),
        ("It did not bomb Dara", denied("not"), True),
        ("It will not bomb Dara", denied("not", Mode.PLANNED), False),
        ("causing no injuries", denied("no") | {"figures": (dead(0),)}, False),
        ("it had killed nine", denied("denied") | {"figures": (dead(9),)}, True),
        ("no aircraft had flown", STATED | denied("no"), True),
        ("it did not say who had fired", STATED | denied("not"), False),
        ("it wasn't its doing", STATED | denied("n't"), True),
        ("that its jets took part", STATED | denied("denied"), True),
        ("the road is not open", STATED | denied("not"), False),
        (TOLD, {}, False),
    ],
)
def test_what_denies_a_deed(words: str, fields: Fields, denies: bool) -> None:
    assert denying(a_claim(words, **fields)) is denies
