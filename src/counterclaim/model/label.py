"""The words used for an actor: data about the speaker, not about the actor."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """As a claim carries it: the word ``used`` (lower case), for the actor ``name``."""

    used: str
    name: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelMention:
    """What ``counterclaim_labels`` writes: where the label stands and for whom, where clear."""

    mention: str
    start: int
    end: int
    label: Label
