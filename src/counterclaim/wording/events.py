"""What is told of an event."""

from collections.abc import Sequence

from counterclaim.views.events import EventRow
from counterclaim.views.records import Deed
from counterclaim.wording.places import place_words

_SOME = 2  # deeds or places that a line has room for


def deed_words(deed: Deed) -> str:
    """ "Air/drone strike", "captured", "assault", "killed"."""
    general = deed.event_type.value.lower() if deed.event_type else ""
    return str(deed.sub_event_type or deed.control or general or deed.measure or "")


def deeds_words(deeds: Sequence[Deed]) -> str:
    """The first deeds on a line."""
    return "; ".join(deed_words(deed) for deed in deeds[:_SOME])


def most_told_deeds(row: EventRow) -> str:
    """The deeds told most."""
    return deeds_words([told.deed for told in row.what])


def most_told_places(row: EventRow) -> str:
    """The places told most; empty where none is told."""
    return "; ".join(place_words(told.place) for told in row.places[:_SOME])
