"""How it is put forward: denials, doubts, plans and conditions, each with the words it reaches."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.stance.actors import actor_cues
from counterclaim.annotating.stance.checking import CHECKING, unchecked
from counterclaim.annotating.stance.clausal import backshifted, clausal_cues
from counterclaim.annotating.stance.denying import denial_cues
from counterclaim.annotating.stance.distancing import distancing_cues
from counterclaim.annotating.stance.lexical import lexical_cues
from counterclaim.annotating.stance.saying import of_attributions, within_saying
from counterclaim.annotating.stance.supposing import supposing_cues
from counterclaim.annotating.writing import writing
from counterclaim.model.attribution import Attribution, Manner
from counterclaim.model.stance import StanceCue
from counterclaim.model.words import Words


def find_stance_cues(doc: Doc) -> tuple[StanceCue, ...]:
    """Every hedge of a parsed ``Doc``, in text order. Reads ``doc._.attributions``."""
    attributions: Sequence[Attribution] = doc._.attributions
    indirect = [p for a in attributions if a.manner is Manner.INDIRECT for p in a.content]
    found: list[StanceCue] = []
    for token in doc:
        if token.is_punct or token.is_space:
            continue
        found.extend(clausal_cues(token))
        found.extend(lexical_cues(token))
        if token.dep_ == "aux":
            found.extend(supposing_cues(token))
        if token.tag_ == "VBG" and _lies_in(token, indirect):
            found.extend(backshifted(token))
        if token.lemma_.lower() in CHECKING:
            found.extend(unchecked(token))
    found.extend(denial_cues(doc))
    found.extend(actor_cues(doc))
    found.extend(of_attributions(doc, attributions))
    found.extend(distancing_cues(doc, attributions))
    sayings = [Words.hull(a.content) for a in attributions if a.content]
    found = [within_saying(cue, sayings) for cue in found]
    unique = {(c.hedge, c.scope, c.polarity, c.certainty, c.mode): c for c in found}
    return tuple(sorted(unique.values(), key=lambda c: (c.hedge.start, c.hedge.end, c.scope)))


def _lies_in(token: Token, pieces: Sequence[Words]) -> bool:
    return any(p.start <= token.idx < p.end for p in pieces)


make_stance = writing(
    "counterclaim_stance",
    "stance_cues",
    find_stance_cues,
    ["token.dep", "token.lemma", "token.tag", "doc._.attributions", "doc._.actors"],
)
