"""Finds who is said to hold, take, lose, enter, besiege or leave a place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers
from counterclaim.annotating.attaching.ground import Ground
from counterclaim.annotating.control.lexicon import (
    ControlCue,
    held_words,
    listed,
    noun_cues,
    verb_cues,
)
from counterclaim.annotating.control.nouns import held_mentions, noun_mentions
from counterclaim.annotating.control.verbs import verb_mentions
from counterclaim.annotating.grammar.aims import is_told
from counterclaim.annotating.harmless import harmless
from counterclaim.model.control import ControlMention, ControlStatus
from counterclaim.model.timespan import Bound, TimeExpression

_LASTING = frozenset({ControlStatus.HOLDS, ControlStatus.BESIEGED, ControlStatus.ENCIRCLED})


def find_controls(doc: Doc) -> tuple[ControlMention, ...]:
    """The control mentions of ``doc`` in text order.

    Needs the parse and lemmas; reads the ``actors``, ``places`` and ``times`` layers, where filled.
    """
    found = _with_since(doc, list(_mentions(doc)))
    found.sort(key=lambda m: (m.trigger, m.place.start if m.place else 0))
    return tuple(found)


def _with_since(doc: Doc, found: list[ControlMention]) -> list[ControlMention]:
    """What lasts with the day it began: "has held the town since March"."""
    if not any(m.control.status in _LASTING for m in found):
        return found
    times: tuple[TimeExpression, ...] = doc._.times
    begun = [t for t in times if t.bound is Bound.SINCE and t.earliest is not None]
    return [
        replace(m, control=replace(m.control, since=since))
        if m.control.status in _LASTING and (since := _since(m, begun))
        else m
        for m in found
    ]


def _since(mention: ControlMention, begun: list[TimeExpression]) -> date | None:
    inside = (t for t in begun if mention.trigger.end <= t.start < mention.clause.end)
    return next((t.earliest for t in inside), None)


def _mentions(doc: Doc) -> Iterator[ControlMention]:
    verbs, nouns, held = verb_cues(), noun_cues(), held_words()
    ground = Ground(doc)
    asked = _questions(doc)
    for token in doc:
        lower = token.lower_
        if token.i in asked:
            continue
        if lower in held and token.i > 1 and _is_compound(token):
            yield from held_mentions(ground, token)
        elif token.dep_ == "amod" and (state := nouns.get(lower)) and state.construction == "state":
            yield from noun_mentions(ground, token, state)
        elif token.pos_ == "VERB" and (cue := nouns.get(lower)) and cue.construction == "seat":
            yield from noun_mentions(ground, token, cue)  # "the rebels stronghold in", misread
        elif token.pos_ in ("VERB", "AUX") and (cue := verbs.get(token.lemma_.lower())):
            if is_told(token):
                yield from verb_mentions(ground, token, cue)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and (cue := _noun_cue(token)):
            yield from noun_mentions(ground, token, cue)


def _noun_cue(token: Token) -> ControlCue | None:
    """The cue of a noun; of strongholds and territories also in the plural."""
    nouns = noun_cues()
    if (cue := nouns.get(token.lower_)) is not None:
        return cue
    cue = nouns.get(token.lemma_.lower())
    return cue if cue is not None and cue.construction in ("seat", "land") else None


def _is_compound(token: Token) -> bool:
    """ "rebel-held", and "rebel held Northville" where a hyphen was lost."""
    before = token.nbor(-1)
    if before.text in "-–‑":
        return True
    lost = before.lower_ in listed("sides") and token.tag_ in ("VBN", "VBD", "JJ")
    return lost and token.i + 1 < len(token.doc) and token.nbor().pos_ in ("PROPN", "NOUN", "ADJ")


def _questions(doc: Doc) -> frozenset[int]:
    """The tokens of questions, which assert nothing."""
    if not any(token.text == "?" for token in doc):
        return frozenset()
    asked: set[int] = set()
    for sentence in doc.sents:
        first, last = sentence.start, sentence.end
        if any(doc[i].text == "?" for i in range(max(first, last - 3), last)):
            asked.update(range(first, last))
    return frozenset(asked)


class ControlFinder:
    """Writes ``doc._.controls``."""

    @harmless("counterclaim_control", "controls")
    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.controls = find_controls(doc)
        return doc


@Language.factory(
    "counterclaim_control",
    assigns=["doc._.controls"],
    requires=["token.dep", "token.lemma", "doc._.times", "doc._.actors", "doc._.places"],
)
def make_control(nlp: Language, name: str) -> ControlFinder:  # noqa: ARG001 - spaCy's signature
    """Make the component; put it behind times, places and actors."""
    layers.register_layers()
    return ControlFinder()
