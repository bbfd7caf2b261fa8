"""The words that control is read with."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.annotating.data_files import read_text, rows
from counterclaim.model.control import ControlStatus


@dataclass(frozen=True, slots=True)
class ControlCue:
    """What a cue tells and how its clause is built; see ``data/control_cues.tsv``."""

    status: ControlStatus
    construction: str
    strict: bool
    particle: str | None = None


NOMINAL = frozenset({"noun", "control", "hands", "seat", "under", "state", "land"})


@cache
def verb_cues() -> dict[str, ControlCue]:
    """Lemma of a verb -> cue."""
    return {word: cue for word, cue in _rows() if cue.construction not in NOMINAL | {"held"}}


@cache
def noun_cues() -> dict[str, ControlCue]:
    """Lower-case noun -> cue."""
    return {word: cue for word, cue in _rows() if cue.construction in NOMINAL}


@cache
def held_words() -> frozenset[str]:
    """Second halves of adjectives such as "rebel-held"."""
    return frozenset(word for word, cue in _rows() if cue.construction == "held")


def _rows() -> list[tuple[str, ControlCue]]:
    return [
        (word, ControlCue(ControlStatus(status), construction, strict == "yes", particle or None))
        for status, construction, strict, words in rows("control_cues.tsv", 4)
        for word, _, particle in (each.partition(" ") for each in words.split("|"))
    ]


@cache
def control_verbs() -> dict[str, ControlStatus]:
    """Lemma of the verb before "control of" -> status."""
    return {verb: ControlStatus(s) for verb, s in _words()["control_verbs"].items()}


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of ``data/control_words.toml``."""
    return frozenset(_words()[name])


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(read_text("control_words.toml"))
