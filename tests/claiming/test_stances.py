"""The stance of a claim, from the cues that reach it."""

import pytest

from counterclaim.claiming.stances import hedger, stance_at
from counterclaim.model.attribution import Attribution, Manner
from counterclaim.model.stance import Certainty, Hedge, Hedger, Mode, Polarity, Stance, StanceCue
from counterclaim.model.words import Words


def cue(mention: str, at: int, scope: tuple[int, int], **effect: object) -> StanceCue:
    hedge = Hedge(mention=mention, start=at, end=at + len(mention))
    return StanceCue(hedge=hedge, scope=Words(*scope), **effect)  # type: ignore[arg-type]


TRIGGER = Words(20, 26)


def test_no_cue_is_a_plain_affirmation() -> None:
    assert stance_at(TRIGGER, []) == Stance()


def test_cues_set_their_own_value_and_are_kept_in_text_order() -> None:
    stance = stance_at(
        TRIGGER,
        [
            cue("will", 15, (10, 40), mode=Mode.PLANNED),
            cue("allegedly", 0, (0, 50), certainty=Certainty.ALLEGED),
        ],
    )
    assert (stance.certainty, stance.mode) == (Certainty.ALLEGED, Mode.PLANNED)
    assert [h.mention for h in stance.hedges] == ["allegedly", "will"]


def test_the_closest_scope_wins() -> None:
    stance = stance_at(
        TRIGGER,
        [
            cue("may", 17, (17, 30), certainty=Certainty.POSSIBLE),
            cue("doubted", 2, (0, 60), certainty=Certainty.DOUBTED),
        ],
    )
    assert stance.certainty is Certainty.POSSIBLE


def test_a_cue_elsewhere_leaves_the_claim_alone() -> None:
    assert stance_at(TRIGGER, [cue("denied", 60, (61, 90), polarity=Polarity.DENIED)]) == Stance()


def test_a_hole_in_the_scope_is_not_reached() -> None:
    known = StanceCue(
        hedge=Hedge(mention="will", start=0, end=4),
        scope=Words(0, 40),
        mode=Mode.PLANNED,
        holes=(Words(18, 30),),
    )
    assert stance_at(TRIGGER, [known]) == Stance()


SOURCE = Words(0, 3)


def attribution(manner: Manner) -> Attribution:
    return Attribution(
        source=(SOURCE,), cue=(Words(4, 10),), content=(Words(11, 40),), manner=manner
    )


@pytest.mark.parametrize(
    ("at", "hearsay", "manner", "expected"),
    [
        (12, False, Manner.INDIRECT, Hedger.SOURCE),  # "Roe said it may have fallen"
        (4, False, Manner.INDIRECT, Hedger.SOURCE),  # "Roe denied that"
        (12, True, Manner.INDIRECT, Hedger.OUTLET),  # "Roe said the alleged attack"
        (12, True, Manner.DIRECT, Hedger.SOURCE),  # "Roe said: “The alleged attack ...”"
        (50, False, Manner.INDIRECT, Hedger.OUTLET),
    ],
)
def test_whose_word_a_hedge_is(at: int, hearsay: bool, manner: Manner, expected: Hedger) -> None:
    assert hedger(Words(at, at + 3), hearsay, [attribution(manner)]) is expected
