"""Truce and passage: what is offered, asked, agreed to, refused or broken, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.abstained import Abstained
from counterclaim.model.actor import Actor
from counterclaim.model.words import Words


class OfferAct(StrEnum):
    """What is done with the terms."""

    OFFER = "offer"
    DEMAND = "demand"
    CONDITION = "condition"
    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    VIOLATION = "violation"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of the report that tell on what condition, or why."""

    mention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """As a claim carries it: ``terms`` are the report's words, who does it to whom the claim's
    actor and target.

    ``conditions`` are what it hangs on ("if the siege is lifted"), ``reasons`` why it is done
    ("citing the raids"), each in the report's words without the word that joins them.
    """

    act: OfferAct
    terms: str | None = None
    conditions: tuple[Said, ...] = ()
    reasons: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMention:
    """What ``counterclaim_offers`` writes: ``actor`` offers, demands, breaks ... ``terms``.

    ``trigger`` is the word that tells the act, ``clause`` the words of the whole statement.
    """

    trigger: Words
    clause: Words
    act: OfferAct
    terms: Words | None = None
    actor: Actor | None = None
    target: Actor | None = None
    conditions: tuple[Said, ...] = ()
    reasons: tuple[Said, ...] = ()
    abstained: tuple[Abstained, ...] = ()
