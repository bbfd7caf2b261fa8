"""Finds what the sides offer each other, ask, accept, refuse and break."""

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers
from counterclaim.annotating.offers.reading import find_offers


class Offers:
    """Writes ``doc._.offers``."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.offers = find_offers(doc)
        return doc


@Language.factory(
    "counterclaim_offers",
    assigns=["doc._.offers"],
    requires=["token.dep", "token.tag", "token.lemma", "doc._.actors"],
)
def make_offers(nlp: Language, name: str) -> Offers:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; put it behind the actors."""
    layers.register_layers()
    return Offers()
