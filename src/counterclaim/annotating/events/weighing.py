"""Weighs what the words speak for against what the rules made of weapon, target and doer.

The rules stand wherever a weapon or a named side decides. The words may change the kind of an event
only within its family, only where the rules had little to go by, and only if they are sure; where
neither is sure the kind is left open. They also say how likely the reading is right.
"""

from collections.abc import Iterable
from functools import cache
from math import exp, log

import numpy as np

from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.annotating.events.typing import Kind
from counterclaim.annotating.events.wording import NONE, Vector, Wording
from counterclaim.model.event import EventType, SubEventType

NO_CONFLICT = ("Natural disaster", "Accident", "Organised crime")
TALK = ("Diplomacy", "Responsibility")
KEPT_BY = 1.5  # nats by which the words must outweigh the rules
SURE = 0.7  # of the family; below it the rules' kind stays
_OPEN_BELOW = 0.25  # of the family; a kind that the rules only fell back on is then left open
_LEAST = 1e-4

_MODES = {
    SubEventType.ATTACK: None,
    SubEventType.ARMED_CLASH: "firearms",
    SubEventType.AIR_STRIKE: "aerial",
    SubEventType.SHELLING: "heavy-weapons",
    SubEventType.REMOTE_EXPLOSIVE: "explosives",
    SubEventType.GRENADE: "explosives",
    SubEventType.SUICIDE_BOMB: "suicide-attack",
    SubEventType.CHEMICAL_WEAPON: "unconventional",
    SubEventType.SEXUAL_VIOLENCE: "sexual",
    SubEventType.PEACEFUL_PROTEST: "demo",
    SubEventType.PROTEST_WITH_INTERVENTION: "demo",
    SubEventType.EXCESSIVE_FORCE: "demo",
    SubEventType.VIOLENT_DEMONSTRATION: "riot",
    SubEventType.MOB_VIOLENCE: "riot",
}
_PROTESTS = tuple(kind for kind, mode in _MODES.items() if mode in ("demo", "riot"))
_VIOLENCE = tuple(kind for kind in _MODES if kind not in _PROTESTS)
_BY_HAND = (SubEventType.ATTACK, SubEventType.ARMED_CLASH)
_BLASTS = tuple(kind for kind in _VIOLENCE if kind not in _BY_HAND)
_HAND_MODES = frozenset({None, "targeted", "firearms", "beat"})
_TERRITORY = (
    SubEventType.GOVERNMENT_REGAINS_TERRITORY,
    SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
)
_MOVES = (
    SubEventType.AGREEMENT,
    SubEventType.CHANGE_TO_GROUP,
    SubEventType.NON_VIOLENT_TRANSFER,
    SubEventType.BASE_ESTABLISHED,
    SubEventType.OTHER,
)
_OF_TYPE: dict[EventType, tuple[str, ...]] = {
    EventType.PROTEST: _PROTESTS,
    EventType.ASSAULT: (
        *_VIOLENCE,
        *_TERRITORY,
        SubEventType.ABDUCTION,
        SubEventType.LOOTING,
        SubEventType.EXCESSIVE_FORCE,
        SubEventType.MOB_VIOLENCE,
    ),
    EventType.COERCE: (
        SubEventType.ARRESTS,
        SubEventType.DISRUPTED_WEAPONS_USE,
        SubEventType.OTHER,
    ),
    EventType.RETREAT: _MOVES,
    EventType.AGREE: _MOVES,
    EventType.MOBILIZE: _MOVES,
    EventType.AID: (SubEventType.OTHER,),
}


def family(event_type: EventType) -> tuple[str, ...]:
    """The kinds of sentences that an event of a PLOVER type may stand in."""
    return _OF_TYPE.get(event_type, TALK)


def weighed(kind: Kind, speak: Vector, wording: Wording) -> Kind:
    """The rules' kind, or the one that the words are sure of, or that kind left open.

    ``speak``: the words' log-probabilities of ``wording.kinds``.
    """
    candidates = _candidates(kind)
    if not candidates:
        return kind
    scores = np.array(
        [speak[wording.place[c]] + KEPT_BY * (c is kind.sub_event) for c in candidates]
    )
    shares = np.exp(scores - np.logaddexp.reduce(scores))
    best = int(shares.argmax())
    if candidates[best] is kind.sub_event:
        return kind
    if shares[best] >= SURE:
        same_means = kind.mode is not None and candidates[best] in _BY_HAND
        mode = kind.mode if same_means else _MODES[candidates[best]]
        return Kind(kind.type, mode, candidates[best])
    fell_back = kind.mode is None and kind.sub_event is SubEventType.ATTACK
    if fell_back and shares[candidates.index(SubEventType.ATTACK)] < _OPEN_BELOW:
        return Kind(kind.type, None, None)
    return kind


def _candidates(kind: Kind) -> tuple[SubEventType, ...]:
    """What the words may choose from; nothing where the rules know."""
    if kind.type is EventType.PROTEST:
        return _PROTESTS
    if kind.type is not EventType.ASSAULT:
        return ()
    if kind.sub_event is None:
        return _BLASTS if kind.mode == "explosives" else ()
    if kind.sub_event not in _BY_HAND or kind.mode not in _HAND_MODES:
        return ()
    return _VIOLENCE if kind.mode is None else _BY_HAND


def share(kind: Kind, speak: Vector, wording: Wording) -> float:
    """How much of what the words speak for is this kind: 0-1, of its family and of no conflict.

    Other families count neither way, since one sentence may tell of several events.
    """
    own = {str(kind.sub_event)} if kind.sub_event is not None else set(family(kind.type))
    held = _sum(own, speak, wording)
    rivals = {*map(str, family(kind.type)), NONE, *NO_CONFLICT} - own
    return held / (held + _sum(rivals, speak, wording))


def _sum(kinds: Iterable[str], speak: Vector, wording: Wording) -> float:
    return float(sum(exp(speak[wording.place[kind]]) for kind in kinds)) + _LEAST


def confidence(told: float, spoken_for: float) -> float:
    """The calibrated probability that kind and telling are read aright, two digits.

    ``told`` is what the clause itself tells (0-1), ``spoken_for`` the words' ``share``.
    """
    weights = calibration()
    raw = (
        weights["always"]
        + weights["told"] * told
        + weights["spoken for"] * log(spoken_for / (1 - spoken_for))
    )
    return round(min(max(1 / (1 + exp(-raw)), 0.02), 0.98), 2)


@cache
def calibration() -> dict[str, float]:
    """Weights of a logistic regression, fitted by ``training.events`` to held-out sentences."""
    rows = tsv_rows(read_text("event_confidence.tsv"))
    return {name: float(weight) for name, weight in rows}
