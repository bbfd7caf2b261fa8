"""The stance of a claim, from the cues that reach it."""

from counterclaim.claiming.stances import stance_at
from counterclaim.model.stance import Certainty, Hedge, Mode, Polarity, Stance, StanceCue
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
