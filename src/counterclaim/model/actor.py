"""Who acts or suffers: actors as mentioned and, where known, as registered."""

from dataclasses import dataclass
from enum import StrEnum


class ActorCategory(StrEnum):
    """ACLED's eight actor kinds, and the kinds that appear as sources or sponsors."""

    STATE_FORCES = "state forces"
    REBEL_GROUP = "rebel group"
    POLITICAL_MILITIA = "political militia"
    IDENTITY_MILITIA = "identity militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL_FORCES = "external forces"
    GOVERNMENT = "government"
    INTERNATIONAL_BODY = "international body"
    AID_WORKERS = "aid workers"
    MONITOR = "monitor"
    OUTLET = "outlet"
    AGENCY = "agency"
    PERSON = "person"
    THING = "thing"  # what was hit, where no party is told; no party itself
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor as the report words it; ``name`` and ``id`` are the registry's, or None.

    The mention is empty, and ``start`` is ``end``, where a person named an actor that the report
    does not.
    """

    mention: str
    start: int
    end: int
    name: str | None = None
    id: str | None = None
    category: ActorCategory = ActorCategory.UNKNOWN


def is_thing(actor: Actor | None) -> bool:
    """Whether it is what was hit, and no party."""
    return actor is not None and actor.category is ActorCategory.THING
