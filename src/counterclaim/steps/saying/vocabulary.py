"""A word out of a closed list, whatever its case, and the nearest where it is none."""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from counterclaim.model.errors import UsageError

E = TypeVar("E", bound=StrEnum)
NONE = "none"


def one_of(words: type[E], said: str, what: str) -> E:
    """The member whose word is ``said`` or begins so; UsageError names the nearest."""
    found = known(words, said)
    if found is None:
        raise UsageError(f"{what} {said!r} is not known{nearest(said, words)}")
    return found


def known(words: type[E], said: str) -> E | None:
    """The member whose word is ``said``, or the only one that begins so."""
    wanted = said.strip().casefold()
    exact = [member for member in words if member.value.casefold() == wanted]
    begun = [member for member in words if wanted and member.value.casefold().startswith(wanted)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None


def nearest(said: str, words: Iterable[str]) -> str:
    """What can be said, for the end of a message: the nearest word, and all of them."""
    listed = {str(word).casefold(): str(word) for word in words}
    near = get_close_matches(said.strip().casefold(), listed, 1, 0.5)
    hint = f"; did you mean {listed[near[0]]!r}? It" if near else "; it"
    return f"{hint} is one of: {', '.join(listed.values())}"


def is_none(said: str) -> bool:
    """Whether a field is to be left blank."""
    return said.strip().casefold() == NONE
