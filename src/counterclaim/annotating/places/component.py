"""Where: finds the places a report names and says, if it can, which they are."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.layers import register_layers
from counterclaim.annotating.places.capitals import capitals
from counterclaim.annotating.places.context import describe
from counterclaim.annotating.places.evidence import weigh
from counterclaim.annotating.places.gazetteer import Gazetteer
from counterclaim.annotating.places.lower_case import raise_names
from counterclaim.annotating.places.own import load_places
from counterclaim.annotating.places.recognition import Found, scan
from counterclaim.annotating.places.resolution import resolve
from counterclaim.annotating.places.tokens import Tokens, tokens_of
from counterclaim.annotating.places.words import place_words
from counterclaim.model.place import PlaceMention


def find_places(doc: Doc, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The places the ``Doc`` names, in order; needs its part-of-speech tags and entities."""
    tokens, text = tokens_of(doc), doc.text
    named = tuple(
        replace(m, place=replace(m.place, mention=text[m.place.start : m.place.end]))
        for m in resolve(recognised(tokens, gazetteer), gazetteer, place_words())
    )
    unnamed = list(capitals(tokens, named, gazetteer))
    return tuple(sorted((*named, *unnamed), key=lambda m: m.place.start)) if unnamed else named


def recognised(tokens: Tokens, gazetteer: Gazetteer) -> list[Found]:
    """The words that name places, not yet which."""
    words = place_words()
    raise_names(tokens, gazetteer, words)
    found = list(scan(tokens, gazetteer, words))
    describe(tokens, found, words)
    weigh(tokens, found, words)
    return [place for place in found if place.evidence > 0]


class Places:
    """Writes ``doc._.places``."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @harmless("counterclaim_places", "places")
    def __call__(self, doc: Doc) -> Doc:
        """Annotate the ``Doc``."""
        doc._.places = find_places(doc, self.gazetteer)
        return doc


@Language.factory(
    "counterclaim_places",
    assigns=["doc._.places"],
    # token.pos is the tagger's token.tag put another way, by a component that declares nothing.
    requires=["token.tag", "token.lemma", "token.ent_type", "token.is_sent_start", "doc.ents"],
    default_config={"extra": None},
)
def make_places(nlp: Language, name: str, extra: str | None) -> Places:  # noqa: ARG001
    """Make the component. ``extra``: path of a CSV gazetteer that outranks the built-in one."""
    register_layers()
    return Places(Gazetteer(load_places(extra)) if extra else Gazetteer())
