"""Words that colour what they govern: "failed to", "reports of", "alleged"."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.grammar.aims import is_infinitive
from counterclaim.annotating.grammar.clauses import is_passive
from counterclaim.annotating.grammar.reality import reality_of
from counterclaim.annotating.lexicon.reporting_words import reporting_words
from counterclaim.annotating.lexicon.signatures import Standing
from counterclaim.annotating.spans import words_between
from counterclaim.annotating.stance.actors import believed_deeds, is_of_actor
from counterclaim.annotating.stance.clausal import is_future
from counterclaim.annotating.stance.cues import cue
from counterclaim.annotating.stance.hedging import (
    clause_scope,
    complement_scope,
    infinitive_after,
    noun_scope,
    phrase_scope,
)
from counterclaim.annotating.stance.words import Effect, effects
from counterclaim.model.stance import Mode, StanceCue
from counterclaim.model.words import Words

_WISHES = frozenset({"want", "wish"})
_PREPOSITIONS = frozenset({"of", "about", "on"})
_TOWARD = frozenset({"at", "for"})
_IN = frozenset({"in"})
_FOR = frozenset({"for"})
_CALLING = frozenset({"on", "upon", "for"})
_GOVERNING = ("VERB", "AUX", "ADJ", "ADP", "SCONJ")


def lexical_cues(token: Token) -> Iterator[StanceCue]:
    """The cues that a word gives what it governs."""
    low, lemma, dep = token.lower_, token.lemma_.lower(), token.dep_
    if dep in ("amod", "compound") and low in effects("noun") and not is_of_actor(token):
        yield from cue(token, noun_scope(token.head), effects("noun")[low])
    if low == "called" and dep == "amod" and token.i > 1 and token.nbor(-2).lower_ == "so":
        yield from cue(token, noun_scope(token.head), effects("noun")["so-called"])
    if token.pos_ in _GOVERNING:
        yield from _of_complement(token, low, lemma)
    if token.pos_ == "VERB":
        yield from _of_verb(token, lemma)
    if token.pos_ == "NOUN":
        yield from _of_noun(token, lemma)
    if is_infinitive(token) and _tells_aim(token):
        yield from cue(token, clause_scope(token), Effect(mode=Mode.PLANNED))
    if dep == "dobj" and token.head.lemma_.lower() == "call":
        yield from cue(token, phrase_scope(token), effects("called").get(lemma))


def _of_complement(token: Token, low: str, lemma: str) -> Iterator[StanceCue]:
    word = effects("complement").get(low) or effects("complement").get(lemma)
    if word is None:
        return
    scope = complement_scope(token, object_too=False)
    if word.mode is Mode.ONGOING:
        if is_future(token):
            return  # "will continue to resist" tells a plan
        if lemma == "continue":  # "battles continued", "continued their protests"
            scope = scope or clause_scope(token, relatives=False)
    if lemma in _WISHES and any(c.dep_ == "ccomp" for c in token.rights):
        word = Effect(mode=Mode.DEMANDED)  # "wants them to leave", not "wants to leave"
    yield from cue(token, scope, word)


def _of_verb(token: Token, lemma: str) -> Iterator[StanceCue]:
    if lemma in effects("passive") and token.tag_ == "VBN" and _is_agentless(token):
        yield from cue(
            token, _told_in_passive(token), effects("passive")[lemma], believed_deeds(token)
        )
    if lemma in effects("toward"):
        yield from cue(token, _after(token, _TOWARD), effects("toward")[lemma])
    if lemma in effects("infinitive") and (lemma != "call" or _after(token, _CALLING)):
        yield from cue(token, infinitive_after(token), effects("infinitive")[lemma])
    if lemma in effects("for"):
        yield from cue(token, _after(token, _FOR), effects("for")[lemma])
    if lemma in effects("in") and token.tag_ != "VBD":
        yield from cue(token, _after(token, _IN), effects("in")[lemma])
    if lemma in effects("object"):
        noun = next((c for c in token.rights if c.dep_ == "dobj"), None)
        yield from cue(token, phrase_scope(noun) if noun else None, effects("object")[lemma])
    if token.tag_ == "VBN" and lemma in effects("arranged") and is_passive(token):
        yield from cue(token, clause_scope(token), effects("arranged")[lemma])


def _is_agentless(participle: Token) -> bool:
    """ "Is said to", "the strike, believed to have killed": a passive or a bare participle."""
    hangs = participle.dep_ in ("acl", "advcl", "relcl", "amod")
    return (is_passive(participle) or hangs) and not any(
        c.dep_ == "agent" for c in participle.rights
    )


def _told_in_passive(participle: Token) -> Words | None:
    for child in participle.rights:
        if child.dep_ in ("xcomp", "ccomp", "oprd", "advcl"):
            return words_between(participle.doc, child.left_edge.i, child.right_edge.i)
    return None


def _of_noun(token: Token, lemma: str) -> Iterator[StanceCue]:
    """ "Reports of", "the risk that", "in the process of": unless somebody's by name."""
    state = effects("state").get(token.lower_) or effects("state").get(lemma)
    if state is not None and _is_state(token):
        yield from cue(token, words_between(token.doc, token.head.head.i, token.i), state)
    effect = effects("of").get(lemma)
    owned = any(c.dep_ in ("poss", "nummod") for c in token.lefts)
    denied = reality_of(token).standing is not Standing.SO  # "rejected reports that"
    if effect is None or owned or denied:
        return
    yield from cue(token, _after(token, _PREPOSITIONS), effect)
    for child in token.rights:
        if child.dep_ in ("acl", "ccomp") and child.pos_ in ("VERB", "AUX"):
            that = any(c.lower_ in ("that", "which") for c in child.lefts)
            if that or child.dep_ == "ccomp":
                reach = words_between(token.doc, child.left_edge.i, child.right_edge.i)
                yield from cue(token, reach, effect)


def _is_state(noun: Token) -> bool:
    """ "Is under siege", "have been on the rise": what lasts, told by a preposition."""
    prep = noun.head
    be = prep.head
    if noun.dep_ != "pobj" or be.lemma_.lower() not in ("be", "remain"):
        return False
    return be.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("has", "have") for c in be.lefts)


def _after(word: Token, prepositions: frozenset[str]) -> Words | None:
    for child in word.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return words_between(word.doc, child.i, child.right_edge.i)
    return None


def _tells_aim(verb: Token) -> bool:
    """ "advanced to seize it", "a bid to seize it"; not "took the opportunity to seize it"."""
    if verb.dep_ == "advcl" and ("V", verb.lemma_.lower()) in reporting_words():
        return False
    if verb.dep_ == "advcl":
        return True
    return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in effects("aim")
