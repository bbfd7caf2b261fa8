"""Finds who acts or suffers: registered names, bodies of states, and common nouns for actors."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers
from counterclaim.annotating.actors.finding import Finder
from counterclaim.annotating.actors.home import at_home
from counterclaim.annotating.actors.registry import Registry, registry_with
from counterclaim.annotating.actors.setting import setting_of
from counterclaim.annotating.harmless import harmless
from counterclaim.model.actor import Actor


def find_actors(doc: Doc, registry: Registry) -> tuple[Actor, ...]:
    """All actors of a parsed and tagged ``Doc``, in text order."""
    setting = setting_of(doc)
    found = at_home(doc, Finder(doc, registry, setting).all(), registry, setting)
    text = doc.text  # built anew at every call
    actors = []
    for f in found:
        start = doc[f.first].idx
        end = doc[f.last].idx + len(doc[f.last])
        actors.append(
            Actor(
                mention=text[start:end],
                start=start,
                end=end,
                name=f.entry.name if f.entry else None,
                id=f.entry.id if f.entry else None,
                category=f.category,
            )
        )
    return tuple(actors)


@cache
def country_of(actor_id: str | None) -> str | None:
    """The ISO code of a registered actor's country, as far as the shipped registry knows."""
    if actor_id is None:
        return None
    entry = registry_with(None).entries.get(actor_id)
    if entry is not None:
        return entry.country
    prefix, _, body = actor_id.partition("-")
    return prefix.upper() if body in ("government", "forces", "police") else None


class Actors:
    """Writes ``doc._.actors``."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    @harmless("counterclaim_actors", "actors")
    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.actors = find_actors(doc, self.registry)
        return doc


@Language.factory(
    "counterclaim_actors",
    assigns=["doc._.actors"],
    requires=["token.dep", "token.tag", "token.lemma", "doc._.places"],
    default_config={"extra": None, "kept": None},
)
def make_actors(
    nlp: Language,  # noqa: ARG001 - spaCy's factory signature
    name: str,  # noqa: ARG001
    extra: str | None,
    kept: str | None,
) -> Actors:
    """Make the component; ``extra`` is the path of a TSV registry that outranks the shipped one.

    ``kept`` is the text of another, which outranks the shipped one but not ``extra``.
    """
    layers.register_layers()
    return Actors(registry_with(extra, kept))
