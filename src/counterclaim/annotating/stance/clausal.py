"""Negation, modals, adverbs and tenses: words that colour the clause they stand in."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.annotating.grammar.aims import governing_verb, is_infinitive
from counterclaim.annotating.grammar.negating import negator
from counterclaim.annotating.stance.cues import cue
from counterclaim.annotating.stance.hedging import clause_scope, known_objects, phrase_scope
from counterclaim.annotating.stance.supposing import is_unreal, on_unreal, would_have
from counterclaim.annotating.stance.words import Effect, effects
from counterclaim.model.stance import Certainty, Mode, Polarity, StanceCue

_DENIED = Polarity.DENIED
_ONGOING = Effect(mode=Mode.ONGOING)
_CONDITIONS = frozenset({"if", "unless"})
BEARING = frozenset({"tolerate", "justify", "excuse", "condone", "forgive", "forget", "ignore"})
_PAST_SAYING = frozenset({"VBD", "VBN"})
_HAPPENING = frozenset({"happen", "occur", "take", "come"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})


def clausal_cues(token: Token) -> Iterator[StanceCue]:
    """The cues that a word gives its own clause."""
    low, dep = token.lower_, token.dep_
    if dep in ("aux", "advmod", "preconj"):
        yield from _clause_cues(token, low, dep)
    if dep == "mark" and low in effects("subordinate"):
        scope = clause_scope(token.head, participles=True)
        unreal = low == "if" and is_unreal(token.head)
        effect = Effect(mode=Mode.HYPOTHETICAL) if unreal else effects("subordinate")[low]
        yield from cue(token, scope, effect)
    if dep == "prep" and low in effects("subordinate"):
        for child in token.rights:
            if child.dep_ in ("pcomp", "pobj"):
                yield from cue(token, phrase_scope(child), effects("subordinate")[low])
    if token.tag_ == "VBG" and any(_present_be(c) for c in token.lefts) and not _is_going_to(token):
        scope = clause_scope(token, participles=True)
        yield from cue(token, scope, _ONGOING, known_objects(token))


def backshifted(verb: Token) -> Iterator[StanceCue]:
    """ "She said they were shelling": a past tense for a present one, under "said"."""
    past = any(c.dep_ == "aux" and c.lower_ in ("was", "were") for c in verb.lefts)
    if past and not _is_going_to(verb):
        yield from cue(verb, clause_scope(verb), _ONGOING, known_objects(verb))


def is_future(verb: Token) -> bool:
    """Whether the verb stands under "will" or "would"."""
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in verb.lefts)


def _clause_cues(token: Token, low: str, dep: str) -> Iterator[StanceCue]:
    effect = effects("clause").get(low)
    if low in ("'ll", "’ll"):
        effect = effects("clause")["will"]
    elif low in ("wo", "ca", "'d", "’d"):
        effect = {"wo": effects("clause")["will"]}.get(low)
    if effect is None:
        return
    verb = governing_verb(token)
    if dep == "advmod" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "by":
        return  # "killed, apparently by soldiers" doubts the soldiers
    if verb is None:
        if dep == "advmod":
            yield from cue(token, phrase_scope(token.head), effect)
        return
    if dep == "aux":
        effect = _conditioned(verb, _modal(token, verb, effect))
    scope = clause_scope(verb, participles=True)
    holes = known_objects(verb) if effect is not None and effect.mode is not None else ()
    yield from cue(token, scope, effect, holes)


def _conditioned(verb: Token, effect: Effect | None) -> Effect | None:
    """ "The army will fire if they come": what a modal says under a condition is conditional."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    if verb.dep_ == "ccomp":
        clauses += [c for c in verb.head.children if c.dep_ == "advcl"]
    marks = (m for clause in clauses for m in clause.lefts if m.dep_ in ("mark", "advmod"))
    if effect is None or all(m.lower_ not in _CONDITIONS for m in marks):
        return effect
    if effect.mode is Mode.HYPOTHETICAL or (
        would_have(verb) and any(is_unreal(c) for c in clauses)
    ):
        return replace(effect, mode=Mode.HYPOTHETICAL)
    return replace(effect, mode=Mode.CONDITIONAL)


def _modal(token: Token, verb: Token, effect: Effect) -> Effect | None:
    """What a modal does here: "would" after "said" is a plan, "must have" is a guess."""
    low = token.lower_
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts)
    negated = negator(verb) is not None
    if low == "would":
        if perfect:
            return Effect(mode=Mode.HYPOTHETICAL)
        first = verb
        while first.dep_ == "conj":  # "said that three had died and that they would be buried"
            first = first.head
        head = first.head.head if first.head.pos_ == "ADJ" else first.head
        told = first.dep_ == "ccomp" and head.tag_ in _PAST_SAYING
        return Effect(mode=Mode.PLANNED) if told else effect
    if low == "must" and perfect:
        return Effect(certainty=Certainty.PROBABLE)
    if low == "should" and perfect:
        return Effect(mode=Mode.HYPOTHETICAL)
    if low == "could" and negated:
        return None
    if low in ("could", "might") and perfect and on_unreal(verb):
        return Effect(mode=Mode.HYPOTHETICAL)
    if low == "could" and perfect:
        return Effect(certainty=Certainty.POSSIBLE)
    return effect


def _present_be(token: Token) -> bool:
    return token.dep_ == "aux" and token.lower_ in ("is", "are", "am", "'re", "’re", "been")


def _is_going_to(token: Token) -> bool:
    """ "is going to attack" tells a plan, not something under way."""
    return token.lower_ == "going" and any(is_infinitive(c) for c in token.rights)
