"""Who says it: source, cue and content, as PARC3 and PolNeAR annotate them."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.abstained import Abstained
from counterclaim.model.words import Words


class Manner(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN_VOICE = "own voice"


class SourceKind(StrEnum):
    """What kind of source the words are laid to."""

    PERSON = "person"
    OFFICIAL = "official"
    MILITARY = "military"
    ARMED_GROUP = "armed group"
    GOVERNMENT = "government"
    INTERNATIONAL_BODY = "international body"
    MONITOR = "monitor"
    MEDIC = "medic"
    ACTIVIST = "activist"
    RESIDENT = "resident"
    JOURNALIST = "journalist"
    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link of a chain.

    ``mention`` and its positions are None for the last link, the outlet, which no words of the text
    name. ``name`` is the registry's or the outlet's name, or the personal name within the mention;
    for a pronoun, a surname or "the doctor" it tells whom the report means, in the report's words.
    It is None where the mention is all there is.
    ``cue`` is the reporting word ("said", "citing"), None for credits and outlets. ``body`` is whom
    a spokesman, a director, a correspondent or a statement speaks for, where the report says so; of
    the outlet it is the registry's name, where that is another.
    """

    mention: str | None = None
    start: int | None = None
    end: int | None = None
    name: str | None = None
    kind: SourceKind = SourceKind.UNKNOWN
    cue: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content by position; each may be in pieces, and source or cue may be empty.

    ``sources`` is the part of the chain that this attribution's own words give, nearest speaker
    first: one source, and after it those it was said through ("told AFP", "SANA, citing ...").
    It is empty where nobody is said to have spoken: "the army plans to", laid to the army by
    others. "Reportedly" gives one source of kind anonymous, without a mention. ``abstained`` tells
    which speaker was not taken, and why.
    """

    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    manner: Manner
    sources: tuple[Source, ...] = ()
    abstained: tuple[Abstained, ...] = ()
