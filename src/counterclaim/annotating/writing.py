"""Components that find records in a ``Doc`` and write the one layer they make of them."""

from collections.abc import Callable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers


class Writer:
    """Writes what ``find`` finds on ``doc._.<layer>``."""

    def __init__(self, layer: str, find: Callable[[Doc], Any]) -> None:
        self.layer, self.find = layer, find

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.set(self.layer, self.find(doc))
        return doc


def writing(
    name: str, layer: str, find: Callable[[Doc], Any], requires: Sequence[str]
) -> Callable[[Language, str], Writer]:
    """The factory of the component ``name``, registered with spaCy."""

    def make(nlp: Language, name: str) -> Writer:  # noqa: ARG001 - spaCy's factory signature
        layers.register_layers()
        return Writer(layer, find)

    Language.factory(name, assigns=[f"doc._.{layer}"], requires=list(requires), func=make)
    return make
