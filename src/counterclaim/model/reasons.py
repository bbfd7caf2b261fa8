"""Why a claim is rejected: the codes that decisions carry, so that errors can be counted."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with the reading of a claim."""

    NO_CLAIM = "no claim"  # the words assert nothing
    WRONG_WORDS = "wrong words"
    WRONG_SPEAKER = "wrong speaker"
    OTHER_PLACE = "other place"
    OTHER_DAY = "other day"
    NUMBER_MISREAD = "number misread"
    HEDGE_MISSED = "hedge or denial missed"
    WRONG_KIND = "wrong kind of event"
    DOUBLE = "double of"  # followed by the id of the claim that stands for it


def double_of(claim: str) -> str:
    """The reason for rejecting a claim that ``claim`` (its whole id) says already."""
    return f"{Reason.DOUBLE} {claim}"
