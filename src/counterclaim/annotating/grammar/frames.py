"""Who does it to whom with what: the nouns around a verb or a noun of a deed, once for all rooms.

``frame_of`` reads a predicate much as PredPatt does (White et al. 2016): through passives,
participles, relative clauses, coordination, control ("accused X of V-ing") and light verbs, and a
noun of a deed alike. Each role says by which rule it was found. Which deed takes which roles, and
whether a noun names a party, is for those who ask.
"""

from spacy.tokens import Token

from counterclaim.annotating.grammar.antecedents import relative_antecedent, resolved
from counterclaim.annotating.grammar.clauses import is_passive, object_of, prepositional
from counterclaim.annotating.grammar.doers import (
    agent_role,
    behind,
    doer_of,
    is_gerund,
    is_undergone,
    undergone_role,
)
from counterclaim.annotating.grammar.noun_frames import given_role, is_means, noun_frame, wielder
from counterclaim.annotating.grammar.roles import Frame, Role, Rule

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_DONE_TO = ("on", "at", "upon", "against", "into", "toward", "towards")


def frame_of(predicate: Token, *, headline: bool = False, first: int | None = None) -> Frame:
    """The frame of a verb or of a noun of a deed.

    ``headline``: the verb is a passive without its "were" ("12 citizens killed"). ``first``: the
    first token of the words of the deed, which are none of its roles ("gang rape").
    """
    if predicate.pos_ in _VERBS:
        return _of_verb(predicate, headline)
    return noun_frame(predicate, predicate.i if first is None else first)


def _of_verb(verb: Token, headline: bool) -> Frame:
    if headline or is_undergone(verb):
        doer, done_to = agent_role(verb), undergone_role(verb)
    elif is_gerund(verb):
        doer, done_to = agent_role(verb), _object(verb) or behind(verb, ("of",))
    else:
        doer, done_to = doer_of(verb), _object(verb)
    instrument = _with(verb)
    if doer is not None and is_means(doer.noun):
        instrument = instrument or Role(doer.noun, doer.rule)
        doer = wielder(doer.noun)
        if doer is None and is_passive(verb):
            doer = behind(verb, ("from",), Rule.ORIGIN)  # "hit by fire from army positions"
    given = next((c for c in verb.children if c.dep_ == "dative"), None)
    return Frame(
        predicate=verb,
        doer=doer,
        done_to=done_to,
        instrument=instrument,
        partner=behind(verb, ("with", "against", "alongside")),
        beneficiary=given_role(given) or behind(verb, ("for", "to")),
    )


def _object(verb: Token) -> Role | None:
    found = object_of(verb)
    if found is not None:
        return Role(resolved(found) or found, Rule.OBJECT)
    about = relative_antecedent(verb)
    if about is not None:
        return Role(about, Rule.RELATIVE)
    return behind(verb, _DONE_TO)


def _with(verb: Token) -> Role | None:
    """The weapon of "with mortars", "using drones"; what is done with people is no weapon."""
    for noun in prepositional(verb, ("with", "by")):
        if noun.pos_ in _NOUNS and is_means(noun):
            return Role(noun, Rule.PREPOSITION)
    for child in verb.rights:
        if child.dep_ in ("advcl", "prep") and child.lower_ == "using":
            used = object_of(child) or next((c for c in child.rights if c.dep_ == "pobj"), None)
            if used is not None:
                return Role(used, Rule.OBJECT)
    return None
