"""What the components write on a ``Doc``: typed records that survive a round trip.

``doc._.times`` and its like read and take tuples of the model's records. Underneath, ``user_data``
holds only lists, dicts, strings and numbers, because spaCy cannot serialise objects there.
"""

from datetime import date
from typing import Any

import msgspec
from spacy.tokens import Doc

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution, Source
from counterclaim.model.control import ControlMention
from counterclaim.model.event import Event
from counterclaim.model.fault import Fault
from counterclaim.model.figure import FigureMention
from counterclaim.model.label import LabelMention
from counterclaim.model.offer import OfferMention
from counterclaim.model.place import PlaceMention
from counterclaim.model.relation import RelationMention
from counterclaim.model.service import ServiceMention
from counterclaim.model.stance import StanceCue
from counterclaim.model.timespan import TimeExpression

LAYERS: dict[str, type] = {
    "times": TimeExpression,
    "places": PlaceMention,
    "actors": Actor,
    "credits": Source,
    "attributions": Attribution,
    "events": Event,
    "figures": FigureMention,
    "controls": ControlMention,
    "relations": RelationMention,
    "offers": OfferMention,
    "services": ServiceMention,
    "labels": LabelMention,
    "stance_cues": StanceCue,
    "faults": Fault,  # what any of our components could not read, and why
}


def register_layers() -> None:
    """Give every ``Doc`` the extensions; safe to call again.

    Beside the layers: ``doc._.published`` (the report's date, ISO string or None) and
    ``doc._.outlet``, which callers set before the pipeline runs if they know them.
    """
    for name, record in LAYERS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=_reader(name, record), setter=_writer(name))
    for name in ("published", "outlet"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def published(doc: Doc) -> date | None:
    """The publication date the caller gave with the ``Doc``."""
    given: str | None = doc._.published
    return date.fromisoformat(given) if given else None


def key_of(name: str) -> str:
    """Where ``user_data`` holds the layer."""
    return f"counterclaim.{name}"


def _reader(name: str, record: type) -> Any:
    kind: Any = tuple[record, ...]  # type: ignore[valid-type]

    def read(doc: Doc) -> Any:
        return msgspec.convert(doc.user_data.get(key_of(name), ()), kind)

    return read


def _writer(name: str) -> Any:
    def write(doc: Doc, records: Any) -> None:
        doc.user_data[key_of(name)] = msgspec.to_builtins(list(records))

    return write


register_layers()
