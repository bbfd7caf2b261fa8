"""Finds what became of aid, water, power, hospitals, schools and roads."""

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers
from counterclaim.annotating.services.reading import find_services


class Services:
    """Writes ``doc._.services``."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.services = find_services(doc)
        return doc


@Language.factory(
    "counterclaim_services",
    assigns=["doc._.services"],
    requires=["token.dep", "token.tag", "token.lemma", "doc._.actors"],
)
def make_services(nlp: Language, name: str) -> Services:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; put it behind the actors."""
    layers.register_layers()
    return Services()
