"""What the reality of each predicate makes of its stance: denied, left open, unchecked, averted."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.accounts import is_account
from counterclaim.annotating.grammar.negating import NEGATIVE, NO, NOBODY
from counterclaim.annotating.grammar.reality import Known, Reality, reality_of
from counterclaim.annotating.lexicon.signatures import Standing, telling_lemmas
from counterclaim.annotating.stance.cues import cue_of, reached
from counterclaim.annotating.stance.words import Effect
from counterclaim.model.stance import Certainty, Hedger, Mode, Polarity, StanceCue

_EFFECTS = {
    Standing.NOT: Effect(polarity=Polarity.DENIED),
    Standing.OPEN: Effect(certainty=Certainty.POSSIBLE),
    Standing.ALLEGED: Effect(certainty=Certainty.ALLEGED),
    Standing.DOUBTED: Effect(certainty=Certainty.DOUBTED),
    Standing.AVERTED: Effect(mode=Mode.HYPOTHETICAL),
}
_FORMS = (
    NEGATIVE | NO | NOBODY | {"nor", "yet"}
    | word_set("reality_words.toml", "without")
    | word_set("reality_words.toml", "baseless")
    | word_set("reality_words.toml", "averted") | word_set("reality_words.toml", "mistaken")
    | {"version"}
)  # fmt: skip
_PREDICATES = frozenset({"VERB", "AUX", "NOUN", "PROPN", "NUM", "PRON"})
_MODIFIERS = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "advmod", "quantmod", "neg", "cc"}
)
_VERBAL = frozenset({"VBN", "VBG", "VBD"})


def denial_cues(doc: Doc) -> Iterator[StanceCue]:
    """A cue for each predicate that does not simply stand, with the word that decided it."""
    known: Known = {}
    for sentence in doc.sents:
        if _says_something(sentence):
            for token in sentence:
                if token.pos_ in _PREDICATES or token.dep_ == "acomp":
                    found = reality_of(token, known)
                    told_of = found.told and is_account(token)  # the accusation was made
                    if found.by is not None and not told_of:
                        yield _cue(token, found, found.by)


def _says_something(sentence: Span) -> bool:
    lemmas = telling_lemmas()
    return any(t.lower_ in _FORMS or t.lemma_.lower() in lemmas for t in sentence)


def _cue(predicate: Token, found: Reality, by: Token) -> StanceCue:
    longer = by.lower_ == "no" and by.i + 1 < len(by.doc) and by.nbor().lower_ == "longer"
    last = by.nbor() if longer else by
    cue = cue_of(by, last, reached(predicate), _EFFECTS[found.standing])
    if found.standing is not Standing.DOUBTED or by.lower_ in NO:
        return cue
    return replace(cue, hedge=replace(cue.hedge, by=Hedger.OUTLET))  # "falsely claimed"
