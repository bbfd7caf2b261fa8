"""Truce and passage: what is offered, asked, agreed to, refused or broken, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

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
class Offer:
    """As a claim carries it: ``terms`` are the report's words, who does it to whom the claim's
    actor and target."""

    act: OfferAct
    terms: str | None = None


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
