"""What words speak for, and how the rules' kind is weighed against it."""

from pathlib import Path

import numpy as np
import pytest

from counterclaim.annotating.events.typing import Kind
from counterclaim.annotating.events.weighing import (
    NO_CONFLICT,
    TALK,
    confidence,
    family,
    share,
    weighed,
)
from counterclaim.annotating.events.wording import (
    NONE,
    Vector,
    Wording,
    pieces,
    whole_terms,
    wording,
)
from counterclaim.model.event import EventType, SubEventType

KINDS = (*(kind.value for kind in SubEventType), *NO_CONFLICT, *TALK, NONE)


def small() -> Wording:
    weights = np.array([[4.0, -4.0], [-4.0, 4.0]])
    return Wording(["Grenade", "none"], ["hurl", "rain"], np.ones(2), weights, np.zeros(2))


def speaking(**said: float) -> tuple[Vector, Wording]:
    """Log-probabilities with the given shares, the rest spread evenly; "_" stands for a space."""
    names = {kind.replace(" ", "_").replace("/", "_").replace("-", "_"): kind for kind in KINDS}
    chosen = {names[name]: each for name, each in said.items()}
    rest = (1 - sum(chosen.values())) / (len(KINDS) - len(chosen))
    empty = np.zeros(len(KINDS))
    held = Wording(KINDS, [], np.zeros(0), np.zeros((0, len(KINDS))), empty)
    return np.log([chosen.get(kind, rest) for kind in KINDS]), held


def test_terms_are_words_pairs_and_pieces() -> None:
    assert [*whole_terms(["be", "hit"])] == ["be", "hit", "be hit"]
    assert [*pieces(["be", "hit"])] == [
        *("_ be", "_be ", "_ be "),
        *("_ hi", "_hit", "_it ", "_ hit", "_hit ", "_ hit "),
    ]


def test_probabilities_sum_to_one_and_follow_the_words() -> None:
    read = small().read(["hurl"])
    assert np.exp(read).sum() == pytest.approx(1)
    assert small().kinds[int(read.argmax())] == "Grenade"
    assert small().read(["unheard"]) == pytest.approx(np.log([0.5, 0.5]))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    small().write(tmp_path / "weights.npz")
    again = Wording.from_file(tmp_path / "weights.npz")
    assert again.kinds == small().kinds
    assert again.read(["rain"]) == pytest.approx(small().read(["rain"]), abs=0.01)


def test_the_shipped_weights_know_every_kind() -> None:
    assert set(wording().kinds) == set(KINDS)


ATTACK = Kind(EventType.ASSAULT, None, SubEventType.ATTACK)
DEMO = Kind(EventType.PROTEST, "demo", SubEventType.PEACEFUL_PROTEST)
BLAST = Kind(EventType.ASSAULT, "explosives", None)
SHELLING = Kind(EventType.ASSAULT, "heavy-weapons", SubEventType.SHELLING)


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        (ATTACK, {"Armed_clash": 0.95}, ("firearms", SubEventType.ARMED_CLASH)),
        (ATTACK, {"Armed_clash": 0.3, "Attack": 0.3}, (None, SubEventType.ATTACK)),
        (ATTACK, {"Armed_clash": 0.45, "Air_drone_strike": 0.45}, (None, None)),
        (DEMO, {"Violent_demonstration": 0.9}, ("riot", SubEventType.VIOLENT_DEMONSTRATION)),
        (DEMO, {"Armed_clash": 0.99}, ("demo", SubEventType.PEACEFUL_PROTEST)),
        (BLAST, {"Suicide_bomb": 0.9}, ("suicide-attack", SubEventType.SUICIDE_BOMB)),
        (BLAST, {"Accident": 0.9}, ("explosives", None)),
        (SHELLING, {"Air_drone_strike": 0.99}, ("heavy-weapons", SubEventType.SHELLING)),
    ],
)
def test_words_decide_within_a_family_where_they_are_sure(
    kind: Kind, said: dict[str, float], expected: tuple[str | None, SubEventType | None]
) -> None:
    found = weighed(kind, *speaking(**said))
    assert (found.mode, found.sub_event) == expected


def test_a_share_is_of_the_family_and_of_no_event() -> None:
    assert share(SHELLING, *speaking(none=0.9)) < 0.1
    assert share(SHELLING, *speaking(Shelling_artillery_missile_attack=0.9)) > 0.9
    # an arrest in the same sentence takes nothing away
    both = speaking(Shelling_artillery_missile_attack=0.4, Arrests=0.55)
    assert share(SHELLING, *both) > 0.8


def test_talk_is_a_family_of_its_own() -> None:
    assert family(EventType.ACCUSE) == TALK


def test_confidence_rises_with_either_and_stays_within() -> None:
    assert confidence(0.5, 0.2) < confidence(0.9, 0.2) < confidence(0.9, 0.9) <= 0.98
    assert confidence(-1.0, 0.001) >= 0.02
