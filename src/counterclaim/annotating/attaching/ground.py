"""What the readings of one ``Doc`` stand on: its layers, ready to ask where and who."""

from functools import cached_property

from spacy.tokens import Doc

from counterclaim.annotating.attaching.where import Attacher
from counterclaim.model.actor import Actor
from counterclaim.model.place import Place, PlaceForm, PlacePrecision
from counterclaim.model.words import Words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_BACK = 600


class Ground:
    """The layers that places and parties are looked up in, each read when first asked for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def text(self) -> str:
        """``doc.text`` is put together anew at each call."""
        return self.doc.text

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Places by name; adjectives and places inside other names left out."""
        return tuple(m.place for m in self.doc._.places if m.form is PlaceForm.NAME)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, empty if nobody filled the layer."""
        found: tuple[Actor, ...] = self.doc._.actors
        return found

    @cached_property
    def times(self) -> tuple[Words, ...]:
        """Where the time expressions stand."""
        return tuple(Words(t.start, t.end) for t in self.doc._.times)

    def last_settlement(self, before: int) -> Place | None:
        """The last town or village named in the ``_BACK`` characters before the position."""
        for place in reversed(self.places):
            near = before - _BACK <= place.start < before and place.mention != "capital"
            if near and place.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR):
                return place
        return None

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The words of the names that spaCy takes for places, anywhere in the text."""
        return frozenset(
            token.text
            for name in self.doc.ents
            if name.label_ in PLACE_LABELS
            for token in name
            if token.pos_ == "PROPN"
        )

    @cached_property
    def attacher(self) -> Attacher:
        """Finds what "the town" stands for."""
        return Attacher.of(self.doc)
