"""The words that figures are read with: nouns for people, and cues that tell what is measured."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from counterclaim.annotating.data_files import read_text, rows, tsv_rows
from counterclaim.model.figure import Counted, Measure


class Role(StrEnum):
    """How a cue stands to the number it measures; see ``data/measure_cues.tsv``."""

    VICTIM = "victim"
    SELF = "self"
    STATE = "state"
    OF = "of"
    OBJECT = "object"
    COUNTED = "counted"
    TOLL = "toll"
    REACH = "reach"
    KEPT = "kept"
    RUINED = "ruined"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a cue word or phrase."""

    measure: Measure
    role: Role


@cache
def cues() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """First word -> the cues that begin with it, longest first."""
    held: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for measure, role, forms in rows("measure_cues.tsv", 3):
        for form in forms.split("|"):
            words = tuple(form.split())
            held.setdefault(words[0], []).append((words, Cue(Measure(measure), Role(role))))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in held.items()}


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun for people or things: whom or what it counts, and whether it is a plural."""

    of: Counted
    plural: bool


@cache
def person_nouns() -> dict[str, CountedNoun]:
    """Lower-case noun for people -> whom it counts."""
    return _nouns("counted_nouns.tsv")


@cache
def equipment(word: str) -> Counted | None:
    """What the name of a type of equipment counts: "T-72", "Su-25s"; None for other words."""
    types, names = _equipment()
    if found := names.get(word):
        return found
    model = _MODEL.fullmatch(word)
    return types.get(model[1]) if model else None


_MODEL = re.compile(r"([a-z]{1,6})-?\d{1,3}[a-z]{0,3}\d?", re.IGNORECASE)


@cache
def _equipment() -> tuple[dict[str, Counted], dict[str, Counted]]:
    rows = list(tsv_rows(read_text("equipment_types.tsv")))
    types, names = ({w: Counted(of) for w, s, of in rows if s == side} for side in ("type", "name"))
    return types, names


@cache
def thing_nouns() -> dict[str, CountedNoun]:
    """Lower-case noun for things -> what it counts."""
    return _nouns("counted_things.tsv")


def _nouns(name: str) -> dict[str, CountedNoun]:
    held: dict[str, CountedNoun] = {}
    for singular, plural, of in rows(name, 3):
        held[singular] = CountedNoun(Counted(of), plural=False)
        if plural != "-":
            held[plural] = CountedNoun(Counted(of), plural=True)
    return held


@cache
def counted_phrases() -> dict[str, dict[str, Counted]]:
    """``before``, ``after`` or ``compound`` -> words -> whom they show to be counted."""
    held: dict[str, dict[str, Counted]] = {}
    for where, words, of in rows("counted_phrases.tsv", 3):
        held.setdefault(where, {})[words] = Counted(of)
    return held
