"""Components that find records in a ``Doc`` and write the one layer they make of them."""

from collections.abc import Callable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers
from counterclaim.annotating.harmless import harmless


class Writer:
    """The component ``name``: writes what ``find`` finds on ``doc._.<layer>``."""

    def __init__(self, name: str, layer: str, find: Callable[[Doc], Any]) -> None:
        self.find = find
        self._annotate = harmless(name, layer)(_written(layer))

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        return self._annotate(self, doc)


def _written(layer: str) -> Callable[[Any, Doc], Doc]:
    def write(writer: Writer, doc: Doc) -> Doc:
        doc._.set(layer, writer.find(doc))
        return doc

    return write


def writing(
    name: str, layer: str, find: Callable[[Doc], Any], requires: Sequence[str]
) -> Callable[[Language, str], Writer]:
    """The factory of the component ``name``, registered with spaCy."""

    component = name

    def make(nlp: Language, name: str) -> Writer:  # noqa: ARG001 - spaCy's factory signature
        layers.register_layers()
        return Writer(component, layer, find)

    Language.factory(name, assigns=[f"doc._.{layer}"], requires=list(requires), func=make)
    return make
