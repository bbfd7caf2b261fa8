"""Negation, modals, adverbs and tenses: words that colour the clause they stand in."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.annotating.grammar.clauses import SUBJECT_DEPS
from counterclaim.annotating.grammar.reality import governing_verb, is_infinitive
from counterclaim.annotating.spans import words_between
from counterclaim.annotating.stance.checking import CHECKING
from counterclaim.annotating.stance.cues import cue, cue_of
from counterclaim.annotating.stance.hedging import COURSE, clause_scope, known_objects, phrase_scope
from counterclaim.annotating.stance.words import Effect, effects
from counterclaim.model.stance import Certainty, Mode, Polarity, StanceCue
from counterclaim.model.words import Words

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
    if dep in ("aux", "neg", "advmod", "preconj"):
        yield from _clause_cues(token, low, dep)
    if dep == "mark" and low in effects("subordinate"):
        scope = clause_scope(token.head, participles=True)
        yield from cue(token, scope, effects("subordinate")[low])
    if dep == "prep" and low in effects("subordinate"):
        for child in token.rights:
            if child.dep_ in ("pcomp", "pobj"):
                yield from cue(token, phrase_scope(child), effects("subordinate")[low])
    if low in effects("subject") and dep in ("det", "nsubj", "nsubjpass", "dobj", "preconj"):
        yield from _subject_cue(token, low)
    if low == "longer" and token.i and token.nbor(-1).lower_ == "no":
        verb = governing_verb(token)
        if verb is not None:
            scope = clause_scope(verb, relatives=False)
            yield cue_of(token.nbor(-1), token, scope, Effect(polarity=_DENIED))
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
    elif low in ("nt", "n’t"):
        effect = effects("clause")["not"]
    if effect is None:
        return
    verb = governing_verb(token)
    if verb is None:
        if dep == "advmod" and effect.polarity is None:
            yield from cue(token, phrase_scope(token.head), effect)
        return
    denies = effect.polarity is _DENIED
    if denies and (_not_a_denial(token, verb) or _of_another_clause(token, verb)):
        return
    if dep == "aux":
        effect = _conditioned(verb, _modal(token, verb, effect))
    scope = clause_scope(verb, not denies, not denies)
    holes = known_objects(verb) if effect is not None and effect.mode is not None else ()
    yield from cue(token, scope, effect, unharmed(verb) if denies else holes)


def unharmed(verb: Token) -> tuple[Words, ...]:
    """The subject of a denied verb: "the attack will not go unpunished" has an attack.

    Not where the verb is the subject's own course: "the attack did not happen".
    """
    if verb.pos_ == "AUX" or verb.lemma_.lower() in COURSE | _HAPPENING:
        return ()
    return tuple(phrase_scope(c) for c in verb.lefts if c.dep_ in SUBJECT_DEPS and c.pos_ == "NOUN")


def _not_a_denial(token: Token, verb: Token) -> bool:
    """ "not only", "did not say", "could not be verified": something else is negated."""
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    aside = token.i > verb.i and verb.pos_ == "VERB"  # "shown not in words but in deeds"
    lemma = verb.lemma_.lower()  # "the attack cannot be tolerated": there was one
    borne = lemma in BEARING and any(c.dep_ in ("nsubjpass", "dobj") for c in verb.children)
    return aside or following in ("only", "just", "least") or lemma in CHECKING or borne


def _of_another_clause(token: Token, verb: Token) -> bool:
    """ "If it does not, the army will fire": the parser hangs "not" on the wrong verb."""
    between = token.doc[token.i + 1 : verb.i]
    subject = any(t.dep_ in SUBJECT_DEPS and t.head.i == verb.i for t in between)
    return subject and any(t.text == "," for t in between)


def _conditioned(verb: Token, effect: Effect | None) -> Effect | None:
    """ "The army will fire if they come": what a modal says under a condition is conditional."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    if verb.dep_ == "ccomp":
        clauses += [c for c in verb.head.children if c.dep_ == "advcl"]
    marks = (m for clause in clauses for m in clause.lefts if m.dep_ in ("mark", "advmod"))
    if effect is None or all(m.lower_ not in _CONDITIONS for m in marks):
        return effect
    return replace(effect, mode=Mode.CONDITIONAL)


def _modal(token: Token, verb: Token, effect: Effect) -> Effect | None:
    """What a modal does here: "would" after "said" is a plan, "must have" is a guess."""
    low = token.lower_
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts)
    negated = any(c.dep_ == "neg" or c.lower_ == "longer" for c in verb.children)
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
    if low == "could" and perfect:
        return Effect(certainty=Certainty.POSSIBLE)
    return effect


def _present_be(token: Token) -> bool:
    return token.dep_ == "aux" and token.lower_ in ("is", "are", "am", "'re", "’re", "been")


def _is_going_to(token: Token) -> bool:
    """ "is going to attack" tells a plan, not something under way."""
    return token.lower_ == "going" and any(is_infinitive(c) for c in token.rights)


def _subject_cue(token: Token, low: str) -> Iterator[StanceCue]:
    """ "No civilians were killed", "caused no casualties", "nobody was hurt"."""
    noun = token.head if token.dep_ in ("det", "preconj") else token
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "conj", "pobj"):
        return
    if noun.lemma_.lower() in ("evidence", "proof", "sign", "indication"):
        yield from cue(token, phrase_scope(noun), Effect(certainty=Certainty.DOUBTED))
        return
    verb = governing_verb(noun)
    if noun.dep_ == "pobj" or verb is None:
        yield from cue(token, phrase_scope(noun), effects("subject")[low])
    elif verb.lemma_.lower() in CHECKING:
        return
    elif noun.dep_ == "dobj":  # "had no injuries and fled": the flight is not denied
        reach = words_between(noun.doc, verb.i, noun.right_edge.i)
        yield from cue(token, reach, effects("subject")[low])
    else:
        yield from cue(token, clause_scope(verb, relatives=False), effects("subject")[low])
