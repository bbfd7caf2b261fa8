"""What could not be checked: "the claim could not be independently verified"."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.grammar.reality import reality_of
from counterclaim.annotating.lexicon.signatures import Standing
from counterclaim.annotating.stance.cues import cue
from counterclaim.annotating.stance.hedging import complement_scope, phrase_scope, previous_sentence
from counterclaim.annotating.stance.words import Effect, effects
from counterclaim.model.stance import Certainty, StanceCue

CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate"})
_UNCHECKED = Effect(certainty=Certainty.ALLEGED)


def unchecked(token: Token) -> Iterator[StanceCue]:
    """ "could not be independently verified": doubts the sentence before, or its own object."""
    difficult = token.head.lower_ == "difficult"
    if reality_of(token).standing is not Standing.NOT and not difficult:
        return
    subject = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    complement = complement_scope(token, object_too=False)
    if complement is not None:
        yield from cue(token, complement, _UNCHECKED)
        return
    yield from cue(token, phrase_scope(token.sent.root), _UNCHECKED)
    before = previous_sentence(token) if _refers_back(token, subject) else None
    if before is not None:
        yield from cue(token, before, _UNCHECKED)


def _refers_back(token: Token, subject: Token | None) -> bool:
    """ "It", "this claim", "either account"; "the pilot's name" is about something else."""
    about = subject
    if about is None or token.tag_ == "VB":  # "the agency could not confirm the report"
        passive = any(c.dep_ == "auxpass" for c in token.lefts)
        held = next((c for c in token.rights if c.dep_ == "dobj"), None)
        about = subject if passive else held
    if about is None:
        return True
    return about.pos_ in ("PRON", "DET") or about.lemma_.lower() in effects("account")
